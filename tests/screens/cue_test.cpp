// When a line of the prompter comes up: the conditions by themselves, and which of several takes precedence.
#include "screens/cue.hpp"

#include <gtest/gtest.h>

#include "screens/host.hpp"

namespace yoriai::tests {
namespace {

using screens::Moment;
using sheets::CueWhen;

constexpr base::TimeMs kMinute = 60'000;

class Cues : public testing::Test {
protected:
  Moment moment(const std::string& step, base::TimeMs planned = 0, base::TimeMs spent = 0) {
    found_ = meeting::findings(host.meeting(), host.library);
    steps_ = {host.library.step(step)};
    return {host.meeting(), found_, steps_, host.library.sheet_of(step), host.now, planned, spent, base::Lang::ja};
  }
  std::optional<base::Args> holds(CueWhen when, const std::string& step) { return screens::holds(when, moment(step)); }
  void add(const std::string& kind, const std::string& id, const std::string& text, const std::string& more = "") {
    host.apply(R"({"do":"add","kind":")" + kind + R"(","id":")" + id + R"(","text":")" + text + "\"" + more + "}");
  }
  Host host;

private:
  std::vector<meeting::Finding> found_;
  std::vector<const sheets::Step*> steps_;
};

TEST_F(Cues, SkippedAnalysisHoldsOnceAnIssueWasMadeWithoutFactors) {
  add("problem", "p1", "通院の足がない", R"(,"fields":{"universality":true})");
  EXPECT_FALSE(holds(CueWhen::analysis_skipped, "hakodate/5")) << "nothing was skipped yet";
  add("issue", "i1", "足を確保する", R"(,"from":["p1"])");
  const auto args = holds(CueWhen::analysis_skipped, "hakodate/5");
  ASSERT_TRUE(args);
  EXPECT_EQ(args->at("name"), "a");
  EXPECT_EQ(args->at("count"), "1");
  add("factor", "f1", "坂が急だ", R"(,"from":["p1"],"fields":{"class":"place"})");
  EXPECT_FALSE(holds(CueWhen::analysis_skipped, "hakodate/5"));
}

TEST_F(Cues, AnEmptyClassOfFactorsIsNamedOnceThereAreFour) {
  add("problem", "p1", "通院の足がない", R"(,"fields":{"universality":true})");
  const char* classes[] = {"individual", "system", "place", "residents"};
  for (int i = 0; i < 4; ++i) {
    EXPECT_FALSE(holds(CueWhen::class_empty, "hakodate/4")) << i;
    add("factor", "f" + std::to_string(i), "要因",
        R"(,"from":["p1"],"fields":{"class":")" + std::string(classes[i]) + R"("})");
  }
  const auto args = holds(CueWhen::class_empty, "hakodate/4");
  ASSERT_TRUE(args);
  const auto* field = host.library.kind("factor")->field("class");
  EXPECT_EQ(args->at("name"), field->choices.back().label.ja);
  add("factor", "f9", "研修がない", R"(,"from":["p1"],"fields":{"class":"supporters"})");
  EXPECT_FALSE(holds(CueWhen::class_empty, "hakodate/4"));
  EXPECT_FALSE(holds(CueWhen::class_empty, "hakodate/1")) << "it is a matter of its own step";
}

TEST_F(Cues, AnEmptyColumnOfTheGridIsNamedOnceFourThingsAreThere) {
  const char* columns[] = {"self", "mutual", "public"};
  for (int i = 0; i < 4; ++i) {
    EXPECT_FALSE(holds(CueWhen::column_empty, "resources")) << i;
    add("resource", "r" + std::to_string(i), "体操の会",
        R"(,"place":"resources/)" + std::string(columns[i % 3]) + R"(/existing")");
  }
  EXPECT_EQ(holds(CueWhen::column_empty, "resources")->at("name"), "共助");
  add("resource", "r9", "送迎", R"(,"place":"resources/social/slow")");
  EXPECT_FALSE(holds(CueWhen::column_empty, "resources"));
  host.apply(R"({"do":"remove","id":"r9"})");
  EXPECT_TRUE(holds(CueWhen::column_empty, "resources")) << "what is in the trash fills nothing";
}

TEST_F(Cues, TimeIsShortFromFourFifthsAndOverWhenItIsGone) {
  const auto short_of = [&](base::TimeMs planned, base::TimeMs spent) {
    return screens::holds(CueWhen::time_short, moment("hakodate/1", planned * kMinute, spent * kMinute));
  };
  const auto over = [&](base::TimeMs planned, base::TimeMs spent) {
    return screens::holds(CueWhen::time_over, moment("hakodate/1", planned * kMinute, spent * kMinute));
  };
  EXPECT_FALSE(over(20, 30)) << "the meeting is elsewhere";
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  EXPECT_FALSE(short_of(20, 15));
  ASSERT_TRUE(short_of(20, 16));
  EXPECT_EQ(short_of(20, 16)->at("minutes"), "4");
  EXPECT_FALSE(short_of(20, 20));
  EXPECT_FALSE(over(20, 19));
  ASSERT_TRUE(over(20, 20));
  EXPECT_EQ(over(20, 20)->at("minutes"), "1");
  EXPECT_EQ(over(20, 27)->at("minutes"), "7");
  EXPECT_FALSE(over(0, 90)) << "nothing was planned";
  EXPECT_FALSE(short_of(0, 90));
}

TEST_F(Cues, NobodyWritesHoldsFiveMinutesAfterTheLastNoteOrTheArrival) {
  EXPECT_FALSE(holds(CueWhen::nobody_writes, "hakodate/1")) << "the meeting is nowhere yet";
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  host.now += 5 * kMinute - 1;
  EXPECT_FALSE(holds(CueWhen::nobody_writes, "hakodate/1"));
  host.now += 1;
  EXPECT_TRUE(holds(CueWhen::nobody_writes, "hakodate/1"));
  EXPECT_FALSE(holds(CueWhen::nobody_writes, "hakodate/4")) << "the meeting is elsewhere";
  add("hypothesis", "h1", "坂が急だ");
  EXPECT_FALSE(holds(CueWhen::nobody_writes, "hakodate/1"));
  host.now += 6 * kMinute;
  EXPECT_EQ(holds(CueWhen::nobody_writes, "hakodate/1")->at("minutes"), "6");
}

TEST_F(Cues, FewPapersHoldsWhileABallotIsOpen) {
  for (int i = 0; i < 8; ++i)
    host.apply(R"({"do":"participant","name":"参加者)" + std::to_string(i) + R"(","role":"resident"})");
  add("hypothesis", "h1", "坂が急だ");
  add("hypothesis", "h2", "店がない");
  EXPECT_FALSE(holds(CueWhen::few_papers, "hakodate/1"));
  host.apply(R"({"do":"ballot.open","id":"b1","method":"dots","targets":["h1","h2"],"budget":3,"cap":2})");
  EXPECT_EQ(holds(CueWhen::few_papers, "hakodate/1")->at("count"), "0");
  EXPECT_FALSE(holds(CueWhen::few_papers, "hakodate/5")) << "not what is voted on there";
  for (int i = 0; i < 4; ++i) {
    EXPECT_TRUE(holds(CueWhen::few_papers, "hakodate/1")) << i;
    host.apply(R"({"do":"ballot.cast","ballot":"b1","votes":{"h1":1}})");
  }
  EXPECT_FALSE(holds(CueWhen::few_papers, "hakodate/1")) << "half have voted";
}

TEST_F(Cues, LikeNotesApartAreNamedByTheirWord) {
  for (int i = 0; i < 7; ++i)
    add("hypothesis", "h" + std::to_string(i), "ことば" + std::string(static_cast<std::size_t>(i), 'x'));
  add("hypothesis", "b1", "病院が遠い");
  add("hypothesis", "b2", "病院の待ち時間");
  EXPECT_FALSE(holds(CueWhen::notes_apart, "hakodate/1"));
  add("hypothesis", "b3", "帰りの病院でころぶ");
  const auto args = holds(CueWhen::notes_apart, "hakodate/1");
  ASSERT_TRUE(args);
  EXPECT_EQ(args->at("name"), "病院");
  EXPECT_EQ(args->at("count"), "3");
  host.apply(R"({"do":"stack","ids":["b1","b2"]})");
  EXPECT_FALSE(holds(CueWhen::notes_apart, "hakodate/1"));
}

TEST_F(Cues, WhatLiesFaceDownIsNeverTold) {
  host.apply(R"({"do":"hide","step":"hakodate/1"})");
  for (int i = 0; i < 12; ++i) add("hypothesis", "h" + std::to_string(i), "病院が遠い");
  EXPECT_FALSE(holds(CueWhen::notes_apart, "hakodate/1"));
}

TEST_F(Cues, TheFirstLineThatHoldsComesUpAndADismissedOneDoesNot) {
  host.apply(R"({"do":"step","to":"hakodate/1"})");
  host.now += 10 * kMinute;
  const Moment now = moment("hakodate/1", 20 * kMinute, 25 * kMinute);
  std::set<std::string> dismissed;
  const auto first = screens::cue(now, dismissed);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->when, CueWhen::nobody_writes) << "the step's own lines before those of the sheet";
  dismissed.insert(screens::dismissal(now, first->when));
  const auto second = screens::cue(now, dismissed);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->when, CueWhen::time_over);
  EXPECT_NE(second->text.find("5 分"), std::string::npos) << second->text;
  EXPECT_EQ(second->text.find('{'), std::string::npos) << second->text;
  dismissed.insert(screens::dismissal(now, second->when));
  EXPECT_FALSE(screens::cue(now, dismissed));
  host.apply(R"({"do":"step","to":"hakodate/2"})");
  EXPECT_TRUE(screens::cue(moment("hakodate/2", 20 * kMinute, 25 * kMinute), dismissed)) << "only for that step";
}

} // namespace
} // namespace yoriai::tests
