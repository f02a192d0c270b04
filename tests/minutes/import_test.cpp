// What minutes wrote as JSON makes an equal meeting, and nothing else makes any.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <random>

#include "base/base64.hpp"
#include "base/json.hpp"
#include "meeting/restate.hpp"
#include "meeting/state_json.hpp"
#include "meeting/tally.hpp"
#include "support/program.hpp"

namespace yoriai::test {
namespace {

using base::Json;
namespace fs = std::filesystem;

// Everything a meeting can hold, beside the example.
const char* const kEverything =
    R"({"do":"meeting","keep_until":"2031-03-31","reached":"順番まで","next_issues":"冬の足"}
{"do":"attendance","counts":{"resident":23,"medical":2}}
{"do":"secrecy","read":true}
{"do":"follow_up","id":"fk1","text":"移動販売の試行","source":"9月の会議","outcome":"done","note":"続いている"}
{"do":"follow_up","id":"fk2","text":"見守りの紙"}
{"do":"add","kind":"hypothesis","id":"ze1","text":"手で書いた","role":"resident","group":"1G","at":[0.25,0.5],"ink":"1,2 3,4;5,6"}
{"do":"add","kind":"hypothesis","id":"ze2","text":"重ねる気づき","group":"2G"}
{"do":"add","kind":"hypothesis","id":"ze3","text":"あとで話す気づき"}
{"do":"add","kind":"hypothesis","id":"ze4","text":"取り下げる気づき"}
{"do":"stack","ids":["ze1","ze2"],"id":"zes","title":"束の題"}
{"do":"mark","id":"ze1","on":true}
{"do":"park","id":"ze3"}
{"do":"review","id":"ze3","outcome":"next_time"}
{"do":"remove","id":"ze4"}
{"do":"add","kind":"problem","id":"zep","text":"バスが遠い","from":["ze1"],"fields":{"universality":true,"sociality":false}}
{"do":"add","kind":"problem","id":"zeq","text":"見送る問題","fields":{"universality":false,"sociality":false,"reason":"次の機会に"}}
{"do":"add","kind":"problem","id":"zer","text":"書いて取り消す問題"}
{"do":"undo"}
{"do":"add","kind":"issue","id":"zei","text":"移動の手段","from":["zep"],"fields":{"priority":1,"effect":0.75,"feasibility":0.5,"urgency":2}}
{"do":"add","kind":"issue","id":"zej","text":"見守り","from":["zep"],"fields":{"deferral":"人手がない","deferral_until":"2027-04-01"}}
{"do":"add","kind":"response","id":"zek","from":["zei"],"fields":{"method":"乗り合い","owner":"町会","due":"2026-12-01","level":"area","way":"rules","why":"足がない"}}
{"do":"add","kind":"resource","id":"zeg","text":"乗り合いの車","place":"resources/mutual/quick"}
{"do":"add","kind":"resource","id":"zeh","text":"市のバス","place":"resources/public/slow","fields":{"group":"2G"}}
{"do":"link","from":"zeg","to":"zeh","kind":"arrow"}
{"do":"link","from":"zeg","to":"zei","kind":"serves"}
{"do":"action","id":"ta","what":"説明に行く","who":"汐見","due":"2026-12-10","from":"zek"}
{"do":"pulse","question":"purpose","hands":[18,4,1]}
{"do":"plan_check","id":"means","ok":true,"note":"催しは手段"}
{"do":"plan_check","id":"past"}
{"do":"public","of":"バスが遠い","text":"交通が不便"}
{"do":"public","of":"見守り","omit":true}
{"do":"agenda","entries":[{"step":"hakodate/1","minutes":15},{"title":"休憩","rest":true,"minutes":10},{"step":"hakodate/2"},{"step":"hakodate/4"},{"step":"hakodate/5"}]}
{"do":"timer","step":"hakodate/2","minutes":25}
{"do":"timer","step":"hakodate/2","add":5}
{"do":"step","to":"hakodate/2"}
{"do":"step","to":"agenda/closing"}
{"do":"clock","stop":true}
{"do":"step","to":"hakodate/5"}
{"do":"clock","stop":true}
{"do":"agree","step":"hakodate/4","text":"この二つで進む"}
{"do":"agree","step":"hakodate/3"}
{"do":"minute","step":"hakodate/4","text":"よい議論だった"}
{"do":"ballot.open","id":"vd","method":"dots","question":"どれに","targets":["zei","zej","zes"],"budget":3,"cap":2,"secret":true}
{"do":"ballot.open","id":"vc","method":"choice321","targets":["zei","zej"]}
{"do":"ballot.open","id":"vy","method":"yesno","question":"多くの人に","targets":["zep","zeq"],"secret":true}
{"do":"ballot.open","id":"vh","method":"hands","question":"手を","targets":["zei","zej"]}
{"do":"ballot.open","id":"vf","method":"fist","question":"このまま","secret":true}
{"do":"ballot.open","id":"vo","method":"fist","question":"まだ開いている"}
{"do":"ballot.cast","ballot":"vo","votes":5,"role":"resident"}
{"do":"ballot.cast","ballot":"vh","votes":{"zei":12,"zej":3}}
)";

std::string votes() {
  std::string lines;
  const char* roles[] = {"resident",     "resident", "resident",       "commissioner",
                         "care_manager", "medical",  "administration", "other"};
  const auto cast = [&](const char* ballot, Json votes, int n) {
    lines +=
        Json{{"do", "ballot.cast"}, {"ballot", ballot}, {"votes", std::move(votes)}, {"role", roles[n % 8]}}.dump() +
        "\n";
  };
  for (int n = 0; n < 23; ++n) {
    cast("vd", n % 3 == 0 ? Json{{"zei", 2}, {"zes", 1}} : Json{{"zei", 1}, {"zej", 1}}, n);
    cast("vc", n % 2 == 0 ? Json{{"zei", 3}, {"zej", 2}} : Json{{"zej", 3}}, n);
    cast("vy", {{"zep", n % 4 == 0 ? 0 : 1}, {"zeq", n % 5 == 0 ? 1 : 0}}, n);
    cast("vf", n % 6, n);
  }
  for (const char* ballot : {"vd", "vc", "vy", "vh", "vf"})
    lines += Json{{"do", "ballot.close"}, {"ballot", ballot}}.dump() + "\n";
  return lines + "{\"do\":\"lock\",\"step\":\"hakodate/1\"}\n";
}

class Import : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_EQ(yoriai({"new", file, "--title", "第1回"}).status, 0);
    ASSERT_EQ(yoriai({"apply", file, std::string(std::getenv("YORIAI_SESSIONS")) + "/example.jsonl"}).status, 0);
    const Outcome applied = yoriai({"apply", file}, kEverything + votes());
    ASSERT_EQ(applied.status, 0) << applied.err;
    write_json();
  }
  void write_json() {
    const Outcome written = yoriai({"minutes", file, "-o", sandbox / "m.json"});
    ASSERT_EQ(written.status, 0) << written.err;
    told = Json::parse(sandbox.read("m.json"));
  }
  static Json state_of(const std::string& session) {
    Json state = Json::parse(yoriai({"show", session, "--json"}).out);
    state.erase("changes");
    return state;
  }
  Outcome take_in(const Json& json, const std::string& name = "taken") {
    sandbox.write(name + ".json", json.dump());
    return yoriai({"import", sandbox / (name + ".json")});
  }

  Sandbox sandbox;
  std::string file = sandbox / "m.yoriai";
  Json told;
};

