#include "screens/projector_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "screens/placement.hpp"
#include "screens/projector.hpp"
#include "screens/shell.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kRow = 76, kGap = 16, kTile = 76, kLabel = 44;
constexpr int kScreenStep = 5;    // cm
constexpr float kSeatStep = 0.5f; // m

bool shows_nowhere(const Context& ctx) { return ctx.view.projector.on && ctx.projector && !ctx.projector->showing; }

struct ButtonWords {
  std::string label;
  const char* icon;
  ButtonLook look;
};

ButtonWords button_words(const Context& ctx) {
  const ProjectorView& view = ctx.view.projector;
  const auto word = [&](const char* key) { return std::string(ctx.words(key)); };
  if (!view.on) return {word("project.title"), icon::kCast, ButtonLook::plain};
  if (shows_nowhere(ctx)) return {word("project.nowhere"), icon::kCast, ButtonLook::warn};
  if (view.curtain) return {word("project.curtain_is_down"), icon::kVisibilityOff, ButtonLook::warn};
  std::string label = word("project.on_air");
  if (view.pages > 1) label += " " + std::to_string(view.page + 1) + "/" + std::to_string(view.pages);
  return {std::move(label), icon::kCastConnected, ButtonLook::plain};
}

// Words at the left (above where it is narrow), the control at the right.
Rect labelled(Context& ctx, Rect& body, std::string_view words) {
  const TextStyle style{size::kButton, Weight::bold, kLineTitle};
  const TextLook look{.color = ctx.ui.theme().ink, .valign = VAlign::middle, .max_lines = 2};
  if (narrow(ctx)) {
    draw_text(ctx.ui, body.cut_top(kLabel), words, style, look);
    return body.cut_top(kRow, kGap);
  }
  Rect r = body.cut_top(kRow, kGap);
  draw_text(ctx.ui, r.cut_left(r.width() * 0.24f, 16), words, style, look);
  return r;
}

float row_height(const Context& ctx) { return kRow + kGap + (narrow(ctx) ? kLabel : 0); }

void draw_on_and_curtain(Context& ctx, Rect& body) {
  ProjectorView& view = ctx.view.projector;
  Rect r = labelled(ctx, body, ctx.words("project.state"));
  const Segment parts[] = {{"off", ctx.words("project.off")}, {"on", ctx.words("project.on")}};
  const float gap = 24;
  const Rect switches = r.cut_left((r.width() - gap) * 0.55f, gap);
  if (const int tapped = segmented(ctx.ui, "project", switches, parts, view.on ? 1 : 0); tapped >= 0)
    ctx.out.ask(Project{tapped == 1, ctx.projector ? ctx.projector->chosen : std::string()});
  if (button(ctx.ui, "project/curtain", r,
             {.label = ctx.words(view.curtain ? "project.curtain_up" : "project.curtain_down"),
              .icon = view.curtain ? icon::kCastConnected : icon::kVisibilityOff,
              .look = view.curtain ? ButtonLook::chosen : ButtonLook::secondary}))
    view.curtain = !view.curtain;
}

// What the last drawing told: pages, and what had to be left out.
void draw_pages(Context& ctx, Rect& body) {
  ProjectorView& view = ctx.view.projector;
  Rect r = labelled(ctx, body, ctx.words("project.pages"));
  const Rect next = r.cut_right(kRow, 12), figure = r.cut_right(120, 12), before = r.cut_right(kRow, 20);
  const std::string of = std::to_string(view.page + 1) + "/" + std::to_string(view.pages);
  if (icon_button(ctx.ui, "project/page/previous", before, icon::kChevronLeft, ctx.words("project.page_before"),
                  view.page > 0))
    --view.page;
  draw_line(ctx.ui, figure, of, {size::kButtonLarge, Weight::bold, kLineTitle}, ctx.ui.theme().ink, Align::centre);
  if (icon_button(ctx.ui, "project/page/next", next, icon::kChevronRight, ctx.words("project.page_next"),
                  view.page + 1 < view.pages))
    ++view.page;
  const char* key = view.part ? "project.part" : view.pages > 1 ? "project.paged" : "project.all_fits";
  draw_text(
      ctx.ui, r, ctx.words(key), {size::kHint, Weight::regular, kLineTitle},
      {.color = view.part ? ctx.ui.theme().warn.ink : ctx.ui.theme().ink2, .valign = VAlign::middle, .max_lines = 3});
}

