// Errors are values: a code that becomes the exit status, and the key of one sentence in assets/locale.
//
// Result<T> holds either a T or an Error. Nothing here throws; value() on an error is a programming
// mistake and aborts. Any thread.
#pragma once

#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace yoriai::base {

// The exit status of the command line (0 is success).
enum class Code {
  usage = 2,         // the call's words are off
  refused = 3,       // a command or input breaks a rule
  unusable_file = 4, // not a session, damaged, locked by another program, newer format
  unwritable = 5,    // output could not be written
};

// Values that a sentence names, e.g. {"id", "p7"}. Never holds a whole sentence.
using Args = std::map<std::string, std::string>;

struct Error {
  Code code = Code::refused;
  std::string key; // of the sentence in assets/locale, e.g. "refused.unknown_item"
  Args args;

  bool operator==(const Error&) const = default;
};

template <typename T> class [[nodiscard]] Result {
public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}   // NOLINT: implicit on purpose
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {} // NOLINT: implicit on purpose

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return check(), *std::get_if<0>(&state_); }
  const T& value() const& { return check(), *std::get_if<0>(&state_); }
  T&& value() && { return check(), std::move(*std::get_if<0>(&state_)); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }

  const Error& error() const {
    if (ok()) std::abort();
    return *std::get_if<1>(&state_);
  }

private:
  void check() const {
    if (!ok()) std::abort();
  }
  std::variant<T, Error> state_;
};

// Success without a value.
template <> class [[nodiscard]] Result<void> {
public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {} // NOLINT: implicit on purpose
  bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  const Error& error() const {
    if (!error_) std::abort();
    return *error_;
  }

private:
  std::optional<Error> error_;
};

inline Error refused(std::string key, Args args = {}) {
  return {Code::refused, std::move(key), std::move(args)};
}

} // namespace yoriai::base
