#include "support/ui_driver.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/files.hpp"
#include "platform/fonts.hpp"
#include "platform/surface.hpp"

namespace yoriai::tests {
namespace {

// Loading the fonts costs more than a test: one set for all drivers of the program.
platform::FontSet& shared_fonts() {
  static std::unique_ptr<platform::FontSet> fonts = [] {
    auto loaded = platform::FontSet::load();
    if (!loaded) {
      ADD_FAILURE() << "no fonts: " << loaded.error().key;
      std::abort();
    }
    return std::move(loaded).value();
  }();
  return *fonts;
}

base::Words load_words(base::Lang lang) {
  auto words = base::Words::load(base::assets_root() / "locale", lang);
  if (!words) {
    ADD_FAILURE() << "no words: " << words.error().key;
    return {};
  }
  return std::move(words).value();
}

} // namespace

struct UiDriver::Impl {
  Impl(widgets::Point size, float scale, base::Lang lang)
      : words(load_words(lang)), surface(shared_fonts()), ui(shared_fonts().fonts(), words) {
    resize(size, scale);
    surface.io().ConfigErrorRecoveryEnableTooltip = false;
  }

  void resize(widgets::Point size, float scale) {
    surface_size = {static_cast<int>(size.x), static_cast<int>(size.y), scale};
  }

  void one_frame() {
    shared_fonts().new_frame();
    surface.frame(surface_size, 1.0f / 60, [this] {
      const float s = surface_size.scale;
      ui.begin_frame({.size = {static_cast<float>(surface_size.width_px) / s,
                               static_cast<float>(surface_size.height_px) / s},
                      .scale = s,
                      .preedit = preedit,
                      .hands = &hands});
      if (draw) draw(ui);
      ui.end_frame();
    });
    platform::accept_textures(shared_fonts());
    if (after) after();
    refuse_twins();
  }

  // Two targets of one name cannot be told apart by a script, and ImGui would mix them up.
  void refuse_twins() {
    std::set<std::string_view> seen;
    for (const widgets::Target& t : ui.targets().all())
      if (!seen.insert(t.name).second && reported.insert(t.name).second)
        ADD_FAILURE() << "two targets are called " << t.name;
  }

  void frames(int count) {
    for (int i = 0; i < count; ++i) one_frame();
    for (int i = 0; i < 50 && surface.input_waiting(); ++i) one_frame();
  }

  ImGuiIO& io() { return surface.io(); }

  base::Words words;
  platform::Surface surface;
  widgets::Ui ui;
  platform::SurfaceSize surface_size;
  std::string preedit;
  widgets::Hands hands;
  Draw draw;
  std::function<void()> after;
  std::set<std::string> reported;
};

UiDriver::UiDriver(widgets::Point device_size, float scale, base::Lang lang)
    : impl_(std::make_unique<Impl>(device_size, scale, lang)) {}

UiDriver::~UiDriver() = default;

void UiDriver::show(Draw draw) {
  impl_->draw = std::move(draw);
  frame(2);
}

void UiDriver::after_frame(std::function<void()> act) { impl_->after = std::move(act); }

void UiDriver::frame(int count) { impl_->frames(count); }

void UiDriver::resize(widgets::Point device_size, float scale) {
  impl_->resize(device_size, scale);
  frame(2);
}

void UiDriver::tap(std::string_view name) { tap_at(target(name).rect.centre()); }

void UiDriver::tap_at(widgets::Point p) {
  press_at(p);
  release();
}

void UiDriver::drag(std::string_view name, widgets::Point to) {
  const widgets::Point from = target(name).rect.centre();
  press_at(from);
  for (int i = 1; i <= 4; ++i) {
    const float k = static_cast<float>(i) / 4;
    move_to({from.x + (to.x - from.x) * k, from.y + (to.y - from.y) * k});
  }
  release();
}

void UiDriver::drag(std::string_view name, std::string_view onto) { drag(name, target(onto).rect.centre()); }

void UiDriver::press(std::string_view name) { press_at(target(name).rect.centre()); }

void UiDriver::press_at(widgets::Point p) {
  impl_->io().AddMousePosEvent(p.x, p.y);
  impl_->io().AddMouseButtonEvent(0, true);
  frame();
}

void UiDriver::move_to(widgets::Point p) {
  impl_->io().AddMousePosEvent(p.x, p.y);
  frame();
}

void UiDriver::release() {
  impl_->io().AddMouseButtonEvent(0, false);
  frame(3); // acts, what it changed, and what can be touched then
}

void UiDriver::wheel(widgets::Point at, float notches) {
  impl_->io().AddMousePosEvent(at.x, at.y);
  impl_->io().AddMouseWheelEvent(0, notches);
  frame(2);
}

void UiDriver::type(std::string_view utf8) {
  impl_->io().AddInputCharactersUTF8(std::string(utf8).c_str());
  frame(2);
}

void UiDriver::key(ImGuiKey key, bool ctrl, bool shift) {
  ImGuiIO& io = impl_->io();
  if (ctrl) io.AddKeyEvent(ImGuiMod_Ctrl, true);
  if (shift) io.AddKeyEvent(ImGuiMod_Shift, true);
  io.AddKeyEvent(key, true);
  frame();
  io.AddKeyEvent(key, false);
  if (ctrl) io.AddKeyEvent(ImGuiMod_Ctrl, false);
  if (shift) io.AddKeyEvent(ImGuiMod_Shift, false);
  frame(2);
}

void UiDriver::hands(widgets::Hands hands) {
  impl_->hands = std::move(hands);
  impl_->one_frame();
  impl_->hands = {};
}

void UiDriver::preedit(std::string text) {
  impl_->preedit = std::move(text);
  frame();
}

bool UiDriver::has(std::string_view name) const { return impl_->ui.targets().find(name) != nullptr; }

bool UiDriver::enabled(std::string_view name) const { return target(name).enabled; }

const widgets::Target& UiDriver::target(std::string_view name) const {
  static const widgets::Target none{};
  if (const widgets::Target* found = impl_->ui.targets().find(name)) return *found;
  std::string all;
  for (const std::string& n : names()) all += "  " + n + "\n";
  ADD_FAILURE() << "nothing to touch is called \"" << name << "\"; there are\n" << all;
  return none;
}

std::vector<std::string> UiDriver::names() const { return names_beginning(""); }

std::vector<std::string> UiDriver::names_beginning(std::string_view prefix) const {
  std::vector<std::string> names;
  for (const widgets::Target& t : impl_->ui.targets().all())
    if (t.name.starts_with(prefix)) names.push_back(t.name);
  return names;
}

widgets::Ui& UiDriver::ui() { return impl_->ui; }

ImDrawData* UiDriver::draw_data() { return impl_->surface.draw_data(); }

} // namespace yoriai::tests
