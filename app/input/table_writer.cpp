#include "input/table_writer.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <functional>
#include <limits>
#include <map>
#include <string_view>
#include <unordered_map>

#include "base/files.hpp"
#include "base/text.hpp"
#include "input/kana.hpp"

namespace yoriai::input {
namespace fs = std::filesystem;
namespace {

using base::refused;
using base::Result;

constexpr int kSingleKanjiCost = 12000; // never a first choice, always in the list
constexpr std::size_t kMaxText = 1000;  // bytes of one word

base::Error bad(const fs::path& file, std::size_t line) {
  return refused("dictionary.source", {{"file", file.string()}, {"line", std::to_string(line)}});
}

template <typename Number> bool read_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

std::vector<std::string_view> split(std::string_view line, char by) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0;;) {
    const std::size_t next = line.find(by, at);
    parts.push_back(line.substr(at, next - at));
    if (next == line.npos) return parts;
    at = next + 1;
  }
}

// Calls `line_of(number, text)` for every line that is neither empty nor a remark until it says no.
template <typename F> Result<void> each_line(const fs::path& file, F&& line_of) {
  const auto text = base::read_file(file, 256u << 20);
  if (!text) return bad(file, 0);
  std::size_t number = 0;
  for (std::size_t at = 0; at < text->size();) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    std::string_view line(text->data() + at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    ++number;
    if (!line.empty() && line.front() != '#' && !line_of(number, line)) return bad(file, number);
    at = end + 1;
  }
  return {};
}

Result<void> read_words(const fs::path& file, int dearest, std::vector<SourceWord>& words) {
  return each_line(file, [&](std::size_t, std::string_view line) {
    const auto parts = split(line, '\t');
    SourceWord word;
    if (parts.size() < 5 || !read_number(parts[1], word.left) || !read_number(parts[2], word.right) ||
        !read_number(parts[3], word.cost) || parts[0].empty() || parts[4].empty() || !base::is_utf8(line))
      return false;
    if (parts.size() > 5 || word.cost > dearest) return true; // a sixth part marks a wrong spelling that Mozc warns of
    word.reading = parts[0], word.text = parts[4];
    // Faces and arrows written with marks are no words here; a mark alone is kept for its part of speech.
    if (is_reading(word.reading) || word.reading == word.text) words.push_back(std::move(word));
    return true;
  });
}

Result<void> read_ids(const fs::path& file, std::vector<std::string>& ids) {
  return each_line(file, [&](std::size_t, std::string_view line) {
    const std::size_t blank = line.find(' ');
    std::size_t id = 0;
    if (blank == line.npos || !read_number(line.substr(0, blank), id) || id != ids.size()) return false;
    ids.emplace_back(line.substr(blank + 1));
    return ids.size() <= table::kMaxIds;
  });
}

// One figure a line: the number of ids, then a row for each right id.
Result<void> read_costs(const fs::path& file, std::size_t ids, std::vector<std::int16_t>& costs) {
  bool first = true;
  const auto read = each_line(file, [&](std::size_t, std::string_view line) {
    int value = 0;
    if (!read_number(line, value) || value < 0 || value > std::numeric_limits<std::int16_t>::max()) return false;
    if (!first) costs.push_back(static_cast<std::int16_t>(value));
    else if (static_cast<std::size_t>(value) != ids) return false;
    first = false;
    return true;
  });
  if (!read) return read;
  return costs.size() == ids * ids ? Result<void>() : Result<void>(bad(file, costs.size()));
}

std::uint16_t id_of(const std::vector<std::string>& ids, std::string_view beginning) {
  for (std::size_t i = 0; i < ids.size(); ++i)
    if (ids[i].starts_with(beginning)) return static_cast<std::uint16_t>(i);
  return 0;
}

// Reading, tab, the kanji of that reading.
Result<void> read_single_kanji(const fs::path& file, std::uint16_t noun, std::vector<SourceWord>& words) {
  return each_line(file, [&](std::size_t, std::string_view line) {
    const auto parts = split(line, '\t');
    if (parts.size() < 2 || !base::is_utf8(line)) return false;
    int rank = 0;
    std::size_t at = 0;
    for (const std::size_t end : base::character_ends(parts[1])) {
      words.push_back(
          {std::string(parts[0]), std::string(parts[1].substr(at, end - at)), noun, noun, kSingleKanjiCost + rank++});
      at = end;
    }
    return true;
  });
}

// The first two words of a part of speech: "接頭詞,名詞接続,*,…,第" → "接頭詞,名詞接続".
std::string_view kind_of(std::string_view id) {
  return id.substr(0, id.find(',', std::min(id.find(','), id.size() - 1) + 1));
}