int offer_columns(const Context& ctx) { return narrow(ctx) ? 2 : ctx.ui.surface().width() < 1500 ? 3 : 4; }

float offers_height(const Context& ctx, std::size_t count) {
  const int columns = offer_columns(ctx);
  return static_cast<float>((static_cast<int>(count) + columns - 1) / columns) * (kTile + 12) - 12;
}

void draw_offers(Context& ctx, const Rect& r, const std::vector<ProjectorOffer>& offers) {
  ProjectorView& view = ctx.view.projector;
  const int columns = offer_columns(ctx);
  const float w = (r.width() - 12 * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  for (int i = 0; i < static_cast<int>(offers.size()); ++i) {
    const ProjectorOffer& offer = offers[static_cast<std::size_t>(i)];
    const Rect tile = Rect::at(r.x0 + static_cast<float>(i % columns) * (w + 12),
                               r.y0 + static_cast<float>(i / columns) * (kTile + 12), w, kTile);
    if (!ctx.ui.visible(tile)) continue;
    const ButtonLook look = view.shows == offer.shows ? ButtonLook::chosen : ButtonLook::secondary;
    const std::string id = offer.shows.empty() ? "follow" : offer.shows;
    if (!button(ctx.ui, "project/what/" + id, tile, {.label = offer.label, .look = look, .size = size::kList}))
      continue;
    view.shows = offer.shows;
    view.question.clear();
    view.page = 0;
  }
}

void draw_screens(Context& ctx, Rect& body) {
  Rect r = labelled(ctx, body, ctx.words("project.screen"));
  const TextStyle hint{size::kHint, Weight::regular, kLineTitle};
  const TextLook look{.color = ctx.ui.theme().ink2, .valign = VAlign::middle, .max_lines = 3};
  const ProjectorStatus* status = ctx.projector;
  if (!status || status->window)
    return static_cast<void>(draw_text(ctx.ui, r, ctx.words("project.in_window"), hint, look));
  std::vector<std::string> labels{std::string(ctx.words("project.screen_auto"))}, ids{"auto"}, names{""};
  for (const ProjectorScreen& screen : status->screens) {
    if (screen.own) continue;
    ids.push_back(std::to_string(screen.number));
    labels.push_back(ids.back() + " " + screen.name);
    names.push_back(screen.name);
  }
  if (ids.size() == 1) return static_cast<void>(draw_text(ctx.ui, r, ctx.words("project.no_screen"), hint, look));
  std::vector<Segment> parts;
  int chosen = 0;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    parts.push_back({ids[i], labels[i]});
    if (i > 0 && (status->chosen == names[i] || status->chosen == ids[i])) chosen = static_cast<int>(i);
  }
  if (const int tapped = segmented(ctx.ui, "project/screen", r, parts, chosen); tapped >= 0)
    ctx.out.ask(Project{ctx.view.projector.on, names[static_cast<std::size_t>(tapped)]});
}

std::string metres(float m) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f", static_cast<double>(m));
  return text;
}

// − 125 cm +, cut off the left of `r`; the change asked for: -1, 0 or 1.
int stepper(Context& ctx, const std::string& name, Rect& r, const std::string& value) {
  const bool less = icon_button(ctx.ui, name + "/less", r.cut_left(kRow, 8), icon::kRemove, ctx.words("timer.less"));
  draw_line(ctx.ui, r.cut_left(132, 8), value, {size::kButtonLarge, Weight::bold, kLineTitle}, ctx.ui.theme().ink,
            Align::centre);
  const bool more = icon_button(ctx.ui, name + "/more", r.cut_left(kRow, 24), icon::kAdd, ctx.words("timer.more"));
  return more ? 1 : less ? -1 : 0;
}

