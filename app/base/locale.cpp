#include "base/locale.hpp"

#include <vector>

#include "base/files.hpp"
#include "base/json.hpp"

namespace yoriai::base {

Result<Words::Map> Words::load_language(const std::filesystem::path& folder) {
  Map words;
  for (const auto& file : files_with_ending(folder, ".json")) {
    const auto text = read_file(file);
    if (!text) return Error{Code::usage, "locale.unreadable", {{"file", file.string()}}};
    const auto json = parse_json(*text);
    if (!json || !json->is_object()) {
      const auto line = json ? std::string("1") : json.error().args.count("line") ? json.error().args.at("line") : "1";
      return Error{Code::usage, "locale.bad", {{"file", file.string()}, {"line", line}}};
    }
    for (const auto& [key, sentence] : json->items())
      if (sentence.is_string()) words[key] = sentence.get<std::string>();
  }
  if (words.empty()) return Error{Code::usage, "locale.unreadable", {{"file", folder.string()}}};
  return words;
}

Result<Words> Words::load(const std::filesystem::path& folder, Lang lang) {
  Words words;
  words.lang_ = lang;
  auto japanese = load_language(folder / "ja");
  if (!japanese) return japanese.error();
  words.words_ = std::move(*japanese);
  if (lang == Lang::ja) return words;
  auto other = load_language(folder / "en");
  if (!other) return other.error();
  words.fallback_ = std::move(words.words_);
  words.words_ = std::move(*other);
  return words;
}

bool Words::has(std::string_view key) const { return words_.find(key) != words_.end(); }

std::string_view Words::operator()(std::string_view key) const {
  if (const auto it = words_.find(key); it != words_.end()) return it->second;
  if (const auto it = fallback_.find(key); it != fallback_.end()) return it->second;
  return key;
}

std::string Words::operator()(std::string_view key, const Args& args) const {
  const std::string_view sentence = (*this)(key);
  std::string out;
  for (std::size_t at = 0; at < sentence.size();) {
    const auto open = sentence.find('{', at);
    const auto close = open == sentence.npos ? open : sentence.find('}', open);
    if (close == sentence.npos) return out.append(sentence.substr(at));
    out.append(sentence.substr(at, open - at));
    const auto arg = args.find(std::string(sentence.substr(open + 1, close - open - 1)));
    out.append(arg != args.end() ? std::string_view(arg->second) : sentence.substr(open, close - open + 1));
    at = close + 1;
  }
  return out;
}

std::string Words::sentence(const Error& error) const {
  constexpr std::string_view kEnding = "_key";
  Args args = error.args;
  for (const auto& [name, value] : error.args)
    if (name.ends_with(kEnding)) args[name.substr(0, name.size() - kEnding.size())] = (*this)(value, error.args);
  return (*this)(error.key, args);
}

} // namespace yoriai::base
