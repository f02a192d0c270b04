// One writing pad, drawn on a surface of its own. Its keys are buttons, not a text field: ImGui has one field at a time,
// and several people write at once.
#include <algorithm>
#include <array>
#include <cmath>

#include "screens/mode.hpp"
#include "screens/note_card.hpp"
#include "screens/pads.hpp"
#include "screens/shell.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;
using input::Composition;
using input::KeyAct;
using input::KeyBoard;
using input::KeyPage;

constexpr float kPadding = 12, kRow = 60, kKeyGap = 6, kBetween = 8;

const input::Engine& engine_of(const Context& ctx) {
  static const input::Engine kNone; // kana stay kana
  return ctx.writing != nullptr ? *ctx.writing : kNone;
}

// One frame of one pad.
class PadFrame {
public:
  PadFrame(Context& ctx, int slot, const Rect& r)
      : ctx_(ctx), ui_(ctx.ui), pad_(ctx.view.pads.pads[static_cast<std::size_t>(slot)]), engine_(engine_of(ctx)), r_(r),
        name_("pad/" + std::to_string(slot) + "/") {}

  void draw() {
    settle_post(ctx_, pad_);
    if (ui_.touched()) pad_.touched_at = ctx_.now;
    const Theme& t = ui_.theme();
    shadow(ui_, r_, metric::kRadiusCard, Lift::lifted);
    fill(ui_, r_, t.sunken, metric::kRadiusCard);
    border(ui_, r_, t.role(pad_.role).mark, 4, metric::kRadiusCard);
    Rect in = r_.inset(kPadding);
    draw_head(in.cut_top(kRow, kBetween));
    if (pad_.shown == PadPage::sheet && !pad_.roles_open) return draw_pad_sheet(ctx_, pad_, name_, in, r_);
    if (pad_.shown == PadPage::character && !pad_.roles_open) return draw_pad_character(ctx_, pad_, name_, in, r_);
    const Rect keys = in.cut_bottom(5 * kRow + 4 * kKeyGap, kBetween);
    const Rect offers = in.cut_bottom(kRow, kBetween);
    draw_pad_text(ctx_, pad_, target("text"), in);
    draw_offers(offers);
    if (pad_.roles_open) return draw_roles(keys);
    if (pad_.offers_open) return draw_all_offers(keys);
    draw_keys(keys);
  }

private:
  std::string target(std::string_view part) const { return name_ + std::string(part); }

  void draw_head(Rect head) {
    if (icon_button(ui_, target("close"), head.cut_right(60, 6), icon::kClose, ctx_.words("pads.close"), true,
                    ButtonLook::neutral))
      pad_.open = pad_.roles_open = pad_.offers_open = false;
    if (icon_button(ui_, target("undo"), head.cut_right(60, 8), icon::kUndo, ctx_.words("shell.undo"),
                    can_take_back(ctx_, pad_)))
      take_back(ctx_, pad_);
    const std::array<Segment, 3> tabs = {Segment{"kana", ctx_.words("pads.kana")}, Segment{"hand", ctx_.words("pads.hand")},
                                         Segment{"latin", ctx_.words("pads.latin")}};
    const Rect tabs_at = head.cut_right(std::clamp(head.width() * 0.5f, 210.0f, 300.0f), 8);
    const int tab = pad_.shown != PadPage::keys ? 1 : pad_.page == KeyPage::kana ? 0 : 2;
    if (const int i = segmented(ui_, target("tab"), tabs_at, tabs, tab); i == 1 && tab != 1) {
      pad_.shown = PadPage::sheet;
      pad_.roles_open = pad_.offers_open = false;
    } else if (i == 0 || i == 2) {
      pad_.shown = PadPage::keys;
      turn_to(i == 0 ? KeyPage::kana : KeyPage::capitals);
    }
    if (dropdown(ui_, target("role"), head, role_label(ctx_, pad_.role), pad_.role, nullptr, false))
      pad_.roles_open = !pad_.roles_open, pad_.offers_open = false;
  }

  void turn_to(KeyPage page) {
    pad_.page = page;
    pad_.roles_open = pad_.offers_open = false;
  }

  void draw_roles(const Rect& area) {
    const std::vector<std::string_view> roles = offered_roles();
    std::size_t i = 0;
    for (const Rect& row : area.rows(4, kKeyGap + 2))
      for (const Rect& cell : row.columns(2, kKeyGap + 2)) {
        if (i >= roles.size()) return;
        const std::string_view role = roles[i++];
        if (list_row(ui_, target("role/" + std::string(role)), cell,
                     {.title = role_label(ctx_, role), .role = role, .chosen = role == pad_.role, .divider = false}))
          pad_.role = role, pad_.roles_open = false;
      }
  }

  // ---- what can be chosen ----

  float offer_width(std::string_view text) const {
    return std::max(96.0f, text_width(ui_, text, {size::kButton}) + 32);
  }

  bool draw_offer(std::size_t i, const Rect& r, const Composition::Offer& offer) {
    const bool chosen = pad_.writing.converting() && i == pad_.writing.chosen();
    return button(ui_, target("offer/" + std::to_string(i)), r,
                  {.label = offer.text, .look = chosen ? ButtonLook::chosen : ButtonLook::neutral});
  }

  void choose(std::size_t i) {
    pad_.writing.choose(engine_, i);
    pad_.offers_open = false;
    pad_.offers_scroll.to_top();
  }

