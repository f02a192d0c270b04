#include "screens/projector_slide.hpp"

#include <algorithm>
#include <cctype>

#include "base/names.hpp"
#include "screens/shell_facts.hpp"

namespace yoriai::screens {

using namespace widgets;

Slide::Slide(Context& context, ProjectorView& shown, float body_px)
    : ctx(context), view(shown), ui(context.ui), theme(context.ui.theme()), body(body_px), rest(context.ui.surface()) {
  if (!ctx.meeting || view.names_of == ctx.meeting->revision()) return;
  view.names_of = ctx.meeting->revision();
  std::vector<std::string> names;
  for (const auto& person : ctx.meeting->participants()) names.push_back(person.name);
  view.names = base::spellings_of(names);
}

std::string Slide::said(std::string_view words) const {
  std::string text(words);
  base::mask_names(text, view.names);
  return text;
}

TextStyle Slide::style(const SlideText& look) const { return {px(look.factor), look.weight, kSlideLine}; }

float Slide::text(std::string_view name, const Rect& box, std::string_view words, SlideText look) {
  if (words.empty() || box.width() <= 0) return 0;
  const std::string told = said(words);
  const TextBlock& block = text_layout(ui, told, style(look), box.width(), look.max_lines);
  const float high = block.height;
  if (block.cut) view.part = true;
  Rect area{box.x0, box.y0, box.x1, box.y0 + high};
  if (look.valign == VAlign::middle) area = area.moved(0, (box.height() - high) / 2);
  if (look.valign == VAlign::bottom) area = area.moved(0, box.height() - high);
  ui.register_target({.name = name, .label = told, .kind = "text", .enabled = false, .px = px(look.factor)}, area);
  draw_text(ui, area, told, style(look),
            {look.color ? look.color : theme.ink, look.align, VAlign::top, look.max_lines});
  return high;
}

void Slide::drawing(std::string_view name, const Rect& box, const Drawing& drawing) {
  paint_drawing(ui, box, drawing, theme.ink);
  ui.register_target({.name = name, .kind = "picture", .enabled = false}, box);
}

float Slide::height(std::string_view words, float width, SlideText look) {
  return words.empty() ? 0 : text_height(ui, said(words), style(look), width, look.max_lines);
}

float Slide::width(std::string_view words, SlideText look) { return text_width(ui, said(words), style(look)); }

float Slide::timer(const Rect& r) {
  const auto* step = ctx.meeting ? ctx.library.step(ctx.meeting->step()) : nullptr;
  if (!step) return 0;
  const Timing t = timing_now(ctx, *step);
  if (t.planned == 0) return 0;
  const SlideText plain{.color = theme.on_ai, .align = Align::right, .valign = VAlign::middle};
  if (t.over()) { // amber: a soft end
    const std::string words = ctx.words("shell.over", {{"count", std::to_string(-t.left)}});
    const SlideText look{kSlideName, Weight::bold, theme.warn.ink, Align::centre, VAlign::middle};
    const float w = width(words, look) + px(1), h = px(kSlideName * kSlideLine) + px(0.4f);
    const Rect box{r.x1 - w, r.centre().y - h / 2, r.x1, r.centre().y + h / 2};
    fill(ui, box, theme.warn.ground, px(0.22f));
    border(ui, box, theme.warn.border, px(0.06f), px(0.22f));
    text("projector/timer", box, words, look);
    return w;
  }
  const std::string unit(ctx.words("projector.minutes")), figure = std::to_string(t.left);
  const std::string_view left = ctx.words("shell.timer.left");
  const SlideText large{kSlideTimer, Weight::bold, theme.on_ai, Align::right, VAlign::middle};
  const float unit_w = width(unit, plain) + px(0.1f), figure_w = width(figure, large) + px(0.1f),
              left_w = width(left, plain) + px(0.4f);
  Rect box = r;
  text("projector/timer/unit", box.cut_right(unit_w).moved(0, px(0.3f)), unit, plain);
  text("projector/timer", box.cut_right(figure_w), figure, large);
  text("projector/timer/label", box.cut_right(left_w, 0).moved(-px(0.3f), 0), left, plain);
  return unit_w + figure_w + left_w + px(0.3f);
}

void Slide::band(std::string_view plate, std::string_view name, std::string_view right, bool with_timer) {
  const SlideText bold{kSlideName, Weight::bold, theme.on_ai, Align::left, VAlign::middle};
  const SlideText in_plate{kSlideBody, Weight::bold, theme.ai_text, Align::centre, VAlign::middle};
  const SlideText at_right{kSlideName, Weight::regular, theme.on_ai, Align::right, VAlign::middle};
  const float margin = px(1);
  const float plate_w = plate.empty() ? 0 : width(plate, in_plate) + px(0.9f);
  const float right_w = right.empty() ? px(kSlideTimer) * 3.2f : width(right, at_right);
  const float name_w = rest.width() - 2 * margin - plate_w - right_w - px(plate.empty() ? 0.6f : 1.2f);
  const float high = std::max(px(3.1f), height(name, name_w, bold) + px(0.8f));
  const Rect all = rest.cut_top(high);
  fill(ui, all, theme.ai);
  Rect in = all.inset(margin, 0);
  if (!plate.empty()) {
    const Rect box = in.cut_left(plate_w, px(0.6f)).centred(plate_w, px(1.7f));
    fill(ui, box, theme.high_contrast ? theme.on_ai : theme.surface, px(0.22f));
    text("projector/plate", box, plate,
         {kSlideBody, Weight::bold, theme.high_contrast ? theme.ai : theme.ai_text, Align::centre, VAlign::middle});
  }
  if (!right.empty()) text("projector/papers", in.cut_right(right_w + 1, px(0.6f)), right, at_right);
  else if (const float used = with_timer ? timer(in) : 0; used > 0) in.x1 -= used + px(0.6f);
  text("projector/step", in, name, bold);
  rest = rest.inset(margin, px(0.6f));
}

void Slide::question(std::string_view words) {
  if (words.empty()) return;
  const float high = text("projector/question", rest, words, {kSlideName, Weight::bold});
  rest.cut_top(high, px(0.6f));
}

namespace {

// Where pages begin, and the end of the last.
std::vector<std::size_t> page_starts(std::span<const SlideBlock> blocks, float room, float gap) {
  std::vector<std::size_t> starts;
  float used = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool breaks = i > 0 && blocks[i].group != blocks[i - 1].group;
    if (starts.empty() || breaks || used + gap + blocks[i].height > room + 0.5f) {
      starts.push_back(i);
      used = blocks[i].height;
    } else {
      used += gap + blocks[i].height;
    }
  }
  return starts;
}

} // namespace

