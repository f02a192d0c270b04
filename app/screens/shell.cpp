// The frame of a meeting. Targets of the frame itself: "notice/close".
// Zones at 1920 × 1080: top bar 0–88, rail 0–184, bottom bar 976–1080, prompter 1532–1920 or its tab 1852–1920.
#include "screens/shell.hpp"

#include <algorithm>

#include "screens/ask.hpp"
#include "screens/booth.hpp"
#include "screens/file_sheets.hpp"
#include "screens/groups.hpp"
#include "screens/lock.hpp"
#include "screens/look.hpp"
#include "screens/mode.hpp"
#include "screens/pads.hpp"
#include "screens/placement.hpp"
#include "screens/projector_sheet.hpp"
#include "screens/pictures.hpp"
#include "screens/search.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "screens/step_view.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/shortcut.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr base::TimeMs kNoticeStays = 8'000;
constexpr float kNarrowBelow = 1100;
constexpr float kNarrowTopBar = 96;
constexpr float kTitleButtons = 68;

// Nothing may be chosen that no longer exists, or that lies on a screen no longer shown.
void tidy_selection(Context& ctx) {
  auto& ids = ctx.view.selection.ids;
  const auto gone = [&](const std::string& id) {
    const auto* item = ctx.meeting->item(id);
    return item ? item->removed : ctx.meeting->stack(id) == nullptr;
  };
  ids.erase(std::remove_if(ids.begin(), ids.end(), gone), ids.end());
  if (ids.empty()) ctx.view.selection.clear();
}

void tidy(Context& ctx) {
  ViewState& view = ctx.view;
  if (!ctx.meeting) {
    view.selection.clear();
    if (view.shell.sheet != ShellSheet::settings && view.shell.sheet != ShellSheet::ruler && view.shell.sheet != ShellSheet::files &&
        view.shell.sheet != ShellSheet::mode &&
        !stands_without_meeting(view.shell.sheet))
      view.shell.sheet = ShellSheet::none;
    if (view.shown != "all") view.shown.clear();
  } else {
    const bool step = ctx.library.step(view.shown) != nullptr;
    if (!step && !is_page(view.shown) && view.shown != "minutes" && view.shown != "booth") view.shown.clear();
  }
  const std::string screen(screen_name(ctx));
  if (screen != view.shell.last_screen) {
    if (view.shell.keep_selection_for != screen) view.selection.clear();
    view.control.look.gathering = false;
    view.shell.keep_selection_for.clear();
    view.shell.last_screen = screen;
    view.shell.page_scroll.to_top();
    view.shell.sheet_scroll.to_top();
  }
  if (ctx.meeting) tidy_selection(ctx);
  tidy_prompter(ctx);
}

bool notice_is_fresh(const Context& ctx) {
  return !ctx.notice.sentence.empty() && ctx.now - ctx.notice.at < kNoticeStays &&
         ctx.view.shell.notice_closed_at != ctx.notice.at;
}

// The sentence as a strip over the edge of the board that lies at the bottom bar; above an open sheet it can only be read.
void draw_notice(Context& ctx, const Rect& board) {
  if (!notice_is_fresh(ctx)) return;
  Ui& ui = ctx.ui;
  const bool above_sheet =
      ctx.view.shell.sheet != ShellSheet::none || ctx.view.text_question || ctx.view.choice_question;
  if (!above_sheet && !ctx.notice.good && !ctx.view.selection.empty()) return; // the selection bar tells it
  const Rect s = ui.surface();
  const StateLook& look = ctx.notice.good ? ui.theme().ok : ui.theme().warn;
  const TextStyle style{size::kList, Weight::regular, kLineText};
  const float width = std::min(s.width() - 32, 1180.0f), text_width = width - 64 - 176;
  const float height = std::max(76.0f, text_height(ui, ctx.notice.sentence, style, text_width) + 24);
  const float top = above_sheet                                    ? s.y0 + 16
                    : placement_of(ctx).reach == Reach::standing ? board.y0 + 12
                                                                 : board.y1 - 12 - height;
  const Rect r = Rect::at(s.centre().x - width / 2, top, width, height);
  if (above_sheet) ui.begin_overlay();
  shadow(ui, r, metric::kRadiusCard, Lift::lifted);
  fill(ui, r, look.ground, metric::kRadiusCard);
  border(ui, r, look.border, ui.theme().border_control, metric::kRadiusCard);
  draw_icon(ui, ctx.notice.good ? icon::kCheckCircle : icon::kError, {r.x0 + 40, r.centre().y}, 34,
            ctx.notice.good ? ui.theme().icon_ok : ui.theme().icon_warn);
  draw_text(ui, {r.x0 + 72, r.y0, r.x0 + 72 + text_width, r.y1}, ctx.notice.sentence, style,
            {look.ink, Align::left, VAlign::middle});
  if (above_sheet) {
    ui.end_overlay();
  } else if (button(ui, "notice/close", {r.x1 - 152, r.centre().y - 30, r.x1 - 12, r.centre().y + 30},
                    {.label = ctx.words("shell.close"), .look = ButtonLook::neutral})) {
    ctx.view.shell.notice_closed_at = ctx.notice.at;
  }
}

