#include "screens/booth.hpp"

#include <algorithm>
#include <cmath>

#include "screens/ballot_sheet.hpp"
#include "screens/booth_papers.hpp"
#include "screens/hand_count.hpp"
#include "screens/mode.hpp"
#include "screens/note_card.hpp"
#include "screens/shell.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using widgets::Align;
using widgets::ButtonLook;
using widgets::Point;
using widgets::Rect;
using widgets::VAlign;
using widgets::Weight;
namespace icon = widgets::icon;

constexpr float kCardLeast = 340;

std::string which_voter(const Context& ctx, const meeting::Ballot& ballot) {
  const std::size_t people = ctx.meeting->participants().size(), voter = ballot.papers.size() + 1;
  if (people < voter) return ctx.words("booth.voter", {{"n", std::to_string(voter)}});
  return ctx.words("booth.voter_of", {{"n", std::to_string(voter)}, {"of", std::to_string(people)}});
}

class Booth {
public:
  Booth(Context& ctx, const meeting::Ballot& ballot)
      : ctx_(ctx),
        ui_(ctx.ui),
        t_(ctx.ui.theme()),
        ballot_(ballot),
        state_(ctx.view.wall.booth),
        m_(booth_measures(ctx)) {}

  void draw_cards() {
    Rect rest = ui_.surface();
    widgets::fill(ui_, rest, t_.paper);
    draw_head(rest.cut_top(m_.head));
    draw_foot(rest.cut_bottom(foot_height()));
    const Rect board = rest.inset(m_.margin, m_.gap);
    if (has_large_answers(ballot_)) return draw_large_answers(ctx_, ballot_, state_, board);
    const std::vector<std::string> targets = booth_targets(ctx_, ballot_);
    const int columns = std::clamp(static_cast<int>((board.width() + m_.gap) / (kCardLeast + m_.gap)), 1, 4);
    const int rows = std::max(1, static_cast<int>((board.height() + m_.gap + 2) / (m_.card_height() + m_.gap)));
    per_page_ = columns * rows;
    pages_ = std::max(1, (static_cast<int>(targets.size()) + per_page_ - 1) / per_page_);
    state_.page = std::clamp(state_.page, 0, pages_ - 1);
    const float width = (board.width() - m_.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float height =
        std::min((board.height() - m_.gap * static_cast<float>(rows - 1)) / static_cast<float>(rows), 400.0f);
    for (int i = 0; i < per_page_; ++i) {
      const std::size_t at = static_cast<std::size_t>(state_.page * per_page_ + i);
      if (at >= targets.size()) break;
      draw_paper_card(ctx_, ballot_, state_, targets[at],
                      Rect::at(board.x0 + static_cast<float>(i % columns) * (width + m_.gap),
                               board.y0 + static_cast<float>(i / columns) * (height + m_.gap), width, height));
    }
    draw_pages();
  }

  void draw_finishing() {
    const int left = left_to_give(ctx_, ballot_, state_);
    const std::string_view title = ctx_.words("booth.who");
    const widgets::SheetSpec spec{.width = 1320, .height = narrow(ctx_) ? 820.0f : 620.0f, .title = title};
    widgets::SheetFrame frame = widgets::begin_sheet(ui_, "booth/role", spec);
    Rect body = frame.body;
    Rect foot = body.cut_bottom(widgets::metric::kTargetMain, 24);
    const bool back = widgets::button(ui_, "booth/role/back", foot.cut_left(220, 24),
                                      {.label = ctx_.words("booth.back_to_cards"), .size = 28});
    const widgets::ButtonSpec none{.label = ctx_.words("booth.no_role"), .look = ButtonLook::neutral, .size = 28};
    const bool unnamed = widgets::button(
        ui_, "booth/role/none", foot.cut_right(std::max(260.0f, widgets::button_width(ui_, none, 40)), 24), none);
    if (left > 0)
      widgets::notice(ui_, body.cut_top(84, 16), widgets::NoticeKind::warn, icon::kInfo,
                      ctx_.words("booth.still." + ballot_.method, {{"n", std::to_string(left)}}),
                      ctx_.words("booth.dots_left_hint"));
    widgets::draw_text(ui_, body.cut_top(44, 12), ctx_.words("booth.who_hint"), {24},
                       {.color = t_.ink2, .max_lines = 1});
    const std::string role = draw_roles(body);
    widgets::end_sheet(ui_);
    if (back || frame.dismissed) state_.finishing = false;
    if (unnamed || !role.empty()) cast(role);
  }

  void draw_handover() {
    const Rect all = ui_.surface();
    const bool hc = t_.high_contrast;
    const widgets::Color ground = hc ? t_.paper : t_.ai, ink = hc ? t_.ink : t_.on_ai;
    widgets::fill(ui_, all, ground);
    const float u = std::min(all.height() / 1080, all.width() / 1000); // keeps everything on small surfaces
    const float cx = all.centre().x;
    widgets::crest(ui_, {cx, all.y0 + 250 * u}, 120 * u, ink, widgets::rgb(0xE8C14A));
    const bool thanks = state_.thanks;
    const float text_width = std::min(all.width() - 96, 1400.0f);
    const std::string title = thanks ? std::string(ctx_.words("booth.thanks")) : question();
    const widgets::TextStyle big{thanks ? 84 * std::max(u, 0.6f) : 56 * std::max(u, 0.7f), Weight::bold, 1.2f};
    widgets::draw_text(ui_, Rect::around({cx, all.y0 + 405 * u}, text_width, 200 * u), title, big,
                       {.color = ink, .align = Align::centre, .valign = VAlign::middle, .max_lines = 2});
    widgets::draw_text(
        ui_, Rect::around({cx, all.y0 + 525 * u}, text_width, 60),
        thanks ? std::string(ctx_.words("booth.change")) : method_words(ctx_, "booth.one_by_one", ballot_),
        {std::max(30.0f, 44 * u)}, {.color = ink, .align = Align::centre, .valign = VAlign::middle, .max_lines = 2});
    const Rect begin =
        Rect::around({cx, all.y0 + 707 * u}, std::min(760.0f, all.width() - 96), 190 * std::max(u, 0.7f));
    if (widgets::button(ui_, "booth/begin", begin,
                        {.label = ctx_.words("booth.begin"),
                         .icon = icon::kTouchApp,
                         .look = ButtonLook::secondary,
                         .size = 60 * std::max(u, 0.6f),
                         .icon_size = 72 * std::max(u, 0.6f)}))
      receive();
    widgets::draw_line(ui_, Rect::around({cx, all.y0 + 868 * u}, text_width, 48), which_voter(ctx_, ballot_), {32}, ink,
                       Align::centre);
    draw_end_button(all, ink);
  }

  void draw_ending() {
    const widgets::SheetSpec spec{
        .width = 1120, .height = 740, .title = ctx_.words("booth.end_title"), .icon = icon::kLock};
    widgets::SheetFrame frame = widgets::begin_sheet(ui_, "booth/end", spec);
    Rect body = frame.body;
    widgets::draw_text(ui_, body.cut_top(44, 12),
                       ctx_.words("booth.papers", {{"n", std::to_string(ballot_.papers.size())}}), {26},
                       {.color = t_.ink2});
    const auto row = [&](const char* name, const char* key, const char* symbol, ButtonLook look) {
      return widgets::button(ui_, name, body.cut_top(84, 14),
                             {.label = ctx_.words(key), .icon = symbol, .look = look, .size = 28});
    };
    const bool close = row("booth/end/close", "booth.close", icon::kBarChart, ButtonLook::primary);
    const bool slips = row("booth/end/slips", "booth.slips", icon::kEditNote, ButtonLook::secondary);
    const bool pause = row("booth/end/pause", "booth.pause", icon::kGridView, ButtonLook::secondary);
    const bool cancel = row("booth/end/cancel", "booth.cancel", icon::kDelete, ButtonLook::neutral);
    const bool back = row("booth/end/back", "wall.back", nullptr, ButtonLook::secondary);
    widgets::end_sheet(ui_);
    if (back || frame.dismissed) state_.ending = false;
    if (close) ctx_.out.send({"ballot.close", base::Json{{"ballot", ballot_.id}}});
    if (cancel) ctx_.out.send({"ballot.cancel", base::Json{{"ballot", ballot_.id}}});
    if (close) show_result_of(ctx_, ballot_);
    if (close || cancel || pause) return leave();
    if (!slips) return;
    state_.ending = false, state_.slips = true;
    receive();
  }

  void leave() {
    const std::string back = state_.back_to;
    state_ = {};
    ctx_.view.shown = back;
  }

  // Nothing is left of somebody who went away, and nobody learns that they did.
  void watch() {
    if (state_.handover || state_.slips) return;
    if (ui_.touched() || state_.touched_at == 0) state_.touched_at = ctx_.now;
    if (ctx_.now - state_.touched_at < kVoterGone) return;
    state_.votes.clear();
    state_.finishing = false;
    state_.handover = true, state_.thanks = false;
    state_.touched_at = 0;
  }

private:
  void receive() {
    state_.handover = state_.thanks = false;
    state_.page = 0;
    state_.votes.clear();
    state_.touched_at = 0;
  }

  std::string question() const {
    return ballot_.question.empty() ? std::string(ctx_.words("ballot.usual_question")) : ballot_.question;
  }

  float foot_height() const { return narrow(ctx_) ? 2 * m_.foot : m_.foot; }

  void draw_head(const Rect& r) {
    widgets::fill(ui_, r, t_.surface);
    widgets::hline(ui_, r.x0, r.x1, r.y1, t_.line, t_.border_line);
    Rect in = r.inset(m_.margin, m_.head * 0.14f);
    draw_left(ctx_, ballot_, state_, in);
    const float rule = m_.title_size * 0.82f;
    const Rect below = in.cut_bottom(rule * 1.25f);
    widgets::draw_text(ui_, in, question(), {m_.title_size + 12, Weight::bold, 1.15f},
                       {.color = t_.ink, .valign = VAlign::middle, .max_lines = 1});
    const std::string said = state_.slips ? ctx_.words("booth.slip", {{"n", std::to_string(ballot_.papers.size() + 1)}})
                                          : method_words(ctx_, "booth.rule", ballot_);
    widgets::draw_line(ui_, below, said, {rule * 0.94f}, t_.ink2);
  }

  void draw_foot(const Rect& r) {
    widgets::fill(ui_, r, t_.surface);
    widgets::hline(ui_, r.x0, r.x1, r.y0, t_.line, t_.border_line);
    Rect in = r.inset(m_.margin, m_.foot > 150 ? 24 : 12);
    if (narrow(ctx_)) pages_at_ = in.cut_top(in.height() / 2 - 6, 12);
    const bool tight = m_.foot < 150;
    const widgets::ButtonSpec next{.label = ctx_.words(state_.slips ? "booth.slip_in" : "booth.next"),
                                   .icon = icon::kArrowForward,
                                   .look = ButtonLook::primary,
                                   .enabled = may_hand_in(ballot_, state_),
                                   .icon_after = true,
                                   .size = tight ? 30.0f : 40.0f,
                                   .icon_size = tight ? 36.0f : 48.0f};
    const float wide = std::max(tight ? 240.0f : 350.0f, widgets::button_width(ui_, next, 40));
    if (widgets::button(ui_, "booth/next", in.cut_right(wide, 24), next)) state_.finishing = true;
    const widgets::ButtonSpec clear{.label = ctx_.words("booth.clear"),
                                    .icon = icon::kRestore,
                                    .enabled = !votes_of(ctx_, ballot_, state_).empty(),
                                    .size = tight ? 26.0f : 34.0f};
    Rect clear_at = in.cut_left(std::max(tight ? 200.0f : 298.0f, widgets::button_width(ui_, clear, 30)), 40);
    if (widgets::button(ui_, "booth/clear", tight ? clear_at : clear_at.inset(0, 4), clear)) state_.votes.clear();
    if (state_.slips) {
      const widgets::ButtonSpec done{
          .label = ctx_.words("booth.slips_done"), .look = ButtonLook::neutral, .size = tight ? 26.0f : 34.0f};
      const Rect at = in.cut_left(std::min(in.width(), widgets::button_width(ui_, done, tight ? 16 : 30)), 24);
      if (widgets::button(ui_, "booth/slips/done", tight ? at : at.inset(0, 4), done))
        state_.slips = false, state_.handover = true, state_.votes.clear();
    }
    if (!narrow(ctx_)) pages_at_ = in.cut_right(ballot_.targets.size() > 8 || tight ? 300.0f : 0.0f, 24);
    if (in.width() < 240) return;
    widgets::draw_icon(ui_, icon::kLock, {in.x0 + 24, in.centre().y}, 50, t_.ai_text);
    in.x0 += 68;
    const std::string_view sentence = ctx_.words(ballot_.secret ? "booth.hidden" : "booth.open");
    if (in.width() < 420) {
      widgets::draw_text(ui_, in, sentence, {22, Weight::bold, 1.15f},
                         {.color = t_.ink, .valign = VAlign::middle, .max_lines = 3});
      return;
    }
    const Rect upper = in.cut_top(in.height() / 2);
    widgets::draw_text(ui_, upper, sentence, {tight ? 24.0f : 31.0f, Weight::bold, 1.15f},
                       {.color = t_.ink, .valign = VAlign::bottom, .max_lines = 1});
    const std::string when = std::string(ctx_.words("booth.when")) + "　" + which_voter(ctx_, ballot_);
    widgets::draw_text(ui_, in, when, {tight ? 22.0f : 28.0f, Weight::regular, 1.25f},
                       {.color = t_.ink2, .valign = VAlign::top, .max_lines = 2});
  }

  void draw_pages() {
    if (pages_ < 2) return;
    Rect r = Rect::around(pages_at_.centre(), std::min(pages_at_.width(), 300.0f), std::min(pages_at_.height(), 84.0f));
    const std::string text = std::to_string(state_.page + 1) + " / " + std::to_string(pages_);
    if (widgets::icon_button(ui_, "booth/page/previous", r.cut_left(92), icon::kChevronLeft,
                             ctx_.words("booth.page_back"), state_.page > 0))
      --state_.page;
    if (widgets::icon_button(ui_, "booth/page/next", r.cut_right(92), icon::kChevronRight, ctx_.words("booth.page_on"),
                             state_.page + 1 < pages_))
      ++state_.page;
    widgets::draw_line(ui_, r, text, {30, Weight::bold, 1}, t_.ink, Align::centre);
  }

  std::string draw_roles(const Rect& body) {
    const std::vector<std::string_view> roles = offered_roles();
    const int columns = narrow(ctx_) ? 2 : 4, rows = 8 / columns;
    std::string tapped;
    std::size_t i = 0;
    for (const Rect& line : body.rows(rows, 12))
      for (const Rect& cell : line.columns(columns, 12)) {
        const std::string_view role = roles[i++];
        if (widgets::button(ui_, "booth/role/" + std::string(role), cell,
                            {.look = ButtonLook::neutral, .spoken = role_label(ctx_, role)}))
          tapped = role;
        widgets::role_mark(ui_, role, {cell.x0 + 40, cell.centre().y}, 30);
        widgets::draw_text(ui_, {cell.x0 + 72, cell.y0, cell.x1 - 8, cell.y1}, role_label(ctx_, role),
                           {28, Weight::regular, 1.15f}, {.color = t_.ink, .valign = VAlign::middle, .max_lines = 2});
      }
    return tapped;
  }

  void cast(const std::string& role) {
    base::Json args = {{"ballot", ballot_.id}, {"votes", votes_of(ctx_, ballot_, state_)}};
    if (!role.empty()) args["role"] = role;
    ctx_.out.send({"ballot.cast", std::move(args)});
    state_.votes.clear();
    state_.finishing = false;
    state_.page = 0;
    if (!state_.slips) state_.handover = state_.thanks = true;
  }

  // A quiet button on the dark ground.
  void draw_end_button(const Rect& all, widgets::Color ink) {
    const std::string_view words = ctx_.words("booth.end");
    const float width = widgets::text_width(ui_, words, {28}) + 120;
    const Rect r{all.x1 - m_.margin - width, all.y1 - m_.margin - 80, all.x1 - m_.margin, all.y1 - m_.margin};
    const widgets::Touch touch = ui_.touch({.name = "booth/end", .label = words}, r);
    if (touch.down) widgets::fill(ui_, r, t_.ai_deep, widgets::metric::kRadiusButton);
    widgets::border(ui_, r, ink, 2, widgets::metric::kRadiusButton);
    widgets::draw_icon_text(
        ui_, r,
        {.icon = icon::kLock, .text = words, .style = {28}, .icon_color = ink, .color = ink, .align = Align::centre});
    ui_.finish_touch(touch, r);
    if (staff_passes(ctx_, touch.tapped)) state_.ending = true;
  }

  Context& ctx_;
  widgets::Ui& ui_;
  const widgets::Theme& t_;
  const meeting::Ballot& ballot_;
  BoothView& state_;
  const BoothMeasures& m_;
  Rect pages_at_{};
  int per_page_ = 8, pages_ = 1;
};

} // namespace

base::TimeMs voter_gone_at(const ViewState& view) {
  const BoothView& booth = view.wall.booth;
  const bool somebody = view.shown == "booth" && !booth.handover && !booth.slips && booth.touched_at > 0;
  return somebody ? booth.touched_at + kVoterGone : 0;
}

void draw_booth(Context& ctx) {
  BoothView& state = ctx.view.wall.booth;
  const meeting::Ballot* ballot = open_ballot(ctx);
  if (!ballot) {
    ctx.view.shown = state.back_to;
    state = {};
    widgets::fill(ctx.ui, ctx.ui.surface(), ctx.ui.theme().paper);
    ctx.ui.want_frame();
    return;
  }
  if (state.ballot != ballot->id) {
    const std::string back = state.back_to;
    state = {};
    state.back_to = back;
    state.ballot = ballot->id;
  }
  if (method_of(*ballot) == meeting::Method::hands) return draw_hand_count(ctx, *ballot);
  Booth booth(ctx, *ballot);
  booth.watch();
  if (state.handover) booth.draw_handover();
  else booth.draw_cards();
  if (state.finishing) booth.draw_finishing();
  if (state.ending) booth.draw_ending();
}

} // namespace yoriai::screens
