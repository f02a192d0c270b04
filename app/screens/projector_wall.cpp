// The wall for the room: the question, the largest stacks with their counts, then single notes, how many there are, and
// the backs of those that lie face down. Targets: "projector/stack/<id>", "projector/note/<id>", "projector/count/<id>",
// "projector/total", "projector/backs".
#include <algorithm>
#include <unordered_set>

#include "screens/note_card.hpp"
#include "screens/projector_slide.hpp"
#include "widgets/note.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr std::size_t kTop = 6; // of a page: more is no overview
constexpr float kDrawn = 4.5f; // the highest that writing by hand becomes
constexpr float kCardPad = 0.55f, kGap = 0.35f, kSide = 7.2f, kLeastRoom = 5.2f;

struct Thing {
  std::string id, words;
  std::string_view role;
  std::size_t count = 0; // of a stack; 0: a single note
  const Drawing* drawing = nullptr; // written by hand, above the words
};

struct Wall {
  std::vector<Thing> things; // stacks by size, then single notes as written
  std::size_t total = 0, face_down = 0;
};

Wall wall_of(const Context& ctx, const sheets::Step& step) {
  const meeting::Meeting& meeting = *ctx.meeting;
  Wall wall;
  std::unordered_set<std::string_view> seen;
  std::vector<Thing> notes;
  for (const std::uint32_t index : meeting.at_place(step.path)) {
    const meeting::Item& item = meeting.items()[index];
    if (!item.present()) continue;
    ++wall.total;
    if (item.hidden) {
      ++wall.face_down;
    } else if (item.stack.empty()) {
      notes.push_back({item.id, item.text, meeting.role_of(item), 0, drawing_of(ctx, item)});
    } else if (seen.insert(item.stack).second) {
      const auto members = live_members(meeting, item.stack);
      const meeting::Stack* stack = meeting.stack(item.stack);
      const bool titled = stack && !stack->title.empty();
      wall.things.push_back({item.stack, titled ? stack->title : std::string(text_of(ctx, item)), {}, members.size()});
    }
  }
  std::stable_sort(wall.things.begin(), wall.things.end(),
                   [](const Thing& a, const Thing& b) { return a.count > b.count; });
  std::move(notes.begin(), notes.end(), std::back_inserter(wall.things));
  return wall;
}

SlideText words_look(const Thing& thing) {
  return {kSlideBody, thing.count > 0 ? Weight::bold : Weight::regular, 0, Align::left, VAlign::middle};
}

// What the words leave of a card: the count or the shape of the writer's profession.
float aside(Slide& slide, const Thing& thing) {
  return thing.count > 0
             ? std::max(slide.px(1.9f),
                        slide.width(std::to_string(thing.count), {kSlideCount, Weight::bold}) + slide.px(0.7f))
             : slide.px(0.9f);
}

float card_height(Slide& slide, const Thing& thing, float width, float room) {
  const float words = width - slide.px(2 * kCardPad + 0.4f) - aside(slide, thing);
  const float least = thing.count > 0 ? slide.px(2.3f) : slide.px(1.9f);
  const float drawn = thing.drawing ? drawing_size(*thing.drawing, words, slide.px(kDrawn)).y + slide.px(0.3f) : 0;
  return std::clamp(slide.height(thing.words, words, words_look(thing)) + drawn + slide.px(0.6f), least, std::max(least, room));
}

void draw_card(Slide& slide, const Thing& thing, const Rect& r) {
  SlideText look = words_look(thing);
  look.max_lines = std::max(1, static_cast<int>((r.height() - slide.px(0.5f)) / slide.px(kSlideLine)));
  Rect in = r.inset(slide.px(kCardPad), 0);
  if (thing.count > 0) {
    slide.card(r);
    const float w = aside(slide, thing);
    const Rect plate = in.cut_right(w, slide.px(0.4f)).moved(slide.px(0.2f), 0).centred(w, slide.px(1.8f));
    fill(slide.ui, plate, slide.theme.ai_soft, slide.px(0.2f));
    slide.text("projector/count/" + thing.id, plate, std::to_string(thing.count),
               {kSlideCount * 0.9f, Weight::bold, slide.theme.ai_text, Align::centre, VAlign::middle});
    slide.text("projector/stack/" + thing.id, in, thing.words, look);
    return;
  }
  const RoleLook& role = slide.theme.role(thing.role);
  fill(slide.ui, r, role.tint, slide.px(0.16f));
  border(slide.ui, r, role.edge, std::max(1.5f, slide.px(0.04f)), slide.px(0.16f));
  draw_shape(slide.ui, role.shape, in.cut_left(slide.px(0.7f), slide.px(0.4f)).centre(), slide.px(0.6f), role.mark);
  if (thing.drawing) {
    in = in.inset(0, slide.px(0.3f));
    const float words = slide.height(thing.words, in.width(), words_look(thing));
    const float most = std::clamp(in.height() - words, slide.px(1), slide.px(kDrawn));
    slide.drawing("projector/ink/" + thing.id, in.cut_top(drawing_size(*thing.drawing, in.width(), most).y, 0), *thing.drawing);
    if (thing.words.empty()) return;
  }
  slide.text("projector/note/" + thing.id, in, thing.words, look);
}

