#include "screens/grid_acts.hpp"

#include <algorithm>

#include "screens/ask.hpp"
#include "screens/form_sheet.hpp"
#include "screens/lineage.hpp"
#include "screens/mode.hpp"
#include "widgets/controls.hpp"
#include "widgets/icons.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

constexpr std::string_view kIssue = "issue";

meeting::Command link(const char* name, std::string_view from, std::string_view to, const char* kind) {
  return {name, base::Json{{"from", std::string(from)}, {"to", std::string(to)}, {"kind", kind}}};
}

bool linked(const meeting::Meeting& m, std::string_view from, std::string_view to, meeting::LinkKind kind) {
  return std::any_of(m.links().begin(), m.links().end(),
                     [&](const meeting::Link& l) { return l.from == from && l.to == to && l.kind == kind; });
}

FormSheet resource_form(Context& ctx, const sheets::Step& step, const meeting::Item* item) {
  FormSheet form;
  form.name = "resource";
  form.icon = icon::kEditNote;
  form.may_be_empty = false;
  const sheets::Kind* kind = ctx.library.kind(step.kinds.front());
  form.fields.push_back(form_text(kind ? in_lang(ctx, kind->label) : std::string(), item));
  form.fields.back().several_lines = false;
  if (kind && kind->field("group")) form.fields.push_back(form_field(ctx, *kind, "group", item));
  return form;
}

constexpr std::string_view kNotFields[] = {"text"};

} // namespace

void ask_resource_again(Context& ctx, const sheets::Step& step, const meeting::Item& item) {
  FormSheet form = resource_form(ctx, step, &item);
  form.about = {{"form", "resource"}, {"id", item.id}};
  form.heading = ctx.words("board.edit");
  form.done = [id = item.id](Outbox& out, const FormSheet& filled) {
    base::Json args{{"id", id}, {"text", filled.value("text")}};
    if (base::Json fields = filled.changed_fields(kNotFields); !fields.empty()) args["fields"] = std::move(fields);
    out.send({"set", std::move(args)});
  };
  open_form(ctx, std::move(form));
}

namespace {

std::string cell_name(const Context& ctx, const sheets::Step& step, std::string_view place) {
  const std::string_view rest = place.substr(std::min(place.size(), step.path.size() + 1));
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return {};
  return grid_label(ctx, step, rest.substr(0, slash)).label + "・" +
         grid_label(ctx, step, rest.substr(slash + 1)).label;
}

void ask_serves(Context& ctx, const sheets::Step& step, const meeting::Item& thing) {
  ChoiceQuestion question;
  question.name = "serves";
  question.heading = in_lang(ctx, step.word("serves"));
  std::vector<std::string> tied;
  for (const meeting::Item* issue : live_items(*ctx.meeting, kIssue)) {
    const bool on = linked(*ctx.meeting, thing.id, issue->id, meeting::LinkKind::serves);
    if (on) tied.push_back(issue->id);
    question.options.push_back({.id = issue->id, .label = issue->text, .chosen = on, .letter = issue->symbol});
  }
  question.done = [id = thing.id, tied](Outbox& out, const std::string& issue) {
    const bool on = std::find(tied.begin(), tied.end(), issue) != tied.end();
    out.send(link(on ? "unlink" : "link", id, issue, "serves"));
  };
  ask(ctx, std::move(question));
}

struct Arrow {
  std::string from, to, other; // the words of the thing at the other end
  bool out = false;
};

std::vector<Arrow> arrows_at(const Context& ctx, const std::string& id) {
  std::vector<Arrow> found;
  for (const meeting::Link& l : ctx.meeting->links()) {
    if (l.kind != meeting::LinkKind::arrow || (l.from != id && l.to != id)) continue;
    const meeting::Item* other = ctx.meeting->item(l.from == id ? l.to : l.from);
    if (other && other->live()) found.push_back({l.from, l.to, other->text, l.from == id});
  }
  return found;
}

void ask_erase(Context& ctx, const std::vector<Arrow>& arrows) {
  if (arrows.size() == 1) return ctx.out.send(link("unlink", arrows[0].from, arrows[0].to, "arrow"));
  ChoiceQuestion question;
  question.name = "arrow";
  question.heading = ctx.words("board.erase_arrow");
  for (std::size_t i = 0; i < arrows.size(); ++i)
    question.options.push_back(
        {.id = arrows[i].from + ">" + arrows[i].to, .label = (arrows[i].out ? "→ " : "← ") + arrows[i].other});
  question.done = [arrows](Outbox& out, const std::string& picked) {
    for (const Arrow& a : arrows)
      if (a.from + ">" + a.to == picked) out.send(link("unlink", a.from, a.to, "arrow"));
  };
  ask(ctx, std::move(question));
}

void open_cell(Context& ctx, const GridCell& cell) {
  ctx.view.board.grid.column = cell.column;
  ctx.view.board.grid.row = cell.row;
}

} // namespace