TEST_F(Import, MakesAnEqualMeeting) {
  const Outcome taken = yoriai({"import", sandbox / "m.json", "-o", sandbox / "again.yoriai"});
  ASSERT_EQ(taken.status, 0) << taken.err;
  EXPECT_EQ(state_of(sandbox / "again.yoriai"), state_of(file));
  ASSERT_EQ(yoriai({"minutes", sandbox / "again.yoriai", "-o", sandbox / "again.json"}).status, 0);
  Json again = Json::parse(sandbox.read("again.json"));
  EXPECT_EQ(again["restore"], told["restore"]);
  for (const char* ending : {"html", "md", "csv"}) { // results by role, means and times as well
    ASSERT_EQ(yoriai({"minutes", file, "-o", sandbox / ("a." + std::string(ending))}).status, 0);
    ASSERT_EQ(yoriai({"minutes", sandbox / "again.yoriai", "-o", sandbox / ("b." + std::string(ending))}).status, 0);
    EXPECT_EQ(sandbox.read("a." + std::string(ending)), sandbox.read("b." + std::string(ending))) << ending;
  }
}

TEST_F(Import, GoesOnAsTheFirstWould) {
  ASSERT_EQ(yoriai({"import", sandbox / "m.json", "-o", sandbox / "again.yoriai"}).status, 0);
  const std::string more = R"({"do":"add","kind":"problem","id":"later","text":"あとから"}
{"do":"ballot.cast","ballot":"vo","votes":4,"role":"medical"}
{"do":"ballot.close","ballot":"vo"}
{"do":"unlock","step":"hakodate/1"}
)";
  for (const std::string& session : {file, sandbox / "again.yoriai"}) {
    const Outcome applied = yoriai({"apply", session}, more);
    ASSERT_EQ(applied.status, 0) << applied.err;
  }
  EXPECT_EQ(state_of(sandbox / "again.yoriai"), state_of(file)) << "letters go on where they were";
  const std::string undone(70, ' ');
  std::string lines;
  for (int i = 0; i < 4; ++i) lines += "{\"do\":\"undo\"}\n";
  ASSERT_EQ(yoriai({"apply", sandbox / "again.yoriai"}, lines).status, 0);
  EXPECT_EQ(yoriai({"apply", sandbox / "again.yoriai"}, "{\"do\":\"undo\"}\n").status, 3) << "the meeting itself stays";
  EXPECT_EQ(yoriai({"check", sandbox / "again.yoriai"}).status, 0);
  EXPECT_NE(yoriai({"log", sandbox / "again.yoriai"}).out.find("JSON から会議を取り込みました"), std::string::npos);
}

