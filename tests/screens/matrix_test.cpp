// The matrix: places, order, reasons, what is put off, and the vote beside them.
#include <gtest/gtest.h>

#include "screens/host.hpp"

namespace yoriai::tests {
namespace {

class Matrix : public testing::TestWithParam<widgets::Point> {
protected:
  Matrix() : host({.size = GetParam()}) {
    host.apply(R"({"do":"add","kind":"problem","id":"p1","text":"坂の上で暮らしにくい","fields":{"universality":true}})");
    for (const char* id : {"A1", "B1", "C1"}) issue(id, "この地域で取り組むこと");
    host.apply(R"({"do":"step","to":"hakodate/5"})");
    host.look();
  }

  void issue(const std::string& id, const std::string& text) {
    host.apply(R"({"do":"add","kind":"issue","id":")" + id + R"(","text":")" + text + R"(","from":["p1"]})");
  }
  const meeting::Item& item(const std::string& id) const { return *host.meeting().item(id); }
  void act(const std::string& id) {
    if (!host.ui.has("act/" + id)) host.ui.tap("act/more");
    host.ui.tap("act/" + id);
  }
  // On small surfaces a part stands behind a switch.
  void show(const std::string& part) {
    for (const std::string& name : {"matrix/side/" + part, "matrix/left/" + part, "matrix/right/" + part})
      if (host.ui.has(name)) host.ui.tap(name);
  }
  // Leafs through the list until the target shows.
  void tap_in_list(const std::string& name) {
    for (const char* page : {"ranking/up", "ranking/down"})
      for (int i = 0; i < 20 && !host.ui.has(name) && host.ui.has(page); ++i) host.ui.tap(page);
    host.ui.tap(name);
    host.look();
  }
  int rank(const std::string& id) const { return static_cast<int>(item(id).field_number("priority").value_or(0)); }

