// 議事録をつくる: the pages as they will be, who gets them, what goes in, the format. Targets: "minutes/back",
// "minutes/page/<n>", "minutes/zoom_in", "minutes/zoom_out", "minutes/whole", "minutes/for/closed", "minutes/for/public",
// "minutes/part/<part>" (as of PaperChoice::without, and "pictures", "names"), "minutes/format/<ending>",
// "minutes/paper/a4", "minutes/paper/a3", "minutes/lie/portrait", "minutes/lie/landscape", "minutes/finding",
// "minutes/review", "minutes/print", "minutes/save", "minutes/stop".
#include <algorithm>
#include <array>
#include <cmath>

#include "screens/placement.hpp"
#include "screens/public_texts.hpp"
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

struct Format {
  const char *ending, *name, *icon;
  bool pages = false, pictures = false; // has a size of paper; can hold pictures
};
// In the order in which staff reach for them.
constexpr std::array<Format, 7> kFormats = {Format{"pdf", "PDF", icon::kPictureAsPdf, true, true},
                                            Format{"xlsx", "Excel", icon::kTableChart},
                                            Format{"docx", "Word", icon::kDescription, true, true},
                                            Format{"html", "HTML", icon::kLanguage},
                                            Format{"csv", "CSV", icon::kListAlt},
                                            Format{"md", "MD", icon::kSubject},
                                            Format{"json", "JSON", icon::kAccountTree}};
constexpr float kHeading = 46, kCard = 84, kPartHigh = 60, kPartGap = 2, kFormatHigh = 104, kPaperHigh = 64, kGap = 8,
                kFormatLeast = 78;
constexpr TextStyle kHint{size::kHint, Weight::regular, kLineTitle}, kHead{size::kButton, Weight::bold, kLineTitle};

const Format& format_of(const PaperChoice& choice) {
  const auto found = std::find_if(kFormats.begin(), kFormats.end(),
                                  [&](const Format& format) { return choice.ending == format.ending; });
  return found == kFormats.end() ? kFormats.front() : *found;
}

PaperView& view_of(Context& ctx) { return ctx.view.papers; }

void draw_bar(Context& ctx, Rect r) {
  Ui& ui = ctx.ui;
  fill(ui, r, ui.theme().surface);
  top_bar_line(ctx, r);
  const ButtonSpec back{.label = ctx.words("pages.back"), .icon = icon::kArrowBack, .look = ButtonLook::plain};
  if (button(ui, "minutes/back", r.cut_left(button_width(ui, back, 20), 16).inset(4, 8), back)) ctx.view.shown.clear();
  r.x1 -= 16;
  if (!narrow(ctx)) r.x1 -= draw_saved(ctx, r) + 24;
  const float middle = r.centre().y + 2;
  draw_line(ui, {r.x0, r.y0 + 8, r.x1, middle}, ctx.words("pages.title"), {28, Weight::bold, kLineTitle}, ui.theme().ink);
  std::string below = ctx.meeting->head()["title"];
  if (const auto date = long_date(ctx.words, ctx.meeting->head()["date"]); !date.empty())
    below += ctx.words("shell.between"), below += date;
  draw_line(ui, {r.x0, middle, r.x1, r.y1 - 8}, below, kHint, ui.theme().ink2);
}

// White in every theme: it shows what the printer gives.
void draw_page(Context& ctx, int page, const Rect& r) {
  if (!ctx.ui.visible(r)) return;
  fill(ctx.ui, r, rgb(0xFFFFFF));
  if (ctx.paper) draw_picture(ctx.ui, r, ctx.paper(page, std::max(r.width(), r.height()) * ctx.ui.scale()));
}

// The page as large as it goes into w × h.
Point page_size(const Papers::Page& page, float w, float h) {
  const float per_mm = std::min(w / std::max(1.0f, page.width_mm), h / std::max(1.0f, page.height_mm));
  return {page.width_mm * per_mm, page.height_mm * per_mm};
}

