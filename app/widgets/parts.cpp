// The small drawn parts: letters, chips, bars, timers, notices.
#include <algorithm>
#include <cmath>

#include "widgets/icons.hpp"
#include "widgets/paint.hpp"

namespace yoriai::widgets {
namespace {

constexpr TextStyle kChipText{size::kHint, Weight::regular, kLineTitle};
constexpr TextStyle kChipBold{size::kHint, Weight::bold, kLineTitle};
constexpr TextStyle kChipSmallBold{size::kSmall, Weight::bold, kLineTitle};

struct ChipMeasure {
  float pad, icon, gap;
};

ChipMeasure chip_measure(ChipKind kind) {
  const bool bold = kind == ChipKind::quantitative || kind == ChipKind::qualitative;
  return bold ? ChipMeasure{8, 23, 6} : ChipMeasure{14, 24, 8};
}

// Latin letters stand a little high in the em square of a Japanese font; the eye wants them in the middle.
void letter_in(Ui& ui, const Rect& r, std::string_view letter, float share, Color color) {
  const float size = std::round(r.height() * share * (letter.size() > 1 ? 0.8f : 1.0f));
  draw_line(ui, r.moved(0, -size * 0.01f), letter, {size, Weight::bold, 1}, color, Align::centre);
}

float badge_radius(float side) { return side <= 36 ? metric::kRadiusBadge : side * 0.18f; }

struct ChipColors {
  Color ink, ground, edge;
};

ChipColors chip_colors(const Theme& t, ChipKind kind) {
  switch (kind) {
    case ChipKind::quantitative: return {t.on_ai, t.ai, t.ai};
    case ChipKind::qualitative: return {t.ai_text, t.surface, t.high_contrast ? t.line2 : t.ai};
    case ChipKind::accent: return {t.ai_text, t.ai_soft, t.ai_line};
    case ChipKind::warn: return {t.warn.ink, t.warn.ground, t.warn.border};
    case ChipKind::ok: return {t.ok.ink, t.ok.ground, t.high_contrast ? t.ok.border : t.ok.ground};
    case ChipKind::plain: break;
  }
  return {t.ink, t.sunken, t.high_contrast ? t.line : t.sunken};
}

} // namespace

void problem_badge(Ui& ui, const Rect& r, std::string_view letter) {
  const Theme& t = ui.theme();
  const float radius = badge_radius(r.height());
  fill(ui, r, t.surface, radius);
  border(ui, r, t.high_contrast ? t.ink : t.ai, r.height() > 36 ? 3 : 2, radius);
  letter_in(ui, r, letter, 0.62f, t.high_contrast ? t.ink : t.ai);
}

void issue_badge(Ui& ui, const Rect& r, std::string_view letter) {
  fill(ui, r, ui.theme().ai, badge_radius(r.height()));
  letter_in(ui, r, letter, 0.63f, ui.theme().on_ai);
}

void deferred_badge(Ui& ui, const Rect& r, std::string_view letter) {
  const Theme& t = ui.theme();
  const float radius = badge_radius(r.height());
  fill(ui, r, t.surface, radius);
  border(ui, r, t.ai, r.height() > 36 ? 3 : 2, radius);
  letter_in(ui, r, letter, 0.63f, t.ai_text);
}

void matrix_disc(Ui& ui, Point c, float diameter, std::string_view letter, bool deferred, bool chosen) {
  const Theme& t = ui.theme();
  const Rect box = Rect::around(c, diameter, diameter);
  if (chosen) { // a ring with a white gap, as on a chosen note
    disc(ui, c, diameter / 2 + 9, t.ai);
    disc(ui, c, diameter / 2 + 4, t.surface);
  } else if (!deferred) {
    shadow(ui, box, diameter / 2, Lift::note);
  }
  if (deferred) {
    disc(ui, c, diameter / 2, t.surface);
    circle(ui, c, diameter / 2, t.ai, 4);
  } else {
    disc(ui, c, diameter / 2, t.ai);
  }
  letter_in(ui, box, letter, 0.58f, deferred ? t.ai_text : t.on_ai);
}

namespace {

// A kind of evidence is bold, and smaller where it shares its cell with the evidence itself.
const TextStyle& chip_style(const Chip& chip, float height) {
  if (chip.kind != ChipKind::quantitative && chip.kind != ChipKind::qualitative) return kChipText;
  return height < 50 ? kChipSmallBold : kChipBold;
}

} // namespace

float chip_width(Ui& ui, const Chip& chip, float height) {
  const ChipMeasure m = chip_measure(chip.kind);
  float w = 2 * m.pad + text_width(ui, chip.text, chip_style(chip, height));
  if (chip.icon) w += m.icon + m.gap;
  if (!chip.letter.empty()) w += text_width(ui, chip.letter, kChipBold) + m.gap;
  return std::ceil(w);
}

float draw_chip(Ui& ui, Point at, const Chip& chip, float height) {
  const ChipColors c = chip_colors(ui.theme(), chip.kind);
  const ChipMeasure m = chip_measure(chip.kind);
  const Rect r = Rect::at(at.x, at.y, chip_width(ui, chip, height), height);
  fill(ui, r, c.ground, metric::kRadiusNote);
  if (c.edge != c.ground)
    border(ui, r, c.edge, chip.kind == ChipKind::qualitative ? 2.5f : 1.5f, metric::kRadiusNote);
  Rect in = r.inset(m.pad, 0);
  if (chip.icon) draw_icon(ui, chip.icon, in.cut_left(m.icon, m.gap).centre(), m.icon, c.ink);
  if (!chip.letter.empty()) {
    const float w = text_width(ui, chip.letter, kChipBold);
    draw_line(ui, in.cut_left(w, m.gap), chip.letter, kChipBold, c.ink);
  }
  in.x1 = r.x1;
  draw_line(ui, in, chip.text, chip_style(chip, height), c.ink);
  return r.width();
}

void draw_evidence(Ui& ui, const Rect& r, const Evidence& e) {
  const Theme& t = ui.theme();
  fill(ui, r, t.paper, metric::kRadiusNote);
  border(ui, r, t.line, t.border_line, metric::kRadiusNote);
  const float inner = 7;
  const Chip chip{e.kind_label, e.quantitative ? icon::kBarChart : icon::kFormatQuote,
                  e.quantitative ? ChipKind::quantitative : ChipKind::qualitative, {}};
  const float w = draw_chip(ui, {r.x0 + inner, r.y0 + inner}, chip, r.height() - 2 * inner);
  Rect words = r.inset(0, 3);
  words.x0 += inner + w + 10;
  words.x1 -= 8;
  const TextStyle text{size::kHint, Weight::regular, kLineTitle}, source{size::kSmall, Weight::regular, kLineTitle};
  if (e.source.empty()) {
    draw_line(ui, words, e.text, text, t.ink);
    return;
  }
  draw_line(ui, words.cut_top(words.height() * 0.52f), e.text, text, t.ink);
  draw_line(ui, words, e.source, source, t.ink2);
}

float pips_width(int of) { return static_cast<float>(of) * 14 + static_cast<float>(of - 1) * 4; }

void pips(Ui& ui, Point at, int value, int of) {
  const Theme& t = ui.theme();
  for (int i = 0; i < of; ++i) {
    const Rect r = Rect::at(at.x + static_cast<float>(i) * 18, at.y - 10, 14, 20);
    if (i < value)
      fill(ui, r, t.ai, 3);
    else
      fill(ui, r, t.surface, 3), border(ui, r, t.line2, 1.5f, 3);
  }
}

void progress_segments(Ui& ui, const Rect& r, int done, int of) {
  const Theme& t = ui.theme();
  const auto parts = r.columns(of, 5);
  for (int i = 0; i < of; ++i) {
    const Rect& part = parts[static_cast<std::size_t>(i)];
    if (i < done)
      fill(ui, part, t.ai, 4);
    else
      fill(ui, part, t.surface, 4), border(ui, part, t.line2, 1.5f, 4);
  }
}

void progress_bar(Ui& ui, const Rect& r, float fraction) {
  const Theme& t = ui.theme();
  const float radius = r.height() / 2;
  fill(ui, r, t.high_contrast ? t.surface : t.line, radius);
  const float width = std::max(r.height(), r.width() * std::clamp(fraction, 0.0f, 1.0f));
  if (fraction > 0) fill(ui, {r.x0, r.y0, r.x0 + width, r.y1}, t.ai, radius);
  if (t.high_contrast) border(ui, r, t.line, 2, radius);
}

void score_bar(Ui& ui, const Rect& r, float fraction) {
  const Theme& t = ui.theme();
  fill(ui, r, t.sunken, 5);
  if (t.high_contrast) border(ui, r, t.line, 1.5f, 5);
  if (fraction > 0) fill(ui, {r.x0, r.y0, r.x0 + r.width() * std::min(fraction, 1.0f), r.y1}, t.ai, 5);
}

void vote_dot(Ui& ui, Point c, float diameter, bool set) {
  const Theme& t = ui.theme();
  disc(ui, c, diameter / 2, set ? t.ai : t.surface);
  if (!set) circle(ui, c, diameter / 2, t.line2, std::max(2.5f, diameter * 0.065f));
}

void count_plate(Ui& ui, const Rect& r, std::string_view text) {
  fill(ui, r, ui.theme().plate, metric::kRadiusNote);
  draw_line(ui, r, text, {std::round(r.height() * 0.62f), Weight::bold, 1}, ui.theme().on_plate, Align::centre);
}

float timer_box_width(Ui& ui, std::string_view text) {
  return std::ceil(14 + 36 + 14 + text_width(ui, text, {30, Weight::bold, 1}) + 18);
}

void timer_box(Ui& ui, const Rect& r, std::string_view text, bool over) {
  const Theme& t = ui.theme();
  fill(ui, r, over ? t.warn.ground : t.paper, metric::kRadiusButton);
  border(ui, r, over ? t.warn.border : t.line, over ? t.border_control : t.border_line, metric::kRadiusButton);
  Rect in = r.inset(14, 0);
  const float mark = 36;
  draw_icon(ui, icon::kTimer, in.cut_left(mark, 14).centre(), mark, over ? t.warn.ink : t.ai_text);
  in.x1 = r.x1;
  draw_line(ui, in, text, {30, Weight::bold, 1}, over ? t.warn.ink : t.ink);
}

namespace {

// 予定 20分: a plain word and a bold figure on one line.
void word_and_figure(Ui& ui, const Rect& r, std::string_view word, std::string_view figure, Align align) {
  const Theme& t = ui.theme();
  const TextStyle plain{size::kSmall, Weight::regular, 1}, bold{size::kHint, Weight::bold, 1};
  const float w1 = text_width(ui, word, plain), w2 = text_width(ui, figure, bold), gap = 7;
  Rect in = r;
  if (align == Align::right) in.x0 = r.x1 - w1 - gap - w2;
  draw_line(ui, in.cut_left(w1, gap), word, plain, t.ink);
  in.x1 = in.x0 + w2 + 1;
  draw_line(ui, in, figure, bold, t.ink);
}

} // namespace

void timer_panel(Ui& ui, const Rect& r, const TimerView& v) {
  const Theme& t = ui.theme();
  fill(ui, r, v.over ? t.warn.ground : t.paper, metric::kRadiusButton);
  border(ui, r, v.over ? t.warn.border : t.line, v.over ? t.border_control : t.border_line, metric::kRadiusButton);
  const Color ink = v.over ? t.warn.ink : t.ink;
  Rect in = r.inset(16, 0);
  draw_icon(ui, icon::kTimer, in.cut_left(32, 18).centre(), 32, v.over ? t.warn.ink : t.ai_text);
  const Rect left = in.cut_left(74, 16);
  const Rect upper{0, r.y0 + 7, 0, r.y0 + 29}, lower{0, r.y0 + 30, 0, r.y1 - 6};
  const auto row = [](const Rect& column, const Rect& band) { return Rect{column.x0, band.y0, column.x1, band.y1}; };
  const bool alone = v.left_label.empty();
  draw_line(ui, row(left, upper), v.left_label, {size::kSmall, Weight::regular, 1}, v.over ? ink : t.ink2);
  draw_line(ui, alone ? Rect{left.x0, r.y0, left.x1 + 8, r.y1} : row({left.x0, 0, left.x1 + 12, 0}, lower), v.left,
            {alone ? 28.0f : 30.0f, Weight::bold, 1}, ink);
  const Rect plan = in.cut_left(236, 16);
  word_and_figure(ui, {plan.x0, r.y0 + 14, plan.x1, r.y0 + 40}, v.plan_label, v.plan, Align::left);
  word_and_figure(ui, {plan.x0, r.y0 + 14, plan.x1, r.y0 + 40}, v.spent_label, v.spent, Align::right);
  progress_bar(ui, {plan.x0, r.y0 + 43, plan.x1, r.y0 + 55}, v.fraction);
  vline(ui, in.x0, r.y0 + 10, r.y1 - 10, t.line, t.border_line);
  in.cut_left(17);
  draw_line(ui, row(in, {0, r.y0 + 10, 0, r.y0 + 32}), v.end_label, {size::kSmall, Weight::regular, 1}, t.ink2);
  Rect end = row(in, {0, r.y0 + 34, 0, r.y0 + 62});
  const TextStyle big{size::kList, Weight::bold, 1};
  draw_line(ui, end.cut_left(text_width(ui, v.end, big) + 1, 2), v.end, big, ink);
  end.x1 = r.x1 - 4;
  draw_line(ui, end, v.end_plan, {size::kSmall, Weight::regular, 1}, t.ink);
}

void notice(Ui& ui, const Rect& r, NoticeKind kind, const char* icon, std::string_view title, std::string_view text) {
  const Theme& t = ui.theme();
  const StateLook info{t.ai_text, t.ai_soft, t.ai_line};
  const StateLook& look = kind == NoticeKind::warn  ? t.warn
                          : kind == NoticeKind::err ? t.err
                          : kind == NoticeKind::ok  ? t.ok
                                                    : info;
  fill(ui, r, look.ground, metric::kRadiusButton);
  border(ui, r, look.border, t.border_control, metric::kRadiusButton);
  Rect in = r.inset(26, 0);
  draw_icon(ui, icon, in.cut_left(44, 18).centre(), 44, kind == NoticeKind::warn ? t.icon_warn : look.ink);
  const TextStyle bold{size::kButtonLarge, Weight::bold, kLineTitle}, plain{size::kHint, Weight::regular, kLineText};
  const float title_h = text_height(ui, title, bold, in.width());
  const float text_h = text.empty() ? 0 : text_height(ui, text, plain, in.width());
  Rect words = Rect::at(in.x0, in.centre().y - (title_h + text_h) / 2, in.width(), title_h + text_h);
  draw_text(ui, words.cut_top(title_h), title, bold, {.color = look.ink});
  if (!text.empty()) draw_text(ui, words, text, plain, {.color = t.ink});
}

} // namespace yoriai::widgets
