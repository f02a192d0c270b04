// Each thing that a meeting may miss: it is named when it is missing, and no longer once it is mended.
#include <algorithm>
#include <set>

#include "meeting/findings.hpp"
#include "world.hpp"

namespace yoriai::meeting::test {
namespace {

using Lines = std::vector<std::string_view>;

struct Missing {
  const char* name;
  Lines before;     // on an empty meeting
  const char* code;
  const char* item;
  const char* step;
  Lines mended; // each alone makes it go away
};

void PrintTo(const Missing& missing, std::ostream* out) { *out << missing.name; }

constexpr const char* kHunch = "{'do':'add','kind':'hypothesis','id':'h1','text':'坂の上は遠い'}";
constexpr const char* kOther = "{'do':'add','kind':'hypothesis','id':'h2','text':'坂は長い'}";
constexpr const char* kProblemLine = "{'do':'add','kind':'problem','id':'p1','text':'買い物に行けない','from':['h1']}";
constexpr const char* kIn = "{'do':'set','id':'p1','fields':{'universality':true}}";
constexpr const char* kOut = "{'do':'set','id':'p1','fields':{'universality':false,'sociality':false}}";
constexpr const char* kFactorLine = "{'do':'add','kind':'factor','id':'f1','text':'バスが減った','from':['p1']}";
constexpr const char* kIssueLine = "{'do':'add','kind':'issue','id':'i1','text':'移動の手立て','from':['p1']}";
constexpr const char* kRanked = "{'do':'set','id':'i1','fields':{'priority':1}}";
constexpr const char* kLater = "{'do':'set','id':'i1','fields':{'deferral':'来年の予算を待つ'}}";
constexpr const char* kResponseLine = "{'do':'add','kind':'response','id':'w1','from':['i1']}";
constexpr const char* kWhyNot = "{'do':'set','id':'w1','fields':{'reason_not':'担い手がいない'}}";

const Missing kMissing[] = {
    {"HypothesisNotTakenUp", {kHunch}, "hypothesis_not_taken_up", "h1", "hakodate/1",
     {kProblemLine, "{'do':'add','kind':'evidence','text':'1.8km','from':['h1']}", "{'do':'park','id':'h1'}",
      "{'do':'remove','id':'h1'}", "{'do':'set','id':'h1','fields':{'strength':true}}"}},
    {"HypothesisWhoseProblemIsInTheTrash", {kHunch, kProblemLine, "{'do':'remove','id':'p1'}"}, "hypothesis_not_taken_up",
     "h1", "hakodate/1", {"{'do':'restore','id':'p1'}"}},
    {"HypothesisBesideOneTakenUp", {kHunch, kOther, kProblemLine}, "hypothesis_not_taken_up", "h2", "hakodate/1",
     {"{'do':'stack','ids':['h1','h2']}"}},
    {"ProblemWithoutEvidence", {kHunch, kProblemLine}, "problem_without_evidence", "p1", "hakodate/2",
     {"{'do':'add','kind':'evidence','text':'1.8km','from':['p1']}",
      "{'do':'add','kind':'evidence','text':'1.8km','from':['h1']}", "{'do':'remove','id':'p1'}"}},
    {"ProblemWhoseEvidenceLiesInTheStack", {kHunch, kOther, kProblemLine, "{'do':'add','kind':'evidence','text':'x','from':['h2']}"},
     "problem_without_evidence", "p1", "hakodate/2", {"{'do':'stack','ids':['h1','h2']}"}},
    {"ProblemNotScreened", {kHunch, kProblemLine}, "problem_not_screened", "p1", "hakodate/3",
     {kIn, kOut, "{'do':'set','id':'p1','fields':{'sociality':true}}", "{'do':'park','id':'p1'}"}},
    {"ProblemHalfScreened", {kHunch, kProblemLine, "{'do':'set','id':'p1','fields':{'universality':false}}"},
     "problem_not_screened", "p1", "hakodate/3", {"{'do':'set','id':'p1','fields':{'sociality':false}}"}},
    {"ProblemScreenedOutWithoutReason", {kHunch, kProblemLine, kOut}, "problem_screened_out_without_reason", "p1",
     "hakodate/3", {"{'do':'set','id':'p1','fields':{'reason':'個別に支える'}}", kIn}},
    {"ProblemWithoutFactors", {kHunch, kProblemLine, kIn}, "problem_without_factors", "p1", "hakodate/4",
     {kFactorLine, kOut, "{'do':'park','id':'p1'}"}},
    {"ProblemWithoutFactorsThoughAnIssue", {kHunch, kProblemLine, kIn, kIssueLine}, "problem_without_factors", "p1",
     "hakodate/4", {kFactorLine}},
    {"ProblemWithoutIssue", {kHunch, kProblemLine, kIn, kFactorLine}, "problem_without_issue", "p1", "hakodate/4",
     {kIssueLine, "{'do':'add','kind':'issue','text':'x','from':['f1']}"}},
    {"IssueWithoutCause", {kHunch, kProblemLine, kIn, kFactorLine, kIssueLine}, "issue_without_cause", "i1", "hakodate/4",
     {"{'do':'set','id':'i1','fields':{'cause':'足がない'}}", "{'do':'set','id':'i1','from':['f1']}"}},
    {"IssueNotPlaced", {kHunch, kProblemLine, kIn, kIssueLine}, "issue_not_placed", "i1", "hakodate/5",
     {"{'do':'set','id':'i1','at':[0.5,0.5]}", "{'do':'set','id':'i1','fields':{'effect':0,'feasibility':0}}"}},
    {"IssueHalfPlaced", {kHunch, kProblemLine, kIn, kIssueLine, "{'do':'set','id':'i1','fields':{'effect':1}}"},
     "issue_not_placed", "i1", "hakodate/5", {"{'do':'set','id':'i1','fields':{'feasibility':0}}"}},
    {"IssueNotRanked", {kHunch, kProblemLine, kIn, kIssueLine}, "issue_not_ranked", "i1", "hakodate/5",
     {kRanked, kLater, "{'do':'park','id':'i1'}"}},
    {"IssueWithoutResponse", {kHunch, kProblemLine, kIn, kIssueLine, kRanked}, "issue_without_response", "i1", "hakodate/6",
     {"{'do':'add','kind':'response','text':'乗り合い','from':['i1']}",
      "{'do':'add','kind':'response','from':['i1'],'fields':{'reason_not':'担い手がいない'}}", kLater,
      "{'do':'set','id':'i1','fields':{'priority':null}}"}},
    {"ResponseWithoutOwner", {kHunch, kProblemLine, kIn, kIssueLine, kResponseLine}, "response_without_owner", "w1",
     "hakodate/6", {"{'do':'set','id':'w1','fields':{'owner':'町会'}}", kWhyNot, "{'do':'remove','id':'w1'}"}},
    {"ResponseWithoutMethod", {kHunch, kProblemLine, kIn, kIssueLine, kResponseLine}, "response_without_method", "w1",
     "hakodate/6",
     {"{'do':'set','id':'w1','text':'乗り合い'}", "{'do':'set','id':'w1','fields':{'method':'乗り合い'}}", kWhyNot}},
    {"StepWithoutAgreement", {"{'do':'step','to':'hakodate/1'}", "{'do':'step','to':'hakodate/2'}"},
     "step_without_agreement", "hakodate/1", "hakodate/1", {"{'do':'agree','step':'hakodate/1'}"}},
    {"StepLeftByWayOfTheGrid",
     {"{'do':'step','to':'hakodate/2'}", "{'do':'step','to':'resources'}", "{'do':'step','to':'hakodate/4'}"},
     "step_without_agreement", "hakodate/2", "hakodate/2", {"{'do':'agree','step':'hakodate/2','text':'三つ'}"}},
    {"NotesFaceDown", {"{'do':'hide','step':'hakodate/1'}", kHunch, "{'do':'agree','step':'hakodate/1'}"},
     "notes_face_down", "hakodate/1", "hakodate/1",
     {"{'do':'reveal','step':'hakodate/1'}", "{'do':'remove','id':'h1'}"}},
    {"DeferralWithoutReason",
     {kHunch, kProblemLine, kIn, kIssueLine, "{'do':'set','id':'i1','fields':{'deferral_until':'2027-04-01'}}"},
     "deferral_without_reason", "i1", "hakodate/5", {kLater, "{'do':'set','id':'i1','fields':{'deferral_until':null}}"}},
};

bool has(const Meeting& meeting, const Missing& row) {
  const auto all = findings(meeting, library());
  return std::any_of(all.begin(), all.end(), [&](const Finding& finding) {
    return finding.code == row.code && finding.item == row.item && finding.step == row.step;
  });
}

class EveryFinding : public testing::TestWithParam<Missing> {};

TEST_P(EveryFinding, IsNamedAndGoesAway) {
  const Missing& row = GetParam();
  World world;
  for (const auto line : row.before) world.must(line);
  EXPECT_TRUE(has(world.meeting, row));
  for (const auto line : row.mended) {
    World mended = world;
    mended.must(line);
    EXPECT_FALSE(has(mended.meeting, row)) << line;
  }
}

INSTANTIATE_TEST_SUITE_P(Findings, EveryFinding, testing::ValuesIn(kMissing),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(Findings, NoneInAnEmptyMeeting) { EXPECT_TRUE(findings(World().meeting, library()).empty()); }

TEST(Findings, NoneInAMeetingWithoutItsSheet) {
  World world = furnished();
  EXPECT_FALSE(findings(world.meeting, library()).empty());
  EXPECT_TRUE(findings(world.meeting, sheets::Library()).empty());
}

TEST(Findings, GoingBackOrLookingAtTheGridLeavesNoStep) {
  World world;
  world.must({"{'do':'step','to':'hakodate/3'}", "{'do':'step','to':'resources'}", "{'do':'step','to':'hakodate/2'}",
              "{'do':'step','to':'hakodate/1'}"});
  EXPECT_TRUE(findings(world.meeting, library()).empty());
}

TEST(Findings, InOrderOfTheStepsThenOfWriting) {
  World world = furnished();
  world.must({"{'do':'step','to':'hakodate/2'}", "{'do':'step','to':'hakodate/6'}",
              "{'do':'add','kind':'hypothesis','id':'h9','text':'最後の気づき'}"});
  std::vector<std::string> found;
  for (const Finding& finding : findings(world.meeting, library())) found.push_back(finding.step + " " + finding.item);
  // The last hunch was written after everything, and still stands with its step.
  const std::vector<std::string> expected = {
      "hakodate/1 h9", "hakodate/2 p2", "hakodate/2 p3",         "hakodate/2 hakodate/2", "hakodate/3 p2", "hakodate/3 p3",
      "hakodate/4 i2", "hakodate/5 i1", "hakodate/5 i2", "hakodate/5 i3", "hakodate/6 i2", "hakodate/6 i3"};
  EXPECT_EQ(found, expected);
}

TEST(Findings, HaveSentences) {
  std::set<std::string> codes;
  for (const Missing& row : kMissing) {
    World world;
    for (const auto line : row.before) world.must(line);
    for (const Finding& finding : findings(world.meeting, library())) {
      codes.insert(finding.code);
      expect_sentence({base::Code::refused, "finding." + finding.code, finding.args});
    }
  }
  EXPECT_EQ(codes.size(), 15u);
}

TEST(Findings, NameTheThing) {
  World world;
  world.must({kHunch, kProblemLine, "{'do':'step','to':'hakodate/1'}", "{'do':'step','to':'hakodate/2'}"});
  const auto all = findings(world.meeting, library());
  EXPECT_EQ(words(base::Lang::ja)("finding." + all[0].code, all[0].args),
            "STEP1 を終えて進みましたが、合意がまだ書かれていません。");
  EXPECT_EQ(words(base::Lang::en)("finding." + all[1].code, all[1].args),
            "Problem a “買い物に行けない” has no evidence yet. Add a figure or a voice.");
}

} // namespace
} // namespace yoriai::meeting::test
