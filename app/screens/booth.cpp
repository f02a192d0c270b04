#include "screens/booth.hpp"

#include <algorithm>
#include <cmath>

#include "screens/ballot_sheet.hpp"
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

// Measures of the cards; small surfaces take tighter ones, so that targets stay large.
struct Measures {
  float margin, gap, pad, title, title_size, socket, button, head, foot;
  float card_height() const { return 2 * pad + title + socket + button + 26; }
};
constexpr Measures kRoomy{48, 22, 22, 106, 40, 58, 100, 163, 175};
constexpr Measures kTight{24, 16, 16, 82, 30, 44, 76, 112, 116};
constexpr float kCardLeast = 340;

int spent(const BoothView& booth) {
  int sum = 0;
  for (const auto& [target, dots] : booth.votes) sum += dots;
  return sum;
}

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
        m_(ui_.surface().height() < 1000 || ui_.surface().width() < 1500 ? kTight : kRoomy) {}

  void draw_cards() {
    Rect rest = ui_.surface();
    widgets::fill(ui_, rest, t_.paper);
    draw_head(rest.cut_top(m_.head));
    draw_foot(rest.cut_bottom(foot_height()));
    const Rect board = rest.inset(m_.margin, m_.gap);
    const int columns = std::clamp(static_cast<int>((board.width() + m_.gap) / (kCardLeast + m_.gap)), 1, 4);
    const int rows = std::max(1, static_cast<int>((board.height() + m_.gap + 2) / (m_.card_height() + m_.gap)));
    per_page_ = columns * rows;
    pages_ = std::max(1, (static_cast<int>(ballot_.targets.size()) + per_page_ - 1) / per_page_);
    state_.page = std::clamp(state_.page, 0, pages_ - 1);
    const float width = (board.width() - m_.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float height =
        std::min((board.height() - m_.gap * static_cast<float>(rows - 1)) / static_cast<float>(rows), 400.0f);
    for (int i = 0; i < per_page_; ++i) {
      const std::size_t at = static_cast<std::size_t>(state_.page * per_page_ + i);
      if (at >= ballot_.targets.size()) break;
      draw_card(Rect::at(board.x0 + static_cast<float>(i % columns) * (width + m_.gap),
                         board.y0 + static_cast<float>(i / columns) * (height + m_.gap), width, height),
                ballot_.targets[at]);
    }
    draw_pages();
  }

  void draw_finishing() {
    const int left = ballot_.budget - spent(state_);
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
                      ctx_.words("booth.dots_left", {{"n", std::to_string(left)}}), ctx_.words("booth.dots_left_hint"));
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
    widgets::draw_text(ui_, Rect::around({cx, all.y0 + 525 * u}, text_width, 60),
                       ctx_.words(thanks ? "booth.change" : "booth.one_by_one"), {std::max(30.0f, 44 * u)},
                       {.color = ink, .align = Align::centre, .valign = VAlign::middle, .max_lines = 2});
    const Rect begin =
        Rect::around({cx, all.y0 + 707 * u}, std::min(760.0f, all.width() - 96), 190 * std::max(u, 0.7f));
    if (widgets::button(ui_, "booth/begin", begin,
                        {.label = ctx_.words("booth.begin"),
                         .icon = icon::kTouchApp,
                         .look = ButtonLook::secondary,
                         .size = 60 * std::max(u, 0.6f),
                         .icon_size = 72 * std::max(u, 0.6f)}))
      state_.handover = false, state_.page = 0, state_.votes.clear();
    widgets::draw_line(ui_, Rect::around({cx, all.y0 + 868 * u}, text_width, 48), which_voter(ctx_, ballot_), {32}, ink,
                       Align::centre);
    draw_end_button(all, ink);
  }

  void draw_ending() {
    const widgets::SheetSpec spec{
        .width = 1120, .height = 640, .title = ctx_.words("booth.end_title"), .icon = icon::kLock};
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
    const bool pause = row("booth/end/pause", "booth.pause", icon::kGridView, ButtonLook::secondary);
    const bool cancel = row("booth/end/cancel", "booth.cancel", icon::kDelete, ButtonLook::neutral);
    const bool back = row("booth/end/back", "wall.back", nullptr, ButtonLook::secondary);
    widgets::end_sheet(ui_);
    if (back || frame.dismissed) state_.ending = false;
    if (close) ctx_.out.send({"ballot.close", base::Json{{"ballot", ballot_.id}}});
    if (cancel) ctx_.out.send({"ballot.cancel", base::Json{{"ballot", ballot_.id}}});
    if (close) ctx_.view.wall.result_sheet = true, ctx_.view.wall.results.clear();
    if (close || cancel || pause) leave();
  }

  void leave() {
    const std::string back = state_.back_to;
    state_ = {};
    ctx_.view.shown = back;
  }

