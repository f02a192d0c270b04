#include "input/dictionary.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "base/text.hpp"
#include "input/kana.hpp"

namespace yoriai::input {
namespace fs = std::filesystem;
namespace {

constexpr char32_t kDirect = 0x3100;           // kana and what lies below are looked up in one step
constexpr std::uint32_t kMaxWordsOfKey = 4096; // of one reading; a real table has some hundred

} // namespace

fs::path dictionary_file() {
  if (const char* named = std::getenv("YORIAI_DICTIONARY"); named != nullptr && *named != '\0') return named;
  std::error_code ec;
  const fs::path beside = fs::read_symlink("/proc/self/exe", ec).parent_path();
  for (const char* candidate : {"dictionary/words.table", "../share/yoriai/dictionary/words.table"})
    if (fs::is_regular_file(beside / candidate, ec)) return (beside / candidate).lexically_normal();
  return beside / "dictionary/words.table";
}

base::Result<std::shared_ptr<const Dictionary>> Dictionary::open(const fs::path& file) {
  const std::shared_ptr<Dictionary> dictionary(new Dictionary);
  dictionary->name_ = file.string();
  dictionary->file_ = MappedFile(file);
  dictionary->all_ = dictionary->file_.bytes();
  if (!dictionary->file_.exists())
    return base::Error{base::Code::unusable_file, "dictionary.missing", {{"file", dictionary->name_}}};
  if (const auto read = dictionary->read_head(); !read) return read.error();
  return std::shared_ptr<const Dictionary>(dictionary);
}

base::Result<std::shared_ptr<const Dictionary>> Dictionary::of_bytes(std::string bytes) {
  const std::shared_ptr<Dictionary> dictionary(new Dictionary);
  dictionary->bytes_ = std::move(bytes);
  dictionary->all_ = dictionary->bytes_;
  if (const auto read = dictionary->read_head(); !read) return read.error();
  return std::shared_ptr<const Dictionary>(dictionary);
}

base::Result<void> Dictionary::read_head() {
  const base::Error damaged{base::Code::unusable_file, "dictionary.damaged", {{"file", name_}}};
  table::Header head{};
  if (all_.size() < sizeof(head)) return damaged;
  std::memcpy(&head, all_.data(), sizeof(head));
  const std::string_view covered = all_.substr(0, offsetof(table::Header, header_checksum));
  if (head.magic != table::kMagic || head.byte_order != table::kByteOrder || head.version != table::kVersion ||
      head.file_size != all_.size() || head.header_checksum != table::checksum(covered))
    return damaged;
  for (std::size_t i = 0; i < table::kSections; ++i) {
    const table::Span span = head.sections[i];
    if (span.offset % 8 != 0 || span.offset > all_.size() || span.size > all_.size() - span.offset) return damaged;
    sections_[i] = all_.substr(span.offset, span.size);
  }
  keys_ = head.keys, words_ = head.words, ids_ = head.ids;
  const auto holds = [&](table::Section s, std::uint64_t count, std::size_t each) {
    return section(s).size() == count * each;
  };
  const std::size_t letters = section(table::alphabet).size() / 4;
  if (ids_ == 0 || ids_ > table::kMaxIds || letters > table::kMaxAlphabet || !holds(table::alphabet, letters, 4) ||
      !holds(table::key_at, keys_ + std::uint64_t{1}, 4) || !holds(table::word_at, keys_ + std::uint64_t{1}, 4) ||
      !holds(table::words, words_, sizeof(table::Word)) || !holds(table::costs, std::uint64_t{ids_} * ids_, 2) ||
      !holds(table::traits, ids_, 1))
    return damaged;
  for (std::size_t role = 0; role < table::kRoles; ++role) {
    if (head.roles[role] >= ids_) return damaged;
    roles_[role] = head.roles[role];
  }
  code_of_.assign(kDirect, 0);
  for (std::size_t i = 0; i < letters; ++i) {
    const auto letter = value<std::uint32_t>(table::alphabet, i);
    const auto code = static_cast<std::uint8_t>(i + 1);
    if (letter < kDirect) code_of_[letter] = code;
    else other_codes_.emplace_back(letter, code);
  }
  std::sort(other_codes_.begin(), other_codes_.end());
  return {};
}

base::Result<void> Dictionary::verify() const {
  table::Header head{};
  std::memcpy(&head, all_.data(), sizeof(head));
  if (table::checksum(all_.substr(sizeof(head))) == head.checksum) return {};
  return base::Error{base::Code::unusable_file, "dictionary.damaged", {{"file", name_}}};
}

// Within the section by the callers' care and by this check; a table read twice as long as it is costs nothing to refuse.
template <typename T> T Dictionary::value(table::Section which, std::size_t i) const {
  T value{};
  const std::string_view bytes = section(which);
  if (i < bytes.size() / sizeof(T)) std::memcpy(&value, bytes.data() + i * sizeof(T), sizeof(T));
  return value;
}

std::vector<std::uint8_t> Dictionary::codes(std::u32string_view reading) const {
  std::vector<std::uint8_t> codes;
  codes.reserve(reading.size());
  for (const char32_t c : reading) {
    if (c < kDirect) {
      codes.push_back(code_of_[c]);
      continue;
    }
    const auto at = std::lower_bound(other_codes_.begin(), other_codes_.end(), std::pair<char32_t, std::uint8_t>(c, 0));
    codes.push_back(at != other_codes_.end() && at->first == c ? at->second : 0);
  }
  return codes;
}

std::string_view Dictionary::key_codes(std::uint32_t key) const {
  const auto first = value<std::uint32_t>(table::key_at, key),
             last = value<std::uint32_t>(table::key_at, key + std::size_t{1});
  const std::string_view all = section(table::key_codes);
  if (key >= keys_ || first > last || last > all.size()) return {};
  return all.substr(first, last - first);
}

void Dictionary::narrow(std::uint32_t& first, std::uint32_t& last, std::size_t depth, std::uint8_t code) const {
  const auto code_at = [&](std::uint32_t key) {
    const std::string_view codes = key_codes(key);
    return depth < codes.size() ? static_cast<std::uint8_t>(codes[depth]) : std::uint8_t{0};
  };
  // The first key in [low, high) whose code is at least `least`.
  const auto bound = [&](std::uint32_t low, std::uint32_t high, unsigned least) {
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (code_at(middle) < least) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  first = bound(first, last, code);
  last = bound(first, last, code + 1u);
}

std::pair<std::uint32_t, std::uint32_t> Dictionary::keys_beginning(std::u32string_view reading) const {
  std::uint32_t first = 0, last = keys_;
  const auto wanted = codes(reading);
  for (std::size_t depth = 0; depth < wanted.size(); ++depth) {
    if (wanted[depth] == 0) return {0, 0};
    narrow(first, last, depth, wanted[depth]);
  }
  return {first, last};
}

std::uint32_t Dictionary::find(std::u32string_view reading) const {
  const auto [first, last] = keys_beginning(reading);
  return first < last && !reading.empty() && key_size(first) == reading.size() ? first : keys_;
}

std::pair<std::uint32_t, std::uint32_t> Dictionary::word_range(std::uint32_t key) const {
  if (key >= keys_) return {0, 0};
  const auto first = value<std::uint32_t>(table::word_at, key),
             last = value<std::uint32_t>(table::word_at, key + std::size_t{1});
  if (first > last || last > words_) return {0, 0};
  return {first, std::min(last, first + kMaxWordsOfKey)};
}

bool Dictionary::read_word(std::uint32_t index, Word& word) const {
  const auto laid = value<table::Word>(table::words, index);
  word = {laid.left, laid.right, std::max<std::int16_t>(laid.cost, 0), index};
  return laid.left < ids_ && laid.right < ids_;
}

std::vector<Dictionary::Word> Dictionary::words_of(std::uint32_t key) const {
  std::vector<Word> words;
  each_word(key, [&](const Word& word) { words.push_back(word); });
  return words;
}

std::u32string Dictionary::reading(std::uint32_t key) const {
  std::u32string reading;
  for (const char code : key_codes(key)) {
    const auto letter = value<std::uint32_t>(table::alphabet, static_cast<unsigned char>(code) - std::size_t{1});
    reading += letter <= 0x10FFFF ? static_cast<char32_t>(letter) : U'\uFFFD';
  }
  return reading;
}

std::string_view Dictionary::stored_text(const Word& word) const {
  const auto laid = value<table::Word>(table::words, word.index);
  const std::string_view all = section(table::texts);
  const std::size_t size = laid.size / 4;
  if (laid.size % 4 != table::stored || laid.text > all.size() || size > all.size() - laid.text) return {};
  return all.substr(laid.text, size);
}

std::string Dictionary::text(const Word& word, std::u32string_view reading) const {
  const auto laid = value<table::Word>(table::words, word.index);
  std::string text;
  switch (laid.size % 4) {
    case table::as_reading: text = utf8(reading); break;
    case table::as_katakana: {
      std::u32string katakana(reading);
      for (char32_t& c : katakana) c = to_katakana(c);
      text = utf8(katakana);
      break;
    }
    case table::stored: text = stored_text(word); break;
    default: break;
  }
  return base::is_utf8(text) ? text : std::string();
}

int Dictionary::connection(std::uint16_t right_before, std::uint16_t left_after) const {
  if (right_before >= ids_ || left_after >= ids_) return 0;
  return std::max<std::int16_t>(value<std::int16_t>(table::costs, std::size_t{right_before} * ids_ + left_after), 0);
}

std::uint8_t Dictionary::traits(std::uint16_t left) const { return value<std::uint8_t>(table::traits, left); }

} // namespace yoriai::input
