// Beside the plane: the order of priority with its reasons, and 後回し計画. The order is settled in talk: nothing here is
// computed from the vote.
//
// Targets: "rank/<id>", "rank/<id>/up", "rank/<id>/down", "rank/<id>/urgency", "/concern", "/speed", "rank/<id>/add",
// "ranking/up", "ranking/down"; "defer/<id>", "defer/slot", "deferred/up", "deferred/down"; the questions
// "ask/deferral/…" and "ask/deferral_until/…".
#include <algorithm>
#include <array>

#include "base/time.hpp"
#include "screens/ask.hpp"
#include "screens/board_parts.hpp"
#include "screens/matrix_parts.hpp"
#include "screens/mode.hpp"
#include "screens/note_card.hpp"
#include "screens/shell.hpp"
#include "widgets/controls.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {
namespace {

using widgets::Align;
using widgets::Rect;
using widgets::TextStyle;
using widgets::VAlign;
using widgets::Weight;
namespace icon = widgets::icon;

constexpr std::array<const char*, 3> kReasons = {"urgency", "concern", "speed"};
constexpr float kCard = 149, kCardTall = 236, kGap = 13, kRoomy = 600;
constexpr float kWaitingHead = 48, kWaitingRow = 84;

std::string_view word(const Context& ctx, const sheets::Step& step, const char* name) {
  return step.word(name).in(ctx.lang());
}

void send_priority(Context& ctx, const std::string& id, double rank) {
  ctx.out.send(meeting::set_fields(id, {{"priority", static_cast<int>(rank)}}));
}

class RankCards {
public:
  RankCards(Context& ctx, const sheets::Step& step, const MatrixThings& things)
      : ctx_(ctx), ui_(ctx.ui), t_(ctx.ui.theme()), step_(step), things_(things) {}

  void draw(const Rect& r) {
    MatrixView& state = ctx_.view.wall.matrix[step_.path];
    const float card = r.width() >= kRoomy ? kCard : kCardTall;
    const float ranked = static_cast<float>(things_.ranked.size()) * (card + kGap); // … to where the others begin
    const float waiting =
        things_.unranked.empty() ? 0 : kWaitingHead + static_cast<float>(things_.unranked.size()) * (kWaitingRow + 8);
    widgets::ScrollArea area(ui_, "ranking", {r.x0 - 8, r.y0 - 4, r.x1 + 8, r.y1}, state.ranking,
                             ranked + waiting + (waiting > 0 ? 4 : 4 - kGap));
    bring_chosen(area, card);
    int above = 0, below = 0;
    for (std::size_t i = 0; i < things_.ranked.size(); ++i) {
      const Rect content = Rect::at(8, 4 + static_cast<float>(i) * (card + kGap), r.width(), card);
      if (content.y1 <= area.visible().y0) ++above;
      if (content.y0 >= area.visible().y1) ++below;
      if (area.shows(content)) draw_card(area.place(content), i);
    }
    if (!things_.unranked.empty() && area.shows(Rect::at(8, ranked, r.width(), kWaitingHead)))
      widgets::draw_line(ui_, area.place(Rect::at(8, ranked, r.width(), kWaitingHead)), word(ctx_, step_, "unranked"),
                         {widgets::size::kHint, Weight::bold, 1}, t_.ink);
    for (std::size_t i = 0; i < things_.unranked.size(); ++i) {
      const float y = ranked + kWaitingHead + static_cast<float>(i) * (kWaitingRow + 8);
      const Rect content = Rect::at(8, y, r.width(), kWaitingRow);
      if (content.y1 <= area.visible().y0) ++above;
      if (content.y0 >= area.visible().y1) ++below;
      if (area.shows(content)) draw_waiting(area.place(content), *things_.unranked[i]);
    }
    area.finish(above, below);
  }

private:
  // The chosen one comes into view when it was chosen elsewhere.
  void bring_chosen(widgets::ScrollArea& area, float card) {
    const std::string& id = ctx_.view.selection.first();
    if (!wants_reveal(ctx_, id)) return;
    for (std::size_t i = 0; i < things_.ranked.size(); ++i)
      if (things_.ranked[i]->id == id) area.reveal(Rect::at(8, 4 + static_cast<float>(i) * (card + kGap), 10, card));
  }