TEST_F(Import, StandsBesideTheJsonAndOverwritesNothing) {
  ASSERT_EQ(take_in(told).status, 0);
  EXPECT_EQ(state_of(sandbox / "taken.yoriai"), state_of(file));
  const std::string before = sandbox.read("taken.yoriai");
  const Outcome again = take_in(told);
  EXPECT_EQ(again.status, 5);
  EXPECT_EQ(sandbox.read("taken.yoriai"), before);
}

TEST_F(Import, CanSealTheNewMeeting) {
  sandbox.write("secret", "ながい合言葉 1234");
  ASSERT_EQ(
      yoriai({"import", sandbox / "m.json", "-o", sandbox / "sealed.yoriai", "--passphrase-file", sandbox / "secret"})
          .status,
      0);
  EXPECT_EQ(sandbox.read("sealed.yoriai").find("バスが遠い"), std::string::npos);
  Json state =
      Json::parse(yoriai({"show", sandbox / "sealed.yoriai", "--json", "--passphrase-file", sandbox / "secret"}).out);
  state.erase("changes");
  EXPECT_EQ(state, state_of(file));
}

TEST_F(Import, LeavesOutWhatLiesFaceDown) {
  ASSERT_EQ(yoriai({"apply", file}, R"({"do":"unlock","step":"hakodate/1"}
{"do":"hide","step":"hakodate/1"}
{"do":"add","kind":"hypothesis","id":"down","text":"ふせた気づき"}
)")
                .status,
            0);
  write_json();
  ASSERT_EQ(take_in(told).status, 0);
  const Json state = state_of(sandbox / "taken.yoriai");
  EXPECT_EQ(state["hidden_steps"], Json::array({"hakodate/1"}));
  EXPECT_EQ(state.dump().find("ふせた"), std::string::npos);
}

