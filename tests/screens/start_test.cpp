// The start screen by named targets: what it lists and what it asks for.
#include "screens/host.hpp"

namespace yoriai::tests {
namespace {

struct Size {
  widgets::Point px;
  base::Lang lang = base::Lang::ja;
};

class StartScreen : public testing::TestWithParam<Size> {
protected:
  StartScreen() : host({.size = GetParam().px, .lang = GetParam().lang, .sheets = {}}) {
    host.start.save_folder = "/m";
    host.start.files_folder = "/m";
    host.start.folders = {"/m/old"};
    host.start.files = {"/m/a.yoriai", "/m/b.yoriai"};
    host.start.free_bytes = 41ull << 30;
    for (int i = 0; i < 9; ++i)
      host.start.recent.push_back(
          {"/m/r" + std::to_string(i) + ".yoriai", "会議" + std::to_string(i), "hakodate/3", 3, 6, host.now - i * 86'400'000LL, false});
    host.start.recent[2].missing = true;
    host.look();
  }
  Host host;
};

TEST_P(StartScreen, NewMeetingsNameTheirSheets) {
  host.ui.tap("new/both");
  ASSERT_TRUE(host.asked<screens::NewMeeting>());
  EXPECT_EQ(host.asked<screens::NewMeeting>()->sheets, (std::vector<std::string>{"hakodate", "resources"}));
  host.ui.tap("new/hakodate");
  EXPECT_EQ(host.asked<screens::NewMeeting>()->sheets, std::vector<std::string>{"hakodate"});
  host.ui.tap("new/resources");
  EXPECT_EQ(host.asked<screens::NewMeeting>()->sheets, std::vector<std::string>{"resources"});
}

TEST_P(StartScreen, ThePracticeMeetingIsACopyOfTheExample) {
  host.ui.tap("start/practise");
  ASSERT_TRUE(host.asked<screens::OpenMeeting>());
  EXPECT_TRUE(host.asked<screens::OpenMeeting>()->file.empty());
  EXPECT_TRUE(host.asked<screens::OpenMeeting>()->copy);
}

TEST_P(StartScreen, ARecentMeetingOpensAndAMissingOneDoesNot) {
  if (!host.ui.has("recent/1")) host.ui.tap("start/down");
  host.ui.tap("recent/1");
  ASSERT_TRUE(host.asked<screens::OpenMeeting>());
  EXPECT_EQ(host.asked<screens::OpenMeeting>()->file, "/m/r0.yoriai");
  EXPECT_FALSE(host.asked<screens::OpenMeeting>()->copy);
  if (host.ui.has("recent/3")) {
    EXPECT_FALSE(host.ui.enabled("recent/3"));
  }
}

TEST_P(StartScreen, ASealedMeetingShowsItsFileNameOnly) {
  host.start.recent.front() = {"/m/kaigi.yoriai", "", "", 0, 0, host.now, false, true, true};
  host.look();
  if (!host.ui.has("recent/1")) host.ui.tap("start/down");
  EXPECT_EQ(host.ui.target("recent/1").label, "kaigi.yoriai");
  host.ui.tap("recent/1");
  ASSERT_TRUE(host.asked<screens::OpenMeeting>());
  EXPECT_EQ(host.asked<screens::OpenMeeting>()->file, "/m/kaigi.yoriai");
}

TEST_P(StartScreen, AllMeetingsCanBeSeen) {
  if (!host.ui.has("start/all")) host.ui.tap("start/down");
  if (!host.ui.has("start/all")) return; // one column lists them all
  host.ui.tap("start/all");
  EXPECT_FALSE(host.ui.has("new/both"));
  for (int i = 0; i < 6 && !host.ui.has("recent/9"); ++i) host.ui.tap("recent/down");
  EXPECT_TRUE(host.ui.has("recent/9"));
  host.ui.tap("start/all");
  EXPECT_TRUE(host.ui.has("new/both"));
}

TEST_P(StartScreen, ABrokenOffMeetingIsOffered) {
  EXPECT_FALSE(host.ui.has("interrupted/act"));
  host.start.interrupted = host.start.recent.front();
  host.start.interrupted->changes = 128;
  host.start.interrupted->last_change = 1'760'000'000'000;
  host.look();
  host.ui.tap("interrupted/act");
  ASSERT_TRUE(host.asked<screens::OpenMeeting>());
  EXPECT_EQ(host.asked<screens::OpenMeeting>()->file, "/m/r0.yoriai");
  host.ui.tap("interrupted/other");
  EXPECT_TRUE(host.asked<screens::DismissInterrupted>());
}

TEST_P(StartScreen, FilesAreFoundInFolders) {
  host.ui.tap("start/open");
  ASSERT_TRUE(host.asked<screens::ListFolder>());
  EXPECT_EQ(host.asked<screens::ListFolder>()->folder, "/m");
  EXPECT_FALSE(host.ui.has("new/both")); // covered
  host.ui.tap("files/folder/1");
  EXPECT_EQ(host.asked<screens::ListFolder>()->folder, "/m/old");
  host.ui.tap("files/up");
  EXPECT_EQ(host.asked<screens::ListFolder>()->folder, "/");
  host.ui.tap("files/file/2");
  ASSERT_TRUE(host.asked<screens::OpenMeeting>());
  EXPECT_EQ(host.asked<screens::OpenMeeting>()->file, "/m/b.yoriai");
  EXPECT_TRUE(host.ui.has("new/both"));
}

TEST_P(StartScreen, AnEmptyFolderSaysSoAndCanBeLeft) {
  host.start.folders.clear();
  host.start.files.clear();
  host.ui.tap("start/open");
  host.ui.tap("files/back");
  EXPECT_TRUE(host.ui.has("new/both"));
}

TEST_P(StartScreen, SettingsAreAskedFor) {
  host.ui.tap("start/settings");
  host.ui.tap("settings/text/large");
  ASSERT_TRUE(host.asked<screens::SetTextScale>());
  EXPECT_FLOAT_EQ(host.asked<screens::SetTextScale>()->factor, 1.2f);
  host.ui.tap("settings/contrast/high");
  EXPECT_TRUE(host.asked<screens::SetHighContrast>()->on);
  host.ui.tap("settings/screen/window");
  EXPECT_FALSE(host.asked<screens::SetFullscreen>()->on);
  host.ui.tap("settings/language/en");
  EXPECT_EQ(host.asked<screens::SetLanguage>()->lang, base::Lang::en);
  host.ui.tap("settings/back");
  EXPECT_TRUE(host.ui.has("start/settings"));
}

TEST_P(StartScreen, LanguageAndQuitAreAtTheFoot) {
  host.ui.tap("start/language");
  host.ui.tap("language/en");
  ASSERT_TRUE(host.asked<screens::SetLanguage>());
  EXPECT_EQ(host.asked<screens::SetLanguage>()->lang, base::Lang::en);
  host.ui.tap("start/quit");
  EXPECT_TRUE(host.asked<screens::Quit>());
}

TEST_P(StartScreen, EverythingIsLargeEnoughToTouch) {
  for (const auto& target : host.ui.ui().targets().all())
    if (target.kind != "row") { // rows may be cut by a scroll
      EXPECT_GE(target.rect.height(), 47.5f) << target.name;
    }
}

INSTANTIATE_TEST_SUITE_P(Sizes, StartScreen,
                         testing::Values(Size{{1920, 1080}}, Size{{1280, 800}}, Size{{860, 1376}},
                                         Size{{1280, 800}, base::Lang::en}));

} // namespace
} // namespace yoriai::tests