// Some parts of speech were never seen before another word when the costs were counted; all their costs are 0, which would make
// them a bargain. They get the mean of their kind.
void fill_unseen(TableSource& source) {
  const std::size_t ids = source.ids.size();
  const auto row = [&](std::size_t id) { return source.costs.begin() + static_cast<std::ptrdiff_t>(id * ids); };
  const auto end = static_cast<std::ptrdiff_t>(ids);
  struct Mean {
    std::vector<std::int64_t> sum;
    std::int64_t count = 0;
  };
  std::map<std::string_view, Mean> means; // "" for all kinds
  std::vector<std::size_t> unseen;
  for (std::size_t id = 0; id < ids; ++id) {
    if (std::all_of(row(id), row(id) + end, [](std::int16_t cost) { return cost == 0; })) {
      unseen.push_back(id);
      continue;
    }
    for (const std::string_view kind : {std::string_view(), kind_of(source.ids[id])}) {
      Mean& mean = means[kind];
      mean.sum.resize(ids);
      std::transform(mean.sum.begin(), mean.sum.end(), row(id), mean.sum.begin(), std::plus<std::int64_t>());
      ++mean.count;
    }
  }
  for (const std::size_t id : unseen) {
    const auto kind = means.find(kind_of(source.ids[id]));
    const auto mean = kind != means.end() ? kind : means.find(std::string_view());
    if (mean == means.end()) return;
    for (std::size_t left = 0; left < ids; ++left)
      row(id)[static_cast<std::ptrdiff_t>(left)] =
          static_cast<std::int16_t>(mean->second.sum[left] / mean->second.count);
  }
}

// The names of id.def by which the roles are found.
constexpr std::array<std::string_view, table::kRoles> kRoleNames = {"名詞,一般,*",
                                                                    "名詞,サ変接続,*",
                                                                    "名詞,形容動詞語幹,*",
                                                                    "名詞,固有名詞,一般,*",
                                                                    "名詞,固有名詞,人名,一般",
                                                                    "名詞,固有名詞,地域,一般",
                                                                    "名詞,固有名詞,組織,*",
                                                                    "副詞,一般,*",
                                                                    "名詞,数,アラビア数字",
                                                                    "記号,一般,*"};

// 分 and 階 are counters by use: their parts of speech hold nothing else.
bool is_counter_too(std::string_view name) {
  return name == "名詞,接尾,副詞可能,*,*,*,分" || name == "名詞,接尾,一般,*,*,*,階";
}

std::uint8_t trait_of(std::string_view name) {
  if (name.starts_with("名詞,数")) return table::numeral;
  if (name.starts_with("名詞,接尾,助数詞") || is_counter_too(name)) return table::joins_before | table::counter;
  for (const std::string_view beginning :
       {"助詞", "助動詞", "名詞,接尾", "名詞,非自立", "動詞,接尾", "動詞,非自立", "形容詞,接尾", "形容詞,非自立"})
    if (name.starts_with(beginning)) return table::joins_before;
  return name.starts_with("接頭詞") ? table::takes_next : 0;
}

// A word with its reading in codes.
struct Coded {
  std::string codes;
  const SourceWord* word;
};

class Writer {
public:
  explicit Writer(const TableSource& source) : source_(source) {}

  Result<std::string> write() {
    if (!fits()) return bad("", 0);
    make_alphabet();
    code_words();
    lay_out_words();
    return assemble();
  }

private:
  bool fits() const {
    const std::size_t ids = source_.ids.size();
    if (ids == 0 || ids > table::kMaxIds || source_.costs.size() != ids * ids) return false;
    return std::all_of(source_.words.begin(), source_.words.end(), [&](const SourceWord& word) {
      return word.left < ids && word.right < ids && word.cost >= 0 &&
             word.cost <= std::numeric_limits<std::int16_t>::max();
    });
  }

  // The characters of readings that are used most; a reading with another one is left out.
  void make_alphabet() {
    std::map<char32_t, std::size_t> uses;
    for (const SourceWord& word : source_.words)
      for (const char32_t c : code_points(word.reading)) ++uses[c];
    std::vector<std::pair<std::size_t, char32_t>> by_use;
    for (const auto& [c, n] : uses) by_use.emplace_back(n, c);
    std::sort(by_use.rbegin(), by_use.rend());
    if (by_use.size() > table::kMaxAlphabet) by_use.resize(table::kMaxAlphabet);
    for (const auto& [n, c] : by_use) alphabet_.push_back(static_cast<std::uint32_t>(c));
    std::sort(alphabet_.begin(), alphabet_.end());
    for (std::size_t i = 0; i < alphabet_.size(); ++i) code_[alphabet_[i]] = static_cast<char>(i + 1);
  }

  void code_words() {
    for (const SourceWord& word : source_.words) {
      Coded coded{{}, &word};
      for (const char32_t c : code_points(word.reading)) {
        const auto code = code_.find(c);
        if (code == code_.end()) break;
        coded.codes += code->second;
      }
      if (coded.codes.size() == code_points(word.reading).size() && word.text.size() <= kMaxText)
        coded_.push_back(coded);
    }
    const auto before = [](const Coded& a, const Coded& b) {
      // char_traits compares as unsigned, as the reader does.
      if (const int order = a.codes.compare(b.codes); order != 0) return order < 0;
      return a.word->cost < b.word->cost;
    };
    std::stable_sort(coded_.begin(), coded_.end(), before);
  }

