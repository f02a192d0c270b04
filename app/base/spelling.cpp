#include "base/spelling.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

namespace yoriai::base {
namespace {

constexpr char32_t kLongVowel = U'ー', kFirstKatakana = U'ァ', kLastKatakana = U'ヶ', kToHiragana = 0x60;

std::u32string points(std::string_view text) {
  const auto whole = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  std::u32string points;
  for (std::int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1))
    points += static_cast<char32_t>(whole.char32At(i));
  return points;
}

std::string utf8(const std::u32string& points) {
  std::string text;
  icu::UnicodeString whole;
  for (const char32_t c : points) whole.append(static_cast<UChar32>(c));
  whole.toUTF8String(text);
  return text;
}

// The lists under `key`, or the place of what is none.
Result<std::vector<std::vector<std::string>>> lists(const Json& json, const char* key, const std::string& file) {
  std::vector<std::vector<std::string>> found;
  const auto bad = [&](const std::string& place) {
    return refused("spelling.bad", {{"file", file}, {"place", place}});
  };
  const std::string at = std::string("/") + key;
  if (!json.contains(key)) return found;
  if (!json[key].is_array()) return bad(at);
  for (std::size_t i = 0; i < json[key].size(); ++i) {
    const Json& list = json[key][i];
    const std::string place = at + "/" + std::to_string(i);
    if (!list.is_array() || list.size() < 2) return bad(place);
    found.emplace_back();
    for (std::size_t j = 0; j < list.size(); ++j) {
      if (!list[j].is_string() || list[j].get_ref<const std::string&>().empty())
        return bad(place + "/" + std::to_string(j));
      found.back().push_back(list[j].get<std::string>());
    }
  }
  return found;
}

} // namespace

Result<Spelling> Spelling::load(const std::filesystem::path& file) {
  const auto text = read_file(file, 1 << 20);
  if (!text)
    return refused("spelling.unreadable", {{"file", file.string()}, {"reason", text.error().args.at("reason")}});
  const auto json = parse_json(*text);
  if (!json || !json->is_object()) return refused("spelling.bad", {{"file", file.string()}, {"place", "/"}});
  const auto characters = lists(*json, "characters", file.string());
  if (!characters) return characters.error();
  const auto words = lists(*json, "words", file.string());
  if (!words) return words.error();
  Spelling spelling;
  for (const auto& list : *characters) {
    const std::u32string first = points(list.front());
    for (std::size_t i = 1; i < list.size(); ++i) spelling.characters_[points(list[i]).front()] = first.front();
  }
  for (const auto& list : *words) {
    const std::u32string first = spelling.plain(list.front());
    for (const auto& form : list)
      if (const std::u32string folded = spelling.plain(form); !folded.empty())
        spelling.forms_[folded.front()].emplace_back(folded, first);
  }
  for (auto& [first, forms] : spelling.forms_)
    std::stable_sort(forms.begin(), forms.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return spelling;
}

std::u32string Spelling::plain(std::string_view text) const {
  std::u32string folded;
  for (char32_t c : points(fold_for_search(text))) {
    if (c == kLongVowel || u_isUWhiteSpace(static_cast<UChar32>(c))) continue;
    if (c >= kFirstKatakana && c <= kLastKatakana) c -= kToHiragana;
    const auto modern = characters_.find(c);
    folded += modern == characters_.end() ? c : modern->second;
  }
  return folded;
}

std::u32string Spelling::canonical(const std::u32string& plain) const {
  std::u32string out;
  for (std::size_t i = 0; i < plain.size();) {
    const auto forms = forms_.find(plain[i]);
    const auto* match = static_cast<const std::pair<std::u32string, std::u32string>*>(nullptr);
    if (forms != forms_.end())
      for (const auto& form : forms->second)
        if (plain.compare(i, form.first.size(), form.first) == 0) {
          match = &form;
          break;
        }
    if (match) out += match->second, i += match->first.size();
    else out += plain[i++];
  }
  return out;
}

Spelling::Folded Spelling::fold(std::string_view text) const {
  const std::u32string as_spelt = plain(text);
  return {utf8(as_spelt), utf8(canonical(as_spelt))};
}

std::vector<Spelling::Folded> Spelling::fold_words(std::string_view question) const {
  std::vector<Folded> words;
  std::u32string word;
  const auto end = [&] {
    if (const Folded folded = fold(utf8(word)); !folded.plain.empty()) words.push_back(folded);
    word.clear();
  };
  for (const char32_t c : points(question))
    if (u_isUWhiteSpace(static_cast<UChar32>(c))) end();
    else word += c;
  end();
  return words;
}

bool holds_all(const Spelling::Folded& text, const std::vector<Spelling::Folded>& words) {
  return std::all_of(words.begin(), words.end(), [&](const Spelling::Folded& word) {
    return text.plain.find(word.plain) != text.plain.npos || text.canonical.find(word.canonical) != text.canonical.npos;
  });
}

} // namespace yoriai::base
