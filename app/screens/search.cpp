#include "screens/search.hpp"

#include <algorithm>
#include <set>

#include "screens/board_parts.hpp"
#include "screens/lineage.hpp"
#include "screens/note_card.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/wall_parts.hpp"
#include "widgets/controls.hpp"
#include "widgets/field.hpp"
#include "widgets/paint.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;
using What = SearchHit::What;

constexpr float kRow = 80;

// Everything about a thing that can be read on some screen.
std::string all_words(const meeting::Item& item) {
  std::string all = item.text;
  for (const auto& [name, value] : item.fields)
    if (const auto* text = std::get_if<std::string>(&value)) all += "\n" + *text;
  return all;
}

std::string step_of_place(const sheets::Library& library, const meeting::Item& item) {
  if (const auto* step = library.step_of_place(item.place)) return step->path;
  const auto* kind = library.kind(item.kind);
  const auto* home = kind ? library.step_of_place(kind->home) : nullptr;
  return home ? home->path : std::string();
}

// STEP1 気づき・仮説 / 互助・すぐできる / あとで話す.
std::string where(const Context& ctx, const SearchHit& hit) {
  const auto* step = ctx.library.step(hit.step);
  std::string place;
  if (step) {
    place = step->plate.in(ctx.lang());
    if (!place.empty()) place += " ";
    place += step->label.in(ctx.lang());
  }
  const auto then = [&](std::string_view more) {
    if (!place.empty()) place += ctx.words("shell.between");
    place += more;
  };
  if (hit.what == What::minute) then(ctx.words("search.minute"));
  if (hit.what == What::agreement) then(ctx.words("search.agreement"));
  const auto* item = hit.what == What::item ? ctx.meeting->item(hit.id) : nullptr;
  if (!item) return place;
  if (step && step->grid) {
    const std::string cell = item->place.substr(std::min(item->place.size(), step->path.size() + 1));
    for (const auto& column : step->grid->columns)
      for (const auto& row : step->grid->rows)
        if (cell == column.id + "/" + row.id) then(column.label.in(ctx.lang()) + "・" + row.label.in(ctx.lang()));
  } else if (const auto* kind = ctx.library.kind(item->kind)) {
    then(kind->label.in(ctx.lang()));
  }
  if (const auto* stack = ctx.meeting->stack(item->stack); stack && !stack->title.empty())
    then(ctx.words("search.in_stack", {{"title", stack->title}}));
  if (hit.parked) then(ctx.words("parking.title"));
  return place;
}

void refresh(Context& ctx) {
  SearchView& view = ctx.view.control.search;
  if (view.found_for == view.words && view.revision == ctx.meeting->revision()) return;
  static const base::Spelling kPlain;
  if (view.found_for != view.words) view.scroll.to_top();
  view.found_for = view.words;
  view.revision = ctx.meeting->revision();
  view.hits = search(*ctx.meeting, ctx.library, ctx.spelling ? *ctx.spelling : kPlain, view.words);
}

void go_to_hit(Context& ctx, const SearchHit& hit) {
  ctx.view.shell.sheet = ShellSheet::none;
  ctx.view.control.search.marked.clear();
  if (hit.what != What::item) {
    ctx.view.shown = "record";
    return;
  }
  const auto* item = ctx.meeting->item(hit.id);
  if (!item) return;
  if (hit.parked) {
    ctx.view.control.search.marked = {hit.id};
    ctx.view.shell.sheet = ShellSheet::parked;
    return;
  }
  const std::string before(screen_name(ctx));
  const auto* step = ctx.library.step(hit.step);
  if (!step) return;
  ctx.view.shown = step->path;
  if (before != step->path) ctx.view.shell.keep_selection_for = step->path;
  ctx.view.board.revealed.clear();
  if (step->kind == sheets::StepKind::wall && !item->stack.empty()) {
    ctx.view.selection.only(item->stack);
    open_stack(ctx, item->stack);
    ctx.view.wall.stack.taken = item->id;
  } else {
    ctx.view.selection.only(item->id);
  }
}