  void draw_ground(const Rect& r, const meeting::Item& item) {
    const widgets::Touch touch = widgets::area(ui_, "rank/" + item.id, r, item.text, "row");
    widgets::card(ui_, r, t_.surface, t_.line);
    if (touch.down || ctx_.view.selection.has(item.id))
      widgets::border(ui_, r, t_.ai, t_.border_chosen, widgets::metric::kRadiusCard);
    if (touch.tapped) choose_one(ctx_, item.id);
  }

  void draw_card(const Rect& r, std::size_t i) {
    const meeting::Item& item = *things_.ranked[i];
    draw_ground(r, item);
    const bool roomy = r.width() >= kRoomy;
    draw_arrows(r, i);
    const Rect number = Rect::at(r.x0 + 16, r.y0 + (roomy ? 26.0f : 12.0f), 72, 62);
    const int rank = static_cast<int>(item.field_number("priority").value_or(0));
    widgets::draw_line(ui_, number, std::to_string(rank), {rank > 99 ? 40 : widgets::size::kRank, Weight::bold, 1},
                       t_.ink, Align::centre);
    widgets::draw_line(ui_, {number.x0 - 12, number.y1, number.x1 + 12, number.y1 + 28}, word(ctx_, step_, "rank_unit"),
                       {widgets::size::kSmall}, t_.ink2, Align::centre);
    if (roomy) {
      widgets::issue_badge(ui_, Rect::at(r.x0 + 98, r.y0 + 26, 56, 56), item.symbol);
      draw_words({r.x0 + 170, r.y0 + 12, r.x1 - 92, r.y0 + 90}, item);
      draw_reasons({r.x0 + 92, r.y1 - 61, r.x1 - 86, r.y1 - 1}, item, false);
    } else {
      widgets::issue_badge(ui_, Rect::at(r.x0 + 96, r.y0 + 18, 50, 50), item.symbol);
      draw_words({r.x0 + 158, r.y0 + 10, r.x1 - 84, r.y1 - 80}, item);
      draw_reasons({r.x0 + 12, r.y1 - 74, r.x1 - 84, r.y1 - 4}, item, true);
    }
  }

  // Two or three lines; smaller only as far as the smallest text of a list.
  void draw_words(const Rect& r, const meeting::Item& item) {
    TextStyle style{28, Weight::bold, 1.28f};
    while (style.size > widgets::size::kList && widgets::text_height(ui_, item.text, style, r.width()) > r.height() + 2)
      style.size -= 2;
    const int lines = std::max(1, static_cast<int>((r.height() + 2) / (style.size * style.line_height)));
    widgets::draw_text(ui_, r, item.text, style, {.color = t_.ink, .max_lines = lines});
  }

  // Label and pips, each its own target of 60 px.
  void draw_reasons(Rect r, const meeting::Item& item, bool stacked) {
    const sheets::Kind* kind = ctx_.library.kind(item.kind);
    const TextStyle small{stacked ? widgets::size::kSmall : widgets::size::kHint, Weight::regular, 1};
    for (const char* name : kReasons) {
      const sheets::Field* field = kind ? kind->field(name) : nullptr;
      if (!field) continue;
      const std::string_view label = field->label.in(ctx_.lang());
      const float pips = widgets::pips_width();
      const float words = widgets::text_width(ui_, label, small);
      const float width = stacked ? std::max(words, pips) + 16 : words + pips + 30;
      const Rect slot = r.cut_left(std::min(width, r.width()), 2);
      if (slot.width() < pips) return;
      const int value = static_cast<int>(item.field_number(name).value_or(0));
      const std::string spoken = std::string(label) + " " + std::to_string(value);
      const widgets::Touch touch =
          widgets::area(ui_, "rank/" + item.id + "/" + name, slot, spoken, "toggle", !ctx_.read_only);
      if (stacked) {
        widgets::draw_line(ui_, {slot.x0 + 4, slot.y0 + 4, slot.x1, slot.y0 + 32}, label, small, t_.ink);
        widgets::pips(ui_, {slot.x0 + 4, slot.y0 + 48}, value);
      } else {
        widgets::draw_line(ui_, {slot.x0 + 6, slot.y0, slot.x1 - pips - 12, slot.y1}, label, small, t_.ink);
        widgets::pips(ui_, {slot.x1 - pips - 12, slot.centre().y}, value);
      }
      if (touch.tapped) ctx_.out.send(meeting::set_fields(item.id, {{name, (value + 1) % 4}}));
    }
  }

