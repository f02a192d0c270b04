// Reads assets/minutes/identifying.json.
#include <utility>

#include "minutes/data_file.hpp"
#include "minutes/folded.hpp"
#include "minutes/identifying.hpp"

namespace yoriai::minutes {
namespace {

using sheets::Node;

// Pairs of an old form and what it is folded to: ["髙高", "﨑崎"].
void read_modern(const Node& list, SignWords& words) {
  for (const Node& entry : list.list()) {
    const std::u32string pair = fold(entry.string(), {}).text;
    if (pair.size() != 2) entry.refuse("wants_pair");
    else words.modern[pair[0]] = pair[1];
  }
}

// A list of lines, each with words between blanks.
WordSet read_words(const Node& list, const SignWords& words) {
  WordSet set;
  for (const Node& entry : list.list()) {
    const std::string line = entry.string();
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= line.size(); ++i) {
      if (i < line.size() && line[i] != ' ' && line[i] != '\t' && line[i] != '\n') continue;
      if (i > begin) set.add(fold(std::string_view(line).substr(begin, i - begin), words.modern).text);
      begin = i + 1;
    }
    if (line.empty()) entry.refuse("empty");
  }
  return set;
}

void read_circumstances(const Node& node, SignWords& words) {
  node.keys({"enough", "circumstances"}, {});
  if (const Node enough = node.at("enough")) words.enough = enough.integer(2, 20);
  for (const Node& entry : node.at("circumstances").list(1)) {
    entry.keys({"id", "words"}, {"weight"});
    SignWords::Circumstance circumstance{entry.at("id").name(), 1, read_words(entry.at("words"), words)};
    if (const Node weight = entry.at("weight")) circumstance.weight = weight.integer(1, 10);
    words.circumstances.push_back(std::move(circumstance));
  }
}

} // namespace

base::Result<SignWords> SignWords::load(const std::filesystem::path& file) {
  SignWords words;
  const std::pair<const char*, WordSet SignWords::*> lists[] = {
      {"surnames", &SignWords::surnames},
      {"surnames_also_words", &SignWords::surnames_also_words},
      {"given_names", &SignWords::given_names},
      {"kana_names", &SignWords::kana_names},
      {"roman_names", &SignWords::roman_names},
      {"honorifics", &SignWords::honorifics},
      {"titles", &SignWords::titles},
      {"bodies", &SignWords::bodies},
      {"places", &SignWords::places},
      {"nobody", &SignWords::nobody},
      {"harmless", &SignWords::harmless},
      {"name_labels", &SignWords::name_labels},
      {"housing", &SignWords::housing},
      {"counters", &SignWords::counters},
      {"telephone_words", &SignWords::telephone_words},
      {"contact_words", &SignWords::contact_words},
      {"birth_words", &SignWords::birth_words},
      {"number_words", &SignWords::number_words},
      {"age_ranges", &SignWords::age_ranges}};
  const auto read = [&](const Node& root) {
    root.keys({"surnames",        "surnames_also_words",
               "given_names",     "kana_names",
               "roman_names",     "honorifics",
               "titles",          "bodies",
               "places",          "nobody",
               "harmless",        "name_labels",
               "housing",         "counters",
               "telephone_words", "contact_words",
               "birth_words",     "number_words",
               "age_ranges",      "household"},
              {"modern", "about"});
    read_modern(root.at("modern"), words);
    for (const auto& [key, list] : lists) words.*list = read_words(root.at(key), words);
    read_circumstances(root.at("household"), words);
  };
  if (const auto done = read_data_file(file, read); !done) return done.error();
  return words;
}

} // namespace yoriai::minutes
