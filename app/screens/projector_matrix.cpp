// The plane of effect and feasibility beside the order the room has talked out. Targets: "projector/letter/<id>" (on the
// plane "projector/place/<id>"), "projector/item/<id>", "projector/rank/<id>", "projector/axis/x", "projector/axis/y",
// "projector/quarter/<n>".
#include <algorithm>
#include <cmath>

#include "screens/matrix_parts.hpp"
#include "screens/note_card.hpp"
#include "screens/projector_slide.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kDisc = 1.9f, kDiscLetter = 0.58f; // of the body; of the disc, as it is drawn

void draw_quarters(Slide& slide, const sheets::Matrix& matrix, const Rect& r) {
  const Theme& t = slide.theme;
  fill(slide.ui, r, t.surface, slide.px(0.2f));
  border(slide.ui, r, t.line2, std::max(2.0f, slide.px(0.04f)), slide.px(0.2f));
  const float line = std::max(1.5f, slide.px(0.03f));
  vline(slide.ui, r.centre().x, r.y0, r.y1, t.line2, line);
  hline(slide.ui, r.x0, r.x1, r.centre().y, t.line2, line);
  for (std::size_t i = 0; i < 4; ++i) {
    const float x = i % 2 == 0 ? r.x0 : r.centre().x, y = i < 2 ? r.centre().y : r.y0;
    const Rect quarter = Rect{x, y, x + r.width() / 2, y + r.height() / 2}.inset(slide.px(0.3f), slide.px(0.2f));
    slide.text("projector/quarter/" + std::to_string(i), quarter, matrix.quarters[i].in(slide.ctx.lang()),
               {.color = t.ink2,
                .align = i % 2 == 0 ? Align::left : Align::right,
                .valign = i < 2 ? VAlign::bottom : VAlign::top});
  }
}

void draw_plane_of(Slide& slide, const sheets::Step& step, Rect r, const MatrixThings& things) {
  const sheets::Matrix& matrix = *step.matrix;
  const auto lang = slide.ctx.lang();
  const float line = slide.px(kSlideLine);
  const SlideText axis{.weight = Weight::bold};
  slide.text("projector/axis/y", r.cut_top(line, slide.px(0.1f)), matrix.y_label.in(lang) + " ↑", axis);
  slide.text("projector/axis/x", r.cut_bottom(line, slide.px(0.1f)), matrix.x_label.in(lang) + " →",
             {.weight = Weight::bold, .align = Align::right});
  draw_quarters(slide, matrix, r);
  const float disc_px = slide.px(kDisc);
  const Rect field = r.inset(disc_px / 2 + slide.px(0.2f));
  for (const meeting::Item* item : things.placed) {
    const auto unit = [](double v) { return static_cast<float>(std::clamp(v, 0.0, 1.0)); };
    const Point centre{field.x0 + field.width() * unit((*item->at)[0]),
                       field.y1 - field.height() * unit((*item->at)[1])};
    slide.ui.register_target({.name = "projector/place/" + item->id,
                              .label = item->symbol,
                              .kind = "text",
                              .enabled = false,
                              .px = disc_px * kDiscLetter},
                             Rect::around(centre, disc_px, disc_px));
    matrix_disc(slide.ui, centre, disc_px, item->symbol, is_deferred(*item), false);
  }
}

struct Entry {
  const meeting::Item* item;
  std::string rank;
};

std::vector<Entry> entries_of(Slide& slide, const MatrixThings& things) {
  std::vector<Entry> entries;
  for (const meeting::Item* item : things.ranked)
    entries.push_back({item, std::to_string(static_cast<int>(std::lround(*item->field_number("priority"))))});
  for (const meeting::Item* item : things.unranked) entries.push_back({item, "―"});
  for (const meeting::Item* item : things.deferred)
    entries.push_back({item, std::string(slide.ctx.words("projector.later"))});
  return entries;
}

void draw_list(Slide& slide, const sheets::Step& step, Rect area, const std::vector<Entry>& entries) {
  area.cut_top(
      slide.text("projector/head/priority", area, step.word("priority").in(slide.ctx.lang()), {.weight = Weight::bold}),
      slide.px(0.3f));
  const SlideText figure{kSlideName, Weight::bold, slide.theme.ink, Align::centre, VAlign::middle};
  const SlideText later{kSlideBody, Weight::regular, slide.theme.ink2, Align::centre, VAlign::middle};
  float rank_w = slide.px(1.5f);
  for (const Entry& e : entries)
    rank_w = std::max(rank_w, slide.width(e.rank, is_deferred(*e.item) ? later : figure) + 2);
  const float words = area.width() - rank_w - slide.badge() - slide.px(1.3f), room = area.height() - slide.page_strip();
  std::vector<SlideBlock> blocks;
  for (const Entry& e : entries)
    blocks.push_back(
        {std::clamp(slide.height(e.item->text, words) + slide.px(0.5f), slide.badge() + slide.px(0.4f), room), {}});
  const float gap = slide.px(0.25f);
  const Slide::Range shown = slide.page(blocks, area.height(), gap);
  float y = area.y0;
  for (std::size_t i = shown.begin; i < shown.end; ++i) {
    const Entry& e = entries[i];
    const Rect row{area.x0, y, area.x1, y + blocks[i].height};
    slide.card(row);
    Rect in = row.inset(slide.px(0.25f), 0);
    slide.text("projector/rank/" + e.item->id, in.cut_left(rank_w, slide.px(0.3f)), e.rank,
               is_deferred(*e.item) ? later : figure);
    slide.letter(in.cut_left(slide.badge(), slide.px(0.4f)).centred(slide.badge(), slide.badge()), *e.item);
    slide.text(
        "projector/item/" + e.item->id, in, e.item->text,
        {.valign = VAlign::middle, .max_lines = std::max(1, static_cast<int>(row.height() / slide.px(kSlideLine)))});
    y = row.y1 + gap;
  }
  slide.draw_page_mark(area);
}

} // namespace

void project_matrix(Slide& slide, const sheets::Step& step) {
  slide.band(slide_plate(slide.ctx, step), slide_name(slide.ctx, step));
  const MatrixThings things = matrix_things(slide.ctx, step);
  if (things.all.empty() || !step.matrix) return slide.question(step.question.in(slide.ctx.lang()));
  Rect area = slide.rest;
  const float plane = std::min(area.height() * 1.35f, area.width() * 0.5f);
  draw_plane_of(slide, step, area.cut_left(plane, slide.px(0.7f)), things);
  draw_list(slide, step, area, entries_of(slide, things));
}

} // namespace yoriai::screens
