// Handwriting in the minutes: drawn stroke by stroke in every format that can, with its caption; told in words elsewhere;
// never in the public digest.

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "base/json.hpp"
#include "minutes/layout.hpp"
#include "minutes/room.hpp"
#include "minutes/sketch_drawing.hpp"
#include "support/program.hpp"

namespace yoriai::test {
namespace {

using base::Json;
using minutes::Noted;
using minutes::Sketch;

// 山: three strokes, on a part of the sheet.
const std::string kMountain = "210,100 209,180 211,260;120,190 121,262 120,270 250,268 300,271;301,180 300,230 302,290";
// 小 and 川, over the whole of it.
const std::string kWide =
    "200,80 205,300 201,560 170,520;120,240 100,330 60,420;300,230 340,330 370,420;"
    "600,90 590,300 540,570;700,110 701,480;820,80 822,300 819,590";

class Ink : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_EQ(yoriai({"new", file}).status, 0);
    const Outcome applied = yoriai({"apply", file, std::string(std::getenv("YORIAI_SESSIONS")) + "/example.jsonl"});
    ASSERT_EQ(applied.status, 0) << applied.err;
  }
  void apply(const std::vector<Json>& commands) {
    std::string lines;
    for (const auto& command : commands) lines += command.dump() + "\n";
    const Outcome applied = yoriai({"apply", file}, lines);
    ASSERT_EQ(applied.status, 0) << applied.err;
  }
  static Json note(const std::string& id, const char* kind, const std::string& ink, const char* text = nullptr) {
    Json json{{"do", "add"}, {"kind", kind}, {"id", id}, {"ink", ink}};
    if (text != nullptr) json["text"] = text;
    return json;
  }
  // Wherever a note itself may stand: on the wall, parked, withdrawn, backing, lettered, answered, in the grid.
  void write_everywhere() {
    Json in_grid = note("ink8", "resource", kWide, "古いベンチ"), mute_in_grid = note("ink9", "resource", kMountain);
    in_grid["place"] = mute_in_grid["place"] = "resources/mutual/quick";
    Json problem = note("ink4", "problem", kWide, "坂がすべる"), evidence = note("ink5", "evidence", kMountain),
         factor = note("ink6", "factor", kWide, "道がせまい"), issue = note("ink10", "issue", kMountain, "雪かきの輪"),
         response = note("ink11", "response", kWide);
    evidence["from"] = factor["from"] = issue["from"] = {"ink4"};
    response["from"] = {"ink10"};
    factor["fields"] = {{"class", "system"}};
    problem["fields"] = {{"universality", true}, {"sociality", true}};
    apply({note("ink1", "hypothesis", kMountain),
           note("ink2", "hypothesis", kWide, "冬は坂がこわい"),
           note("ink3", "hypothesis", kMountain, "山の上"),
           problem,
           evidence,
           factor,
           note("ink7", "problem", kMountain),
           in_grid,
           mute_in_grid,
           issue,
           response,
           {{"do", "park"}, {"id", "ink3"}},
           note("ink12", "hypothesis", kWide, "とりやめ"),
           {{"do", "remove"}, {"id", "ink12"}}});
  }
  std::string write(const std::string& ending, std::vector<std::string> options = {}) {
    options.insert(options.begin(), {"minutes", file, "-o", sandbox / ("m." + ending)});
    const Outcome written = yoriai(options);
    EXPECT_EQ(written.status, 0) << written.err;
    return sandbox.read("m." + ending);
  }
  // What another reader finds wrong with the drawings; "" nothing.
  std::string wrong_drawings(const std::string& ending) {
    sandbox.write("state.json", yoriai({"show", file, "--json"}).out);
    const Outcome read =
        run_program({"/usr/bin/python3", YORIAI_READ_DRAWINGS, sandbox / "state.json", sandbox / ("m." + ending)});
    return read.out == "\n" && read.status == 0 ? "" : read.out + read.err;
  }
  bool draws(const std::string& ending) {
    const Outcome read = run_program({"/usr/bin/python3", YORIAI_READ_DRAWINGS, "--none", sandbox / ("m." + ending)});
    EXPECT_EQ(read.err, "");
    return read.status != 0;
  }
  std::string whole_text(const std::string& ending) {
    return run_program({"/usr/bin/python3", YORIAI_WHOLE_TEXT, sandbox / ("m." + ending)}).out;
  }