  // As many as fit, from the one that is chosen on; the rest behind ⌄.
  void draw_offers(Rect row) {
    const auto& offers = pad_.writing.offers(engine_);
    if (offers.empty()) {
      pad_.offers_open = false;
      if (!ctx_.view.pads.problem.empty())
        draw_text(ui_, row, ctx_.view.pads.problem, {size::kSmall, Weight::regular, 1.2f},
                  {.color = ui_.theme().ink2, .valign = VAlign::middle, .max_lines = 2});
      return;
    }
    if (icon_button(ui_, target("offers"), row.cut_right(72, kKeyGap),
                    pad_.offers_open ? icon::kExpandLess : icon::kExpandMore, ctx_.words("pads.offers")))
      pad_.offers_open = !pad_.offers_open, pad_.roles_open = false;
    if (pad_.offers_open) return; // all of them are below
    std::size_t first = 0;
    const std::size_t chosen = pad_.writing.converting() ? pad_.writing.chosen() : 0;
    const auto fits = [&] {
      float x = row.x0;
      for (std::size_t i = first; i <= chosen && i < offers.size(); ++i) x += offer_width(offers[i].text) + kKeyGap;
      return x - kKeyGap <= row.x1;
    };
    while (first < chosen && !fits()) ++first;
    std::optional<std::size_t> tapped;
    float x = row.x0;
    for (std::size_t i = first; i < offers.size(); ++i) {
      const float w = std::min(offer_width(offers[i].text), row.width());
      if (x + w > row.x1 + 0.5f) break;
      if (draw_offer(i, Rect::at(x, row.y0, w, row.height()), offers[i])) tapped = i;
      x += w + kKeyGap;
    }
    if (tapped) choose(*tapped);
  }

  void draw_all_offers(const Rect& area) {
    const auto& offers = pad_.writing.offers(engine_);
    std::vector<Rect> places;
    const float width = area.width() - 4;
    float x = 0, y = 0;
    for (const auto& offer : offers) {
      const float w = std::min(offer_width(offer.text), width);
      if (x > 0 && x + w > width) x = 0, y += kRow + kKeyGap;
      places.push_back(Rect::at(x, y, w, kRow));
      x += w + kKeyGap;
    }
    std::optional<std::size_t> tapped;
    {
      ScrollArea scroll(ui_, target("list"), area, pad_.offers_scroll, y + kRow);
      for (std::size_t i = 0; i < places.size(); ++i)
        if (scroll.shows(places[i]) && draw_offer(i, scroll.place(places[i]), offers[i])) tapped = i;
    }
    if (tapped) choose(*tapped);
  }

  // ---- keys ----

  void draw_keys(const Rect& area) {
    const auto order = ctx_.view.pads.places.a_at_right ? input::KanaOrder::a_at_right : input::KanaOrder::a_at_left;
    const KeyBoard board = input::key_board(pad_.page, order, pad_.writing.converting());
    const float w = (area.width() - kKeyGap * (KeyBoard::kColumns - 1)) / KeyBoard::kColumns;
    for (const input::Key& key : board.keys) {
      const float width = w * static_cast<float>(key.width) + kKeyGap * static_cast<float>(key.width - 1);
      const Rect cell = Rect::at(area.x0 + static_cast<float>(key.column) * (w + kKeyGap),
                                 area.y0 + static_cast<float>(key.row) * (kRow + kKeyGap), width, kRow);
      const std::string_view label = key.label.empty() ? ctx_.words(key.label_key) : std::string_view(key.label);
      if (key.act == KeyAct::post) {
        if (button(ui_, target(key.target()), cell,
                   {.label = label, .look = ButtonLook::primary, .enabled = may_post(ctx_, pad_), .kind = "key"}))
          post_from_pad(ctx_, pad_, r_);
      } else if (draw_key(key, cell, label)) {
        press(key);
      }
    }
  }

  bool draw_key(const input::Key& key, const Rect& cell, std::string_view label) {
    const bool letter = key.act == KeyAct::type;
    if (letter) return widgets::key(ui_, target(key.target()), cell, label);
    // Words on a key are longer than letters: they may take two lines.
    const Touch touch = ui_.touch({.name = target(key.target()), .label = label, .kind = "key", .enabled = enabled(key)}, cell);
    const Theme& t = ui_.theme();
    const bool on = enabled(key);
    fill(ui_, cell, !on ? t.disabled.ground : touch.down ? t.ai_deep : t.ai_soft, metric::kRadiusNote);
    border(ui_, cell, on ? t.ai_line : t.disabled.border, t.border_note, metric::kRadiusNote);
    const Color ink = !on ? t.disabled.ink : touch.down ? t.on_ai_deep : t.button_ink;
    draw_text(ui_, cell.inset(3, 2), label, {cell.width() < 70 ? size::kSmall : size::kHint, Weight::bold, 1.1f},
              {.color = ink, .align = Align::centre, .valign = VAlign::middle, .max_lines = 2});
    ui_.finish_touch(touch, cell, metric::kRadiusNote);
    return touch.tapped;
  }

  bool enabled(const input::Key& key) const {
    const Composition& writing = pad_.writing;
    switch (key.act) {
    case KeyAct::erase:
    case KeyAct::mark: return !writing.empty();
    case KeyAct::convert: return writing.has_pending() || writing.converting();
    default: return true;
    }
  }

  void press(const input::Key& key) {
    pad_.touched_at = ctx_.now;
    if (key.act == KeyAct::page) return turn_to(key.page);
    if (key.act == KeyAct::type || key.act == KeyAct::space) forget_posted(pad_);
    input::press(key, pad_.writing, engine_);
  }

  Context& ctx_;
  Ui& ui_;
  Pad& pad_;
  const input::Engine& engine_;
  Rect r_;
  std::string name_;
};

} // namespace

void draw_pad(Context& ctx, int slot, const Rect& r) { PadFrame(ctx, slot, r).draw(); }

} // namespace yoriai::screens
