#include "screens/board_parts.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/time.hpp"
#include "screens/ask.hpp"
#include "screens/mode.hpp"
#include "screens/placement.hpp"
#include "screens/projector.hpp"
#include "screens/groups.hpp"
#include "screens/shell.hpp"
#include "widgets/controls.hpp"
#include "widgets/icons.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {

using namespace widgets;

Items live_items(const meeting::Meeting& meeting, std::string_view kind) {
  Items found;
  for (const std::uint32_t at : meeting.of_kind(kind)) {
    const meeting::Item& item = meeting.items()[at];
    if (item.live() && !item.hidden) found.push_back(&item);
  }
  return found;
}

Items live_derived(const meeting::Meeting& meeting, std::string_view id, std::string_view kind) {
  Items found;
  for (const std::uint32_t at : meeting.derived_from(id)) {
    const meeting::Item& item = meeting.items()[at];
    if (item.live() && !item.hidden && item.kind == kind) found.push_back(&item);
  }
  return found;
}

Items board_items(const Context& ctx, std::string_view kind) {
  Items found = live_items(*ctx.meeting, kind);
  std::erase_if(found, [&](const meeting::Item* item) { return !on_board(ctx, *item); });
  return found;
}

Items board_derived(const Context& ctx, std::string_view id, std::string_view kind) {
  Items found = live_derived(*ctx.meeting, id, kind);
  std::erase_if(found, [&](const meeting::Item* item) { return !on_board(ctx, *item); });
  return found;
}

LayoutKey layout_key(const Context& ctx, const Rect& area, int mode, std::string extra) {
  extra.append("\n").append(group_shown(ctx));
  return {ctx.meeting->head().id, ctx.meeting->revision(),      area.width(),
          area.height(),          static_cast<int>(ctx.lang()), mode,
          std::move(extra)};
}

const std::string& words_of(const meeting::Item& item) {
  for (const char* name : {"method", "reason_not"}) {
    const auto* value = std::get_if<std::string>(&item.field(name));
    if (value && !value->empty()) return *value;
  }
  return item.text;
}

std::string shortened(std::string_view text, std::size_t characters) {
  const std::string_view first = base::first_characters(text, characters);
  return first.size() == text.size() ? std::string(text) : std::string(first) + "…";
}

std::string quoted(const Context& ctx, std::string_view text, std::size_t characters) {
  return ctx.words("board.quoted", {{"text", shortened(text, characters)}});
}

std::string said_date(const Context& ctx, std::string_view iso) {
  const auto date = base::parse_date(iso);
  if (!date) return std::string(iso);
  const std::string month = std::to_string(date->month);
  return ctx.words("board.date", {{"year", std::to_string(date->year)},
                                  {"month", month},
                                  {"month_name", std::string(ctx.words("board.month." + month))},
                                  {"day", std::to_string(date->day)}});
}

const std::string& in_lang(const Context& ctx, const sheets::Text& text) { return text.in(ctx.lang()); }

const sheets::Step* sibling_step(const Context& ctx, const sheets::Step& step, sheets::StepKind kind) {
  const sheets::Sheet* sheet = ctx.library.sheet_of(step.path);
  if (!sheet) return nullptr;
  for (const sheets::Step& other : sheet->steps)
    if (other.kind == kind) return &other;
  return nullptr;
}

namespace {

constexpr float kActHeight = 72, kBarBox = 84, kActGap = 8;
constexpr TextStyle kBarText{size::kList, Weight::bold, kLineTitle};
constexpr TextStyle kRefusalText{size::kHint, Weight::regular, kLineTitle};

ButtonSpec act_button(const Act& act, ButtonLook look) {
  ButtonSpec spec;
  spec.label = act.label, spec.icon = act.icon, spec.look = look, spec.enabled = act.enabled;
  spec.size = size::kList;
  return spec;
}

float act_width(Context& ctx, const Act& act) {
  return button_width(ctx.ui, act_button(act, ButtonLook::secondary), 20);
}

// Acts that find no room behind each other in `width`, beginning with the first that goes into 「ほかの操作」.
std::size_t fitting(Context& ctx, const std::vector<Act>& acts, float width, float more) {
  float used = 0;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    used += act_width(ctx, acts[i]) + kActGap;
    const bool last = i + 1 == acts.size();
    if (used + (last ? 0 : more) > width) return i;
  }
  return acts.size();
}

void ask_more(Context& ctx, const std::vector<Act>& acts, std::size_t from) {
  ChoiceQuestion question;
  question.name = "act";
  question.heading = ctx.words("board.more_heading");
  for (std::size_t i = from; i < acts.size(); ++i)
    question.options.push_back({.id = acts[i].id, .label = acts[i].label, .enabled = acts[i].enabled});
  question.done = [view = &ctx.view](Outbox&, const std::string& id) { view->board.pending_act = id; };
  ask(ctx, std::move(question));
}

