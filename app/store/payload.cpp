#include "store/payload.hpp"

#include <algorithm>
#include <istream>
#include <sstream>
#include <streambuf>

#include "base/text.hpp"
#include "store/archive.hpp"

namespace yoriai::store {
namespace {

// Reads from memory that somebody else owns, without a copy.
class MemoryBuffer : public std::streambuf {
public:
  explicit MemoryBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data()); // never written: there is no overflow or put area
    setg(begin, begin, begin + text.size());
  }
};

// Zero in a way that nobody writes, 0E70 or 0.000…: RapidJSON, which cereal reads with, looks for its first digit and
// finds none.
bool is_odd_zero(std::string_view number) {
  const std::string_view digits = number.substr(0, number.find_first_of("eE"));
  return digits.find_first_of("123456789") == digits.npos && (digits.size() < number.size() || digits.size() > 16);
}

// cereal reads recursively and believes what it is told, so that these are settled before it starts.
bool is_sane(std::string_view text, std::size_t longest) {
  if (text.size() > longest || text.empty() || text.front() != '{' || !base::is_utf8(text)) return false;
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      else if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepest) return false;
    } else if (c == '}' || c == ']') {
      --depth;
    } else if ((c >= '0' && c <= '9') || c == '-') {
      const std::size_t end = std::min(text.find_first_not_of("0123456789+-.eE", i), text.size());
      if (is_odd_zero(text.substr(i, end - i))) return false;
      i = end - 1;
    }
  }
  return depth == 0 && !in_string;
}

template <class T> std::string write(const T& value) {
  std::ostringstream out;
  {
    cereal::JSONOutputArchive archive(out, cereal::JSONOutputArchive::Options::NoIndent());
    cereal::serialize(archive, const_cast<T&>(value)); // an output archive only reads it
  }                                                    // the archive's destructor ends the JSON
  std::string text = std::move(out).str();
  // cereal ends every line; a line feed within a text is written as \n, so that these are all of its own.
  text.erase(std::remove(text.begin(), text.end(), '\n'), text.end());
  return text;
}

template <class T> bool read(std::string_view text, std::size_t longest, T& value) {
  if (!is_sane(text, longest)) return false;
  try {
    MemoryBuffer buffer(text);
    std::istream in(&buffer);
    cereal::JSONInputArchive archive(in);
    cereal::serialize(archive, value);
    return true;
  } catch (const std::exception&) { // cereal and its JSON reader throw several kinds
    return false;
  }
}

} // namespace

Payload encode(const meeting::Event& event) {
  return {std::string(meeting::tag_of(event)), std::visit([](const auto& e) { return write(e); }, event)};
}

std::optional<meeting::Event> decode(std::string_view tag, std::string_view text) {
  std::optional<meeting::Event> event = meeting::event_of_tag(tag);
  if (!event) return std::nullopt;
  if (!std::visit([&](auto& e) { return read(text, kLongestPayload, e); }, *event)) return std::nullopt;
  return event;
}

std::string encode_paper(const meeting::Paper& paper) { return write(paper); }

std::optional<meeting::Paper> decode_paper(std::string_view text) {
  meeting::Paper paper;
  if (!read(text, kLongestPayload, paper)) return std::nullopt;
  return paper;
}

std::string encode_meeting(const meeting::Meeting& meeting) { return write(meeting::take_apart(meeting)); }

std::optional<meeting::Meeting> decode_meeting(std::string_view text) {
  meeting::Parts parts;
  if (!read(text, kLongestSnapshot, parts)) return std::nullopt;
  return meeting::put_together(std::move(parts));
}

std::uint64_t sum(std::string_view bytes, std::uint64_t so_far) { return base::fnv1a(bytes, so_far); }

} // namespace yoriai::store