  Sandbox sandbox;
  std::string file = sandbox / "m.yoriai";
};

TEST_F(Ink, IsDrawnStrokeByStrokeWhereverItsNoteStands) {
  write_everywhere();
  for (const char* ending : {"pdf", "html", "docx", "xlsx"}) {
    write(ending);
    EXPECT_EQ(wrong_drawings(ending), "") << ending;
    EXPECT_TRUE(draws(ending)) << ending;
  }
  write("pdf", {"--paper", "A3", "--landscape"});
  EXPECT_EQ(wrong_drawings("pdf"), "");
}

TEST_F(Ink, IsToldBehindItsCaptionWhereNothingIsDrawn) {
  write_everywhere();
  const std::string text = write("md");
  for (const char* line : {"| 冬は坂がこわい（手書き） |", "| 坂がすべる（手書き） |", "| 道がせまい（手書き） |",
                           "| 古いベンチ（手書き） |", "| 雪かきの輪（手書き） |", "「山の上」（手書き）\n",
                           "「とりやめ」（手書き）\n", "| 手書き（題なし） |"})
    EXPECT_NE(text.find(line), std::string::npos) << line;
  EXPECT_EQ(text.find("手書き（題なし）（手書き）"), std::string::npos);
  const std::string csv = write("csv");
  for (const char* cell : {"\"冬は坂がこわい（手書き）\"", "\"古いベンチ（手書き）\"", "\"手書き（題なし）\""})
    EXPECT_NE(csv.find(cell), std::string::npos) << cell;
}

TEST_F(Ink, StandsAsItIsInTheData) {
  write_everywhere();
  const Json data = Json::parse(write("json"));
  int found = 0;
  for (const auto& item : data["items"])
    if (item["ink"] == kMountain || item["ink"] == kWide) ++found;
  EXPECT_EQ(found, 12);
}

TEST_F(Ink, GivesTheSameBytesTwice) {
  write_everywhere();
  for (const char* ending : {"pdf", "html", "docx", "xlsx"}) EXPECT_EQ(write(ending), write(ending)) << ending;
}

TEST_F(Ink, NeverGoesOut) {
  write_everywhere();
  for (const auto ending : minutes::endings())
    for (const auto& options :
         std::vector<std::vector<std::string>>{{"--public"}, {"--public", "--unnamed", "--pictures"}}) {
      const std::string bytes = write(std::string(ending), options);
      EXPECT_FALSE(draws(std::string(ending))) << ending;
      const std::string text = whole_text(std::string(ending));
      for (const char* part : {"210,100", "210100", "M210", "820,80", "820 80"}) {
        EXPECT_EQ(bytes.find(part), std::string::npos) << ending << part;
        EXPECT_EQ(text.find(part), std::string::npos) << ending << part;
      }
      EXPECT_NE(text.find("古いベンチ"), std::string::npos) << ending; // its caption does
    }
}

TEST_F(Ink, IsToldAndNotDrawnWhereNobodyIsNamed) {
  write_everywhere();
  for (const auto ending : minutes::endings()) {
    const std::string bytes = write(std::string(ending), {"--unnamed", "--pictures"});
    EXPECT_FALSE(draws(std::string(ending))) << ending;
    EXPECT_EQ(bytes.find("210,100"), std::string::npos) << ending;
    const std::string text = whole_text(std::string(ending));
    for (const char* part : {"古いベンチ（手書き）", "冬は坂がこわい（手書き）", "手書き（題なし）"})
      EXPECT_NE(text.find(part), std::string::npos) << ending << part;
  }
  // What is left can be taken up again.
  const Outcome imported = yoriai({"import", sandbox / "m.json", "-o", sandbox / "again.yoriai"});
  EXPECT_EQ(imported.status, 0) << imported.err;
}