void run_pending(Context& ctx, const std::vector<Act>& acts) {
  if (ctx.view.board.pending_act.empty()) return;
  const std::string id = std::move(ctx.view.board.pending_act);
  ctx.view.board.pending_act.clear();
  for (const Act& act : acts)
    if (act.id == id && act.enabled) return act.run();
}

void draw_bar_words(Context& ctx, const Rect& box, std::string_view words, bool refused) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  if (!refused) {
    TextStyle style = kBarText;
    if (text_width(ui, words, style) > box.width()) style.size = size::kHint;
    draw_text(ui, box, words, style, {.color = t.ai_text, .valign = VAlign::middle, .max_lines = 2});
    return;
  }
  Rect in = box;
  draw_icon(ui, icon::kInfo, in.cut_left(32, 10).centre(), 30, t.icon_warn);
  draw_text(ui, in, words, kRefusalText, {.color = t.warn.ink, .valign = VAlign::middle, .max_lines = 3});
}

// One thing alone can be read large, here and on the projector.
void add_focus(Context& ctx, std::vector<Act>& acts) {
  const Selection& selection = ctx.view.selection;
  if (selection.ids.size() != 1 || selection.mode != TapMode::choose || !can_focus(ctx, selection.first())) return;
  if (const auto* item = ctx.meeting->item(selection.first()); item && item->hidden) return;
  acts.push_back({"focus", std::string(ctx.words("focus.act")), icon::kOpenInFull,
                  [&ctx, id = selection.first()] { ctx.view.projector.focus = id; }});
}

} // namespace

void draw_act_bar(Context& ctx, const Rect& bar, std::string_view words, std::vector<Act> acts) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const std::string chosen = ctx.view.selection.first();
  const auto may = [&](const Act& act) { // of one's own, at a participants' screen
    const bool own = act.id == "edit" || act.id == "move" || act.id == "peek";
    return act.id == "lineage" || (own && allowed(ctx, May::change_own, chosen));
  };
  if (participants(ctx)) std::erase_if(acts, [&](const Act& act) { return !may(act); });
  for (Act& act : acts)
    if (ctx.read_only && !may(act)) act.enabled = false;
  if (!participants(ctx)) add_focus(ctx, acts);
  run_pending(ctx, acts);
  const std::string_view refused = refusal(ctx);
  const Rect box = Rect{bar.x0, bar.centre().y - kBarBox / 2, bar.x1, bar.centre().y + kBarBox / 2};
  fill(ui, box, refused.empty() ? t.ai_soft : t.warn.ground, metric::kRadiusButton);
  if (t.high_contrast) border(ui, box, t.line, t.border_line, metric::kRadiusButton);

  const Act cancel{"cancel", std::string(ctx.words("board.cancel")), icon::kClose, {}};
  const Act more{"more", std::string(ctx.words("board.more")), icon::kMoreHoriz, {}};
  Rect in{box.x0, box.centre().y - kActHeight / 2, box.x1, box.centre().y + kActHeight / 2};
  cut_at_hand(ctx, in, 6), cut_opposite(ctx, in, 18);
  const bool cancelled = button(ui, "act/cancel", cut_at_hand(ctx, in, act_width(ctx, cancel), kActGap),
                                act_button(cancel, ButtonLook::secondary));
  const float whole = text_width(ui, words, kBarText) + 6;
  const float wanted = refused.empty() ? (whole <= 260 ? whole : whole * 0.56f + 12)
                                       : text_width(ui, refused, kRefusalText) * 0.38f + 52;
  const float words_width = std::clamp(wanted, 96.0f, std::max(96.0f, in.width() * (refused.empty() ? 0.45f : 0.6f)));
  const float more_width = act_width(ctx, more) + kActGap;
  const std::size_t shown = fitting(ctx, acts, in.width() - words_width, more_width);
  if (shown < acts.size() &&
      button(ui, "act/more", cut_at_hand(ctx, in, more_width - kActGap, kActGap), act_button(more, ButtonLook::secondary)))
    ask_more(ctx, acts, shown);
  const Act* tapped = nullptr;
  for (std::size_t i = shown; i-- > 0;)
    if (button(ui, "act/" + acts[i].id, cut_at_hand(ctx, in, act_width(ctx, acts[i]), kActGap),
               act_button(acts[i], ButtonLook::secondary)))
      tapped = &acts[i];
  const Rect told{in.x0, box.y0 + 2, in.x1, box.y1 - 2};
  Rect spoken = told.inset(0, 4);
  (left_handed(ctx) ? spoken.x1 : spoken.x0) += left_handed(ctx) ? 10.0f : -10.0f; // away from the acts
  for (std::size_t i = shown; i < acts.size() && refused.empty(); ++i) // the words themselves lead to what they tell of
    if (acts[i].id == "lineage" && area(ui, "act/lineage", spoken, words, "button").tapped)
      tapped = &acts[i];
  draw_bar_words(ctx, told, refused.empty() ? words : refused, !refused.empty());
  if (tapped) tapped->run();
  if (cancelled || (!tapped && ui.escape_pressed())) {
    ctx.view.selection.clear();
    ctx.view.control.look.gathering = false;
  }
}

