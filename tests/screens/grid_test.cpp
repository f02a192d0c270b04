// The resource grid by named targets, and where its arrows run.
#include <random>

#include "screens/board_acts.hpp"
#include "screens/form_sheet.hpp"
#include "screens/grid_arrows.hpp"
#include "screens/grid_layout.hpp"

namespace yoriai::tests {
namespace {

using meeting::LinkKind;
using screens::ArrowWanted;
using screens::Gutters;
using widgets::Point;
using widgets::Rect;

class GridTest : public BoardTest {
protected:
  GridTest() {
    apply({R"({"do":"add","kind":"problem","id":"p1","text":"出かけにくい","fields":{"universality":true}})",
           R"({"do":"add","kind":"issue","id":"i1","text":"移動の手段をつくる","from":["p1"]})",
           R"({"do":"add","kind":"issue","id":"i2","text":"見守りを決める","from":["p1"]})",
           R"({"do":"add","kind":"resource","id":"g1","text":"送迎の相乗り","place":"resources/mutual/existing"})",
           R"({"do":"add","kind":"resource","id":"g2","text":"朝の体操の会","place":"resources/mutual/existing"})",
           R"({"do":"add","kind":"resource","id":"g3","text":"乗り合いの予約係","place":"resources/mutual/quick"})",
           R"({"do":"step","to":"resources"})"});
  }
  bool linked(std::string_view from, std::string_view to, LinkKind kind) {
    for (const auto& link : host.meeting().links())
      if (link.from == from && link.to == to && link.kind == kind) return true;
    return false;
  }
};

TEST_P(GridTest, TheFullestCellIsOpenAndEveryCellIsATarget) {
  EXPECT_TRUE(ui.has("note/g1"));
  EXPECT_FALSE(ui.has("note/g3"));
  EXPECT_EQ(ui.names_beginning("cell/resources/").size(), 12u);
  ui.tap("cell/resources/mutual/quick");
  EXPECT_TRUE(ui.has("note/g3"));
  EXPECT_FALSE(ui.has("note/g1"));
  ui.tap("head/existing");
  EXPECT_TRUE(ui.has("note/g1"));
}

TEST_P(GridTest, AResourceIsWrittenWithItsGroup) {
  ui.tap("act/write");
  ui.tap("resource/text");
  ui.type("子ども食堂");
  ui.tap("resource/group");
  ui.type("2G");
  ui.tap("resource/ok");
  host.look();
  EXPECT_EQ(last("resource").place, "resources/mutual/existing");
  EXPECT_EQ(last("resource").field_text("group"), "2G");
  ui.tap("act/write");
  EXPECT_EQ(host.view.board.form->value("group"), "2G") << "the group stays for the next note";
}

TEST_P(GridTest, AnEmptyCellAsksAndIsWrittenInto) {
  ui.tap("cell/resources/social/slow");
  ui.tap("resource/text");
  ui.type("夕方の訪問");
  ui.tap("resource/ok");
  host.look();
  EXPECT_EQ(last("resource").place, "resources/social/slow");
}

TEST_P(GridTest, AThingIsMarkedAndUnmarked) {
  ui.tap("note/g1");
  act("mark");
  EXPECT_TRUE(item("g1").marked);
  act("mark");
  EXPECT_FALSE(item("g1").marked);
}

TEST_P(GridTest, AnArrowIsDrawnAcrossCellsAndErased) {
  ui.tap("note/g1");
  act("arrow");
  ui.tap("cell/resources/mutual/quick");
  ui.tap("note/g3");
  EXPECT_TRUE(linked("g1", "g3", LinkKind::arrow));
  EXPECT_EQ(host.view.selection.first(), "g1");
  act("erase_arrow");
  EXPECT_FALSE(linked("g1", "g3", LinkKind::arrow));
}

TEST_P(GridTest, OneOfSeveralArrowsIsErased) {
  apply({R"({"do":"link","from":"g1","to":"g3","kind":"arrow"})",
         R"({"do":"link","from":"g2","to":"g1","kind":"arrow"})"});
  ui.tap("note/g1");
  act("erase_arrow");
  ui.tap("arrow/g2>g1");
  host.look();
  EXPECT_FALSE(linked("g2", "g1", LinkKind::arrow));
  EXPECT_TRUE(linked("g1", "g3", LinkKind::arrow));
}

TEST_P(GridTest, AThingServesAnIssueAndTheGridIsFilteredByIt) {
  ui.tap("note/g1");
  act("serves");
  ui.tap("serves/i1");
  host.look();
  EXPECT_TRUE(linked("g1", "i1", LinkKind::serves));
  ui.tap("act/cancel");
  if (!ui.has("filter/i1")) ui.tap("filter");
  ui.tap("filter/i1");
  host.look();
  EXPECT_EQ(host.view.board.grid.filter, "i1");
  EXPECT_TRUE(ui.has("note/g2")) << "others are dimmed, not gone";
  if (!ui.has("filter/all")) ui.tap("filter");
  ui.tap("filter/all");
  host.look();
  EXPECT_EQ(host.view.board.grid.filter, "");
  ui.tap("note/g1");
  act("serves");
  ui.tap("serves/i1");
  host.look();
  EXPECT_FALSE(linked("g1", "i1", LinkKind::serves));
}

TEST_P(GridTest, AThingMovesByTapping) {
  ui.tap("note/g1");
  act("move");
  ui.tap("cell/resources/public/slow");
  EXPECT_EQ(item("g1").place, "resources/public/slow");
  host.look();
  EXPECT_TRUE(ui.has("note/g1")) << "the cell it went to is open";
}

TEST_P(GridTest, AThingMovesByDragging) {
  ui.drag("note/g1", ui.target("cell/resources/self/slow").rect.centre());
  host.look();
  EXPECT_EQ(item("g1").place, "resources/self/slow");
}

TEST_P(GridTest, AThingIsRewrittenParkedAndThrownAway) {
  ui.tap("note/g1");
  act("edit");
  ui.tap("resource/group");
  ui.type("3G");
  ui.tap("resource/ok");
  host.look();
  EXPECT_EQ(item("g1").field_text("group"), "3G");
  act("park");
  EXPECT_TRUE(item("g1").parked);
  ui.tap("note/g2");
  act("remove");
  EXPECT_TRUE(item("g2").removed);
}

TEST_P(GridTest, TurnedTheSameCellsAreThere) {
  ui.tap("act/transpose");
  EXPECT_EQ(ui.names_beginning("cell/resources/").size(), 12u);
  EXPECT_TRUE(ui.has("note/g1"));
  ui.tap("note/g1");
  act("move");
  ui.tap("cell/resources/public/quick");
  EXPECT_EQ(item("g1").place, "resources/public/quick");
}

TEST_P(GridTest, TheLabelsHaveTwoPrintings) {
  if (!ui.has("act/labels")) GTEST_SKIP() << "no room in the bar";
  const std::string before = ui.target("head/quick").label;
  ui.tap("act/labels");
  EXPECT_NE(ui.target("head/quick").label, before);
  ui.tap("act/labels");
  EXPECT_EQ(ui.target("head/quick").label, before);
}

TEST_P(GridTest, StaysUsableWithManyNotes) {
  for (int i = 0; i < 150; ++i)
    host.apply(R"({"do":"add","kind":"resource","id":"m)" + std::to_string(i) + R"(","text":"近所の集まり)" +
               std::to_string(i) + R"(","place":"resources/)" + (i % 2 ? "mutual/existing" : "self/existing") +
               R"("})");
  host.look();
  const auto& layout = *host.view.board.grid.layout;
  EXPECT_EQ(layout.total, 153);
  EXPECT_EQ(layout.cell("resources/mutual/existing")->count, 77);
  EXPECT_LT(ui.names_beginning("note/").size(), 30u) << "only what is in view";
  ui.wheel(ui.target("note/g2").rect.centre(), -200);
  EXPECT_TRUE(ui.has("note/m149"));
}

