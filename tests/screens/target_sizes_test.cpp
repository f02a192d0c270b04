// Every screen and sheet on a 43-inch panel, a 24-inch laptop and an 11-inch tablet held upright, in both languages: what
// can be pressed is large enough, apart from its neighbours, not covered, and on the surface.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>

#include "screens/displays.hpp"
#include "screens/pads_room.hpp"
#include "screens/target_rules.hpp"

namespace yoriai::tests {
namespace {

using screens::ShellSheet;

const char* const kSteps[] = {"hakodate/1", "hakodate/2", "hakodate/3", "hakodate/4",
                              "hakodate/5", "hakodate/6", "resources"};

class TargetSizes : public testing::TestWithParam<std::tuple<Display, base::Lang>> {
protected:
  TargetSizes()
      : display(std::get<0>(GetParam())),
        lang(std::get<1>(GetParam())),
        rules(std::string(display.name) + (lang == base::Lang::ja ? " ja" : " en"), display.mm_per_px()) {}

  Host& open(bool meeting = true, bool example = true) {
    Host::Options options = display.options(lang);
    if (!meeting) options.sheets.clear();
    host = std::make_unique<Host>(options);
    fresh();
    if (meeting && example) {
      const char* folder = std::getenv("YORIAI_SESSIONS");
      host->apply_file(std::filesystem::path(folder ? folder : "sessions") / "example.jsonl");
      host->attach("photo", host->of_kind("hypothesis").front(), "坂.jpg", 1200, 900);
    }
    host->start.save_folder = host->start.files_folder = "/m";
    host->start.folders = {"/m/old"};
    host->start.files = {"/m/a.yoriai", "/m/b.yoriai"};
    host->files.folder = "/m", host->files.folders = {"/m/old"}, host->files.places = {"/media/stick"};
    host->pictures_near.folder = "/m", host->pictures_near.files = {"/m/坂.jpg"};
    host->look();
    return *host;
  }
  // Nothing chosen, nothing open.
  void fresh() {
    host->view = screens::ViewState{};
    host->view.pads.mm_per_px = display.mm_per_px();
    host->view.pads.places.wanted = screens::PadsWanted::never;
    host->view.control.mode.participants = false;
    host->look();
  }
  void go(const std::string& step) {
    host->apply(R"({"do":"step","to":")" + step + "\"}");
    fresh();
  }
  void see(const std::string& screen) {
    host->look();
    rules.walk(host->ui, screen);
  }
  void tap(const std::string& name) {
    const std::string list = name.substr(0, name.find('/'));
    while (!host->ui.has(name) && host->ui.has(list + "/down") && host->ui.enabled(list + "/down"))
      host->ui.tap(list + "/down");
    host->ui.tap(name);
  }

  // The first thing of each kind.
  std::vector<std::string> one_of_each() const {
    std::set<std::string> kinds;
    std::vector<std::string> ids;
    for (const meeting::Item& item : host->meeting().items())
      if (item.live() && kinds.insert(item.kind).second) ids.push_back(item.id);
    return ids;
  }
  // What an act of the chosen thing asks.
  void see_act(const std::string& step, const std::string& id, const std::string& act, bool behind_more) {
    for (const char* other : {"act/cancel", "act/more", "act/back", "act/remove", "act/park"})
      if (act == other) return;
    fresh();
    host->view.selection.only(id);
    host->look();
    if (behind_more) host->ui.tap("act/more");
    if (!host->ui.has(act) || !host->ui.enabled(act)) return;
    host->ui.tap(act);
    if (host->ui.ui().covered()) see(step + " " + act);
  }