FrameZones zones_now(Context& ctx, bool with_prompter, float pads) {
  const bool acts = !ctx.view.selection.empty() || ctx.view.control.look.gathering;
  ZonesWanted wanted;
  wanted.surface = ctx.ui.surface();
  wanted.mm_per_px = ctx.view.pads.mm_per_px;
  wanted.slim = narrow(ctx);
  wanted.top = wanted.slim ? kNarrowTopBar : metric::kTopBar;
  wanted.banner = banner_height(ctx);
  wanted.rail_rows = rail_rows_height(ctx, wanted.surface.width());
  wanted.pads = pads; // those who write need the lower half, and the rest shows what is written
  wanted.bottom = pads == 0 || acts ? bottom_bar_height(ctx) : 0;
  wanted.with_prompter = with_prompter;
  wanted.prompter_open = with_prompter && prompter_open(ctx);
  wanted.placement = ctx.view.shell.placement;
  return frame_zones(wanted);
}

// While one role is brought out the board says so, and how to see all again.
void draw_filter_strip(Context& ctx, Rect& board) {
  const std::string& role = ctx.view.control.look.role;
  if (role.empty()) return;
  Ui& ui = ctx.ui;
  Rect r = cut_strip(ctx, board, 76).inset(narrow(ctx) ? 16 : metric::kMargin, 8);
  const ButtonSpec all{.label = ctx.words("look.all"), .icon = icon::kClose, .size = size::kList};
  if (button(ui, "look/all", r.cut_right(button_width(ui, all), 16), all)) ctx.view.control.look.role.clear();
  role_mark(ui, role, {r.x0 + 16, r.centre().y}, 26);
  draw_text(ui, {r.x0 + 40, r.y0, r.x1, r.y1}, ctx.words("look.only", {{"role", std::string(role_label(ctx, role))}}),
            {size::kList, Weight::bold, kLineTitle}, {.color = ui.theme().ai_text, .valign = VAlign::middle, .max_lines = 2});
}

void draw_side(Context& ctx, const FrameZones& z, bool open) {
  fill(ctx.ui, z.side, ctx.ui.theme().ai_soft); // above what can be reached it stays empty
  if (!open) return draw_prompter_tab(ctx, z.prompter);
  draw_prompter(ctx, z.prompter);
  draw_parking(ctx, z.tray);
}

// Returns the board, over which a notice lies.
Rect draw_meeting(Context& ctx) {
  const std::string_view name = screen_name(ctx);
  const bool page = is_page(name);
  const sheets::Step* step = page ? nullptr : shown_step(ctx);
  const float pads = pads_height(ctx, step);
  const bool with_side = has_prompter(ctx) && !narrow(ctx) && !participants(ctx) && pads == 0;
  const FrameZones z = zones_now(ctx, with_side, pads);
  Ui& ui = ctx.ui;

  Rect board = z.board;
  fill(ui, board, ui.theme().paper);
  if (step) draw_lock_strip(ctx, *step, board), draw_filter_strip(ctx, board), draw_group_strip(ctx, *step, board);
  if (page) {
    draw_page_board(ctx, name, board);
  } else if (const StepView* view = step ? step_view(step->kind) : nullptr) {
    view->draw_board(ctx, *step, board);
  }
  if (!z.bottom.empty()) draw_bottom_bar(ctx, step, z.bottom);
  if (pads > 0)
    place_pads(ctx, z.pads);
  else if (z.rail_row)
    draw_rail_buttons(ctx, z.rail);
  else
    draw_rail(ctx, z.rail);
  if (with_side) draw_side(ctx, z, !z.tray.empty());
  draw_banner(ctx, z.banner);
  draw_top_bar(ctx, step, z.top);
  return z.board;
}

