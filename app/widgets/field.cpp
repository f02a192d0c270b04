#include "widgets/field.hpp"

#include <algorithm>

#include "imgui_internal.h"
#include "imgui_stdlib.h"
#include "widgets/field_style.hpp"
#include "widgets/paint.hpp"
#include "widgets/soft_wrap.hpp"

namespace yoriai::widgets {
namespace {

constexpr float kPad = kFieldPad, kScrollbar = kFieldScrollbar;

struct Editing { // what the callback needs while a multi-line field is written into
  Ui* ui;
  TextStyle style;
  float width;
};

// Cuts at `count` code points.
void limit(std::string& text, int count) {
  int seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && seen++ == count) {
      text.resize(i);
      return;
    }
}

// Runs every frame while the field is active: mends soft breaks and keeps the caret out of their middle.
int rewrap(ImGuiInputTextCallbackData* data) {
  const Editing& editing = *static_cast<const Editing*>(data->UserData);
  const std::string_view shown(data->Buf, static_cast<std::size_t>(data->BufTextLen));
  std::size_t cursor = static_cast<std::size_t>(data->CursorPos);
  const std::string plain = unwrap(shown, &cursor);
  const std::string mended = wrap_softly(*editing.ui, plain, editing.style, editing.width);
  if (mended != shown) {
    const int at = static_cast<int>(to_shown(mended, cursor));
    data->DeleteChars(0, data->BufTextLen);
    data->InsertChars(0, mended.data(), mended.data() + mended.size());
    data->CursorPos = data->SelectionStart = data->SelectionEnd = at;
    return 0;
  }
  const CaretMove move = ImGui::IsKeyDown(ImGuiKey_LeftArrow)    ? CaretMove::left
                         : ImGui::IsKeyDown(ImGuiKey_RightArrow) ? CaretMove::right
                                                                 : CaretMove::other;
  const auto settle = [&](int at) {
    return static_cast<int>(out_of_break(mended, static_cast<std::size_t>(at), move));
  };
  data->CursorPos = settle(data->CursorPos);
  data->SelectionStart = settle(data->SelectionStart);
  data->SelectionEnd = settle(data->SelectionEnd);
  return 0;
}

bool edit_line(std::string_view id, std::string& text) {
  return ImGui::InputText(std::string(id).c_str(), &text, ImGuiInputTextFlags_EnterReturnsTrue);
}

bool edit_lines(Ui& ui, std::string_view id, const Rect& r, std::string& text, const TextStyle& style) {
  Editing editing{&ui, style, r.width() - 2 * kPad - kScrollbar - 2};
  std::string shown = wrap_softly(ui, text, style, editing.width);
  constexpr ImGuiInputTextFlags flags = ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_NoHorizontalScroll |
                                        ImGuiInputTextFlags_CallbackAlways;
  const bool submitted = ImGui::InputTextMultiline(std::string(id).c_str(), &shown, {r.width(), r.height()}, flags,
                                                   rewrap, &editing);
  text = unwrap(shown);
  return submitted;
}

// A field that cannot be touched now (under a sheet, or switched off) is a picture of itself.
void draw_still(Ui& ui, const Rect& in, const std::string& text, const FieldSpec& spec, Color color) {
  const TextStyle style{spec.size, Weight::regular, 1.0f};
  if (spec.multiline)
    draw_text(ui, {in.x0, in.y0 + 12, in.x1 - kScrollbar - 2, in.y1 - 12}, text, style, {.color = color});
  else
    draw_line(ui, in, text, style, color);
}

// The caret at the end and nothing selected, when the program and not the person moved the keyboard here.
void caret_to_end(ImGuiID id) {
  ImGuiInputTextState* state = ImGui::GetInputTextState(id);
  if (!state) return;
  state->ReloadUserBufAndMoveToEnd();
}

} // namespace

FieldResult text_field(Ui& ui, std::string_view name, const Rect& r, std::string& text, const FieldSpec& spec) {
  const Theme& t = ui.theme();
  const TextStyle style{spec.size, Weight::regular, 1.0f};
  const bool live =
      ui.register_target({.name = name, .label = spec.label, .kind = "input", .enabled = spec.enabled}, r) &&
      spec.enabled;
  const std::string id = "##" + std::string(name);
  const ImGuiID item = ImGui::GetCurrentWindow()->GetID(id.c_str());
  const bool was_active = live && ImGui::GetActiveID() == item;
  if (spec.framed) draw_field_box(ui, r, spec.enabled, was_active);
  Rect edit = r;
  if (spec.icon) draw_icon(ui, spec.icon, edit.inset(kPad, 0).cut_left(36).centre(), 36, t.ai_text), edit.x0 += 48;
  const Rect in = edit.inset(kPad, 0);
  if (text.empty() && !(was_active && ui.composing()))
    draw_still(ui, in, std::string(spec.placeholder), spec, spec.enabled ? t.ink2 : t.disabled.ink);
  FieldResult result;
  if (!live) {
    draw_still(ui, in, text, spec, spec.enabled ? t.ink : t.disabled.ink);
    return result;
  }
  const std::string before = text;
  const bool asked = ui.take_focus_request(name);
  push_field_style(t, {kPad, spec.multiline ? 12.0f : std::max(0.0f, (r.height() - spec.size) / 2)});
  ImGui::PushFont(ui.fonts().regular, spec.size);
  ImGui::SetCursorScreenPos(edit.min());
  ImGui::SetNextItemWidth(edit.width());
  if (asked) ImGui::SetKeyboardFocusHere();
  const bool entered = spec.multiline ? edit_lines(ui, id, edit, text, style) : edit_line(id, text);
  result.active = ImGui::IsItemActive();
  result.left = ImGui::IsItemDeactivated();
  ImGui::PopFont();
  pop_field_style();

  ImGuiStorage* memory = ImGui::GetStateStorage();
  if (asked) memory->SetBool(item, true), ui.want_frame();
  result.pasted = result.active && !ui.composing() &&
                  (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_V) || ImGui::IsKeyChordPressed(ImGuiMod_Shift | ImGuiKey_Insert));
  if (result.active && memory->GetBool(item)) caret_to_end(item), memory->SetBool(item, false);
  if (ui.composing()) {
    result.submitted = false; // Enter ends the composition, it never posts
    if (entered) text = before, ui.focus(name);
  } else {
    result.submitted = entered;
  }
  // ImGui's Esc takes back everything since the field was entered; people only mean to leave it.
  if (result.left && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) text = before;
  limit(text, spec.max_characters);
  result.changed = text != before;
  if (result.active) draw_field_preedit(ui, in, spec.size);
  return result;
}

void focus_field(Ui& ui, std::string_view name) { ui.focus(name); }

} // namespace yoriai::widgets
