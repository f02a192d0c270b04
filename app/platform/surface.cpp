#include "platform/surface.hpp"

#include <algorithm>

#include "imgui_internal.h" // the queue of waiting input

namespace yoriai::platform {

Surface::Surface(FontSet& fonts) : fonts_(fonts) {
  ImGuiContext* before = ImGui::GetCurrentContext();
  context_ = ImGui::CreateContext(&fonts.atlas());
  make_current();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.FontDefault = fonts.fonts().regular;
  io.ConfigInputTextCursorBlink = false;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
  ImGui::SetCurrentContext(before != nullptr ? before : context_);
}

Surface::~Surface() {
  ImGuiContext* current = ImGui::GetCurrentContext();
  ImGui::DestroyContext(context_);
  ImGui::SetCurrentContext(current == context_ ? nullptr : current);
}

ImGuiIO& Surface::io() { return context_->IO; }

void Surface::frame(const SurfaceSize& size, float seconds, const std::function<void()>& draw) {
  make_current();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(size.width_px) / size.scale, static_cast<float>(size.height_px) / size.scale};
  io.DisplayFramebufferScale = {size.scale, size.scale};
  io.DeltaTime = std::max(seconds, 1e-4f); // ImGui refuses time that stands still
  ImGui::NewFrame();
  draw();
  ImGui::Render();
  fonts_.hand_textures_to(ImGui::GetPlatformIO().Textures);
}

ImDrawData* Surface::draw_data() {
  make_current();
  return ImGui::GetDrawData();
}

bool Surface::input_waiting() const { return !context_->InputEventsQueue.empty(); }

void accept_textures(FontSet& fonts) {
  ImVector<ImTextureData*> textures = fonts.atlas().TexList;
  fonts.hand_textures_to(textures);
  for (ImTextureData* texture : textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed) {
      texture->SetTexID(static_cast<ImTextureID>(texture->UniqueID + 1));
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

} // namespace yoriai::platform
