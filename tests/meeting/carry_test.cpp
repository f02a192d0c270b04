// What an earlier meeting left to do comes to the next one, once.
#include "meeting/carry.hpp"

#include "world.hpp"

namespace yoriai::meeting::test {
namespace {

World autumn() {
  World w = furnished();
  w.must(
      {"{'do':'add','kind':'response','id':'w2','text':'配食の説明会','from':['i2'],'fields':{'owner':'社協','due':'"
       "2026-11-01'}}",
       "{'do':'add','kind':'response','id':'w3','text':'だれも担わない','from':['i3']}",
       "{'do':'action','id':'t1','what':'町会へ行く','who':'包括','due':'2026-10-10','from':'w1'}",
       "{'do':'follow_up','id':'k1','text':'去年から続く','outcome':'going_on'}",
       "{'do':'follow_up','id':'k2','text':'去年に済んだ','outcome':'done'}",
       "{'do':'add','kind':'hypothesis','id':'x3','text':'話し終えた'}", "{'do':'park','id':'x3'}",
       "{'do':'review','id':'x3','outcome':'settled'}", "{'do':'meeting','next_issues':'冬の移動'}"});
  return w;
}

std::vector<std::string> texts(const Meeting& meeting) {
  std::vector<std::string> all;
  for (const FollowUp& each : meeting.record().follow_ups) all.push_back(each.text);
  return all;
}

TEST(Carry, BringsWhatWasLeftToDo) {
  World next;
  for (const Command& command : carried_over(next.meeting, autumn().meeting)) EXPECT_TRUE(next.send(command).ok());
  EXPECT_EQ(texts(next.meeting),
            (std::vector<std::string>{"町会へ行く（包括 2026-10-10）", "あとで", "配食の説明会（社協 2026-11-01）",
                                      "去年から続く", "冬の移動"}));
  for (const FollowUp& each : next.meeting.record().follow_ups) {
    EXPECT_EQ(each.source, "春の会 2026-03-05");
    EXPECT_EQ(each.outcome, "");
  }
}

TEST(Carry, TwiceBringsNothingMore) {
  World next;
  const World earlier = autumn();
  for (const Command& command : carried_over(next.meeting, earlier.meeting)) EXPECT_TRUE(next.send(command).ok());
  EXPECT_TRUE(carried_over(next.meeting, earlier.meeting).empty());
}

TEST(Carry, OfAnEmptyMeetingIsNothing) {
  const World next, earlier;
  EXPECT_TRUE(carried_over(next.meeting, earlier.meeting).empty());
}

} // namespace
} // namespace yoriai::meeting::test