bool passes_filter(const Context& ctx, std::string_view thing) {
  const std::string& filter = ctx.view.board.grid.filter;
  return filter.empty() || linked(*ctx.meeting, thing, filter, meeting::LinkKind::serves);
}

void ask_resource(Context& ctx, const sheets::Step& step, const std::string& place) {
  FormSheet form = resource_form(ctx, step, nullptr);
  form.about = {{"form", "resource"}, {"place", place}};
  form.heading = cell_name(ctx, step, place);
  form.for_everybody = true;
  for (FormField& f : form.fields)
    if (f.id == "group") f.value = ctx.view.board.grid.group;
  form.done = [kind = step.kinds.front(), place, role = ctx.view.writing_role, view = &ctx.view](
                  Outbox& out, const FormSheet& filled) {
    view->board.grid.group = filled.value("group");
    out.send(meeting::add(kind, filled.value("text"),
                          {{"place", place}, {"role", role}, {"fields", filled.changed_fields(kNotFields)}}));
  };
  open_form(ctx, std::move(form));
}

void tap_cell(Context& ctx, const sheets::Step& step, const GridCell& cell) {
  const meeting::Item* chosen = chosen_item(ctx, step.kinds.front());
  if (chosen && ctx.view.selection.mode == TapMode::move) {
    if (chosen->place != cell.place) ctx.out.send({"set", base::Json{{"id", chosen->id}, {"place", cell.place}}});
    ctx.view.selection.mode = TapMode::choose;
    return open_cell(ctx, cell);
  }
  const bool was_open = cell.open;
  open_cell(ctx, cell);
  if (cell.count == 0 && !chosen && allowed(ctx, May::write)) return ask_resource(ctx, step, cell.place);
  if (was_open && ctx.view.selection.mode == TapMode::choose) ctx.view.selection.clear();
}

void tap_thing(Context& ctx, const meeting::Item& thing) {
  const std::string from = ctx.view.selection.first();
  if (ctx.view.selection.mode != TapMode::arrow || from.empty() || from == thing.id)
    return choose_tapped(ctx, thing.id);
  const bool drawn = linked(*ctx.meeting, from, thing.id, meeting::LinkKind::arrow);
  ctx.out.send(link(drawn ? "unlink" : "link", from, thing.id, "arrow"));
  ctx.view.selection.mode = TapMode::choose;
}