// --- pages

// As much as a note may hold, in lines from edge to edge.
std::string scribble(unsigned seed, int tallest) {
  std::mt19937 random(seed);
  std::string ink;
  while (ink.size() < meeting::kMostInkBytes - 16) {
    if (!ink.empty()) ink += random() % 190 == 0 ? ';' : ' ';
    ink += std::to_string(random() % 1001) + "," + std::to_string(random() % static_cast<unsigned>(tallest + 1));
  }
  return ink;
}

std::vector<std::string> hostile_inks() {
  return {"0,0",     "1000,2000",       "500,500;500,500;500,500", "0,0 1000,2000", "500,0 500,2000", "0,7 1000,7",
          "0,0 0,0", scribble(1, 2000), scribble(2, 40),           kWide,           kMountain};
}

void expect_sketches_in_their_places(const minutes::Document& document) {
  constexpr double kMargin = 12, kSlack = 0.05;
  for (std::size_t number = 0; number < document.pages.size(); ++number) {
    const minutes::Page& page = document.pages[number];
    std::vector<minutes::Box> taken; // by words and drawings
    for (const auto& mark : page.marks)
      if (const auto* text = std::get_if<minutes::TextMark>(&mark))
        taken.push_back({text->x, text->y - text->size * 0.75, text->line->width * text->size, text->size * 0.75});
    for (const auto& mark : page.marks) {
      const auto* sketch = std::get_if<minutes::SketchMark>(&mark);
      if (sketch == nullptr) continue;
      const minutes::Box box{sketch->at.x, sketch->at.y, sketch->size.width, sketch->size.height};
      EXPECT_TRUE(box.x > kMargin && box.y > kMargin && box.right() < page.width - kMargin &&
                  box.bottom() < page.height - kMargin)
          << number << " " << box.x << " " << box.y << " " << box.w << " " << box.h;
      for (const auto& cell : page.cells) {
        const double x = box.x + box.w / 2, y = box.y + box.h / 2;
        if (x < cell.x || x > cell.right() || y < cell.y || y > cell.bottom()) continue;
        EXPECT_TRUE(box.x > cell.x && box.y > cell.y && box.right() < cell.right() + kSlack &&
                    box.bottom() < cell.bottom() + kSlack)
            << number << " " << box.x << " " << box.right() << " in " << cell.x << " " << cell.right();
      }
      for (const auto& other : taken) {
        const bool meets = std::max(box.x, other.x) < std::min(box.right(), other.right()) - kSlack &&
                           std::max(box.y, other.y) < std::min(box.bottom(), other.bottom()) - kSlack;
        EXPECT_FALSE(meets) << number << " at " << box.x << " " << box.y;
      }
      taken.push_back(box);
    }
  }
}

int sketches_on(const minutes::Document& document) {
  int count = 0;
  for (const auto& page : document.pages)
    for (const auto& mark : page.marks) count += std::holds_alternative<minutes::SketchMark>(mark) ? 1 : 0;
  return count;
}