// What of the findings can be bundled: notes of one wall, not all of one stack already. By their stacks where they lie
// in one, so that a stack comes along whole.
std::vector<std::string> bundle_of(const Context& ctx) {
  std::vector<std::string> ids;
  std::string wall;
  for (const auto& hit : ctx.view.control.search.hits) {
    const auto* step = ctx.library.step(hit.step);
    const auto* item = hit.what == What::item ? ctx.meeting->item(hit.id) : nullptr;
    if (!item || hit.parked || !step || step->kind != sheets::StepKind::wall || item->place != step->path) continue;
    if (wall.empty()) wall = step->path;
    const std::string& id = item->stack.empty() ? item->id : item->stack;
    if (step->path == wall && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

const SearchHit* draw_hits(Context& ctx, const Rect& r) {
  SearchView& view = ctx.view.control.search;
  Ui& ui = ctx.ui;
  if (view.hits.empty()) {
    draw_text(ui, r, ctx.words(view.words.empty() ? "search.hint" : "search.none"),
              {size::kButton, Weight::regular, kLineText}, {ui.theme().ink2});
    return nullptr;
  }
  const SearchHit* tapped = nullptr;
  ScrollArea area(ui, "search", r, view.scroll, kRow * static_cast<float>(view.hits.size()));
  int above = 0, below = 0;
  for (std::size_t i = 0; i < view.hits.size(); ++i) {
    const SearchHit& hit = view.hits[i];
    const Rect row = Rect::at(0, kRow * static_cast<float>(i), r.width(), kRow);
    if (row.y1 <= area.visible().y0) ++above;
    if (row.y0 >= area.visible().y1) ++below;
    if (!area.shows(row)) continue;
    const auto* item = hit.what == What::item ? ctx.meeting->item(hit.id) : nullptr;
    const std::string place = where(ctx, hit), text = shortened(item && hit.text.empty() ? text_of(ctx, *item) : hit.text, 60);
    if (list_row(ui, "search/hit/" + std::to_string(i + 1), area.place(row),
                 {.title = text,
                  .sub = place,
                  .icon = item ? nullptr : icon::kDescription,
                  .role = item ? ctx.meeting->role_of(*item) : std::string_view(),
                  .chevron = true}))
      tapped = &hit;
  }
  area.finish(above, below);
  return tapped;
}

} // namespace

std::vector<SearchHit> search(const meeting::Meeting& meeting, const sheets::Library& library,
                              const base::Spelling& spelling, std::string_view question) {
  std::vector<SearchHit> hits;
  const auto words = spelling.fold_words(question);
  if (words.empty()) return hits;
  const auto found = [&](const std::string& text) { return base::holds_all(spelling.fold(text), words); };
  for (const auto& item : meeting.items()) {
    if (item.removed || item.hidden || !found(all_words(item))) continue;
    hits.push_back({What::item, item.id, step_of_place(library, item), words_of(item), item.parked});
  }
  for (const auto& agreement : meeting.agreements())
    if (found(agreement.text)) hits.push_back({What::agreement, agreement.step, agreement.step, agreement.text, false});
  for (const auto& minute : meeting.minutes())
    if (found(minute.text)) hits.push_back({What::minute, minute.id, minute.step, minute.text, false});
  return hits;
}

void open_search(Context& ctx) {
  ctx.view.shell.sheet = ShellSheet::search;
  ctx.view.control.search.revision = ~0ull;
  focus_field(ctx.ui, "search/text");
}

void draw_search_sheet(Context& ctx) {
  SearchView& view = ctx.view.control.search;
  if (!ctx.meeting) {
    ctx.view.shell.sheet = ShellSheet::none;
    return;
  }
  Ui& ui = ctx.ui;
  refresh(ctx);
  const auto bundle = bundle_of(ctx);
  const bool can_bundle = bundle.size() > 1 && !ctx.read_only;
  const std::string ok =
      can_bundle ? ctx.words("search.bundle", {{"count", std::to_string(bundle.size())}}) : std::string();
  SheetFrame sheet = begin_sheet(
      ui, "search", {.height = ui.surface().height() - 80, .title = ctx.words("search.title"), .icon = icon::kSearch});
  Rect body = sheet.body;
  const std::string count =
      view.hits.empty() ? std::string() : ctx.words("search.count", {{"count", std::to_string(view.hits.size())}});
  const SheetTap foot = sheet_foot(
      ui, "search", body, {.back = ctx.words("shell.close"), .ok = ok, .hint = count, .ok_icon = icon::kLayers});
  text_field(ui, "search/text", body.cut_top(84, 16), view.words,
             {.label = ctx.words("search.title"),
              .placeholder = ctx.words("search.placeholder"),
              .icon = icon::kSearch,
              .max_characters = 100});
  const SearchHit* tapped = draw_hits(ctx, body);
  end_sheet(ui);
  if (tapped) return go_to_hit(ctx, SearchHit(*tapped));
  if (foot == SheetTap::ok) {
    send_stack(ctx, bundle);
    ctx.view.shell.sheet = ShellSheet::none;
  }
  if (foot == SheetTap::back || sheet.dismissed) ctx.view.shell.sheet = ShellSheet::none;
}

} // namespace yoriai::screens
