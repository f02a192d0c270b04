#include "cli/draft_keeper.hpp"

#include <algorithm>

namespace yoriai::cli {
namespace {

constexpr base::TimeMs kPause = 500;

} // namespace

std::vector<std::pair<std::string, std::string>> DraftKeeper::take(const Drafts& written, base::TimeMs now) {
  std::vector<std::pair<std::string, std::string>> tell;
  for (auto told = told_.begin(); told != told_.end();) {
    if (written.contains(told->first)) {
      ++told;
      continue;
    }
    tell.emplace_back(told->first, "");
    told = told_.erase(told);
  }
  std::erase_if(resting_, [&](const auto& resting) { return !written.contains(resting.first); });
  for (const auto& [field, text] : written) {
    if (const auto told = told_.find(field); told != told_.end() && told->second == text) {
      resting_.erase(field);
      continue;
    }
    Resting& resting = resting_[field];
    if (resting.text != text) resting = {text, now}, last_ = field;
  }
  for (auto resting = resting_.begin(); resting != resting_.end();) {
    const auto& [field, what] = *resting;
    // Several people write on pads at once; for none of them is that a pause.
    if ((field == last_ || field.starts_with("pad/")) && now - what.since < kPause) {
      ++resting;
      continue;
    }
    told_[field] = what.text;
    tell.emplace_back(field, what.text);
    resting = resting_.erase(resting);
  }
  return tell;
}

std::vector<std::pair<std::string, std::string>> DraftKeeper::take_all(const Drafts& written) {
  std::vector<std::pair<std::string, std::string>> tell;
  for (const auto& [field, text] : told_)
    if (!written.contains(field)) tell.emplace_back(field, "");
  for (const auto& [field, text] : written)
    if (const auto told = told_.find(field); told == told_.end() || told->second != text)
      tell.emplace_back(field, text);
  begin(written);
  return tell;
}

std::optional<base::TimeMs> DraftKeeper::due() const {
  std::optional<base::TimeMs> due;
  for (const auto& [field, resting] : resting_)
    due = std::min(due.value_or(resting.since + kPause), resting.since + kPause);
  return due;
}

} // namespace yoriai::cli
