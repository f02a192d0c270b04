// Inside of the room: lines of a multi-line field broken by Japanese rules while it is edited.
//
// ImGui's multi-line field of 1.92.2 never wraps, and later ones wrap without 禁則. So the text that ImGui edits
// carries "soft" breaks, spelt "\r\n\r": ImGui draws \r as nothing. A hard newline is a lone \n. The spelling is
// symmetric on purpose: Backspace at the start of a line leaves "\r\n", Delete at the end of one leaves "\n\r",
// and both mean that the character on the other side of the break shall go. Pure functions but for the layout.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "widgets/text.hpp"

namespace yoriai::widgets {

std::string wrap_softly(Ui& ui, std::string_view plain, const TextStyle& style, float width);

// The text without soft breaks; wounded ones take the neighbour that the person meant to delete. `cursor`, when
// given, is a byte offset in `shown` and becomes one in the result.
std::string unwrap(std::string_view shown, std::size_t* cursor = nullptr);

// Byte offset in `shown` of the offset `plain_at` of the plain text; behind a soft break rather than before it.
std::size_t to_shown(std::string_view shown, std::size_t plain_at);

// Where the caret goes when a key has brought it into a soft break or to its beginning. Both ends of a break are
// one place in the text, so that a step over it must not cost a key press: to the right it comes out behind the
// break, to the left one character before it. Other moves (End, a tap) may stay at the end of a line.
enum class CaretMove { left, right, other };
std::size_t out_of_break(std::string_view shown, std::size_t at, CaretMove move);

} // namespace yoriai::widgets
