// What every target of a screen must keep to: large enough for a finger, apart from its neighbours, not under another one,
// on the surface. A thing that scrolling cuts is measured where more of it shows.
//
//   TargetRules rules("panel43 ja", 0.42);
//   rules.walk(host.ui, "hakodate/1"); // looks, and pages down to the end of every list
//   rules.finish();
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "support/ui_driver.hpp"

namespace yoriai::tests {

class TargetRules {
public:
  static constexpr float kLeast = widgets::metric::kTargetMin; // px, 16.6 mm at arm's length
  static constexpr float kApart = widgets::metric::kGapSmall;
  static constexpr float kSlack = 0.6f; // of rounding

  static constexpr double kKeyMm = 22.5; // width of a key where pads share a large panel; on other displays 60 px

  TargetRules(std::string where, double mm_per_px) : where_(std::move(where)), mm_per_px_(mm_per_px) {}

  // Looks at what is on the screen now; `measured`: nothing that matters is cut by a list that is scrolled.
  void look(UiDriver& ui, const std::string& screen, bool measured = true) {
    const auto& all = ui.ui().targets().all();
    EXPECT_FALSE(all.empty()) << where_ << " " << screen;
    const widgets::Rect surface = ui.ui().surface().inset(-kSlack);
    for (const auto& target : all) {
      if (!surface.contains(target.rect)) problem(screen, target.name + " leaves the surface");
      if (!target.enabled || !measured) continue;
      auto& largest = sizes_[{screen, target.name}];
      largest.x = std::max(largest.x, target.rect.width());
      largest.y = std::max(largest.y, target.rect.height());
      if (target.kind == "key" && target.name.starts_with("pad/")) keys_.insert(target.name);
    }
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = i + 1; j < all.size(); ++j) compare(screen, all[i], all[j]);
  }

  // … and what paging down brings.
  void walk(UiDriver& ui, const std::string& screen) {
    for (const std::string& up : ui.names())
      for (int page = 0;
           page < 60 && up.ends_with("/up") && (!up.starts_with("timer/") || up == "timer/up") && ui.has(up); ++page)
        ui.tap(up);
    look(ui, screen);
    std::set<std::string> walked;
    for (std::string down = next_list(ui, walked); !down.empty(); down = next_list(ui, walked)) {
      walked.insert(down);
      for (int page = 0; page < 40 && ui.has(down) && ui.enabled(down); ++page) ui.tap(down), look(ui, screen);
    }
  }

  void finish() {
    for (const auto& [which, size] : sizes_)
      if (size.x < least_width(which.second) - kSlack || size.y < kLeast - kSlack)
        problem(which.first, which.second + " is " + figure(size.x) + " x " + figure(size.y));
    for (const auto& [what, screens] : problems_) ADD_FAILURE() << where_ << ": " << what << "  [" << screens << "]";
    sizes_.clear(), problems_.clear();
  }

private:
  float least_width(const std::string& name) const {
    return keys_.contains(name) ? std::min(kLeast, static_cast<float>(kKeyMm / mm_per_px_)) : kLeast;
  }

  static std::string figure(float px) { return std::to_string(static_cast<int>(px * 10) / 10.0).substr(0, 5); }

  static std::string next_list(UiDriver& ui, const std::set<std::string>& walked) {
    for (const std::string& name : ui.names())
      if (name.ends_with("/down") && !(name.starts_with("timer/") && name != "timer/down") && ui.enabled(name) &&
          !walked.contains(name))
        return name;
    return {};
  }

  // Parts of one control, rows of one list, keys of one keyboard, cells of one table may touch.
  static bool of_one_thing(const widgets::Target& a, const widgets::Target& b) {
    const auto stem = [](const std::string& name) { return name.substr(0, name.rfind('/') + 1); };
    const auto thing = [](const std::string& name) { return name.substr(0, name.find('/') + 1); };
    const auto of_table = [](const widgets::Target& t) { return t.kind == "cell" || t.name.starts_with("head/"); };
    if (of_table(a) && of_table(b)) return true;
    if (a.name.starts_with("pad/") && b.name.starts_with("pad/")) return true;
    if (a.kind != b.kind || a.kind == "button" || thing(a.name).empty()) return false;
    return stem(a.name) == stem(b.name) || (a.kind != "note" && thing(a.name) == thing(b.name));
  }

  // The buttons of a list that is low lie over its lower right corner: what they cover can be scrolled past them. Chips on
  // a plane lie where the room has put them, and a tap between them asks which one is meant.
  bool may_lie_on(const std::string& screen, const widgets::Target& a, const widgets::Target& b) const {
    const auto pages = [](const widgets::Target& t) { return t.name.ends_with("/down") || t.name.ends_with("/up"); };
    if ((pages(a) && b.kind == "note") || (pages(b) && a.kind == "note")) return true;
    return screen.find("hakodate/5") != std::string::npos && a.name.starts_with("note/") && b.name.starts_with("note/");
  }

  void compare(const std::string& screen, const widgets::Target& a, const widgets::Target& b) {
    if (a.layer != b.layer) return;
    if (may_lie_on(screen, a, b)) return;
    const float dx = std::max(b.rect.x0 - a.rect.x1, a.rect.x0 - b.rect.x1);
    const float dy = std::max(b.rect.y0 - a.rect.y1, a.rect.y0 - b.rect.y1);
    if (dx < -kSlack && dy < -kSlack) {
      const bool inside = a.rect.inset(-kSlack).contains(b.rect) || b.rect.inset(-kSlack).contains(a.rect);
      if (!inside) problem(screen, a.name + " lies on " + b.name);
      return;
    }
    const bool neighbours = (dx < 0 && dy >= -kSlack) || (dy < 0 && dx >= -kSlack);
    if (neighbours && std::max(dx, dy) < kApart - kSlack && !of_one_thing(a, b))
      problem(screen, a.name + " is " + figure(std::max(dx, dy)) + " from " + b.name);
  }

  void problem(const std::string& screen, const std::string& what) {
    auto& screens = problems_[what];
    if (screens.find(screen) == std::string::npos && screens.size() < 200)
      screens += (screens.empty() ? "" : ", ") + screen;
  }

  std::string where_;
  double mm_per_px_ = 0;
  std::set<std::string> keys_;                                          // of the pads
  std::map<std::pair<std::string, std::string>, widgets::Point> sizes_; // the largest of each enabled target, by screen
  std::map<std::string, std::string> problems_;                         // what, and on which screens
};

} // namespace yoriai::tests