  const Display display;
  const base::Lang lang;
  std::unique_ptr<Host> host;
  TargetRules rules;
};

TEST_P(TargetSizes, EveryStepAtRestAndWithEachKindOfThingChosen) {
  open();
  for (const char* step : kSteps) {
    go(step);
    for (const bool prompter : {false, true}) {
      host->view.shell.prompter_open[step] = prompter;
      see(step);
    }
    for (const std::string& id : one_of_each()) {
      const std::string kind = host->meeting().item(id)->kind;
      host->view.selection.only(id);
      see(std::string(step) + " with a " + kind);
      for (const auto mode :
           {screens::TapMode::move, screens::TapMode::stack, screens::TapMode::arrow, screens::TapMode::tie}) {
        host->view.selection.only(id);
        host->view.selection.mode = mode;
        host->look();
        rules.look(host->ui, std::string(step) + " moving a " + kind, false);
      }
    }
  }
  rules.finish();
}

TEST_P(TargetSizes, StepsOfAMeetingThatHasJustBegun) {
  open(true, false);
  for (const char* step : kSteps) {
    see(std::string("before the meeting, ") + step);
    go(step);
    see(std::string("empty ") + step);
  }
  rules.finish();
}

TEST_P(TargetSizes, FaceDownLockedByGroupsAndWithABanner) {
  open();
  go("hakodate/1");
  host->apply(R"({"do":"hide","step":"hakodate/1"})");
  host->apply(R"({"do":"add","kind":"hypothesis","id":"hidden","text":"ふせた付箋"})");
  host->view.wall.own.insert("hidden");
  see("face down");
  host->view.selection.only("hidden");
  see("face down, chosen");
  host->apply(R"({"do":"reveal","step":"hakodate/1"})");
  host->apply(R"({"do":"lock","step":"hakodate/1"})");
  fresh();
  see("locked");
  host->view.control.look.role = "resident";
  see("one role brought out");
  host->view.control.look = {};
  host->view.control.look.gathering = true;
  see("gathering");
  fresh();
  host->view.wall.group.offered = true;
  see("by groups");
  host->saved = {0, host->now - 60'000, "保存できませんでした", {}, false, false};
  see("not saved");
  host->saved = {};
  host->read_only = true;
  host->barred = screens::Barred{true, "2025-11-20T13:00", ""};
  see("only to look at");
  host->looking_back = screens::LookingBack{3, host->now};
  see("a look back");
  rules.finish();
}

TEST_P(TargetSizes, PagesThatBelongToNoStep) {
  open();
  host->apply(R"({"do":"participant","id":"u1","name":"田中","role":"resident"})");
  for (const char* page : {"opening", "closing", "meeting", "people", "record", "findings", "history", "trash"}) {
    fresh();
    host->view.shown = page;
    see(page);
  }
  host->papers = screens::Papers{};
  for (int i = 0; i < 3; ++i) host->papers->pages.push_back({210, 297, "整理表"});
  host->papers->flagged.push_back(
      {"田中さんは通院しにくい", "地域の問題 a", "お名前", "○○さんは通院しにくい", std::nullopt});
  host->papers->held_back = 1;
  for (const bool open_public : {false, true}) {
    fresh();
    host->view.shown = "minutes";
    host->view.papers.choice.open_public = open_public;
    see(open_public ? "papers for the public" : "papers");
  }
  rules.finish();
}

TEST_P(TargetSizes, TheStart) {
  open(false);
  see("empty start");
  for (int i = 0; i < 9; ++i)
    host->start.recent.push_back(
        {"/m/r" + std::to_string(i) + ".yoriai", "会議", "hakodate/3", 3, 6, host->now, false});
  host->start.recent[1].sealed = true, host->start.recent[2].missing = true, host->start.recent[3].overdue = true;
  host->start.interrupted = host->start.recent.front();
  see("start");
  host->view.shown = "all";
  see("all meetings");
  fresh();
  host->view.control.mode.participants = true;
  see("a start left to everybody");
  fresh();
  for (const ShellSheet sheet :
       {ShellSheet::settings, ShellSheet::ruler, ShellSheet::files, ShellSheet::mode, ShellSheet::backups}) {
    fresh();
    host->view.shell.sheet = sheet;
    see("start, sheet " + std::to_string(static_cast<int>(sheet)));
  }
  rules.finish();
}

// ---- the sheets of the frame ----

// "" for a value that is none. Whoever adds one is told by the compiler to say here what it needs.
const char* name_of(ShellSheet sheet) {
  switch (sheet) {
    case ShellSheet::none: return "none";
    case ShellSheet::menu: return "menu";
    case ShellSheet::settings: return "settings";
    case ShellSheet::agree: return "agree";
    case ShellSheet::person: return "person";
    case ShellSheet::timer: return "timer";
    case ShellSheet::prompter: return "prompter";
    case ShellSheet::parked: return "parked";
    case ShellSheet::files: return "files";
    case ShellSheet::places: return "places";
    case ShellSheet::save_details: return "save_details";
    case ShellSheet::project: return "project";
    case ShellSheet::pictures: return "pictures";
    case ShellSheet::picture_files: return "picture_files";
    case ShellSheet::carry: return "carry";
    case ShellSheet::ending: return "ending";
    case ShellSheet::merge: return "merge";
    case ShellSheet::passphrase: return "passphrase";
    case ShellSheet::seal: return "seal";
    case ShellSheet::unseal: return "unseal";
    case ShellSheet::backups: return "backups";
    case ShellSheet::salvaged: return "salvaged";
    case ShellSheet::leave: return "leave";
    case ShellSheet::left: return "left";
    case ShellSheet::ruler: return "ruler";
    case ShellSheet::search: return "search";
    case ShellSheet::look: return "look";
    case ShellSheet::mode: return "mode";
  }
  return "";
}

TEST_P(TargetSizes, EverySheetOfTheFrame) {
  open();
  host->projector =
      screens::ProjectorStatus{{{"HDMI-1", 1, 1920, 1080}, {"DP-1", 2, 1920, 1080, true}}, "HDMI-1", true, false};
  host->places = {{screens::SavePlace::Kind::removable, "/media/stick/a.yoriai", 1u << 30},
                  {screens::SavePlace::Kind::saves, "/m/b.yoriai"}};
  host->saved = {0, host->now - 60'000, "保存できませんでした", {}, false, false};
  host->files.asks_for = "/m/a.yoriai";
  host->files.written = 2;
  host->files.salvaged = screens::SalvageReport{"/m/a.yoriai.damaged", 40, host->now, 3,
                                                screens::BackupCard{"/s/1.yoriai", host->now, 42}};
  host->files.left =
      screens::LeaveReport{"/media/stick/a.yoriai", {{"控え", "/s/1.yoriai"}}, {{"議事録", "/m/a.html"}}};
  host->files.backups = {
      {"/m/a.yoriai", "会議", false, {{"/s/1.yoriai", host->now, 42}, {"/s/2.yoriai", host->now, 40}}}};
  for (int i = 1; *name_of(static_cast<ShellSheet>(i)) != '\0'; ++i) {
    const auto sheet = static_cast<ShellSheet>(i);
    SCOPED_TRACE(name_of(sheet));
    fresh();
    host->view.shell.agree_step = "hakodate/1";
    host->view.shell.ruler_mm = display.device_mm;
    host->view.control.search.words = "坂";
    host->view.shell.sheet = sheet;
    host->look();
    EXPECT_EQ(host->view.shell.sheet, sheet) << "it did not open";
    EXPECT_TRUE(host->ui.ui().covered());
    see(name_of(sheet));
  }
  rules.finish();
}

TEST_P(TargetSizes, WhatTheSheetsLeadTo) {
  open();
  go("hakodate/1");
  using Asks = screens::ModeView::Asks;
  for (const Asks asks : {Asks::leave, Asks::staff, Asks::choose, Asks::again}) {
    fresh();
    host->passcode.set = true;
    host->view.control.mode.asks = asks;
    host->view.shell.sheet = ShellSheet::mode;
    see("passcode");
  }
  fresh();
  host->view.shell.sheet = ShellSheet::ruler;
  host->view.shell.ruler_mm = display.device_mm, host->view.shell.ruler_paper = 1;
  see("ruler with A4");
  for (const char* entry : {"menu/remark", "menu/lock", "menu/merge", "menu/map", "menu/share", "menu/seal"}) {
    fresh();
    host->ui.tap("menu");
    tap(entry);
    see(entry);
  }
  fresh();
  host->view.pads.learning.learn({{{"自助", {{"じじょ", "自助"}}}, true}});
  host->view.shell.sheet = ShellSheet::settings;
  see("settings");
  tap("settings/learning/clear");
  see("settings/learning/clear");
  fresh();
  host->view.pictures.shown = "photo";
  see("a picture");
  fresh();
  host->view.projector.focus = host->of_kind("hypothesis").front();
  see("focus");
  rules.finish();
}

// ---- questions, forms, lists ----

TEST_P(TargetSizes, QuestionsAndFormsThatTheActsAsk) {
  open();
  for (const char* step : kSteps) {
    go(step);
    for (const std::string& id : one_of_each()) {
      fresh();
      host->view.selection.only(id);
      host->look();
      for (const std::string& act : host->ui.names_beginning("act/")) see_act(step, id, act, false);
      fresh();
      host->view.selection.only(id);
      host->look();
      if (!host->ui.has("act/more")) continue;
      host->ui.tap("act/more");
      see("more acts");
      for (const std::string& act : host->ui.names_beginning("act/")) see_act(step, id, act, true);
    }
  }
  rules.finish();
}

TEST_P(TargetSizes, PapersOfVotesTheBoothAndWhatCameOfThem) {
  const char* ballots[] = {
      R"({"do":"ballot.open","id":"v","method":"dots","targets":["p1","p2","p3","p4","p5","p6"],"budget":3,"cap":2})",
      R"({"do":"ballot.open","id":"v","method":"choice321","question":"どれから","targets":["p1","p2","p3"]})",
      R"({"do":"ballot.open","id":"v","method":"fist","question":"進めますか"})",
      R"({"do":"ballot.open","id":"v","method":"yesno","targets":["p1","p2"]})",
      R"({"do":"ballot.open","id":"v","method":"hands","question":"挙手","targets":["p1","p2"]})"};
  for (const char* ballot : ballots) {
    open();
    go("hakodate/1");
    host->apply(ballot);
    host->view.shown = "booth";
    see("handover");
    if (host->ui.has("booth/begin")) host->ui.tap("booth/begin");
    see("booth");
    if (host->ui.has("booth/next") && host->ui.enabled("booth/next"))
      host->ui.tap("booth/next"), see("role of the voter");
    fresh();
    host->view.shown = "booth";
    host->look();
    if (host->ui.has("booth/end")) host->ui.tap("booth/end"), see("the end of a vote");
    host->apply(R"({"do":"ballot.close","ballot":"v"})");
    fresh();
    host->view.wall.result_ballot = "v", host->view.wall.result_sheet = true;
    see("result");
  }
  open();
  go("hakodate/1");
  host->ui.tap("wall/vote");
  see("a vote being prepared");
  for (const char* method : {"dots", "choice321", "fist", "yesno", "hands"}) {
    host->view.wall.draft.method = method;
    see("a vote being prepared");
  }
  rules.finish();
}

// ---- who writes ----

TEST_P(TargetSizes, WritingInAFieldOrASheet) {
  open();
  go("hakodate/1");
  if (host->ui.has("compose/open")) host->ui.tap("compose/open");
  see("writing");
  if (host->ui.has("compose/role")) host->ui.tap("compose/role"), see("roles");
  rules.finish();
}

TEST_P(TargetSizes, AScreenLeftToEverybody) {
  open();
  host->apply(R"({"do":"ballot.open","id":"v","method":"dots","targets":["p1","p2","p3"],"budget":3,"cap":2})");
  for (const char* step : kSteps) {
    go(step);
    host->view.control.mode.participants = true;
    see(std::string("everybody, ") + step);
    if (!host->ui.has("compose/open")) continue;
    host->ui.tap("compose/open");
    see("everybody writes");
  }
  rules.finish();
}

TEST_P(TargetSizes, WritingOnThePads) {
  open();
  go("hakodate/1");
  host->view.pads.places.wanted = screens::PadsWanted::always;
  host->look();
  PadsRoom room(*host, display.options(lang));
  host->ui.tap("compose/open");
  see("a pad and the places beside it");
  const auto see_pad = [&](const char* what) { rules.look(room.pad(0), what); };
  see_pad("kana");
  room.type(0, {"か", "き", "く"});
  see_pad("kana with offers");
  room.type(0, {"convert"});
  see_pad("kana being converted");
  room.tap(0, "offers");
  see_pad("all offers");
  room.tap(0, "offers");
  room.tap(0, "role");
  see_pad("roles");
  room.tap(0, "role");
  room.tap(0, "tab/latin");
  see_pad("letters");
  room.tap(0, "tab/hand");
  see_pad("a sheet for the finger");
  room.state(0).shown = screens::PadPage::character;
  room.pad(0).frame();
  see_pad("a box for one character");
  room.state(0).found = {"橋", "播", "幡", "階", "皆", "街", "海", "快", "改", "界"};
  room.pad(0).frame();
  see_pad("what it may be");
  rules.finish();
}

INSTANTIATE_TEST_SUITE_P(Displays, TargetSizes,
                         testing::Combine(testing::Values(kPanel, kLaptop, kTablet),
                                          testing::Values(base::Lang::ja, base::Lang::en)),
                         [](const auto& info) {
                           return std::string(std::get<0>(info.param).name) +
                                  (std::get<1>(info.param) == base::Lang::ja ? "_ja" : "_en");
                         });

} // namespace
} // namespace yoriai::tests
