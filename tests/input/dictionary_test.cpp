// The table of words: written, read back, and given every sort of damage.
#include "input/dictionary.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <random>

#include "base/files.hpp"
#include "base/text.hpp"
#include "input/kana.hpp"
#include "input/tables.hpp"
#include "support/program.hpp"

namespace yoriai::input {
namespace {

using test::small_table;

std::vector<std::string> words_of(const Dictionary& dictionary, std::u32string_view reading) {
  std::vector<std::string> texts;
  for (const auto& word : dictionary.words_of(dictionary.find(reading)))
    texts.push_back(dictionary.text(word, reading));
  return texts;
}

// Everything a keyboard does with a table; the texts must be UTF-8 whatever the table holds.
void use(const std::shared_ptr<const Dictionary>& dictionary) {
  const Converter converter(dictionary);
  for (const char* kana : {"ちいきのかだい、かいごしえん", "ばすにめいごかいさんか", "じじょ"}) {
    const Conversion conversion = converter.convert(kana);
    std::string readings;
    for (const Segment& segment : conversion.segments) {
      readings += segment.reading;
      for (const Candidate& candidate : converter.candidates(segment)) EXPECT_TRUE(base::is_utf8(candidate.text));
    }
    EXPECT_EQ(readings, kana);
  }
  const auto [first, last] = dictionary->keys_beginning(U"か");
  for (std::uint32_t key = first; key < last && key < first + 100; ++key) {
    const std::u32string reading = dictionary->reading(key);
    for (const auto& word : dictionary->words_of(key)) EXPECT_TRUE(base::is_utf8(dictionary->text(word, reading)));
  }
}

void sign(std::string& table) {
  const std::uint64_t sum =
      table::checksum(std::string_view(table).substr(0, offsetof(table::Header, header_checksum)));
  std::memcpy(table.data() + offsetof(table::Header, header_checksum), &sum, sizeof(sum));
}

TEST(Dictionary, GivesBackWhatWasWritten) {
  const auto dictionary = test::small_dictionary();
  EXPECT_EQ(words_of(*dictionary, U"かいご"), (std::vector<std::string>{"介護", "悔悟", "かい語"})); // cheapest first
  EXPECT_EQ(words_of(*dictionary, U"ばす"), std::vector<std::string>{"バス"});
  EXPECT_EQ(words_of(*dictionary, U"の"), (std::vector<std::string>{"の", "野"}));
  EXPECT_TRUE(words_of(*dictionary, U"かいごし").empty());
  EXPECT_TRUE(words_of(*dictionary, U"").empty());
  EXPECT_TRUE(words_of(*dictionary, U"漢").empty());
  EXPECT_EQ(dictionary->connection(1, 2), 100);
  EXPECT_EQ(dictionary->traits(2), table::joins_before);
  EXPECT_EQ(dictionary->traits(5), table::numeral);
  EXPECT_EQ(dictionary->traits(7), table::joins_before | table::counter);
  EXPECT_EQ(dictionary->traits(4), table::takes_next);
  EXPECT_EQ(dictionary->role(table::number), 5);
  EXPECT_TRUE(dictionary->verify().ok());
}

TEST(Dictionary, FindsEveryReadingThatBeginsAText) {
  const auto dictionary = test::small_dictionary();
  const auto codes = dictionary->codes(U"かいごしえん");
  std::vector<std::string> found;
  dictionary->each_prefix(codes.data(), codes.size(), [&](std::size_t size, std::uint32_t key) {
    EXPECT_EQ(dictionary->reading(key).size(), size);
    found.push_back(utf8(dictionary->reading(key)));
  });
  EXPECT_EQ(found, (std::vector<std::string>{"かい", "かいご"}));
  const auto [first, last] = dictionary->keys_beginning(U"かい");
  EXPECT_EQ(last - first, 2u);
}

TEST(Dictionary, OpensAFileAndRefusesWhatIsNone) {
  const test::Sandbox folder;
  const auto file = folder.path() / "words.table";
  EXPECT_EQ(Dictionary::open(file).error().key, "dictionary.missing");
  EXPECT_EQ(Dictionary::open(folder.path()).error().key, "dictionary.missing"); // a folder
  ASSERT_TRUE(base::write_file_atomically(file, "").ok());
  EXPECT_EQ(Dictionary::open(file).error().key, "dictionary.damaged");
  ASSERT_TRUE(base::write_file_atomically(file, std::string(100000, 'x')).ok());
  EXPECT_EQ(Dictionary::open(file).error().key, "dictionary.damaged");
  ASSERT_TRUE(base::write_file_atomically(file, small_table()).ok());
  const auto dictionary = Dictionary::open(file);
  ASSERT_TRUE(dictionary.ok());
  EXPECT_TRUE((*dictionary)->verify().ok());
  use(*dictionary);
}

TEST(Dictionary, RefusesEveryTruncation) {
  const std::string table = small_table();
  for (std::size_t size = 0; size < table.size(); size += size < 400 ? 1 : 7)
    EXPECT_FALSE(Dictionary::of_bytes(table.substr(0, size)).ok()) << size;
  EXPECT_FALSE(Dictionary::of_bytes(table + "x").ok());
}

TEST(Dictionary, RefusesEveryFlippedBitOfTheHead) {
  const std::string table = small_table();
  for (std::size_t bit = 0; bit < sizeof(table::Header) * 8; ++bit) {
    std::string damaged = table;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_FALSE(Dictionary::of_bytes(damaged).ok()) << bit;
  }
}

TEST(Dictionary, SurvivesEveryFlippedBitOfTheBodyAndVerifyFindsIt) {
  const std::string table = small_table();
  for (std::size_t at = sizeof(table::Header); at < table.size(); ++at) {
    std::string damaged = table;
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << (at % 8)));
    const auto dictionary = Dictionary::of_bytes(damaged);
    ASSERT_TRUE(dictionary.ok());
    EXPECT_EQ((*dictionary)->verify().error().key, "dictionary.damaged");
    use(*dictionary);
  }
}

