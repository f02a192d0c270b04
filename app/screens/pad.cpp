// One writing pad, drawn on a surface of its own. Its keys are buttons, not a text field: ImGui has one field at a time,
// and several people write at once.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "base/text.hpp"
#include "screens/mode.hpp"
#include "screens/note_card.hpp"
#include "screens/pads.hpp"
#include "screens/shell.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kPadding = 12, kRow = 60, kKeyGap = 6, kBetween = 10;
constexpr std::size_t kMostCharacters = 2000, kMostSteps = 100;
constexpr base::TimeMs kPause = 1500; // what is typed without one is one step of undo

// Five rows of ten: あ to お at the left, as people know it from the wall of a school.
constexpr std::array<std::u8string_view, 5> kKana = {u8"あかさたなはまやらわ", u8"いきしちにひみ、りを", u8"うくすつぬふむゆるん",
                                                     u8"えけせてねへめ。れー", u8"おこそとのほもよろ？"};
constexpr std::array<std::u8string_view, 4> kSmall = {u8"1234567890", u8"qwertyuiop", u8"asdfghjkl-", u8"zxcvbnm,./"};
constexpr std::array<std::u8string_view, 4> kCapital = {u8"1234567890", u8"QWERTYUIOP", u8"ASDFGHJKL-", u8"ZXCVBNM,./"};
constexpr std::array<std::u8string_view, 4> kMarks = {u8"１２３４５６７８９０", u8"「」（）『』【】〈〉", u8"・…～〜％＋－×÷＝",
                                                      u8"！：；／＆＠＃＊→←"};

// What 「゛゜小」 makes of the last kana.
constexpr std::array<std::u8string_view, 26> kForms = {
    u8"かが", u8"きぎ", u8"くぐ", u8"けげ", u8"こご", u8"さざ", u8"しじ", u8"すず", u8"せぜ", u8"そぞ", u8"ただ", u8"ちぢ", u8"つっづ",
    u8"てで", u8"とど", u8"はばぱ", u8"ひびぴ", u8"ふぶぷ", u8"へべぺ", u8"ほぼぽ", u8"やゃ", u8"ゆゅ", u8"よょ", u8"あぁ", u8"いぃ", u8"うぅゔ"};
constexpr std::array<std::u8string_view, 3> kMoreForms = {u8"えぇ", u8"おぉ", u8"わゎ"};

std::string_view plain(std::u8string_view text) { return {reinterpret_cast<const char*>(text.data()), text.size()}; }

std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> all;
  std::size_t from = 0;
  for (const std::size_t end : base::character_ends(text)) all.push_back(text.substr(from, end - from)), from = end;
  return all;
}

// One frame of one pad.
class PadFrame {
public:
  PadFrame(Context& ctx, int slot, const Rect& r)
      : ctx_(ctx), ui_(ctx.ui), pad_(ctx.view.pads.pads[static_cast<std::size_t>(slot)]), r_(r),
        name_("pad/" + std::to_string(slot) + "/") {}

  void draw() {
    settle_post(ctx_, pad_);
    if (ui_.touched()) pad_.touched_at = ctx_.now;
    const Theme& t = ui_.theme();
    const RoleLook& role = t.role(pad_.role);
    shadow(ui_, r_, metric::kRadiusCard, Lift::lifted);
    fill(ui_, r_, t.sunken, metric::kRadiusCard);
    border(ui_, r_, role.mark, t.border_chosen > 4 ? 4 : t.border_chosen, metric::kRadiusCard);
    Rect in = r_.inset(kPadding);
    draw_head(in.cut_top(kRow, kBetween));
    Rect keys = in.cut_bottom(5 * kRow + 4 * kKeyGap, kBetween);
    draw_text_box(in, role);
    if (pad_.roles_open) return draw_roles(keys);
    draw_keys(keys);
  }

private:
  std::string target(std::string_view part) const { return name_ + std::string(part); }