void draw_sheets(Context& ctx) {
  forget_secrets(ctx);
  if (ctx.view.text_question || ctx.view.choice_question) return draw_questions(ctx); // the sheet comes back after it
  ctx.view.shell.asked.clear();
  switch (ctx.view.shell.sheet) {
  case ShellSheet::none: return;
  case ShellSheet::menu: return draw_menu(ctx);
  case ShellSheet::settings: return draw_settings(ctx);
  case ShellSheet::agree: return draw_agree_sheet(ctx);
  case ShellSheet::person: return draw_person_sheet(ctx);
  case ShellSheet::timer: return draw_timer_sheet(ctx);
  case ShellSheet::prompter: return draw_prompter_sheet(ctx);
  case ShellSheet::parked: return draw_parking_sheet(ctx);
  case ShellSheet::files: return draw_files_sheet(ctx);
  case ShellSheet::pictures: return draw_pictures_sheet(ctx);
  case ShellSheet::picture_files: return draw_picture_files_sheet(ctx);
  case ShellSheet::passphrase: return draw_passphrase_sheet(ctx);
  case ShellSheet::seal: return draw_seal_sheet(ctx);
  case ShellSheet::unseal: return draw_unseal_sheet(ctx);
  case ShellSheet::backups: return draw_backups_sheet(ctx);
  case ShellSheet::salvaged: return draw_salvage_sheet(ctx);
  case ShellSheet::leave: return draw_leave_sheet(ctx);
  case ShellSheet::left: return draw_left_sheet(ctx);
  case ShellSheet::places: return draw_places_sheet(ctx);
  case ShellSheet::save_details: return draw_save_sheet(ctx);
  case ShellSheet::carry: return draw_carry_sheet(ctx);
  case ShellSheet::merge: return draw_merge_sheet(ctx);
  case ShellSheet::ending: return draw_ending_sheet(ctx);
  case ShellSheet::project: return draw_project_sheet(ctx);
  case ShellSheet::ruler: return draw_ruler_sheet(ctx);
  case ShellSheet::search: return draw_search_sheet(ctx);
  case ShellSheet::look: return draw_look_sheet(ctx);
  case ShellSheet::mode: return draw_mode_sheet(ctx);
  }
}

} // namespace

void draw(Context& ctx) {
  static const FileAffairs kNone;
  if (!ctx.files) ctx.files = &kNone;
  begin_mode(ctx);
  tidy(ctx);
  tidy_pads(ctx);
  if (!participants(ctx)) take_curtain_key(ctx);
  Rect board = ctx.ui.surface();
  board.y1 -= bottom_bar_height(ctx);
  if (!ctx.meeting && participants(ctx))
    draw_shared_start(ctx);
  else if (!ctx.meeting)
    draw_start(ctx);
  else if (ctx.view.shown == "minutes")
    draw_minutes_view(ctx);
  else if (ctx.view.shown == "booth")
    draw_booth(ctx);
  else
    board = draw_meeting(ctx);
  if (ctx.meeting && !participants(ctx) && ctx.view.shown != "booth" && find_pressed(ctx.ui)) open_search(ctx);
  draw_sheets(ctx);
  draw_focus(ctx);
  draw_picture_viewer(ctx);
  draw_notice(ctx, board);
  put_on_board(ctx);
  end_mode(ctx);
}

std::string_view screen_name(const Context& ctx) {
  if (!ctx.meeting) return "start";
  if (ctx.view.shown == "minutes" || ctx.view.shown == "booth" || is_page(ctx.view.shown)) return ctx.view.shown;
  const auto* step = shown_step(ctx);
  return step ? std::string_view(step->path) : std::string_view("meeting");
}

