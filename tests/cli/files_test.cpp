// The verbs that deal with whole files: passphrases, copies, damage, backups, leaving a machine.

#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "base/json.hpp"
#include "support/program.hpp"

namespace yoriai::test {
namespace {

using base::Json;
namespace fs = std::filesystem;

constexpr const char* kNotes = R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急で買い物に行けない"}
{"do":"add","kind":"hypothesis","id":"h2","text":"バスの本数が減った"}
{"do":"add","kind":"hypothesis","id":"h3","text":"雪の日は出られない"}
)";

int lines_of(const std::string& text) { return static_cast<int>(std::count(text.begin(), text.end(), '\n')); }
bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

class Files : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_EQ(yoriai({"new", file, "--title", "高丘の集い", "--date", "2026-02-03"}).status, 0);
    ASSERT_EQ(yoriai({"apply", file}, kNotes).status, 0);
    sandbox.write("right", "坂の上の郵便局まで\n");
    sandbox.write("wrong", "坂の上の郵便局まで。\n");
    sandbox.write("other", "another long passphrase");
  }
  Outcome with(std::vector<std::string> args, const char* passphrase, const std::string& input = "") const {
    args.insert(args.end(), {"--passphrase-file", sandbox / passphrase});
    return yoriai(std::move(args), input);
  }
  // One letter of a text in the file, changed.
  void damage(const std::string& name, std::string_view text) {
    std::string bytes = sandbox.read(name);
    for (std::size_t at = bytes.find(text); at != bytes.npos; at = bytes.find(text, at + 1)) bytes[at + 2] ^= 1;
    sandbox.write(name, bytes);
  }
  Sandbox sandbox;
  std::string file = sandbox / "m.yoriai";
};

TEST_F(Files, ASealedMeetingOpensWithItsPassphraseAlone) {
  EXPECT_EQ(with({"seal", file}, "right").status, 0);
  const std::string bytes = sandbox.read("m.yoriai");
  for (const char* word : {"高丘", "坂が急", "バス", "hypothesis", "2026-02-03"})
    EXPECT_FALSE(has(bytes, word)) << word;
  const Outcome without = yoriai({"show", file});
  EXPECT_EQ(without.status, 4);
  EXPECT_EQ(lines_of(without.err), 1) << without.err;
  const Outcome wrong = with({"show", file}, "wrong");
  EXPECT_EQ(wrong.status, 4);
  EXPECT_EQ(lines_of(wrong.err), 1) << wrong.err;
  EXPECT_NE(wrong.err, without.err);
  EXPECT_TRUE(has(with({"show", file}, "right").out, "坂が急"));
  EXPECT_EQ(with({"apply", file}, "right", R"({"do":"mark","id":"h1","on":true})").status, 0);
  EXPECT_EQ(with({"check", file}, "right").status, 0);
  EXPECT_TRUE(has(with({"log", file}, "right").out, "バスの本数"));
  EXPECT_EQ(with({"minutes", file, "-o", sandbox / "m.md"}, "right").status, 0);
}

TEST_F(Files, APassphraseIsChangedAndTakenOff) {
  ASSERT_EQ(with({"seal", file}, "right").status, 0);
  EXPECT_EQ(with({"seal", file}, "other").status, 4) << "without the old one";
  ASSERT_EQ(with({"seal", file, "--old-passphrase-file", sandbox / "right"}, "other").status, 0);
  EXPECT_EQ(with({"unseal", file}, "right").status, 4);
  ASSERT_EQ(with({"unseal", file}, "other").status, 0);
  EXPECT_TRUE(has(yoriai({"show", file}).out, "坂が急"));
  EXPECT_EQ(yoriai({"unseal", file}).status, 3);
}

TEST_F(Files, ANewMeetingCanBeSealedFromTheStart) {
  ASSERT_EQ(with({"new", sandbox / "n.yoriai", "--title", "高丘の集い"}, "right").status, 0);
  EXPECT_FALSE(has(sandbox.read("n.yoriai"), "高丘"));
  EXPECT_TRUE(has(with({"show", sandbox / "n.yoriai", "--json"}, "right").out, "高丘の集い"));
}

TEST_F(Files, APassphraseFileThatIsNoneIsRefusedAndNothingChanges) {
  sandbox.write("empty", "\n");
  sandbox.write("long", std::string(5000, 'a'));
  for (const char* name : {"empty", "long", "nowhere"}) {
    const Outcome refused = with({"seal", file}, name);
    EXPECT_EQ(refused.status, 3) << name;
    EXPECT_EQ(lines_of(refused.err), 1) << refused.err;
  }
  EXPECT_EQ(yoriai({"show", file}).status, 0);
}

