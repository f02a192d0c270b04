// The PDF of a meeting, read back with poppler's readers.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "base/json.hpp"
#include "support/program.hpp"

namespace yoriai::test {
namespace {

using base::Json;

class Pdf : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_EQ(yoriai({"new", file}).status, 0);
    const Outcome applied = yoriai({"apply", file, std::string(std::getenv("YORIAI_SESSIONS")) + "/example.jsonl"});
    ASSERT_EQ(applied.status, 0) << applied.err;
  }
  Outcome write(std::vector<std::string> options = {}) {
    options.insert(options.begin(), {"minutes", file, "-o", out});
    return yoriai(options);
  }
  void expect_read_back(bool whole) {
    std::vector<std::string> reader{"/usr/bin/python3", YORIAI_READ_PDF, out};
    if (whole) {
      sandbox.write("state.json", yoriai({"show", file, "--json"}).out);
      reader.push_back(sandbox / "state.json");
    }
    const Outcome read = run_program(reader);
    EXPECT_EQ(read.status, 0) << read.out << read.err;
  }
  std::string text() { return run_program({"pdftotext", "-raw", out, "-"}).out; }
  std::string info() { return run_program({"pdfinfo", out}).out; }

  Sandbox sandbox;
  std::string file = sandbox / "m.yoriai", out = sandbox / "m.pdf";
};

TEST_F(Pdf, HoldsEverythingTheMeetingHolds) {
  ASSERT_EQ(write().status, 0);
  expect_read_back(true);
  const std::string read = text();
  for (const char* name : {"髙", "﨑", "𠮷", "邉"}) EXPECT_NE(read.find(name), std::string::npos) << name;
  EXPECT_NE(read.find("閉じた記録（部外に出さない）"), std::string::npos);
  EXPECT_NE(read.find("函館市 日常生活圏域レベルの地域課題整理表"), std::string::npos);
}

TEST_F(Pdf, SurvivesHostileTexts) {
  const Json texts = {"<script>alert(1)</script>",
                      "]]> & \"引用\" 'x'",
                      "a|b|c",
                      "=1+1",
                      "改行\nの\nある",
                      "か゚が゙ 𠮷野家",
                      std::string(1800, 'w'),
                      "\\ ` [x](y) %PDF (（",
                      "שלום",
                      std::string("（") + std::string(40, 'x')};
  std::string lines;
  for (const auto& text : texts) lines += Json{{"do", "add"}, {"kind", "problem"}, {"text", text}}.dump() + "\n";
  ASSERT_EQ(yoriai({"apply", file}, lines).status, 0);
  ASSERT_EQ(write({"--landscape", "--transposed"}).status, 0);
  const std::string read = text();
  for (const char* part :
       {"<script>alert(1)</script>", "]]> & \"引用\" 'x'", "=1+1", "𠮷野家", "%PDF", "wwwwwwwwwwwwww"})
    EXPECT_NE(read.find(part), std::string::npos) << part;
}

TEST_F(Pdf, PaperAndPartsAreChosen) {
  ASSERT_EQ(write({"--paper", "A3", "--landscape", "--without", "overview", "--without", "sheet/resources", "--without",
                   "notes"})
                .status,
            0);
  EXPECT_NE(info().find("1190.55 x 841.89"), std::string::npos) << info();
  expect_read_back(false);
  EXPECT_EQ(text().find("社会資源・支援体制 整理・開発表\n"), std::string::npos);
  ASSERT_EQ(write({"--sheet", "resources"}).status, 0);
  EXPECT_EQ(text().find("日常生活圏域レベルの地域課題整理表"), std::string::npos);
  EXPECT_EQ(write({"--paper", "B4"}).status, 2);
}

TEST_F(Pdf, ThePosterAndEmptyFormsAreFilesOfTheirOwn) {
  ASSERT_EQ(write({"--poster"}).status, 0);
  EXPECT_NE(info().find("Pages:           1\n"), std::string::npos) << info();
  expect_read_back(false);
  for (const char* sheet : {"hakodate", "resources"}) {
    ASSERT_EQ(yoriai({"form", sheet, "-o", out}).status, 0);
    EXPECT_NE(info().find("841.89 x 1190.55"), std::string::npos) << info();
    expect_read_back(false);
  }
  EXPECT_EQ(yoriai({"form", "nowhere", "-o", out}).status, 2);
  const Outcome other = yoriai({"form", "hakodate", "-o", sandbox / "m.docx"});
  EXPECT_EQ(other.status, 2);
  EXPECT_NE(other.err.find("pdf"), std::string::npos);
  EXPECT_EQ(yoriai({"minutes", file, "-o", sandbox / "m.html", "--poster"}).status, 2);
}

TEST_F(Pdf, AFolderThatIsGoneIsToldAndTheOldFileStays) {
  const Outcome gone = yoriai({"minutes", file, "-o", sandbox / "gone/m.pdf"});
  EXPECT_EQ(gone.status, 5);
  EXPECT_FALSE(gone.err.empty());
  sandbox.write("m.pdf", "old");
  EXPECT_EQ(write({"--sheet", "nowhere"}).status, 2);
  EXPECT_EQ(sandbox.read("m.pdf"), "old");
}

TEST_F(Pdf, TheDigestNamesNobody) {
  ASSERT_EQ(write({"--public"}).status, 0);
  expect_read_back(false);
  const std::string read = text();
  EXPECT_NE(read.find("公開用"), std::string::npos);
  const Json state = Json::parse(yoriai({"show", file, "--json"}).out);
  for (const auto& person : state["participants"])
    EXPECT_EQ(read.find(person["name"].get<std::string>()), std::string::npos) << person["name"];
  for (const auto& item : state["items"])
    EXPECT_TRUE(item["kind"] != "hypothesis" || read.find(item["text"].get<std::string>()) == std::string::npos)
        << item["text"];
}

TEST_F(Pdf, TheAnnexShowsEveryView) {
  ASSERT_EQ(write({"--pictures"}).status, 0);
  expect_read_back(false);
  const std::string images = run_program({"pdfimages", "-list", out}).out;
  EXPECT_GE(std::count(images.begin(), images.end(), '\n'), 2 + 6) << images; // STEP2 and 3 are one screen
  EXPECT_NE(text().find("付録"), std::string::npos);
}

} // namespace
} // namespace yoriai::test
