// A stack spread out in a sheet: its notes at reading size, its title to be written, one to be taken out.
//
// Targets: "stack_sheet/title", "stack_sheet/note/<id>", "stack_sheet/take_out", "stack_sheet/edit",
// "stack_sheet/choose", "stack_sheet/promote/<kind>", "stack_sheet/unstack", "stack_sheet/back",
// "stack_sheet/notes/up", "stack_sheet/notes/down".
#include "base/text.hpp"
#include "screens/board_parts.hpp"
#include "screens/note_card.hpp"
#include "screens/shell.hpp"
#include "screens/wall_parts.hpp"
#include "widgets/controls.hpp"
#include "widgets/field.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using widgets::ButtonLook;
using widgets::Rect;
namespace icon = widgets::icon;

void close(Context& ctx) { ctx.view.wall.stack = {}; }

// What was typed becomes the title when the field is left or the sheet closed.
void save_title(Context& ctx, const meeting::Stack& stack) {
  const std::string title = base::clean_text(ctx.view.wall.stack.title);
  if (title == stack.title || title.empty() || ctx.read_only) return;
  ctx.out.send({"stack", base::Json{{"ids", {stack.id}}, {"title", title}}});
}

void draw_title_row(Context& ctx, Rect row, const meeting::Stack& stack, std::size_t count) {
  const std::string plate = ctx.words("wall.sheets", {{"n", std::to_string(count)}});
  widgets::count_plate(ctx.ui, row.cut_right(96, 12).inset(0, 12), plate);
  const widgets::FieldResult typed = widgets::text_field(ctx.ui, "stack_sheet/title", row, ctx.view.wall.stack.title,
                                                         {.label = ctx.words("wall.stack_title"),
                                                          .placeholder = ctx.words("wall.stack_title_hint"),
                                                          .size = widgets::size::kStackTitle,
                                                          .enabled = !ctx.read_only,
                                                          .icon = icon::kEdit});
  if (typed.submitted || typed.left) save_title(ctx, stack);
}

void draw_notes(Context& ctx, const Rect& view, std::span<const meeting::Item* const> members) {
  OpenStack& open = ctx.view.wall.stack;
  const float width = wall_note_width(ctx, view.width() - 32);
  std::vector<WallThing> things;
  for (std::uint32_t i = 0; i < members.size(); ++i)
    things.push_back(
        {members[i]->id, false, i, std::nullopt, widgets::note_height(ctx.ui, note_view(ctx, *members[i]), width), i});
  WallMeasures measures;
  measures.width = view.width() - 32;
  measures.note_width = width;
  const WallLayout layout = WallLayout::make(std::move(things), measures);
  widgets::ScrollArea area(ctx.ui, "stack_sheet/notes", view, open.scroll, layout.height() + 40);
  for (const WallEntry& entry : layout.entries()) {
    const Rect content = entry.rect.moved(16, 16);
    if (!area.shows(content)) continue;
    widgets::NoteView note = note_view(ctx, *members[entry.thing.index]);
    note.chosen = open.taken == entry.thing.id;
    if (widgets::note(ctx.ui, "stack_sheet/note/" + entry.thing.id, area.place(content), note).tapped)
      open.taken = note.chosen ? std::string() : entry.thing.id;
  }
  area.finish();
}

struct StackAct {
  std::string id, label;
  const char* icon;
  bool enabled = true;
};

// The acts in as many rows as they need; returns the id of the one tapped.
std::string draw_acts(Context& ctx, Rect& body, const std::vector<StackAct>& acts) {
  std::vector<std::vector<std::pair<const StackAct*, float>>> rows(1);
  float used = 0;
  for (const StackAct& act : acts) {
    const float width = widgets::button_width(ctx.ui, {.label = act.label, .icon = act.icon, .size = 24}, 14);
    if (used > 0 && used + width > body.width()) rows.emplace_back(), used = 0;
    rows.back().emplace_back(&act, width);
    used += width + 10;
  }
  std::string tapped;
  for (std::size_t r = rows.size(); r-- > 0;) {
    Rect row = body.cut_bottom(72, 12);
    for (const auto& [act, width] : rows[r])
      if (widgets::button(ctx.ui, "stack_sheet/" + act->id, row.cut_left(width, 10),
                          {.label = act->label, .icon = act->icon, .enabled = act->enabled, .size = 24}))
        tapped = act->id;
  }
  return tapped;
}

