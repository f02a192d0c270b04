// The sheets of whole files by named targets: passphrases and seals, backups, damage, leaving a machine.
#include "screens/host.hpp"

namespace yoriai::tests {
namespace {

using screens::ShellSheet;

struct Size {
  widgets::Point px;
  base::Lang lang = base::Lang::ja;
};

class FileSheets : public testing::TestWithParam<Size> {
protected:
  static Host::Options options(bool meeting) {
    Host::Options options{.size = GetParam().px, .lang = GetParam().lang};
    if (!meeting) options.sheets.clear();
    return options;
  }
  static void write(Host& host, const char* field, const char* text) {
    host.ui.tap(field);
    host.ui.type(text);
  }
  // Everything that can be touched lies on the surface and is large enough.
  static void expect_roomy(Host& host) {
    for (const auto& target : host.ui.ui().targets().all()) {
      EXPECT_GE(target.rect.height(), 59.5f) << target.name;
      EXPECT_GE(target.rect.y0, 0) << target.name;
      EXPECT_LE(target.rect.y1, GetParam().px.y) << target.name;
      EXPECT_LE(target.rect.x1, GetParam().px.x) << target.name;
    }
  }
  static void choose(Host& host, const std::string& entry) {
    host.ui.tap("menu");
    for (int i = 0; i < 6 && !host.ui.has(entry); ++i) host.ui.tap("menu/down");
    host.ui.tap(entry);
  }
  std::string word(Host& host, const char* key) { return std::string(host.ui.ui().words()(key)); }
};

TEST_P(FileSheets, ASealedMeetingAsksForItsPassphrase) {
  Host host(options(false));
  host.files.asks_for = "/m/a.yoriai";
  host.view.shell.sheet = ShellSheet::passphrase;
  host.look();
  expect_roomy(host);
  EXPECT_FALSE(host.ui.enabled("passphrase/ok"));
  host.ui.type("saka no ue"); // the keyboard is there already
  EXPECT_EQ(host.view.files.typed.view(), "saka no ue");
  host.ui.tap("passphrase/ok");
  EXPECT_TRUE(host.asked<screens::UnlockMeeting>());
}

TEST_P(FileSheets, EnterOpensAndNothingCanBeAskedWhileItIsTried) {
  Host host(options(false));
  host.view.shell.sheet = ShellSheet::passphrase;
  host.look();
  host.ui.type("saka");
  host.ui.key(ImGuiKey_Enter);
  ASSERT_TRUE(host.asked<screens::UnlockMeeting>());
  host.requests.clear();
  host.files.working = true;
  host.look();
  EXPECT_FALSE(host.ui.enabled("passphrase/ok"));
  EXPECT_FALSE(host.ui.enabled("passphrase/text"));
  host.ui.tap("passphrase/back");
  EXPECT_EQ(host.view.shell.sheet, ShellSheet::passphrase) << "it cannot be called back";
  host.files.working = false;
  host.view.files.typed.wipe();
  host.view.files.began = false; // as the program does
  host.files.problem = word(host, "passphrase.wrong");
  host.look();
  expect_roomy(host);
  host.ui.type("again"); // the keyboard is back
  EXPECT_EQ(host.view.files.typed.view(), "again");
}

TEST_P(FileSheets, LeavingThePassphraseWipesIt) {
  Host host(options(false));
  host.view.shell.sheet = ShellSheet::passphrase;
  host.look();
  host.ui.type("yubinkyoku");
  host.ui.tap("passphrase/show");
  EXPECT_TRUE(host.view.files.letters_shown);
  host.ui.tap("passphrase/back");
  EXPECT_EQ(host.view.shell.sheet, ShellSheet::none);
  EXPECT_TRUE(host.view.files.typed.empty());
  EXPECT_FALSE(host.view.files.letters_shown);
}

TEST_P(FileSheets, SealingTakesTheSamePassphraseTwice) {
  Host host(options(true));
  choose(host, "menu/seal");
  expect_roomy(host);
  host.ui.type("saka no ue no yubinkyoku");
  EXPECT_FALSE(host.ui.enabled("seal/ok"));
  write(host, "seal/again", "saka no shita");
  EXPECT_FALSE(host.ui.enabled("seal/ok"));
  expect_roomy(host);
  host.ui.key(ImGuiKey_A, true);
  host.ui.type("saka no ue no yubinkyoku");
  EXPECT_TRUE(host.ui.enabled("seal/ok"));
  host.ui.tap("seal/ok");
  EXPECT_TRUE(host.asked<screens::SealMeeting>());
  EXPECT_EQ(host.view.files.typed.view(), "saka no ue no yubinkyoku") << "whoever seals takes it from here";
}

TEST(FileSheetsSmall, ASheetThatDoesNotFitScrollsAndItsActsStay) {
  Host host({.size = {880, 552}, .sheets = {}}); // a small screen with very large text
  host.ui.tap("start/seal");
  host.ui.tap("new/both");
  EXPECT_TRUE(host.ui.has("seal/ok"));
  for (int i = 0; i < 6 && !host.ui.has("seal/again"); ++i) host.ui.tap("seal/down");
  ASSERT_TRUE(host.ui.has("seal/again"));
  EXPECT_LE(host.ui.target("seal/again").rect.y1, host.ui.target("seal/ok").rect.y0);
  host.ui.tap("seal/back");
  EXPECT_EQ(host.view.shell.sheet, ShellSheet::none);
}

TEST_P(FileSheets, AShortPassphraseIsAdvisedAgainstButTaken) {
  Host host(options(true));
  choose(host, "menu/seal");
  host.ui.type("saka");
  expect_roomy(host);
  write(host, "seal/again", "saka");
  host.ui.key(ImGuiKey_Enter);
  EXPECT_TRUE(host.asked<screens::SealMeeting>());
}

TEST_P(FileSheets, ASealCanBeTakenOff) {
  Host host(options(true));
  host.files.sealed = true;
  choose(host, "menu/unseal");
  expect_roomy(host);
  EXPECT_FALSE(host.asked<screens::UnsealMeeting>());
  host.ui.tap("unseal/act");
  EXPECT_TRUE(host.asked<screens::UnsealMeeting>());
  host.ui.tap("unseal/back");
  EXPECT_EQ(host.view.shell.sheet, ShellSheet::none);
}

TEST_P(FileSheets, ANewMeetingCanBeSealedFromTheStart) {
  Host host(options(false));
  host.ui.tap("start/seal");
  host.ui.tap("new/both");
  EXPECT_FALSE(host.asked<screens::NewMeeting>());
  host.ui.type("saka no ue no yubinkyoku");
  write(host, "seal/again", "saka no ue no yubinkyoku");
  host.ui.tap("seal/ok");
  ASSERT_TRUE(host.asked<screens::NewMeeting>());
  EXPECT_TRUE(host.asked<screens::NewMeeting>()->sealed);
  EXPECT_EQ(host.asked<screens::NewMeeting>()->sheets, (std::vector<std::string>{"hakodate", "resources"}));
}

TEST_P(FileSheets, BackupsAreOfferedByMeeting) {
  Host host(options(false));
  host.files.backups = {
      {"/m/a.yoriai", "高丘の集い", false, {{"/s/1.yoriai", host.now, 40}, {"/s/2.yoriai", host.now - 600'000, 31}}},
      {"/m/b.yoriai", "", true, {{"/s/3.yoriai", host.now, 12}}}};
  if (!host.ui.has("start/backups")) host.ui.tap("start/down");
  host.ui.tap("start/backups");
  EXPECT_TRUE(host.asked<screens::ListBackups>());
  EXPECT_TRUE(host.ui.has("backups/1/1"));
  EXPECT_FALSE(host.ui.has("backups/1/3"));
  host.ui.tap("backups/1/2");
  ASSERT_TRUE(host.asked<screens::RestoreBackup>());
  EXPECT_EQ(host.asked<screens::RestoreBackup>()->file, "/s/2.yoriai");
  host.ui.tap("backups/back");
  EXPECT_EQ(host.view.shell.sheet, ShellSheet::none);
}

TEST_P(FileSheets, WhatADamagedFileKeptIsToldAndABetterBackupOffered) {
  Host host(options(true));
  host.files.salvaged = screens::SalvageReport{"/m/a.yoriai.damaged", 40, host.now, 3, std::nullopt};
  host.view.shell.sheet = ShellSheet::salvaged;
  host.look();
  expect_roomy(host);
  EXPECT_FALSE(host.ui.has("salvaged/backup"));
  host.files.salvaged->better = screens::BackupCard{"/s/1.yoriai", host.now, 42};
  host.look();
  expect_roomy(host);
  host.ui.tap("salvaged/backup");
  ASSERT_TRUE(host.asked<screens::RestoreBackup>());
  EXPECT_EQ(host.asked<screens::RestoreBackup>()->file, "/s/1.yoriai");
  host.ui.tap("salvaged/ok");
  EXPECT_EQ(host.view.shell.sheet, ShellSheet::none);
}

TEST_P(FileSheets, LeavingNeedsAPlaceFirst) {
  Host host(options(true));
  host.files.places = {"/media/stick"};
  host.files.folder = "/home/k";
  host.files.folders = {"/home/k/Documents"};
  choose(host, "menu/leave");
  ASSERT_TRUE(host.asked<screens::ListPlaces>());
  EXPECT_FALSE(host.ui.enabled("leave/ok"));
  host.ui.tap("leave/place/1");
  EXPECT_EQ(host.view.files.place, "/media/stick");
  host.ui.tap("leave/ok");
  ASSERT_TRUE(host.asked<screens::LeaveMachine>());
  EXPECT_EQ(host.asked<screens::LeaveMachine>()->folder, "/media/stick");
  host.files.working = true;
  host.look();
  EXPECT_FALSE(host.ui.enabled("leave/ok"));
  host.ui.tap("leave/back");
  EXPECT_EQ(host.view.shell.sheet, ShellSheet::leave) << "not while it moves";
}

TEST_P(FileSheets, AnyFolderCanBeGoneInto) {
  Host host(options(true));
  host.files.folder = "/home/k";
  host.files.folders = {"/home/k/Documents"};
  host.view.shell.sheet = ShellSheet::leave;
  host.look();
  host.ui.tap("leave/folder/1");
  ASSERT_TRUE(host.asked<screens::ListPlaces>());
  EXPECT_EQ(host.asked<screens::ListPlaces>()->folder, "/home/k/Documents");
  host.ui.tap("leave/up");
  EXPECT_EQ(host.asked<screens::ListPlaces>()->folder, "/home");
  host.ui.tap("leave/here");
  EXPECT_EQ(host.view.files.place, "/home/k");
}

TEST_P(FileSheets, ManyFoldersScrollAndKeepTheirNames) {
  Host host(options(true));
  host.files.folder = "/home/k";
  for (int i = 10; i < 50; ++i) host.files.folders.push_back("/home/k/f" + std::to_string(i));
  host.view.shell.sheet = ShellSheet::leave;
  host.look();
  for (int i = 0; i < 30 && !host.ui.has("leave/folder/40"); ++i) host.ui.tap("leave/list/down");
  host.ui.tap("leave/folder/40");
  ASSERT_TRUE(host.asked<screens::ListPlaces>());
  EXPECT_EQ(host.asked<screens::ListPlaces>()->folder, "/home/k/f49");
  EXPECT_TRUE(host.ui.has("leave/here")) << "begins at the top";
}

TEST_P(FileSheets, WhatWasRemovedIsListedAndThenItEnds) {
  Host host(options(false));
  host.files.left = screens::LeaveReport{"/media/stick/a.yoriai", {{"控え", "/s/1.yoriai"}}, {{"議事録", "/m/a.html"}}};
  host.view.shell.sheet = ShellSheet::left;
  host.look();
  expect_roomy(host);
  EXPECT_FALSE(host.asked<screens::Quit>());
  host.ui.tap("left/ok");
  EXPECT_TRUE(host.asked<screens::Quit>());
  host.ui.tap("left/back");
  EXPECT_EQ(host.view.shell.sheet, ShellSheet::none);
}

INSTANTIATE_TEST_SUITE_P(Sizes, FileSheets,
                         testing::Values(Size{{1920, 1080}}, Size{{1280, 800}}, Size{{860, 1376}},
                                         Size{{1280, 800}, base::Lang::en}, Size{{860, 1376}, base::Lang::en}));

} // namespace
} // namespace yoriai::tests
