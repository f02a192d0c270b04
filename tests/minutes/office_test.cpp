// Spreadsheets and Word files beyond what all formats share: LibreOffice opens and converts them, hostile texts survive in
// them whole, and the same meeting gives the same bytes.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/json.hpp"
#include "support/program.hpp"

namespace yoriai::test {
namespace {

using base::Json;
namespace fs = std::filesystem;

// What people paste and programs choke on. Control characters and marks that steer the direction are taken out when a
// text is written down; what is left must be whole everywhere.
const std::vector<std::string>& hostile_texts() {
  static const std::vector<std::string> texts = {"<script>alert(1)</script>",
                                                 "]]> &amp; \"引用\" 'x' <!-- -->",
                                                 "=1+1",
                                                 "+HYPERLINK(\"http://x\")",
                                                 "-2",
                                                 "@SUM(A1)",
                                                 "＝1＋1",
                                                 "＋81",
                                                 "－1",
                                                 "＠x",
                                                 "_x0041_ は字のまま _x000D_",
                                                 "改行\nの\nある\tタブ",
                                                 "\u202Eさかさ\u202C \u200Fまえ\u200E \u2066なか\u2069",
                                                 "鈴\u0001を\u001Bなら\u0085す\u007F",
                                                 "😀👨‍👩‍👧‍👦 が゙ 𠮷野家 葛󠄀城 髙﨑邉",
                                                 "e\u0301\u0301\u0301 ก็็็",
                                                 "עברית וعربي",
                                                 std::string(2000, 'w'),
                                                 "長い語" + std::string(1900, 'W')};
  return texts;
}

class OfficeFiles : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_EQ(yoriai({"new", file}).status, 0);
    std::string lines;
    for (const auto& text : hostile_texts())
      for (const char* kind : {"hypothesis", "problem"})
        lines += Json{{"do", "add"}, {"kind", kind}, {"text", text}}.dump() + "\n";
    const Outcome applied = yoriai({"apply", file, std::string(std::getenv("YORIAI_SESSIONS")) + "/example.jsonl"});
    ASSERT_EQ(applied.status, 0) << applied.err;
    const Outcome more = yoriai({"apply", file}, lines);
    ASSERT_EQ(more.status, 0) << more.err;
    sandbox.write("state.json", yoriai({"show", file, "--json"}).out);
  }
  void write(const std::string& name, std::vector<std::string> options = {}) {
    options.insert(options.begin(), {"minutes", file, "-o", sandbox / name});
    const Outcome written = yoriai(options);
    EXPECT_EQ(written.status, 0) << written.err;
  }
  Outcome read_back(const std::string& mode, const std::string& name) {
    return run_program({"/usr/bin/python3", YORIAI_READ_BACK, mode, sandbox / name});
  }
  // Many files at once: its start takes longer than the work.
  Outcome convert(const std::string& to, const std::vector<std::string>& names) {
    std::vector<std::string> argv = {"soffice",
                                     "-env:UserInstallation=file://" + (sandbox / "profile"),
                                     "--headless",
                                     "--convert-to",
                                     to,
                                     "--outdir",
                                     sandbox / "converted"};
    for (const auto& name : names) argv.push_back(sandbox / name);
    return run_program(argv);
  }

  Sandbox sandbox;
  std::string file = sandbox / "m.yoriai";
};

TEST_F(OfficeFiles, HoldHostileTextsWhole) {
  for (const char* name : {"m.xlsx", "m.docx", "m.html", "m.csv"}) {
    write(name);
    const Outcome read = read_back(sandbox / "state.json", name);
    EXPECT_EQ(read.status, 0) << name << read.out << read.err;
  }
}

TEST_F(OfficeFiles, OfTheSameMeetingAreTheSameBytes) {
  for (const char* ending : {"xlsx", "docx"}) {
    write("a." + std::string(ending));
    write("b." + std::string(ending));
    EXPECT_EQ(sandbox.read("a." + std::string(ending)), sandbox.read("b." + std::string(ending))) << ending;
  }
}

TEST_F(OfficeFiles, OpenInLibreOffice) {
  if (run_program({"sh", "-c", "command -v soffice pdftotext"}).status != 0)
    GTEST_SKIP() << "LibreOffice or pdftotext is not installed: nothing can open the files here";
  for (const char* name : {"sheet.xlsx", "word.docx"}) write(name);
  for (const char* name : {"sheet-public.xlsx", "word-public.docx"}) write(name, {"--public"});
  const Outcome pdf = convert("pdf", {"sheet.xlsx", "sheet-public.xlsx", "word.docx", "word-public.docx"});
  ASSERT_EQ(pdf.status, 0) << pdf.out << pdf.err;
  const Outcome csv =
      convert(R"(csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1)", {"sheet.xlsx"});
  ASSERT_EQ(csv.status, 0) << csv.out << csv.err;
  const Outcome text = convert("txt:Text (encoded):UTF8", {"word.docx"});
  ASSERT_EQ(text.status, 0) << text.out << text.err;
  const Outcome compared =
      run_program({"/usr/bin/python3", YORIAI_READ_CONVERTED, sandbox / "state.json", sandbox / "converted"});
  EXPECT_EQ(compared.status, 0) << compared.out << compared.err;
}

} // namespace
} // namespace yoriai::test