TEST(Dictionary, SurvivesNoiseBehindAWholeHead) {
  const std::string table = small_table();
  std::mt19937 random(1);
  for (int round = 0; round < 60; ++round) {
    std::string damaged = table;
    for (std::size_t i = sizeof(table::Header); i < damaged.size(); ++i) damaged[i] = static_cast<char>(random());
    const auto dictionary = Dictionary::of_bytes(damaged);
    ASSERT_TRUE(dictionary.ok());
    use(*dictionary);
  }
}

TEST(Dictionary, SurvivesAHeadThatWasSignedAnewWithHostileFigures) {
  const std::string table = small_table();
  const std::uint64_t hostile[] = {0, 1, 7, 8, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFFFFFFFFF8, table.size(), table.size() - 8};
  std::size_t opened = 0;
  for (std::size_t at = offsetof(table::Header, sections); at < offsetof(table::Header, header_checksum); at += 4)
    for (const std::uint64_t value : hostile) {
      std::string damaged = table;
      std::memcpy(damaged.data() + at, &value, at % 8 == 0 && at < offsetof(table::Header, keys) ? 8 : 4);
      sign(damaged);
      const auto dictionary = Dictionary::of_bytes(damaged);
      if (!dictionary.ok()) continue;
      ++opened;
      use(*dictionary);
    }
  EXPECT_GT(opened, 0u); // a section moved inside the file still opens
}

TEST(Dictionary, TheWriterRefusesFiguresThatDoNotFit) {
  auto source = test::small_source();
  source.words[0].left = 900;
  EXPECT_FALSE(write_table(source).ok());
  source = test::small_source();
  source.words[0].cost = 70000;
  EXPECT_FALSE(write_table(source).ok());
  source = test::small_source();
  source.costs.pop_back();
  EXPECT_FALSE(write_table(source).ok());
}

TEST(Dictionary, ReadsTheFilesOfMozcAndNamesTheLineThatIsWrong) {
  const test::Sandbox folder;
  const auto write = [&](const std::string& name, const std::string& text) {
    ASSERT_TRUE(base::write_file_atomically(folder.path() / name, text).ok());
  };
  for (int i = 0; i < 10; ++i) write("dictionary0" + std::to_string(i) + ".txt", "");
  write("dictionary00.txt",
        "かいご\t1\t1\t3000\t介護\nたかい\t1\t1\t9000\t他界\nまちがい\t1\t1\t100\tマチガイ\tSPELLING_CORRECTION\n");
  write("suffix.txt", "");
  write("id.def", "0 BOS/EOS,*\n1 名詞,一般,*,*,*,*,*\n");
  write("connection_single_column.txt", "2\n0\n1\n2\n3\n");
  write("single_kanji.tsv", "かい\t会回\n");
  const auto source = read_mozc_source(folder.path());
  ASSERT_TRUE(source.ok());
  ASSERT_EQ(source->words.size(), 3u); // 他界 is too dear, マチガイ a known mistake; 会 and 回 came in
  EXPECT_EQ(source->words[0].text, "介護");
  EXPECT_EQ(source->words[2].text, "回");
  EXPECT_EQ(source->costs, (std::vector<std::int16_t>{0, 1, 2, 3}));

  // A part of speech that was never seen before another word costs as much as its kind, or as all.
  write("id.def", "0 BOS/EOS,*\n1 名詞,一般,*,*,*,*,*\n2 名詞,一般,*,*,*,*,あと\n3 接続詞,*\n");
  write("connection_single_column.txt", "4\n0\n1\n2\n3\n0\n5\n6\n8\n0\n0\n0\n0\n0\n0\n0\n0\n");
  EXPECT_EQ(read_mozc_source(folder.path())->costs,
            (std::vector<std::int16_t>{0, 1, 2, 3, 0, 5, 6, 8, 0, 5, 6, 8, 0, 3, 4, 5}));

  write("suffix.txt", "# a remark\nかい\tx\t1\t1\t会\n");
  const auto bad = read_mozc_source(folder.path());
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.error().args.at("line"), "2");
  write("suffix.txt", "");
  write("connection_single_column.txt", "5\n0\n1\n2\n3\n");
  EXPECT_FALSE(read_mozc_source(folder.path()).ok());
}

TEST(Dictionary, TheBuiltTableIsWhole) {
  NEEDS_REAL_DICTIONARY();
  const auto dictionary = test::real_dictionary();
  EXPECT_TRUE(dictionary->verify().ok());
  EXPECT_GT(dictionary->words(), 500000u);
  EXPECT_EQ(words_of(*dictionary, U"けいろうかい").front(), "敬老会");
  // Its notices travel with it.
  const auto notice = base::read_file(dictionary_file().parent_path() / "NOTICE");
  ASSERT_TRUE(notice.ok());
  for (const char* holder : {"Nara Institute of Science and Technology", "ICOT", "Google"})
    EXPECT_NE(notice->find(holder), std::string::npos) << holder;
}

} // namespace
} // namespace yoriai::input
