// What fills the whole surface: curtain, title of the meeting, question, minutes left, one note read large. Targets:
// "projector/curtain", "projector/title", "projector/question", "projector/timer", "projector/focus", "projector/photo",
// "projector/back".
#include <algorithm>

#include "screens/note_card.hpp"
#include "screens/pictures.hpp"
#include "screens/projector_slide.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "widgets/note.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kLargest = 2.4f, kShrink = 0.1f; // of words that have the surface to themselves; steps towards the body

// The largest size at which the words fit into the box; the body when none does.
float fitting(Slide& slide, std::string_view words, const Rect& box, Weight weight) {
  float factor = kLargest;
  while (factor > kSlideBody && slide.height(words, box.width(), {.factor = factor, .weight = weight}) > box.height())
    factor = std::max(kSlideBody, factor - kShrink);
  return factor;
}

// Words that are too long even at the size of the body, cut into pages at the ends of lines.
void draw_lines(Slide& slide, std::string_view name, const Rect& box, const std::string& words) {
  const TextStyle style{slide.px(kSlideBody), Weight::regular, kSlideLine};
  const TextBlock block = text_layout(slide.ui, words, style, box.width());
  const std::vector<SlideBlock> lines(block.lines.size(), {slide.px(kSlideLine), {}});
  const Slide::Range shown = slide.page(lines, box.height(), 0);
  if (shown.end <= shown.begin) return;
  const std::size_t from = block.lines[shown.begin].begin;
  const std::size_t to = shown.end < block.lines.size() ? block.lines[shown.end].begin : words.size();
  slide.text(name, box, std::string_view(words).substr(from, to - from));
  slide.draw_page_mark(box);
}

void draw_large(Slide& slide, std::string_view name, const Rect& box, const std::string& words, Weight weight) {
  const float factor = fitting(slide, words, box, weight);
  if (slide.height(words, box.width(), {.factor = factor, .weight = weight}) > box.height())
    return draw_lines(slide, name, box, words);
  slide.text(name, box, words, {.factor = factor, .weight = weight, .valign = VAlign::middle});
}

void draw_back(Slide& slide, const Rect& area) {
  const float w = std::min(area.width(), area.height() * 1.6f) * 0.7f;
  const Rect back = area.centred(w, w / 1.6f);
  fill(slide.ui, back, slide.theme.sunken, slide.px(0.3f));
  border(slide.ui, back, slide.theme.line2, slide.px(0.05f), slide.px(0.3f));
  border(slide.ui, back.inset(slide.px(0.4f)), slide.theme.line2, std::max(1.0f, slide.px(0.03f)), slide.px(0.2f));
  crest(slide.ui, back.centre(), back.height() * 0.35f, slide.theme.line2, slide.theme.line2);
  slide.ui.register_target({.name = "projector/back", .kind = "picture", .enabled = false}, back);
}

} // namespace

void project_curtain(Slide& slide) {
  slide.ui.register_target({.name = "projector/curtain", .kind = "picture", .enabled = false}, slide.rest);
}

void project_cover(Slide& slide) {
  Rect area = slide.rest.inset(slide.px(2));
  const std::string title = slide.ctx.meeting ? slide.ctx.meeting->head()["title"] : std::string();
  const float mark = slide.px(title.empty() ? 5 : 3);
  if (title.empty()) return crest(slide.ui, area.centre(), mark);
  const SlideText look{kSlideTimer, Weight::bold, 0, Align::centre};
  const float words = std::min(slide.height(title, area.width(), look), area.height() - mark - slide.px(1));
  area = area.centred(area.width(), mark + slide.px(1) + words);
  crest(slide.ui, area.cut_top(mark, slide.px(1)).centre(), mark);
  slide.text("projector/title", area, title, look);
}

void project_question(Slide& slide, const sheets::Step* step) {
  slide.band(step ? slide_plate(slide.ctx, *step) : std::string(),
             step ? slide_name(slide.ctx, *step) : std::string_view());
  const std::string& own = slide.view.question;
  const std::string words = !own.empty() ? own : step ? step->question.in(slide.ctx.lang()) : std::string();
  if (!words.empty()) draw_large(slide, "projector/question", slide.rest, words, Weight::bold);
}

