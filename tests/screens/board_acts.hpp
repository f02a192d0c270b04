// What the tests of the boards share: the two sizes, and acts that may stand behind 「ほか」.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "screens/host.hpp"

namespace yoriai::tests {

class BoardTest : public testing::TestWithParam<widgets::Point> {
protected:
  BoardTest() : host(options()), ui(host.ui) {}

  void apply(std::initializer_list<std::string_view> lines) {
    for (const auto line : lines) host.apply(line);
    host.look();
  }
  // An act of the selection bar, wherever it stands.
  void act(const std::string& id) {
    if (!ui.has("act/" + id)) ui.tap("act/more");
    ui.tap("act/" + id);
    host.look();
  }
  // A field of a form that may lie further down.
  void tap_in_form(const std::string& name) {
    const std::string down = name.substr(0, name.find('/')) + "/fields/down";
    while (!ui.has(name) && ui.has(down) && ui.enabled(down)) ui.tap(down);
    ui.tap(name);
  }
  void answer(const std::string& name, std::string_view text) {
    ui.tap(name + "/text");
    ui.type(text);
    ui.tap(name + "/ok");
    host.look();
  }
  const meeting::Item& item(std::string_view id) {
    const meeting::Item* found = host.meeting().item(id);
    static const meeting::Item kNone;
    EXPECT_NE(found, nullptr) << id;
    return found ? *found : kNone;
  }
  // The item of a kind written last.
  const meeting::Item& last(std::string_view kind) {
    const auto ids = host.of_kind(kind);
    return item(ids.empty() ? std::string_view("none") : std::string_view(ids.back()));
  }
  bool wide() const { return GetParam().x > 1500; }

  Host host;
  UiDriver& ui;

private:
  static Host::Options options() {
    Host::Options chosen;
    chosen.size = GetParam();
    return chosen;
  }
};

inline std::string name_of_size(const testing::TestParamInfo<widgets::Point>& info) {
  return std::to_string(static_cast<int>(info.param.x)) + "x" + std::to_string(static_cast<int>(info.param.y));
}

#define YORIAI_BOTH_SIZES(suite)                                                                                 \
  INSTANTIATE_TEST_SUITE_P(Sizes, suite, testing::Values(widgets::Point{1920, 1080}, widgets::Point{1280, 800}), \
                           name_of_size)

} // namespace yoriai::tests
