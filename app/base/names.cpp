#include "base/names.hpp"

#include <algorithm>
#include <string_view>

namespace yoriai::base {
namespace {

constexpr std::string_view kMask = "○○";
constexpr std::size_t kShortest = 6; // bytes: two kanji

} // namespace

std::vector<std::string> spellings_of(std::span<const std::string> names) {
  std::vector<std::string> all;
  const auto add = [&](std::string spelling) {
    if (spelling.size() >= kShortest) all.push_back(std::move(spelling));
  };
  for (const std::string& name : names) {
    add(name);
    for (const std::string_view blank : {" ", "\u3000"}) {
      const auto at = name.find(blank);
      if (at == name.npos) continue;
      add(name.substr(0, at) + name.substr(at + blank.size()));
      add(name.substr(0, at));
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return all;
}

void mask_names(std::string& text, std::span<const std::string> spellings) {
  for (const std::string& spelling : spellings)
    for (auto at = text.find(spelling); at != text.npos; at = text.find(spelling, at + kMask.size()))
      text.replace(at, spelling.size(), kMask);
}

} // namespace yoriai::base
