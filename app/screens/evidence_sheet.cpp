#include "screens/evidence_sheet.hpp"

#include <algorithm>

#include "screens/board_parts.hpp"
#include "screens/form_sheet.hpp"
#include "screens/pictures.hpp"
#include "widgets/controls.hpp"
#include "widgets/icons.hpp"
#include "widgets/paint.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

constexpr TextStyle kWords{size::kHint, Weight::regular, kLineTitle},
    kSource{size::kSmall, Weight::regular, kLineTitle};
constexpr float kChipInset = 7, kLeast = 60, kThumb = 48;
constexpr std::string_view kEvidence = "evidence";

struct EvidenceWords {
  std::string text, source;
  Chip chip;
};

EvidenceWords evidence_words(const Context& ctx, const sheets::Step& step, const meeting::Item& e) {
  EvidenceWords words;
  const bool counted = e.field_text("data") == "quantitative";
  words.text = e.text;
  const std::string figure = e.field_text("figure");
  if (!figure.empty()) words.text += " " + figure;
  words.source = e.field_text("source");
  words.chip.text = in_lang(ctx, step.word(counted ? "quantitative" : "qualitative"));
  words.chip.icon = counted ? icon::kBarChart : icon::kFormatQuote;
  words.chip.kind = counted ? ChipKind::quantitative : ChipKind::qualitative;
  return words;
}

float words_width(Ui& ui, const Chip& chip, float width) { return width - kChipInset - chip_width(ui, chip) - 18; }

} // namespace

float evidence_height(Context& ctx, const sheets::Step& step, const meeting::Item& evidence, float width) {
  const EvidenceWords words = evidence_words(ctx, step, evidence);
  const float thumb = pictures_of(*ctx.meeting, evidence.id).empty() ? 0 : kThumb + kChipInset;
  const float room = words_width(ctx.ui, words.chip, width) - thumb;
  float h = text_height(ctx.ui, words.text, kWords, room);
  if (!words.source.empty()) h += text_height(ctx.ui, words.source, kSource, room);
  return std::max(kLeast, h + 8);
}

bool draw_evidence_cell(Context& ctx, const sheets::Step& step, const std::string& target, const Rect& r,
                        const meeting::Item& evidence) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const EvidenceWords words = evidence_words(ctx, step, evidence);
  const Touch touch = ui.touch({.name = target, .label = words.text, .kind = "note"}, r);
  fill(ui, r, touch.down ? t.ai_soft : t.paper, metric::kRadiusNote);
  border(ui, r, touch.down ? t.ai : t.line, t.border_line, metric::kRadiusNote);
  Rect room = r;
  if (const Pictures pictures = pictures_of(*ctx.meeting, evidence.id); !pictures.empty())
    draw_attachment(ctx, room.cut_right(kThumb + kChipInset).centred(kThumb, kThumb), *pictures.front(), Fit::cover,
                    metric::kRadiusBadge);
  const float chip = draw_chip(ui, {r.x0 + kChipInset, r.y0 + kChipInset}, words.chip, kLeast - 2 * kChipInset);
  Rect in{r.x0 + kChipInset + chip + 10, r.y0 + 4, room.x1 - 8, r.y1 - 4};
  const float text_h = text_height(ui, words.text, kWords, in.width());
  const float source_h = words.source.empty() ? 0 : text_height(ui, words.source, kSource, in.width());
  in.y0 += (in.height() - text_h - source_h) / 2;
  draw_text(ui, in.cut_top(text_h), words.text, kWords, {.color = t.ink});
  if (source_h > 0) draw_text(ui, in, words.source, kSource, {.color = t.ink2});
  ui.finish_touch(touch, r, metric::kRadiusNote);
  return touch.tapped;
}

namespace {

FormSheet evidence_form(Context& ctx, const meeting::Item* evidence) {
  FormSheet form;
  form.name = "evidence";
  form.icon = icon::kFactCheck;
  form.may_be_empty = false;
  const sheets::Kind* kind = ctx.library.kind(kEvidence);
  form.heading = kind ? in_lang(ctx, kind->label) : std::string();
  form.fields.push_back(form_text(std::string(ctx.words("board.evidence_text")), evidence));
  form.fields.back().question = ctx.words("board.evidence_question");
  if (kind)
    for (const char* name : {"data", "figure", "source"}) form.fields.push_back(form_field(ctx, *kind, name, evidence));
  for (FormField& f : form.fields) f.wide = f.id == "text" || f.id == "data";
  if (!evidence)
    for (FormField& f : form.fields)
      if (f.id == "data") f.value = "quantitative";
  return form;
}

constexpr std::string_view kNotFields[] = {"text"};

} // namespace

