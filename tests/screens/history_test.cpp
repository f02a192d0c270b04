// The history of changes: its pages, its sentences, and the way to a moment.
#include "screens/history_words.hpp"
#include "screens/host.hpp"

namespace yoriai::tests {
namespace {

using base::Lang;

class History : public testing::Test {
protected:
  std::string said(Host& host, std::string_view line) {
    host.apply(line);
    host.look();
    host.view.shown = "history";
    host.look();
    const std::string name = "history/" + std::to_string(host.past.size());
    return host.ui.has(name) ? host.ui.target(name).label : "";
  }
  Host host;
};

TEST_F(History, TellsEveryKindOfChangeByTheWordsOfThings) {
  EXPECT_EQ(said(host, R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急"})"),
            "気づき・仮説「坂が急」を書きました。");
  EXPECT_EQ(said(host, R"({"do":"set","id":"h1","text":"坂がとても急"})"),
            "「坂が急」を「坂がとても急」に直しました。");
  EXPECT_NE(said(host, R"({"do":"mark","id":"h1","on":true})").find("「坂がとても急」を強調しました。"),
            std::string::npos);
  EXPECT_NE(said(host, R"({"do":"remove","id":"h1"})").find("ごみ箱に入れました"), std::string::npos);
  EXPECT_NE(said(host, R"({"do":"restore","id":"h1"})").find("ごみ箱から戻しました"), std::string::npos);
  EXPECT_NE(said(host, R"({"do":"park","id":"h1"})").find("あとで話す"), std::string::npos);
  EXPECT_NE(said(host, R"({"do":"add","kind":"problem","id":"p1","text":"通院しにくい","from":["h1"]})")
                .find("a「通院しにくい」"),
            std::string::npos);
  EXPECT_NE(said(host, R"({"do":"set","id":"p1","fields":{"universality":true}})").find("「○」にしました。"),
            std::string::npos);
  EXPECT_NE(said(host, R"({"do":"step","to":"hakodate/2"})").find("に進みました。"), std::string::npos);
  EXPECT_NE(said(host, R"({"do":"agree","step":"hakodate/2","text":"これで進む"})").find("合意しました：これで進む"),
            std::string::npos);
  EXPECT_EQ(said(host, R"({"do":"minute","step":"hakodate/2","text":"雪の話"})"), "一言を記録しました：雪の話");
  EXPECT_EQ(said(host, R"({"do":"participant","id":"u1","name":"田中","role":"resident"})"),
            "参加した人に田中さんを書きました。");
  EXPECT_EQ(said(host, R"({"do":"meeting","title":"第1回"})"), "会議の情報を書きました：会議の名称「第1回」。");
  EXPECT_NE(said(host, R"({"do":"timer","step":"hakodate/2","minutes":25})").find("25分"), std::string::npos);
}

// A vote is told as a paper, never by what stands on it.
TEST_F(History, AVoteIsNotTold) {
  host.apply(R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急"})");
  host.apply(R"({"do":"add","kind":"hypothesis","id":"h2","text":"雪が深い"})");
  host.apply(R"({"do":"ballot.open","id":"b1","method":"dots","targets":["h1","h2"],"budget":1})");
  EXPECT_EQ(said(host, R"({"do":"ballot.cast","ballot":"b1","votes":{"h1":1},"role":"resident"})"),
            "一票を受け取りました。");
}

TEST_F(History, NoSentenceIsEmptyOrAKeyInEitherLanguage) {
  for (const Lang lang : {Lang::ja, Lang::en}) {
    Host both({.lang = lang});
    const char* folder = std::getenv("YORIAI_SESSIONS");
    both.apply_file(std::filesystem::path(folder ? folder : "sessions") / "example.jsonl");
    both.view.shown = "history";
    both.look();
    ASSERT_GT(both.past.size(), 100u);
    for (std::uint64_t page = 0; page * 100 < both.past.size(); ++page) {
      both.view.shell.history.page = page;
      for (int y = 0; y < 12; ++y) {
        both.view.shell.page_scroll.offset = static_cast<float>(y) * 850;
        both.look();
        for (const auto& name : both.ui.names_beginning("history/")) {
          const std::string& label = both.ui.target(name).label;
          EXPECT_FALSE(label.empty()) << name;
          EXPECT_EQ(label.find("history."), std::string::npos) << name << " " << label;
          EXPECT_EQ(label.find('{'), std::string::npos) << name << " " << label;
        }
      }
    }
  }
}

TEST_F(History, PagesOfAHundredReachTheFirstChange) {
  for (int i = 0; i < 250; ++i) host.apply(R"({"do":"add","kind":"hypothesis","text":"坂が急"})");
  host.ui.tap("menu");
  host.ui.tap("menu/history");
  EXPECT_TRUE(host.ui.has("history/250"));
  EXPECT_FALSE(host.ui.enabled("history/newer"));
  host.ui.tap("history/older");
  EXPECT_TRUE(host.ui.has("history/150"));
  EXPECT_FALSE(host.ui.has("history/151"));
  host.ui.tap("history/oldest");
  EXPECT_TRUE(host.ui.has("history/50"));
  EXPECT_FALSE(host.ui.enabled("history/older"));
  host.ui.tap("history/newest");
  host.ui.tap("history/249");
  ASSERT_NE(host.asked<screens::LookBack>(), nullptr);
  EXPECT_EQ(host.asked<screens::LookBack>()->number, 249u);
  host.ui.tap("history/trash");
  EXPECT_EQ(host.view.shown, "trash");
}

// Only the rows in view are asked for, however long the log is.
TEST_F(History, AskedForIsOnlyWhatIsInView) {
  host.apply(R"({"do":"add","kind":"hypothesis","text":"坂が急"})");
  host.past.resize(100'000, host.past.front());
  host.view.shown = "history";
  host.look();
  EXPECT_LT(host.view.shell.history.rows.size(), 20u);
  EXPECT_TRUE(host.ui.has("history/100000"));
}

TEST(KeepUntil, IsChosenByASpanOrADayAndSaidOnceWhenItHasPassed) {
  Host host;
  host.apply(R"({"do":"meeting","date":"2025-11-20"})");
  host.view.shown = "meeting";
  host.look();
  host.ui.tap("head/keep_until");
  host.ui.tap("keep_until/3");
  EXPECT_EQ(host.meeting().head()["keep_until"], "2028-11-20");
  EXPECT_FALSE(host.ui.has("banner/keep_until/close"));
  host.ui.tap("head/keep_until");
  host.ui.tap("keep_until/none");
  EXPECT_EQ(host.meeting().head()["keep_until"], "");
  host.ui.tap("head/keep_until");
  host.ui.tap("keep_until/own");
  host.ui.type("2025-11-19");
  host.ui.tap("ask/head/keep_until/ok");
  EXPECT_EQ(host.meeting().head()["keep_until"], "2025-11-19");
  ASSERT_TRUE(host.ui.has("banner/keep_until/close")); // today is the 20th
  host.ui.tap("banner/keep_until/close");
  EXPECT_FALSE(host.ui.has("banner/keep_until/close"));
  host.apply(R"({"do":"meeting","keep_until":"2025-11-20"})"); // the day itself is still within
  host.view.shell.keep_until_told = false;
  host.look();
  EXPECT_FALSE(host.ui.has("banner/keep_until/close"));
}

} // namespace
} // namespace yoriai::tests
