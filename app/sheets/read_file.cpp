#include "sheets/read_file.hpp"

#include "base/files.hpp"
#include "sheets/twice.hpp"

namespace yoriai::sheets {
namespace fs = std::filesystem;
namespace {

constexpr base::JsonLimits kLimits = {.bytes = 1 << 20, .depth = 16};

base::Result<std::string> read_text(const fs::path& file) {
  const auto unreadable = [&](base::Args args) {
    args["file"] = file.string();
    return base::refused("sheet.unreadable", std::move(args));
  };
  std::error_code ec;
  if (!fs::is_regular_file(file, ec)) return unreadable({{"reason_key", "sheet.reason.not_a_file"}});
  if (fs::file_size(file, ec) > kLimits.bytes && !ec) return unreadable({{"reason_key", "json.too_large"}});
  auto text = base::read_file(file, kLimits.bytes);
  if (!text) return unreadable({{"reason", text.error().args.at("reason")}});
  return text;
}

base::Error not_json(const fs::path& file, const base::Error& why) {
  base::Args args = why.args;
  args["file"] = file.string();
  args["reason_key"] = why.key;
  return base::refused("sheet.bad_json", std::move(args));
}

} // namespace

base::Result<Whole> read_whole(const fs::path& file) {
  const auto text = read_text(file);
  if (!text) return text.error();
  auto json = base::parse_json(*text, kLimits);
  if (!json) return not_json(file, json.error());
  return Whole{std::move(*json), key_written_twice(*text)};
}

} // namespace yoriai::sheets
