#include "input/field_words.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "base/text.hpp"
#include "input/kana.hpp"

namespace yoriai::input {
namespace {

using base::refused;

// A word of the field is taken before its homonyms: some four hundred times as likely as elsewhere, and more for each kana of a long
// one, which is less likely to stand there by chance. An everyday word is nudged only: too many others sound like it.
constexpr int kFieldPreference = 3000, kEverydayPreference = 1000, kForEachKana = 500;
constexpr std::size_t kShort = 3, kLong = 6; // kana
constexpr std::string_view kEveryday = "everyday";
constexpr std::size_t kMaxBytes = 4u << 20;

std::vector<std::string_view> columns(std::string_view line, char by = '\t') {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0;;) {
    const std::size_t tab = line.find(by, at);
    parts.push_back(line.substr(at, tab - at));
    if (tab == line.npos) return parts;
    at = tab + 1;
  }
}

// "ひがい=被害 じこ=事故": the words after which `second` stands.
bool read_pairs(std::string_view text, const Word& second, const std::vector<std::string>& particles,
                std::vector<Pair>& pairs) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view one = text.substr(at, end - at);
    at = end + 1;
    const std::size_t sign = one.find('=');
    if (sign == one.npos || sign + 1 == one.size() || !is_reading(one.substr(0, sign))) return false;
    pairs.push_back(
        {std::string(one.substr(0, sign)), std::string(one.substr(sign + 1)), second.reading, second.text, particles});
    any = true;
  }
  return any;
}

// One line as a word; the key of what is wrong with it, or nothing.
std::string_view read_line(std::string_view line, Word& word, std::vector<Pair>& pairs) {
  const auto parts = columns(line);
  const bool pair = (parts.size() == 4 || parts.size() == 5) && parts[2] == "after";
  if (parts.size() < 2 || (parts.size() > 3 && !pair) || parts[1].empty() || base::clean_text(parts[1]) != parts[1])
    return "dictionary.why_columns";
  if (!is_reading(parts[0])) return "dictionary.why_reading";
  std::string_view kind = parts.size() == 3 ? parts[2] : std::string_view("noun");
  const bool everyday = kind.ends_with(kEveryday);
  if (everyday) kind.remove_suffix(std::min(kind.size(), kEveryday.size() + 1)); // and the blank before it
  if (everyday && kind.empty()) kind = "noun";
  if (!read_kind(kind, word.kind)) return "dictionary.why_kind";
  word.reading = parts[0], word.text = parts[1];
  const std::size_t longer = std::clamp(code_points(parts[0]).size(), kShort, kLong) - kShort;
  word.preference = everyday ? kEverydayPreference : kFieldPreference + kForEachKana * static_cast<int>(longer);
  if (!pair) return {};
  std::vector<std::string> particles;
  for (const std::string_view particle : columns(parts.size() > 4 ? parts[4] : std::string_view(), ' '))
    if (!particle.empty()) particles.emplace_back(particle);
  if (std::any_of(particles.begin(), particles.end(), [](const std::string& one) { return !is_reading(one); }) ||
      base::clean_text(parts[3]) != parts[3] || !read_pairs(parts[3], word, particles, pairs))
    return "dictionary.why_pairs";
  return {};
}

} // namespace

base::Result<std::shared_ptr<const WordList>> read_field_words(std::string_view text, const std::string& file_name) {
  std::vector<Word> words;
  std::vector<Pair> pairs;
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
    const std::size_t pairs_before = pairs.size();
    if (const auto why = read_line(line, word, pairs); !why.empty()) return bad(why);
    if (pairs.size() > pairs_before) continue;
    if (!seen.emplace(word.reading, word.text).second) return bad("dictionary.why_twice");
    words.push_back(std::move(word));
  }
  return std::shared_ptr<const WordList>(std::make_shared<WordList>(std::move(words), std::move(pairs)));
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
