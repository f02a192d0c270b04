// The plane 効果 × 実現性 with the letters where the room put them.
#pragma once

#include "minutes/form.hpp"

namespace yoriai::minutes {

class PlaneDrawing {
public:
  PlaneDrawing(Flow& flow, const Labels& labels, const sheets::Step& step, const FormStyle& style)
      : flow_(flow), labels_(labels), step_(step), style_(style) {}

  // Draws it with its two axes within `area`; gives where it ends. `blank`: without letters.
  double draw(const Box& area, bool blank);
  // A line that names those nobody has placed; nothing when all are.
  void unplaced() const;

private:
  struct Letter {
    const meeting::Item* item = nullptr;
    Point at;
  };
  std::vector<Letter> letters(const Box& plane, double radius);
  void draw_letter(const Letter& letter, double radius);

  Flow& flow_;
  const Labels& labels_;
  const sheets::Step& step_;
  const FormStyle& style_;
  std::vector<const meeting::Item*> unplaced_;
};

} // namespace yoriai::minutes
