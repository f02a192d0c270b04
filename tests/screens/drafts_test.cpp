// Half-written texts come back where they were written, and words are never lost with what they belonged to.
#include "screens/drafts.hpp"
#include "screens/host.hpp"

namespace yoriai::tests {
namespace {

using screens::Drafts;

class DraftsTest : public testing::Test {
protected:
  static void write(Host& host) {
    host.apply(R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急"})");
    host.apply(R"({"do":"add","kind":"problem","id":"p1","text":"坂の上の人が通院しにくい","from":["h1"]})");
    host.apply(R"({"do":"set","id":"p1","fields":{"universality":true}})");
    host.apply(R"({"do":"add","kind":"issue","id":"i1","text":"通院の足をつくる","from":["p1"]})");
    host.apply(R"({"do":"add","kind":"response","id":"r1","from":["i1"],"fields":{"method":"乗り合い"}})");
    host.apply(R"({"do":"participant","id":"u1","name":"田中","role":"resident"})");
    host.apply(R"({"do":"step","to":"hakodate/1"})");
    host.look();
  }
  // What a new run finds after the old one was cut off.
  static Drafts of(Host& host) { return screens::half_written(host.view, host.meeting()); }
  static void resume(Host& host, const Drafts& kept) {
    write(host);
    screens::put_back(host.view, kept);
    host.sent.clear();
    host.look();
  }