// All alike, and nothing on them but the crest.
void draw_backs(Slide& slide, const Rect& r, std::size_t count) {
  const float w = slide.px(2.5f), h = slide.px(1.5f), gap = slide.px(0.35f);
  const auto across = static_cast<std::size_t>(std::max(1.0f, (r.width() + gap) / (w + gap)));
  const auto down = static_cast<std::size_t>(std::max(0.0f, (r.height() + gap) / (h + gap)));
  for (std::size_t i = 0; i < std::min(count, across * down); ++i) {
    const Rect back = Rect::at(r.x0 + static_cast<float>(i % across) * (w + gap),
                               r.y0 + static_cast<float>(i / across) * (h + gap), w, h);
    paint_face_down(slide.ui, back, {}, 1);
  }
}

void draw_total(Slide& slide, const sheets::Step& step, Rect r, const Wall& wall) {
  const std::string& label = step.word("total").in(slide.ctx.lang());
  r.cut_top(slide.text("projector/total/label", r, label, {.align = Align::centre}));
  const std::string figure = std::to_string(wall.total);
  const std::string_view unit = slide.ctx.words("projector.notes_unit");
  const SlideText large{kSlideTimer, Weight::bold}, small{};
  const float figure_w = slide.width(figure, large) + 2, unit_w = slide.width(unit, small) + 2;
  Rect line = r.cut_top(slide.px(kSlideTimer * kSlideLine), slide.px(0.4f));
  line = line.centred(std::min(line.width(), figure_w + unit_w), line.height());
  slide.text("projector/total", line.cut_left(figure_w), figure, large);
  slide.text("projector/total/unit", {line.x0, line.y1 - slide.px(1.75f), line.x1 + 2, line.y1}, unit, small);
  if (wall.face_down == 0) return;
  const std::string words = slide.ctx.words("projector.face_down", {{"count", std::to_string(wall.face_down)}});
  r.cut_top(slide.text("projector/backs", r, words, {.color = slide.theme.ink2, .align = Align::centre}),
            slide.px(0.3f));
  draw_backs(slide, r, wall.face_down);
}

} // namespace

void project_wall(Slide& slide, const sheets::Step& step) {
  slide.band(slide_plate(slide.ctx, step), slide_name(slide.ctx, step));
  const Wall wall = wall_of(slide.ctx, step);
  if (wall.total > 0) draw_total(slide, step, slide.rest.cut_right(slide.px(kSide), slide.px(0.6f)), wall);
  // In a long room a question in three lines would leave nothing for what it asks after.
  const std::string& question = step.question.in(slide.ctx.lang());
  const float asked = slide.height(question, slide.rest.width(), {kSlideName, Weight::bold}) + slide.px(0.6f);
  if (wall.things.empty() || slide.rest.height() - asked >= slide.px(kLeastRoom)) slide.question(question);
  const Rect area = slide.rest;
  if (wall.things.empty()) return draw_backs(slide, area, wall.face_down);
  const int columns = area.width() >= slide.px(20) ? 2 : 1;
  const float gap = slide.px(kGap);
  const float width = area.columns(columns, gap).front().width();
  const float room = area.height() - slide.page_strip();
  const std::size_t across = static_cast<std::size_t>(columns);
  std::vector<SlideBlock> rows;
  for (std::size_t i = 0; i < wall.things.size(); i += across) {
    SlideBlock row;
    for (std::size_t c = i; c < std::min(i + across, wall.things.size()); ++c)
      row.height = std::max(row.height, card_height(slide, wall.things[c], width, room));
    row.group = std::to_string(i / kTop);
    rows.push_back(row);
  }
  const Slide::Range shown = slide.page(rows, area.height(), gap);
  float y = area.y0;
  for (std::size_t row = shown.begin; row < shown.end; ++row) {
    for (std::size_t c = 0; c < across && row * across + c < wall.things.size(); ++c)
      draw_card(slide, wall.things[row * across + c],
                Rect::at(area.x0 + static_cast<float>(c) * (width + gap), y, width, rows[row].height));
    y += rows[row].height + gap;
  }
  slide.draw_page_mark(area);
}

} // namespace yoriai::screens
