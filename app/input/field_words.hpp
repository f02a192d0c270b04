// The field's own dictionary, assets/dictionary/field.tsv: words of regional care that the general table lacks or ranks too low.
// Anybody may edit it: "reading<TAB>word", and a third column for the kind of word where it is no plain noun. Any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "input/word_list.hpp"

namespace yoriai::input {

// Errors: "dictionary.field_unreadable" {file, reason}; "dictionary.field_bad" {file, line, why_key}: a line that is no pair, a
// reading that is not kana, an unknown kind, a word twice. The words of a refused file are not used at all.
base::Result<std::shared_ptr<const WordList>> load_field_words(const std::filesystem::path& file);
base::Result<std::shared_ptr<const WordList>> read_field_words(std::string_view text, const std::string& file_name);

} // namespace yoriai::input
