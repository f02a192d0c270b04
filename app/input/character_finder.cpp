#include "input/character_finder.hpp"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <zinnia.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <sstream>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/text.hpp"
#include "input/mapped_file.hpp"

namespace yoriai::input {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostStrokes = 64, kMostPoints = 200; // of one character; of one stroke
constexpr int kBox = 1000, kInk = 840;                      // the box that Zinnia sees, and the size of the ink in it

// A rare kanji must fit so much better than a common one (in Zinnia's scores), and so many more are looked at for that.
constexpr float kRarer = 0.2F;
constexpr std::size_t kMore = 20;
constexpr unsigned kFirstOfLevel1 = 0x889F, kLastOfLevel1 = 0x9872; // in Shift_JIS

// The model as Zinnia lays it down: magic ^ size, version, count; for each character 16 bytes of name, a float, and pairs of index
// and float that end with index −1. Zinnia itself follows it without looking where it ends.
constexpr std::uint32_t kMagic = 0xef71821, kVersion = 1;
constexpr std::size_t kName = 16, kMostCharacters = 100000;

class Reader {
public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  template <typename T> bool read(T& value) {
    if (bytes_.size() - at_ < sizeof(T)) return false;
    std::memcpy(&value, bytes_.data() + at_, sizeof(T));
    at_ += sizeof(T);
    return true;
  }
  bool at_end() const { return at_ == bytes_.size(); }

private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

bool is_whole_character(Reader& model) {
  std::array<char, kName> name{};
  float bias = 0;
  if (!model.read(name) || !model.read(bias) || !std::isfinite(bias)) return false;
  const auto end = std::find(name.begin(), name.end(), '\0');
  if (end == name.begin() || end == name.end() ||
      !base::is_utf8({name.data(), static_cast<std::size_t>(end - name.begin())}))
    return false;
  struct {
    std::int32_t index;
    float value;
  } feature{};
  for (std::int32_t last = -1; model.read(feature); last = feature.index) {
    if (feature.index == -1) return true;
    if (feature.index <= last || !std::isfinite(feature.value)) return false; // Zinnia merges by rising index
  }
  return false;
}

bool is_whole_model(std::string_view bytes) {
  Reader model(bytes);
  std::uint32_t magic = 0, version = 0, count = 0;
  if (bytes.size() > std::numeric_limits<std::uint32_t>::max() || !model.read(magic) || !model.read(version) ||
      !model.read(count))
    return false;
  if ((magic ^ kMagic) != bytes.size() || version != kVersion || count == 0 || count > kMostCharacters) return false;
  for (std::uint32_t i = 0; i < count; ++i)
    if (!is_whole_character(model)) return false;
  return model.at_end();
}

struct Bounds {
  float left = std::numeric_limits<float>::max(), top = left, right = std::numeric_limits<float>::lowest(),
        bottom = right;
};

bool usable(const InkPoint& point) {
  constexpr float kFar = 1e6F;
  return std::abs(point.x) < kFar && std::abs(point.y) < kFar; // false for what is no number, too
}

// Puts the ink into the middle of Zinnia's box, as large as it fits, in its own proportions.
void set_ink(const std::vector<InkStroke>& strokes, zinnia::Character& character) {
  Bounds bounds;
  for (const InkStroke& stroke : strokes)
    for (const InkPoint& point : stroke)
      if (usable(point)) {
        bounds.left = std::min(bounds.left, point.x), bounds.right = std::max(bounds.right, point.x);
        bounds.top = std::min(bounds.top, point.y), bounds.bottom = std::max(bounds.bottom, point.y);
      }
  const float size = std::max({bounds.right - bounds.left, bounds.bottom - bounds.top, 1e-3F});
  const float scale = kInk / size, middle_x = (bounds.left + bounds.right) / 2,
              middle_y = (bounds.top + bounds.bottom) / 2;
  const auto place = [&](float value, float middle) {
    return static_cast<int>(std::lround((value - middle) * scale)) + kBox / 2;
  };
  character.clear();
  character.set_width(kBox);
  character.set_height(kBox);
  std::size_t id = 0;
  for (const InkStroke& stroke : strokes) {
    if (id == kMostStrokes) break;
    const std::size_t step = std::max<std::size_t>(1, (stroke.size() + kMostPoints - 1) / kMostPoints);
    bool any = false;
    for (std::size_t i = 0; i < stroke.size(); ++i)
      if ((i % step == 0 || i + 1 == stroke.size()) && usable(stroke[i]))
        any = character.add(id, place(stroke[i].x, middle_x), place(stroke[i].y, middle_y)) || any;
    if (any) ++id;
  }
}

// Characters of the model that few people ever write: kanji beyond the first level of JIS X 0208 (亜 to 腕).
std::unordered_set<std::string> rare_of(const zinnia::Recognizer& recognizer) {
  std::unordered_set<std::string> rare;
  UErrorCode status = U_ZERO_ERROR;
  UConverter* jis = ucnv_open("Shift_JIS", &status);
  for (std::size_t i = 0; U_SUCCESS(status) && i < recognizer.size(); ++i) {
    const std::string text = recognizer.value(i);
    const auto whole = icu::UnicodeString::fromUTF8(text);
    if (!u_hasBinaryProperty(whole.char32At(0), UCHAR_IDEOGRAPHIC)) continue;
    UErrorCode converted = U_ZERO_ERROR;
    std::array<char, 8> code{};
    const auto size = ucnv_fromUChars(jis, code.data(), code.size(), whole.getBuffer(), whole.length(), &converted);
    const unsigned value = static_cast<unsigned char>(code[0]) << 8U | static_cast<unsigned char>(code[1]);
    if (U_FAILURE(converted) || size != 2 || value < kFirstOfLevel1 || value > kLastOfLevel1) rare.insert(text);
  }
  if (jis != nullptr) ucnv_close(jis);
  return rare;
}

class ZinniaFinder final : public CharacterFinder {
public:
  ZinniaFinder(MappedFile model, std::unique_ptr<zinnia::Recognizer> recognizer)
      : model_(std::move(model)), recognizer_(std::move(recognizer)), rare_(rare_of(*recognizer_)) {}

