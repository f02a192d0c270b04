// Why one problem happens, seen from five sides, and the issue that was made of it. One problem a page; that which is
// being worked on comes first to view. Targets: "projector/item/<id>", "projector/letter/<id>", "projector/class/<id>".
#include <algorithm>

#include "screens/board_parts.hpp"
#include "screens/projector_slide.hpp"
#include "screens/table_layout.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kClass = 6.2f;

// One line of a page: a problem at its head, a factor (its class at the left of the first), or an issue.
struct Line {
  enum class Kind { factor, none, issue } kind = Kind::factor;
  const meeting::Item* problem = nullptr;
  const meeting::Item* item = nullptr;
  const sheets::Choice* side = nullptr;
};

void add_lines(Slide& slide, const sheets::Step& step, const meeting::Item& problem, std::vector<Line>& lines) {
  const meeting::Meeting& m = *slide.ctx.meeting;
  const sheets::Kind* kind = slide.ctx.library.kind(step.kinds.front());
  const sheets::Field* sides = kind ? kind->field("class") : nullptr;
  if (!sides) return;
  const Items factors = live_derived(m, problem.id, step.kinds.front());
  for (const sheets::Choice& side : sides->choices) {
    bool any = false;
    for (const meeting::Item* item : factors) {
      const std::string own = item->field_text("class");
      if (own != side.id && !(own.empty() && &side == &sides->choices.front())) continue;
      lines.push_back({Line::Kind::factor, &problem, item, &side});
      any = true;
    }
    if (!any) lines.push_back({Line::Kind::none, &problem, nullptr, &side});
  }
  if (step.kinds.size() < 2) return;
  for (const meeting::Item* issue : live_derived(m, problem.id, step.kinds[1]))
    lines.push_back({Line::Kind::issue, &problem, issue, nullptr});
}

SlideText look_of(const Line& line) {
  return {.weight = line.kind == Line::Kind::issue ? Weight::bold : Weight::regular};
}

float words_width(const Slide& slide, const Line& line, float width) {
  return line.kind == Line::Kind::issue ? width - slide.px(1.2f) - slide.badge() : width - slide.px(kClass + 1.4f);
}

float line_height(Slide& slide, const Line& line, float width, float room) {
  const float least = line.kind == Line::Kind::issue
                          ? slide.badge() + slide.px(0.5f)
                          : slide.height(line.side->label.in(slide.ctx.lang()), slide.px(kClass));
  const float words = line.item ? slide.height(line.item->text, words_width(slide, line, width), look_of(line)) : 0;
  return std::clamp(words + slide.px(line.kind == Line::Kind::issue ? 0.5f : 0), least, std::max(least, room));
}

void draw_line_of(Slide& slide, const Line& line, Rect r, bool with_class) {
  SlideText look = look_of(line);
  look.max_lines = std::max(1, static_cast<int>(r.height() / slide.px(kSlideLine) + 0.1f));
  if (line.kind == Line::Kind::issue) {
    slide.card(r);
    Rect in = r.inset(slide.px(0.3f), 0);
    slide.letter(in.cut_left(slide.badge(), slide.px(0.5f)).centred(slide.badge(), slide.badge()), *line.item);
    look.valign = VAlign::middle;
    slide.text("projector/item/" + line.item->id, in, line.item->text, look);
    return;
  }
  const Rect side = r.cut_left(slide.px(kClass), slide.px(0.4f));
  if (with_class)
    slide.text("projector/class/" + line.problem->id + "/" + line.side->id, side, line.side->label.in(slide.ctx.lang()),
               {.weight = Weight::bold, .color = slide.theme.ai_text});
  const Rect mark = r.cut_left(slide.px(0.6f), slide.px(0.2f));
  const float middle = mark.y0 + slide.px(kSlideLine / 2);
  if (!line.item) return hline(slide.ui, mark.x0, mark.x0 + slide.px(1), middle, slide.theme.line2, slide.px(0.06f));
  disc(slide.ui, {mark.x0 + slide.px(0.3f), middle}, slide.px(0.13f), slide.theme.ink);
  slide.text("projector/item/" + line.item->id, r, line.item->text, look);
}

// Those that go on first, as their tabs stand.
Items problems_of(const meeting::Meeting& meeting) {
  Items problems = live_items(meeting, "problem");
  std::stable_partition(problems.begin(), problems.end(), [](const meeting::Item* item) { return goes_on(*item); });
  return problems;
}

} // namespace

void project_factors(Slide& slide, const sheets::Step& step) {
  slide.band(slide_plate(slide.ctx, step), slide_name(slide.ctx, step));
  std::vector<Line> lines;
  for (const meeting::Item* problem : problems_of(*slide.ctx.meeting)) add_lines(slide, step, *problem, lines);
  if (lines.empty()) return slide.question(step.question.in(slide.ctx.lang()));
  // All pages keep the same room for the problem at their head, as the largest needs it.
  const SlideText bold{.weight = Weight::bold, .valign = VAlign::middle, .max_lines = 2};
  const float head_w = slide.rest.width() - slide.badge() - slide.px(0.5f);
  float head = slide.badge();
  for (const Line& line : lines) head = std::max(head, slide.height(line.problem->text, head_w, bold));
  Rect area = slide.rest;
  Rect top = area.cut_top(head, slide.px(0.4f));
  const float room = area.height() - slide.page_strip(), gap = slide.px(0.25f);
  std::vector<SlideBlock> blocks;
  for (const Line& line : lines) blocks.push_back({line_height(slide, line, area.width(), room), line.problem->id});
  const Slide::Range shown = slide.page(blocks, area.height(), gap, slide.ctx.view.board.factors.problem);
  const meeting::Item& problem = *lines[shown.begin].problem;
  slide.letter(top.cut_left(slide.badge(), slide.px(0.5f)).centred(slide.badge(), slide.badge()), problem);
  slide.text("projector/item/" + problem.id, top, problem.text, bold);
  float y = area.y0;
  for (std::size_t i = shown.begin; i < shown.end; ++i) {
    const bool first = i == shown.begin || lines[i].side != lines[i - 1].side;
    draw_line_of(slide, lines[i], {area.x0, y, area.x1, y + blocks[i].height}, first);
    y += blocks[i].height + gap;
  }
  slide.draw_page_mark(area);
}

} // namespace yoriai::screens
