// What in a text could tell a reader who is meant: a name, an address, a number, or a household so rare that it is
// known without a name. A helper for those who read the digest before it goes out, no judge: it would rather stop at
// ten harmless texts than let one through, and it can miss one.
//
// The words it knows are data, assets/minutes/identifying.json (minutes/FORMAT.md). Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "minutes/word_set.hpp"

namespace yoriai::minutes {

// What a text betrays. The sentence of each is "minutes.sign.<name>" in assets/locale.
enum class Sign {
  name,      // of a person
  person,    // a single person under initials: Aさん, T.K, 事例3
  address,   // 丁目, 番地, 号室, a postal code …
  telephone, //
  contact,   // e-mail, web page
  birth,     // a date of birth, an exact age
  number,    // of an insurance, a resident, an account, a number plate
  household, // several of age, illness, kinship, nationality … in one text
  unchecked  // the words to check with could not be read
};
inline constexpr std::array<std::string_view, 9> kSignNames = {"name",  "person", "address",   "telephone", "contact",
                                                               "birth", "number", "household", "unchecked"};
constexpr std::string_view name_of(Sign sign) { return kSignNames[static_cast<std::size_t>(sign)]; }

struct Mark {
  Sign sign = Sign::name;
  std::size_t begin = 0, end = 0; // bytes of the text
  bool operator==(const Mark&) const = default;
};

// What the check goes by. Every word is folded as the texts are.
struct SignWords {
  std::map<char32_t, char32_t> modern; // 髙 → 高
  WordSet surnames;                    // 山田: a name wherever it stands alone
  WordSet surnames_also_words;         // 清水, 林: a name only before a given name, an honorific or a title
  WordSet given_names;                 // 花子
  WordSet kana_names, roman_names;     // サトウ, tanaka
  WordSet honorifics;                  // さん
  WordSet titles;                      // 会長, 宅: after a surname
  WordSet bodies;                      // 会, センター: who ends like this is no person
  WordSet places;                      // 町, 橋, 商店: a surname before one of these is no person
  WordSet nobody;                      // 娘, ヘルパー: before an honorific they name nobody
  WordSet harmless;                    // たくさん, 様子: hold an honorific or a kinsman and mean none
  WordSet name_labels;                 // 氏名
  WordSet housing, counters;           // アパート; 人, 件: what a number after 町 may count
  WordSet telephone_words, contact_words, birth_words, number_words;
  WordSet age_ranges; // 以上, 代: after 歳 they make it nobody's age
  struct Circumstance {
    std::string id;
    int weight = 1;
    WordSet words;
  };
  std::vector<Circumstance> circumstances;
  int enough = 3; // circumstances of this weight together tell a household

  // Errors: "minutes.file.…" {file, place, reason_key …}, as of a sheet.
  static base::Result<SignWords> load(const std::filesystem::path& file);
};

// Those of `whos` (who takes something on, several parted by 、 or ・) that are persons and no bodies.
std::vector<std::string> persons_of(std::string_view whos, const SignWords& words);

// In order of their beginning. `people`: names that are known anyhow, as participants wrote them. What overlaps and is
// of one sign is one mark. `beside`: what stands with the text in the same item; the circumstances of a household are
// counted over both, the marks are of `text`.
std::vector<Mark> identifying(std::string_view text, const SignWords& words, std::span<const std::string> people = {},
                              std::string_view beside = {});

} // namespace yoriai::minutes
