// Dictionaries for tests: a small one of known words, made in memory, and the real one where it was built.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "input/converter.hpp"
#include "input/table_writer.hpp"

namespace yoriai::test {

// A few dozen words; every joint of words costs the same.
input::TableSource small_source();
std::string small_table();
std::shared_ptr<const input::Dictionary> small_dictionary();

// The table that was built from the Mozc dictionary; null where it could not be obtained.
std::shared_ptr<const input::Dictionary> real_dictionary();
// The field's own words, from assets/.
std::shared_ptr<const input::WordList> field_words();

std::vector<std::string> texts(const std::vector<input::Candidate>& candidates);
std::string joined(const input::Conversion& conversion); // segments with | between them

// Skips a test that needs the real table.
#define NEEDS_REAL_DICTIONARY()         \
  if (!yoriai::test::real_dictionary()) \
  GTEST_SKIP()                          \
      << "The table of words was not built, because the Mozc dictionary could not be obtained (app/setup/mozc)."

} // namespace yoriai::test
