// Makes the table of words (table_format.hpp) from the sources of the Mozc open-source dictionary, or from a few words of a
// test. Runs when Yoriai is built, never in the app. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "input/table_format.hpp"

namespace yoriai::input {

struct SourceWord {
  std::string reading, text;
  std::uint16_t left = 0, right = 0; // ids of its part of speech towards the word before and after
  int cost = 0;                      // 500 × −ln(probability)
};

struct TableSource {
  std::vector<SourceWord> words;
  std::vector<std::string> ids;    // the part of speech of each id, as in id.def: "名詞,一般,*,*,*,*,*"
  std::vector<std::int16_t> costs; // ids × ids, [right id before][left id after]
};

// Reads the folder that holds dictionary00.txt to dictionary09.txt, suffix.txt, id.def, connection_single_column.txt, and,
// where there is one, single_kanji.tsv. Words dearer than `dearest` are left out. Errors: "dictionary.source" {file, line}.
base::Result<TableSource> read_mozc_source(const std::filesystem::path& folder, int dearest = 8000);

// The whole file. Errors: "dictionary.source" {file: "", line: "0"} when a figure does not fit the format.
base::Result<std::string> write_table(TableSource source);

} // namespace yoriai::input