TEST(InkOnPaper, LiesInItsCellWholeWhateverWasDrawn) {
  Room room;
  const std::string long_caption = [] {
    std::string text;
    for (int i = 0; i < 120; ++i) text += "長い題の";
    return text;
  }();
  int number = 0;
  for (const std::string& ink : hostile_inks())
    for (const std::string& caption : {std::string(), std::string("坂"), long_caption}) {
      const std::string n = std::to_string(number++);
      Json place{{"ink", ink}, {"id", "r" + n}, {"place", "resources/public/slow"}};
      room.send(meeting::add("hypothesis", caption, {{"ink", ink}, {"id", "h" + n}}));
      room.send(meeting::add("problem", caption, {{"ink", ink}, {"id", "p" + n}}));
      room.send(meeting::add("evidence", caption, {{"ink", ink}, {"from", {"p" + n}}}));
      room.send(meeting::add("resource", caption, place));
      if (number % 3 == 0) room.send({"park", {{"id", "h" + n}}});
    }
  room.send({"link", {{"from", "r0"}, {"to", "r4"}, {"kind", "arrow"}}});
  for (const auto paper : {minutes::Paper::a4, minutes::Paper::a3})
    for (const bool turned : {false, true}) {
      minutes::Options options;
      options.paper = paper;
      options.landscape = options.transposed = turned;
      const auto document = minutes::lay_out(room.source(), options);
      ASSERT_TRUE(document.ok());
      // Each on the form and in the record.
      EXPECT_GE(sketches_on(*document), number * 4 * 2 - number / 3);
      expect_sketches_in_their_places(*document);
    }
  const auto poster = minutes::lay_out_poster(room.source(), {});
  ASSERT_TRUE(poster.ok());
  EXPECT_EQ(sketches_on(*poster), number);
  expect_sketches_in_their_places(*poster);
}

TEST(InkOnPaper, StaysWithinItsRoomWithItsPen) {
  for (const std::string& ink : hostile_inks()) {
    const auto strokes = meeting::parse_ink(ink);
    ASSERT_TRUE(strokes);
    for (const minutes::SketchRoom room : {minutes::SketchRoom{60, 30}, {45, 20}, {10, 3}, {1, 1}, {200, 5}}) {
      const auto size = minutes::size_of(*strokes, room);
      EXPECT_LE(size.width, room.width + 1e-4);
      EXPECT_LE(size.height, room.height + 1e-4);
      for (const auto& stroke : *strokes)
        for (const auto& p : stroke) {
          const double x = size.x + p.x * size.scale, y = size.y + p.y * size.scale, half = size.pen / 2 - 1e-3;
          ASSERT_TRUE(x >= half && y >= half && x <= size.width - half && y <= size.height - half)
              << ink.substr(0, 40) << " " << room.width << " " << x << " " << y << " " << size.pen;
        }
    }
  }
}

// --- texts that hold a drawing

Noted drawn(const std::string& caption) {
  const auto strokes = std::make_shared<const minutes::Strokes>(minutes::Strokes{{{1, 2}}});
  return {caption,
          {Sketch{strokes, caption.empty() ? "手書き" : caption, caption.empty() ? "手書き" : "（手書き）",
                  caption.size()}}};
}

TEST(InkInTexts, HasALineOfItsOwnAndReadsWell) {
  const Noted all = minutes::join_notes({"あ", drawn("坂"), "", "い", drawn(""), "う"}, "／");
  EXPECT_EQ(spelled(all.text, all.sketches), "あ／坂（手書き）\nい\n手書き\nう");
  std::vector<std::string> lines;
  for (const auto& [text, sketch] : minutes::parts_of(all.text, all.sketches))
    lines.push_back(std::string(text) + (sketch != nullptr ? "|" + sketch->label : ""));
  EXPECT_EQ(lines, (std::vector<std::string>{"あ／坂|坂", "い|手書き", "う"}));
  EXPECT_EQ(minutes::join_notes({drawn(""), drawn("")}, "／").sketches.size(), 2u);
  EXPECT_EQ(minutes::parts_of("あ\nい", {}).size(), 1u);
  Noted aside = drawn("坂");
  aside.text += "（2G）";
  aside = sketches_last(std::move(aside));
  EXPECT_EQ(spelled(aside.text, aside.sketches), "坂（2G）（手書き）");
}

} // namespace
} // namespace yoriai::test