void project_timer(Slide& slide, const sheets::Step& step) {
  const std::string point = slide_point(slide.ctx);
  if (point.empty()) slide.band(slide_plate(slide.ctx, step), slide_name(slide.ctx, step), {}, false);
  else slide.band({}, point, {}, false);
  const Timing t = timing_now(slide.ctx, step);
  if (t.planned == 0 && point.empty()) slide.question(step.question.in(slide.ctx.lang()));
  if (t.planned == 0) return;
  const bool over = t.over();
  const std::string words = over ? slide.ctx.words("shell.over", {{"count", std::to_string(-t.left)}})
                                 : std::to_string(t.left) + std::string(slide.ctx.words("projector.minutes"));
  const float wide = slide.width(words, {kSlideBody, Weight::bold}) / slide.rest.width();
  const float factor = std::min({slide.rest.height() / slide.px(kSlideLine) * 0.5f, 7.0f, 0.6f / wide});
  Rect area = slide.rest.centred(slide.rest.width(), slide.px((factor + kSlideName) * kSlideLine));
  if (over) fill(slide.ui, area.inset(0, -slide.px(0.3f)), slide.theme.warn.ground, slide.px(0.4f));
  const Color ink = over ? slide.theme.warn.ink : slide.theme.ink;
  if (!over)
    area.cut_top(slide.text("projector/timer/label", area, slide.ctx.words("shell.timer.left"),
                            {kSlideName, Weight::regular, ink, Align::centre}));
  slide.text("projector/timer/large", area, words,
             {factor, Weight::bold, ink, Align::centre, over ? VAlign::middle : VAlign::top});
}

void project_focus(Slide& slide, const std::string& id) {
  const meeting::Meeting& m = *slide.ctx.meeting;
  const meeting::Item* item = m.item(id);
  Rect area = slide.rest.inset(slide.px(1));
  if (item && item->hidden) return draw_back(slide, area);
  const meeting::Stack* stack = item ? nullptr : m.stack(id);
  const RoleLook& role = slide.theme.role(item ? m.role_of(*item) : std::string_view("other"));
  fill(slide.ui, area, stack ? slide.theme.surface : role.tint, slide.px(0.25f));
  border(slide.ui, area, stack ? slide.theme.line2 : role.edge, slide.px(0.06f), slide.px(0.25f));
  Rect in = area.inset(slide.px(1), slide.px(0.7f));
  if (item && !item->symbol.empty()) {
    slide.letter(in.cut_top(slide.badge(), slide.px(0.4f)).cut_left(slide.badge()), *item);
  } else if (item && !m.role_of(*item).empty()) {
    Rect line = in.cut_top(slide.px(kSlideLine), slide.px(0.4f));
    draw_shape(slide.ui, role.shape, line.cut_left(slide.px(0.8f), slide.px(0.4f)).centre(), slide.px(0.75f),
               role.mark);
    slide.text("projector/role", line, role_label(slide.ctx, m.role_of(*item)), {.valign = VAlign::middle});
  }
  if (const meeting::Attachment* photo = item ? photo_of(m, item->id) : nullptr) {
    const Rect beside = in.cut_right(in.width() * 0.55f, slide.px(1));
    draw_attachment(slide.ctx, beside, *photo, Fit::whole);
    slide.ui.register_target({.name = "projector/photo", .kind = "picture", .enabled = false}, beside);
  }
  if (const Drawing* drawing = item ? drawing_of(slide.ctx, *item) : nullptr) {
    const float most = item->text.empty() ? in.height() : in.height() * 0.6f;
    slide.drawing("projector/ink", in.cut_top(drawing_size(*drawing, in.width(), most).y, slide.px(0.5f)), *drawing);
  }
  if (item) return draw_large(slide, "projector/focus", in, item->text, Weight::regular);
  if (!stack) return;
  std::string words;
  for (const meeting::Item* member : live_members(m, id))
    words.append(words.empty() ? "・" : "\n・").append(text_of(slide.ctx, *member));
  if (!stack->title.empty())
    in.cut_top(slide.text("projector/title", in, stack->title, {kSlideName, Weight::bold}), slide.px(0.4f));
  draw_large(slide, "projector/focus", in, words, Weight::regular);
}

} // namespace yoriai::screens
