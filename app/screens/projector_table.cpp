// Problems and how they were screened, for the room. Targets: "projector/item/<id>", "projector/letter/<id>",
// "projector/universality/<id>", "projector/sociality/<id>", "projector/head/…".
#include <algorithm>

#include "screens/board_parts.hpp"
#include "screens/projector_slide.hpp"
#include "screens/shell_facts.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kState = 6.4f, kRowPad = 0.35f;

struct Columns {
  Rect letter, words, universality, sociality;
};

Columns columns_of(Slide& slide, Rect row) {
  Columns c;
  row = row.inset(slide.px(0.4f), 0);
  c.letter = row.cut_left(slide.badge(), slide.px(0.5f));
  const float state = std::min(slide.px(kState), row.width() * 0.25f);
  c.sociality = row.cut_right(state, slide.px(0.3f));
  c.universality = row.cut_right(state, slide.px(0.4f));
  c.words = row;
  return c;
}

void draw_state(Slide& slide, const sheets::Step& step, const Rect& r, const meeting::Item& item, const char* field) {
  const auto value = item.field_bool(field);
  const char* word = !value ? "open" : *value ? "yes" : "no";
  const std::string mark = !value ? "" : *value ? "○ " : "― ";
  const Color color = !value ? slide.theme.ink2 : slide.theme.ink;
  slide.text("projector/" + std::string(field) + "/" + item.id, r, mark + step.word(word).in(slide.ctx.lang()),
             {kSlideBody, value && *value ? Weight::bold : Weight::regular, color, Align::centre, VAlign::middle});
}

void draw_head(Slide& slide, const sheets::Step& step, Rect& area) {
  const Columns c = columns_of(slide, area);
  const auto word = [&](const char* name) -> const std::string& { return step.word(name).in(slide.ctx.lang()); };
  const SlideText look{.color = slide.theme.ink2, .align = Align::centre};
  float high = slide.height(word("problem"), c.words.width());
  for (const char* name : {"universality", "sociality"})
    high = std::max(high, slide.height(word(name), c.sociality.width(), look));
  const Rect head = area.cut_top(high, slide.px(0.3f));
  const auto at = [&](const Rect& r) { return Rect{r.x0, head.y0, r.x1, head.y1}; };
  slide.text("projector/head/problem", at(c.words), word("problem"), {.color = slide.theme.ink2});
  slide.text("projector/head/universality", at(c.universality), word("universality"), look);
  slide.text("projector/head/sociality", at(c.sociality), word("sociality"), look);
}

} // namespace

void project_table(Slide& slide, const sheets::Step& step) {
  slide.band(slide_plate(slide.ctx, step), slide_name(slide.ctx, step));
  const sheets::Kind* kind = slide.ctx.library.kind("problem");
  const Items problems = kind ? live_items(*slide.ctx.meeting, kind->id) : Items{};
  if (problems.empty()) return slide.question(step.question.in(slide.ctx.lang()));
  draw_head(slide, step, slide.rest);
  const Rect area = slide.rest;
  const float room = area.height() - slide.page_strip(), pad = slide.px(2 * kRowPad);
  const SlideText look{.weight = Weight::bold, .valign = VAlign::middle};
  const float width = columns_of(slide, area).words.width();
  std::vector<SlideBlock> rows;
  for (const meeting::Item* item : problems)
    rows.push_back({std::clamp(slide.height(item->text, width, look) + pad, slide.badge() + slide.px(0.5f), room), {}});
  const float gap = slide.px(0.25f);
  const Slide::Range shown = slide.page(rows, area.height(), gap);
  float y = area.y0;
  for (std::size_t i = shown.begin; i < shown.end; ++i) {
    const meeting::Item& item = *problems[i];
    const Rect row{area.x0, y, area.x1, y + rows[i].height};
    slide.card(row);
    const Columns c = columns_of(slide, row);
    slide.letter(c.letter.centred(slide.badge(), slide.badge()), item);
    SlideText words = look;
    words.max_lines = std::max(1, static_cast<int>((row.height() - pad) / slide.px(kSlideLine) + 0.1f));
    slide.text("projector/item/" + item.id, c.words, item.text, words);
    draw_state(slide, step, c.universality, item, "universality");
    draw_state(slide, step, c.sociality, item, "sociality");
    y = row.y1 + gap;
  }
  slide.draw_page_mark(area);
}

} // namespace yoriai::screens
