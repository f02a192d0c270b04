// The facilitator's words beside a sheet: complete where they are shipped, changed by editing a file, and refused with
// file and place when something in them does not fit.
#include <gtest/gtest.h>

#include <set>

#include "base/files.hpp"
#include "folder.hpp"

namespace yoriai::sheets::test {
namespace {

namespace fs = std::filesystem;
using base::Json;

// sheets/small.json and guidance/ beside it.
class GuidanceFile : public testing::Test {
protected:
  GuidanceFile() {
    fs::create_directories(folder.path() / "sheets");
    fs::create_directories(folder.path() / "guidance");
    folder.write_sheet("sheets/small.json", small_sheet());
  }
  Library load(const Json& guidance) {
    folder.write_sheet("guidance/small.json", guidance);
    return Library::load(folder.path() / "sheets");
  }
  Folder folder;
};

const Library& shipped_library() {
  static const Library kLibrary = Library::load(base::assets_root() / "sheets");
  return kLibrary;
}

void expect_whole(const Guidance& guidance, const std::string& where) {
  EXPECT_GE(guidance.say.size(), 1u) << where;
  EXPECT_GE(guidance.ask.size(), 3u) << where;
  EXPECT_LE(guidance.ask.size(), 4u) << where;
  EXPECT_FALSE(guidance.hints.empty()) << where;
  EXPECT_FALSE(guidance.quiet.empty()) << where;
  EXPECT_FALSE(guidance.one_voice.empty()) << where;
  EXPECT_FALSE(guidance.remedies.empty()) << where;
  for (const auto* texts :
       {&guidance.say, &guidance.ask, &guidance.hints, &guidance.quiet, &guidance.one_voice, &guidance.remedies})
    for (const Text& text : *texts) {
      EXPECT_FALSE(text.ja.empty()) << where;
      EXPECT_FALSE(text.en.empty()) << where << ": " << text.ja;
      EXPECT_EQ(text.ja.find_first_of("!"), std::string::npos) << text.ja;
      EXPECT_EQ(text.ja.find("！"), std::string::npos) << text.ja;
    }
  for (const Cue& cue : guidance.cues) EXPECT_FALSE(cue.text.en.empty()) << where;
}

TEST(ShippedGuidance, EveryStepOpeningAndClosingHasItsWordsInBothLanguages) {
  for (const auto& sheet : shipped_library().sheets()) {
    for (const auto& step : sheet.steps) expect_whole(step.guidance, step.path);
    expect_whole(sheet.opening, sheet.id + " opening");
    expect_whole(sheet.closing, sheet.id + " closing");
    ASSERT_EQ(sheet.cues.size(), 2u);
    EXPECT_EQ(sheet.cues[0].when, CueWhen::time_over) << "over plan tells more than short of time";
  }
}

TEST(ShippedGuidance, EveryConditionHasALineWhereItCanHold) {
  std::set<CueWhen> used;
  for (const auto& sheet : shipped_library().sheets()) {
    for (const auto& cue : sheet.cues) used.insert(cue.when);
    for (const auto& step : sheet.steps)
      for (const auto& cue : step.guidance.cues) used.insert(cue.when);
  }
  EXPECT_EQ(used.size(), kCueNames.size());
}

TEST_F(GuidanceFile, TakesThePlaceOfWhatTheSheetSays) {
  Json sheet = small_sheet();
  sheet["steps"][0]["guidance"] = {{"say", {"前のことば"}}};
  sheet["steps"][1]["guidance"] = {{"say", {"シートのことば"}}};
  folder.write_sheet("sheets/small.json", sheet);
  const Library library = load({{"sheet", "small"},
                                {"opening", {{"say", {"はじめます"}}}},
                                {"steps", {{{"step", "small/1"}, {"say", {"新しいことば"}}, {"quiet", {"待ちます"}}}}},
                                {"cues", {{{"when", "time_over"}, {"text", "{minutes}分すぎました"}}}}});
  for (const auto& problem : library.problems()) ADD_FAILURE() << sentence(problem);
  EXPECT_EQ(library.step("small/1")->guidance.say[0].ja, "新しいことば");
  EXPECT_EQ(library.step("small/1")->guidance.quiet[0].ja, "待ちます");
  EXPECT_EQ(library.step("small/2")->guidance.say[0].ja, "シートのことば") << "not named in the file";
  EXPECT_EQ(library.sheet("small")->opening.say[0].ja, "はじめます");
  EXPECT_TRUE(library.sheet("small")->closing.empty());
  EXPECT_EQ(library.sheet("small")->cues[0].text.ja, "{minutes}分すぎました");
}

TEST_F(GuidanceFile, AnEditIsReadAtTheNextStart) {
  Json guidance = {{"sheet", "small"}, {"steps", {{{"step", "small/1"}, {"say", {"一"}}}}}};
  EXPECT_EQ(load(guidance).step("small/1")->guidance.say[0].ja, "一");
  guidance["steps"][0]["say"][0] = "二";
  EXPECT_EQ(load(guidance).step("small/1")->guidance.say[0].ja, "二");
}

TEST_F(GuidanceFile, NoFileIsFine) {
  const Library library = Library::load(folder.path() / "sheets");
  EXPECT_TRUE(library.problems().empty());
  EXPECT_TRUE(library.step("small/1")->guidance.empty());
}

struct Slip {
  const char* name;
  const char* guidance;
  const char* place;
  const char* reason;
};
void PrintTo(const Slip& slip, std::ostream* out) { *out << slip.name; }

const Slip kSlips[] = {
    {"AnotherSheet", R"({"sheet":"other"})", "/sheet", "id_is_not_the_file"},
    {"UnknownKey", R"({"sheet":"small","opning":{}})", "/opning", "unknown_key"},
    {"UnknownStep", R"({"sheet":"small","steps":[{"step":"small/9"}]})", "/steps/0/step", "no_such_step"},
    {"StepWithoutPath", R"({"sheet":"small","steps":[{"say":["一"]}]})", "/steps/0/step", "missing"},
    {"StepTwice", R"({"sheet":"small","steps":[{"step":"small/1"},{"step":"small/1"}]})", "/steps/1/step",
     "name_taken"},
    {"UnknownCondition", R"({"sheet":"small","cues":[{"when":"full_moon","text":"一"}]})", "/cues/0/when",
     "not_one_of"},
    {"CueWithoutText", R"({"sheet":"small","cues":[{"when":"time_over"}]})", "/cues/0/text", "missing"},
    {"SayIsAText", R"({"sheet":"small","closing":{"say":"一"}})", "/closing/say", "wants_list"},
    {"EmptyLine", R"({"sheet":"small","closing":{"ask":[""]}})", "/closing/ask/0", "empty"},
    {"WrittenTwice", R"({"sheet":"small","cues":[],"cues":[]})", "/cues", "written_twice"},
};

class GuidanceSlip : public GuidanceFile, public testing::WithParamInterface<Slip> {};

TEST_P(GuidanceSlip, IsToldWithItsPlaceAndChangesNothing) {
  folder.write("guidance/small.json", GetParam().guidance);
  const Library library = Library::load(folder.path() / "sheets");
  ASSERT_EQ(library.sheets().size(), 1u) << "the sheet itself is whole";
  EXPECT_TRUE(library.step("small/1")->guidance.empty());
  EXPECT_TRUE(library.sheet("small")->closing.empty());
  ASSERT_EQ(library.problems().size(), 1u);
  const base::Error& problem = library.problems()[0];
  EXPECT_EQ(problem.key, "sheet.bad_value");
  EXPECT_EQ(problem.args.at("place"), GetParam().place);
  EXPECT_EQ(problem.args.at("reason_key"), std::string("sheet.reason.") + GetParam().reason);
  EXPECT_NE(sentence(problem).find("guidance/small.json"), std::string::npos);
  EXPECT_EQ(sentence(problem).find("sheet.reason."), std::string::npos) << "a sentence stands for every reason";
}

INSTANTIATE_TEST_SUITE_P(All, GuidanceSlip, testing::ValuesIn(kSlips),
                         [](const auto& info) { return std::string(info.param.name); });

TEST_F(GuidanceFile, OfNoSheetIsTold) {
  folder.write("guidance/nobody.json", R"({"sheet":"nobody"})");
  const Library library = Library::load(folder.path() / "sheets");
  ASSERT_EQ(library.problems().size(), 1u);
  EXPECT_EQ(library.problems()[0].args.at("reason_key"), "sheet.reason.guidance_without_sheet");
}

TEST_F(GuidanceFile, OfASheetThatWasRefusedIsNotToldTwice) {
  folder.write("sheets/bad.json", "{");
  folder.write("guidance/bad.json", R"({"sheet":"bad"})");
  EXPECT_EQ(Library::load(folder.path() / "sheets").problems().size(), 1u);
}

TEST_F(GuidanceFile, ThatIsNoJsonIsTold) {
  folder.write("guidance/small.json", "{\"sheet\":");
  const Library library = Library::load(folder.path() / "sheets");
  ASSERT_EQ(library.problems().size(), 1u);
  EXPECT_EQ(library.problems()[0].key, "sheet.bad_json");
}

} // namespace
} // namespace yoriai::sheets::test
