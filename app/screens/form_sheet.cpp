#include "screens/form_sheet.hpp"

#include <algorithm>
#include <cstdio>

#include "base/text.hpp"
#include "base/time.hpp"
#include "screens/board_parts.hpp"
#include "screens/pictures.hpp"
#include "screens/mode.hpp"
#include "widgets/controls.hpp"
#include "widgets/field.hpp"
#include "widgets/icons.hpp"
#include "widgets/paint.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {

using namespace widgets;

const FormField* FormSheet::field(std::string_view id) const {
  for (const FormField& f : fields)
    if (f.id == id) return &f;
  return nullptr;
}

const std::string& FormSheet::value(std::string_view id) const {
  static const std::string kNone;
  const FormField* f = field(id);
  return f ? f->value : kNone;
}

base::Json FormSheet::changed_fields(std::span<const std::string_view> except) const {
  base::Json changed = base::Json::object();
  for (const FormField& f : fields) {
    if (f.value == f.before || std::find(except.begin(), except.end(), f.id) != except.end()) continue;
    changed[f.id] = f.value.empty() ? base::Json(nullptr) : base::Json(f.value);
  }
  return changed;
}

FormField form_field(const Context& ctx, const sheets::Kind& kind, std::string_view id, const meeting::Item* item) {
  FormField made;
  made.id = id;
  if (const sheets::Field* field = kind.field(id)) {
    made.label = in_lang(ctx, field->label);
    made.question = in_lang(ctx, field->question);
    made.type = field->type;
    for (const sheets::Choice& choice : field->choices)
      made.choices.emplace_back(choice.id, in_lang(ctx, choice.label));
  }
  if (item) made.value = item->field_text(id);
  made.before = made.value;
  return made;
}

FormField form_text(std::string label, const meeting::Item* item) {
  FormField made;
  made.id = "text";
  made.label = std::move(label);
  made.several_lines = made.wide = true;
  if (item) made.value = item->text;
  made.before = made.value;
  return made;
}

std::string moved_date(std::string_view iso, int days, int months) {
  auto date = base::parse_date(iso);
  if (!date) return std::string(iso);
  const auto length = [](int year, int month) {
    static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return kDays[month - 1] + (leap ? 1 : 0);
  };
  int month = date->year * 12 + date->month - 1 + months, day = date->day + days;
  day = days == 0 ? std::min(day, length(month / 12, month % 12 + 1)) : day;
  if (day < 1) --month, day = length(month / 12, month % 12 + 1);
  if (day > length(month / 12, month % 12 + 1)) ++month, day = 1;
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", month / 12, month % 12 + 1, day);
  return base::parse_date(text) ? text : std::string(iso);
}

namespace {

constexpr TextStyle kLabel{size::kList, Weight::bold, kLineTitle}, kQuestion{size::kSmall, Weight::regular, kLineTitle};
constexpr float kLineBox = 76, kLinesBox = 128, kChoiceHeight = 68, kGapIn = 8, kRowGap = 22;

// Places the choices of a field line by line.
std::vector<Rect> choice_places(Ui& ui, const FormField& f, float width) {
  std::vector<Rect> places;
  float x = 0, y = 0;
  for (const auto& [id, label] : f.choices) {
    ButtonSpec spec;
    spec.label = label, spec.size = size::kList;
    const float w = std::min(button_width(ui, spec, 20), width);
    if (x > 0 && x + w > width) x = 0, y += kChoiceHeight + kGapIn;
    places.push_back(Rect::at(x, y, w, kChoiceHeight));
    x += w + kGapIn;
  }
  return places;
}

float words_height(Ui& ui, const FormField& f, float width) {
  float h = text_height(ui, f.label, kLabel, width);
  if (!f.question.empty()) h += text_height(ui, f.question, kQuestion, width) + 2;
  return h + kGapIn;
}

float control_height(Ui& ui, const FormField& f, float width) {
  switch (f.type) {
    case sheets::FieldType::choice: {
      const auto places = choice_places(ui, f, width);
      return places.empty() ? 0 : places.back().y1;
    }
    case sheets::FieldType::date: return kLineBox + kGapIn + kChoiceHeight;
    default: return f.several_lines ? kLinesBox : kLineBox;
  }
}

void draw_choices(Context& ctx, const std::string& name, const Rect& box, FormField& f) {
  const auto places = choice_places(ctx.ui, f, box.width());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto& [id, label] = f.choices[i];
    ButtonSpec spec;
    spec.label = label, spec.size = size::kList, spec.kind = "choice";
    spec.look = f.value == id ? ButtonLook::chosen : ButtonLook::secondary;
    if (button(ctx.ui, name + "/" + id, places[i].moved(box.x0, box.y0), spec)) f.value = f.value == id ? "" : id;
  }
}