  void draw_head(Rect head) {
    if (icon_button(ui_, target("close"), head.cut_right(72, 8), icon::kClose, ctx_.words("pads.close"), true, ButtonLook::neutral))
      pad_.open = pad_.roles_open = false;
    if (icon_button(ui_, target("undo"), head.cut_right(72, 12), icon::kUndo, ctx_.words("shell.undo"),
                    can_take_back(ctx_, pad_)))
      take_back(ctx_, pad_);
    const std::array<Segment, 2> tabs = {Segment{"kana", ctx_.words("pads.kana")}, Segment{"latin", ctx_.words("pads.latin")}};
    const Rect tabs_at = head.cut_right(std::min(300.0f, head.width() * 0.55f), 8);
    if (const int i = segmented(ui_, target("tab"), tabs_at, tabs, pad_.tab == PadTab::kana ? 0 : 1); i >= 0)
      pad_.tab = i == 0 ? PadTab::kana : PadTab::latin, pad_.roles_open = false;
    if (dropdown(ui_, target("role"), head, role_label(ctx_, pad_.role), pad_.role, nullptr, false))
      pad_.roles_open = !pad_.roles_open;
  }

  // The note as it will look; its end is always in view.
  void draw_text_box(const Rect& box, const RoleLook& role) {
    const Theme& t = ui_.theme();
    fill(ui_, box, t.high_contrast ? t.surface : role.tint, metric::kRadiusNote);
    border(ui_, box, role.edge, t.border_note, metric::kRadiusNote);
    const TextStyle style{size::kNote, Weight::regular, kLineNote};
    const Rect in = box.inset(16, 10);
    const float line = style.size * style.line_height;
    ui_.push_clip(box.inset(2));
    float caret_x = in.x0, caret_y = in.y0;
    if (pad_.text.empty()) {
      draw_line(ui_, {in.x0 + 10, in.y0, in.x1, in.y0 + line}, ctx_.words("wall.write"), style, t.ink2);
    } else {
      const TextBlock block = text_layout(ui_, pad_.text, style, in.width() - 6); // a copy: drawing may evict it
      const float above = std::max(0.0f, block.height - in.height());
      draw_text(ui_, {in.x0, in.y0 - above, in.x1 - 6, in.y1}, pad_.text, style, {.color = t.ink});
      caret_x += block.lines.empty() ? 0 : block.lines.back().width + 2;
      caret_y += std::max(0.0f, block.height - above - line);
    }
    fill(ui_, {caret_x, caret_y + 4, caret_x + 3, caret_y + line - 4}, t.ai_text);
    ui_.pop_clip();
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

  void draw_keys(Rect keys) {
    Rect acts = keys.cut_right(std::max(96.0f, keys.width() * 0.13f), kKeyGap);
    const auto rows = keys.rows(5, kKeyGap);
    if (pad_.tab == PadTab::kana) {
      for (std::size_t i = 0; i < kKana.size(); ++i) draw_row(rows[i], plain(kKana[i]));
    } else {
      const auto& shown = pad_.marks ? kMarks : pad_.capitals ? kCapital : kSmall;
      for (std::size_t i = 0; i < shown.size(); ++i) draw_row(rows[i], plain(shown[i]));
      const auto wide = rows[4].columns(2, kKeyGap);
      if (key(ui_, target("key/shift"), wide[0], ctx_.words("pads.shift"), !pad_.marks, true)) pad_.capitals = !pad_.capitals;
      if (key(ui_, target("key/marks"), wide[1], ctx_.words(pad_.marks ? "pads.letters" : "pads.marks"), true, true))
        pad_.marks = !pad_.marks;
    }
    draw_acts(acts.rows(5, kKeyGap));
  }

  void draw_row(const Rect& row, std::string_view letters) {
    const auto all = characters(letters);
    const auto cells = row.columns(static_cast<int>(all.size()), kKeyGap);
    for (std::size_t i = 0; i < all.size(); ++i)
      if (key(ui_, target("key/" + std::string(all[i])), cells[i], all[i])) type(all[i]);
  }

  void draw_acts(const std::vector<Rect>& cells) {
    const bool kana = pad_.tab == PadTab::kana, some = !pad_.text.empty();
    if (key(ui_, target("key/erase"), cells[0], ctx_.words("pads.erase"), some, true)) erase();
    if (key(ui_, target("key/mark"), cells[1], ctx_.words("pads.mark"), kana && some, true)) next_form();
    if (key(ui_, target("key/space"), cells[2], ctx_.words("pads.space"), true, true)) type(kana ? "　" : " ");
    if (key(ui_, target("key/katakana"), cells[3], ctx_.words("pads.katakana"), kana && some, true)) to_katakana();
    if (button(ui_, target("post"), cells[4],
               {.label = ctx_.words("wall.post"), .look = ButtonLook::primary,
                .enabled = !base::clean_text(pad_.text).empty() && allowed(ctx_, May::write)}))
      post_from_pad(ctx_, pad_, r_);
  }

  void remember(Pad::Edit edit) {
    if (pad_.edit != edit || ctx_.now - pad_.edited_at > kPause) {
      if (pad_.before.size() >= kMostSteps) pad_.before.erase(pad_.before.begin());
      pad_.before.push_back(pad_.text);
    }
    pad_.edit = edit;
    pad_.edited_at = pad_.touched_at = ctx_.now;
  }

  void type(std::string_view letters) {
    if (base::count_characters(pad_.text) >= kMostCharacters) return;
    remember(Pad::Edit::typed);
    pad_.text += letters;
  }

  std::size_t begin_of_last() const {
    const auto ends = base::character_ends(pad_.text);
    return ends.size() < 2 ? 0 : ends[ends.size() - 2];
  }

  void erase() {
    remember(Pad::Edit::erased);
    pad_.text.resize(begin_of_last());
  }

  void next_form() {
    const std::size_t begin = begin_of_last();
    const std::string last = pad_.text.substr(begin);
    const auto try_all = [&](std::span<const std::u8string_view> forms) {
      for (const std::u8string_view form : forms) {
        const auto all = characters(plain(form));
        const auto at = std::find(all.begin(), all.end(), last);
        if (at == all.end()) continue;
        remember(Pad::Edit::typed);
        pad_.text.replace(begin, std::string::npos, at + 1 == all.end() ? all.front() : *(at + 1));
        return true;
      }
      return false;
    };
    if (!try_all(kForms)) try_all(kMoreForms);
  }

  // The kana at the end in the other script: かふぇ → カフェ, and back.
  void to_katakana() {
    std::string out;
    const auto all = characters(pad_.text);
    std::size_t first = all.size();
    const auto shifted = [](std::string_view c, bool up) -> std::string {
      if (c.size() != 3 || static_cast<unsigned char>(c[0]) != 0xE3) return {};
      const unsigned code = (static_cast<unsigned char>(c[1]) & 0x3Fu) << 6 | (static_cast<unsigned char>(c[2]) & 0x3Fu);
      const unsigned low = up ? 0x041 : 0x0A1, high = up ? 0x096 : 0x0F6; // of U+3000
      if (code == 0x0FC) return std::string(c); // ー is both
      if (code < low || code > high) return {};
      const unsigned other = up ? code + 0x60 : code - 0x60;
      return {static_cast<char>(0xE3), static_cast<char>(0x80 | other >> 6), static_cast<char>(0x80 | (other & 0x3F))};
    };
    const auto run = [&](bool up) {
      first = all.size();
      while (first > 0 && !shifted(all[first - 1], up).empty()) --first;
      bool letters = false;
      for (std::size_t i = first; i < all.size(); ++i) letters |= all[i] != "ー";
      return letters;
    };
    const bool up = run(true);
    if (!up && !run(false)) return;
    for (std::size_t i = 0; i < all.size(); ++i) out += i < first ? std::string(all[i]) : shifted(all[i], up);
    remember(Pad::Edit::typed);
    pad_.text = std::move(out);
  }

  Context& ctx_;
  Ui& ui_;
  Pad& pad_;
  Rect r_;
  std::string name_;
};

} // namespace

void draw_pad(Context& ctx, int slot, const Rect& r) { PadFrame(ctx, slot, r).draw(); }

} // namespace yoriai::screens
