#include "screens/plan_sheet.hpp"

#include <algorithm>
#include <array>

#include "screens/board_parts.hpp"
#include "screens/form_sheet.hpp"
#include "screens/record_parts.hpp"
#include "widgets/icons.hpp"
#include "widgets/paint.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

// Answers that are rarely longer than a line.
bool is_short(std::string_view field) {
  static constexpr std::array<std::string_view, 7> kShort = {"owner", "who",       "when",  "where",
                                                             "cost",  "indicator", "target"};
  return std::find(kShort.begin(), kShort.end(), field) != kShort.end();
}

void send_changes(Outbox& out, const std::string& id, const FormSheet& form) {
  if (base::Json fields = form.changed_fields(); !fields.empty()) out.send(meeting::set_fields(id, std::move(fields)));
}

} // namespace

void open_plan(Context& ctx, const meeting::Item& response, const std::string& letter) {
  const sheets::Kind* kind = ctx.library.kind(response.kind);
  if (!kind) return;
  FormSheet form;
  form.name = "plan";
  form.about = {{"form", "plan"}, {"id", response.id}};
  form.heading = ctx.words("board.plan_heading", {{"letter", letter}});
  form.icon = icon::kListAlt;
  form.focus_first = false;
  for (const sheets::Field& field : kind->fields) {
    if (field.type != sheets::FieldType::text && field.type != sheets::FieldType::choice &&
        field.type != sheets::FieldType::date)
      continue;
    FormField f = form_field(ctx, *kind, field.id, &response);
    f.several_lines = field.type == sheets::FieldType::text && !is_short(field.id);
    f.wide = field.id == "method" || field.id == "reason_not" || field.type == sheets::FieldType::choice;
    form.fields.push_back(std::move(f));
  }
  form.done = [id = response.id](Outbox& out, const FormSheet& filled) { send_changes(out, id, filled); };
  open_form(ctx, std::move(form));
}

void open_date(Context& ctx, const meeting::Item& item, std::string_view field) {
  const sheets::Kind* kind = ctx.library.kind(item.kind);
  if (!kind) return;
  FormSheet form;
  form.name = field;
  form.icon = icon::kEvent;
  form.fields.push_back(form_field(ctx, *kind, field, &item));
  FormField& f = form.fields.front();
  form.heading = f.label;
  f.label = f.question, f.question.clear(), f.wide = true;
  if (f.value.empty()) f.value = moved_date(base::iso_date(ctx.now), 0, 1);
  form.done = [id = item.id](Outbox& out, const FormSheet& filled) { send_changes(out, id, filled); };
  open_form(ctx, std::move(form));
}

void draw_plan_checks(Context& ctx, const sheets::Step& step) {
  ResponsesView& view = ctx.view.board.responses;
  const sheets::Sheet* sheet = ctx.library.sheet_of(step.path);
  if (!view.checks_open || !sheet) return;
  if (ctx.view.text_question) return; // the sheet comes back after it
  Ui& ui = ctx.ui;
  float& content = ctx.view.record.heights["checks"];
  const float width = std::min(1320.0f, ui.surface().width() - 32);
  const std::string& title = in_lang(ctx, step.word("plan_checks"));
  const SheetFrame frame =
      begin_sheet(ui, "checks", {width, std::min(content + 290, ui.surface().height() - 48), title, icon::kFactCheck});
  Rect body = frame.body;
  const SheetTap tap = sheet_foot(ui, "checks", body, {.back = ctx.words("board.back")});
  {
    ScrollArea area(ui, "checks/list", body, view.checks, content);
    Rect rest{body.x0, area.origin().y, body.x1, body.y1};
    const float top = rest.y0;
    draw_check_rows(ctx, *sheet, "checks", rest);
    if (content != rest.y0 - top) ui.want_frame();
    content = rest.y0 - top;
  }
  end_sheet(ui);
  if (tap != SheetTap::none || frame.dismissed) view.checks_open = false;
}

} // namespace yoriai::screens
