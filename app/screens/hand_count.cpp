#include "screens/hand_count.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "screens/ballot_sheet.hpp"
#include "screens/booth_papers.hpp"
#include "screens/shell.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/field.hpp"
#include "widgets/scroll.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using widgets::Align;
using widgets::ButtonLook;
using widgets::Rect;
using widgets::VAlign;
using widgets::Weight;
namespace icon = widgets::icon;

constexpr float kRow = 104, kRowNarrow = 188;

int most_hands(const Context& ctx) {
  return std::max(meeting::kMostHands, static_cast<int>(ctx.meeting->participants().size()));
}

class HandCount {
public:
  HandCount(Context& ctx, const meeting::Ballot& ballot)
      : ctx_(ctx), ui_(ctx.ui), ballot_(ballot), state_(ctx.view.wall.booth), m_(booth_measures(ctx)) {
    if (std::exchange(state_.counting, true)) return;
    if (!ballot.papers.empty()) state_.votes = ballot.papers.front().votes;
    for (const std::string& target : booth_targets(ctx, ballot)) say(target);
  }

  void draw() {
    Rect rest = ui_.surface();
    const widgets::Theme& t = ui_.theme();
    widgets::fill(ui_, rest, t.paper);
    draw_head(rest.cut_top(m_.head));
    draw_foot(rest.cut_bottom(narrow(ctx_) ? 2 * m_.foot : m_.foot));
    const Rect board = rest.inset(m_.margin, m_.gap);
    const auto targets = booth_targets(ctx_, ballot_);
    const float row = narrow(ctx_) ? kRowNarrow : kRow, pitch = row + 14;
    widgets::ScrollArea area(ui_, "hands/rows", board, state_.scroll, pitch * static_cast<float>(targets.size()));
    int above = 0, below = 0;
    for (std::size_t i = 0; i < targets.size(); ++i) {
      const Rect content = Rect::at(0, pitch * static_cast<float>(i), board.width(), row);
      if (content.y1 <= area.visible().y0) ++above;
      if (content.y0 >= area.visible().y1) ++below;
      if (area.shows(content)) draw_row(area.place(content), targets[i]);
    }
    area.finish(above, below);
    if (state_.ending) draw_cancel();
  }

private:
  int count(const std::string& target) const {
    const auto found = state_.votes.find(target);
    return found == state_.votes.end() ? 0 : found->second;
  }

  void say(const std::string& target) { state_.typed[target] = std::to_string(count(target)); }

  void draw_head(const Rect& r) {
    const widgets::Theme& t = ui_.theme();
    widgets::fill(ui_, r, t.surface);
    widgets::hline(ui_, r.x0, r.x1, r.y1, t.line, t.border_line);
    Rect in = r.inset(m_.margin, m_.head * 0.14f);
    const float rule = m_.title_size * 0.82f;
    const Rect below = in.cut_bottom(rule * 1.25f);
    const std::string question =
        ballot_.question.empty() ? std::string(ctx_.words("ballot.usual_question")) : ballot_.question;
    widgets::draw_text(ui_, in, question, {m_.title_size + 12, Weight::bold, 1.15f},
                       {.color = t.ink, .valign = VAlign::middle, .max_lines = 1});
    widgets::draw_line(ui_, below, method_words(ctx_, "booth.rule", ballot_), {rule * 0.94f}, t.ink2);
  }

  void draw_row(const Rect& r, const std::string& target) {
    const widgets::Theme& t = ui_.theme();
    widgets::card(ui_, r, t.surface, t.line);
    Rect in = r.inset(20, 12);
    Rect name = narrow(ctx_) ? in.cut_top(80, 8) : Rect{};
    const float side = std::min(in.height(), 80.0f);
    Rect keys = in.cut_right(2 * 100 + 180 + 24, 24);
    keys = Rect::around(keys.centre(), keys.width(), side);
    if (name.empty()) name = in;
    if (target.empty())
      widgets::draw_text(ui_, name, ctx_.words("hands.raised"), {30, Weight::bold, 1.2f},
                         {.color = t.ink, .valign = VAlign::middle, .max_lines = 1});
    else draw_target_name(ctx_, name, target, 34);
    const std::string base = ballot_name(ballot_, target);
    const int most = most_hands(ctx_);
    int now = count(target);
    if (widgets::icon_button(ui_, base + "/minus", keys.cut_left(100, 12), icon::kRemove, ctx_.words("ballot.fewer"),
                             now > 0))
      state_.votes[target] = --now, say(target);
    if (widgets::icon_button(ui_, base + "/plus", keys.cut_right(100, 12), icon::kAdd, ctx_.words("ballot.more"),
                             now < most))
      state_.votes[target] = ++now, say(target);
    std::string& typed = state_.typed[target];
    const auto field = widgets::text_field(ui_, base + "/count", keys, typed,
                                           {.label = ctx_.words("hands.count"), .size = 36, .max_characters = 3});
    if (field.changed) state_.votes[target] = number_in(typed, most);
    if (field.left || field.submitted) say(target);
  }