  DraftsTest() { write(host); }
  Host host;
  Host next;
};

TEST_F(DraftsTest, NothingIsHalfWrittenAtRest) {
  EXPECT_TRUE(of(host).empty());
  host.ui.tap("menu");
  host.ui.tap("menu/people");
  host.ui.tap("participant/u1"); // opened, nothing typed
  EXPECT_TRUE(of(host).empty());
}

TEST_F(DraftsTest, ANoteComesBackIntoItsField) {
  host.ui.tap("compose/text");
  host.ui.type("雪かきの人が");
  const Drafts kept = of(host);
  EXPECT_EQ(kept, (Drafts{{"compose/hakodate/1", "雪かきの人が"}}));
  resume(next, kept);
  EXPECT_FALSE(next.ui.has("banner/draft/continue"));
  next.ui.tap("compose/post");
  ASSERT_EQ(next.sent.size(), 1u);
  EXPECT_EQ(next.sent[0].args["text"], "雪かきの人が");
  EXPECT_TRUE(of(next).empty()); // posted: let go
}

TEST_F(DraftsTest, AnAnswerComesBackWithItsQuestion) {
  host.ui.tap("note/h1");
  host.ui.tap("act/edit");
  EXPECT_TRUE(of(host).empty());
  host.ui.type("で、冬は");
  const Drafts kept = of(host);
  ASSERT_EQ(kept.size(), 1u);
  resume(next, kept);
  EXPECT_EQ(of(next), kept); // it waits, and is kept on
  next.ui.tap("banner/draft/continue");
  EXPECT_EQ(of(next), kept);
  next.ui.tap("ask/edit/ok");
  ASSERT_EQ(next.sent.size(), 1u);
  EXPECT_EQ(next.sent[0].name, "set");
  EXPECT_EQ(next.sent[0].args["id"], "h1");
  EXPECT_NE(next.meeting().item("h1")->text.find("冬は"), std::string::npos);
  EXPECT_TRUE(of(next).empty());
}

TEST_F(DraftsTest, WhatIsGivenUpIsLetGo) {
  host.ui.tap("note/h1");
  host.ui.tap("act/edit");
  host.ui.type("で、冬は");
  const Drafts kept = of(host);
  host.ui.tap("ask/edit/back");
  EXPECT_TRUE(of(host).empty());
  resume(next, kept);
  next.ui.tap("banner/draft/drop");
  EXPECT_TRUE(of(next).empty());
  EXPECT_FALSE(next.ui.has("banner/draft/drop"));
  EXPECT_TRUE(next.sent.empty());
}

TEST_F(DraftsTest, TheWordsBecomeANoteWhenTheirThingIsGone) {
  host.ui.tap("note/h1");
  host.ui.tap("act/edit");
  host.ui.type("で、冬は");
  const Drafts kept = of(host);
  write(next);
  next.apply(R"({"do":"remove","id":"h1"})");
  screens::put_back(next.view, kept);
  next.look();
  next.ui.tap("banner/draft/continue");
  EXPECT_FALSE(next.ui.has("ask/edit/text"));
  EXPECT_NE(next.view.wall.composing["hakodate/1"].text.find("冬は"), std::string::npos);
  EXPECT_EQ(of(next).size(), 1u); // kept on, now as a note
}

TEST_F(DraftsTest, AFormComesBackOnItsBoardWithEveryField) {
  host.ui.tap("step/2");
  host.ui.tap("note/p1");
  host.ui.tap("act/evidence");
  host.ui.type("冬の通院は月2回から1回");
  host.ui.tap("evidence/source");
  host.ui.type("診療所");
  const Drafts kept = of(host);
  ASSERT_EQ(kept.size(), 1u);
  resume(next, kept);
  next.ui.tap("banner/draft/continue");
  EXPECT_EQ(next.meeting().step(), "hakodate/1"); // looked at, not moved
  next.ui.tap("evidence/ok");
  ASSERT_EQ(next.sent.size(), 1u);
  EXPECT_EQ(next.sent[0].args["text"], "冬の通院は月2回から1回");
  EXPECT_EQ(next.sent[0].args["fields"]["source"], "診療所");
  EXPECT_EQ(next.sent[0].args["from"], base::Json({"p1"}));
}

TEST_F(DraftsTest, AnAgreementAndAPersonComeBack) {
  host.ui.tap("agree");
  host.ui.tap("agree/text");
  host.ui.type("坂の話から始める");
  const Drafts agreement = of(host);
  ASSERT_EQ(agreement.size(), 1u);
  host.ui.tap("agree/back");
  host.ui.tap("menu");
  host.ui.tap("menu/people");
  host.ui.tap("participant/add");
  host.ui.type("佐藤");
  Drafts kept = of(host);
  ASSERT_EQ(kept.size(), 1u);
  kept.insert(agreement.begin(), agreement.end());
  resume(next, kept);
  next.ui.tap("banner/draft/continue");
  next.ui.tap("agree/ok");
  EXPECT_EQ(next.meeting().agreement("hakodate/1")->text, "坂の話から始める");
  next.ui.tap("banner/draft/continue");
  next.ui.tap("person/ok");
  ASSERT_EQ(next.meeting().participants().size(), 2u);
  EXPECT_EQ(next.meeting().participants()[1].name, "佐藤");
  EXPECT_TRUE(of(next).empty());
}

TEST_F(DraftsTest, AMeetingThatIsOnlyLookedAtOffersNothing) {
  screens::put_back(host.view, {{"ask/x", R"({"text":"坂"})"}});
  host.read_only = true;
  host.look();
  EXPECT_FALSE(host.ui.has("banner/draft/continue"));
}

// A file may say anything.
TEST_F(DraftsTest, StrangeDraftsAreANoteOrNothing) {
  const char* strange[] = {"",
                           "坂",
                           "[]",
                           "{}",
                           R"({"text":5})",
                           R"({"text":"坂"})",
                           R"({"text":"坂","then":{}})",
                           R"({"text":"坂","then":{"do":"add"},"name":"ask/x","into":"text"})",
                           R"({"text":"坂","then":{"do":"add","fields":3},"name":"ask/x","into":"/fields/reason"})",
                           R"({"text":"坂","then":{"do":"set","id":"nobody"},"name":"ask/x","into":"/text"})",
                           R"({"text":"坂","then":{"do":"add"},"name":"ask/x","into":"/a/b/c"})",
                           R"({"about":3,"fields":{"text":"坂"}})",
                           R"({"about":{"form":"plan","id":"h1"},"fields":{"method":"坂","x":1}})",
                           R"({"about":{"form":"resource","place":"nowhere"},"fields":{"text":"坂"}})",
                           R"({"step":"nowhere","text":"坂"})",
                           R"({"id":"nobody","name":"坂","role":"king"})"};
  for (const char* field : {"ask/x", "form/x", "agree/x", "person/x", "?", ""})
    for (const char* text : strange) {
      screens::put_back(next.view, {{field, text}});
      next.look();
      if (next.ui.has("banner/draft/continue")) next.ui.tap("banner/draft/continue");
      EXPECT_FALSE(next.ui.has("banner/draft/continue")) << field << " " << text;
      for (const char* ok : {"ask/x/ok", "remark/ok", "agree/ok", "person/ok", "plan/ok", "resource/ok"})
        if (next.ui.has(ok)) next.ui.tap(ok); // refused or done, never a crash
      next.view = {};
      next.look();
    }
}

} // namespace
} // namespace yoriai::tests
