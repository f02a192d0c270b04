#include "screens/record_parts.hpp"

#include <algorithm>
#include <cmath>

#include "screens/ask.hpp"
#include "screens/board_parts.hpp"
#include "screens/hand_count.hpp"
#include "screens/shell.hpp"
#include "widgets/field.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

constexpr float kTwoColumns = 1300; // a board at least so wide has two

constexpr TextStyle kLabel{size::kHint, Weight::regular, kLineTitle};
constexpr TextStyle kValue{size::kButton, Weight::regular, 1.36f};
constexpr float kEndless = 1e6f, kButtonHigh = 68;

void keep_height(Context& ctx, const std::string& name, float height) {
  float& kept = ctx.view.record.heights[name];
  if (kept != height) ctx.ui.want_frame();
  kept = height;
}

} // namespace

RecordCard::RecordCard(Context& ctx, Rect& column, std::string name, std::string_view title, const char* icon,
                       std::string_view beside)
    : ctx_(ctx), column_(column), name_(std::move(name)) {
  Ui& ui = ctx.ui;
  const Rect box = Rect::at(column.x0, column.y0, column.width(), std::max(80.0f, ctx.view.record.heights[name_]));
  card(ui, box, ui.theme().surface, ui.theme().line);
  rest = {box.x0 + 24, box.y0 + 20, box.x1 - 24, box.y0 + kEndless};
  Rect words = rest;
  draw_icon(ui, icon, {words.cut_left(34, 12).x0 + 17, words.y0 + 18}, 32, ui.theme().ai_text);
  if (!beside.empty()) {
    const TextStyle style{size::kList, Weight::regular, kLineTitle};
    const float w = text_width(ui, beside, style) + 2;
    draw_text(ui, {words.x1 - w, words.y0 + 2, words.x1, words.y1}, beside, style, {ui.theme().ink2});
    words.x1 -= w + 16;
  }
  say(ctx, words, title, {size::kButtonLarge, Weight::bold, kLineTitle}, ui.theme().ink, 14);
  rest.y0 = words.y0;
}

RecordCard::~RecordCard() {
  const float height = rest.y0 + 12 - column_.y0;
  keep_height(ctx_, name_, height);
  column_.y0 += height + 16;
}

void say(Context& ctx, Rect& rest, std::string_view text, const TextStyle& style, Color color, float gap) {
  if (text.empty()) return;
  rest.y0 += draw_text(ctx.ui, rest, text, style, {color}) + gap;
}

ButtonRows::~ButtonRows() {
  if (any_) rest_.y0 += kButtonHigh + 12;
}

bool ButtonRows::put(std::string_view name, const ButtonSpec& spec) {
  const float w = std::min(button_width(ctx_.ui, spec), rest_.width());
  if (any_ && x_ + w > rest_.x1) {
    x_ = rest_.x0;
    rest_.y0 += kButtonHigh + metric::kGap;
  }
  const Rect r = Rect::at(x_, rest_.y0, w, kButtonHigh);
  x_ += w + metric::kGap;
  any_ = true;
  return button(ctx_.ui, name, r, spec);
}

bool written_line(Context& ctx, std::string_view name, Rect& rest, std::string_view label, std::string_view value,
                  std::string_view otherwise) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const std::string_view shown = value.empty() ? otherwise : value;
  const float width = rest.width() - 52 - 24;
  const float head = label.empty() ? 0 : text_height(ui, label, kLabel, width) + 4;
  const float height = std::max(68.0f, head + text_height(ui, shown, kValue, width) + 24);
  const Rect r = Rect::at(rest.x0 - 8, rest.y0, rest.width() + 16, height);
  const Touch touch = area(ui, name, r, label.empty() ? shown : label, "input", !ctx.read_only);
  if (value.empty()) {
    fill(ui, r, t.ai_soft, metric::kRadiusButton);
    border(ui, r, t.ai_line, t.border_line, metric::kRadiusButton);
  }
  Rect text = r.inset(16, 12);
  draw_icon(ui, icon::kEdit, {text.x1 - 14, r.centre().y}, 28, t.ai_text);
  text.x1 = text.x0 + width;
  if (label.empty()) text.y0 = std::max(text.y0, r.centre().y - text_height(ui, shown, kValue, width) / 2);
  if (!label.empty()) say(ctx, text, label, kLabel, t.ink2, 4);
  draw_text(ui, text, shown, kValue, {value.empty() ? t.ai_text : t.ink});
  ui.finish_touch(touch, r);
  rest.y0 += height + 12;
  return touch.tapped;
}

std::optional<int> counter(Context& ctx, const std::string& name, const Rect& r, int now, int least,
                           std::string_view label) {
  Ui& ui = ctx.ui;
  RecordViews& view = ctx.view.record;
  Rect keys = Rect::at(r.x0, r.centre().y - kCounterHeight / 2, kCounterWidth, kCounterHeight);
  std::optional<int> after;
  const bool writes = !ctx.read_only;
  if (icon_button(ui, name + "/minus", keys.cut_left(72, 8), icon::kRemove, ctx.words("record.fewer"),
                  writes && now > least))
    after = now - 1;
  if (icon_button(ui, name + "/plus", keys.cut_right(72, 8), icon::kAdd, ctx.words("record.more"),
                  writes && now < kMostCounted))
    after = now + 1;
  const bool mine = view.typing == name;
  std::string text = mine ? view.typed : std::to_string(now);
  const FieldResult field =
      text_field(ui, name + "/count", keys, text,
                 {.label = label, .size = size::kButtonLarge, .enabled = writes, .max_characters = 4});
  if (field.active) view.typing = name, view.typed = text;
  if (mine && (field.left || field.submitted || !field.active)) {
    const int typed = std::max(least, number_in(text, kMostCounted));
    if (typed != now) after = typed;
    if (!field.active) view.typing.clear();
  }
  return after;
}

