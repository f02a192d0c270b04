#include "input/field_words.hpp"

#include <set>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "base/text.hpp"
#include "input/kana.hpp"

namespace yoriai::input {
namespace {

using base::refused;

// A word of the field is taken before its homonyms: some three thousand times as likely as elsewhere.
constexpr int kFieldPreference = 4000;
constexpr std::size_t kMaxBytes = 4u << 20;

std::vector<std::string_view> columns(std::string_view line) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0;;) {
    const std::size_t tab = line.find('\t', at);
    parts.push_back(line.substr(at, tab - at));
    if (tab == line.npos) return parts;
    at = tab + 1;
  }
}

// One line as a word; the key of what is wrong with it, or nothing.
std::string_view read_line(std::string_view line, Word& word) {
  const auto parts = columns(line);
  if (parts.size() < 2 || parts.size() > 3 || parts[1].empty() || base::clean_text(parts[1]) != parts[1])
    return "dictionary.why_columns";
  if (!is_reading(parts[0])) return "dictionary.why_reading";
  if (parts.size() == 3 && !read_kind(parts[2], word.kind)) return "dictionary.why_kind";
  word.reading = parts[0], word.text = parts[1], word.preference = kFieldPreference;
  return {};
}

} // namespace

base::Result<std::shared_ptr<const WordList>> read_field_words(std::string_view text, const std::string& file_name) {
  std::vector<Word> words;
  std::set<std::pair<std::string, std::string>> seen;
  std::size_t number = 0;
  const auto bad = [&](std::string_view why) {
    return refused("dictionary.field_bad",
                   {{"file", file_name}, {"line", std::to_string(number)}, {"why_key", std::string(why)}});
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    Word word;
    if (!base::is_utf8(line)) return bad("dictionary.why_utf8");
    if (const auto why = read_line(line, word); !why.empty()) return bad(why);
    if (!seen.emplace(word.reading, word.text).second) return bad("dictionary.why_twice");
    words.push_back(std::move(word));
  }
  return std::shared_ptr<const WordList>(std::make_shared<WordList>(std::move(words)));
}

base::Result<std::shared_ptr<const WordList>> load_field_words(const std::filesystem::path& file) {
  const auto text = base::read_file(file, kMaxBytes);
  if (!text) {
    const auto reason = text.error().args.find("reason");
    return refused("dictionary.field_unreadable",
                   {{"file", file.string()}, {"reason", reason == text.error().args.end() ? "" : reason->second}});
  }
  return read_field_words(*text, file.string());
}

} // namespace yoriai::input
