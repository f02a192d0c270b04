// When half-written texts are told to the store: after half a second without a key, or when another field is written
// into; at once when a text has become a change or was given up. Drawing thread only; knows no clock of its own.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.hpp"

namespace yoriai::cli {

class DraftKeeper {
public:
  using Drafts = std::map<std::string, std::string>; // field → text

  // What the file holds when it is opened.
  void begin(Drafts kept) { *this = {}, told_ = std::move(kept); }
  // What is half written now → what is to be told; an empty text lets a field go.
  std::vector<std::pair<std::string, std::string>> take(const Drafts& written, base::TimeMs now);
  // The same without waiting for a pause: the meeting is being closed.
  std::vector<std::pair<std::string, std::string>> take_all(const Drafts& written);
  // When a text will have rested long enough.
  std::optional<base::TimeMs> due() const;

private:
  struct Resting {
    std::string text;
    base::TimeMs since = 0;
  };
  Drafts told_;
  std::map<std::string, Resting> resting_; // differs from what was told
  std::string last_;                       // the field that changed last
};

} // namespace yoriai::cli