void ask_evidence(Context& ctx, const std::vector<std::string>& from) {
  FormSheet form = evidence_form(ctx, nullptr);
  form.about = {{"form", "evidence"}, {"from", from}};
  form.done = [from, role = ctx.view.writing_role](Outbox& out, const FormSheet& filled) {
    out.send(meeting::add(kEvidence, filled.value("text"),
                          {{"from", from}, {"role", role}, {"fields", filled.changed_fields(kNotFields)}}));
  };
  open_form(ctx, std::move(form));
}

void ask_evidence_again(Context& ctx, const meeting::Item& evidence) {
  FormSheet form = evidence_form(ctx, &evidence);
  form.about = {{"form", "evidence"}, {"id", evidence.id}};
  form.focus_first = false;
  form.remove_label = ctx.words("board.remove_evidence");
  form.pictures_of = evidence.id;
  form.done = [id = evidence.id](Outbox& out, const FormSheet& filled) {
    base::Json args{{"id", id}, {"text", filled.value("text")}};
    if (base::Json fields = filled.changed_fields(kNotFields); !fields.empty()) args["fields"] = std::move(fields);
    out.send({"set", std::move(args)});
  };
  form.removed = [id = evidence.id](Outbox& out, const FormSheet&) { out.send(meeting::with_id("remove", id)); };
  open_form(ctx, std::move(form));
}

void draw_information(Context& ctx, const sheets::Step& step) {
  TableView& view = ctx.view.board.table;
  if (!view.information_open) return;
  Ui& ui = ctx.ui;
  const Items all = live_items(*ctx.meeting, kEvidence);
  const float width = std::min(1320.0f, ui.surface().width() - 32), inner = width - 96;
  constexpr float kLetters = 110, kGapRow = 10;
  float content = 0;
  std::vector<float> heights;
  for (const meeting::Item* e : all) {
    heights.push_back(evidence_height(ctx, step, *e, inner - kLetters));
    content += heights.back() + kGapRow;
  }
  const float height = std::clamp(content + 290, 420.0f, std::max(420.0f, ui.surface().height() - 60));
  const sheets::Sheet* sheet = ctx.library.sheet_of(step.path);
  const std::string title = ctx.words(
      "board.information_title",
      {{"name", sheet ? in_lang(ctx, sheet->word("information_sheet")) : ""}, {"n", std::to_string(all.size())}});
  const SheetFrame frame = begin_sheet(ui, "information", {width, height, title, icon::kFindInPage});
  Rect body = frame.body;
  const std::string back(ctx.words("board.back"));
  SheetFoot foot;
  foot.back = back;
  const SheetTap tap = sheet_foot(ui, "information", body, foot);
  const meeting::Item* chosen = nullptr;
  {
    ScrollArea area(ui, "information/list", body, view.information, content);
    float y = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      Rect r = Rect::at(0, y, inner, heights[i]);
      y += heights[i] + kGapRow;
      if (!area.shows(r)) continue;
      r = area.place(r);
      float x = r.x0;
      for (const std::string& from : all[i]->from) {
        const meeting::Item* problem = ctx.meeting->item(from);
        if (!problem || problem->symbol.empty() || x > r.x0 + 60) continue;
        problem_badge(ui, Rect::at(x, r.centre().y - 22, 44, 44), problem->symbol);
        x += 52;
      }
      if (draw_evidence_cell(ctx, step, "information/" + all[i]->id, {r.x0 + kLetters, r.y0, r.x1, r.y1}, *all[i]))
        chosen = all[i];
    }
  }
  if (all.empty())
    draw_text(ui, body, in_lang(ctx, step.word("no_evidence")), {size::kList, Weight::regular, kLineText},
              {.color = ui.theme().ink2});
  end_sheet(ui);
  if (tap != SheetTap::none || frame.dismissed || chosen) view.information_open = false;
  if (chosen) ask_evidence_again(ctx, *chosen);
}

} // namespace yoriai::screens
