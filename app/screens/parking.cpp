// あとで話す. Targets: "parked/<id>", "parking/slot", in the sheet "parked/back"; the question is "unpark/…".
#include <algorithm>

#include "screens/ask.hpp"
#include "screens/note_card.hpp"
#include "screens/placement.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/note.hpp"
#include "widgets/paint.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kSlip = 62, kSlipGap = 10, kSlot = 68;

// Items chosen or dragged, stacks as their sheets.
void park(Context& ctx, const std::string& id) {
  const meeting::Meeting& m = *ctx.meeting;
  if (m.item(id)) {
    ctx.out.send(meeting::with_id("park", id));
    return;
  }
  for (const auto i : m.in_stack(id)) {
    const auto& item = m.items()[i];
    if (item.live()) ctx.out.send(meeting::with_id("park", item.id));
  }
}

void ask_unpark(Context& ctx, const meeting::Item& item) {
  ChoiceQuestion q;
  q.name = "unpark";
  q.heading = text_of(ctx, item);
  q.options = {{.id = "unpark", .label = std::string(ctx.words("parking.unpark"))},
               {.id = "remove", .label = std::string(ctx.words("parking.remove"))}};
  q.done = [id = item.id](Outbox& out, const std::string& act) { out.send(meeting::with_id(act, id)); };
  ask(ctx, std::move(q));
}

void draw_slips(Context& ctx, const Rect& r) {
  const auto& parked = facts(ctx).parked;
  Ui& ui = ctx.ui;
  if (parked.empty()) {
    draw_text(ui, r, ctx.words("parking.empty"), {size::kHint, Weight::regular, kLineText},
              {ui.theme().ink2, Align::left, VAlign::middle});
    return;
  }
  const float pitch = kSlip + kSlipGap;
  ScrollArea area(ui, "parked", r, ctx.view.shell.parked_scroll, pitch * static_cast<float>(parked.size()) - kSlipGap);
  int above = 0, below = 0;
  const meeting::Item* tapped = nullptr;
  const auto& marked = ctx.view.control.search.marked;
  for (std::size_t i = 0; i < parked.size(); ++i) {
    const Rect content = Rect::at(0, pitch * static_cast<float>(i), r.width(), kSlip);
    if (content.y1 <= area.visible().y0) ++above;
    if (content.y0 >= area.visible().y1) ++below;
    if (!area.shows(content)) continue;
    const auto* item = ctx.meeting->item(parked[i]);
    if (slip(ui, "parked/" + item->id, area.place(content),
             {.role = ctx.meeting->role_of(*item), .text = text_of(ctx, *item),
              .drawing = item->text.empty() ? drawing_of(ctx, *item) : nullptr,
              .chosen = std::count(marked.begin(), marked.end(), item->id) > 0, .marked = item->marked})
            .tapped)
      tapped = item;
  }
  area.finish(above, below);
  if (tapped && !ctx.read_only) ask_unpark(ctx, *tapped);
}

// Where a dragged note was let go over the tray.
void take_drop(Context& ctx, const Rect& r) {
  const Drop* drop = ctx.ui.drop();
  if (!drop || !r.contains(drop->pointer)) return;
  for (const std::string_view kind : {"note/", "stack/"})
    if (drop->name.starts_with(kind)) park(ctx, drop->name.substr(kind.size()));
}

} // namespace

void draw_parking(Context& ctx, const Rect& r) {
  Ui& ui = ctx.ui;
  const Theme& theme = ui.theme();
  fill(ui, r, theme.surface);
  const bool above = placement_of(ctx).reach == Reach::standing; // the prompter lies below it
  hline(ui, r.x0, r.x1, above ? r.y1 - 1 : r.y0, theme.high_contrast ? theme.ink : theme.line, theme.border_line);
  vline(ui, left_handed(ctx) ? r.x1 - 1 : r.x0, r.y0, r.y1, theme.high_contrast ? theme.ink : theme.line, theme.border_line);
  Rect rest{r.x0 + 21, r.y0 + 4, r.x1 - 21, r.y1 - 13};
  const Rect head = rest.cut_top(54, 3);
  const float used = draw_icon_text(ui, head, {icon::kInbox, ctx.words("parking.title"), {26, Weight::bold, kLineTitle},
                                               theme.ink, theme.ink, 30, 9});
  const auto count = std::to_string(facts(ctx).parked.size());
  draw_line(ui, {head.x0 + used + 12, head.y0, head.x1, head.y1}, ctx.words("shell.sheets_of_paper", {{"count", count}}),
            {size::kList, Weight::regular, kLineTitle}, theme.ink2);
  const bool armed = !ctx.view.selection.empty() || !ui.dragging().empty();
  if (drop_slot(ui, "parking/slot", rest.cut_bottom(kSlot, kSlipGap), ctx.words("parking.slot"), icon::kMoveToInbox,
                armed) &&
      !ctx.view.selection.empty() && !ctx.read_only) {
    for (const auto& id : ctx.view.selection.ids) park(ctx, id);
    ctx.view.selection.clear();
  }
  if (!ctx.read_only) take_drop(ctx, r);
  draw_slips(ctx, rest);
}

void draw_parking_sheet(Context& ctx) {
  Ui& ui = ctx.ui;
  const auto parked = static_cast<float>(facts(ctx).parked.size());
  const bool chosen = !ctx.view.selection.empty() && !ctx.read_only;
  const float list = std::max(1.0f, parked) * (kSlip + kSlipGap);
  SheetFrame sheet = begin_sheet(ui, "parked", {.height = std::min(ui.surface().height() - 120, 330 + list),
                                                .title = ctx.words("parking.title"), .icon = icon::kInbox});
  Rect body = sheet.body;
  const SheetTap foot = sheet_foot(ui, "parked", body,
                                   {.back = ctx.words("shell.close"),
                                    .ok = chosen ? ctx.words("parking.put") : std::string_view(),
                                    .ok_icon = icon::kMoveToInbox});
  draw_slips(ctx, body);
  end_sheet(ui);
  if (foot == SheetTap::ok) {
    for (const auto& id : ctx.view.selection.ids) park(ctx, id);
    ctx.view.selection.clear();
  }
  if (foot != SheetTap::none || sheet.dismissed) ctx.view.shell.sheet = ShellSheet::none;
}

} // namespace yoriai::screens