private:
  std::string question() const {
    return ballot_.question.empty() ? std::string(ctx_.words("ballot.usual_question")) : ballot_.question;
  }

  float foot_height() const { return narrow(ctx_) ? 2 * m_.foot : m_.foot; }

  void draw_head(const Rect& r) {
    widgets::fill(ui_, r, t_.surface);
    widgets::hline(ui_, r.x0, r.x1, r.y1, t_.line, t_.border_line);
    Rect in = r.inset(m_.margin, m_.head * 0.14f);
    const int left = ballot_.budget - spent(state_);
    const std::string words = ctx_.words("booth.left", {{"n", std::to_string(left)}});
    const float dot = m_.socket * 0.92f, step = dot + 22;
    const widgets::TextStyle style{m_.title_size, Weight::bold, 1};
    const int shown = std::min(ballot_.budget, narrow(ctx_) ? 3 : 7);
    const float width = widgets::text_width(ui_, words, style) + 60 + step * static_cast<float>(shown);
    Rect box = in.cut_right(std::min(width, in.width() * 0.6f), 24);
    box = box.inset(0, std::max(0.0f, (box.height() - 115) / 2));
    widgets::fill(ui_, box, t_.ai_soft, widgets::metric::kRadiusCard);
    widgets::border(ui_, box, t_.high_contrast ? t_.line : t_.ai_line, t_.border_control, widgets::metric::kRadiusCard);
    for (int i = 0; i < shown; ++i)
      widgets::vote_dot(ui_, {box.x1 - 20 - step * static_cast<float>(shown - i) + step / 2 + 4, box.centre().y}, dot,
                        i < left);
    widgets::draw_line(ui_, {box.x0 + 28, box.y0, box.x1, box.y1}, words, style, t_.ai_text);
    const float rule = m_.title_size * 0.82f;
    const Rect below = in.cut_bottom(rule * 1.25f);
    widgets::draw_text(ui_, in, question(), {m_.title_size + 12, Weight::bold, 1.15f},
                       {.color = t_.ink, .valign = VAlign::middle, .max_lines = 1});
    widgets::draw_line(
        ui_, below,
        ctx_.words("booth.rule", {{"n", std::to_string(ballot_.budget)}, {"cap", std::to_string(ballot_.cap)}}),
        {rule * 0.94f}, t_.ink2);
  }

  // The largest size at which the name stands in its place.
  void draw_name(const Rect& r, const std::string& name) {
    float size = m_.title_size;
    while (size > 26 && widgets::text_height(ui_, name, {size, Weight::bold, 1.25f}, r.width()) > r.height() + 2)
      size -= 2;
    const int lines = std::max(1, static_cast<int>((r.height() + 2) / (size * 1.25f)));
    widgets::draw_text(ui_, r, name, {size, Weight::bold, 1.25f}, {.color = t_.ink, .max_lines = lines});
  }

  void draw_card(const Rect& r, const std::string& target) {
    const auto vote = state_.votes.find(target);
    const int dots = vote == state_.votes.end() ? 0 : vote->second;
    widgets::card(ui_, r, t_.surface, t_.line);
    if (dots > 0) widgets::border(ui_, r, t_.ai, t_.border_chosen, widgets::metric::kRadiusCard);
    Rect in = r.inset(m_.pad);
    const Rect buttons = in.cut_bottom(m_.button, 12);
    const Rect sockets = in.cut_bottom(m_.socket, 8);
    draw_card_name(in, target);
    const float step = m_.socket + 19;
    const float fits = std::min(step, sockets.width() / static_cast<float>(ballot_.cap));
    const float x = sockets.centre().x - fits * static_cast<float>(ballot_.cap - 1) / 2;
    for (int i = 0; i < ballot_.cap; ++i)
      widgets::vote_dot(ui_, {x + fits * static_cast<float>(i), sockets.centre().y}, std::min(m_.socket, fits - 4),
                        i < dots);
    draw_card_buttons(buttons, target, dots);
  }

  void draw_card_name(Rect in, const std::string& target) {
    const meeting::Item* item = ctx_.meeting->item(target);
    if (item && !item->symbol.empty()) {
      const Rect badge = Rect::at(in.x0, in.y0, 54, 54);
      if (std::islower(static_cast<unsigned char>(item->symbol.front())))
        widgets::problem_badge(ui_, badge, item->symbol);
      else widgets::issue_badge(ui_, badge, item->symbol);
      in.x0 += 66;
    }
    draw_name(in, short_name(ctx_, target, 200));
  }

  void draw_card_buttons(Rect row, const std::string& target, int dots) {
    const std::string name = "ballot/" + ballot_.id + "/" + target;
    const bool full = dots >= ballot_.cap, empty = spent(state_) >= ballot_.budget;
    const float size = m_.button >= 100 ? 31 : 26;
    const Rect minus = row.cut_left(std::floor(row.width() * 0.43f), 14);
    if (widgets::button(
            ui_, name + "/minus", minus,
            {.label = ctx_.words("booth.minus"), .icon = icon::kRemove, .enabled = dots > 0, .size = size - 3}))
      --state_.votes[target];
    const widgets::ButtonSpec plus{.label = ctx_.words(full ? "booth.enough" : "booth.plus"),
                                   .icon = full ? nullptr : icon::kAdd,
                                   .look = ButtonLook::primary,
                                   .enabled = !full && !empty,
                                   .size = size};
    if (widgets::button(ui_, name + "/plus", row, plus)) ++state_.votes[target];
  }

  void draw_foot(const Rect& r) {
    widgets::fill(ui_, r, t_.surface);
    widgets::hline(ui_, r.x0, r.x1, r.y0, t_.line, t_.border_line);
    Rect in = r.inset(m_.margin, m_.foot > 150 ? 24 : 12);
    if (narrow(ctx_)) pages_at_ = in.cut_top(in.height() / 2 - 6, 12);
    const bool tight = m_.foot < 150;
    const widgets::ButtonSpec next{.label = ctx_.words("booth.next"),
                                   .icon = icon::kArrowForward,
                                   .look = ButtonLook::primary,
                                   .icon_after = true,
                                   .size = tight ? 30.0f : 40.0f,
                                   .icon_size = tight ? 36.0f : 48.0f};
    const float wide = std::max(tight ? 240.0f : 350.0f, widgets::button_width(ui_, next, 40));
    if (widgets::button(ui_, "booth/next", in.cut_right(wide, 24), next)) state_.finishing = true;
    const widgets::ButtonSpec clear{.label = ctx_.words("booth.clear"),
                                    .icon = icon::kRestore,
                                    .enabled = spent(state_) > 0,
                                    .size = tight ? 26.0f : 34.0f};
    Rect clear_at = in.cut_left(std::max(tight ? 200.0f : 298.0f, widgets::button_width(ui_, clear, 30)), 40);
    if (widgets::button(ui_, "booth/clear", tight ? clear_at : clear_at.inset(0, 4), clear)) state_.votes.clear();
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
    base::Json votes = base::Json::object();
    for (const auto& [target, dots] : state_.votes)
      if (dots > 0) votes[target] = dots;
    base::Json args = {{"ballot", ballot_.id}, {"votes", std::move(votes)}};
    if (!role.empty()) args["role"] = role;
    ctx_.out.send({"ballot.cast", std::move(args)});
    state_.votes.clear();
    state_.finishing = false;
    state_.handover = state_.thanks = true;
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
    if (touch.tapped) state_.ending = true;
  }

  Context& ctx_;
  widgets::Ui& ui_;
  const widgets::Theme& t_;
  const meeting::Ballot& ballot_;
  BoothView& state_;
  const Measures& m_;
  Rect pages_at_{};
  int per_page_ = 8, pages_ = 1;
};

} // namespace

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
  Booth booth(ctx, *ballot);
  if (state.handover) booth.draw_handover();
  else booth.draw_cards();
  if (state.finishing) booth.draw_finishing();
  if (state.ending) booth.draw_ending();
}

} // namespace yoriai::screens
