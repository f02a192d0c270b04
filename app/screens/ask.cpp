// Questions over everything. Targets: "<name>/text", "<name>/ok", "<name>/back"; "<name>/<id>" of a choice.
#include "screens/ask.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "screens/mode.hpp"
#include "screens/shell.hpp"
#include "widgets/field.hpp"
#include "widgets/icons.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kOneLine = 84, kSeveralLines = 208;

void focus_when_new(Context& ctx, const std::string& name) {
  if (ctx.view.shell.asked == name) return;
  ctx.view.shell.asked = name;
  focus_field(ctx.ui, name + "/text");
}

void draw_text_question(Context& ctx) {
  TextQuestion& q = *ctx.view.text_question;
  Ui& ui = ctx.ui;
  const float field_height = q.several_lines ? kSeveralLines : kOneLine;
  const TextStyle hint{size::kList, Weight::regular, kLineText};
  const float room = std::min(1320.0f, ui.surface().width()) - 96;
  const float hint_height = q.hint.empty() ? 0 : text_height(ui, q.hint, hint, room) + 16;
  SheetFrame sheet = begin_sheet(ui, q.name, {.height = 116 + hint_height + field_height + 24 + 96 + 48,
                                              .title = q.heading, .icon = icon::kEditNote});
  Rect body = sheet.body;
  focus_when_new(ctx, q.name);
  const bool filled = !base::clean_text(q.text).empty();
  const SheetTap foot = sheet_foot(ui, q.name, body,
                                   {.back = ctx.words("shell.back"),
                                    .ok = q.ok_label.empty() ? ctx.words("shell.write_down") : q.ok_label,
                                    .ok_icon = icon::kCheck, .ok_enabled = q.may_be_empty || filled});
  if (hint_height > 0) draw_text(ui, body.cut_top(hint_height - 16, 16), q.hint, hint, {ui.theme().ink2});
  const FieldResult field = text_field(ui, q.name + "/text", body.cut_top(std::min(field_height, body.height())),
                                       q.text, {.label = q.heading, .multiline = q.several_lines});
  end_sheet(ui);
  const bool done = foot == SheetTap::ok || (field.submitted && (q.may_be_empty || filled));
  if (!done && foot != SheetTap::back && !sheet.dismissed) return;
  TextQuestion answered = std::move(q);
  ctx.view.text_question.reset();
  if (!done) return;
  const std::string words = base::clean_text(answered.text);
  answered.then.args[base::Json::json_pointer(answered.into)] = words.empty() ? base::Json(nullptr) : base::Json(words);
  ctx.out.send(std::move(answered.then));
}

void draw_choice_question(Context& ctx) {
  ChoiceQuestion& q = *ctx.view.choice_question;
  std::vector<Choice> choices;
  for (const auto& option : q.options)
    choices.push_back({.id = option.id, .label = option.label, .sub = option.note,
                       .icon = option.chosen ? icon::kCheck : nullptr, .role = option.role, .letter = option.letter,
                       .chosen = option.chosen, .enabled = option.enabled});
  const bool notes = std::any_of(q.options.begin(), q.options.end(), [](const auto& o) { return !o.note.empty(); });
  const ChooseSpec spec{.title = q.heading, .anchor = std::nullopt, .back = ctx.words("shell.back"),
                        .columns = q.options.size() > 6 && !narrow(ctx) ? 2 : 1, .row_height = notes ? 92.0f : 76.0f};
  const Chosen chosen = choose(ctx.ui, q.name, spec, choices, ctx.view.shell.choice_scroll);
  if (chosen.index < 0 && !chosen.dismissed) return;
  ChoiceQuestion answered = std::move(q);
  ctx.view.choice_question.reset();
  ctx.view.shell.choice_scroll.to_top();
  if (chosen.index >= 0 && answered.done)
    answered.done(ctx.out, answered.options[static_cast<std::size_t>(chosen.index)].id);
}

} // namespace

void ask(Context& ctx, TextQuestion question) {
  if (!allowed(ctx, question.then)) return;
  question.begun = question.text;
  ctx.view.text_question = std::move(question);
}

void draw_questions(Context& ctx) {
  if (ctx.view.choice_question)
    draw_choice_question(ctx);
  else if (ctx.view.text_question)
    draw_text_question(ctx);
}

} // namespace yoriai::screens
