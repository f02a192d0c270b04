#include "screens/plan_sheet.hpp"

#include <algorithm>
#include <array>

#include "screens/board_parts.hpp"
#include "screens/form_sheet.hpp"
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
  Ui& ui = ctx.ui;
  const TextStyle bold{size::kButtonLarge, Weight::bold, kLineTitle}, plain{size::kList, Weight::regular, kLineText};
  const float width = std::min(1320.0f, ui.surface().width() - 32), inner = width - 96 - 84;
  float content = 0;
  std::vector<float> heights;
  for (const sheets::Choice& check : sheet->plan_checks) {
    heights.push_back(text_height(ui, in_lang(ctx, check.label), bold, inner) +
                      text_height(ui, in_lang(ctx, check.note), plain, inner) + 24);
    content += heights.back();
  }
  const std::string& title = in_lang(ctx, step.word("plan_checks"));
  const SheetFrame frame =
      begin_sheet(ui, "checks", {width, std::min(content + 290, ui.surface().height() - 48), title, icon::kFactCheck});
  Rect body = frame.body;
  const std::string back(ctx.words("board.back"));
  SheetFoot foot;
  foot.back = back;
  const SheetTap tap = sheet_foot(ui, "checks", body, foot);
  {
    ScrollArea area(ui, "checks/list", body, view.checks, content);
    float y = 0;
    for (std::size_t i = 0; i < heights.size(); ++i) {
      const sheets::Choice& check = sheet->plan_checks[i];
      Rect r = area.place(Rect::at(0, y, body.width(), heights[i]));
      y += heights[i];
      const Rect number = r.cut_left(60, 24);
      disc(ui, {number.centre().x, r.y0 + 32}, 26, ui.theme().ai);
      draw_line(ui, Rect::around({number.centre().x, r.y0 + 32}, 52, 52), std::to_string(i + 1),
                {size::kButton, Weight::bold, 1}, ui.theme().on_ai, Align::centre);
      r.y0 += 8;
      r.y0 += draw_text(ui, r, in_lang(ctx, check.label), bold, {.color = ui.theme().ink});
      draw_text(ui, r, in_lang(ctx, check.note), plain, {.color = ui.theme().ink2});
    }
  }
  end_sheet(ui);
  if (tap != SheetTap::none || frame.dismissed) view.checks_open = false;
}

} // namespace yoriai::screens