void draw_thumbnails(Context& ctx, const Rect& r) {
  PaperView& view = view_of(ctx);
  Ui& ui = ctx.ui;
  const auto& pages = ctx.papers->pages;
  constexpr float kPitch = 186, kWide = 92, kHigh = 130;
  ScrollArea area(ui, "minutes/pages", r, view.pages, kPitch * static_cast<float>(pages.size()));
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Rect content = Rect::at(0, kPitch * static_cast<float>(i), r.width(), kPitch - 10);
    if (!area.shows(content)) continue;
    const Rect cell = area.place(content);
    const std::string number = std::to_string(i + 1);
    const Touch touch = ui.touch({"minutes/page/" + number, number, "tab"}, cell);
    const Point size = page_size(pages[i], kWide, kHigh);
    const Rect sheet = Rect::around({cell.x0 + 3 + kWide / 2, cell.y0 + 3 + kHigh / 2}, size.x, size.y);
    const bool chosen = static_cast<int>(i) == view.page;
    draw_page(ctx, static_cast<int>(i), sheet);
    border(ui, sheet.inset(-3), chosen ? ui.theme().ai : ui.theme().line2, chosen ? 4.0f : 1.5f, 6);
    draw_line(ui, {cell.x0, cell.y0 + kHigh + 9, cell.x0 + kWide + 6, cell.y1}, number,
              {size::kList, chosen ? Weight::bold : Weight::regular, kLineTitle},
              chosen ? ui.theme().ai_text : ui.theme().ink, Align::centre);
    ui.finish_touch(touch, cell);
    if (touch.tapped) view.page = static_cast<int>(i), view.paper.to_top();
  }
}

void draw_zoom(Context& ctx, Rect r) {
  PaperView& view = view_of(ctx);
  const auto act = [&](const char* name, const char* key, const char* icon, bool enabled, bool chosen) {
    return button(ctx.ui, name, r.cut_top(92, 12),
                  {.label = ctx.words(key), .icon = icon, .look = chosen ? ButtonLook::chosen : ButtonLook::secondary,
                   .enabled = enabled, .icon_above = true, .size = size::kSmall, .icon_size = 34});
  };
  if (act("minutes/zoom_in", "pages.zoom_in", icon::kZoomIn, view.zoom < 2, false)) ++view.zoom;
  if (act("minutes/zoom_out", "pages.zoom_out", icon::kZoomOut, view.zoom > 0, false)) --view.zoom;
  if (act("minutes/whole", "pages.whole", icon::kZoomOutMap, true, view.zoom == 0)) view.zoom = 0;
}

// Why there is no page to look at.
void draw_no_pages(Context& ctx, const Rect& zone) {
  const std::string& problem = ctx.papers ? ctx.papers->problem : std::string();
  draw_text(ctx.ui, zone.inset(40), problem.empty() ? std::string_view(ctx.words("pages.making")) : problem,
            {size::kButton, Weight::regular, kLineText},
            {.color = ctx.ui.theme().ink2, .align = Align::centre, .valign = VAlign::middle});
}

void draw_preview(Context& ctx, const Rect& zone) {
  PaperView& view = view_of(ctx);
  fill(ctx.ui, zone, ctx.ui.theme().sunken);
  if (!ctx.papers || ctx.papers->pages.empty()) return draw_no_pages(ctx, zone);
  const auto& pages = ctx.papers->pages;
  view.page = std::clamp(view.page, 0, static_cast<int>(pages.size()) - 1);
  Rect middle = zone.inset(16, 15);
  const Rect thumbs = middle.cut_left(132, 12);
  const Rect zoom = middle.cut_right(112, 12);
  if (view.zoom >= 2) middle = {zone.x0 + 16, middle.y0, zoom.x0 - 12, middle.y1};
  constexpr float kEndless = 1e6f;
  const Point size =
      page_size(pages[static_cast<std::size_t>(view.page)], middle.width(), view.zoom == 0 ? middle.height() : kEndless);
  if (view.zoom < 2) draw_thumbnails(ctx, thumbs);
  {
    ScrollArea area(ctx.ui, "minutes/paper", middle, view.paper, size.y);
    const float above = std::max(0.0f, (middle.height() - size.y) / 2);
    draw_page(ctx, view.page, Rect::at(middle.centre().x - size.x / 2, area.origin().y + above, size.x, size.y));
  }
  draw_zoom(ctx, zoom);
}

