// Whatever is wrong with a sheet file: it is left out, its file, place and reason are named, the good ones
// load.
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "base/text.hpp"
#include "folder.hpp"

namespace yoriai::sheets::test {
namespace {

using base::Json;

struct Slip {
  const char* name;
  const char* change; // a JSON Patch (RFC 6902) of the small sheet
  const char* place;
  const char* reason; // ending of sheet.reason.…
};

void PrintTo(const Slip& slip, std::ostream* out) { *out << slip.name; }

const Slip kSlips[] = {
    {"UnknownKey", R"([{"op":"add","path":"/steps/0/lable","value":"書く"}])", "/steps/0/lable",
     "unknown_key"},
    {"UnknownKeyAtTop", R"([{"op":"add","path":"/version","value":2}])", "/version", "unknown_key"},
    {"UnknownLanguage", R"([{"op":"add","path":"/title/fr","value":"Petite"}])", "/title/fr", "unknown_key"},
    {"KeyWithSlash", R"([{"op":"add","path":"/a~1b","value":1}])", "/a~1b", "unknown_key"},
    {"MissingTitle", R"([{"op":"remove","path":"/title"}])", "/title", "missing"},
    {"MissingJapanese", R"([{"op":"remove","path":"/title/ja"}])", "/title/ja", "missing"},
    {"MissingStepKind", R"([{"op":"remove","path":"/steps/1/kind"}])", "/steps/1/kind", "missing"},
    {"MissingAxis", R"([{"op":"remove","path":"/steps/1/matrix/x_low"}])", "/steps/1/matrix/x_low",
     "missing"},
    {"LabelIsANumber", R"([{"op":"replace","path":"/kinds/0/label","value":7}])", "/kinds/0/label",
     "wants_text"},
    {"LabelIsNull", R"([{"op":"replace","path":"/kinds/0/label","value":null}])", "/kinds/0/label",
     "wants_text"},
    {"JapaneseIsAList", R"([{"op":"replace","path":"/title/ja","value":[]}])", "/title/ja", "wants_string"},
    {"StepsIsAnObject", R"([{"op":"replace","path":"/steps","value":{}}])", "/steps", "wants_list"},
    {"StepIsAString", R"([{"op":"replace","path":"/steps/2","value":"grid"}])", "/steps/2", "wants_object"},
    {"LabelsIsAList", R"([{"op":"replace","path":"/steps/0/labels","value":[]}])", "/steps/0/labels",
     "wants_object"},
    {"MinutesIsAString", R"([{"op":"add","path":"/steps/0/minutes","value":"20"}])", "/steps/0/minutes",
     "wants_integer"},
    {"MinutesIsAFraction", R"([{"op":"add","path":"/steps/0/minutes","value":2.5}])", "/steps/0/minutes",
     "wants_integer"},
    {"MinutesBelowNone", R"([{"op":"add","path":"/steps/0/minutes","value":-1}])", "/steps/0/minutes",
     "out_of_range"},
    {"MinutesWithoutEnd", R"([{"op":"add","path":"/steps/0/minutes","value":9223372036854775807}])",
     "/steps/0/minutes", "out_of_range"},
    {"OptionalIsAString", R"([{"op":"add","path":"/kinds/0/text_optional","value":"yes"}])",
     "/kinds/0/text_optional", "wants_boolean"},
    {"EmptyLabel", R"([{"op":"replace","path":"/steps/0/label","value":""}])", "/steps/0/label", "empty"},
    {"BlankLabel", R"([{"op":"replace","path":"/steps/0/label","value":"　 "}])", "/steps/0/label", "empty"},
    {"EmptyEnglish", R"([{"op":"replace","path":"/title/en","value":""}])", "/title/en", "empty"},
    {"UnknownStepKind", R"([{"op":"replace","path":"/steps/0/kind","value":"board"}])", "/steps/0/kind",
     "not_one_of"},
    {"UnknownFieldType", R"([{"op":"replace","path":"/kinds/0/fields/0/type","value":"colour"}])",
     "/kinds/0/fields/0/type", "not_one_of"},
    {"UnknownLettering", R"([{"op":"replace","path":"/kinds/0/lettering","value":"greek"}])",
     "/kinds/0/lettering", "not_one_of"},
    {"IdWithCapitals", R"([{"op":"replace","path":"/kinds/1/id","value":"Thing"}])", "/kinds/1/id",
     "bad_name"},
    {"IdWithSlash", R"([{"op":"replace","path":"/steps/0/id","value":"1/2"}])", "/steps/0/id", "bad_name"},
    {"WordWithBlank", R"([{"op":"add","path":"/steps/0/labels/a b","value":"x"}])", "/steps/0/labels/a b",
     "bad_name"},
    {"IdIsNotTheFile", R"([{"op":"replace","path":"/id","value":"other"}])", "/id", "id_is_not_the_file"},
    {"StepWithoutId", R"([{"op":"replace","path":"/steps/0/id","value":""}])", "/steps/0/id",
     "step_without_id"},
    {"NoSteps", R"([{"op":"replace","path":"/steps","value":[]}])", "/steps", "too_few"},
    {"NoKinds", R"([{"op":"replace","path":"/kinds","value":[]}])", "/kinds", "too_few"},
    {"NoChoices", R"([{"op":"replace","path":"/kinds/0/fields/0/choices","value":[]}])",
     "/kinds/0/fields/0/choices", "too_few"},
    {"TwoKindsAlike", R"([{"op":"replace","path":"/kinds/1/id","value":"thought"}])", "/kinds/1/id",
     "name_taken"},
    {"TwoStepsAlike", R"([{"op":"replace","path":"/steps/2/id","value":"2"}])", "/steps/2/id", "name_taken"},
    {"TwoFieldsAlike", R"([{"op":"replace","path":"/kinds/0/fields/3/id","value":"effect"}])",
     "/kinds/0/fields/3/id", "name_taken"},
    {"TwoChoicesAlike", R"([{"op":"replace","path":"/kinds/0/fields/0/choices/1/id","value":"a"}])",
     "/kinds/0/fields/0/choices/1/id", "name_taken"},
    {"TwoColumnsAlike", R"([{"op":"replace","path":"/steps/2/grid/columns/1/id","value":"left"}])",
     "/steps/2/grid/columns/1/id", "name_taken"},
    {"KindTwiceInAStep", R"([{"op":"add","path":"/steps/0/kinds/1","value":"thought"}])", "/steps/0/kinds/1",
     "name_taken"},
    {"ChoiceWithoutChoices", R"([{"op":"remove","path":"/kinds/0/fields/0/choices"}])", "/kinds/0/fields/0",
     "choice_without_choices"},
    {"ChoicesWithoutChoice", R"([{"op":"replace","path":"/kinds/0/fields/0/type","value":"text"}])",
     "/kinds/0/fields/0/choices", "choices_without_choice"},
    {"LimitOfAText", R"([{"op":"add","path":"/kinds/0/fields/0/max","value":3}])", "/kinds/0/fields/0/max",
     "limit_without_number"},
    {"LimitsCrossed", R"([{"op":"replace","path":"/kinds/0/fields/1/min","value":2}])",
     "/kinds/0/fields/1/max", "limits_crossed"},
    {"LimitIsAString", R"([{"op":"replace","path":"/kinds/0/fields/1/min","value":"0"}])",
     "/kinds/0/fields/1/min", "wants_number"},
    {"FromNowhere", R"([{"op":"replace","path":"/kinds/1/from/0","value":"dream"}])", "/kinds/1/from/0",
     "no_such_kind"},
    {"StepOfNoKind", R"([{"op":"replace","path":"/steps/0/kinds/0","value":"dream"}])", "/steps/0/kinds/0",
     "no_such_kind"},
    {"StepWithoutKinds", R"([{"op":"replace","path":"/steps/0/kinds","value":[]}])", "/steps/0/kinds",
     "too_few"},
    {"HomeNowhere", R"([{"op":"replace","path":"/kinds/0/home","value":"small/9"}])", "/kinds/0/home",
     "no_such_place"},
    {"HomeOnAGridWithoutCell", R"([{"op":"add","path":"/kinds/1/home","value":"small/3"}])", "/kinds/1/home",
     "no_such_place"},
    {"HomeWhereOthersAreWritten", R"([{"op":"add","path":"/kinds/1/home","value":"small/1"}])",
     "/kinds/1/home", "kind_not_written_there"},
    {"ShowsWithNothing", R"([{"op":"replace","path":"/steps/0/shows_with","value":"small/8"}])",
     "/steps/0/shows_with", "no_such_step"},
    {"ShowsWithItself", R"([{"op":"replace","path":"/steps/0/shows_with","value":"small/1"}])",
     "/steps/0/shows_with", "not_mutual"},
    {"ShowsWithOneWay", R"([{"op":"remove","path":"/steps/1/shows_with"}])", "/steps/0/shows_with",
     "not_mutual"},
    {"MatrixWithoutPlane", R"([{"op":"remove","path":"/steps/1/matrix"}])", "/steps/1/matrix",
     "part_missing"},
    {"WallWithGrid", R"([{"op":"copy","from":"/steps/2/grid","path":"/steps/0/grid"},
                         {"op":"remove","path":"/kinds/0/home"}])",
     "/steps/0/grid", "part_unused"},
    {"AxisIsNoNumber", R"([{"op":"replace","path":"/steps/1/matrix/x_field","value":"sort"}])",
     "/steps/1/matrix/x_field", "no_such_number"},
    {"OneFieldForBothAxes", R"([{"op":"replace","path":"/steps/1/matrix/x_field","value":"effect"}])",
     "/steps/1/matrix/y_field", "name_taken"},
    {"ThreeQuarters", R"([{"op":"remove","path":"/steps/1/matrix/quarters/3"}])", "/steps/1/matrix/quarters",
     "wants_count"},
    {"LabelSetTooShort", R"([{"op":"remove","path":"/steps/2/grid/label_sets/0/rows/1"}])",
     "/steps/2/grid/label_sets/0/rows", "wants_count"},
    {"FactorsWithNothingToSortBy", R"([{"op":"replace","path":"/steps/0/kind","value":"factors"},
                                       {"op":"remove","path":"/kinds/0/fields/0"}])",
     "/steps/0/kinds", "nothing_to_sort_by"},
    {"GuidanceIsAString", R"([{"op":"add","path":"/steps/0/guidance","value":"x"}])", "/steps/0/guidance",
     "wants_object"},
    {"SayIsAString", R"([{"op":"add","path":"/steps/0/guidance","value":{"say":"x"}}])",
     "/steps/0/guidance/say", "wants_list"},
};