  void draw_arrows(const Rect& r, std::size_t i) {
    if (participants(ctx_)) return;
    const meeting::Item& item = *things_.ranked[i];
    const float x = r.x1 - 78;
    const bool may = !ctx_.read_only;
    const auto rank_of = [&](std::size_t at) { return *things_.ranked[at]->field_number("priority"); };
    if (widgets::icon_button(ui_, "rank/" + item.id + "/up", Rect::at(x, r.y0 + 10, 64, 60), icon::kArrowUpward,
                             ctx_.words("matrix.up"), may && i > 0))
      send_priority(ctx_, item.id, rank_of(i - 1));
    if (widgets::icon_button(ui_, "rank/" + item.id + "/down", Rect::at(x, r.y1 - 70, 64, 60), icon::kArrowDownward,
                             ctx_.words("matrix.down"), may && i + 1 < things_.ranked.size()))
      send_priority(ctx_, item.id, rank_of(i + 1));
  }

  void draw_waiting(const Rect& r, const meeting::Item& item) {
    draw_ground(r, item);
    Rect in = r.inset(16, 10);
    const std::string place = ctx_.words("matrix.put_at", {{"n", std::to_string(things_.ranked.size() + 1)}});
    const widgets::ButtonSpec spec{.label = place, .enabled = !ctx_.read_only, .size = 24};
    if (widgets::button(ui_, "rank/" + item.id + "/add", in.cut_right(widgets::button_width(ui_, spec, 18), 12), spec))
      give_rank(ctx_, item, things_);
    widgets::issue_badge(ui_, Rect::around(in.cut_left(50, 14).centre(), 50, 50), item.symbol);
    widgets::draw_text(ui_, in, item.text, {24, Weight::bold, 1.25f},
                       {.color = t_.ink, .valign = VAlign::middle, .max_lines = 2});
  }

  Context& ctx_;
  widgets::Ui& ui_;
  const widgets::Theme& t_;
  const sheets::Step& step_;
  const MatrixThings& things_;
};

void draw_deferred_card(Context& ctx, const sheets::Step& step, const Rect& r, const meeting::Item& item) {
  widgets::Ui& ui = ctx.ui;
  const widgets::Theme& t = ui.theme();
  const widgets::Touch touch = widgets::area(ui, "defer/" + item.id, r, item.text, "row");
  widgets::fill(ui, r, t.surface, 12);
  widgets::border(ui, r, t.line, t.border_line, 12);
  if (touch.down || ctx.view.selection.has(item.id)) widgets::border(ui, r, t.ai, t.border_chosen, 12);
  if (touch.tapped) choose_one(ctx, item.id);
  widgets::deferred_badge(ui, Rect::at(r.x0 + 16, r.y0 + 14, 58, 58), item.symbol);
  Rect in{r.x0 + 92, r.y0 + 8, r.x1 - 16, r.y1 - 8};
  widgets::draw_line(ui, in.cut_top(36, 2), item.text, {widgets::size::kButton, Weight::bold, 1}, t.ink);
  const std::string reason = item.field_text("deferral");
  const std::string line = std::string(word(ctx, step, "reason")) + (ctx.lang() == base::Lang::ja ? "：" : ": ") +
                           (reason.empty() ? std::string(ctx.words("matrix.no_reason")) : reason);
  widgets::draw_line(ui, in.cut_top(32, 3), line, {widgets::size::kHint}, reason.empty() ? t.warn.ink : t.ink);
  const std::string until = item.field_text("deferral_until");
  const std::string date = until.empty() ? std::string(ctx.words("matrix.no_date"))
                                         : ctx.words("matrix.until", {{"date", said_date(ctx, until)}});
  widgets::draw_chip(ui, in.min(),
                     {.text = date,
                      .icon = icon::kEvent,
                      .kind = until.empty() ? widgets::ChipKind::warn : widgets::ChipKind::accent});
}

} // namespace

void draw_ranking(Context& ctx, const sheets::Step& step, const Rect& r, const MatrixThings& things) {
  RankCards(ctx, step, things).draw(r);
}

