// STEP6 by named targets.
#include "screens/board_acts.hpp"
#include "screens/form_sheet.hpp"
#include "screens/responses_layout.hpp"

namespace yoriai::tests {
namespace {

using Ids = std::vector<std::string>;

class ResponsesTest : public BoardTest {
protected:
  ResponsesTest() {
    apply(
        {R"({"do":"add","kind":"problem","id":"p1","text":"出かけにくい","fields":{"universality":true}})",
         R"({"do":"add","kind":"issue","id":"i1","text":"移動の手段をつくる","from":["p1"],"fields":{"priority":2}})",
         R"({"do":"add","kind":"issue","id":"i2","text":"見守りの約束を決める","from":["p1"],"fields":{"priority":1}})",
         R"({"do":"add","kind":"issue","id":"i3","text":"連絡の時期をそろえる","from":["p1"],"fields":{"deferral":"二月まで待つ","deferral_until":"2026-03-31"}})",
         R"({"do":"add","kind":"response","id":"r1","from":["i2"],"fields":{"method":"連絡先を一枚にまとめる。"}})",
         R"({"do":"step","to":"hakodate/6"})"});
  }
};

TEST_P(ResponsesTest, IssuesStandByPriorityAndThoseForLaterLast) {
  const auto& layout = *host.view.board.responses.layout;
  ASSERT_EQ(layout.blocks.size(), 3u);
  EXPECT_EQ(layout.blocks[0].id, "i2");
  EXPECT_EQ(layout.blocks[1].id, "i1");
  EXPECT_EQ(layout.blocks[2].id, "i3");
  EXPECT_EQ(layout.without_owner, 1);
}

TEST_P(ResponsesTest, SomebodyTakesItOn) {
  ui.tap("owner/r1");
  answer("ask/owner", "民生委員、町会");
  EXPECT_EQ(item("r1").field_text("owner"), "民生委員、町会");
  EXPECT_EQ(screens::owners_of(item("r1")), (Ids{"民生委員", "町会"}));
}

TEST_P(ResponsesTest, ADateIsSetByStepping) {
  ui.tap("due/r1");
  ui.tap("due/due/month_after");
  ui.tap("due/due/day_before");
  ui.tap("due/ok");
  host.look();
  EXPECT_EQ(item("r1").field_text("due"),
            screens::moved_date(screens::moved_date(base::iso_date(host.now), 0, 2), -1, 0));
  ui.tap("due/r1");
  ui.tap("due/due/clear");
  ui.tap("due/ok");
  host.look();
  EXPECT_EQ(item("r1").field_text("due"), "");
}

TEST_P(ResponsesTest, TheLevelIsOneOfFour) {
  ui.tap("level/r1/areas");
  EXPECT_EQ(item("r1").field_text("level"), "areas");
  ui.tap("level/r1/areas");
  EXPECT_EQ(item("r1").field_text("level"), "");
}

TEST_P(ResponsesTest, TheWayIsChosen) {
  ui.tap("note/r1");
  act("way");
  ui.tap("way/rules");
  host.look();
  EXPECT_EQ(item("r1").field_text("way"), "rules");
}

TEST_P(ResponsesTest, AResponseIsAddedToTheIssueThatHasNone) {
  host.view.selection.only("i1");
  host.look();
  ui.tap(ui.has("add/i1") ? "add/i1" : "act/add");
  answer("ask/response", "乗り合い便をためす。");
  EXPECT_EQ(last("response").from, Ids{"i1"});
  EXPECT_EQ(last("response").field_text("method"), "乗り合い便をためす。");
}

TEST_P(ResponsesTest, AResponseIsAddedFromTheBar) {
  ui.tap("act/add");
  ui.tap("add_to/i2");
  host.look();
  answer("ask/response", "新聞店にも頼む。");
  EXPECT_EQ(last("response").from, Ids{"i2"});
}

TEST_P(ResponsesTest, WhyThereIsNoneIsKept) {
  ui.tap("note/r1");
  act("reason_not");
  answer("ask/reason_not", "場がまだない");
  EXPECT_EQ(item("r1").field_text("reason_not"), "場がまだない");
}

TEST_P(ResponsesTest, TheMethodIsRewrittenAndTheResponseThrownAway) {
  ui.tap("note/r1");
  act("edit");
  answer("ask/method", "配る。");
  EXPECT_EQ(item("r1").field_text("method"), "連絡先を一枚にまとめる。配る。");
  act("remove");
  EXPECT_TRUE(item("r1").removed);
}

TEST_P(ResponsesTest, ThePlanAsksEverythingInOneSheet) {
  ui.tap("note/r1");
  act("plan");
  ASSERT_TRUE(host.view.board.form);
  for (const char* field : {"method", "owner", "due", "level", "way", "why", "what", "who", "when", "where", "how",
                            "cost", "indicator", "target", "review"})
    EXPECT_NE(host.view.board.form->field(field), nullptr) << field;
  for (auto& field : host.view.board.form->fields)
    if (field.id == "cost") field.value = "車代は町会で";
  ui.tap("plan/ok");
  host.look();
  EXPECT_EQ(item("r1").field_text("cost"), "車代は町会で");
  EXPECT_EQ(item("r1").field_text("method"), "連絡先を一枚にまとめる。") << "what was not touched stays";
}

TEST_P(ResponsesTest, TheSixChecksAreShown) {
  ui.tap("plan_checks");
  EXPECT_TRUE(ui.has("checks/back"));
  ui.tap("checks/back");
  EXPECT_FALSE(ui.has("checks/back"));
}

YORIAI_BOTH_SIZES(ResponsesTest);

TEST(MovedDate, KeepsToTheCalendar) {
  EXPECT_EQ(screens::moved_date("2026-01-31", 0, 1), "2026-02-28");
  EXPECT_EQ(screens::moved_date("2028-01-31", 0, 1), "2028-02-29");
  EXPECT_EQ(screens::moved_date("2026-12-31", 1, 0), "2027-01-01");
  EXPECT_EQ(screens::moved_date("2026-03-01", -1, 0), "2026-02-28");
  EXPECT_EQ(screens::moved_date("2026-01-15", 0, -1), "2025-12-15");
  EXPECT_EQ(screens::moved_date("nonsense", 1, 0), "nonsense");
}

} // namespace
} // namespace yoriai::tests