class BadSheet : public testing::TestWithParam<Slip> {};

TEST_P(BadSheet, IsNamedAndTheGoodOneLoads) {
  const Slip& slip = GetParam();
  Folder folder;
  folder.write_sheet("resources.json", shipped("resources"));
  const auto file = folder.write_sheet("small.json", small_sheet().patch(Json::parse(slip.change)));
  const Library library = folder.load();
  EXPECT_NE(library.sheet("resources"), nullptr);
  EXPECT_EQ(library.sheet("small"), nullptr);
  ASSERT_EQ(library.problems().size(), 1u);
  const base::Error& error = library.problems()[0];
  EXPECT_EQ(error.key, "sheet.bad_value");
  EXPECT_EQ(error.args.at("file"), file.string());
  EXPECT_EQ(error.args.at("place"), slip.place);
  EXPECT_EQ(error.args.at("reason_key"), std::string("sheet.reason.") + slip.reason);
  const std::string words =
      sentence(error); // every reason has its sentence, and every word of it is filled in
  EXPECT_EQ(words.find("sheet.reason"), words.npos) << words;
  EXPECT_EQ(words.find(slip.reason), words.npos) << words;
  EXPECT_NE(words.find(slip.place), words.npos) << words;
  for (const char* unfilled :
       {"{key}", "{name}", "{kind}", "{part}", "{least}", "{most}", "{count}", "{value}", "{path}"})
    EXPECT_EQ(words.find(unfilled), words.npos) << words;
}

