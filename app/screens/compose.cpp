#include "screens/compose.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "screens/note_card.hpp"
#include "screens/placement.hpp"
#include "screens/shell.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/field.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using widgets::Rect;

constexpr std::size_t kMostCharacters = 2000; // of a note; what a field takes

std::string target(const ComposeSpec& spec, std::string_view part) {
  return std::string(spec.name) + "/" + std::string(part);
}

std::string_view post_label(const Context& ctx, const ComposeSpec& spec) {
  return spec.post.empty() ? ctx.words("wall.post") : spec.post;
}

using Posted = std::vector<std::string>;

Posted take(Context& ctx, Compose& compose, const ComposeSpec& spec) {
  std::string text = base::clean_text(compose.text);
  if (text.empty()) return {};
  compose.text.clear();
  widgets::focus_field(ctx.ui, target(spec, "text"));
  return {std::move(text)};
}

std::vector<std::string> lines_of(std::string_view pasted) {
  std::vector<std::string> lines;
  const std::string text = base::clean_text(pasted);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = base::clean_text(std::string_view(text).substr(begin, end - begin));
    if (!line.empty()) lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

// All of it in one note would be more than a note holds.
bool too_long_for_one(const Compose& compose) {
  std::size_t characters = 0;
  const auto count = [&](const std::string& text) {
    characters += static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
  };
  count(compose.before_paste);
  for (const std::string& line : compose.pasted) count(line), ++characters; // a blank between two
  return characters > kMostCharacters + 1;
}

void look_at_paste(Compose& compose, const widgets::FieldResult& typed, std::string before) {
  const char* clipboard = typed.pasted ? ImGui::GetClipboardText() : nullptr;
  if (clipboard == nullptr) return;
  compose.pasted = lines_of(clipboard);
  compose.before_paste = std::move(before);
  if (compose.pasted.size() < 2 && !too_long_for_one(compose)) compose.pasted.clear();
}

// One note or one of each line? Of a text that is too long for one: only its beginning?
Posted draw_paste_question(Context& ctx, Compose& compose, const ComposeSpec& spec) {
  const std::size_t lines = compose.pasted.size();
  const bool several = lines > 1, few = lines <= kMostPasted, too_long = too_long_for_one(compose);
  const std::string count = std::to_string(lines), most = std::to_string(kMostPasted), longest = std::to_string(kMostCharacters);
  const std::string heading = several ? ctx.words("wall.paste", {{"n", count}}) : std::string(ctx.words("wall.paste.long"));
  const std::string one = too_long ? ctx.words("wall.paste.beginning", {{"n", longest}}) : std::string(ctx.words("wall.paste.one"));
  const std::string each = ctx.words("wall.paste.each", {{"n", count}}), too_many = ctx.words("wall.paste.too_many", {{"n", most}});
  std::vector<widgets::Choice> choices = {{.id = "one", .label = one}};
  if (several)
    choices.push_back({.id = "each", .label = each, .sub = few ? std::string_view() : std::string_view(too_many), .enabled = few});
  const widgets::ChooseSpec list{.title = heading, .back = ctx.words("shell.back"), .row_height = few ? 76.0f : 92.0f};
  const widgets::Chosen chosen = widgets::choose(ctx.ui, target(spec, "paste"), list, choices, compose.roles_scroll);
  if (chosen.index < 0 && !chosen.dismissed) return {};
  Posted posted = std::exchange(compose.pasted, {});
  widgets::focus_field(ctx.ui, target(spec, "text"));
  if (chosen.index == 0) return {};
  compose.text = std::exchange(compose.before_paste, {}); // back: as if nothing had been pasted
  return chosen.index == 1 ? posted : Posted();
}

// The list of the eight roles, beside the control that opened it.
void draw_roles(Context& ctx, Compose& compose, const Rect& anchor, const ComposeSpec& spec) {
  std::vector<widgets::Choice> choices;
  for (const std::string_view role : offered_roles())
    choices.push_back(
        {.id = role, .label = role_label(ctx, role), .role = role, .chosen = role == ctx.view.writing_role});
  const widgets::ChooseSpec list{.title = ctx.words("wall.role_title"), .anchor = anchor};
  const widgets::Chosen chosen = widgets::choose(ctx.ui, target(spec, "role"), list, choices, compose.roles_scroll);
  if (chosen.index >= 0) {
    ctx.view.writing_role = choices[static_cast<std::size_t>(chosen.index)].id;
    widgets::focus_field(ctx.ui, target(spec, "text"));
  }
  if (chosen.index >= 0 || chosen.dismissed) compose.roles_open = false;
}

// In a short row the room belongs to what is written: the role shows by its shape alone.
float role_width(Context& ctx, float row_width) {
  constexpr float kShortRow = 560, kShapeOnly = 96;
  if (row_width < kShortRow) return kShapeOnly;
  float widest = 0;
  for (const std::string_view role : offered_roles())
    widest = std::max(widest, widgets::text_width(ctx.ui, role_label(ctx, role), {widgets::size::kButton}));
  return std::min(widest, 220.0f) + 112;
}

Posted draw_row(Context& ctx, Compose& compose, const Rect& row, const ComposeSpec& spec) {
  widgets::Ui& ui = ctx.ui;
  const widgets::Theme& t = ui.theme();
  widgets::fill(ui, row, t.surface, widgets::metric::kRadiusButton);
  widgets::border(ui, row, t.line2, t.border_control, widgets::metric::kRadiusButton);
  Rect in = row.inset(8);
  const widgets::ButtonSpec post{
      .label = post_label(ctx, spec), .look = widgets::ButtonLook::primary, .enabled = !compose.text.empty()};
  const Rect post_at = cut_at_hand(ctx, in, std::max(98.0f, widgets::button_width(ui, post)), 8);
  if (spec.with_role) {
    const Rect role_at = cut_at_hand(ctx, in, role_width(ctx, row.width()), 8);
    widgets::vline(ui, left_handed(ctx) ? role_at.x1 + 4 : role_at.x0 - 4, row.y0 + 8, row.y1 - 8, t.line2);
    if (widgets::dropdown(ui, target(spec, "role"), role_at, role_label(ctx, ctx.view.writing_role),
                          ctx.view.writing_role, nullptr, false))
      compose.roles_open = true;
    if (compose.roles_open) draw_roles(ctx, compose, role_at, spec);
  }
  const widgets::FieldSpec field{
      .label = spec.placeholder, .placeholder = spec.placeholder, .framed = false, .icon = widgets::icon::kEditNote};
  std::string before = compose.text;
  const widgets::FieldResult typed = widgets::text_field(ui, target(spec, "text"), in, compose.text, field);
  look_at_paste(compose, typed, std::move(before));
  const bool posted = widgets::button(ui, target(spec, "post"), post_at, post);
  return posted || typed.submitted ? take(ctx, compose, spec) : Posted();
}

// The writing sheet of a narrow surface: roles as buttons, a large field.
Posted draw_sheet(Context& ctx, Compose& compose, const ComposeSpec& spec) {
  widgets::Ui& ui = ctx.ui;
  const widgets::SheetSpec sheet{
      .width = ui.surface().width() - 24, .height = 720, .title = spec.placeholder, .icon = widgets::icon::kEditNote};
  widgets::SheetFrame frame = widgets::begin_sheet(ui, spec.name, sheet);
  Rect body = frame.body;
  const Rect foot = body.cut_bottom(widgets::metric::kTargetMain, 24);
  if (spec.with_role) {
    const std::vector<std::string_view> roles = offered_roles();
    const Rect grid = body.cut_top(152, 20);
    std::size_t i = 0;
    for (const Rect& line : grid.rows(2, 8))
      for (const Rect& cell : line.columns(4, 8)) {
        const std::string_view role = roles[i++];
        const bool chosen = role == ctx.view.writing_role;
        if (widgets::button(ui, target(spec, "role/" + std::string(role)), cell,
                            {.look = chosen ? widgets::ButtonLook::chosen : widgets::ButtonLook::neutral,
                             .spoken = role_label(ctx, role)}))
          ctx.view.writing_role = role;
        const widgets::Theme& t = ui.theme();
        const Rect plate = Rect::at(cell.x0 + 8, cell.y0 + 8, 40, cell.height() - 16);
        if (chosen) widgets::fill(ui, plate, t.surface, 8);
        widgets::role_mark(ui, role, plate.centre(), 22);
        widgets::draw_text(ui, {plate.x1 + 8, cell.y0, cell.x1 - 6, cell.y1}, role_label(ctx, role),
                           {widgets::size::kHint, widgets::Weight::regular, 1.15f},
                           {.color = chosen ? t.on_ai : t.ink, .valign = widgets::VAlign::middle, .max_lines = 2});
      }
  }
  std::string before = compose.text;
  const widgets::FieldResult typed =
      widgets::text_field(ui, target(spec, "text"), body, compose.text,
                          {.label = spec.placeholder, .placeholder = spec.placeholder, .multiline = true});
  look_at_paste(compose, typed, std::move(before));
  Rect buttons = foot;
  const bool back =
      widgets::button(ui, target(spec, "back"), buttons.cut_left(180, 12), {.label = ctx.words("wall.back")});
  const bool posted = widgets::button(ui, target(spec, "post"), buttons,
                                      {.label = post_label(ctx, spec),
                                       .look = widgets::ButtonLook::primary,
                                       .enabled = !compose.text.empty(),
                                       .size = widgets::size::kButtonLarge});
  widgets::end_sheet(ui);
  if (back || frame.dismissed) compose.sheet_open = false;
  return posted || typed.submitted ? take(ctx, compose, spec) : Posted();
}

} // namespace

