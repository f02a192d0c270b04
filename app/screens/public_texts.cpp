#include "screens/public_texts.hpp"

#include "screens/ask.hpp"
#include "screens/record_parts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kPad = 20, kGap = 16, kActs = 72, kSigns = 34, kMark = 44;
constexpr TextStyle kText{size::kNote, Weight::regular, kLineNote}, kSmall{size::kSmall, Weight::regular, kLineTitle},
    kInstead{size::kButton, Weight::regular, kLineText};

enum class Fate { unseen, as_is, reworded, left_out };

Fate fate_of(const FlaggedText& text) {
  if (!text.wording) return Fate::unseen;
  if (text.wording->empty()) return Fate::left_out;
  return *text.wording == text.text ? Fate::as_is : Fate::reworded;
}

meeting::Command decision(const FlaggedText& text, base::Json more = base::Json::object()) {
  more["of"] = text.text;
  return {"public", std::move(more)};
}

std::string instead(const Context& ctx, const FlaggedText& text) {
  return fate_of(text) == Fate::reworded ? ctx.words("digest.instead", {{"text", *text.wording}}) : std::string();
}

float height_of(Context& ctx, const FlaggedText& text, float width) {
  const float inner = width - 2 * kPad;
  float height = 2 * kPad + kSigns + 8 + text_height(ctx.ui, text.text, kText, inner - kMark) + 12 + kActs;
  if (const std::string other = instead(ctx, text); !other.empty())
    height += text_height(ctx.ui, other, kInstead, inner) + 12;
  return height;
}

void draw_acts(Context& ctx, const FlaggedText& text, const std::string& name, const Rect& r) {
  const Segment ways[] = {{"as_is", ctx.words("digest.as_is")},
                          {"reword", ctx.words("digest.reword")},
                          {"omit", ctx.words("digest.omit")}};
  const Fate fate = fate_of(text);
  const int tapped = segmented(ctx.ui, name, r, ways, static_cast<int>(fate) - 1);
  if (tapped < 0 || ctx.read_only || ctx.looking_back) return;
  if (static_cast<Fate>(tapped + 1) == fate && fate != Fate::reworded) return ctx.out.send(decision(text));
  if (tapped == 0) ctx.out.send(decision(text, {{"text", text.text}}));
  else if (tapped == 2) ctx.out.send(decision(text, {{"omit", true}}));
  else
    ask(ctx, words_question("ask/digest", ctx.words("digest.ask"),
                            fate == Fate::reworded ? *text.wording : text.suggestion, decision(text), "/text"));
}

void draw_one(Context& ctx, const FlaggedText& text, const std::string& name, const Rect& r) {
  Ui& ui = ctx.ui;
  const Theme& t = ui.theme();
  const bool unseen = fate_of(text) == Fate::unseen;
  card(ui, r, t.surface, unseen ? t.warn.border : t.line);
  Rect in = r.inset(kPad);
  Rect line = in.cut_top(kSigns, 8);
  const float w = text_width(ui, text.signs, kSmall);
  draw_line(ui, line.cut_right(std::min(w + 4, line.width() * 0.6f), 16), text.signs, kSmall, t.warn.ink, Align::right);
  draw_line(ui, line, text.places, kSmall, t.ink2);
  draw_icon(ui, unseen ? icon::kError : icon::kCheckCircle, {in.x0 + 16, in.y0 + 20}, 30, unseen ? t.icon_warn : t.icon_ok);
  const float high = text_height(ui, text.text, kText, in.width() - kMark);
  Rect words = in.cut_top(high, 12);
  words.x0 += kMark;
  draw_text(ui, words, text.text, kText, {.color = t.ink});
  if (const std::string other = instead(ctx, text); !other.empty())
    draw_text(ui, in.cut_top(text_height(ui, other, kInstead, in.width()), 12), other, kInstead, {.color = t.ai_text});
  draw_acts(ctx, text, name, in.cut_top(kActs));
}

void draw_list(Context& ctx, const Rect& body) {
  const auto& flagged = ctx.papers->flagged;
  std::vector<float> tops{0};
  for (const FlaggedText& text : flagged) tops.push_back(tops.back() + height_of(ctx, text, body.width()) + kGap);
  ScrollArea area(ctx.ui, "digest", body, ctx.view.papers.review, tops.back());
  for (std::size_t i = 0; i < flagged.size(); ++i) {
    const Rect place{0, tops[i], body.width(), tops[i + 1] - kGap};
    if (area.shows(place)) draw_one(ctx, flagged[i], "digest/" + std::to_string(i + 1), area.place(place));
  }
}

} // namespace

void draw_public_texts(Context& ctx) {
  PaperView& view = ctx.view.papers;
  if (!view.reviewing || !ctx.papers || ctx.view.text_question) return;
  Ui& ui = ctx.ui;
  SheetFrame sheet = begin_sheet(
      ui, "digest",
      {.width = 1420, .height = ui.surface().height() - 120, .title = ctx.words("digest.title"), .icon = icon::kFindInPage});
  Rect body = sheet.body;
  const SheetTap foot =
      sheet_foot(ui, "digest", body, {.back = ctx.words("shell.back"), .hint = ctx.words("digest.hint")});
  draw_list(ctx, body);
  end_sheet(ui);
  if (foot != SheetTap::none || sheet.dismissed) view.reviewing = false;
}

} // namespace yoriai::screens
