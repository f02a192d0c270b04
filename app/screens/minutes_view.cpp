// 議事録をつくる: a picture of the paper, who gets it, the format. Targets: "minutes/back", "minutes/page/<n>",
// "minutes/zoom_in", "minutes/zoom_out", "minutes/whole", "minutes/for/closed", "minutes/for/public",
// "minutes/format/<ending>", "minutes/finding", "minutes/save".
#include <algorithm>
#include <array>
#include <cmath>

#include "screens/page_form.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

// Only what can be written today is offered.
struct Format {
  const char* ending;
  const char* name;
  const char* sub;
  const char* icon;
};
constexpr std::array<Format, 4> kFormats = {Format{"html", "HTML", "pages.html", icon::kLanguage},
                                            Format{"md", "Markdown", "pages.md", icon::kDescription},
                                            Format{"csv", "CSV", "pages.csv", icon::kListAlt},
                                            Format{"json", "JSON", "pages.json", icon::kAccountTree}};

void draw_bar(Context& ctx, Rect r) {
  Ui& ui = ctx.ui;
  fill(ui, r, ui.theme().surface);
  hline(ui, r.x0, r.x1, r.y1 - 1, ui.theme().line, ui.theme().border_line);
  const ButtonSpec back{.label = ctx.words("pages.back"), .icon = icon::kArrowBack, .look = ButtonLook::plain};
  if (button(ui, "minutes/back", r.cut_left(button_width(ui, back, 20), 16).inset(4, 8), back)) ctx.view.shown.clear();
  r.x1 -= 16;
  if (!narrow(ctx)) r.x1 -= draw_saved(ctx, r) + 24;
  const float middle = r.centre().y + 2;
  draw_line(ui, {r.x0, r.y0 + 8, r.x1, middle}, ctx.words("pages.title"), {28, Weight::bold, kLineTitle}, ui.theme().ink);
  std::string below = ctx.meeting->head()["title"];
  if (const auto date = long_date(ctx.words, ctx.meeting->head()["date"]); !date.empty())
    below += ctx.words("shell.between"), below += date;
  draw_line(ui, {r.x0, middle, r.x1, r.y1 - 8}, below, {size::kHint, Weight::regular, kLineTitle}, ui.theme().ink2);
}

void draw_thumbnails(Context& ctx, const Rect& r) {
  ShellViews& shell = ctx.view.shell;
  Ui& ui = ctx.ui;
  const auto& pages = shell.pages.pages;
  constexpr float kPitch = 186;
  ScrollArea area(ui, "minutes/pages", r, shell.rail_scroll, kPitch * static_cast<float>(pages.size()));
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Rect content = Rect::at(0, kPitch * static_cast<float>(i), r.width(), kPitch - 10);
    if (!area.shows(content)) continue;
    const Rect cell = area.place(content);
    const std::string number = std::to_string(i + 1);
    const Touch touch = ui.touch({"minutes/page/" + number, number, "tab"}, cell);
    const Rect sheet = Rect::at(cell.x0 + 3, cell.y0 + 3, 92, 130);
    const bool chosen = static_cast<int>(i) == shell.minutes_page;
    draw_page(ctx, pages[i], sheet);
    border(ui, sheet.inset(-3), chosen ? ui.theme().ai : ui.theme().line2, chosen ? 4.0f : 1.5f, 6);
    draw_line(ui, {cell.x0, sheet.y1 + 6, cell.x0 + 98, cell.y1}, number,
              {size::kList, chosen ? Weight::bold : Weight::regular, kLineTitle},
              chosen ? ui.theme().ai_text : ui.theme().ink, Align::centre);
    ui.finish_touch(touch, cell);
    if (touch.tapped) shell.minutes_page = static_cast<int>(i), shell.minutes_scroll.to_top();
  }
}

// 0: the whole page; 1: as wide as there is room beside the buttons; 2: as wide as the zone.
void draw_zoom(Context& ctx, Rect r) {
  ShellViews& shell = ctx.view.shell;
  const auto act = [&](const char* name, const char* key, const char* icon, bool enabled, bool chosen) {
    return button(ctx.ui, name, r.cut_top(92, 12),
                  {.label = ctx.words(key), .icon = icon, .look = chosen ? ButtonLook::chosen : ButtonLook::secondary,
                   .enabled = enabled, .icon_above = true, .size = size::kSmall, .icon_size = 34});
  };
  if (act("minutes/zoom_in", "pages.zoom_in", icon::kZoomIn, shell.minutes_zoom < 2, false)) ++shell.minutes_zoom;
  if (act("minutes/zoom_out", "pages.zoom_out", icon::kZoomOut, shell.minutes_zoom > 0, false)) --shell.minutes_zoom;
  if (act("minutes/whole", "pages.whole", icon::kZoomOutMap, true, shell.minutes_zoom == 0)) shell.minutes_zoom = 0;
}