const sheets::Step* shown_step(const Context& ctx) {
  if (!ctx.meeting) return nullptr;
  if (const auto* step = ctx.library.step(ctx.view.shown)) return step;
  if (const auto* step = ctx.library.step(ctx.meeting->step())) return step;
  const auto steps = steps_of(ctx);
  return steps.empty() ? nullptr : steps.front();
}

bool narrow(const Context& ctx) { return ctx.ui.surface().width() < kNarrowBelow; }

std::string_view refusal(const Context& ctx) {
  return notice_is_fresh(ctx) && !ctx.notice.good ? std::string_view(ctx.notice.sentence) : std::string_view();
}

void go_to_step(Context& ctx, const std::string& path) {
  ctx.view.shell.sheet = ShellSheet::none;
  if (ctx.read_only) {
    ctx.view.shown = path;
    return;
  }
  ctx.view.shown.clear();
  if (ctx.meeting->step() != path || !ctx.meeting->course().clock.point.empty())
    ctx.out.send({"step", {{"to", path}}});
}

void go_to_item(Context& ctx, const std::string& path, const std::string& item) {
  go_to_step(ctx, path);
  if (!ctx.meeting->item(item)) return;
  ctx.view.selection.only(item);
  // The step is entered after this frame; where it is shown already nothing changes.
  if (ctx.view.shell.last_screen != path) ctx.view.shell.keep_selection_for = path;
}

std::string_view role_label(const Context& ctx, std::string_view role) {
  static thread_local std::string key;
  key.assign("role.").append(meeting::is_role(role) ? role : meeting::kOtherRole);
  return ctx.words(key);
}

Rect draw_title(Context& ctx, const sheets::Step& step, Rect& board, float keep) {
  Ui& ui = ctx.ui;
  const auto either = [&](const char* shared, const sheets::Text& own) -> std::string_view {
    const sheets::Text& both = step.word(shared);
    return (both.empty() ? own : both).in(ctx.lang());
  };
  const std::string_view title = either("shared_title", step.title);
  const std::string_view text = either("shared_instruction", step.instruction);
  const TextStyle bold{size::kTitle, Weight::bold, kLineTitle}, plain{size::kButton, Weight::regular, kLineText};
  const float margin = narrow(ctx) ? 16 : metric::kMargin;
  board = {board.x0 + margin, board.y0, board.x1 - margin, board.y1};
  // Out of reach the title can be read, and its buttons stand at the foot of the board.
  const bool beyond = keep > 0 && out_of_reach(ctx) > board.y0 + 16;
  const Rect below = beyond ? board.cut_bottom(kTitleButtons + 8, 4) : Rect{};

  Rect line = board;
  line.y0 += 16;
  const float room = std::max(line.width() - keep, line.width() * 0.4f);
  const float title_width = std::min(text_width(ui, title, bold) + 2, room);
  const float title_height = std::max(kTitleButtons, text_height(ui, title, bold, title_width));
  line.y1 = line.y0 + title_height;
  draw_text(ui, {line.x0, line.y0, line.x0 + title_width, line.y1}, title, bold,
            {ui.theme().ink, Align::left, VAlign::middle});
  const float beside = line.x0 + title_width + 20, words = text_width(ui, text, plain);
  Rect buttons{beside, line.y0, line.x1, line.y0 + kTitleButtons};
  board.y0 = line.y1 + 12;
  if (!narrow(ctx) && beside + words <= line.x0 + room) {
    draw_line(ui, {beside, line.y0, beside + words + 4, line.y1}, text, plain, ui.theme().ink2);
    buttons.x0 = beside + words + 20;
  } else if (!text.empty()) {
    const float h = draw_text(ui, {board.x0, board.y0 - 12, board.x1, board.y1}, text, plain, {ui.theme().ink2});
    board.y0 += h;
  }
  if (beyond) return {below.x0, below.y0, below.x1, below.y0 + kTitleButtons};
  return buttons;
}

} // namespace yoriai::screens
