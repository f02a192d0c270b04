// Who takes part. Targets: "participant/<id>", "participant/add"; in the sheet "person/name", "person/role/<role>",
// "person/organisation", "person/group", "person/back", "person/ok".
#include <algorithm>
#include <map>
#include <vector>

#include "base/text.hpp"
#include "screens/placement.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/field.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

std::vector<std::string_view> all_roles() {
  std::vector<std::string_view> roles(meeting::kRoles.begin(), meeting::kRoles.end());
  roles.push_back(meeting::kOtherRole);
  return roles;
}

// 住民 12 民生委員 4 …
void draw_counts(Context& ctx, const Rect& r) {
  std::map<std::string_view, int> counts;
  for (const auto& person : ctx.meeting->participants()) ++counts[person.role];
  Ui& ui = ctx.ui;
  float x = r.x0;
  for (const auto role : all_roles()) {
    if (counts[role] == 0) continue;
    const std::string text = std::string(role_label(ctx, role)) + " " + std::to_string(counts[role]);
    const TextStyle style{size::kList, Weight::regular, kLineTitle};
    const float w = text_width(ui, text, style);
    if (x + 36 + w > r.x1) return;
    role_mark(ui, role, {x + 12, r.centre().y}, 22);
    draw_line(ui, {x + 32, r.y0, x + 34 + w, r.y1}, text, style, ui.theme().ink);
    x += 32 + w + 32;
  }
}

void open_person(Context& ctx, const meeting::Participant* person) {
  ShellViews& shell = ctx.view.shell;
  shell.person = {};
  if (person) shell.person = {person->id, person->name, person->role, person->organisation, person->group};
  shell.sheet = ShellSheet::person;
  focus_field(ctx.ui, "person/name");
}

void draw_person_row(Context& ctx, const meeting::Participant& person, const Rect& r) {
  std::string below(role_label(ctx, person.role));
  for (const std::string* more : {&person.organisation, &person.group})
    if (!more->empty()) below += ctx.words("shell.between"), below += *more;
  card(ctx.ui, r, ctx.ui.theme().surface, ctx.ui.theme().line, metric::kRadiusButton);
  if (list_row(ctx.ui, "participant/" + person.id, r.inset(2, 2),
               {.title = person.name, .sub = below, .role = person.role, .enabled = !ctx.read_only, .chevron = true,
                .divider = false}))
    open_person(ctx, &person);
}

bool field_row(Context& ctx, Rect& body, const char* name, const char* key, std::string& text) {
  Ui& ui = ctx.ui;
  Rect r = body.cut_top(76, 16);
  draw_line(ui, r.cut_left(narrow(ctx) ? 150 : 220, 12), ctx.words(key), {size::kButton, Weight::bold, kLineTitle},
            ui.theme().ink);
  return text_field(ui, name, r, text, {.label = ctx.words(key), .max_characters = 200}).submitted;
}

void draw_roles(Context& ctx, Rect& body) {
  PersonDraft& draft = ctx.view.shell.person;
  const auto roles = all_roles();
  const int columns = narrow(ctx) ? 2 : 4;
  const int rows = (static_cast<int>(roles.size()) + columns - 1) / columns;
  const Rect box = body.cut_top(static_cast<float>(rows) * 84 - 8, 16);
  const auto lines = box.rows(rows, 8);
  for (std::size_t i = 0; i < roles.size(); ++i) {
    const auto cells = lines[i / static_cast<std::size_t>(columns)].columns(columns, 8);
    const Rect& r = cells[i % static_cast<std::size_t>(columns)];
    if (radio_card(ctx.ui, "person/role/" + std::string(roles[i]), r,
                   {.title = role_label(ctx, roles[i]), .chosen = draft.role == roles[i], .filled_when_chosen = false}))
      draft.role = roles[i];
    role_mark(ctx.ui, roles[i], {r.x1 - 28, r.centre().y}, 22);
  }
}

void save_person(Context& ctx) {
  PersonDraft& draft = ctx.view.shell.person;
  base::Json args = base::Json::object();
  if (!draft.id.empty()) args["id"] = draft.id;
  args["name"] = base::clean_text(draft.name);
  args["role"] = draft.role;
  const auto* before = draft.id.empty() ? nullptr : ctx.meeting->participant(draft.id);
  const auto more = [&](const char* key, const std::string& text, bool had) {
    const std::string clean = base::clean_text(text);
    if (!clean.empty() || had) args[key] = clean;
  };
  more("organisation", draft.organisation, before && !before->organisation.empty());
  more("group", draft.group, before && !before->group.empty());
  ctx.out.send({"participant", std::move(args)});
  ctx.view.shell.sheet = ShellSheet::none;
}

} // namespace

void draw_people(Context& ctx, Rect board) {
  const auto people = ctx.meeting->participants();
  Rect line = cut_strip(ctx, board, 72, 16);
  const ButtonSpec add{.label = ctx.words("person.add"), .icon = icon::kPersonAdd, .look = ButtonLook::primary,
                       .enabled = !ctx.read_only};
  if (button(ctx.ui, "participant/add", line.cut_right(button_width(ctx.ui, add), 16), add)) open_person(ctx, nullptr);
  draw_counts(ctx, line);
  if (people.empty()) {
    draw_text(ctx.ui, board, ctx.words("person.none"), {size::kButton, Weight::regular, kLineText},
              {ctx.ui.theme().ink2});
    return;
  }
  constexpr float kPitch = 108;
  const std::size_t columns = narrow(ctx) ? 1 : 2, rows = (people.size() + columns - 1) / columns;
  ScrollArea area(ctx.ui, "page", board, ctx.view.shell.page_scroll, kPitch * static_cast<float>(rows));
  for (std::size_t row = 0; row < rows; ++row) {
    const Rect content = Rect::at(0, kPitch * static_cast<float>(row), board.width(), kPitch - 12);
    if (!area.shows(content)) continue;
    const auto cells = area.place(content).columns(static_cast<int>(columns), 12);
    for (std::size_t c = 0; c < columns && row * columns + c < people.size(); ++c)
      draw_person_row(ctx, people[row * columns + c], cells[c]);
  }
}

void draw_person_sheet(Context& ctx) {
  Ui& ui = ctx.ui;
  PersonDraft& draft = ctx.view.shell.person;
  const float roles = narrow(ctx) ? 4 * 84 + 8 : 2 * 84 + 8;
  SheetFrame sheet = begin_sheet(
      ui, "person", {.height = 112 + 3 * 92 + roles + 24 + 96 + 48,
                     .title = ctx.words(draft.id.empty() ? "person.add" : "person.change"), .icon = icon::kPersonAdd});
  Rect body = sheet.body;
  const bool filled = !base::clean_text(draft.name).empty();
  const SheetTap foot = sheet_foot(ui, "person", body,
                                   {.back = ctx.words("shell.back"), .ok = ctx.words("shell.write_down"),
                                    .ok_icon = icon::kCheck, .ok_enabled = filled});
  bool done = field_row(ctx, body, "person/name", "person.name", draft.name);
  draw_roles(ctx, body);
  done |= field_row(ctx, body, "person/organisation", "person.organisation", draft.organisation);
  done |= field_row(ctx, body, "person/group", "person.group", draft.group);
  end_sheet(ui);
  if (foot == SheetTap::ok || (done && filled)) return save_person(ctx);
  if (foot == SheetTap::back || sheet.dismissed) ctx.view.shell.sheet = ShellSheet::none;
}

} // namespace yoriai::screens