TEST_F(Import, TellsOfPapersThatNobodyMayRead) {
  ASSERT_EQ(
      yoriai({"apply", file}, R"({"do":"ballot.open","id":"vs","method":"yesno","question":"まだ内緒","secret":true}
{"do":"ballot.cast","ballot":"vs","votes":1}
)")
          .status,
      0);
  write_json();
  const Outcome taken = take_in(told);
  ASSERT_EQ(taken.status, 0) << taken.err;
  EXPECT_NE(taken.out.find("まだ内緒"), std::string::npos);
  EXPECT_EQ(state_of(sandbox / "taken.yoriai")["ballots"].back()["papers"], 0);
}

// A photo, and one that stays behind.
TEST_F(Import, TakesPicturesWhoseBytesAreThere) {
  const std::string photo = std::string(std::getenv("YORIAI_ASSETS")) + "/pictures/step1.png";
  Json commands = {{"do", "attach"}, {"id", "zep"}, {"path", photo}, {"picture", "foto"}};
  ASSERT_EQ(
      yoriai({"apply", file}, commands.dump() + "\n{\"do\":\"ground\",\"step\":\"hakodate/1\",\"picture\":\"foto\"}\n")
          .status,
      0);
  write_json();
  const Outcome bare = take_in(told, "bare");
  ASSERT_EQ(bare.status, 0) << bare.err;
  EXPECT_NE(bare.out.find("1件"), std::string::npos);
  EXPECT_TRUE(state_of(sandbox / "bare.yoriai")["attachments"].empty());
  const Outcome bytes = run_program({"cat", photo});
  told["restore"]["pictures"] = {{{"id", "foto"}, {"data", base::base64(bytes.out)}}};
  const Outcome whole = take_in(told, "whole");
  ASSERT_EQ(whole.status, 0) << whole.err;
  EXPECT_EQ(state_of(sandbox / "whole.yoriai"), state_of(file));
  told["restore"]["pictures"][0]["data"] = base::base64("kein Bild");
  const Outcome bad = take_in(told, "bad");
  EXPECT_EQ(bad.status, 3);
  EXPECT_NE(bad.err.find("/restore/pictures/0"), std::string::npos);
  EXPECT_FALSE(fs::exists(sandbox / "bad.yoriai"));
}

struct Mutation {
  const char* place; // JSON pointer
  const char* value; // null: take it out
  const char* said;  // part of the sentence
};