  void lay_out_words() {
    std::unordered_map<std::string_view, std::uint32_t> placed;
    for (std::size_t i = 0; i < coded_.size(); ++i) {
      const auto& [codes, word] = coded_[i];
      if (i == 0 || codes != coded_[i - 1].codes) {
        key_at_.push_back(static_cast<std::uint32_t>(key_codes_.size()));
        word_at_.push_back(static_cast<std::uint32_t>(words_.size()));
        key_codes_ += codes;
      }
      if (repeats(i)) continue;
      table::Word laid{word->left, word->right, static_cast<std::int16_t>(word->cost), 0, 0};
      auto kind = table::stored;
      if (word->text == word->reading) kind = table::as_reading;
      else if (word->text == to_katakana(word->reading)) kind = table::as_katakana;
      else laid.text = place_text(placed, word->text);
      laid.size = static_cast<std::uint16_t>(word->text.size() * 4 + kind);
      words_.push_back(laid);
    }
    key_at_.push_back(static_cast<std::uint32_t>(key_codes_.size()));
    word_at_.push_back(static_cast<std::uint32_t>(words_.size()));
  }

  // A single kanji that the same reading has as a word already.
  bool repeats(std::size_t i) const {
    if (coded_[i].word->cost < kSingleKanjiCost) return false;
    for (std::size_t j = i; j > 0 && coded_[j - 1].codes == coded_[i].codes; --j)
      if (coded_[j - 1].word->text == coded_[i].word->text) return true;
    return false;
  }

  std::uint32_t place_text(std::unordered_map<std::string_view, std::uint32_t>& placed, const std::string& text) {
    const auto [at, is_new] = placed.emplace(text, static_cast<std::uint32_t>(texts_.size()));
    if (is_new) texts_ += text;
    return at->second;
  }

  template <typename T> static std::string_view bytes_of(const std::vector<T>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
  }

  std::string assemble() const {
    std::vector<std::uint8_t> traits;
    for (const std::string& name : source_.ids) traits.push_back(trait_of(name));
    table::Header header{};
    std::string file(sizeof(header), '\0');
    const auto append = [&](table::Section section, std::string_view bytes) {
      file.resize((file.size() + 7) / 8 * 8, '\0');
      header.sections[section] = {file.size(), bytes.size()};
      file += bytes;
    };
    append(table::alphabet, bytes_of(alphabet_));
    append(table::key_at, bytes_of(key_at_));
    append(table::key_codes, key_codes_);
    append(table::word_at, bytes_of(word_at_));
    append(table::words, bytes_of(words_));
    append(table::texts, texts_);
    append(table::costs, bytes_of(source_.costs));
    append(table::traits, bytes_of(traits));
    header.magic = table::kMagic;
    header.byte_order = table::kByteOrder, header.version = table::kVersion;
    header.file_size = file.size();
    header.keys = static_cast<std::uint32_t>(key_at_.size() - 1);
    header.words = static_cast<std::uint32_t>(words_.size());
    header.ids = static_cast<std::uint32_t>(source_.ids.size());
    for (std::size_t role = 0; role < table::kRoles; ++role) header.roles[role] = id_of(source_.ids, kRoleNames[role]);
    header.checksum = table::checksum(std::string_view(file).substr(sizeof(header)));
    header.header_checksum =
        table::checksum({reinterpret_cast<const char*>(&header), offsetof(table::Header, header_checksum)});
    std::memcpy(file.data(), &header, sizeof(header));
    return file;
  }

  const TableSource& source_;
  std::vector<std::uint32_t> alphabet_;
  std::unordered_map<std::uint32_t, char> code_;
  std::vector<Coded> coded_;
  std::vector<std::uint32_t> key_at_, word_at_;
  std::string key_codes_, texts_;
  std::vector<table::Word> words_;
};

} // namespace

Result<TableSource> read_mozc_source(const fs::path& folder, int dearest) {
  TableSource source;
  for (int i = 0; i < 10; ++i)
    if (const auto read = read_words(folder / ("dictionary0" + std::to_string(i) + ".txt"), dearest, source.words);
        !read)
      return read.error();
  if (const auto read = read_words(folder / "suffix.txt", dearest, source.words); !read) return read.error();
  if (const auto read = read_ids(folder / "id.def", source.ids); !read) return read.error();
  if (const auto read = read_costs(folder / "connection_single_column.txt", source.ids.size(), source.costs); !read)
    return read.error();
  fill_unseen(source);
  const fs::path single = folder / "single_kanji.tsv";
  std::error_code ec;
  if (fs::exists(single, ec))
    if (const auto read = read_single_kanji(single, id_of(source.ids, kRoleNames[table::noun]), source.words); !read)
      return read.error();
  return source;
}

Result<std::string> write_table(TableSource source) {
  static_assert(std::endian::native == std::endian::little, "the table is written as it lies in memory");
  return Writer(source).write();
}

} // namespace yoriai::input