  void draw_foot(const Rect& r) {
    const widgets::Theme& t = ui_.theme();
    widgets::fill(ui_, r, t.surface);
    widgets::hline(ui_, r.x0, r.x1, r.y0, t.line, t.border_line);
    Rect in = r.inset(m_.margin, m_.foot > 150 ? 24 : 12);
    const float size = narrow(ctx_) ? 24 : 28;
    const auto place = [&](const widgets::ButtonSpec& spec) { return widgets::button_width(ui_, spec, 28); };
    const widgets::ButtonSpec close{
        .label = ctx_.words("hands.close"), .icon = icon::kBarChart, .look = ButtonLook::primary, .size = size};
    const Rect close_at = narrow(ctx_) ? in.cut_top(in.height() / 2 - 6, 12) : in.cut_right(place(close), 16);
    const bool closed = widgets::button(ui_, "hands/close", close_at, close);
    const widgets::ButtonSpec pause{.label = ctx_.words("hands.pause"), .size = size};
    const bool paused = widgets::button(ui_, "hands/pause", in.cut_left(std::min(place(pause), in.width()), 16), pause);
    const widgets::ButtonSpec cancel{.label = ctx_.words("hands.cancel"), .look = ButtonLook::white, .size = size};
    if (widgets::button(ui_, "hands/cancel", in.cut_left(std::min(place(cancel), in.width())), cancel))
      state_.ending = true;
    if (!closed && !paused) return;
    keep();
    if (closed) {
      ctx_.out.send({"ballot.close", base::Json{{"ballot", ballot_.id}}});
      show_result_of(ctx_, ballot_);
    }
    leave();
  }

  // The count goes into the meeting; the same again is no change.
  void keep() {
    ctx_.out.send({"ballot.cast", base::Json{{"ballot", ballot_.id}, {"votes", votes_of(ctx_, ballot_, state_)}}});
  }

  void draw_cancel() {
    const widgets::SheetSpec spec{.width = 1000, .height = 380, .title = ctx_.words("booth.cancel")};
    widgets::SheetFrame frame = widgets::begin_sheet(ui_, "hands/cancel", spec);
    Rect body = frame.body;
    const widgets::SheetTap tap = widgets::sheet_foot(
        ui_, "hands/cancel", body, {.back = ctx_.words("wall.back"), .ok = ctx_.words("hands.cancel")});
    widgets::draw_text(ui_, body, ctx_.words("hands.cancel_hint"), {26, Weight::regular, 1.3f},
                       {.color = ui_.theme().ink2, .max_lines = 3});
    widgets::end_sheet(ui_);
    if (tap == widgets::SheetTap::back || frame.dismissed) state_.ending = false;
    if (tap != widgets::SheetTap::ok) return;
    ctx_.out.send({"ballot.cancel", base::Json{{"ballot", ballot_.id}}});
    leave();
  }

  void leave() {
    const std::string back = state_.back_to;
    state_ = {};
    ctx_.view.shown = back;
  }

  Context& ctx_;
  widgets::Ui& ui_;
  const meeting::Ballot& ballot_;
  BoothView& state_;
  const BoothMeasures& m_;
};

} // namespace

int number_in(const std::string& typed, int most) {
  std::string digits;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (typed[i] >= '0' && typed[i] <= '9') digits += typed[i];
    const bool wide = i + 2 < typed.size() && typed.compare(i, 2, "\xef\xbc") == 0 &&
                      static_cast<unsigned char>(typed[i + 2]) >= 0x90 &&
                      static_cast<unsigned char>(typed[i + 2]) <= 0x99;
    if (wide) digits += static_cast<char>('0' + (static_cast<unsigned char>(typed[i + 2]) - 0x90));
  }
  int number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return read.ec == std::errc::result_out_of_range ? most : std::min(number, most);
}

void draw_hand_count(Context& ctx, const meeting::Ballot& ballot) { HandCount(ctx, ballot).draw(); }

} // namespace yoriai::screens