YORIAI_BOTH_SIZES(GridTest);

// A grid of words with gutters around every lane and row.
struct Board {
  Gutters gutters;
  std::vector<std::vector<std::vector<Rect>>> words; // lane, row, one under the other
};

Board random_board(std::mt19937& random) {
  Board b;
  float x = 0, y = 0;
  const int lanes = 2 + static_cast<int>(random() % 4), rows = 2 + static_cast<int>(random() % 3);
  for (int i = 0; i <= lanes; ++i, x += 160 + static_cast<float>(random() % 200)) b.gutters.x.push_back(x);
  for (int i = 0; i <= rows; ++i, y += 120 + static_cast<float>(random() % 200)) b.gutters.y.push_back(y);
  for (int lane = 0; lane < lanes; ++lane) {
    b.words.emplace_back();
    for (int row = 0; row < rows; ++row) {
      b.words.back().emplace_back();
      const auto at = [](const std::vector<float>& all, int i) { return all[static_cast<std::size_t>(i)]; };
      for (float top = at(b.gutters.y, row) + 10; top + 40 < at(b.gutters.y, row + 1) - 8; top += 44)
        b.words.back().back().push_back(
            {at(b.gutters.x, lane) + b.gutters.clear, top, at(b.gutters.x, lane + 1) - b.gutters.clear, top + 40});
    }
  }
  return b;
}

