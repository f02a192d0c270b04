// import: a session file of the JSON that minutes were written to.
#include <iostream>

#include "base/base64.hpp"
#include "base/files.hpp"
#include "cli/passphrase.hpp"
#include "cli/verbs.hpp"
#include "meeting/restate.hpp"
#include "store/found.hpp"

namespace yoriai::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestFile = 512u << 20; // bytes, pictures included
constexpr std::size_t kMostPictures = 500;
constexpr std::size_t kMostValues = 5'000'000; // a byte of text may become a hundred of memory

struct Pictures {
  std::map<std::string, std::string> sums;   // by id
  std::map<std::string, store::Bytes> bytes; // by sum
};

const base::Json* member(const base::Json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  return object.is_object() && found != object.end() ? &*found : nullptr;
}

// What a list of the file says of the picture `id`.
const base::Json* listed(const base::Json& state, const std::string& id) {
  const auto* all = member(state, "attachments");
  if (all == nullptr || !all->is_array()) return nullptr;
  for (const auto& one : *all)
    if (const auto* own = member(one, "id"); own != nullptr && *own == id) return &one;
  return nullptr;
}

// The bytes behind "restore": each must be the picture that the list says.
base::Result<Pictures> take_pictures(base::Json& state) {
  Pictures pictures;
  const auto bad = [](std::size_t at) {
    return base::refused("import.bad_place", {{"place", "/restore/pictures/" + std::to_string(at)}});
  };
  if (member(state, "restore") == nullptr || member(state["restore"], "pictures") == nullptr) return pictures;
  const base::Json all = std::move(state["restore"]["pictures"]);
  state["restore"].erase("pictures");
  if (!all.is_array() || all.size() > kMostPictures) return bad(0);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto *id = member(all[i], "id"), *data = member(all[i], "data");
    if (id == nullptr || data == nullptr || !id->is_string() || !data->is_string()) return bad(i);
    auto bytes = base::from_base64(data->get_ref<const std::string&>());
    const auto* about = listed(state, id->get<std::string>());
    if (!bytes || about == nullptr || bytes->size() > store::kLargestPicture) return bad(i);
    const auto head = store::read_picture_head(*bytes);
    const auto says = [&](const char* key, const base::Json& value) {
      const auto* said = member(*about, key);
      return said != nullptr && *said == value;
    };
    if (!head || !says("type", head->type) || !says("width", head->width) || !says("height", head->height) ||
        !says("bytes", bytes->size()) ||
        static_cast<std::uint64_t>(head->width) * static_cast<std::uint64_t>(head->height) > store::kMostPixels)
      return bad(i);
    const std::string sum = store::picture_sum(*bytes);
    pictures.sums[id->get<std::string>()] = sum;
    pictures.bytes[sum] = std::make_shared<const std::string>(std::move(*bytes));
  }
  return pictures;
}

// How many values a JSON can have at most, by the signs between them.
std::size_t values_in(std::string_view text) {
  std::size_t count = 1;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (in_string && text[i] == '\\') ++i;
    else if (text[i] == '"') in_string = !in_string;
    else if (!in_string && (text[i] == ',' || text[i] == '[' || text[i] == '{')) ++count;
  }
  return count;
}

base::Result<base::Json> read_json(const fs::path& file) {
  const auto text = base::read_file(file, kLargestFile);
  if (!text) return text.error();
  base::JsonLimits limits;
  limits.bytes = kLargestFile;
  auto json = values_in(*text) > kMostValues ? base::Result<base::Json>(base::refused("json.too_large"))
                                             : base::parse_json(*text, limits);
  if (json) return json;
  const base::Error& error = json.error();
  base::Args args{{"file", file.filename().string()}, {"reason_key", error.key}};
  for (const char* where : {"line", "column"}) args[where] = error.args.count(where) > 0 ? error.args.at(where) : "1";
  return base::refused(error.key == "json.syntax" ? "import.not_json" : "import.unreadable", std::move(args));
}

} // namespace

int run_import(const Environment& environment, const ImportArgs& args) {
  store::Options options;
  if (!args.passphrase_file.empty()) {
    const auto passphrase = passphrase_from_file(args.passphrase_file);
    if (!passphrase) return fail(environment, passphrase.error());
    auto key = store::SealKey::make(*passphrase);
    if (!key) return fail(environment, key.error());
    options.key = std::move(*key);
  }
  fs::path out = args.out;
  if (out.empty()) out = fs::path(args.json).replace_extension(store::kEnding);
  auto state = read_json(args.json);
  if (!state) return fail(environment, state.error());
  auto pictures = take_pictures(*state);
  if (!pictures) return fail(environment, pictures.error());
  const auto meeting = meeting::restate(*state, environment.library, pictures->sums, base::now_ms());
  if (!meeting) return fail(environment, meeting.error());
  const auto made = store::found_session(out, meeting->events, pictures->bytes, "import", options);
  if (!made) return fail(environment, made.error());
  std::cout << environment.words("import.done", {{"file", out.string()}}) << "\n";
  for (const auto& question : meeting->emptied_ballots)
    std::cout << environment.words("import.emptied_ballot", {{"question", question}}) << "\n";
  if (meeting->pictures_left_out > 0)
    std::cout << environment.words("import.pictures_left_out", {{"count", std::to_string(meeting->pictures_left_out)}})
              << "\n";
  return 0;
}

} // namespace yoriai::cli
