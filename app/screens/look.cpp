#include "screens/look.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "screens/groups.hpp"
#include "screens/note_card.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr std::array<std::string_view, 8> kKindLooks = {"kind/0", "kind/1", "kind/2", "kind/3",
                                                        "kind/4", "kind/5", "kind/6", "kind/7"};
constexpr float kRow = 68, kGap = 10;

bool is_strength(const meeting::Item& item) { return item.field_bool("strength").value_or(false); }

// Kinds take their looks in the order in which the sheets name them; the last look is that of strengths.
std::string_view look_of_kind(const Context& ctx, std::string_view kind) {
  std::size_t at = 0;
  for (const auto& sheet : ctx.library.sheets())
    for (const auto& each : sheet.kinds) {
      if (each.id == kind) return kKindLooks[at % (kKindLooks.size() - 1)];
      ++at;
    }
  return kKindLooks[0];
}

struct Entry {
  std::string id, look, label; // id: of the filter; "" cannot be pressed
  int count = 0;
};

// What can be read on the screen in view.
std::vector<const meeting::Item*> items_here(const Context& ctx) {
  std::vector<const meeting::Item*> items;
  const auto* step = shown_step(ctx);
  if (!step) return items;
  const auto screen = screen_of(ctx, *step);
  for (const auto& item : ctx.meeting->items())
    if (item.live() && std::any_of(screen.begin(), screen.end(), [&](const auto* s) {
          return s->holds(item.place) || std::find(s->kinds.begin(), s->kinds.end(), item.kind) != s->kinds.end();
        }))
      items.push_back(&item);
  return items;
}

std::vector<Entry> roles_here(const Context& ctx) {
  std::map<std::string_view, int> counts;
  for (const auto* item : items_here(ctx)) {
    const auto role = ctx.meeting->role_of(*item);
    ++counts[meeting::is_role(role) ? role : meeting::kOtherRole];
  }
  std::vector<Entry> entries;
  for (const auto role : offered_roles())
    entries.push_back({std::string(role), std::string(role), std::string(role_label(ctx, role)), counts[role]});
  return entries;
}

std::vector<Entry> kinds_here(const Context& ctx) {
  std::vector<Entry> entries;
  for (const auto* item : items_here(ctx)) {
    const std::string look(look_of_note(ctx, *item));
    auto at = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.look == look; });
    if (at == entries.end()) at = entries.insert(at, {"", look, std::string(word_of_note(ctx, *item)), 0});
    ++at->count;
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.look < b.look; });
  return entries;
}

// A line of the legend: note in little with its shape, word, count; pressed it brings this role out.
bool draw_entry(Context& ctx, const Entry& entry, const Rect& r, bool chosen) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const std::string count = ctx.words("shell.sheets_of_paper", {{"count", std::to_string(entry.count)}});
  Touch touch;
  if (!entry.id.empty()) touch = area(ui, "look/role/" + entry.id, r, entry.label + " " + count, "choice");
  if (touch.down) fill(ui, r, t.sunken, metric::kRadiusButton);
  if (!entry.id.empty()) border(ui, r, chosen ? t.ai : t.line2, chosen ? 4 : t.border_note, metric::kRadiusButton);
  Rect in = r.inset(14, 0);
  const RoleLook& look = t.role(entry.look);
  const Rect paper = in.cut_left(64, 16).centred(64, 44);
  fill(ui, paper, look.tint, metric::kRadiusNote);
  border(ui, paper, look.edge, t.border_note, metric::kRadiusNote);
  draw_shape(ui, look.shape, paper.centre(), 26, look.mark);
  draw_line(ui, in.cut_right(text_width(ui, count, {size::kList}) + 4, 12), count, {size::kList, Weight::regular, 1},
            t.ink2, Align::right);
  draw_text(ui, in, entry.label, {size::kList, chosen ? Weight::bold : Weight::regular, 1.1f},
            {.color = t.ink, .valign = VAlign::middle, .max_lines = 2});
  if (!entry.id.empty()) ui.finish_touch(touch, r);
  return touch.tapped;
}

void draw_legend(Context& ctx, Rect body) {
  LookView& view = ctx.view.control.look;
  const auto entries = view.by_kind ? kinds_here(ctx) : roles_here(ctx);
  const int columns = narrow(ctx) ? 1 : 2;
  const auto rows = (static_cast<int>(entries.size()) + columns - 1) / columns;
  ScrollArea area(ctx.ui, "look", body, view.scroll, static_cast<float>(rows) * (kRow + kGap));
  const float w = (body.width() - kGap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Rect cell = Rect::at(static_cast<float>(static_cast<int>(i) % columns) * (w + kGap),
                               static_cast<float>(static_cast<int>(i) / columns) * (kRow + kGap), w, kRow);
    if (area.shows(cell) &&
        draw_entry(ctx, entries[i], area.place(cell), entries[i].id == view.role && !view.role.empty()))
      view.role = view.role == entries[i].id ? std::string() : entries[i].id;
  }
  area.finish();
}

