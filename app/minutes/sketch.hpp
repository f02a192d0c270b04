// Handwriting in the texts of the minutes: a drawing where a format can draw, else words. Pure values; any thread.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/locale.hpp"
#include "meeting/ink.hpp"
#include "meeting/meeting.hpp"

namespace yoriai::minutes {

using Strokes = std::vector<meeting::Stroke>;

struct Sketch {
  std::shared_ptr<const Strokes> strokes; // at least one; the same for the same note
  std::string label;  // for those who cannot see it: its caption, or the word for writing that has none
  std::string sign;   // where it cannot be drawn: （手書き） behind a caption, else the label
  std::size_t at = 0; // so many bytes of the text it stands in come before it: a line of its own below them
  bool operator==(const Sketch&) const = default;
};

// A text and the handwriting that stands in it.
struct Noted {
  Noted(std::string words = {}, std::vector<Sketch> drawn = {}) : text(std::move(words)), sketches(std::move(drawn)) {}
  Noted(const char* words) : text(words) {}

  std::string text;
  std::vector<Sketch> sketches; // by `at`
  bool empty() const { return text.empty() && sketches.empty(); }
  bool operator==(const Noted&) const = default;
};

// What is not empty, parted by `between`, next to handwriting by the end of a line.
Noted join_notes(const std::vector<Noted>& parts, std::string_view between);

// What comes behind handwriting comes to stand before it: an aside belongs to the caption.
Noted sketches_last(Noted noted);

// As it reads where nothing is drawn.
std::string spelled(std::string_view text, const std::vector<Sketch>& sketches);

// The text cut where something is drawn, without the line ends there.
struct NotedPart {
  std::string_view text;          // may be empty
  const Sketch* sketch = nullptr; // stands below it; null behind the last
};
std::vector<NotedPart> parts_of(std::string_view text, const std::vector<Sketch>& sketches);

// The notes that hold handwriting, by id: the caption and what is drawn. One that cannot be read is left out.
using Handwriting = std::map<std::string, Noted, std::less<>>;
Handwriting handwriting_of(const meeting::Meeting& meeting, const base::Words& words);

} // namespace yoriai::minutes