void draw_preview(Context& ctx, const Rect& zone) {
  ShellViews& shell = ctx.view.shell;
  Ui& ui = ctx.ui;
  fill(ui, zone, ui.theme().sunken);
  const auto& pages = shell.pages.pages;
  if (pages.empty()) return;
  shell.minutes_page = std::clamp(shell.minutes_page, 0, static_cast<int>(pages.size()) - 1);
  Rect middle = zone.inset(16, 15);
  const Rect thumbs = middle.cut_left(110, 12);
  const Rect zoom = middle.cut_right(112, 12);
  if (shell.minutes_zoom >= 2) middle = {zone.x0 + 16, middle.y0, zoom.x0 - 12, middle.y1};
  const float fit = std::min(middle.width() / kPageWidth, middle.height() / kPageHeight);
  const float scale = shell.minutes_zoom == 0 ? fit : middle.width() / kPageWidth;
  const float w = kPageWidth * scale, h = kPageHeight * scale;
  if (shell.minutes_zoom < 2) draw_thumbnails(ctx, thumbs);
  {
    ScrollArea area(ui, "minutes/paper", middle, shell.minutes_scroll, h);
    const Rect page = Rect::at(middle.centre().x - w / 2, area.origin().y, w, h);
    draw_page(ctx, pages[static_cast<std::size_t>(shell.minutes_page)], page);
  }
  draw_zoom(ctx, zoom);
}

void heading(Context& ctx, Rect& r, const char* key) {
  draw_line(ctx.ui, r.cut_top(54), ctx.words(key), {size::kButton, Weight::bold, kLineTitle}, ctx.ui.theme().ink);
}

void draw_reader(Context& ctx, Rect& r) {
  ShellViews& shell = ctx.view.shell;
  heading(ctx, r, "pages.for_whom");
  const auto card = [&](const char* name, const char* title, const char* sub, const char* icon, bool open_public) {
    if (radio_card(ctx.ui, name, r.cut_top(94, 12),
                   {.title = ctx.words(title), .sub = ctx.words(sub), .icon = icon,
                    .chosen = shell.minutes_public == open_public, .filled_when_chosen = false}))
      shell.minutes_public = open_public;
  };
  card("minutes/for/closed", "pages.closed", "pages.closed.text", icon::kLock, false);
  card("minutes/for/public", "pages.public", "pages.public.text", icon::kPublic, true);
  if (!shell.minutes_public) return;
  const TextStyle style{size::kHint, Weight::regular, kLineTitle};
  const float h = text_height(ctx.ui, ctx.words("pages.public.reread"), style, r.width() - 84) + 24;
  const Rect box = r.cut_top(h, 12);
  const StateLook& warn = ctx.ui.theme().warn;
  fill(ctx.ui, box, warn.ground, metric::kRadiusButton);
  border(ctx.ui, box, warn.border, ctx.ui.theme().border_control, metric::kRadiusButton);
  draw_icon(ctx.ui, icon::kFindInPage, {box.x0 + 34, box.centre().y}, 32, ctx.ui.theme().icon_warn);
  draw_text(ctx.ui, {box.x0 + 64, box.y0, box.x1 - 20, box.y1}, ctx.words("pages.public.reread"), style,
            {warn.ink, Align::left, VAlign::middle});
}

// Said, not chosen: the reader decides what goes in.
void draw_contents(Context& ctx, Rect& r) {
  const bool open_public = ctx.view.shell.minutes_public;
  heading(ctx, r, "pages.contents");
  const std::array<std::pair<const char*, bool>, 6> parts = {{
      {open_public ? "pages.has.counts" : "pages.has.about", true},
      {"pages.has.sheet", true},
      {"pages.has.resources", true},
      {"pages.has.votes", true},
      {"pages.has.next", true},
      {"pages.has.remarks", !open_public},
  }};
  for (std::size_t i = 0; i < parts.size(); i += 2) {
    const auto cells = r.cut_top(46, 4).columns(2, 12);
    for (std::size_t c = 0; c < 2; ++c) {
      const auto& [key, in] = parts[i + c];
      draw_icon_text(ctx.ui, cells[c],
                     {in ? icon::kCheckCircle : icon::kRemove, ctx.words(key), {size::kHint, Weight::regular, kLineTitle},
                      in ? ctx.ui.theme().icon_ok : ctx.ui.theme().disabled.ink,
                      in ? ctx.ui.theme().ink : ctx.ui.theme().disabled.ink, 28, 10});
    }
  }
  r.y0 += 8;
}

