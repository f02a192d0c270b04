// The words of the program. Every sentence a person can read comes from assets/locale/<lang>/*.json, flat
// objects of "key": "sentence with {argument}". All files of a language are merged.
//
// A key that the language lacks is looked up in Japanese; one that is nowhere is shown as itself, so that it
// is seen and mended. Immutable after load; any thread may read.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/lang.hpp"
#include "base/result.hpp"

namespace yoriai::base {

class Words {
public:
  // `folder` is assets/locale. Errors: "locale.unreadable" {file}, "locale.bad" {file, line}.
  static Result<Words> load(const std::filesystem::path& folder, Lang lang);

  // The sentence as it is. The view lives as long as this object, or as `key` when nothing was found.
  std::string_view operator()(std::string_view key) const;
  // The sentence with {name} replaced by args["name"].
  std::string operator()(std::string_view key, const Args& args) const;
  // An error as one sentence. An argument whose name ends in "_key" is itself looked up and offered under
  // the name without that ending.
  std::string sentence(const Error& error) const;
  bool has(std::string_view key) const;
  Lang lang() const { return lang_; }

private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  using Map = std::unordered_map<std::string, std::string, Hash, std::equal_to<>>;
  static Result<Map> load_language(const std::filesystem::path& folder);

  Lang lang_ = Lang::ja;
  Map words_, fallback_;
};

} // namespace yoriai::base