INSTANTIATE_TEST_SUITE_P(Slips, BadSheet, testing::ValuesIn(kSlips),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(GoodSheet, TheUnchangedSmallSheetLoads) {
  Folder folder;
  folder.write_sheet("small.json", small_sheet());
  const Library library = folder.load();
  for (const auto& problem : library.problems()) ADD_FAILURE() << sentence(problem);
}

// ---- Files that are not even a sheet ----

struct HostileFile : testing::Test {
  Folder folder;
  void SetUp() override { folder.write_sheet("resources.json", shipped("resources")); }
  // The one problem that a file of this text makes.
  base::Error problem(std::string_view text) {
    folder.write("small.json", text);
    const Library library = folder.load();
    EXPECT_NE(library.sheet("resources"), nullptr);
    EXPECT_EQ(library.sheets().size(), 1u);
    EXPECT_EQ(library.problems().size(), 1u);
    return library.problems().empty() ? base::Error{} : library.problems()[0];
  }
};

TEST_F(HostileFile, Empty) { EXPECT_EQ(problem("").args["reason_key"], "json.syntax"); }

TEST_F(HostileFile, CutOff) {
  const std::string whole = small_sheet().dump();
  for (std::size_t length = 1; length < whole.size(); length += 37) {
    const base::Error error = problem(whole.substr(0, length));
    EXPECT_EQ(error.key, "sheet.bad_json") << length;
  }
}

TEST_F(HostileFile, SyntaxNamesTheLine) {
  const base::Error error = problem("{\n  \"id\": \"small\",\n  \"title\" \"x\"\n}");
  EXPECT_EQ(error.key, "sheet.bad_json");
  EXPECT_EQ(error.args.at("line"), "3");
  EXPECT_NE(sentence(error).find("3行目"), std::string::npos) << sentence(error);
}

TEST_F(HostileFile, NotUtf8) {
  std::string text = small_sheet().dump();
  text.replace(text.find("小さな"), 3, "\xff\xfe\xfd");
  EXPECT_EQ(problem(text).args["reason_key"], "json.not_utf8");
}

TEST_F(HostileFile, TooDeep) {
  EXPECT_EQ(problem(std::string(500'000, '[')).args["reason_key"], "json.too_deep");
  EXPECT_EQ(problem("{\"id\":" + std::string(40, '[') + std::string(40, ']') + "}").args["reason_key"],
            "json.too_deep");
}

TEST_F(HostileFile, TooLarge) {
  Json sheet = small_sheet();
  sheet["summary"] = std::string(1 << 20, 'x');
  const base::Error error = problem(sheet.dump());
  EXPECT_EQ(error.key, "sheet.unreadable");
  EXPECT_EQ(sentence(error).find("json."), std::string::npos) << sentence(error);
}

TEST_F(HostileFile, NumberBeyondAllBounds) {
  std::string text = small_sheet().dump();
  text.replace(text.find("\"min\":0"), 7, "\"min\":1e999");
  EXPECT_EQ(problem(text).args["reason_key"], "json.number");
}

TEST_F(HostileFile, WrittenTwice) {
  std::string text = small_sheet().dump();
  text.replace(text.find("\"kind\":\"matrix\""), 15, "\"kind\":\"matrix\",\"kind\":\"wall\"");
  const base::Error error = problem(text);
  EXPECT_EQ(error.args.at("place"), "/steps/1/kind");
  EXPECT_EQ(error.args.at("reason_key"), "sheet.reason.written_twice");
}

TEST_F(HostileFile, OtherShapes) {
  for (const char* text : {"null", "[]", "7", "\"hakodate\"", "{}"}) {
    const base::Error error = problem(text);
    EXPECT_EQ(error.key, "sheet.bad_value") << text;
    EXPECT_FALSE(error.args.at("place").empty()) << text;
  }
}

TEST_F(HostileFile, TooManyOrTooLong) {
  Json sheet = small_sheet();
  for (int i = 0; i < 300; ++i)
    sheet["plan_checks"].push_back({{"id", "c" + std::to_string(i)}, {"label", "x"}});
  EXPECT_EQ(problem(sheet.dump()).args["reason_key"], "sheet.reason.too_many");
  sheet = small_sheet();
  std::string text;
  for (int i = 0; i < 2001; ++i) text += "字";
  sheet["summary"] = text;
  EXPECT_EQ(problem(sheet.dump()).args["reason_key"], "sheet.reason.too_long");
}

TEST_F(HostileFile, AHundredThousandKeysTakeNoTime) {
  std::string text = "{\"a0\":0";
  for (int i = 1; i < 100'000; ++i) text += ",\"" + std::to_string(i) + "\":0";
  const auto start = std::chrono::steady_clock::now();
  problem(text + "}");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

// Bytes changed, doubled or lost anywhere: the sheet loads or is named, and nothing else happens.
TEST_F(HostileFile, BytesChangedAnywhere) {
  const std::string whole = small_sheet().dump();
  std::mt19937 random(20261112);
  const auto upto = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  for (int round = 0; round < 400; ++round) {
    std::string text = whole;
    for (std::size_t hits = 1 + upto(3); hits > 0; --hits) {
      const std::size_t at = upto(text.size());
      if (const auto act = upto(3); act == 0) text[at] = static_cast<char>(upto(256));
      else if (act == 1) text.erase(at, 1 + upto(20));
      else text.insert(at, text.substr(upto(text.size()), 1 + upto(20)));
    }
    folder.write("small.json", text);
    const Library library = folder.load();
    ASSERT_EQ(library.sheets().size() + library.problems().size(), 2u) << text;
    for (const auto& error : library.problems()) ASSERT_TRUE(base::is_utf8(sentence(error))) << text;
  }
}

// A word of the file cannot make the sentence about it unreadable.
TEST_F(HostileFile, StrangeNamesAreShownShort) {
  Json sheet = small_sheet();
  sheet["\u202e\x01" + std::string(10'000, 'k')] = 1;
  const std::string words = sentence(problem(sheet.dump()));
  EXPECT_LT(words.size(), 600u);
  EXPECT_EQ(words.find('\x01'), words.npos);
  EXPECT_EQ(words.find("\u202e"), words.npos);
}

TEST(HostileFolder, MissingOrWithoutSheets) {
  Folder folder;
  EXPECT_EQ(folder.load().problems().front().key, "sheet.none");
  const Library none = Library::load(folder.path() / "missing");
  EXPECT_TRUE(none.sheets().empty());
  ASSERT_EQ(none.problems().size(), 1u);
  EXPECT_EQ(none.problems()[0].key, "sheet.no_folder");
  EXPECT_EQ(Library::load("/dev/null").problems().size(), 1u);
}

TEST(HostileFolder, FoldersAndMissingFilesAreNoSheets) {
  Folder folder;
  std::filesystem::create_directory(folder.path() / "odd.json");
  folder.write_sheet("small.json", small_sheet());
  EXPECT_TRUE(folder.load().problems().empty());
  EXPECT_EQ(load_sheet(folder.path() / "odd.json").error().key, "sheet.unreadable");
  EXPECT_EQ(load_sheet(folder.path() / "missing.json").error().key, "sheet.unreadable");
}

TEST(HostileFolder, AKindBelongsToOneSheet) {
  Folder folder;
  Json other = small_sheet();
  folder.write_sheet("small.json", other);
  std::string text = other.dump();
  for (std::size_t at; (at = text.find("small")) != text.npos;) text.replace(at, 5, "twin");
  const auto file = folder.write("twin.json", text);
  const Library library = folder.load();
  EXPECT_EQ(library.sheets().size(), 1u);
  EXPECT_EQ(library.sheets()[0].id, "small");
  ASSERT_EQ(library.problems().size(), 1u);
  EXPECT_EQ(library.problems()[0].args.at("place"), "/kinds/0/id");
  EXPECT_EQ(library.problems()[0].args.at("file"), file.string());
}

} // namespace
} // namespace yoriai::sheets::test
