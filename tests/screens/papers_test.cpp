// 議事録をつくる by named targets: what is chosen, the pages, writing, and the texts that must be read over.
#include "screens/surfaces.hpp"

namespace yoriai::tests {
namespace {

class PapersTest : public testing::TestWithParam<Surface> {
protected:
  PapersTest() : host({.size = size_of(GetParam()), .lang = lang_of(GetParam())}) {
    host.apply(R"({"do":"step","to":"hakodate/1"})");
    host.apply(R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急"})");
    host.papers = screens::Papers{};
    for (int i = 0; i < 3; ++i) host.papers->pages.push_back({210, 297, "整理表"});
    host.look();
    host.ui.tap("menu");
    host.ui.tap("menu/minutes");
  }
  screens::PaperChoice& choice() { return host.view.papers.choice; }
  // Scrolls the side until it is there.
  void tap(const std::string& name) {
    for (int i = 0; i < 8 && !host.ui.has(name) && host.ui.has("minutes/side/down"); ++i) host.ui.tap("minutes/side/down");
    for (int i = 0; i < 8 && !host.ui.has(name) && host.ui.has("minutes/side/up"); ++i) host.ui.tap("minutes/side/up");
    host.ui.tap(name);
  }
  void flag(const std::string& text, std::optional<std::string> wording = std::nullopt) {
    host.papers->flagged.push_back({text, "地域の問題 a", "お名前", "○○さんは通院しにくい", wording});
    host.papers->held_back += !wording;
    host.look();
  }

  Host host;
};

TEST_P(PapersTest, AreAskedForAsChosen) {
  tap("minutes/for/public");
  tap("minutes/part/ballots");
  tap("minutes/part/sheet/resources");
  tap("minutes/format/docx");
  tap("minutes/paper/a3");
  tap("minutes/lie/landscape");
  host.ui.tap("minutes/save");
  const auto* asked = host.asked<screens::WriteMinutes>();
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->choice.ending, "docx");
  EXPECT_TRUE(asked->choice.open_public);
  EXPECT_TRUE(asked->choice.a3);
  EXPECT_TRUE(asked->choice.landscape);
  EXPECT_EQ(asked->choice.without, (std::set<std::string, std::less<>>{"ballots", "sheet/resources"}));
  tap("minutes/part/ballots");
  EXPECT_EQ(choice().without, (std::set<std::string, std::less<>>{"sheet/resources"}));
  host.ui.tap("minutes/print");
  EXPECT_TRUE(host.asked<screens::PrintMinutes>());
}

TEST_P(PapersTest, TheDigestHasNoNotesNamesOrPictures) {
  tap("minutes/part/pictures");
  EXPECT_TRUE(choice().pictures);
  tap("minutes/part/names");
  EXPECT_FALSE(choice().names);
  tap("minutes/for/public");
  for (const char* part : {"notes", "names", "pictures"}) {
    const std::string name = std::string("minutes/part/") + part;
    for (int i = 0; i < 8 && !host.ui.has(name); ++i) host.ui.tap("minutes/side/down");
    EXPECT_FALSE(host.ui.enabled(name)) << part;
  }
}

TEST_P(PapersTest, OnlyFormatsWithPagesHaveAPaper) {
  tap("minutes/format/csv");
  const auto all = walk_down(host, "minutes/side", size_of(GetParam()).x);
  EXPECT_FALSE(all.contains("minutes/paper/a3"));
  EXPECT_TRUE(all.contains("minutes/format/csv"));
}

TEST_P(PapersTest, APageIsChosenAndMadeLarger) {
  host.ui.tap("minutes/page/2");
  EXPECT_EQ(host.view.papers.page, 1);
  host.ui.tap("minutes/zoom_in");
  EXPECT_EQ(host.view.papers.zoom, 1);
  host.ui.tap("minutes/whole");
  EXPECT_EQ(host.view.papers.zoom, 0);
  host.papers->pages.resize(1);
  host.look();
  EXPECT_EQ(host.view.papers.page, 0) << "the second page is gone";
}

TEST_P(PapersTest, WritingIsShownAndCanBeStopped) {
  host.papers->writing = true;
  host.papers->written = 0.4f;
  host.look();
  EXPECT_FALSE(host.ui.has("minutes/save"));
  host.ui.tap("minutes/stop");
  EXPECT_TRUE(host.asked<screens::StopWriting>());
}

TEST_P(PapersTest, WhatTellsWhoIsMeantIsReadOver) {
  tap("minutes/for/public");
  EXPECT_FALSE(host.ui.has("minutes/review"));
  flag("山田さんは通院しにくい");
  flag("汐見さんの家");
  host.ui.tap("minutes/review");
  host.ui.tap("digest/1/as_is");
  EXPECT_EQ(host.meeting().record().wordings.back(),
            (meeting::PublicWording{"山田さんは通院しにくい", "山田さんは通院しにくい"}));
  host.papers->flagged[0].wording = "山田さんは通院しにくい";
  host.look();
  host.ui.tap("digest/1/as_is");
  EXPECT_TRUE(host.meeting().record().wordings.empty()) << "tapped again: undecided once more";
  host.ui.tap("digest/1/reword");
  EXPECT_TRUE(host.view.text_question);
  host.ui.tap("ask/digest/ok");
  EXPECT_EQ(host.meeting().record().wordings.back(),
            (meeting::PublicWording{"山田さんは通院しにくい", "○○さんは通院しにくい"}));
  for (int i = 0; i < 4 && !host.ui.has("digest/2/omit"); ++i) host.ui.tap("digest/down");
  host.ui.tap("digest/2/omit");
  EXPECT_EQ(host.meeting().record().wordings.back(), (meeting::PublicWording{"汐見さんの家", ""}));
  host.ui.tap("digest/back");
  EXPECT_FALSE(host.ui.has("digest/1/as_is"));
}

TEST_P(PapersTest, LeadToWhatIsOpen) {
  host.apply(R"({"do":"add","kind":"problem","id":"p1","text":"買い物に行けない"})");
  host.look();
  host.ui.tap("minutes/finding");
  EXPECT_NE(host.view.shown, "minutes");
}

TEST_P(PapersTest, EverythingLiesOnTheScreen) {
  walk_down(host, "minutes/side", size_of(GetParam()).x);
  tap("minutes/for/public");
  flag("山田さんは通院しにくい");
  host.ui.tap("minutes/review");
  walk_down(host, "digest", size_of(GetParam()).x);
}

INSTANTIATE_TEST_SUITE_P(Sizes, PapersTest, kSurfaces, surface_name);

} // namespace
} // namespace yoriai::tests