void draw_bar_buttons(Context& ctx, Rect& bar, const std::vector<Act>& acts, bool at_hand) {
  for (const Act& act : acts) {
    ButtonSpec spec = act_button(act, ButtonLook::secondary);
    spec.size = size::kButton;
    const float width = button_width(ctx.ui, spec, 24);
    if (width > bar.width()) return;
    const Rect slot = at_hand ? cut_at_hand(ctx, bar, width, metric::kGap) : cut_opposite(ctx, bar, width, metric::kGap);
    const float middle = slot.centre().y;
    if (button(ctx.ui, "act/" + act.id, {slot.x0, middle - 38, slot.x1, middle + 38}, spec)) act.run();
  }
}

// What is written by hand keeps its form; what is typed is its caption.
Act caption_act(Context& ctx, const meeting::Item& item) {
  return {"edit", std::string(ctx.words(item.text.empty() ? "board.caption" : "board.edit")), icon::kEdit, [&ctx, id = item.id, text = item.text] {
            ask_text(ctx, {"edit", std::string(ctx.words("board.caption")), std::string(ctx.words("board.caption.hint")), text, true},
                     meeting::with_id("set", id));
          }};
}

Act edit_act(Context& ctx, const meeting::Item& item) {
  if (!item.ink.empty()) return caption_act(ctx, item);
  return {"edit", std::string(ctx.words("board.edit")), icon::kEdit, [&ctx, id = item.id, text = item.text] {
            ask_text(ctx, {"edit", std::string(ctx.words("board.edit")), {}, text}, meeting::with_id("set", id));
          }};
}

Act lineage_act(Context& ctx, const std::string& id) {
  return {"lineage", std::string(ctx.words("board.lineage")), icon::kAccountTree, [&ctx, id] {
            ctx.view.board.lineage = id;
            ctx.view.board.lineage_scroll.to_top();
          }};
}

Act park_act(Context& ctx, const std::string& id) {
  return {"park", std::string(ctx.words("board.park")), icon::kInbox, [&ctx, id] {
            ctx.out.send(meeting::with_id("park", id));
            ctx.view.selection.clear();
          }};
}

Act remove_act(Context& ctx, const std::string& id) {
  return {"remove", std::string(ctx.words("board.remove")), icon::kDelete, [&ctx, id] {
            ctx.out.send(meeting::with_id("remove", id));
            ctx.view.selection.clear();
          }};
}

void ask_text(Context& ctx, TextAsked asked, meeting::Command then, std::string into) {
  if (!allowed(ctx, then)) return;
  TextQuestion question;
  question.name = "ask/" + asked.name;
  question.heading = std::move(asked.heading);
  question.hint = std::move(asked.hint);
  question.ok_label = ctx.words("board.ok");
  question.text = std::move(asked.text);
  question.may_be_empty = asked.may_be_empty;
  question.then = std::move(then);
  question.into = std::move(into);
  ask(ctx, std::move(question));
}

meeting::Command set_text(std::string_view id, std::string_view text) {
  return {"set", base::Json{{"id", std::string(id)}, {"text", std::string(text)}}};
}

meeting::Command set_from(std::string_view id, const std::vector<std::string>& from) {
  return {"set", base::Json{{"id", std::string(id)}, {"from", from}}};
}

void draw_head_words(Ui& ui, const Rect& box, std::string_view words, Align align) {
  TextStyle style{size::kHint, Weight::bold, 1};
  if (text_layout(ui, words, style, box.width(), 2).cut) style = {size::kSmall, Weight::bold, 1};
  draw_text(ui, box, words, style, {.color = ui.theme().ink, .align = align, .valign = VAlign::middle, .max_lines = 3});
}

const meeting::Item* chosen_item(const Context& ctx, std::string_view kind) {
  if (ctx.view.selection.empty()) return nullptr;
  const meeting::Item* item = ctx.meeting->item(ctx.view.selection.first());
  return item && item->live() && item->kind == kind ? item : nullptr;
}

void choose_tapped(Context& ctx, const std::string& id) {
  ctx.view.selection.only(id);
  ctx.view.board.revealed = id;
}

bool wants_reveal(Context& ctx, const std::string& id) {
  std::string& last = ctx.view.board.revealed;
  if (last == id) return false;
  last = id;
  return !id.empty();
}

} // namespace yoriai::screens