// A wall on which several notes can be chosen one after the other.
bool can_gather(const Context& ctx) {
  const auto* step = shown_step(ctx);
  return step && step->kind == sheets::StepKind::wall && !ctx.read_only && screen_name(ctx) == step->path;
}

} // namespace

bool comes_out(const Context& ctx, const meeting::Item& item) {
  const std::string& role = ctx.view.control.look.role;
  if (role.empty()) return true;
  const auto own = ctx.meeting->role_of(item);
  return (meeting::is_role(own) ? own : meeting::kOtherRole) == role;
}

std::string_view look_of_note(const Context& ctx, const meeting::Item& item) {
  if (!ctx.view.control.look.by_kind) return ctx.meeting->role_of(item);
  return is_strength(item) ? kKindLooks.back() : look_of_kind(ctx, item.kind);
}

std::string_view word_of_note(const Context& ctx, const meeting::Item& item) {
  if (!ctx.view.control.look.by_kind) return role_label(ctx, ctx.meeting->role_of(item));
  const auto* kind = ctx.library.kind(item.kind);
  if (!kind) return {};
  const auto* strength = is_strength(item) ? kind->field("strength") : nullptr;
  return (strength ? strength->label : kind->label).in(ctx.lang());
}

void draw_look_sheet(Context& ctx) {
  Ui& ui = ctx.ui;
  LookView& view = ctx.view.control.look;
  if (!ctx.meeting) {
    ctx.view.shell.sheet = ShellSheet::none;
    return;
  }
  SheetFrame sheet = begin_sheet(ui, "look",
                                 {.height = std::min(ui.surface().height() - 60, 900.0f),
                                  .title = ctx.words("look.title"),
                                  .icon = icon::kPalette});
  Rect body = sheet.body;
  const SheetTap foot =
      sheet_foot(ui, "look", body, {.back = ctx.words("shell.close"), .hint = ctx.words("look.hint")});
  const std::array<Segment, 2> colours = {Segment{"role", ctx.words("look.by_role")},
                                          Segment{"kind", ctx.words("look.by_kind")}};
  Rect row = body.cut_top(76, 20);
  draw_line(ui, row.cut_left(std::min(row.width() * 0.24f, 260.0f), 16), ctx.words("look.colour"),
            {size::kButton, Weight::bold, kLineTitle}, ui.theme().ink);
  if (const int i = segmented(ui, "look/colour", row, colours, view.by_kind ? 1 : 0); i >= 0) view.by_kind = i == 1;
  Rect head = body.cut_top(68, 12);
  if (can_gather(ctx)) {
    const ButtonSpec gather{.label = ctx.words("look.gather"), .icon = icon::kChecklist, .size = size::kList};
    if (button(ui, "look/gather", head.cut_right(std::min(button_width(ui, gather), head.width() * 0.5f), 16),
               gather)) {
      view.gathering = true;
      ctx.view.selection.clear();
      ctx.view.shell.sheet = ShellSheet::none;
    }
  }
  // Boards of groups, where people were put into groups and no note belongs to one yet.
  if (can_gather(ctx) && groups_of(ctx).empty() && !groups_of(ctx, true).empty()) {
    GroupView& group = ctx.view.wall.group;
    const ButtonSpec groups{.label = ctx.words("group.boards"),
                            .icon = icon::kGroup,
                            .look = group.offered ? ButtonLook::chosen : ButtonLook::secondary,
                            .size = size::kList};
    if (button(ui, "look/groups", head.cut_right(std::min(button_width(ui, groups), head.width() * 0.5f), 16), groups))
      group.offered = !group.offered, group.shown.clear(), group.side_by_side = false;
  }
  const ButtonSpec all{.label = ctx.words("look.all"), .enabled = !view.role.empty(), .size = size::kList};
  if (button(ui, "look/role/all", head.cut_right(std::min(button_width(ui, all), head.width() * 0.5f), 16), all))
    view.role.clear();
  draw_text(ui, head, ctx.words(view.by_kind ? "look.legend" : "look.filter"),
            {size::kButton, Weight::bold, kLineTitle},
            {.color = ui.theme().ink, .valign = VAlign::middle, .max_lines = 2});
  draw_legend(ctx, body);
  end_sheet(ui);
  if (foot != SheetTap::none || sheet.dismissed) ctx.view.shell.sheet = ShellSheet::none;
}

} // namespace yoriai::screens
