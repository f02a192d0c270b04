// One meeting from the first hunch to the minutes, by taps alone.

#include <gtest/gtest.h>

#include "screens/host.hpp"

namespace yoriai::tests {
namespace {

class WholeMeeting : public ::testing::TestWithParam<widgets::Point> {
protected:
  WholeMeeting() : host(Host::Options{.size = GetParam()}) {}

  void write(const std::string& field, const std::string& text, const std::string& done) {
    host.ui.tap(field);
    host.ui.type(text);
    host.ui.tap(done);
  }
  void agree() {
    host.ui.tap("agree");
    host.ui.tap("agree/ok");
  }
  std::string only(const char* kind) const {
    const auto ids = host.of_kind(kind);
    EXPECT_EQ(ids.size(), 1u) << kind;
    return ids.empty() ? "" : ids.front();
  }

  Host host;
};

TEST_P(WholeMeeting, FromTheFirstHunchToTheMinutes) {
  write("compose/text", "坂が急で買い物に行けない", "compose/post");
  EXPECT_EQ(host.meeting().item(only("hypothesis"))->text, "坂が急で買い物に行けない");
  agree();

  host.ui.tap("act/write");
  write("ask/problem/text", "出かけにくい人が多い", "ask/problem/ok");
  const std::string problem = only("problem");
  host.ui.tap("add_evidence/" + problem);
  write("evidence/text", "受診を減らした人 8件", "evidence/ok");
  host.ui.tap("universality/" + problem);
  EXPECT_EQ(host.meeting().item(problem)->field_bool("universality"), true);
  agree();
  EXPECT_EQ(host.meeting().step(), "hakodate/4");

  host.ui.tap("column/individual/write");
  write("ask/factor/text", "足が弱った", "ask/factor/ok");
  host.ui.tap("issue/add");
  write("ask/issue/text", "坂の上からも通える足をつくる", "ask/issue/ok");
  const std::string issue = only("issue");
  EXPECT_EQ(host.meeting().item(issue)->symbol, "A");
  agree();

  host.ui.tap("note/" + issue);
  host.ui.tap("matrix/plane");
  EXPECT_TRUE(host.meeting().item(issue)->field_number("effect"));
  agree();

  host.ui.tap("add/" + issue);
  write("ask/response/text", "乗り合い便をためす", "ask/response/ok");
  const std::string response = only("response");
  host.ui.tap("owner/" + response);
  write("ask/owner/text", "町会連合会", "ask/owner/ok");
  EXPECT_EQ(host.meeting().item(response)->field_text("owner"), "町会連合会");
  agree();
  EXPECT_EQ(host.meeting().step(), "resources");
  EXPECT_EQ(host.meeting().agreements().size(), 6u);

  host.ui.tap("tab/minutes");
  EXPECT_EQ(host.view.shown, "minutes");
  EXPECT_TRUE(host.refusals.empty());
}

INSTANTIATE_TEST_SUITE_P(Sizes, WholeMeeting, ::testing::Values(widgets::Point{1920, 1080}, widgets::Point{1280, 800}),
                         [](const auto& size) { return size.param.x > 1500 ? "Large" : "Small"; });

} // namespace
} // namespace yoriai::tests