bool touches(const std::vector<Point>& path, const Rect& words) {
  const Rect inner = words.inset(1.5f);
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    const Rect piece{std::min(path[i].x, path[i + 1].x), std::min(path[i].y, path[i + 1].y),
                     std::max(path[i].x, path[i + 1].x) + 0.01f, std::max(path[i].y, path[i + 1].y) + 0.01f};
    if (inner.intersects(piece)) return true;
  }
  return false;
}

TEST(GridArrows, NeverRunOverTheWordsOfOthers) {
  std::mt19937 random(20260312);
  for (int round = 0; round < 300; ++round) {
    const Board b = random_board(random);
    std::vector<ArrowWanted> wanted;
    const auto some = [&](screens::ArrowEnd& end) {
      end.lane = static_cast<int>(random() % b.words.size());
      const auto& rows = b.words[static_cast<std::size_t>(end.lane)];
      end.row = static_cast<int>(random() % rows.size());
      const auto& cell = rows[static_cast<std::size_t>(end.row)];
      end.box = cell[random() % cell.size()];
    };
    for (int i = 0; i < 4; ++i) wanted.emplace_back(), some(wanted.back().from), some(wanted.back().to);
    const auto paths = screens::route_arrows(b.gutters, wanted);
    ASSERT_EQ(paths.size(), wanted.size());
    for (std::size_t i = 0; i < paths.size(); ++i)
      for (const auto& lane : b.words)
        for (const auto& row : lane)
          for (const Rect& words : row) EXPECT_FALSE(touches(paths[i], words)) << "round " << round << ", arrow " << i;
  }
}

TEST(GridArrows, NeighboursMeetInTheGutterBetweenThem) {
  const Gutters gutters{{0, 300, 600}, {0, 200, 400}, 14};
  const ArrowWanted arrow{{{314, 20, 586, 60}, 1, 0}, {{14, 220, 286, 260}, 0, 1}};
  const auto paths = screens::route_arrows(gutters, std::vector{arrow});
  ASSERT_EQ(paths[0].size(), 4u);
  EXPECT_EQ(paths[0].front().x, 314);
  EXPECT_EQ(paths[0].front().y, 40);
  EXPECT_EQ(paths[0][1].x, 300);
  EXPECT_EQ(paths[0].back().x, 286);
  EXPECT_EQ(paths[0].back().y, 240);
}

TEST(GridArrows, OnesThatShareAGutterRunBesideEachOther) {
  const Gutters gutters{{0, 300, 600}, {0, 200, 400}, 18};
  const ArrowWanted one{{{14, 20, 286, 60}, 0, 0}, {{314, 220, 586, 260}, 1, 1}};
  const ArrowWanted two{{{14, 64, 286, 104}, 0, 0}, {{314, 264, 586, 304}, 1, 1}};
  const auto paths = screens::route_arrows(gutters, std::vector{one, two});
  EXPECT_NE(paths[0][1].x, paths[1][1].x);
}

TEST(GridArrows, FromAThingToItselfThereIsNone) {
  const Gutters gutters{{0, 300}, {0, 200}, 14};
  const screens::ArrowEnd end{{14, 20, 286, 60}, 0, 0};
  EXPECT_TRUE(screens::route_arrows(gutters, std::vector{ArrowWanted{end, end}})[0].empty());
}

} // namespace
} // namespace yoriai::tests
