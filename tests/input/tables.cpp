#include "input/tables.hpp"

#include <gtest/gtest.h>

#include "base/files.hpp"
#include "input/field_words.hpp"

namespace yoriai::test {
using input::SourceWord;

input::TableSource small_source() {
  input::TableSource source;
  source.ids = {"BOS/EOS,*,*,*,*,*,*",     "名詞,一般,*,*,*,*,*",       "助詞,格助詞,一般,*,*,*,が",
                "名詞,サ変接続,*,*,*,*,*", "接頭詞,名詞接続,*,*,*,*,*", "名詞,数,アラビア数字,*,*,*,*",
                "記号,一般,*,*,*,*,*",     "名詞,接尾,助数詞,*,*,*,*",  "記号,読点,*,*,*,*,、"};
  source.costs.assign(source.ids.size() * source.ids.size(), 100);
  source.words = {
      {"かいご", "介護", 3, 3, 3000}, {"かいご", "悔悟", 3, 3, 6000}, {"かいご", "かい語", 1, 1, 7000},
      {"かい", "会", 1, 1, 3500},     {"かい", "貝", 1, 1, 4500},     {"かい", "回", 7, 7, 3000},
      {"ご", "後", 1, 1, 4000},       {"ご", "御", 4, 4, 2500},       {"しえん", "支援", 3, 3, 3500},
      {"しえん", "紫煙", 1, 1, 7000}, {"ちいき", "地域", 1, 1, 3000}, {"ちいき", "値域", 1, 1, 6500},
      {"の", "の", 2, 2, 500},        {"の", "野", 1, 1, 6000},       {"が", "が", 2, 2, 500},
      {"が", "蛾", 1, 1, 7500},       {"を", "を", 2, 2, 500},        {"かだい", "課題", 1, 1, 3200},
      {"かだい", "過大", 1, 1, 5500}, {"ばす", "バス", 1, 1, 3000},   {"さんか", "参加", 3, 3, 3500},
      {"め", "目", 1, 1, 3500},       {"めい", "名", 7, 7, 2500},     {"にん", "人", 7, 7, 2000},
      {"、", "、", 8, 8, 100},        {"じじょ", "次女", 1, 1, 4500}, {"じじょ", "自助", 1, 1, 7000},
  };
  return source;
}

std::string small_table() {
  auto table = input::write_table(small_source());
  EXPECT_TRUE(table.ok());
  return std::move(*table);
}

std::shared_ptr<const input::Dictionary> small_dictionary() {
  auto dictionary = input::Dictionary::of_bytes(small_table());
  EXPECT_TRUE(dictionary.ok());
  return *dictionary;
}

std::shared_ptr<const input::Dictionary> real_dictionary() {
  static const auto dictionary = input::Dictionary::open(input::dictionary_file());
  return dictionary.ok() ? *dictionary : nullptr;
}

std::shared_ptr<const input::WordList> field_words() {
  static const auto words = input::load_field_words(base::assets_root() / "dictionary/field.tsv");
  EXPECT_TRUE(words.ok());
  return words.ok() ? *words : std::make_shared<input::WordList>();
}

std::vector<std::string> texts(const std::vector<input::Candidate>& candidates) {
  std::vector<std::string> texts;
  for (const auto& candidate : candidates) texts.push_back(candidate.text);
  return texts;
}

std::string joined(const input::Conversion& conversion) {
  std::string text;
  for (const auto& segment : conversion.segments) text += (text.empty() ? "" : "|") + segment.best.text;
  return text;
}

} // namespace yoriai::test