namespace {

float filter_width(Context& ctx, const std::string& label, std::string_view letter) {
  ButtonSpec spec;
  spec.label = label, spec.letter = letter, spec.size = size::kList;
  return std::max(72.0f, button_width(ctx.ui, spec, 16));
}

void ask_filter(Context& ctx, const sheets::Step& step, const Items& issues) {
  ChoiceQuestion question;
  question.name = "filter";
  question.heading = in_lang(ctx, step.word("filter"));
  const std::string& now = ctx.view.board.grid.filter;
  question.options.push_back({.id = "all", .label = in_lang(ctx, step.word("all")), .chosen = now.empty()});
  for (const meeting::Item* issue : issues)
    question.options.push_back(
        {.id = issue->id, .label = issue->text, .chosen = now == issue->id, .letter = issue->symbol});
  question.done = [view = &ctx.view](Outbox&, const std::string& id) {
    view->board.grid.filter = id == "all" ? "" : id;
  };
  ask(ctx, std::move(question));
}

} // namespace

void draw_filter(Context& ctx, const sheets::Step& step, Rect line) {
  std::string& now = ctx.view.board.grid.filter;
  const Items issues = live_items(*ctx.meeting, kIssue);
  if (!now.empty() && (!ctx.meeting->item(now) || !ctx.meeting->item(now)->live())) now.clear();
  if (issues.empty()) return;
  const std::string all = in_lang(ctx, step.word("all"));
  const TextStyle label{size::kHint, Weight::regular, 1};
  const float label_w = text_width(ctx.ui, in_lang(ctx, step.word("filter")), label) + 12;
  std::vector<std::string> labels(issues.size());
  for (const std::size_t characters : {std::size_t{4}, std::size_t{0}}) {
    float w = filter_width(ctx, all, {}) + label_w;
    for (std::size_t i = 0; i < issues.size(); ++i) {
      labels[i] = characters ? shortened(issues[i]->text, characters) : std::string();
      w += filter_width(ctx, labels[i], issues[i]->symbol) + metric::kGap;
    }
    if (w <= line.width()) break;
    if (characters == 0) { // not even the letters: one button that asks
      const meeting::Item* issue = now.empty() ? nullptr : ctx.meeting->item(now);
      ButtonSpec spec;
      const std::string words = issue ? shortened(issue->text, 5) : in_lang(ctx, step.word("filter"));
      spec.label = words, spec.letter = issue ? std::string_view(issue->symbol) : std::string_view();
      spec.icon = issue ? nullptr : icon::kFilterList, spec.size = size::kList;
      spec.look = issue ? ButtonLook::chosen : ButtonLook::secondary;
      const float width = std::min(line.width(), button_width(ctx.ui, spec, 16));
      if (button(ctx.ui, "filter", line.cut_right(width), spec)) ask_filter(ctx, step, issues);
      return;
    }
  }
  for (std::size_t i = issues.size(); i-- > 0;) {
    ButtonSpec spec;
    spec.size = size::kList, spec.spoken = issues[i]->text;
    if (labels[i].empty()) spec.label = issues[i]->symbol; // a badge alone would not stand in the middle
    else spec.label = labels[i], spec.letter = issues[i]->symbol;
    spec.look = now == issues[i]->id ? ButtonLook::chosen : ButtonLook::secondary;
    const Rect r = line.cut_right(filter_width(ctx, labels[i], issues[i]->symbol), metric::kGap);
    if (button(ctx.ui, "filter/" + issues[i]->id, r, spec)) now = now == issues[i]->id ? "" : issues[i]->id;
  }
  ButtonSpec spec;
  spec.label = all, spec.size = size::kList, spec.look = now.empty() ? ButtonLook::chosen : ButtonLook::secondary;
  if (button(ctx.ui, "filter/all", line.cut_right(filter_width(ctx, all, {}), metric::kGap), spec)) now.clear();
  draw_line(ctx.ui, line, in_lang(ctx, step.word("filter")), label, ctx.ui.theme().ink2, Align::right);
}

