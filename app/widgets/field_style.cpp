#include "widgets/field_style.hpp"

#include <algorithm>

#include "imgui_internal.h"
#include "widgets/paint.hpp"

namespace yoriai::widgets {

void push_field_style(const Theme& t, Point padding) {
  const auto color = [](ImGuiCol which, Color c) { ImGui::PushStyleColor(which, c); };
  color(ImGuiCol_FrameBg, 0);
  color(ImGuiCol_ChildBg, 0);
  color(ImGuiCol_Text, t.ink);
  color(ImGuiCol_InputTextCursor, t.ai_text);
  color(ImGuiCol_TextSelectedBg, t.high_contrast ? rgb(0x4A4A00) : rgb(0xBFD3EA));
  color(ImGuiCol_ScrollbarBg, 0);
  color(ImGuiCol_ScrollbarGrab, t.line2);
  color(ImGuiCol_ScrollbarGrabHovered, t.line2);
  color(ImGuiCol_ScrollbarGrabActive, t.line2);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, padding);
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0f);
  ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 0.0f);
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, kFieldScrollbar);
}

void pop_field_style() {
  ImGui::PopStyleVar(4);
  ImGui::PopStyleColor(9);
}

// What the input method composes, at the caret, underlined.
void draw_field_preedit(Ui& ui, const Rect& inside, float size) {
  const ImGuiPlatformImeData& ime = ImGui::GetCurrentContext()->PlatformImeData;
  if (!ui.composing() || !ime.WantVisible) return;
  ImDrawList* d = ImGui::GetForegroundDrawList();
  const std::string_view text = ui.preedit();
  const float w = ui.fonts().regular->CalcTextSizeA(size, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
  const Theme& t = ui.theme();
  const float x = std::max(inside.x0, std::min(ime.InputPos.x + 1, inside.x1 - w)), y = ime.InputPos.y;
  d->PushClipRect(inside.min(), inside.max(), true);
  d->AddRectFilled({x, y}, {x + w + 2, y + size + 4}, t.surface);
  d->AddText(ui.fonts().regular, size, {x, y}, t.ink, text.data(), text.data() + text.size());
  d->AddRectFilled({x, y + size + 1}, {x + w, y + size + 3}, t.ai_text);
  d->PopClipRect();
}

void draw_field_box(Ui& ui, const Rect& r, bool enabled, bool active) {
  const Theme& t = ui.theme();
  fill(ui, r, enabled ? t.surface : t.disabled.ground, metric::kRadiusButton);
  const Color edge = !enabled ? t.disabled.border : active ? t.ai : t.line2;
  border(ui, r, edge, active ? t.border_control + 1 : t.border_control, metric::kRadiusButton);
}

} // namespace yoriai::widgets
