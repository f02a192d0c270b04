#include "screens/page_form.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "screens/context.hpp"
#include "screens/page_writer.hpp"
#include "screens/shell_facts.hpp"
#include "screens/view_state.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;
using meeting::Item;

// What a page says, gathered from the meeting. Keeps the words of the sheet.
class FormWriter {
public:
  FormWriter(Context& ctx, bool open_public, std::vector<Page>& pages)
      : ctx_(ctx), m_(*ctx.meeting), public_(open_public), out_(ctx.ui, pages) {}

  void write() {
    for (const auto& id : m_.head().sheets)
      if (const auto* sheet = ctx_.library.sheet(id)) write_sheet(*sheet);
    if (!public_) write_remarks();
    out_.number_pages([this](std::size_t page, std::size_t of) {
      return ctx_.words("pages.number", {{"page", std::to_string(page)}, {"of", std::to_string(of)}});
    });
  }

private:
  std::string in(const sheets::Text& text) const { return text.in(ctx_.lang()); }
  std::string word(const char* key) const { return std::string(ctx_.words(key)); }

  void write_sheet(const sheets::Sheet& sheet) {
    out_.new_page(word(public_ ? "pages.public.mark" : "pages.closed.mark"));
    out_.title(in(sheet.title));
    out_.facts({{in(sheet.word("centre")), m_.head()["centre"], 0.63f},
                {in(sheet.word("date")), long_date(ctx_.words, m_.head()["date"]), 0.37f}});
    for (const auto& step : sheet.steps) write_step(sheet, step);
  }

  void write_step(const sheets::Sheet& sheet, const sheets::Step& step) {
    switch (step.kind) {
    case sheets::StepKind::wall: return write_wall(step);
    case sheets::StepKind::table:
      if (step.shows_with.empty() || sheet.step(step.shows_with) > &step) write_problems(sheet, step);
      return;
    case sheets::StepKind::factors: return write_issues(sheet, step);
    case sheets::StepKind::matrix: return write_matrix(step);
    case sheets::StepKind::responses: return write_responses(step);
    case sheets::StepKind::grid: return write_grid(step);
    default: return;
    }
  }

  template <typename Do> void each(std::string_view kind, Do look) const {
    for (const auto at : m_.of_kind(kind))
      if (m_.items()[at].live()) look(m_.items()[at]);
  }
  template <typename Do> void each_from(std::string_view id, std::string_view kind, Do look) const {
    for (const auto at : m_.derived_from(id)) {
      const Item& child = m_.items()[at];
      if (child.live() && child.kind == kind) look(child);
    }
  }
  static void append(std::string& all, std::string_view part, std::string_view between) {
    if (part.empty()) return;
    if (!all.empty()) all += between;
    all += part;
  }

  // Stacks by title and number; in the closed record the single notes too.
  void write_wall(const sheets::Step& step) {
    out_.section(in(step.plate), in(step.title));
    std::string all;
    int count = 0;
    std::map<std::string, int> in_stack;
    for (const auto& kind : step.kinds)
      each(kind, [&](const Item& item) { ++count, ++in_stack[item.stack]; });
    for (const auto& stack : m_.stacks())
      if (in_stack[stack.id] > 0 && !stack.title.empty())
        append(all, stack.title + "（" + std::to_string(in_stack[stack.id]) + "）", "　");
    for (const auto& kind : step.kinds)
      each(kind, [&](const Item& item) {
        const auto* stack = m_.stack(item.stack);
        if (!public_ && (!stack || stack->title.empty())) append(all, item.text, "／");
      });
    if (count > 0) append(all, ctx_.words("pages.step1_more", {{"count", std::to_string(count)}}), "　");
    out_.box(all.empty() ? word("pages.none") : all);
  }

  std::string evidence_of(const Item& problem) const {
    std::string all;
    std::set<std::string_view> told; // what backs the problem and its hunches is told once
    const auto add = [&](const Item& evidence) {
      if (!told.insert(evidence.id).second) return;
      if (public_ && evidence.field_text("data") == "qualitative") return;
      std::string text = evidence.text;
      for (const char* field : {"figure", "source"})
        if (const auto more = evidence.field_text(field); !more.empty() && text.find(more) == text.npos)
          text += "（" + more + "）";
      append(all, text, "／");
    };
    each_from(problem.id, "evidence", add);
    for (const auto& parent : problem.from) each_from(parent, "evidence", add);
    if (const auto reason = problem.field_text("reason"); !reason.empty()) append(all, "（" + reason + "）", "");
    return all;
  }
  std::string three(const Item& item, const char* field) const {
    const auto value = item.field_bool(field);
    return word(!value ? "pages.mark_open" : *value ? "pages.mark_yes" : "pages.mark_no");
  }