void draw_date(Context& ctx, const std::string& name, Rect box, FormField& f) {
  Ui& ui = ctx.ui;
  Rect upper = box.cut_top(kLineBox, kGapIn);
  if (f.value.empty()) {
    ButtonSpec set;
    set.label = ctx.words("board.date_set"), set.icon = icon::kEvent, set.size = size::kList;
    if (button(ui, name + "/set", upper.cut_left(std::min(upper.width(), 320.0f)), set))
      f.value = moved_date(base::iso_date(ctx.now), 0, 1);
    return;
  }
  if (icon_button(ui, name + "/clear", upper.cut_right(kLineBox, kGapIn), icon::kClose, ctx.words("board.date_clear")))
    return f.value.clear();
  draw_icon(ui, icon::kEvent, upper.cut_left(36, 10).centre(), 34, ui.theme().ai_text);
  draw_line(ui, upper, said_date(ctx, f.value), {size::kButtonLarge, Weight::bold, 1}, ui.theme().ink);
  struct Step {
    const char* id;
    int days, months;
  };
  static constexpr Step kSteps[] = {
      {"month_before", 0, -1}, {"day_before", -1, 0}, {"day_after", 1, 0}, {"month_after", 0, 1}};
  const auto parts = box.columns(4, kGapIn);
  for (std::size_t i = 0; i < 4; ++i) {
    ButtonSpec spec;
    const std::string label(ctx.words(std::string("board.") + kSteps[i].id));
    spec.label = label, spec.size = size::kHint;
    if (button(ui, name + "/" + kSteps[i].id, parts[i], spec))
      f.value = moved_date(f.value, kSteps[i].days, kSteps[i].months);
  }
}

void draw_field(Context& ctx, const FormSheet& form, Rect box, FormField& f) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const std::string name = form.name + "/" + f.id;
  Rect head = box.cut_top(words_height(ui, f, box.width()));
  const float used = draw_text(ui, head, f.label, kLabel, {.color = t.ink});
  head.y0 += used + 2;
  if (!f.question.empty()) draw_text(ui, head, f.question, kQuestion, {.color = t.ink2});
  if (f.type == sheets::FieldType::choice) return draw_choices(ctx, name, box, f);
  if (f.type == sheets::FieldType::date) return draw_date(ctx, name, box, f);
  FieldSpec spec;
  spec.label = f.label, spec.multiline = f.several_lines, spec.size = size::kButton;
  text_field(ui, name, {box.x0, box.y0, box.x1, box.y0 + control_height(ui, f, box.width())}, f.value, spec);
}

struct Placed {
  Rect box;
  FormField* field;
};

// Fields line by line in one or two columns; returns the height they take.
float place_fields(Ui& ui, FormSheet& form, float width, std::vector<Placed>& placed) {
  const int columns = width >= 1000 ? 2 : 1;
  const float gap = 40, half = columns == 2 ? (width - gap) / 2 : width;
  float y = 0, row_height = 0;
  int column = 0;
  const auto new_row = [&] { y += row_height + (row_height > 0 ? kRowGap : 0), row_height = 0, column = 0; };
  for (FormField& f : form.fields) {
    const float w = f.wide ? width : half;
    if (f.wide || column == columns) new_row();
    const float h = words_height(ui, f, w) + control_height(ui, f, w);
    placed.push_back({Rect::at(static_cast<float>(column) * (half + gap), y, w, h), &f});
    row_height = std::max(row_height, h);
    column = f.wide ? columns : column + 1;
  }
  new_row();
  return y;
}