// The program at a terminal, which is answered line by line; what the terminal showed.
Outcome at_terminal(const std::vector<std::string>& args, const std::vector<std::string>& answers) {
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) {
    std::vector<char*> words = {std::getenv("YORIAI_BINARY")};
    for (const auto& arg : args) words.push_back(const_cast<char*>(arg.c_str()));
    words.push_back(nullptr);
    ::execv(words[0], words.data());
    ::_exit(127);
  }
  Outcome outcome;
  std::size_t answered = 0, asked_from = 0;
  char chunk[4096];
  for (ssize_t n = 0; (n = ::read(terminal, chunk, sizeof chunk)) > 0;) {
    outcome.out.append(chunk, static_cast<std::size_t>(n));
    // Echo is off by the time that it asks.
    if (answered == answers.size() || !outcome.out.substr(asked_from).ends_with("： ")) continue;
    const std::string line = answers[answered++] + "\n";
    asked_from = outcome.out.size();
    if (::write(terminal, line.data(), line.size()) < 0) break;
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(terminal);
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

TEST_F(Files, TheTerminalIsAskedAndShowsNothingOfIt) {
  const std::string secret = "yubinkyoku made aruku";
  const Outcome differ = at_terminal({"seal", file}, {secret, "something else"});
  EXPECT_EQ(differ.status, 3) << differ.out;
  EXPECT_EQ(yoriai({"show", file}).status, 0);
  const Outcome sealed = at_terminal({"seal", file}, {secret, secret});
  EXPECT_EQ(sealed.status, 0) << sealed.out;
  const Outcome shown = at_terminal({"show", file}, {secret});
  EXPECT_EQ(shown.status, 0) << shown.out;
  EXPECT_TRUE(has(shown.out, "坂が急"));
  EXPECT_FALSE(has(differ.out + sealed.out + shown.out, "yubinkyoku"));
}

TEST_F(Files, ACopyBeginsAsTheMeetingWasThen) {
  const Json whole = Json::parse(yoriai({"show", file, "--json"}).out);
  const std::string last_but_one = std::to_string(whole["changes"].get<int>() - 1);
  ASSERT_EQ(yoriai({"copy", file, sandbox / "c.yoriai", "--at", last_but_one}).status, 0);
  const Json copy = Json::parse(yoriai({"show", sandbox / "c.yoriai", "--json"}).out);
  EXPECT_EQ(copy["items"].size(), 2u);
  EXPECT_NE(copy["id"], whole["id"]);
  EXPECT_EQ(yoriai({"copy", file, sandbox / "c.yoriai"}).status, 5);
  const Outcome beyond = yoriai({"copy", file, sandbox / "d.yoriai", "--at", "999"});
  EXPECT_EQ(beyond.status, 3);
  EXPECT_EQ(lines_of(beyond.err), 1) << beyond.err;
  EXPECT_FALSE(fs::exists(sandbox / "d.yoriai"));
}

TEST_F(Files, ADamagedFileIsRepairedAsFarAsItIsWhole) {
  EXPECT_TRUE(has(yoriai({"repair", file}).out, "壊れていません"));
  damage("m.yoriai", "雪の日は");
  const std::string damaged = sandbox.read("m.yoriai");
  for (const char* verb : {"show", "log", "check"}) {
    const Outcome refused = yoriai({verb, file});
    EXPECT_EQ(refused.status, 4) << verb;
    EXPECT_EQ(lines_of(refused.err), 1) << refused.err;
    EXPECT_TRUE(has(refused.err, "yoriai repair")) << refused.err;
  }
  EXPECT_EQ(sandbox.read("m.yoriai"), damaged);
  const Outcome repaired = yoriai({"repair", file});
  EXPECT_EQ(repaired.status, 0) << repaired.err;
  EXPECT_TRUE(has(repaired.out, file + ".damaged")) << repaired.out;
  EXPECT_EQ(sandbox.read("m.yoriai.damaged"), damaged);
  const Json kept = Json::parse(yoriai({"show", file, "--json"}).out);
  EXPECT_EQ(kept["items"].size(), 2u);
  EXPECT_TRUE(has(repaired.out, std::to_string(kept["changes"].get<int>()) + "件")) << repaired.out;
}

TEST_F(Files, WhatIsNoSessionCannotBeRepaired) {
  sandbox.write("text.yoriai", "これは会議のファイルではありません");
  EXPECT_EQ(yoriai({"repair", sandbox / "text.yoriai"}).status, 4);
  EXPECT_EQ(sandbox.read("text.yoriai"), "これは会議のファイルではありません");
}

TEST_F(Files, BackupsAreListedAndRestored) {
  ASSERT_EQ(yoriai({"apply", file}, R"({"do":"remove","id":"h1"})").status, 0);
  const Json sets = Json::parse(yoriai({"backups", file, "--json"}).out);
  ASSERT_EQ(sets.size(), 1u);
  EXPECT_EQ(sets[0]["of"], file);
  EXPECT_EQ(sets[0]["title"], "高丘の集い");
  ASSERT_FALSE(sets[0]["backups"].empty());
  const std::string newest = sets[0]["backups"][0]["file"];
  EXPECT_TRUE(has(yoriai({"backups"}).out, newest));
  EXPECT_EQ(Json::parse(yoriai({"backups", sandbox / "other.yoriai", "--json"}).out), Json::array());
  ASSERT_EQ(yoriai({"restore", newest, sandbox / "r.yoriai"}).status, 0);
  EXPECT_EQ(Json::parse(yoriai({"show", sandbox / "r.yoriai", "--json"}).out)["changes"],
            sets[0]["backups"][0]["changes"]);
  EXPECT_EQ(yoriai({"restore", newest, file}).status, 5);
}

TEST_F(Files, LeavingMovesTheMeetingAndRemovesItsTraces) {
  fs::create_directories(sandbox / "stick");
  const std::string before = yoriai({"show", file, "--json"}).out;
  ASSERT_FALSE(Json::parse(yoriai({"backups", "--json"}).out).empty());
  const Outcome left = yoriai({"leave", file, "--to", sandbox / "stick"});
  ASSERT_EQ(left.status, 0) << left.err;
  EXPECT_TRUE(has(left.out, file + "\n")) << left.out;
  EXPECT_TRUE(has(left.out, sandbox / "state")) << left.out;
  EXPECT_FALSE(fs::exists(file));
  EXPECT_EQ(Json::parse(yoriai({"backups", "--json"}).out), Json::array());
  EXPECT_EQ(yoriai({"show", sandbox / "stick/m.yoriai", "--json"}).out, before);
  for (const auto& entry : fs::recursive_directory_iterator(sandbox / "state"))
    EXPECT_NE(entry.path().extension(), ".yoriai") << entry.path();
}

TEST_F(Files, TheOriginalOfADamagedFileLeavesNoTraceEither) {
  damage("m.yoriai", "雪の日は");
  ASSERT_EQ(yoriai({"repair", file}).status, 0);
  fs::create_directories(sandbox / "stick");
  const Outcome left = yoriai({"leave", file, "--to", sandbox / "stick"});
  ASSERT_EQ(left.status, 0) << left.err;
  EXPECT_TRUE(has(left.out, file + ".damaged")) << left.out;
  EXPECT_FALSE(fs::exists(file + ".damaged"));
}

TEST_F(Files, ASealedMeetingLeavesTooAndStaysSealed) {
  ASSERT_EQ(with({"seal", file}, "right").status, 0);
  fs::create_directories(sandbox / "stick");
  EXPECT_EQ(with({"leave", file, "--to", sandbox / "stick"}, "wrong").status, 4);
  EXPECT_TRUE(fs::exists(file));
  ASSERT_EQ(with({"leave", file, "--to", sandbox / "stick"}, "right").status, 0);
  EXPECT_FALSE(fs::exists(file));
  EXPECT_EQ(yoriai({"show", sandbox / "stick/m.yoriai"}).status, 4);
  EXPECT_TRUE(has(with({"show", sandbox / "stick/m.yoriai"}, "right").out, "坂が急"));
}

TEST_F(Files, NothingIsRemovedWhenTheMeetingCannotGoThere) {
  fs::create_directories(sandbox / "stick");
  sandbox.write("stick/m.yoriai", "something else");
  for (const char* folder : {"nowhere", "stick"}) {
    const Outcome refused = yoriai({"leave", file, "--to", sandbox / folder});
    EXPECT_EQ(refused.status, 5) << folder;
    EXPECT_EQ(lines_of(refused.err), 1) << refused.err;
    EXPECT_TRUE(fs::exists(file));
    EXPECT_FALSE(Json::parse(yoriai({"backups", "--json"}).out).empty());
  }
  EXPECT_EQ(sandbox.read("stick/m.yoriai"), "something else");
}

TEST_F(Files, AMeetingThatLiesWhereItIsToGoStaysThere) {
  ASSERT_EQ(yoriai({"leave", file, "--to", sandbox.path().string()}).status, 0);
  EXPECT_TRUE(has(yoriai({"show", file}).out, "坂が急"));
  EXPECT_EQ(Json::parse(yoriai({"backups", "--json"}).out), Json::array());
}

} // namespace
} // namespace yoriai::test
