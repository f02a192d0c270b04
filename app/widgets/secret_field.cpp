#include "widgets/secret_field.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "imgui_internal.h"
namespace ImStb { // as ImGui includes it: what a deleted letter was is kept there
#include "imstb_textedit.h"
}
#include "widgets/field_style.hpp"
#include "widgets/paint.hpp"

namespace yoriai::widgets {

struct SecretText::Memory {
  std::array<char, kMost> bytes{};
};

void SecretText::Wiped::operator()(Memory* memory) const {
  ::explicit_bzero(memory->bytes.data(), memory->bytes.size());
  ::munlock(memory, sizeof(Memory));
  delete memory;
}

SecretText::SecretText() : memory_(new Memory) {
  (void)::mlock(memory_.get(), sizeof(Memory)); // refused where locked memory is rationed: wiped all the same
}

std::string_view SecretText::view() const {
  return memory_ ? std::string_view(memory_->bytes.data(), ::strnlen(memory_->bytes.data(), kMost))
                 : std::string_view();
}

int SecretText::characters() const {
  const std::string_view text = view();
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

void SecretText::wipe() {
  if (memory_) ::explicit_bzero(memory_->bytes.data(), memory_->bytes.size());
}

char* SecretText::data() {
  if (!memory_) *this = SecretText();
  return memory_->bytes.data();
}

namespace {

void wipe_bytes(ImVector<char>& bytes) {
  if (bytes.Data) ::explicit_bzero(bytes.Data, static_cast<std::size_t>(bytes.Capacity));
}

// A dot for each letter, where ImGui places the letter that stands for all of them.
void draw_dots(Ui& ui, const Rect& in, int count, float size, float scroll, Color color) {
  const float step = ui.fonts().regular->CalcTextSizeA(size, FLT_MAX, 0, "*").x;
  ui.push_clip(in);
  for (int i = 0; i < count; ++i)
    disc(ui, {in.x0 + step * (static_cast<float>(i) + 0.5f) - scroll, in.centre().y},
         std::min(step * 0.42f, size * 0.24f), color);
  ui.pop_clip();
}

} // namespace

FieldResult secret_field(Ui& ui, std::string_view name, const Rect& r, SecretText& text, const SecretFieldSpec& spec) {
  const Theme& t = ui.theme();
  const bool live =
      ui.register_target({.name = name, .label = spec.label, .kind = "input", .enabled = spec.enabled}, r) &&
      spec.enabled;
  const std::string id = "##" + std::string(name);
  const ImGuiID item = ImGui::GetCurrentWindow()->GetID(id.c_str());
  const bool was_active = live && ImGui::GetActiveID() == item;
  draw_field_box(ui, r, spec.enabled, was_active);
  const Rect in = r.inset(kFieldPad, 0);
  FieldResult result;
  if (live) {
    const int before = static_cast<int>(text.view().size());
    // ImGui gives the keyboard a frame or two later, and the look follows one after.
    int& soon = *ImGui::GetStateStorage()->GetIntRef(item, 0);
    if (ui.take_focus_request(name)) ImGui::SetKeyboardFocusHere(), soon = 4;
    if (soon > 0) --soon, ui.want_frame();
    push_field_style(t, {kFieldPad, std::max(0.0f, (r.height() - spec.size) / 2)});
    if (!spec.shown) ImGui::PushStyleColor(ImGuiCol_Text, 0u);
    ImGui::PushFont(ui.fonts().regular, spec.size);
    ImGui::SetCursorScreenPos(r.min());
    ImGui::SetNextItemWidth(r.width());
    // Page buttons may lie over it: the finger is theirs.
    if (const Target* top = ui.targets().at(ui.pointer()); top && top->name != name) ImGui::SetNextItemAllowOverlap();
    const ImGuiInputTextFlags hidden = spec.shown ? 0 : ImGuiInputTextFlags_Password;
    const bool entered =
        ImGui::InputText(id.c_str(), text.data(), SecretText::kMost,
                         ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_NoUndoRedo | hidden);
    result.active = ImGui::IsItemActive();
    result.left = ImGui::IsItemDeactivated();
    ImGui::PopFont();
    if (!spec.shown) ImGui::PopStyleColor();
    pop_field_style();
    result.submitted = entered && !ui.composing();
    result.changed = before != static_cast<int>(text.view().size());
    if (result.active) draw_field_preedit(ui, in, spec.size);
  }
  if (spec.shown && live) return result;
  const ImGuiInputTextState* state = live ? ImGui::GetInputTextState(item) : nullptr;
  const float scroll = state && result.active ? state->Scroll.x : 0;
  draw_dots(ui, in, text.characters(), spec.size, scroll, spec.enabled ? t.ink : t.disabled.ink);
  return result;
}

void wipe_editing() {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  ImGuiInputTextState& state = g.InputTextState;
  wipe_bytes(state.TextA);
  wipe_bytes(state.TextToRevertTo);
  wipe_bytes(state.CallbackTextBackup);
  wipe_bytes(g.InputTextDeactivatedState.TextA);
  wipe_bytes(g.TempBuffer);
  if (state.Stb) ::explicit_bzero(state.Stb->undostate.undo_char, sizeof state.Stb->undostate.undo_char);
  state.TextLen = 0;
  state.ID = 0;
  g.InputTextDeactivatedState.ID = 0;
  const auto wipe_events = [](ImVector<ImGuiInputEvent>& events) {
    for (ImGuiInputEvent& event : events)
      if (event.Type == ImGuiInputEventType_Text) event.Text.Char = 0;
  };
  wipe_events(g.InputEventsTrail);
}

} // namespace yoriai::widgets
