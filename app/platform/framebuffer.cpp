#include "platform/framebuffer.hpp"

#include <glad/gl.h>

#include <algorithm>

#include "imgui_impl_opengl3.h"

namespace yoriai::platform {

Framebuffer::Framebuffer(int width_px, int height_px) : width_(width_px), height_(height_px) {
  glGenRenderbuffers(1, &colour_);
  glBindRenderbuffer(GL_RENDERBUFFER, colour_);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width_, height_);
  glGenFramebuffers(1, &framebuffer_);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colour_);
  complete_ = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

Framebuffer::~Framebuffer() {
  glDeleteFramebuffers(1, &framebuffer_);
  glDeleteRenderbuffers(1, &colour_);
}

void Framebuffer::draw(std::span<ImDrawData* const> all, ImU32 ground) {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  clear_target(width_, height_, ground);
  for (ImDrawData* data : all) ImGui_ImplOpenGL3_RenderDrawData(data);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

Image Framebuffer::read() const {
  const std::size_t row = static_cast<std::size_t>(width_) * 4;
  Image image{width_, height_, std::vector<std::uint8_t>(row * static_cast<std::size_t>(height_))};
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  // OpenGL has the lowest row first; and what lies behind the picture is of no interest.
  const auto rows = image.rgba.begin();
  for (std::ptrdiff_t top = 0, bottom = height_ - 1; top < bottom; ++top, --bottom) {
    const auto stride = static_cast<std::ptrdiff_t>(row);
    std::swap_ranges(rows + top * stride, rows + (top + 1) * stride, rows + bottom * stride);
  }
  for (std::size_t i = 3; i < image.rgba.size(); i += 4) image.rgba[i] = 255;
  return image;
}

void clear_target(int width_px, int height_px, ImU32 ground) {
  const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(ground);
  glDisable(GL_SCISSOR_TEST);
  glViewport(0, 0, width_px, height_px);
  glClearColor(colour.x, colour.y, colour.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

} // namespace yoriai::platform
