// One value of a sheet file together with its place, so that whatever is off can be named.
//
// Reading never stops: what has the wrong shape gives an empty value and leaves a refusal behind, of which
// the first is kept. The reader of a sheet therefore says what it wants, line by line, and asks once at the
// end.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "sheets/sheet.hpp"

namespace yoriai::sheets {

// What was found wrong with one file: the first thing only.
class Refusals {
public:
  explicit Refusals(std::string file) : file_(std::move(file)) {}
  // `reason` is the ending of a key "sheet.reason.…".
  void add(const std::string& place, const std::string& reason, base::Args args = {});
  const std::optional<base::Error>& first() const { return first_; }

private:
  std::string file_;
  std::optional<base::Error> first_;
};

class Node {
public:
  Node(const base::Json* value, std::string place, Refusals& refusals)
      : value_(value), place_(std::move(place)), refusals_(&refusals) {}

  explicit operator bool() const { return value_ != nullptr; }

  // An object with these keys: all of `required`, any of `optional`, no other.
  void keys(std::initializer_list<std::string_view> required,
            std::initializer_list<std::string_view> optional) const;
  // The value under `key`; an absent one reads as empty and refuses nothing.
  Node at(std::string_view key) const;
  // The values of a list of `least` to 256 entries.
  std::vector<Node> list(std::size_t least = 0) const;
  // The values of an object by key, at most 256.
  std::map<std::string, Node> members() const;

  std::string string() const;
  // [a-z0-9_-]{1,32}
  std::string name() const;
  // "…" or {"ja": "…", "en": "…"}; not empty, at most 2,000 characters.
  Text text() const;
  std::vector<Text> texts() const; // of a list
  bool boolean() const;
  double number() const;
  int integer(int least, int most) const;
  // One of `names`; its index.
  std::size_t one_of(std::span<const std::string_view> names) const;

  void refuse(const std::string& reason, base::Args args = {}) const;

private:
  bool is(bool right_type, const char* wanted) const;
  std::string one_language() const;

  const base::Json* value_;
  std::string place_; // JSON pointer
  Refusals* refusals_;
};

} // namespace yoriai::sheets