void draw_formats(Context& ctx, Rect& r) {
  ShellViews& shell = ctx.view.shell;
  heading(ctx, r, "pages.format");
  std::vector<Rect> cells;
  for (const auto& row : r.cut_top(172, 8).rows(2, 12))
    for (const auto& cell : row.columns(2, 12)) cells.push_back(cell);
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    const auto& f = kFormats[i];
    const bool chosen = shell.minutes_ending == f.ending;
    if (button(ctx.ui, std::string("minutes/format/") + f.ending, cells[i],
               {.label = f.name, .sub = ctx.words(f.sub), .look = chosen ? ButtonLook::chosen : ButtonLook::secondary,
                .size = size::kButton, .kind = "choice"}))
      shell.minutes_ending = f.ending;
  }
  const std::string count = ctx.words("pages.count", {{"count", std::to_string(shell.pages.pages.size())}});
  const TextStyle hint{size::kSmall, Weight::regular, kLineTitle};
  Rect line = r.cut_top(56);
  draw_line(ctx.ui, line.cut_right(text_width(ctx.ui, count, hint) + 4, 16), count, hint, ctx.ui.theme().ink2);
  draw_text(ctx.ui, line, ctx.words("pages.preview"), hint, {ctx.ui.theme().ink2, Align::left, VAlign::middle, 2});
}

// The first thing still open, how many more, and the way to it.
void draw_open(Context& ctx, const Rect& r) {
  const auto& finding = ctx.findings.front();
  Ui& ui = ctx.ui;
  const StateLook& warn = ui.theme().warn;
  fill(ui, r, warn.ground, metric::kRadiusButton);
  border(ui, r, warn.border, ui.theme().border_control, metric::kRadiusButton);
  draw_icon(ui, icon::kError, {r.x0 + 34, r.centre().y}, 32, ui.theme().icon_warn);
  const auto* step = ctx.library.step(finding.step);
  const std::string place = !step ? std::string() : (step->plate.empty() ? step->label : step->plate).in(ctx.lang());
  const std::string see = ctx.words("pages.see", {{"step", place}});
  const ButtonSpec spec{.label = see, .look = ButtonLook::neutral, .size = size::kHint};
  const float w = button_width(ui, spec, 18);
  const bool go = button(ui, "minutes/finding", {r.x1 - w - 8, r.y0 + 8, r.x1 - 8, r.y1 - 8}, spec);
  std::string text = finding_line(ctx, finding);
  if (ctx.findings.size() > 1)
    text.append(ctx.words("shell.between"))
        .append(ctx.words("pages.more_open", {{"count", std::to_string(ctx.findings.size() - 1)}}));
  draw_text(ui, {r.x0 + 62, r.y0, r.x1 - w - 20, r.y1}, text, {size::kHint, Weight::regular, kLineTitle},
            {warn.ink, Align::left, VAlign::middle, 2});
  if (go) go_to_item(ctx, finding.step, finding.item);
}

void draw_side(Context& ctx, const Rect& zone) {
  ShellViews& shell = ctx.view.shell;
  Ui& ui = ctx.ui;
  fill(ui, zone, ui.theme().surface);
  vline(ui, zone.x0, zone.y0, zone.y1, ui.theme().line, ui.theme().border_line);
  Rect rest = zone.inset(narrow(ctx) ? 16 : 33, 10);
  const Rect save = rest.cut_bottom(92, 12);
  std::string name = shell.minutes_ending;
  for (const auto& f : kFormats)
    if (shell.minutes_ending == f.ending) name = f.name;
  const std::string label = ctx.words("pages.save", {{"format", name}});
  if (button(ui, "minutes/save", save,
             {.label = label, .icon = icon::kSave, .look = ButtonLook::primary, .enabled = !ctx.looking_back,
              .size = 34}))
    ctx.out.ask(WriteMinutes{shell.minutes_ending, shell.minutes_public});
  if (!ctx.findings.empty()) draw_open(ctx, rest.cut_bottom(80, 12));
  const float content = 54 + 2 * 106 + (shell.minutes_public ? 120 : 0) + 54 + 158 + 54 + 180 + 56;
  ScrollArea area(ui, "minutes/side", rest, shell.minutes_side_scroll, content);
  Rect r = Rect::at(area.origin().x, area.origin().y, rest.width(), content);
  draw_reader(ctx, r);
  draw_contents(ctx, r);
  draw_formats(ctx, r);
}

} // namespace

void draw_minutes_view(Context& ctx) {
  keep_page_form(ctx, ctx.view.shell.minutes_public);
  Rect rest = ctx.ui.surface();
  const Rect bar = rest.cut_top(metric::kTopBar), said = rest.cut_top(banner_height(ctx));
  if (narrow(ctx)) {
    draw_preview(ctx, rest.cut_top(rest.height() * 0.44f));
    draw_side(ctx, rest);
  } else {
    const Rect side = rest.cut_right(std::min(724.0f, rest.width() * 0.5f));
    draw_preview(ctx, rest);
    draw_side(ctx, side);
  }
  draw_banner(ctx, said);
  draw_bar(ctx, bar);
}

} // namespace yoriai::screens
