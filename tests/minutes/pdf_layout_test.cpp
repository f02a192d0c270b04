// Pages as they are laid out: nothing is clipped, nothing is small, nothing is lost between pages.

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "base/files.hpp"
#include "meeting/command.hpp"
#include "minutes/layout.hpp"
#include "minutes/pages.hpp"
#include "minutes/pdf.hpp"
#include "minutes/room.hpp"
#include "platform/photo.hpp"
#include "support/assets.hpp"
#include "support/pictures.hpp"
#include "support/program.hpp"

namespace yoriai::minutes {
namespace {

using base::Json;
using meeting::add;
using meeting::Command;
using test::library;
using test::Room;
using test::words;

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

struct Word {
  int page = 0;
  Box box;
  std::string text;
};

// What pdftotext reads, in mm.
std::vector<Word> words_of(const std::string& pdf) {
  test::Sandbox sandbox;
  sandbox.write("a.pdf", pdf);
  const auto read = test::run_program({"pdftotext", "-bbox", sandbox / "a.pdf", "-"});
  EXPECT_EQ(read.status, 0) << read.err;
  std::vector<Word> words;
  int page = -1;
  for (std::size_t at = 0; at < read.out.size();) {
    const auto end = std::min(read.out.find('\n', at), read.out.size());
    const std::string line = read.out.substr(at, end - at);
    at = end + 1;
    if (line.find("<page ") != std::string::npos) ++page;
    double x0, y0, x1, y1;
    const auto word = line.find("<word ");
    if (word == std::string::npos ||
        std::sscanf(line.c_str() + word, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &x0, &y0, &x1,
                    &y1) != 4)
      continue;
    words.push_back(
        {page, {x0 * kMmPerPt, y0 * kMmPerPt, (x1 - x0) * kMmPerPt, (y1 - y0) * kMmPerPt}, line.substr(word)});
  }
  return words;
}

void expect_words_in_their_boxes(const Document& document) {
  const auto pdf = to_pdf(document);
  ASSERT_TRUE(pdf.ok());
  const auto words = words_of(*pdf);
  EXPECT_FALSE(words.empty());
  constexpr double kSlack = 0.4; // mm: the boxes of pdftotext are those of the font, not of the ink
  for (const Word& word : words) {
    const Page& page = document.pages.at(static_cast<std::size_t>(word.page));
    EXPECT_TRUE(word.box.x > 5 && word.box.y > 5 && word.box.right() < page.width - 5 &&
                word.box.bottom() < page.height - 5)
        << word.page << " " << word.text;
    const double x = word.box.x + 0.2, y = word.box.y + word.box.h / 2;
    for (const Box& cell : page.cells)
      if (x > cell.x && x < cell.right() && y > cell.y && y < cell.bottom()) {
        EXPECT_LT(word.box.right(), cell.right() + kSlack) << word.page << " " << word.text;
        EXPECT_GT(y - word.box.h / 4, cell.y - kSlack) << word.page << " " << word.text;
        EXPECT_LT(y + word.box.h / 4, cell.bottom() + kSlack) << word.page << " " << word.text;
      }
  }
}

void expect_readable(const Document& document) {
  const std::string never_first = "、。，．）」』】ーャュョッ";
  for (const Page& page : document.pages)
    for (const Mark& mark : page.marks)
      if (const auto* text = std::get_if<TextMark>(&mark)) {
        EXPECT_GE(text->size, 9 * kMmPerPt - 1e-6) << text->line->text;
        const std::string first = text->line->text.substr(0, 3),
                          last =
                              text->line->text.size() >= 3 ? text->line->text.substr(text->line->text.size() - 3) : "";
        EXPECT_TRUE(first.size() < 3 || never_first.find(first) == std::string::npos) << text->line->text;
        EXPECT_TRUE(last != "（" && last != "「") << text->line->text;
      }
}

int count_texts(const Document& document, std::string_view wanted) {
  int count = 0;
  for (const Page& page : document.pages)
    for (const Mark& mark : page.marks)
      if (const auto* text = std::get_if<TextMark>(&mark); text != nullptr && text->line->text == wanted) ++count;
  return count;
}

Document lay_out_all(const Room& room, const Options& options) {
  auto document = lay_out(room.source(), options);
  EXPECT_TRUE(document.ok());
  return document.ok() ? std::move(*document) : Document();
}

Options paper(bool a3, bool landscape, bool transposed) {
  Options options;
  options.paper = a3 ? Paper::a3 : Paper::a4;
  options.landscape = landscape;
  options.transposed = transposed;
  return options;
}

class OnEveryPaper : public ::testing::TestWithParam<int> {
protected:
  Options options() const { return paper((GetParam() & 1) != 0, (GetParam() & 2) != 0, (GetParam() & 4) != 0); }
};

TEST_P(OnEveryPaper, FortyProblemsAndFourteenNotesInEveryCellKeepTheirPlaces) {
  Room room;
  room.problems(40, "坂の上に住む人が、買い物や通院に出かけにくい。（冬は特に「こわい」という声）");
  room.notes_in_every_cell(14);
  const Document document = lay_out_all(room, options());
  expect_words_in_their_boxes(document);
  expect_readable(document);
  for (const char* symbol : {"a", "z", "an", "A", "AN"}) EXPECT_GE(count_texts(document, symbol), 1) << symbol;
}

TEST_P(OnEveryPaper, CellsOfSevenHundredAndThirtyCharactersGoOn) {
  Room room;
  room.problems(3, repeated("道が凍る朝は、店までの坂を下りられない。", 36) + "これで終わり。");
  const Document document = lay_out_all(room, options());
  expect_words_in_their_boxes(document);
  expect_readable(document);
}

INSTANTIATE_TEST_SUITE_P(Papers, OnEveryPaper, ::testing::Range(0, 8));

TEST(PdfLayout, ATableThatGoesOnRepeatsItsHeadings) {
  Room room;
  room.problems(40, "坂の上に住む人が、買い物や通院に出かけにくい。");
  Options options;
  options.without = {"overview", "ballots", "next", "notes", "lineage"};
  const Document document = lay_out_all(room, options);
  int pages_of_form = 0;
  for (const Page& page : document.pages) pages_of_form += page.title == document.pages.front().title ? 1 : 0;
  EXPECT_GE(pages_of_form, 4);
  EXPECT_GE(count_texts(document, "根拠となる情報"), 2);
  EXPECT_GE(count_texts(document, "問題が生じている要因"), 2);
}

TEST(PdfLayout, HostileTextsKeepTheirPlaces) {
  Room room;
  room.hostile_hypothesis(
      std::string(10'000, 'w') +
      "\x01\x1b[31m \xE2\x80\xAE反転\xE2\x80\xAC \xF0\x9F\x98\x80 \xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9 "
      "か\xE3\x82\x99 "
      "]]> <script>alert(1)</script> \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xFF\xFE e\xCC\x81\xCC\x82\xCC\x83");
  const Document document = lay_out_all(room, {});
  expect_words_in_their_boxes(document);
  const auto pdf = to_pdf(document);
  std::string read;
  for (const Word& word : words_of(*pdf)) read += word.text;
  EXPECT_NE(read.find("反転"), std::string::npos);
  EXPECT_NE(read.find("alert(1)"), std::string::npos);
}

TEST(PdfLayout, WhatCannotBePrintedIsLeftOut) {
  EXPECT_EQ(printable("a\x01\x1b\tb\nc\xE2\x80\xAE"
                      "d\xC2\x85"),
            "a b\ncd");
  EXPECT_EQ(printable("\xFF"), "\xEF\xBF\xBD");
  EXPECT_EQ(printable("髙﨑𠮷邉"), "髙﨑𠮷邉");
}

TEST(PdfLayout, ArrowsCrossNoText) {
  Room room;
  room.notes_in_every_cell(4);
  for (const bool transposed : {false, true}) {
    Options options = paper(true, true, transposed);
    options.sheet = "resources";
    const Document document = lay_out_all(room, options);
    int arrows = 0;
    for (const Mark& mark : document.pages.front().marks) {
      const auto* path = std::get_if<PathMark>(&mark);
      if (path == nullptr || path->head <= 0 || path->points.size() < 4) continue;
      ++arrows;
      for (const Mark& other : document.pages.front().marks) {
        const auto* text = std::get_if<TextMark>(&other);
        if (text == nullptr) continue;
        const Box ink{text->x, text->y - text->size * 0.7, text->line->width * text->size, text->size * 0.7};
        for (std::size_t i = 0; i + 1 < path->points.size(); ++i) {
          const Point a = path->points[i], b = path->points[i + 1];
          const bool meets = std::max(a.x, b.x) > ink.x && std::min(a.x, b.x) < ink.right() &&
                             std::max(a.y, b.y) > ink.y && std::min(a.y, b.y) < ink.bottom();
          EXPECT_FALSE(meets) << text->line->text;
        }
      }
    }
    EXPECT_EQ(arrows, 3);
  }
}

TEST(PdfLayout, AnArrowToAnotherPageIsToldInWords) {
  Room room;
  room.notes_in_every_cell(14);
  Options options;
  options.sheet = "resources";
  const Document document = lay_out_all(room, options);
  ASSERT_GT(document.pages.size(), 1u);
  int told = 0;
  for (const Page& page : document.pages)
    for (const Mark& mark : page.marks)
      if (const auto* text = std::get_if<TextMark>(&mark); text != nullptr && text->line->text.starts_with("→ "))
        ++told;
  EXPECT_GE(told, 1);
}

TEST(PdfLayout, EmptyFormsFillOnePageOfEverySize) {
  for (const char* sheet : {"hakodate", "resources"})
    for (int i = 0; i < 8; ++i) {
      const auto document =
          lay_out_blank(library(), words(), *library().sheet(sheet), paper((i & 1) != 0, (i & 2) != 0, (i & 4) != 0));
      ASSERT_TRUE(document.ok());
      const bool steps_on_low_paper = std::string_view(sheet) == "hakodate" && (i & 3) == 2; // A4 on its side
      EXPECT_TRUE(document->pages.size() == 1 || steps_on_low_paper) << sheet << i;
      expect_words_in_their_boxes(*document);
      expect_readable(*document);
    }
}

TEST(PdfLayout, ThePosterIsOnePageInBigType) {
  Room room;
  room.notes_in_every_cell(3);
  const auto document = lay_out_poster(room.source(), {});
  ASSERT_TRUE(document.ok());
  ASSERT_EQ(document->pages.size(), 1u);
  EXPECT_DOUBLE_EQ(document->pages.front().width, 420);
  double largest = 0;
  for (const Mark& mark : document->pages.front().marks)
    if (const auto* text = std::get_if<TextMark>(&mark)) largest = std::max(largest, text->size / kMmPerPt);
  EXPECT_GE(largest, 16);
  expect_words_in_their_boxes(*document);
}

TEST(PdfLayout, TheSameMeetingGivesTheSameBytes) {
  Room room;
  room.problems(3, "夜に歩く人がいる");
  const auto first = to_pdf(lay_out_all(room, {})), second = to_pdf(lay_out_all(room, {}));
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(*first, *second);
}

TEST(PdfLayout, CanBeStoppedAtAnyPageAndLeavesTheOldFile) {
  Room room;
  room.problems(10, "夜に歩く人がいる");
  test::Sandbox sandbox;
  sandbox.write("m.pdf", "old");
  int asked = 0;
  ASSERT_TRUE(render(room.source(), "pdf", {}, [&](double) { return ++asked > 0; }).ok());
  ASSERT_GT(asked, 4);
  for (int stop = 1; stop <= asked; ++stop) {
    int count = 0;
    double last = 0;
    const auto written = write(room.source(), sandbox / "m.pdf", {}, [&](double part) {
      EXPECT_GE(part, last);
      EXPECT_LE(part, 1.0);
      last = part;
      return ++count < stop;
    });
    ASSERT_FALSE(written.ok()) << stop;
    EXPECT_EQ(written.error().key, "minutes.cancelled");
    EXPECT_EQ(sandbox.read("m.pdf"), "old");
  }
}

TEST(PdfLayout, PagesAreDrawnByManyThreadsAlike) {
  Room room;
  room.problems(3, "夜に歩く人がいる");
  const auto pages = Pages::lay_out(room.source(), {});
  ASSERT_TRUE(pages.ok());
  ASSERT_GT(pages->count(), 1);
  EXPECT_DOUBLE_EQ(pages->width_mm(0), 210);
  EXPECT_EQ(pages->bookmarks().front().page, 0);
  const PagePicture wanted = pages->draw(0, 420);
  EXPECT_EQ(wanted.width, 420);
  EXPECT_EQ(wanted.height, 594);
  ASSERT_EQ(wanted.rgba.size(), 420u * 594 * 4);
  EXPECT_NE(std::count(wanted.rgba.begin(), wanted.rgba.end(), 0xFF), static_cast<std::ptrdiff_t>(wanted.rgba.size()));
  std::vector<std::thread> threads;
  std::vector<PagePicture> drawn(4);
  for (auto& picture : drawn) threads.emplace_back([&] { picture = pages->draw(0, 420); });
  for (auto& thread : threads) thread.join();
  for (const auto& picture : drawn) EXPECT_EQ(picture.rgba, wanted.rgba);
  EXPECT_EQ(pages->draw(pages->count(), 420).width, 0);
  EXPECT_EQ(pages->draw(-1, 420).width, 0);
}

TEST(PdfLayout, TheAnnexShowsPicturesAndNamesWhatCannotBeShown) {
  Room room;
  const std::string jpeg = test::jpeg_of(64, 48), turned = test::jpeg_turned(64, 48, 6), png = test::png_of(40, 80);
  room.attach("坂道.jpg", "image/jpeg", jpeg.size());
  room.attach("横向き.jpg", "image/jpeg", turned.size());
  room.attach("壊れた.png", "image/png", 9);
  room.attach("要綱.pdf", "application/pdf", 100);
  Source source = room.source();
  source.views = {{"STEP1 の画面", png}};
  source.attachment = [&](const meeting::Attachment& attachment) -> base::Result<std::string> {
    return attachment.bytes == 9 ? "not a PNG" : attachment.bytes == jpeg.size() ? jpeg : turned;
  };
  std::vector<std::pair<int, int>> sizes;
  source.decode = [&](std::string_view bytes, int longest_px) -> std::optional<Pixels> {
    auto image = platform::decode_photo(bytes, longest_px);
    if (!image) return std::nullopt;
    sizes.emplace_back(image->width, image->height);
    return Pixels{image->width, image->height, std::move(image->rgba)};
  };
  Options options;
  options.pictures = true;
  const auto document = lay_out(source, options);
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(sizes.size(), 3u);
  int pictures = 0;
  for (const Page& page : document->pages)
    for (const Mark& mark : page.marks) pictures += std::holds_alternative<PictureMark>(mark) ? 1 : 0;
  EXPECT_EQ(pictures, 3);
  EXPECT_EQ(document->pages.back().title, "付録");
  const auto pdf = to_pdf(*document);
  ASSERT_TRUE(pdf.ok());
  EXPECT_NE(pdf->find(jpeg), std::string::npos);   // as it is …
  EXPECT_EQ(pdf->find(turned), std::string::npos); // … but for one that a reader would show lying on its side
  std::string read;
  for (const Word& word : words_of(*pdf)) read += word.text;
  for (const char* name : {"坂道.jpg", "横向き.jpg", "壊れた.png", "要綱.pdf", "STEP1"})
    EXPECT_NE(read.find(name), std::string::npos) << name;
  options.open_public = true;
  const auto digest = lay_out(source, options);
  ASSERT_TRUE(digest.ok());
  for (const Page& page : digest->pages)
    for (const Mark& mark : page.marks) EXPECT_FALSE(std::holds_alternative<PictureMark>(mark));
}

TEST(PdfLayout, ThePublicFormTellsNoNameAndNoHunch) {
  Room room;
  room.send({"participant", {{"id", "t1"}, {"name", "渡邉 すずめ"}, {"role", "resident"}}});
  room.send(add("hypothesis", "となりの家の灯りがつかない", {{"by", "t1"}}));
  room.send(add("problem", "渡邉 すずめさんの夜道", {{"id", "p9"}}));
  Options options;
  options.open_public = true;
  const auto pdf = to_pdf(lay_out_all(room, options));
  std::string read;
  for (const Word& word : words_of(*pdf)) read += word.text;
  for (const char* secret : {"すずめ", "となりの家"}) EXPECT_EQ(read.find(secret), std::string::npos) << secret;
}

} // namespace
} // namespace yoriai::minutes
