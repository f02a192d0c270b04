// What formats do with texts that never went through a command: a session file may hold anything.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/base64.hpp"
#include "minutes/docx.hpp"
#include "minutes/formats.hpp"
#include "minutes/plain_text.hpp"
#include "minutes/workbook.hpp"
#include "support/program.hpp"

namespace yoriai::test {
namespace {

using namespace yoriai::minutes;
namespace fs = std::filesystem;

const std::string kRaw = std::string("鈴\x01を\x1Bなら\x7Fす\0終", 22) +
                         "\u202Eさかさ\u202C\u2066\u200F\uFEFF \xff\xc3 \xed\xa0\x80\uFFFE一\r\n二\r三\u2028四\u0085五 "
                         "]]> <b>&amp; _x000D_ 葛\U000E0100 👨‍👩‍👧";
const std::string kKept =
    "鈴\uFFFDを\uFFFDなら\uFFFDす\uFFFD終さかさ \uFFFD\uFFFD \uFFFD\uFFFD\uFFFD\uFFFD一\n二\n三\n四\n五 ]]> <b>&amp; "
    "_x000D_ 葛\U000E0100 👨‍👩‍👧";

Minutes raw_minutes() {
  Minutes minutes;
  minutes.title = "題" + kRaw;
  minutes.form = "閉じた記録" + kRaw;
  minutes.lang = "ja";
  minutes.head = {{"会議の名称" + kRaw, kRaw}};
  minutes.sections = {{"節" + kRaw,
                       {Paragraph{"段落" + kRaw}, List{"一覧" + kRaw, {"項" + kRaw}},
                        Table{"表" + kRaw, {"見出し" + kRaw, "数"}, {{{"欄" + kRaw, {}}, {"3", 3.0}}}}}}};
  return minutes;
}

class Formats : public ::testing::Test {
protected:
  // What an independent reader finds, white space apart.
  std::string read(const std::string& name, const std::string& bytes) {
    sandbox.write(name, bytes);
    const Outcome read = run_program({"/usr/bin/python3", YORIAI_READ_BACK, "--text", sandbox / name});
    EXPECT_EQ(read.status, 0) << read.out << read.err;
    return read.out;
  }
  Sandbox sandbox;
};

TEST(PlainText, KeepsWhatCanBeReadAndNothingElse) {
  EXPECT_EQ(plain_text(kRaw), kKept);
  EXPECT_EQ(plain_text("タブ\tと改行\n"), "タブ\tと改行\n");
  EXPECT_EQ(plain_text(""), "");
  EXPECT_EQ(xml_text("<a href='x'>\"&\x02"), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;\uFFFD");
}

TEST(PlainText, IsMeasuredAndCutBetweenCharacters) {
  EXPECT_EQ(columns_wide("abc"), 3u);
  EXPECT_EQ(columns_wide("漢字かなｶﾅ"), 10u);
  EXPECT_EQ(columns_wide("短い\nもっと長い行\nx"), 12u);
  EXPECT_EQ(columns_wide("か\u3099葛\U000E0100"), 4u);
  EXPECT_EQ(utf16_length("a𠮷か\u3099"), 5u);
  EXPECT_EQ(in_parts("", 5).size(), 1u);
  const std::string text = "あいか\u3099𠮷えお";
  for (std::size_t most = 2; most < 10; ++most) {
    std::string all;
    for (const auto part : in_parts(text, most)) {
      EXPECT_LE(utf16_length(part), most);
      EXPECT_FALSE(part.starts_with("\u3099")) << most;
      all += part;
    }
    EXPECT_EQ(all, text);
  }
}

TEST(Base64, ReadsWhatItWritesAndNothingElse) {
  for (const std::string& bytes :
       {std::string(), std::string("f"), std::string("fo"), std::string("foo"), std::string("\0\xff\x80", 3)})
    EXPECT_EQ(base::from_base64(base::base64(bytes)), bytes);
  EXPECT_EQ(base::base64("foob"), "Zm9vYg==");
  for (const char* bad : {"Z", "Zg=", "Zg", "Z===", "Zh==", "Zm9=", "Zg==Zg==", "Zm9v\n", "Zm-_", "=Zg="})
    EXPECT_FALSE(base::from_base64(bad).has_value()) << bad;
}

TEST_F(Formats, LetNoRawTextThrough) {
  const auto docx = to_docx(raw_minutes(), {}, 1'760'000'000'000, {});
  ASSERT_TRUE(docx);
  const std::string word = read("m.docx", *docx);
  for (const char* part : {"題", "閉じた記録", "会議の名称", "節", "段落", "一覧", "項", "表", "見出し", "欄"})
    EXPECT_NE(word.find(part + kKept), std::string::npos) << part;
  const std::string html = to_html(raw_minutes());
  for (const char* part : {"題", "節", "段落", "項", "欄"})
    EXPECT_NE(html.find(part + xml_text(kRaw)), std::string::npos) << part;
  EXPECT_EQ(html.find('\x01'), std::string::npos);
  EXPECT_EQ(to_markdown(raw_minutes()).find("\u202E"), std::string::npos);
  Workbook book{"題" + kRaw, "種類", 1'760'000'000'000, true, {{"表", {"見出し" + kRaw, "数"}, {{kRaw, 3.0}}}}};
  const auto xlsx = to_xlsx(book, {});
  ASSERT_TRUE(xlsx);
  EXPECT_NE(read("m.xlsx", *xlsx).find(kKept), std::string::npos);
}

TEST_F(Formats, GoOnInTheNextRowWhereACellEnds) {
  std::string endless;
  for (int i = 0; endless.size() < 200'000; ++i) endless += "長い文" + std::to_string(i) + "𠮷";
  const Workbook book{
      "題", "種類", 0, true, {{"表", {"内容", "次"}, {{endless, std::string("となり")}, {std::string("あと"), {}}}}}};
  const auto xlsx = to_xlsx(book, {});
  ASSERT_TRUE(xlsx);
  std::string text = read("long.xlsx", *xlsx);
  std::erase(text, '\n');
  const auto beside = text.find("となり");
  ASSERT_NE(beside, std::string::npos);
  text.erase(beside, std::string("となり").size());
  EXPECT_NE(text.find(endless + "あと"), std::string::npos);
}

TEST_F(Formats, WordHoldsPicturesWithTheirNames) {
  std::ifstream in(fs::path(std::getenv("YORIAI_ASSETS")) / "pictures/step1.png", std::ios::binary);
  const std::string png{std::istreambuf_iterator<char>(in), {}};
  Annex annex{"写真・資料", {{"STEP1の画面", "image/png", png, 1920, 1080}, {"届かなかった写真.jpg", "", "", 0, 0}}};
  Options options;
  options.paper = Paper::a3;
  options.landscape = true;
  const auto docx = to_docx(raw_minutes(), annex, 1'760'000'000'000, options);
  ASSERT_TRUE(docx);
  const std::string text = read("p.docx", *docx);
  EXPECT_NE(text.find("写真・資料"), std::string::npos);
  EXPECT_NE(text.find("届かなかった写真.jpg"), std::string::npos);
  const Outcome seen = run_program({"/usr/bin/python3", "-c", R"(
import docx, hashlib, sys
document = docx.Document(sys.argv[1])
shape, = document.inline_shapes
section = document.sections[0]
print(shape.width <= section.page_width - section.left_margin - section.right_margin, round(shape.width / shape.height, 2),
      round(section.page_width.mm), round(section.page_height.mm), shape._inline.docPr.get("descr"))
)",
                                    sandbox / "p.docx"});
  EXPECT_EQ(seen.out, "True 1.78 420 297 STEP1の画面\n") << seen.err;
}

TEST_F(Formats, NamesOfSheetsSuitExcel) {
  Workbook book;
  book.title = std::string(400, '&');
  book.sheets = {{"表", {"a"}, {{1.0}}}};
  EXPECT_TRUE(to_xlsx(book, {}).ok());
  book.sheets.push_back(book.sheets.front()); // the same name twice
  const auto refused = to_xlsx(book, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().key, "minutes.not_made");
}

} // namespace
} // namespace yoriai::test