void draw_room(Context& ctx, Rect& body) {
  Room room = ctx.view.projector.room;
  Rect first = labelled(ctx, body, ctx.words("project.screen_cm"));
  const int taller = stepper(ctx, "project/screen_cm", first, std::to_string(room.screen_cm) + " cm");
  Rect second = labelled(ctx, body, ctx.words("project.seat_m"));
  const int farther = stepper(ctx, "project/seat_m", second, metres(room.seat_m) + " m");
  room.screen_cm += taller * kScreenStep;
  room.seat_m += static_cast<float>(farther) * kSeatStep;
  if (taller != 0 || farther != 0) ctx.out.ask(SetRoom{room}); // one that cannot be is refused with a sentence
  const auto now = type_size(1080, ctx.view.projector.room);
  if (!now) return;
  const std::string told = ctx.words(now->usual() ? "project.readable" : "project.faint",
                                     {{"arc", std::to_string(static_cast<int>(std::floor(now->arc_minutes + 0.05)))}});
  const Rect beside = narrow(ctx) ? body.cut_top(kRow) : Rect{first.x0, first.y0, first.x1, second.y1};
  draw_text(ctx.ui, beside, told, {size::kHint, Weight::regular, kLineText},
            {.color = now->usual() ? ctx.ui.theme().ink2 : ctx.ui.theme().warn.ink, .valign = VAlign::middle});
}

} // namespace

void draw_project_button(Context& ctx, Rect& bar, bool slim) {
  const ButtonWords words = button_words(ctx);
  const float middle = bar.centre().y;
  ButtonSpec spec{.label = words.label, .icon = words.icon, .look = words.look, .size = size::kList};
  const float width = slim ? 72 : button_width(ctx.ui, spec, 14);
  const Rect cut = cut_at_hand(ctx, bar, width, 12);
  const Rect r{cut.x0, middle - 34, cut.x1, middle + 34};
  const bool tapped = slim ? icon_button(ctx.ui, "project", r, words.icon, words.label, true, words.look)
                           : button(ctx.ui, "project", r, spec);
  if (!tapped) return;
  ctx.view.projector.scroll.to_top();
  ctx.view.shell.sheet = ShellSheet::project;
}

void draw_project_sheet(Context& ctx) {
  Ui& ui = ctx.ui;
  const std::vector<ProjectorOffer> offers = projector_offers(ctx);
  const bool on = ctx.view.projector.on;
  const float needed =
      row_height(ctx) * (on ? 5.0f : 4.0f) + offers_height(ctx, offers.size()) + kGap + (narrow(ctx) ? kRow : 0);
  SheetFrame sheet = begin_sheet(
      ui, "project", {.width = 1480, .height = needed + 264, .title = ctx.words("project.title"), .icon = icon::kCast});
  Rect view = sheet.body;
  const SheetTap foot =
      sheet_foot(ui, "project", view, {.back = ctx.words("shell.close"), .hint = ctx.words("project.key")});
  ScrollArea area(ui, "project", view, ctx.view.projector.scroll, needed);
  Rect body = area.place(Rect::at(0, 0, view.width(), needed));
  draw_on_and_curtain(ctx, body);
  draw_offers(ctx, body.cut_top(offers_height(ctx, offers.size()), kGap), offers);
  if (on) draw_pages(ctx, body);
  draw_screens(ctx, body);
  draw_room(ctx, body);
  area.finish();
  end_sheet(ui);
  if (foot != SheetTap::none || sheet.dismissed) ctx.view.shell.sheet = ShellSheet::none;
}

void take_curtain_key(Context& ctx) {
  if (ImGui::IsKeyPressed(ImGuiKey_F8, false)) ctx.view.projector.curtain = !ctx.view.projector.curtain;
}

} // namespace yoriai::screens