  std::vector<std::string> find(const std::vector<InkStroke>& strokes, std::size_t most) const override {
    std::vector<std::string> found;
    const std::unique_ptr<zinnia::Character> character(zinnia::Character::create());
    set_ink(strokes, *character);
    if (character->strokes_size() == 0 || most == 0) return found;
    const std::unique_ptr<zinnia::Result> result(recognizer_->classify(*character, most + kMore));
    std::vector<std::pair<float, std::string>> likely;
    for (std::size_t i = 0; result && i < result->size(); ++i) {
      std::string text = result->value(i);
      likely.emplace_back(result->score(i) - (rare_.contains(text) ? kRarer : 0), std::move(text));
    }
    std::stable_sort(likely.begin(), likely.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [score, text] : likely) // the model knows a few characters twice
      if (found.size() < most && std::find(found.begin(), found.end(), text) == found.end())
        found.push_back(std::move(text));
    return found;
  }
  std::size_t characters() const override { return recognizer_->size(); }

private:
  MappedFile model_; // Zinnia reads in it as long as it lives
  std::unique_ptr<zinnia::Recognizer> recognizer_;
  std::unordered_set<std::string> rare_;
};

} // namespace

fs::path character_model_file() {
  if (const char* named = std::getenv("YORIAI_CHARACTER_MODEL"); named != nullptr && *named != '\0') return named;
  const char* folders = std::getenv("XDG_DATA_DIRS");
  std::istringstream list(folders != nullptr && *folders != '\0' ? folders : "/usr/local/share:/usr/share");
  const fs::path name = "tegaki/models/zinnia/handwriting-ja.model";
  std::error_code ec;
  for (std::string folder; std::getline(list, folder, ':');)
    if (!folder.empty() && fs::is_regular_file(folder / name, ec)) return folder / name;
  return "/usr/share" / name;
}

base::Result<std::shared_ptr<const CharacterFinder>> CharacterFinder::open(const fs::path& file) {
  MappedFile model(file);
  const auto error = [&](const char* key) {
    return base::Error{base::Code::unusable_file, key, {{"file", file.string()}}};
  };
  if (!model.exists()) return error("finder.missing");
  std::unique_ptr<zinnia::Recognizer> recognizer(zinnia::Recognizer::create());
  if (!is_whole_model(model.bytes()) || !recognizer || !recognizer->open(model.bytes().data(), model.bytes().size()))
    return error("finder.damaged");
  return std::shared_ptr<const CharacterFinder>(
      std::make_shared<ZinniaFinder>(std::move(model), std::move(recognizer)));
}

} // namespace yoriai::input