  void write_problems(const sheets::Sheet& sheet, const sheets::Step& step) {
    const auto* other = step.shows_with.empty() ? nullptr : sheet.step(step.shows_with);
    std::string plate = in(step.plate);
    if (other) plate += word("shell.between_steps") + in(other->plate).substr(std::min<std::size_t>(4, in(other->plate).size()));
    const auto& title = step.word("shared_title");
    out_.section(plate, in(title.empty() ? step.title : title));
    PageTable table{{{in(step.word("symbol")), 0.07f, Align::centre},
                     {in(step.word("problem")), 0.285f},
                     {in(step.word("evidence")), 0.415f},
                     {in(step.word("universality")), 0.115f, Align::centre},
                     {in(step.word("sociality")), 0.115f, Align::centre}},
                    {}};
    each("problem", [&](const Item& problem) {
      table.rows.push_back({problem.symbol, problem.text, evidence_of(problem), three(problem, "universality"),
                            three(problem, "sociality")});
    });
    out_.table(table);
  }

  static bool deferred(const Item& issue) {
    return !issue.field_text("deferral").empty() || !issue.field_text("deferral_until").empty();
  }
  std::string rank_of(const Item& issue) const {
    if (deferred(issue)) return word("pages.deferred");
    const auto rank = issue.field_number("priority");
    return rank ? std::to_string(static_cast<int>(*rank)) : std::string();
  }
  std::string problems_of(const Item& issue) const {
    std::string letters;
    for (const auto& id : issue.from)
      if (const auto* parent = m_.item(id); parent && parent->kind == "problem") append(letters, parent->symbol, "・");
    return letters;
  }
  std::string factors_of(const Item& issue) const {
    std::string all = issue.field_text("cause");
    if (!all.empty()) return all;
    for (const auto& id : issue.from)
      each_from(id, "factor", [&](const Item& factor) { append(all, factor.text, "／"); });
    return all;
  }
  // By rank; those put off and those without a rank last.
  std::vector<const Item*> issues_in_order() const {
    std::vector<const Item*> issues;
    each("issue", [&](const Item& issue) { issues.push_back(&issue); });
    const auto key = [](const Item* issue) { return deferred(*issue) ? 1e9 : issue->field_number("priority").value_or(1e8); };
    std::stable_sort(issues.begin(), issues.end(), [&](const Item* a, const Item* b) { return key(a) < key(b); });
    return issues;
  }

  void write_issues(const sheets::Sheet& sheet, const sheets::Step& step) {
    out_.section(in(step.plate), in(step.title));
    std::string priority;
    for (const auto& each_step : sheet.steps)
      if (each_step.kind == sheets::StepKind::matrix) priority = in(each_step.word("priority"));
    PageTable table{{{in(step.word("symbol")), 0.07f, Align::centre},
                     {in(step.word("problem")), 0.1f, Align::centre},
                     {in(step.word("factors")), 0.395f},
                     {in(step.word("issue")), 0.35f},
                     {priority, 0.085f, Align::centre}},
                    {}};
    each("issue", [&](const Item& issue) {
      table.rows.push_back({issue.symbol, problems_of(issue), factors_of(issue), issue.text, rank_of(issue)});
    });
    out_.table(table);
  }

  void write_matrix(const sheets::Step& step) {
    if (!step.matrix) return;
    PageMatrix plane{in(step.matrix->x_label) + " →", in(step.matrix->y_label), {}};
    each("issue", [&](const Item& issue) {
      const auto x = issue.field_number(step.matrix->x_field), y = issue.field_number(step.matrix->y_field);
      if (x && y) plane.points.push_back({issue.symbol, static_cast<float>(*x), static_cast<float>(*y), deferred(issue)});
    });
    std::vector<std::string> agreed;
    for (const auto& agreement : m_.agreements()) {
      if (agreement.text.empty()) continue;
      const auto* of = ctx_.library.step(agreement.step);
      agreed.push_back("・" + (of && !of->plate.empty() ? in(of->plate) + "　" : std::string()) + agreement.text);
    }
    each("issue", [&](const Item& issue) {
      if (const auto reason = issue.field_text("deferral"); !reason.empty())
        agreed.push_back("・" + issue.symbol + "　" + word("pages.deferred") + "：" + reason +
                         (issue.field_text("deferral_until").empty() ? "" : "（" + issue.field_text("deferral_until") + "）"));
    });
    out_.matrix_and_list(in(step.plate), in(step.title), plane, word("pages.agreed"), word("pages.agreed.title"), agreed);
  }

  void write_responses(const sheets::Step& step) {
    out_.section(in(step.plate), in(step.title));
    PageTable table{{{in(step.word("priority")), 0.085f, Align::centre},
                     {in(step.word("issue")), 0.085f, Align::centre},
                     {in(step.word("method")), 0.49f},
                     {in(step.word("owner")), 0.34f}},
                    {}};
    for (const auto* issue : issues_in_order()) {
      bool any = false;
      each_from(issue->id, "response", [&](const Item& response) {
        any = true;
        const auto not_done = response.field_text("reason_not");
        std::string how = response.text;
        if (const auto method = response.field_text("method"); !method.empty() && how.empty()) how = method;
        if (!not_done.empty()) append(how, not_done, "／");
        std::string who = response.field_text("owner");
        if (who.empty() && not_done.empty()) who = word("pages.owner_open");
        if (const auto due = response.field_text("due"); !due.empty()) who += "（" + due + "）";
        table.rows.push_back({rank_of(*issue), issue->symbol, how, who});
      });
      if (!any) table.rows.push_back({rank_of(*issue), issue->symbol, issue->field_text("deferral"), ""});
    }
    out_.table(table);
  }