int answers(Context& ctx, const std::string& name, Rect& rest, std::span<const Segment> of, int chosen) {
  Ui& ui = ctx.ui;
  float widest = 0;
  for (const Segment& each : of)
    widest = std::max(widest, button_width(ui, {.label = each.label, .size = size::kList}, 16));
  const int count = static_cast<int>(of.size());
  const int fit = std::max(1, static_cast<int>((rest.width() + 8) / (widest + 8)));
  const int columns = fit >= count ? count : fit >= (count + 1) / 2 ? (count + 1) / 2 : 1;
  int tapped = -1;
  for (int i = 0; i < count; ++i) {
    if (i > 0 && i % columns == 0) rest.y0 += kButtonHigh + 8;
    const Rect r = Rect{rest.x0, rest.y0, rest.x1, rest.y0 + kButtonHigh}.columns(
        columns, 8)[static_cast<std::size_t>(i % columns)];
    ButtonSpec spec{.label = of[static_cast<std::size_t>(i)].label,
                    .enabled = !ctx.read_only,
                    .size = size::kList,
                    .kind = "choice"};
    spec.look = i == chosen ? ButtonLook::chosen : ButtonLook::secondary;
    if (button(ui, name + "/" + std::string(of[static_cast<std::size_t>(i)].id), r, spec)) tapped = i;
  }
  rest.y0 += kButtonHigh + 12;
  return tapped;
}

TextQuestion words_question(std::string name, std::string_view heading, const std::string& text, meeting::Command then,
                            std::string into) {
  TextQuestion q;
  q.name = std::move(name);
  q.heading = heading;
  q.text = text;
  q.may_be_empty = true;
  q.then = std::move(then);
  q.into = std::move(into);
  return q;
}

namespace {

void draw_check(Context& ctx, const sheets::Choice& check, const std::string& prefix, int number, Rect& rest) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  meeting::PlanCheck found;
  for (const auto& each : ctx.meeting->record().checks)
    if (each.id == check.id) found = each;
  const std::string name = prefix + "/" + check.id;
  disc(ui, {rest.x0 + 24, rest.y0 + 26}, 24, t.ai);
  draw_line(ui, Rect::around({rest.x0 + 24, rest.y0 + 26}, 48, 48), std::to_string(number),
            {size::kButton, Weight::bold, 1}, t.on_ai, Align::centre);
  Rect body{rest.x0 + 64, rest.y0 + 6, rest.x1, rest.y1};
  say(ctx, body, in_lang(ctx, check.label), {size::kButton, Weight::bold, kLineTitle}, t.ink, 4);
  say(ctx, body, in_lang(ctx, check.note), {size::kHint, Weight::regular, kLineTitle}, t.ink2, 12);
  const Segment of[] = {{"yes", ctx.words("record.check.yes")},
                        {"no", ctx.words("record.check.no")},
                        {"open", ctx.words("record.check.open")}};
  static constexpr std::optional<bool> kMeans[] = {true, false, std::nullopt};
  const int chosen = !found.ok ? -1 : *found.ok ? 0 : 1;
  const bool wide = body.width() >= 1000;
  Rect left{body.x0, body.y0, wide ? body.x0 + 620 : body.x1, body.y1};
  const int tapped = answers(ctx, name, left, of, chosen);
  if (tapped >= 0) {
    const auto means = kMeans[tapped];
    ctx.out.send({"plan_check", {{"id", check.id}, {"ok", means ? base::Json(*means) : base::Json(nullptr)}}});
  }
  Rect right{wide ? left.x1 + 24 : body.x0 + 8, wide ? body.y0 : left.y0, body.x1 - 8, body.y1};
  if (written_line(ctx, name + "/note", right, {}, found.note, ctx.words("record.note_empty")))
    ask(ctx, words_question("ask/check_note", in_lang(ctx, check.label), found.note, {"plan_check", {{"id", check.id}}},
                            "/note"));
  rest.y0 = std::max(left.y0, right.y0) + 16;
}

} // namespace

void draw_card_board(Context& ctx, const char* name, ScrollState& scroll, const Rect& board, const CardBoard& cards) {
  float& content = ctx.view.record.heights[name];
  ScrollArea area(ctx.ui, name, board, scroll, content);
  Rect all{board.x0, area.origin().y, board.x1, board.y1};
  const float top = all.y0;
  const auto draw = [&](std::span<const CardBoard::Card> column, Rect& rest) {
    for (const CardBoard::Card card : column) card(ctx, rest);
  };
  if (board.width() >= kTwoColumns) {
    const auto halves = all.columns(2, 16);
    Rect left = halves[0], right = halves[1];
    draw(cards.left, left), draw(cards.right, right);
    all.y0 = std::max(left.y0, right.y0);
  } else {
    draw(cards.left, all), draw(cards.right, all);
  }
  draw(cards.below, all);
  area.finish();
  const float height = all.y0 - top;
  if (height != content) ctx.ui.want_frame();
  content = height;
}

void draw_check_rows(Context& ctx, const sheets::Sheet& sheet, const std::string& prefix, Rect& rest) {
  int number = 0;
  for (const sheets::Choice& check : sheet.plan_checks) draw_check(ctx, check, prefix, ++number, rest);
}

} // namespace yoriai::screens