void draw_deferred(Context& ctx, const sheets::Step& step, const Rect& r, const MatrixThings& things) {
  widgets::Ui& ui = ctx.ui;
  const widgets::Theme& t = ui.theme();
  widgets::fill(ui, r, t.sunken, widgets::metric::kRadiusCard);
  widgets::border(ui, r, t.line2, 3, widgets::metric::kRadiusCard);
  Rect in = r.inset(18, 12);
  Rect head = in.cut_top(38, 8);
  const std::string_view title = word(ctx, step, "deferral");
  head.x0 += widgets::draw_icon_text(ui, head,
                                     {.icon = icon::kEventRepeat,
                                      .text = title,
                                      .style = {28, Weight::bold, 1},
                                      .icon_color = t.ai_text,
                                      .color = t.ink,
                                      .icon_size = 36}) +
             14;
  widgets::draw_line(ui, head, word(ctx, step, "deferral_note"), {widgets::size::kHint}, t.ink2);
  const Rect slot = in.cut_bottom(62, 10);
  const meeting::Item* chosen = chosen_item(ctx, step.kinds.front());
  const bool armed = chosen && !is_deferred(*chosen) && !ctx.read_only;
  if (widgets::drop_slot(ui, "defer/slot", slot, word(ctx, step, "deferral_drop"), icon::kLowPriority, armed) && armed)
    ask_deferral(ctx, *chosen);
  constexpr float kHigh = 132;
  MatrixView& state = ctx.view.wall.matrix[step.path];
  widgets::ScrollArea area(ui, "deferred", in, state.deferred,
                           static_cast<float>(things.deferred.size()) * (kHigh + 8) - 8);
  int above = 0, below = 0;
  for (std::size_t i = 0; i < things.deferred.size(); ++i) {
    const Rect content = Rect::at(0, static_cast<float>(i) * (kHigh + 8), in.width(), kHigh);
    if (content.y1 <= area.visible().y0) ++above;
    if (content.y0 >= area.visible().y1) ++below;
    if (area.shows(content)) draw_deferred_card(ctx, step, area.place(content), *things.deferred[i]);
  }
  area.finish(above, below);
}

void give_rank(Context& ctx, const meeting::Item& item, const MatrixThings& things) {
  const double last = things.ranked.empty() ? 0 : *things.ranked.back()->field_number("priority");
  base::Json fields = {{"priority", static_cast<int>(last) + 1}};
  if (is_deferred(item)) fields["deferral"] = nullptr, fields["deferral_until"] = nullptr;
  ctx.out.send(meeting::set_fields(item.id, std::move(fields)));
}

void ask_deferral(Context& ctx, const meeting::Item& item) {
  const sheets::Kind* kind = ctx.library.kind(item.kind);
  const sheets::Field* field = kind ? kind->field("deferral") : nullptr;
  TextAsked asked;
  asked.name = "deferral";
  asked.heading = field ? field->label.in(ctx.lang()) : std::string();
  asked.hint = field ? field->question.in(ctx.lang()) : std::string();
  asked.text = item.field_text("deferral");
  ask_text(ctx, std::move(asked), meeting::set_fields(item.id, {{"priority", nullptr}}), "/fields/deferral");
}

void ask_deferral_date(Context& ctx, const meeting::Item& item) {
  const sheets::Kind* kind = ctx.library.kind(item.kind);
  const sheets::Field* field = kind ? kind->field("deferral_until") : nullptr;
  ChoiceQuestion question;
  question.name = "ask/deferral_until";
  question.heading = field ? field->question.in(ctx.lang()) : std::string();
  const auto today = base::parse_date(base::iso_date(ctx.now));
  if (!today) return;
  const std::string now = item.field_text("deferral_until");
  for (int i = 1; i <= 18; ++i) {
    const int month = (today->month - 1 + i) % 12 + 1, year = today->year + (today->month - 1 + i) / 12;
    const std::string date = std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month) + "-01";
    const std::string number = std::to_string(month);
    const std::string label =
        ctx.words("matrix.month", {{"year", std::to_string(year)},
                                   {"month", number},
                                   {"month_name", std::string(ctx.words("board.month." + number))}});
    question.options.push_back({date, label, {}, date == now, true});
  }
  question.done = [id = item.id](Outbox& out, const std::string& date) {
    out.send(meeting::set_fields(id, {{"deferral_until", date}}));
  };
  ask(ctx, std::move(question));
}

} // namespace yoriai::screens