bool draw_write_button(Context& ctx, const Rect& row, const ComposeSpec& spec) {
  widgets::Ui& ui = ctx.ui;
  const widgets::Theme& t = ui.theme();
  const bool tapped = widgets::button(ui, target(spec, "open"), row,
                                      {.look = widgets::ButtonLook::primary, .spoken = spec.placeholder});
  const std::string_view label = role_label(ctx, ctx.view.writing_role);
  float width = spec.with_role ? widgets::text_width(ui, label, {widgets::size::kHint}) + 66 : 0;
  const widgets::IconText words{.icon = widgets::icon::kEditNote,
                                .text = spec.placeholder,
                                .style = {34, widgets::Weight::bold, 1},
                                .icon_color = t.on_ai,
                                .color = t.on_ai,
                                .icon_size = 46,
                                .gap = 16};
  const float words_width = widgets::icon_text_width(ui, words);
  if (words_width + 28 + width + 36 > row.width()) width = std::min(width, 48.0f); // the shape alone
  const float x = std::max(row.x0 + 20, row.centre().x - (words_width + 28 + width) / 2);
  widgets::draw_icon_text(ui, {x, row.y0, row.x1 - 12, row.y1}, words);
  if (!spec.with_role) return tapped;
  const Rect plate = Rect::at(std::min(x + words_width + 28, row.x1 - width - 16), row.centre().y - 22, width, 44);
  widgets::fill(ui, plate, t.surface, 8);
  widgets::role_mark(ui, ctx.view.writing_role, {plate.x0 + 24, plate.centre().y}, 22);
  if (width > 48) widgets::draw_line(ui, {plate.x0 + 46, plate.y0, plate.x1 - 8, plate.y1}, label, {widgets::size::kHint}, t.ink);
  return tapped;
}

void start_writing(Context& ctx, Compose& compose, std::string_view name) {
  if (narrow(ctx)) compose.sheet_open = true;
  widgets::focus_field(ctx.ui, std::string(name) + "/text");
}

std::vector<std::string> draw_compose(Context& ctx, Compose& compose, const Rect& row, const ComposeSpec& spec) {
  Posted posted;
  if (!narrow(ctx)) {
    compose.sheet_open = false;
    posted = draw_row(ctx, compose, row, spec);
  } else {
    if (draw_write_button(ctx, row, spec)) start_writing(ctx, compose, spec.name);
    if (compose.sheet_open) posted = draw_sheet(ctx, compose, spec);
  }
  return compose.pasted.empty() ? posted : draw_paste_question(ctx, compose, spec);
}

} // namespace yoriai::screens