Slide::Range Slide::page(std::span<const SlideBlock> blocks, float room, float gap, const std::string& active) {
  std::vector<std::size_t> starts = page_starts(blocks, room, gap);
  if (starts.size() > 1) starts = page_starts(blocks, room - page_strip(), gap);
  if (starts.empty()) starts.push_back(0);
  view.pages = static_cast<int>(starts.size());
  if (active != view.anchor) {
    view.anchor = active;
    for (std::size_t p = 0; p < starts.size() && !active.empty(); ++p)
      if (blocks[starts[p]].group == active) {
        view.page = static_cast<int>(p);
        break;
      }
  }
  view.page = std::clamp(view.page, 0, view.pages - 1);
  const auto at = static_cast<std::size_t>(view.page);
  return {starts[at], at + 1 < starts.size() ? starts[at + 1] : blocks.size()};
}

void Slide::draw_page_mark(const Rect& area) {
  if (view.pages < 2) return;
  const std::string words = std::to_string(view.page + 1) + "/" + std::to_string(view.pages);
  text("projector/page", {area.x0, area.y1 - page_strip(), area.x1, area.y1}, words,
       {.color = theme.ink2, .align = Align::right, .valign = VAlign::bottom});
}

void Slide::letter(const Rect& box, const meeting::Item& item) {
  if (item.symbol.empty()) return;
  const float letter_px = box.height() * 0.62f; // as the badges draw it
  ui.register_target(
      {.name = "projector/letter/" + item.id, .label = item.symbol, .kind = "text", .enabled = false, .px = letter_px},
      box);
  if (std::islower(static_cast<unsigned char>(item.symbol.front())) != 0) problem_badge(ui, box, item.symbol);
  else issue_badge(ui, box, item.symbol);
}

void Slide::card(const Rect& r) const {
  const float radius = px(0.2f);
  shadow(ui, r, radius, Lift::note);
  fill(ui, r, theme.surface, radius);
  border(ui, r, theme.line, std::max(1.0f, px(0.03f)), radius);
}

std::string slide_plate(const Context& ctx, const sheets::Step& step) {
  std::string plate;
  for (const auto* part : screen_of(ctx, step)) {
    const std::string& own = part->plate.in(ctx.lang());
    std::size_t same = 0; // STEP2 and STEP3 are told as STEP2・3
    while (same < plate.size() && same < own.size() && plate[same] == own[same]) ++same;
    while (same > 0 && std::isdigit(static_cast<unsigned char>(own[same - 1])) != 0) --same;
    plate += plate.empty() ? own : std::string(ctx.words("shell.between_steps")) + own.substr(same);
  }
  return plate;
}

std::string_view slide_name(const Context& ctx, const sheets::Step& step) {
  const sheets::Text& shared = step.word("shared_title");
  return (shared.empty() ? step.title : shared).in(ctx.lang());
}

std::string slide_point(const Context& ctx) {
  const auto& course = ctx.meeting->course();
  for (const meeting::AgendaEntry& entry : course.agenda)
    if (entry.path == course.clock.point && !entry.path.empty()) return entry.title;
  return {};
}

} // namespace yoriai::screens