  Host host;
};

TEST_P(Matrix, AnIssueIsPlacedByTapAndTap) {
  show("plane");
  host.ui.tap("note/A1");
  const widgets::Rect plane = host.ui.target("matrix/plane").rect;
  host.ui.tap_at({plane.x0 + plane.width() * 0.8f, plane.y0 + plane.height() * 0.2f});
  host.look();
  ASSERT_TRUE(item("A1").at.has_value());
  EXPECT_NEAR(*item("A1").field_number("feasibility"), 0.84, 0.06);
  EXPECT_NEAR(*item("A1").field_number("effect"), 0.9, 0.12);
  EXPECT_TRUE(host.view.selection.empty());
}

TEST_P(Matrix, AnIssueIsDraggedAndDraggedAgain) {
  show("plane");
  const widgets::Rect plane = host.ui.target("matrix/plane").rect;
  host.ui.drag("note/B1", widgets::Point{plane.x0 + plane.width() * 0.25f, plane.y0 + plane.height() * 0.75f});
  host.look();
  ASSERT_TRUE(item("B1").at.has_value());
  EXPECT_LT((*item("B1").at)[0], 0.3);
  host.ui.drag("note/B1", widgets::Point{plane.x1 - 60, plane.y0 + 60});
  host.look();
  EXPECT_GT((*item("B1").at)[0], 0.9);
  EXPECT_GT((*item("B1").at)[1], 0.9);
}

TEST_P(Matrix, TheOrderIsMadeAndChangedByHand) {
  show("ranking");
  for (const char* id : {"A1", "B1", "C1"}) tap_in_list(std::string("rank/") + id + "/add");
  EXPECT_EQ(rank("A1"), 1);
  EXPECT_EQ(rank("B1"), 2);
  EXPECT_EQ(rank("C1"), 3);
  tap_in_list("rank/B1/up");
  EXPECT_EQ(rank("B1"), 1);
  EXPECT_EQ(rank("A1"), 2);
  tap_in_list("rank/B1/down");
  EXPECT_EQ(rank("B1"), 2);
  EXPECT_EQ(rank("C1"), 3);
}

TEST_P(Matrix, ReasonsGoFromNoneToThree) {
  host.apply(R"({"do":"set","id":"A1","fields":{"priority":1}})");
  host.look();
  show("ranking");
  for (const int expected : {1, 2, 3, 0}) {
    host.ui.tap("rank/A1/urgency");
    EXPECT_EQ(static_cast<int>(*item("A1").field_number("urgency")), expected);
  }
  host.ui.tap("rank/A1/concern");
  host.ui.tap("rank/A1/speed");
  EXPECT_EQ(*item("A1").field_number("concern"), 1);
  EXPECT_EQ(*item("A1").field_number("speed"), 1);
}

TEST_P(Matrix, AnIssueIsPutOffWithReasonAndDateAndComesBack) {
  host.apply(R"({"do":"set","id":"A1","fields":{"priority":1}})");
  host.apply(R"({"do":"set","id":"B1","fields":{"priority":2}})");
  host.look();
  show("ranking");
  host.ui.tap("rank/A1");
  show("later");
  host.ui.tap("defer/slot");
  host.ui.type("病院との話し合いが二月にあるため");
  host.ui.tap("ask/deferral/ok");
  host.look();
  EXPECT_EQ(item("A1").field_text("deferral"), "病院との話し合いが二月にあるため");
  EXPECT_FALSE(item("A1").field_number("priority").has_value());
  EXPECT_EQ(rank("B1"), 1);
  if (host.view.selection.first() != "A1") host.ui.tap("defer/A1");
  act("date");
  host.ui.tap("ask/deferral_until/2026-03-01");
  host.look();
  EXPECT_EQ(item("A1").field_text("deferral_until"), "2026-03-01");
  act("return");
  host.look();
  EXPECT_EQ(item("A1").field_text("deferral"), "");
  EXPECT_EQ(rank("A1"), 2);
}

TEST_P(Matrix, OverlappingIssuesAreListed) {
  for (const char* id : {"A1", "B1", "C1"})
    host.apply(std::string(R"({"do":"set","id":")") + id + R"(","at":[0.5,0.5]})");
  host.look();
  show("plane");
  host.ui.tap("note/C1");
  ASSERT_TRUE(host.ui.has("matrix/near/A1"));
  host.ui.tap("matrix/near/B1");
  EXPECT_EQ(host.view.selection.first(), "B1");
}

TEST_P(Matrix, AHundredAndFiftyIssuesStayUsable) {
  for (int i = 0; i < 147; ++i) {
    const std::string id = "x" + std::to_string(i);
    issue(id, "課題 " + std::to_string(i));
    host.apply(R"({"do":"set","id":")" + id + R"(","at":[)" + std::to_string((i * 37 % 100) / 100.0) + "," +
               std::to_string((i * 61 % 100) / 100.0) + R"(],"fields":{"priority":)" + std::to_string(i + 1) + "}}");
  }
  host.look();
  show("plane");
  EXPECT_GE(host.ui.names_beginning("note/").size(), 147u);
  host.ui.tap("note/x40");
  if (host.ui.has("matrix/near/x40")) host.ui.tap("matrix/near/x40");
  EXPECT_EQ(host.view.selection.first(), "x40");
  const widgets::Rect plane = host.ui.target("matrix/plane").rect;
  host.ui.drag("note/x40", widgets::Point{plane.x0 + 60, plane.y1 - 60});
  host.look();
  EXPECT_LT((*item("x40").at)[0], 0.1);
}

TEST_P(Matrix, TheVoteIsOnTheIssuesAndChangesNoRank) {
  host.apply(R"({"do":"set","id":"A1","fields":{"priority":1}})");
  host.look();
  host.ui.tap("matrix/vote");
  host.ui.tap("ballot_sheet/ok");
  host.look();
  ASSERT_EQ(host.meeting().ballots().size(), 1u);
  const std::string ballot = host.meeting().ballots().front().id;
  EXPECT_EQ(host.meeting().ballots().front().targets.size(), 3u);
  host.ui.tap("booth/begin");
  host.ui.tap("ballot/" + ballot + "/C1/plus");
  host.ui.tap("booth/next");
  host.ui.tap("booth/role/none");
  host.ui.tap("booth/end");
  host.ui.tap("booth/end/close");
  host.look();
  EXPECT_EQ(rank("A1"), 1);
  EXPECT_EQ(rank("C1"), 0);
}

INSTANTIATE_TEST_SUITE_P(Sizes, Matrix,
                         testing::Values(widgets::Point{1920, 1080}, widgets::Point{1280, 800}, widgets::Point{860, 1376}),
                         [](const auto& info) { return "w" + std::to_string(static_cast<int>(info.param.x)); });

} // namespace
} // namespace yoriai::tests