void heading(Context& ctx, Rect& r, const char* key) {
  draw_line(ctx.ui, r.cut_top(kHeading), ctx.words(key), kHead, ctx.ui.theme().ink);
}

void draw_reader(Context& ctx, Rect& r) {
  PaperChoice& choice = view_of(ctx).choice;
  heading(ctx, r, "pages.for_whom");
  const auto card = [&](const char* name, const char* title, const char* sub, const char* icon, bool open_public) {
    if (radio_card(ctx.ui, name, r.cut_top(kCard, kGap),
                   {.title = ctx.words(title), .sub = ctx.words(sub), .icon = icon,
                    .chosen = choice.open_public == open_public, .filled_when_chosen = false}))
      choice.open_public = open_public;
  };
  card("minutes/for/closed", "pages.closed", "pages.closed.text", icon::kLock, false);
  card("minutes/for/public", "pages.public", "pages.public.text", icon::kPublic, true);
}

struct Part {
  std::string id, label;
  bool in = false, possible = true;
};

// What can go in, in the order of the paper. The digest has no notes, no names, and none of the pictures.
std::vector<Part> parts_of(const Context& ctx) {
  const PaperChoice& choice = ctx.view.papers.choice;
  std::vector<Part> parts;
  const auto add = [&](std::string id, std::string label, bool possible = true) {
    const bool in = possible && !choice.without.contains(id);
    parts.push_back({std::move(id), std::move(label), in, possible});
  };
  add("overview", std::string(ctx.words(choice.open_public ? "pages.has.counts" : "pages.has.about")));
  for (const std::string& id : ctx.meeting->head().sheets)
    if (const auto* sheet = ctx.library.sheet(id))
      add("sheet/" + id, (sheet->short_title.empty() ? sheet->title : sheet->short_title).in(ctx.lang()));
  add("ballots", std::string(ctx.words("pages.has.votes")));
  add("next", std::string(ctx.words("pages.has.next")));
  const auto notes = std::count_if(ctx.meeting->items().begin(), ctx.meeting->items().end(),
                                   [](const meeting::Item& item) { return item.live(); });
  add("notes", ctx.words("pages.has.notes", {{"count", std::to_string(notes)}}), !choice.open_public);
  const bool closed = !choice.open_public;
  parts.push_back({"names", std::string(ctx.words("pages.has.names")), closed && choice.names, closed});
  const bool holds = closed && format_of(choice).pictures;
  parts.push_back({"pictures", std::string(ctx.words("pages.has.pictures")), holds && choice.pictures, holds});
  return parts;
}

void toggle_part(PaperChoice& choice, const Part& part) {
  if (part.id == "names") choice.names = !choice.names;
  else if (part.id == "pictures") choice.pictures = !choice.pictures;
  else if (part.in) choice.without.insert(part.id);
  else choice.without.erase(part.id);
}

void draw_contents(Context& ctx, Rect& r, const std::vector<Part>& parts) {
  heading(ctx, r, "pages.contents");
  for (std::size_t i = 0; i < parts.size(); i += 2) {
    const auto cells = r.cut_top(kPartHigh, kPartGap).columns(2, 12);
    for (std::size_t c = 0; c < 2 && i + c < parts.size(); ++c) {
      const Part& part = parts[i + c];
      if (check_box(ctx.ui, "minutes/part/" + part.id, cells[c], part.label, part.in, part.possible))
        toggle_part(view_of(ctx).choice, part);
    }
  }
}

std::size_t formats_in_row(float width) {
  const float all = static_cast<float>(kFormats.size()) * (kFormatLeast + kGap);
  return width >= all ? kFormats.size() : (kFormats.size() + 1) / 2;
}

