// One note or stack over the whole surface, for those who stand before it; the projector shows it, too. One tap ends it.
#include <algorithm>

#include "screens/note_card.hpp"
#include "screens/pictures.hpp"
#include "screens/projector.hpp"
#include "screens/projector_sheet.hpp"
#include "screens/shell.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kLargest = 84, kLeast = 40, kStep = 4;

std::string words_of_stack(const Context& ctx, const std::string& id) {
  std::string words;
  for (const meeting::Item* member : live_members(*ctx.meeting, id))
    words.append(words.empty() ? "・" : "\n・").append(text_of(ctx, *member));
  return words;
}

void draw_words(Context& ctx, const Rect& r, const std::string& words) {
  TextStyle style{kLargest, Weight::regular, kLineNote};
  while (style.size > kLeast && text_height(ctx.ui, words, style, r.width()) > r.height()) style.size -= kStep;
  const float high = text_height(ctx.ui, words, style, r.width());
  if (high <= r.height()) {
    draw_text(ctx.ui, r, words, style, {.color = ctx.ui.theme().ink, .valign = VAlign::middle});
    return;
  }
  ScrollArea area(ctx.ui, "focus", r, ctx.view.projector.focus_scroll, high);
  draw_text(ctx.ui, area.place(Rect::at(0, 0, r.width(), high)), words, style, {.color = ctx.ui.theme().ink});
}

} // namespace

void draw_focus(Context& ctx) {
  std::string& focus = ctx.view.projector.focus;
  if (focus.empty()) return;
  const meeting::Item* item = ctx.meeting ? ctx.meeting->item(focus) : nullptr;
  if (!can_focus(ctx, focus) || (item && item->hidden)) return focus.clear(); // gone meanwhile
  Ui& ui = ctx.ui;
  const meeting::Stack* stack = item ? nullptr : ctx.meeting->stack(focus);
  const RoleLook& role = ui.theme().role(item ? ctx.meeting->role_of(*item) : std::string_view("other"));
  ui.push_layer("focus", false);
  const Rect all = ui.surface();
  const bool ended = ui.escape_pressed();
  const Touch touch = ui.touch({.name = "focus/close", .label = ctx.words("focus.close")}, all);
  fill(ui, all, stack ? ui.theme().surface : role.tint);
  border(ui, all, stack ? ui.theme().line2 : role.edge, 8);
  Rect in = all.inset(std::min(96.0f, all.width() * 0.06f), 56);
  draw_line(ui, in.cut_bottom(44, 16), ctx.words("focus.close"), {size::kList, Weight::regular, kLineTitle},
            ui.theme().ink2, Align::centre);
  if (stack && !stack->title.empty())
    in.cut_top(draw_text(ui, in, stack->title, {56, Weight::bold, kLineTitle}, {.color = ui.theme().ink}), 24);
  if (item && !ctx.meeting->role_of(*item).empty()) {
    Rect line = in.cut_top(48, 20);
    role_mark(ui, ctx.meeting->role_of(*item), line.cut_left(44, 16).centre(), 40);
    draw_line(ui, line, role_label(ctx, ctx.meeting->role_of(*item)), {36, Weight::regular, kLineTitle},
              ui.theme().ink);
  }
  if (const meeting::Attachment* photo = item ? photo_of(*ctx.meeting, item->id) : nullptr)
    draw_attachment(ctx, in.cut_right(in.width() * 0.55f, 40), *photo, Fit::whole);
  if (const Drawing* drawing = item ? drawing_of(ctx, *item) : nullptr) {
    const float most = item->text.empty() ? in.height() : in.height() * 0.6f;
    paint_drawing(ui, in.cut_top(drawing_size(*drawing, in.width(), most).y, 24), *drawing, ui.theme().ink);
  }
  draw_words(ctx, in, item ? item->text : words_of_stack(ctx, focus));
  ui.pop_layer();
  if (touch.tapped || ended) focus.clear();
}

} // namespace yoriai::screens
