// What every verb stands on: the words of one language and the sheets of this installation.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

#include "base/locale.hpp"
#include "base/result.hpp"
#include "base/spelling.hpp"
#include "minutes/filing.hpp"
#include "sheets/library.hpp"

namespace yoriai::cli {

struct Environment {
  base::Words words;
  sheets::Library library;
  base::Spelling spelling;
  minutes::Filing filing;

  // Bad sheets, guidance, spellings and files for the minutes are told on stderr, once, and left out. Errors: those of Words::load.
  static base::Result<std::unique_ptr<Environment>> load(base::Lang lang);

  std::string sentence(const base::Error& error) const { return words.sentence(error); }
};

// Prints the sentence to stderr and gives the exit status.
int fail(const Environment& environment, const base::Error& error);

// Where a new meeting goes: sessions/ of a checkout when it can be written, else yoriai/ in the user's documents or
// home. The folder need not exist yet.
std::filesystem::path save_folder();

// The meeting to practise on: sessions/example.yoriai beside the assets, or empty when it is not there.
std::filesystem::path example_file();

} // namespace yoriai::cli