constexpr float kRemoveHeight = 68;

bool draw_pictures_button(Context& ctx, const FormSheet& form, ScrollArea& area, Rect r) {
  if (form.pictures_of.empty()) return false;
  const Act act = pictures_act(ctx, form.pictures_of);
  const ButtonSpec spec{.label = act.label, .icon = act.icon, .size = size::kList};
  r.x1 = r.x0 + button_width(ctx.ui, spec, 24);
  return area.shows(r) && button(ctx.ui, form.name + "/pictures", area.place(r), spec);
}

void draw_form_body(Context& ctx, FormSheet& form, const Rect& body, float content, const std::vector<Placed>& placed,
                    bool& removing, bool& to_pictures) {
  ScrollArea area(ctx.ui, form.name + "/fields", body, form.scroll, content);
  for (const Placed& p : placed)
    if (area.shows(p.box)) draw_field(ctx, form, area.place(p.box), *p.field);
  if (!form.remove_label.empty()) {
    ButtonSpec spec;
    spec.label = form.remove_label, spec.icon = icon::kDelete, spec.look = ButtonLook::neutral, spec.size = size::kList;
    const Rect r = Rect::at(0, content - kRemoveHeight, button_width(ctx.ui, spec, 24), kRemoveHeight);
    if (area.shows(r)) removing = button(ctx.ui, form.name + "/remove", area.place(r), spec);
    to_pictures = draw_pictures_button(ctx, form, area, Rect::at(r.x1 + 16, r.y0, 0, r.height()));
  }
  area.finish();
}

} // namespace

void open_form(Context& ctx, FormSheet form) {
  if (!allowed(ctx, form.for_everybody ? May::write : May::lead)) return;
  ctx.view.board.form = std::make_shared<FormSheet>(std::move(form));
  FormSheet& opened = *ctx.view.board.form;
  if (opened.ok_label.empty()) opened.ok_label = ctx.words("board.ok");
  const bool writes = !opened.fields.empty() && opened.fields.front().type == sheets::FieldType::text;
  if (opened.focus_first && writes) focus_field(ctx.ui, opened.name + "/" + opened.fields.front().id);
}

void draw_form(Context& ctx) {
  if (!ctx.view.board.form) return;
  const std::shared_ptr<FormSheet> form = ctx.view.board.form; // kept while its own acts close it
  Ui& ui = ctx.ui;
  const float width = std::min(1480.0f, ui.surface().width() - 32);
  std::vector<Placed> placed;
  float content = place_fields(ui, *form, width - 96, placed);
  if (!form->remove_label.empty()) content += kRemoveHeight;
  const float height = std::min(content + 290, ui.surface().height() - 48);
  const SheetFrame frame = begin_sheet(ui, form->name, {width, height, form->heading, form->icon});
  Rect body = frame.body;
  const bool ready =
      form->may_be_empty || (!form->fields.empty() && !base::clean_text(form->fields.front().value).empty());
  SheetFoot foot;
  const std::string back(ctx.words("board.back"));
  foot.back = back, foot.ok = form->ok_label, foot.ok_enabled = ready;
  const SheetTap tap = sheet_foot(ui, form->name, body, foot);
  bool removing = false, to_pictures = false;
  draw_form_body(ctx, *form, body, content, placed, removing, to_pictures);
  end_sheet(ui);
  if (to_pictures) open_pictures(ctx, form->pictures_of); // in its place; what was filled in is taken first
  if (removing || to_pictures || tap != SheetTap::none || frame.dismissed) ctx.view.board.form.reset();
  if (removing && form->removed) form->removed(ctx.out, *form);
  if (tap != SheetTap::ok && !(to_pictures && ready)) return;
  for (FormField& f : form->fields)
    if (f.type == sheets::FieldType::text) f.value = base::clean_text(f.value);
  form->done(ctx.out, *form);
}

} // namespace yoriai::screens
