#include "widgets/components.hpp"

#include <array>
#include <cstdio>
#include <string>

#include "widgets/control_look.hpp"
#include "widgets/controls.hpp"
#include "widgets/note.hpp"
#include "widgets/paint.hpp"

namespace yoriai::widgets {
namespace {

constexpr std::array<std::string_view, 8> kRoles{"resident",      "commissioner",   "care_manager",  "medical",
                                                 "care_provider", "administration", "social_worker", "other"};

std::string_view say(Ui& ui, const char* key) { return ui.words()(key); }

void section(Ui& ui, float x, float middle, const char* key) {
  draw_line(ui, {x, middle - 16, x + 620, middle + 16}, say(ui, key), {size::kList, Weight::bold, 1},
            ui.theme().ai_text);
}

void header(Ui& ui, const Rect& r) {
  const Theme& t = ui.theme();
  fill(ui, r, t.surface);
  hline(ui, r.x0, r.x1, r.y1, t.line, t.border_line);
  crest(ui, {58, 44}, 48);
  draw_line(ui, {104, 0, 900, 88}, say(ui, "components.title"), {size::kTitle, Weight::bold, 1}, t.ink);
  draw_line(ui, {900, 0, r.x1 - 32, 86}, say(ui, "components.scale"), {size::kList, Weight::regular, 1}, t.ink2,
            Align::right);
}

void banners(Ui& ui, float width) {
  banner(ui, "banner/unsaved", {32, 108, width - 32, 184},
         {.kind = NoticeKind::err, .icon = icon::kError, .title = say(ui, "components.cannot_save"),
          .text = say(ui, "components.cannot_save_text"), .act = say(ui, "components.save_elsewhere"),
          .other = say(ui, "components.details")});
  banner(ui, "banner/pending", {32, 196, width - 32, 272},
         {.kind = NoticeKind::warn, .icon = icon::kSyncProblem, .title = say(ui, "components.not_yet_saved"),
          .text = say(ui, "components.not_yet_saved_text"), .other = say(ui, "components.close")});
}

void notes(Ui& ui) {
  section(ui, 32, 313, "components.note");
  NoteView first{.role = "resident", .role_label = say(ui, "components.role.resident"),
                 .text = say(ui, "components.note_text"), .strength = say(ui, "components.strength")};
  const Rect first_at = Rect::at(32, 342, 306, note_height(ui, first, 306));
  note(ui, "note/n1", first_at, first);
  NoteView chosen{.role = "medical", .role_label = say(ui, "components.role.medical"),
                  .text = say(ui, "components.note_chosen"), .chosen = true};
  note(ui, "note/n2", Rect::at(32, first_at.y1 + 24, 306, note_height(ui, chosen, 306)), chosen);

  section(ui, 376, 313, "components.stack");
  static constexpr std::array<std::string_view, 3> roles{"care_manager", "medical", "resident"};
  StackView sheets{.title = say(ui, "components.stack_title"), .text = say(ui, "components.stack_text"), .roles = roles,
                   .count = say(ui, "components.stack_count")};
  const Rect stack_at = Rect::at(376, 342, 312, stack_height(ui, sheets, 312));
  stack(ui, "stack/s1", stack_at, sheets);
  face_down(ui, "note/n3", Rect::at(376, stack_at.y1 + 23, 312, 112), say(ui, "components.face_down"));
}

void buttons(Ui& ui) {
  section(ui, 734, 313, "components.buttons");
  const std::string_view post = say(ui, "components.post");
  button(ui, "button/stack", Rect::at(734, 342, 129, 72), {.label = say(ui, "components.pile")});
  button(ui, "button/post", Rect::at(875, 342, 104, 72), {.label = post, .look = ButtonLook::primary});
  paint_button(ui, Rect::at(990, 342, 104, 72), {.label = post, .look = ButtonLook::primary}, true);
  button(ui, "button/redo", Rect::at(1106, 342, 153, 72), {.label = say(ui, "components.redo"), .enabled = false});

  section(ui, 734, 453, "components.toggles");
  const ThreeLabels labels{say(ui, "components.yes"), say(ui, "components.no"), say(ui, "components.undecided")};
  toggle3(ui, "toggle/yes", Rect::at(734, 481, 132, 104), Three::yes, labels);
  toggle3(ui, "toggle/no", Rect::at(878, 481, 132, 104), Three::no, labels);
  toggle3(ui, "toggle/undecided", Rect::at(1022, 481, 132, 104), Three::undecided, labels);

  section(ui, 734, 627, "components.keys");
  key(ui, "key/あ", Rect::at(734, 655, 64, 64), "あ");
  paint_key(ui, Rect::at(806, 655, 64, 64), "か", true, true, false);
  key(ui, "key/ゐ", Rect::at(878, 655, 64, 64), "ゐ", false);
  key(ui, "key/convert", Rect::at(950, 655, 110, 64), say(ui, "components.convert"));
}

void roles(Ui& ui, float x) {
  const Theme& t = ui.theme();
  section(ui, x, 313, "components.roles");
  const auto columns = Rect::at(x, 342, 568, 60).columns(4, 6);
  for (std::size_t i = 0; i < kRoles.size(); ++i) {
    const RoleLook& look = t.role(kRoles[i]);
    const Rect r = columns[i % 4].moved(0, i < 4 ? 0.0f : 67.0f);
    fill(ui, r, look.tint, metric::kRadiusNote);
    border(ui, r, look.edge, t.border_note, metric::kRadiusNote);
    Rect in = r.inset(8, 0);
    draw_shape(ui, look.shape, in.cut_left(24, 5).centre(), 24, look.mark);
    in.x1 = r.x1;
    draw_line(ui, in, say(ui, ("components.role." + std::string(kRoles[i])).c_str()), {size::kSmall, Weight::regular, 1}, t.ink);
  }
}

void letters(Ui& ui, float x) {
  section(ui, x, 501, "components.letters");
  problem_badge(ui, Rect::at(x, 539, 64, 64), "a");
  issue_badge(ui, Rect::at(x + 80, 539, 64, 64), "A");
  matrix_disc(ui, {x + 202, 571}, 84, "B", false, false);
  matrix_disc(ui, {x + 302, 571}, 84, "C", true, false);
  draw_text(ui, {x + 360, 539, x + 560, 603}, say(ui, "components.deferred"), {size::kHint, Weight::regular, 1.35f},
            {.color = ui.theme().ink2, .valign = VAlign::middle});

  section(ui, x, 653, "components.chips");
  float at = x;
  const Chip chips[] = {{say(ui, "components.quantitative"), icon::kBarChart, ChipKind::quantitative, {}},
                        {say(ui, "components.qualitative"), icon::kFormatQuote, ChipKind::qualitative, {}},
                        {say(ui, "components.none_yet"), icon::kInfo, ChipKind::warn, {}},
                        {say(ui, "components.agreed"), icon::kHandshake, ChipKind::ok, {}}};
  for (const Chip& chip : chips) at += draw_chip(ui, {at, 681}, chip, 56) + 11;
}

void states(Ui& ui, float right) {
  section(ui, 32, 787, "components.empty");
  empty_box(ui, "empty", {32, 815, 688, 899}, say(ui, "components.first_note"));
  section(ui, 734, 787, "components.time");
  const auto timer = [&](float x, const char* key, bool over) {
    const Rect box = Rect::at(x, 815, timer_box_width(ui, say(ui, key)), 84);
    timer_box(ui, box, say(ui, key), over);
    return box.x1;
  };
  timer(timer(734, "components.time_left", false) + 14, "components.time_over", true);
  section(ui, right, 787, "components.votes");
  vote_dot(ui, {right + 32, 857}, 64, true);
  vote_dot(ui, {right + 110, 857}, 64, false);
  button(ui, "ballot/full", Rect::at(right + 156, 815, 150, 84),
         {.label = say(ui, "components.cap"), .enabled = false, .size = 28});
  button(ui, "ballot/add", Rect::at(right + 320, 815, 174, 84),
         {.label = say(ui, "components.put_in"), .icon = icon::kAdd, .look = ButtonLook::primary, .size = 28});
}

void swatches(Ui& ui, float width) {
  const Theme& t = ui.theme();
  struct Swatch {
    const char* key;
    Color color;
  };
  const Swatch all[] = {{"paper", t.paper},      {"surface", t.surface},    {"sunken", t.sunken},
                        {"ink", t.ink},          {"ink2", t.ink2},          {"line", t.line},
                        {"line2", t.line2},      {"ai", t.ai},              {"ai_deep", t.ai_deep},
                        {"ai_soft", t.ai_soft},  {"warn", t.warn.ground},   {"err", t.err.ground},
                        {"ok", t.ok.ground},     {"disabled", t.disabled.ground}};
  const auto places = Rect{32, 917, width - 32, 968}.columns(static_cast<int>(std::size(all)), 13);
  for (std::size_t i = 0; i < std::size(all); ++i) {
    const Rect& r = places[i];
    fill(ui, r, all[i].color, metric::kRadiusNote);
    border(ui, r, t.line2, 1.5f, metric::kRadiusNote);
    const std::string key = std::string("components.color.") + all[i].key;
    draw_line(ui, {r.x0, 972, r.x1 + 12, 998}, say(ui, key.c_str()), {size::kSmall, Weight::regular, 1}, t.ink);
    char hex[8];
    std::snprintf(hex, sizeof hex, "#%02X%02X%02X", (all[i].color >> IM_COL32_R_SHIFT) & 255u,
                  (all[i].color >> IM_COL32_G_SHIFT) & 255u, (all[i].color >> IM_COL32_B_SHIFT) & 255u);
    draw_line(ui, {r.x0, 1000, r.x1 + 12, 1026}, hex, {size::kHint, Weight::regular, 1}, t.ink2);
  }
}

} // namespace

void draw_components(Ui& ui) {
  const Rect all = ui.surface();
  fill(ui, all, ui.theme().paper);
  header(ui, {0, 0, all.x1, metric::kTopBar});
  banners(ui, all.x1);
  notes(ui);
  buttons(ui);
  const float right = 1320;
  roles(ui, right);
  letters(ui, right);
  states(ui, right);
  swatches(ui, all.x1);
}

} // namespace yoriai::widgets