  void write_grid(const sheets::Step& step) {
    if (!step.grid) return;
    PageTable table{{{"", 0.12f, Align::centre}}, {}};
    const float w = 0.88f / static_cast<float>(step.grid->columns.size());
    for (const auto& column : step.grid->columns) table.columns.push_back({in(column.label), w});
    for (const auto& row : step.grid->rows) {
      std::vector<std::string> cells{in(row.label) + in(row.note)};
      for (const auto& column : step.grid->columns) {
        std::string cell;
        for (const auto at : m_.at_place(step.path + "/" + column.id + "/" + row.id))
          if (const Item& item = m_.items()[at]; item.live()) append(cell, (item.marked ? "●" : "・") + item.text, "\n");
        cells.push_back(cell);
      }
      table.rows.push_back(std::move(cells));
    }
    out_.table(table);
    if (!step.grid->side_note.empty()) out_.note(in(step.grid->side_note));
  }

  void write_remarks() {
    if (m_.minutes().empty()) return;
    out_.section(word("shell.remark_short"), word("page.record"));
    PageTable table{{{"", 0.12f, Align::centre}, {"", 0.12f, Align::centre}, {"", 0.76f}}, {}};
    for (const auto& minute : m_.minutes()) {
      const auto* step = ctx_.library.step(minute.step);
      table.rows.push_back({step ? in(step->plate.empty() ? step->label : step->plate) : minute.step,
                            base::clock_hm(minute.at), minute.text});
    }
    out_.table(table, false);
  }

  Context& ctx_;
  const meeting::Meeting& m_;
  bool public_;
  PageWriter out_;
};

void draw_mark(Ui& ui, const PageMark& mark, Point origin, float scale) {
  const Theme& theme = ui.theme();
  const Rect r{origin.x + mark.rect.x0 * scale, origin.y + mark.rect.y0 * scale, origin.x + mark.rect.x1 * scale,
               origin.y + mark.rect.y1 * scale};
  const float line = std::max(0.75f, scale * 0.8f);
  const bool thumbnail = scale < 0.3f;
  switch (mark.kind) {
  case PageMark::Kind::frame: return border(ui, r, thumbnail ? rgb(0xB9B4A8) : kPageInk, line);
  case PageMark::Kind::head_fill: return fill(ui, r, kPageHead);
  case PageMark::Kind::plate_fill: return fill(ui, r, kPageInk, 2 * scale);
  case PageMark::Kind::disc: return disc(ui, r.centre(), r.width() / 2, kPageInk);
  case PageMark::Kind::ring: return circle(ui, r.centre(), r.width() / 2, kPageInk, std::max(1.0f, 1.2f * scale));
  case PageMark::Kind::text: break;
  }
  const float size = mark.size * scale;
  if (size < 5) { // a thumbnail: lines of grey instead of letters
    if (!mark.inverse) fill(ui, {r.x0, r.y0 + r.height() * 0.3f, r.x1, r.y0 + r.height() * 0.62f}, theme.line);
    return;
  }
  // A little room, so that glyphs rounded to another size are never cut.
  const float room = size * 0.8f;
  const Rect box = mark.align == Align::centre ? r.inset(-room, 0) : Rect{r.x0, r.y0, r.x1 + room, r.y1};
  draw_line(ui, box, mark.text, {size, mark.bold ? Weight::bold : Weight::regular, 1.3f},
            mark.inverse ? kPagePaper : kPageInk, mark.align);
}

} // namespace

void keep_page_form(Context& ctx, bool open_public) {
  PageForm& form = ctx.view.shell.pages;
  const auto& m = *ctx.meeting;
  if (form.revision == m.revision() && form.meeting == m.head().id && form.lang == ctx.lang() &&
      form.open_public == open_public)
    return;
  form = {m.revision(), m.head().id, ctx.lang(), open_public, {}};
  FormWriter(ctx, open_public, form.pages).write();
}

void draw_page(Context& ctx, const Page& page, const Rect& r) {
  Ui& ui = ctx.ui;
  fill(ui, r, kPagePaper);
  border(ui, r, ui.theme().line2, 1);
  const float scale = r.width() / kPageWidth;
  for (const auto& mark : page.marks) {
    const float top = r.y0 + mark.rect.y0 * scale, bottom = r.y0 + mark.rect.y1 * scale;
    if (ui.visible({r.x0, top, r.x1, bottom + 1})) draw_mark(ui, mark, r.min(), scale);
  }
}

} // namespace yoriai::screens