std::vector<StackAct> acts_of(const Context& ctx, const sheets::Step& step) {
  const bool one = !ctx.view.wall.stack.taken.empty(), may = !ctx.read_only;
  std::vector<StackAct> acts = {
      {"take_out", std::string(ctx.words("wall.take_out")), icon::kOpenInFull, one && may},
      {"edit", std::string(ctx.words("board.edit")), icon::kEdit, one && may},
      {"choose", std::string(ctx.words("wall.choose_stack")), icon::kTouchApp, true},
  };
  for (const sheets::Kind* kind : kinds_to_promote(ctx, step, step.kinds.front()))
    acts.push_back({"promote/" + kind->id, ctx.words("wall.promote", {{"kind", kind->label.in(ctx.lang())}}),
                    icon::kTrendingFlat, may});
  acts.push_back({"unstack", std::string(ctx.words("wall.unstack")), icon::kUnfoldMore, may});
  return acts;
}

void act(Context& ctx, const sheets::Step& step, const meeting::Stack& stack, const std::string& id) {
  const std::string taken = ctx.view.wall.stack.taken, whole = stack.id;
  if (id == "take_out") {
    ctx.out.send(meeting::with_id("unstack", taken));
    ctx.view.wall.stack.taken.clear();
  } else if (id == "edit") {
    close(ctx);
    if (const meeting::Item* item = ctx.meeting->item(taken)) edit_act(ctx, *item).run();
  } else if (id == "choose") {
    save_title(ctx, stack);
    close(ctx);
    ctx.view.selection.only(whole);
  } else if (id == "unstack") {
    ctx.out.send(meeting::with_id("unstack", whole));
    close(ctx);
    ctx.view.selection.clear();
  } else if (id.starts_with("promote/")) {
    save_title(ctx, stack);
    close(ctx);
    const std::vector<std::string> chosen{taken.empty() ? whole : taken};
    for (const sheets::Kind* kind : kinds_to_promote(ctx, step, step.kinds.front()))
      if (id == "promote/" + kind->id) ask_promotion(ctx, *kind, items_of(ctx, chosen));
  }
}

} // namespace

void open_stack(Context& ctx, const std::string& id) {
  const meeting::Stack* stack = ctx.meeting->stack(id);
  if (!stack) return;
  ctx.view.wall.stack = {id, stack->title, {}, {}};
}

void draw_stack_sheet(Context& ctx, const sheets::Step& step) {
  OpenStack& open = ctx.view.wall.stack;
  if (open.id.empty()) return;
  const meeting::Stack* stack = ctx.meeting->stack(open.id);
  const auto members = stack ? live_members(*ctx.meeting, open.id) : std::vector<const meeting::Item*>{};
  if (members.empty()) return close(ctx); // taken apart meanwhile
  const widgets::SheetSpec spec{.width = 1420, .height = ctx.ui.surface().height() - 120};
  widgets::SheetFrame frame = widgets::begin_sheet(ctx.ui, "stack_sheet", spec);
  Rect body = frame.body;
  draw_title_row(ctx, body.cut_top(72, 12), *stack, members.size());
  Rect foot = body.cut_bottom(widgets::metric::kTargetMain, 20);
  const bool back = widgets::button(ctx.ui, "stack_sheet/back", foot.cut_left(220, 24),
                                    {.label = ctx.words("wall.back"), .size = widgets::size::kButtonLarge});
  widgets::draw_text(ctx.ui, foot, ctx.words("wall.stack_hint"), {widgets::size::kHint},
                     {.color = ctx.ui.theme().ink2, .valign = widgets::VAlign::middle, .max_lines = 2});
  const std::string tapped = draw_acts(ctx, body, acts_of(ctx, step));
  draw_notes(ctx, body, members);
  widgets::end_sheet(ctx.ui);
  if (!tapped.empty()) return act(ctx, step, *stack, tapped);
  if (back || frame.dismissed) {
    save_title(ctx, *stack);
    close(ctx);
    ctx.view.selection.clear();
  }
}

} // namespace yoriai::screens