void draw_formats(Context& ctx, Rect& r) {
  PaperChoice& choice = view_of(ctx).choice;
  heading(ctx, r, "pages.format");
  const std::size_t in_row = formats_in_row(r.width());
  for (std::size_t i = 0; i < kFormats.size(); i += in_row) {
    const auto cells = r.cut_top(kFormatHigh, kGap).columns(static_cast<int>(in_row), kGap);
    for (std::size_t c = 0; c < in_row && i + c < kFormats.size(); ++c) {
      const Format& format = kFormats[i + c];
      const bool chosen = choice.ending == format.ending;
      if (button(ctx.ui, std::string("minutes/format/") + format.ending, cells[c],
                 {.label = format.name, .sub = ctx.words(std::string("pages.") + format.ending), .icon = format.icon,
                  .look = chosen ? ButtonLook::chosen : ButtonLook::secondary, .icon_above = true,
                  .size = size::kList, .icon_size = 30, .kind = "choice"}))
        choice.ending = format.ending;
    }
  }
}

void draw_paper(Context& ctx, Rect& r) {
  PaperChoice& choice = view_of(ctx).choice;
  Rect line = r.cut_top(kPaperHigh, kGap);
  const std::string count =
      ctx.words("pages.count", {{"count", std::to_string(ctx.papers ? ctx.papers->pages.size() : 0)}});
  if (format_of(choice).pages) {
    draw_line(ctx.ui, line.cut_left(text_width(ctx.ui, ctx.words("pages.paper"), kHint) + 4, 12), ctx.words("pages.paper"),
              kHint, ctx.ui.theme().ink);
    const Segment sizes[] = {{"a4", "A4"}, {"a3", "A3"}};
    const int size = segmented(ctx.ui, "minutes/paper", line.cut_left(180, 12), sizes, choice.a3 ? 1 : 0);
    if (size >= 0) choice.a3 = size == 1;
    const Segment ways[] = {{"portrait", ctx.words("pages.portrait")}, {"landscape", ctx.words("pages.landscape")}};
    const int way =
        segmented(ctx.ui, "minutes/lie", line.cut_left(std::min(240.0f, line.width() - 120), 12), ways, choice.landscape ? 1 : 0);
    if (way >= 0) choice.landscape = way == 1;
  }
  draw_line(ctx.ui, line, count, kHint, ctx.ui.theme().ink2, Align::right);
}

// A box with something that waits, and the way to it.
bool waiting_box(Context& ctx, const Rect& r, const char* name, std::string_view text, std::string_view act, bool open) {
  Ui& ui = ctx.ui;
  const StateLook& look = open ? ui.theme().warn : ui.theme().ok;
  fill(ui, r, look.ground, metric::kRadiusButton);
  border(ui, r, look.border, ui.theme().border_control, metric::kRadiusButton);
  draw_icon(ui, open ? icon::kError : icon::kCheckCircle, {r.x0 + 34, r.centre().y}, 32,
            open ? ui.theme().icon_warn : ui.theme().icon_ok);
  const ButtonSpec spec{.label = act, .look = ButtonLook::neutral, .size = size::kHint};
  const float w = button_width(ui, spec, 18);
  const bool go = button(ui, name, {r.x1 - w - 8, r.y0 + 8, r.x1 - 8, r.y1 - 8}, spec);
  draw_text(ui, {r.x0 + 62, r.y0, r.x1 - w - 20, r.y1}, text, kHint, {look.ink, Align::left, VAlign::middle, 2});
  return go;
}

void draw_finding(Context& ctx, const Rect& r) {
  const auto& finding = ctx.findings.front();
  const auto* step = ctx.library.step(finding.step);
  const std::string place = !step ? std::string() : (step->plate.empty() ? step->label : step->plate).in(ctx.lang());
  std::string text = finding_line(ctx, finding);
  if (ctx.findings.size() > 1)
    text.append(ctx.words("shell.between"))
        .append(ctx.words("pages.more_open", {{"count", std::to_string(ctx.findings.size() - 1)}}));
  if (waiting_box(ctx, r, "minutes/finding", text, ctx.words("pages.see", {{"step", place}}), true))
    go_to_item(ctx, finding.step, finding.item);
}

// How much of the digest waits to be read; once all of it was, that it was.
void draw_review(Context& ctx, const Rect& r) {
  const int waits = ctx.papers->held_back;
  const std::string text = ctx.words(waits > 0 ? "pages.review.open" : "pages.review.done",
                                     {{"count", std::to_string(waits > 0 ? waits : static_cast<int>(ctx.papers->flagged.size()))}});
  if (waiting_box(ctx, r, "minutes/review", text, ctx.words(waits > 0 ? "pages.review.go" : "pages.review.again"), waits > 0))
    view_of(ctx).reviewing = true;
}