namespace {

std::vector<Act> thing_acts(Context& ctx, const sheets::Step& step, const meeting::Item& thing) {
  const auto mode = [&ctx](TapMode m) { return [&ctx, m] { ctx.view.selection.mode = m; }; };
  std::vector<Act> acts{{"mark", in_lang(ctx, step.word("mark")), icon::kRadioButtonChecked,
                         [&ctx, &thing] {
                           ctx.out.send({"mark", base::Json{{"id", thing.id}, {"on", !thing.marked}}});
                         }},
                        {"arrow", in_lang(ctx, step.word("arrow")), icon::kTrendingFlat, mode(TapMode::arrow)},
                        {"serves", in_lang(ctx, step.word("serves")), icon::kLink,
                         [&ctx, &step, &thing] { ask_serves(ctx, step, thing); }},
                        {"move", std::string(ctx.words("board.move")), icon::kZoomOutMap, mode(TapMode::move)},
                        {"edit", std::string(ctx.words("board.edit")), icon::kEdit,
                         [&ctx, &step, &thing] { ask_resource_again(ctx, step, thing); }}};
  const std::vector<Arrow> arrows = arrows_at(ctx, thing.id);
  if (!arrows.empty())
    acts.push_back({"erase_arrow", std::string(ctx.words("board.erase_arrow")), icon::kClose,
                    [&ctx, arrows] { ask_erase(ctx, arrows); }});
  acts.push_back(lineage_act(ctx, thing.id));
  acts.push_back(park_act(ctx, thing.id));
  acts.push_back(remove_act(ctx, thing.id));
  return acts;
}

// 縦横 and, where the sheet has several printings of the labels, 見出し.
std::vector<Act> view_acts(Context& ctx, const sheets::Step& step) {
  GridView& view = ctx.view.board.grid;
  std::vector<Act> acts{{"transpose", in_lang(ctx, step.word("transpose")), icon::kSwapHoriz,
                         [&view] { view.transposed = !view.transposed; }}};
  const int sets = static_cast<int>(step.grid->label_sets.size());
  if (sets > 1)
    acts.push_back({"labels", std::string(ctx.words("board.labels")), icon::kTextFields,
                    [&view, sets] { view.label_set = (view.label_set + 1) % sets; }});
  return acts;
}

} // namespace

void draw_grid_bar(Context& ctx, const sheets::Step& step, Rect bar) {
  const auto& layout = ctx.view.board.grid.layout;
  if (!step.grid || !layout) return;
  const meeting::Item* thing = chosen_item(ctx, step.kinds.front());
  const bool wide = bar.width() > 1000;
  if (!thing || wide) {
    draw_bar_buttons(ctx, bar,
                     {{"write", in_lang(ctx, step.word("write")), icon::kAdd,
                       [&ctx, &step, place = layout->open_place] { ask_resource(ctx, step, place); },
                       allowed(ctx, May::write)}});
    if (!thing) draw_bar_buttons(ctx, bar, view_acts(ctx, step), true);
  }
  if (!thing) {
    const GridCell* cell = layout->cell(layout->open_place);
    const std::string place = bar.width() < 300 ? std::string() : cell_name(ctx, step, layout->open_place) + "　";
    const std::string words = place + ctx.words("board.count_of", {{"n", std::to_string(cell ? cell->count : 0)},
                                                                   {"total", std::to_string(layout->total)}});
    draw_text(ctx.ui, bar, words, {size::kHint, Weight::regular, kLineTitle},
              {.color = ctx.ui.theme().ink2, .valign = VAlign::middle, .max_lines = 2});
    return;
  }
  if (ctx.view.selection.mode == TapMode::arrow)
    return draw_act_bar(ctx, bar, ctx.words("board.pick_arrow_end", {{"name", quoted(ctx, thing->text)}}), {});
  if (ctx.view.selection.mode == TapMode::move)
    return draw_act_bar(ctx, bar, ctx.words("board.pick_cell", {{"name", quoted(ctx, thing->text)}}), {});
  draw_act_bar(ctx, bar, ctx.words("board.chosen", {{"name", quoted(ctx, thing->text)}}),
               thing_acts(ctx, step, *thing));
}

} // namespace yoriai::screens