TEST_F(Import, RefusesWhatIsNoMeetingWithOneSentence) {
  const Mutation mutations[] = {
      {"/format", "2", "新しい版"},
      {"/format", "\"1\"", "JSON ではない"},
      {"/items", "{}", "JSON ではない"},
      {"/id", "\"../../etc\"", "/id"},
      {"/sheets", "[]", "/sheets"},
      {"/sheets/0", "\"unknown\"", "unknown"},
      {"/step", "\"hakodate/99\"", "/step"},
      {"/meeting/date", "\"2026-02-30\"", "/meeting/date"},
      {"/meeting/unknown", "\"x\"", "/meeting/unknown"},
      {"/participants/0/role", "\"king\"", "/participants/0/role"},
      {"/participants/1/id", "\"e1\"", "/id"},
      {"/items/0/id", "\"a b\"", "/items/0/id"},
      {"/items/0/kind", "\"nothing\"", "/items/0/kind"},
      {"/items/0/place", "\"resources/self/quick\"", "/items/0/place"},
      {"/items/0/text", "\"\"", "/items/0/text"},
      {"/items/0/text", "17", "/items/0"},
      {"/items/0/from", "[\"nobody\"]", "/items/0/from"},
      {"/items/0/by", "\"nobody\"", "/items/0/by"},
      {"/items/0/at", "[2,0]", "/items/0/at"},
      {"/items/0/at", "\"x\"", "/items/0/at"},
      {"/items/0/symbol", "\"Z9\"", "/items/0/symbol"},
      {"/items/0/stack", "\"nowhere\"", "/items/0/stack"},
      {"/items/0/ink", "\"1,2;;\"", "/items/0/ink"},
      {"/items/0/fields/strength", "\"yes\"", "/items/0/fields/strength"},
      {"/items/0/fields/unheard", "true", "/items/0/fields/unheard"},
      {"/items/0/marked", "1", "/items/0/marked"},
      {"/links/0/kind", "\"rope\"", "/links/0"},
      {"/links/0/to", "\"nobody\"", "/links/0"},
      {"/stacks/0/items", "[]", "/stacks/0/items"},
      {"/agreements/0/at", "\"yesterday\"", "/agreements/0/at"},
      {"/visits/0/step", "\"hakodate/9\"", "/visits/0/step"},
      {"/timers/hakodate~11", "0", "/timers"},
      {"/agenda/0/path", "\"agenda/a b\"", "/agenda/0"},
      {"/attendance/resident", "-3", "/attendance/resident"},
      {"/actions/0/due", "\"soon\"", "/actions/0/due"},
      {"/pulses/0/hands", "[1,2]", "/pulses/0/hands"},
      {"/ballots/0/method", "\"dice\"", "/ballots/0/method"},
      {"/ballots/0/results/0/score", "999", "/ballots/0"},
      {"/ballots/0/papers", "5", "/ballots/0/papers"},
      {"/restore/ballots/0/groups/0/papers", "1", "/ballots/0"},
      {"/restore/letters_given/problem", "1", "/restore/letters_given"},
      {"/restore/ballots/0/papers", "2000000", "/restore/ballots"},
      {"/restore", nullptr, "show ではなく minutes"},
      {"/clock/point", "\"agenda/../x\"", "/clock"},
  };
  for (const Mutation& mutation : mutations) {
    Json json = told;
    const Json::json_pointer place(mutation.place);
    if (mutation.value != nullptr) json[place] = Json::parse(mutation.value);
    else json.erase(std::string(mutation.place).substr(1));
    const Outcome taken = take_in(json);
    EXPECT_EQ(taken.status, 3) << mutation.place << " " << taken.out << taken.err;
    EXPECT_NE(taken.err.find(mutation.said), std::string::npos) << mutation.place << " " << taken.err;
    EXPECT_EQ(std::count(taken.err.begin(), taken.err.end(), '\n'), 1) << taken.err;
    ASSERT_FALSE(fs::exists(sandbox / "taken.yoriai")) << mutation.place;
  }
}

