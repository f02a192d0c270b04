// Silent writing: what lies face down is nobody's to work with until the room turns it over, and no sentence tells it.
#include <algorithm>

#include "meeting/findings.hpp"
#include "world.hpp"

namespace yoriai::meeting::test {
namespace {

constexpr std::string_view kSecret = "夜に父の声が大きくなる";

// The furnished meeting, in which one more hypothesis n, a resource q and a problem z lie face down.
World silent() {
  World world = furnished();
  world.must({"{'do':'hide','step':'hakodate/1'}", "{'do':'hide','step':'resources'}", "{'do':'hide','step':'hakodate/2'}",
              "{'do':'add','id':'n','kind':'hypothesis','text':'夜に父の声が大きくなる','role':'resident'}",
              "{'do':'add','id':'q','kind':'resource','text':'夜に父の声が大きくなる','place':'resources/self/slow'}",
              "{'do':'add','id':'z','kind':'problem','text':'夜に父の声が大きくなる','place':'hakodate/2'}"});
  return world;
}

struct Refused {
  const char* name;
  std::string_view command;
  std::string_view key;
};

void PrintTo(const Refused& refused, std::ostream* out) { *out << refused.name; }

const Refused kRefused[] = {
    {"HideUnknownStep", "{'do':'hide','step':'hakodate/9'}", "unknown_step"},
    {"RevealUnknownStep", "{'do':'reveal','step':'hakodate/9'}", "unknown_step"},
    {"HideWithoutStep", "{'do':'hide'}", "missing_field"},
    {"HideTheMatrix", "{'do':'hide','step':'hakodate/5'}", "hide_not_here"},
    {"HideTheResponses", "{'do':'hide','step':'hakodate/6'}", "hide_not_here"},
    {"Stack", "{'do':'stack','ids':['n','h1']}", "face_down"},
    {"StackOntoIt", "{'do':'stack','ids':['h1','n']}", "face_down"},
    {"LinkFrom", "{'do':'link','from':'q','to':'r1','kind':'arrow'}", "face_down"},
    {"LinkTo", "{'do':'link','from':'r1','to':'q','kind':'arrow'}", "face_down"},
    {"Serves", "{'do':'link','from':'q','to':'i1','kind':'serves'}", "face_down"},
    {"Mark", "{'do':'mark','id':'n','on':true}", "face_down"},
    {"Park", "{'do':'park','id':'n'}", "face_down"},
    {"Promote", "{'do':'add','kind':'problem','text':'x','from':['n']}", "face_down"},
    {"PromoteByFrom", "{'do':'set','id':'p1','from':['n']}", "face_down"},
    {"EvidenceFor", "{'do':'add','kind':'evidence','text':'x','from':['z']}", "face_down"},
    {"Move", "{'do':'set','id':'q','place':'hakodate/1'}", "kind_not_at_place"},
    {"Ballot", "{'do':'ballot.open','method':'dots','targets':['n']}", "face_down"},
    {"BallotAmongOthers", "{'do':'ballot.open','method':'dots','targets':['h1','n']}", "face_down"},
};

class FaceDown : public testing::TestWithParam<Refused> {};

TEST_P(FaceDown, IsRefusedWithASentenceThatTellsNothing) {
  World world = silent();
  const Meeting before = world.meeting;
  const auto events = world.send(GetParam().command);
  ASSERT_FALSE(events.ok());
  EXPECT_EQ(events.error().key, "refused." + std::string(GetParam().key));
  expect_sentence(events.error());
  for (const auto lang : {base::Lang::ja, base::Lang::en})
    EXPECT_EQ(words(lang).sentence(events.error()).find(kSecret), std::string::npos);
  EXPECT_TRUE(world.meeting.same_as(before));
}

INSTANTIATE_TEST_SUITE_P(Silence, FaceDown, testing::ValuesIn(kRefused),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(Silence, ANoteStaysInItsStep) {
  World world({"hakodate"});
  world.must({"{'do':'hide','step':'hakodate/2'}",
              "{'do':'add','id':'z','kind':'problem','text':'x','place':'hakodate/2'}"});
  const auto moved = world.send("{'do':'set','id':'z','place':'hakodate/3'}");
  ASSERT_FALSE(moved.ok());
  EXPECT_EQ(moved.error().key, "refused.face_down");
  world.must({"{'do':'reveal','step':'hakodate/2'}", "{'do':'set','id':'z','place':'hakodate/3'}"});
}

TEST(Silence, AllOfItCanBeDoneOnceTurned) {
  World world = silent();
  world.must({"{'do':'reveal','step':'hakodate/1'}", "{'do':'mark','id':'n','on':true}", "{'do':'park','id':'n'}",
              "{'do':'unpark','id':'n'}", "{'do':'add','kind':'problem','text':'x','from':['n']}"});
  EXPECT_FALSE(world.meeting.item("n")->hidden);
  EXPECT_TRUE(world.meeting.item("q")->hidden) << "another step";
}

TEST(Silence, NoFindingTellsOfANoteOrGoesByIt) {
  World world({"hakodate"});
  world.must({"{'do':'hide','step':'hakodate/1'}", "{'do':'add','id':'n','kind':'hypothesis','text':'夜に父の声が大きくなる'}",
              "{'do':'add','id':'o','kind':'hypothesis','text':'坂がきつい'}"});
  const auto all = findings(world.meeting, library());
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].code, "notes_face_down");
  EXPECT_EQ(all[0].args.at("count"), "2");
  for (const auto lang : {base::Lang::ja, base::Lang::en}) {
    const std::string sentence = words(lang)("finding.notes_face_down", all[0].args);
    EXPECT_NE(sentence.find('2'), std::string::npos) << sentence;
    EXPECT_EQ(sentence.find('{'), std::string::npos) << sentence;
  }
}

TEST(Silence, UndoneStepByStepItIsAsBefore) {
  World world = furnished();
  const Meeting start = world.meeting;
  std::vector<std::vector<Event>> done;
  std::vector<Meeting> kept;
  for (const auto line :
       {"{'do':'hide','step':'hakodate/1'}", "{'do':'add','id':'n','kind':'hypothesis','text':'x'}",
        "{'do':'set','id':'n','text':'y'}", "{'do':'reveal','step':'hakodate/1'}", "{'do':'hide','step':'hakodate/1'}",
        "{'do':'reveal','step':'hakodate/1'}"}) {
    kept.push_back(world.meeting);
    done.push_back(world.send(line).value());
  }
  while (!done.empty()) {
    take_back(world.meeting, done.back());
    EXPECT_TRUE(world.meeting.same_as(kept.back())) << done.size();
    done.pop_back();
    kept.pop_back();
  }
  EXPECT_TRUE(world.meeting.same_as(start));
}

} // namespace
} // namespace yoriai::meeting::test