void draw_progress(Context& ctx, Rect r) {
  Ui& ui = ctx.ui;
  const ButtonSpec stop{.label = ctx.words("pages.stop"), .look = ButtonLook::neutral};
  if (button(ui, "minutes/stop", r.cut_right(button_width(ui, stop), 16), stop)) ctx.out.ask(StopWriting{});
  draw_line(ui, r.cut_top(44), ctx.words("pages.writing"), {size::kButton, Weight::regular, kLineTitle}, ui.theme().ink);
  Rect bar = r.cut_top(24);
  fill(ui, bar, ui.theme().sunken, 12);
  bar.x1 = bar.x0 + bar.width() * std::clamp(ctx.papers->written, 0.04f, 1.0f);
  fill(ui, bar, ui.theme().ai, 12);
}

void draw_acts(Context& ctx, Rect r) {
  if (ctx.papers && ctx.papers->writing) return draw_progress(ctx, r);
  const PaperChoice& choice = view_of(ctx).choice;
  const bool now = ctx.papers && !ctx.looking_back;
  const ButtonSpec print{.label = ctx.words("pages.print"), .icon = icon::kPrint, .enabled = now};
  if (button(ctx.ui, "minutes/print", r.cut_left(std::min(r.width() * 0.36f, 220.0f), 16), print))
    ctx.out.ask(PrintMinutes{choice});
  const std::string label = ctx.words("pages.save", {{"format", format_of(choice).name}});
  const float size = r.width() < 380 ? size::kButton : 32;
  if (button(ctx.ui, "minutes/save", r,
             {.label = label, .icon = icon::kSave, .look = ButtonLook::primary, .enabled = now, .size = size}))
    ctx.out.ask(WriteMinutes{choice});
}

void draw_side(Context& ctx, const Rect& zone) {
  Ui& ui = ctx.ui;
  fill(ui, zone, ui.theme().surface);
  vline(ui, zone.x0, zone.y0, zone.y1, ui.theme().line, ui.theme().border_line);
  Rect rest = zone.inset(narrow(ctx) ? 16 : 33, 10);
  draw_acts(ctx, rest.cut_bottom(92, 12));
  const bool digest = view_of(ctx).choice.open_public && ctx.papers && !ctx.papers->flagged.empty();
  if (digest) draw_review(ctx, rest.cut_bottom(80, 12));
  else if (!ctx.findings.empty()) draw_finding(ctx, rest.cut_bottom(80, 12));
  const std::vector<Part> parts = parts_of(ctx);
  const auto rows = static_cast<float>((parts.size() + 1) / 2);
  const auto format_rows = static_cast<float>(kFormats.size() / formats_in_row(rest.width()) +
                                              (kFormats.size() % formats_in_row(rest.width()) ? 1 : 0));
  const float content = 3 * kHeading + 2 * (kCard + kGap) + rows * (kPartHigh + kPartGap) + format_rows * (kFormatHigh + kGap) +
                        kPaperHigh + kGap;
  ScrollArea area(ui, "minutes/side", rest, view_of(ctx).side, content);
  Rect r = Rect::at(area.origin().x, area.origin().y, rest.width(), content);
  draw_reader(ctx, r);
  draw_contents(ctx, r, parts);
  draw_formats(ctx, r);
  draw_paper(ctx, r);
}

} // namespace

void draw_minutes_view(Context& ctx) {
  view_of(ctx).choice.transposed = ctx.view.board.grid.transposed;
  Rect rest = ctx.ui.surface();
  const bool seated = placement_of(ctx).reach == Reach::seated;
  const Rect bar = seated ? rest.cut_bottom(metric::kTopBar) : rest.cut_top(metric::kTopBar);
  const float told = banner_height(ctx);
  const Rect said = seated ? rest.cut_bottom(told) : rest.cut_top(told);
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
  draw_public_texts(ctx);
}

} // namespace yoriai::screens