TEST_F(Import, RefusesWhatIsNoJson) {
  const std::string whole = told.dump();
  const std::pair<std::string, const char*> files[] = {{"", "1行"},
                                                       {whole.substr(0, whole.size() / 2), "JSON として読めません"},
                                                       {std::string(100'000, '['), "取り込めません"},
                                                       {"\xff\xfe{}", "取り込めません"},
                                                       {"[1,2]", "JSON ではない"},
                                                       {"[" + std::string(12'000'000, ',') + "]", "取り込めません"},
                                                       {"null", "JSON ではない"},
                                                       {"{\"format\":1e999}", "取り込めません"}};
  for (const auto& [bytes, said] : files) {
    sandbox.write("x.json", bytes);
    const Outcome taken = yoriai({"import", sandbox / "x.json"});
    EXPECT_EQ(taken.status, 3) << bytes.substr(0, 20) << taken.err;
    EXPECT_NE(taken.err.find(said), std::string::npos) << taken.err;
    ASSERT_FALSE(fs::exists(sandbox / "x.yoriai"));
  }
  EXPECT_NE(yoriai({"import", sandbox / "missing.json"}).status, 0);
}

// Whatever is changed: refused, or a meeting that says what the file says. Seeded, so that a failure comes again.
TEST_F(Import, TakesNothingThatItDoesNotUnderstand) {
  const auto library = sheets::Library::load(fs::path(std::getenv("YORIAI_ASSETS")) / "sheets");
  std::mt19937 random(20261121);
  const auto below = [&](std::size_t most) { return most == 0 ? 0 : random() % most; };
  const Json values = {nullptr,
                       true,
                       -1,
                       0,
                       3.5,
                       1e308,
                       "",
                       "ze1",
                       "hakodate/4",
                       "2026-01-01",
                       "\u202E",
                       std::string(40'000, 'x'),
                       Json::array(),
                       Json::object(),
                       Json::array({1, 2}),
                       {{"id", "ze1"}}};
  int refused = 0, taken = 0;
  for (int round = 0; round < 400; ++round) {
    Json json = told;
    for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
      Json* at = &json;
      for (int depth = 0; depth < 6 && at->is_structured() && !at->empty() && (depth < 1 || below(4) > 0); ++depth) {
        auto it = at->begin();
        std::advance(it, static_cast<std::ptrdiff_t>(below(at->size())));
        at = &*it;
      }
      switch (below(4)) {
        case 0: *at = values[below(values.size())]; break;
        case 1:
          if (at->is_array() && !at->empty()) at->push_back(at->front());
          break;
        case 2:
          if (at->is_structured() && !at->empty()) at->erase(at->begin());
          break;
        default: std::swap(*at, json.begin().value()); break;
      }
    }
    const auto made = meeting::restate(json, library, {}, 1);
    if (!made) {
      ++refused;
      EXPECT_TRUE(made.error().key.starts_with("import.")) << made.error().key;
      continue;
    }
    ++taken;
    meeting::Meeting meeting;
    for (const auto& event : made->events) meeting::apply(meeting, event);
    const Json state = meeting::state_json(meeting, library, 0);
    EXPECT_EQ(state["items"].size(), json.value("items", Json::array()).size()) << round;
    EXPECT_EQ(meeting::first_difference(json.value("ballots", Json::array()), state["ballots"]), "") << round;
  }
  EXPECT_GT(refused, 100);
  EXPECT_GT(taken, 5);
}

// However people voted, papers that are made up count the same, and tell no more.
TEST(ImportedPapers, CountAsTheOnesThatWereCast) {
  std::mt19937 random(7);
  const auto below = [&](std::size_t most) { return static_cast<int>(random() % most); };
  for (int round = 0; round < 600; ++round) {
    meeting::Ballot ballot;
    ballot.method = std::string(meeting::word_of(static_cast<meeting::Method>(below(5))));
    const bool fist = ballot.method == "fist", hands = ballot.method == "hands";
    if (!fist || below(2) == 0)
      ballot.targets = fist ? std::vector<std::string>{"t0"} : std::vector<std::string>{"t0", "t1", "t2"};
    ballot.open = false;
    ballot.secret = !hands && below(2) == 0;
    const int papers = hands ? below(2) : below(30);
    const int few = 1 + below(8);
    for (int n = 0; n < papers; ++n) {
      meeting::Paper paper;
      const auto role = static_cast<std::size_t>(below(static_cast<std::size_t>(few)));
      paper.role = role < meeting::kRoles.size() ? std::string(meeting::kRoles[role]) : "other";
      const auto targets = ballot.targets.empty() ? std::vector<std::string>{""} : ballot.targets;
      for (const auto& target : targets) {
        if (below(3) == 0) continue;
        paper.votes[target] = fist ? below(6) : ballot.method == "yesno" ? below(2) : hands ? below(40) : 1 + below(3);
      }
      ballot.papers.push_back(std::move(paper));
    }
    const Json said = meeting::papers_json(ballot);
    meeting::Ballot made = ballot;
    made.papers = meeting::papers_of(ballot, said);
    EXPECT_EQ(meeting::papers_json(made), said) << ballot.method << " " << round;
    const auto one = meeting::tally(ballot), other = meeting::tally(made);
    ASSERT_TRUE(one && other);
    EXPECT_EQ(one->papers_by_role, other->papers_by_role);
    EXPECT_EQ(one->fingers, other->fingers);
    for (const auto& [roles, count] : one->papers_by_role)
      EXPECT_TRUE(count >= meeting::kSmallestGroup || one->papers_by_role.size() == 1) << roles;
  }
}

} // namespace
} // namespace yoriai::test
