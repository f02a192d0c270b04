// Kana to kanji: a table of words that was damaged behind a head that was signed anew, the field's words, what a meeting learned, and
// keys of a keyboard in any order. Whatever comes, nothing is lost of what was typed, and texts stay texts.
#include <cstring>

#include "base/text.hpp"
#include "fuzz/fuzz_world.hpp"
#include "input/composition.hpp"
#include "input/field_words.hpp"
#include "input/kana.hpp"
#include "input/table_writer.hpp"

using namespace yoriai;

namespace {

std::string whole_table() {
  input::TableSource source;
  source.ids = {"BOS/EOS,*,*,*,*,*,*",     "名詞,一般,*,*,*,*,*",       "助詞,格助詞,一般,*,*,*,が",
                "名詞,サ変接続,*,*,*,*,*", "接頭詞,名詞接続,*,*,*,*,*", "名詞,数,アラビア数字,*,*,*,*",
                "記号,一般,*,*,*,*,*",     "名詞,接尾,助数詞,*,*,*,*",  "記号,読点,*,*,*,*,、"};
  source.costs.assign(source.ids.size() * source.ids.size(), 100);
  source.words = {{"かいご", "介護", 3, 3, 3000}, {"かい", "会", 1, 1, 3500}, {"かい", "回", 7, 7, 3000},
                  {"ご", "後", 1, 1, 4000},       {"ご", "御", 4, 4, 2500},   {"しえん", "支援", 3, 3, 3500},
                  {"の", "の", 2, 2, 500},        {"が", "が", 2, 2, 500},    {"ばす", "バス", 1, 1, 3000},
                  {"かだい", "課題", 1, 1, 3200}, {"にん", "人", 7, 7, 2000}, {"、", "、", 8, 8, 100},
                  {"ちいき", "地域", 1, 1, 3000}, {"にち", "日", 7, 7, 2000}};
  return input::write_table(std::move(source)).value();
}

input::Converter converter_of(std::string table) {
  auto dictionary = input::Dictionary::of_bytes(std::move(table));
  return dictionary.ok() ? input::Converter(*dictionary) : input::Converter();
}

const input::Converter& whole_converter() {
  static const input::Converter converter = converter_of(whole_table());
  return converter;
}

void convert_all(const input::Converter& converter, const std::string& kana, const input::WordLists& lists) {
  const input::Conversion conversion = converter.convert(kana, lists);
  std::string readings;
  for (const input::Segment& segment : conversion.segments) {
    readings += segment.reading;
    for (const input::Candidate& candidate : converter.candidates(segment, lists, 12))
      fuzz::require(!candidate.text.empty() && base::is_utf8(candidate.text), "a candidate is a text");
  }
  fuzz::require(readings == input::utf8(input::code_points(kana)), "what was typed is all there");
}

// Three bytes each: where, and what lies there instead; the last 0xFF ends them. The rest is kana.
void damaged_table(std::string_view data) {
  static const std::string whole = whole_table();
  std::string table = whole;
  while (data.size() >= 3 && data[0] != '\xff') {
    const std::size_t at = static_cast<unsigned char>(data[0]) * 256u + static_cast<unsigned char>(data[1]);
    table[at % table.size()] = data[2];
    data.remove_prefix(3);
  }
  const std::uint64_t sum =
      input::table::checksum(std::string_view(table).substr(0, offsetof(input::table::Header, header_checksum)));
  std::memcpy(table.data() + offsetof(input::table::Header, header_checksum), &sum, sizeof(sum));
  const input::Converter converter = converter_of(std::move(table));
  convert_all(converter, "かいごしえんのかだいが、にじゅうごにん", {});
  convert_all(converter, std::string(data.substr(0, 300)), {});
}

void field_and_learned(std::string_view data) {
  const std::size_t half = data.find('\0');
  const auto field = input::read_field_words(data.substr(0, half), "field.tsv");
  input::Learning learned;
  if (half != data.npos)
    if (auto read = input::Learning::from_text(data.substr(half + 1)); read.ok()) learned = *read;
  const auto board =
      input::board_words({{std::string(data.substr(0, 600))}, {}}, field ? field->get() : nullptr, nullptr);
  const input::Engine engine{whole_converter(), field ? *field : nullptr, board, learned.list()};
  convert_all(engine.converter, "かいごしえんのかだいが、ごみをだす", engine.lists());
  for (const char* before : {"地域", "灯りが", "かいごの"})
    for (const input::Prediction& next : input::predict_next(engine, before))
      fuzz::require(!next.word.text.empty() && base::is_utf8(next.word.text), "what comes next is a text");
}

void keys(std::string_view data) {
  input::Composition pad;
  static const input::Engine engine{
      whole_converter(),
      input::read_field_words("ちいきかだい\t地域課題\nだい\t題\tafter\tか=蚊\tが\n", "field.tsv").value(), nullptr,
      nullptr};
  while (!data.empty()) {
    const auto key = static_cast<unsigned char>(data[0]);
    data.remove_prefix(1);
    switch (key) {
      case 0: pad.erase(); break;
      case 1: pad.turn_mark(); break;
      case 2: pad.convert(engine); break;
      case 3: pad.move_left(); break;
      case 4: pad.move_right(); break;
      case 5: pad.widen(engine); break;
      case 6: pad.narrow(engine); break;
      case 7: pad.commit(); break;
      case 8: pad.undo(); break;
      case 11: pad.redo(); break;
      case 12: pad.cancel(); break;
      case 14: pad.focus_next(); break;
      case 15: pad.choose(engine, 0); break;
      case 16: pad.choose(engine, 3); break;
      case 17: pad.place_caret(data.size()); break;
      default: { // a character, or bytes that are none
        const std::size_t size = key < 0x80 ? 1 : key < 0xE0 ? 2 : key < 0xF0 ? 3 : 4;
        const char first = static_cast<char>(key);
        pad.type(std::string(1, first) + std::string(data.substr(0, size - 1)));
        data.remove_prefix(std::min(size - 1, data.size()));
      }
    }
    const std::string text = pad.text();
    fuzz::require(base::is_utf8(text) && pad.caret() <= text.size(), "the note is a text with a caret in it");
    fuzz::require(base::is_utf8(std::string_view(text).substr(0, pad.caret())), "the caret stands between characters");
    if (data.size() % 8 == 0) pad.offers(engine);
  }
  const std::string text = pad.text();
  fuzz::require(pad.finish() == text, "what is posted is what was seen");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, std::min<std::size_t>(size, 4000));
  if (text.empty()) return 0;
  switch (text[0]) {
    case 'T': damaged_table(text.substr(1)); break;
    case 'F': field_and_learned(text.substr(1)); break;
    case 'K': keys(text.substr(1)); break;
    default: convert_all(whole_converter(), std::string(text), {}); break;
  }
  return 0;
}
