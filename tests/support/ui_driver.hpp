// Drives a screen without a display: a real ImGui context with the real fonts and no renderer.
// Include as "support/ui_driver.hpp". Two targets with one name fail the test.
//
//   UiDriver ui({1920, 1080});
//   ui.show([&](widgets::Ui& u) { screen.draw(u); });   // what each frame draws
//   ui.tap("step/2");  ui.type("坂が急");  ui.drag("note/h1", {900, 300});
//
// Every act runs the frames it takes (finger down, finger up, and one to settle). Names that are not on the screen
// fail the test with the list of those that are.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/locale.hpp"
#include "widgets/ui.hpp"

namespace yoriai::tests {

class UiDriver {
public:
  // Size in device px; scale = device px per reference px.
  explicit UiDriver(widgets::Point device_size = {1920, 1080}, float scale = 1, base::Lang lang = base::Lang::ja);
  ~UiDriver();

  using Draw = std::function<void(widgets::Ui&)>;
  void show(Draw draw);               // sets what is drawn and runs two frames
  void after_frame(std::function<void()> act); // runs after every frame (submit queued commands)
  void frame(int count = 1);
  void resize(widgets::Point device_size, float scale);

  // Named acts. The finger goes to the middle of the visible part.
  void tap(std::string_view name);
  void tap_at(widgets::Point p);      // reference px
  void drag(std::string_view name, widgets::Point to);
  void drag(std::string_view name, std::string_view onto);
  void press(std::string_view name);  // finger down only
  void press_at(widgets::Point p);
  void move_to(widgets::Point p);
  void release();
  void wheel(widgets::Point at, float notches); // negative = down
  void type(std::string_view utf8);   // into the field that has the keyboard
  void key(ImGuiKey key, bool ctrl = false, bool shift = false);
  void hands(widgets::Hands hands);   // one frame with these fingers beside the pointer
  void preedit(std::string text);     // as from an input method; empty ends it

  bool has(std::string_view name) const;
  bool enabled(std::string_view name) const;
  // The target, or a test failure that names what there is and an empty target.
  const widgets::Target& target(std::string_view name) const;
  std::vector<std::string> names() const;
  std::vector<std::string> names_beginning(std::string_view prefix) const;

  widgets::Ui& ui();
  ImDrawData* draw_data(); // of the last frame

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

} // namespace yoriai::tests
