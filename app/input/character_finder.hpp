// 一字を書いて探す: one kanji drawn in a box gives the characters it may be, the likeliest first. Zinnia with the Japanese model of
// Tegaki (Debian: tegaki-zinnia-japanese). It knows kanji, digits and plain hiragana; katakana, voiced and small kana and letters
// it does not know: those are on the keys, and the screen says so. Strokes joined in cursive are seldom found.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace yoriai::input {

struct InkPoint {
  float x = 0, y = 0; // any unit, y downwards; only the shape counts, not size or place
};
using InkStroke = std::vector<InkPoint>; // from the finger's touch to its lifting, in the order drawn

// $YORIAI_CHARACTER_MODEL, else tegaki/models/zinnia/handwriting-ja.model in the data folders of the system ($XDG_DATA_DIRS).
std::filesystem::path character_model_file();

// Immutable after open; any thread, several at once.
class CharacterFinder {
public:
  // Some 20 ms: the whole model (26 MB) is looked through before anything trusts it, so call it beside the drawing thread.
  // Errors: "finder.missing" {file}, "finder.damaged" {file}. The program goes on without.
  static base::Result<std::shared_ptr<const CharacterFinder>> open(const std::filesystem::path& file);
  virtual ~CharacterFinder() = default;

  // At most `most` characters, without doubles; none for no ink. Points that are no numbers are passed over; of more than 64
  // strokes only the first count. About 5 ms.
  virtual std::vector<std::string> find(const std::vector<InkStroke>& strokes, std::size_t most = 10) const = 0;
  virtual std::size_t characters() const = 0; // that it knows
};

} // namespace yoriai::input
