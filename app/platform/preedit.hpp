// What an input method composes and has not yet given, and how it is built from the pieces it sends. Pure values.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace yoriai::platform {

struct Preedit {
  std::string text; // UTF-8; empty: nothing is being composed
  int caret = 0;    // in characters (code points) from the start
  bool operator==(const Preedit&) const = default;
};

// UTF-8 of whole code points and back; a broken byte becomes U+FFFD.
std::string to_utf8(std::u32string_view text);
std::u32string from_utf8(std::string_view text);

// The pre-edit text as X11 tells it: "put these characters in place of `length` from `first` on".
class PreeditBuilder {
public:
  void clear() { text_.clear(), caret_ = 0; }
  // What lies outside the present text is cut to it: input methods are other programs.
  void replace(int first, int length, std::u32string_view with, int caret);
  void move_caret(int caret) { caret_ = std::clamp(caret, 0, static_cast<int>(text_.size())); }
  Preedit preedit() const { return {to_utf8(text_), caret_}; }

private:
  std::u32string text_;
  int caret_ = 0;
};

} // namespace yoriai::platform
