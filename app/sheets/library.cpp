#include "sheets/library.hpp"

#include <map>

#include "base/files.hpp"
#include "base/json.hpp"
#include "sheets/node.hpp"
#include "sheets/read_sheet.hpp"
#include "sheets/twice.hpp"

namespace yoriai::sheets {
namespace fs = std::filesystem;
namespace {

constexpr base::JsonLimits kLimits = {.bytes = 1 << 20, .depth = 16};

base::Result<std::string> read_whole(const fs::path& file) {
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

// The first kind of `sheet` that `earlier` already has, as a problem of the file it came from.
std::optional<base::Error> kind_taken(const Sheet& sheet, const Library& earlier, const fs::path& file) {
  for (std::size_t i = 0; i < sheet.kinds.size(); ++i) {
    const std::string& id = sheet.kinds[i].id;
    if (earlier.kind(id) == nullptr) continue;
    Refusals refusals(file.string());
    refusals.add("/kinds/" + std::to_string(i) + "/id", "kind_of_another_sheet", {{"name", id}});
    return refusals.first();
  }
  return std::nullopt;
}

} // namespace

base::Result<Sheet> load_sheet(const fs::path& file) {
  const auto text = read_whole(file);
  if (!text) return text.error();
  const auto json = base::parse_json(*text, kLimits);
  if (!json) return not_json(file, json.error());
  Refusals refusals(file.string());
  if (const auto place = key_written_twice(*text)) refusals.add(*place, "written_twice");
  const Node root(&*json, "", refusals);
  Sheet sheet = read_sheet(root, file.stem().string());
  if (!refusals.first()) check_sheet(sheet, root);
  if (refusals.first()) return *refusals.first();
  return sheet;
}

Library Library::load(const fs::path& folder) {
  Library library;
  std::error_code ec;
  if (!fs::is_directory(folder, ec)) {
    library.problems_.push_back(base::refused("sheet.no_folder", {{"file", folder.string()}}));
    return library;
  }
  for (const auto& file : base::files_with_ending(folder, ".json")) {
    auto sheet = load_sheet(file);
    if (!sheet) {
      library.problems_.push_back(sheet.error());
    } else if (const auto taken = kind_taken(*sheet, library, file)) {
      library.problems_.push_back(*taken);
    } else {
      library.sheets_.push_back(std::move(*sheet));
    }
  }
  if (library.sheets_.empty() && library.problems_.empty())
    library.problems_.push_back(base::refused("sheet.none", {{"file", folder.string()}}));
  return library;
}

const Sheet* Library::sheet(std::string_view id) const {
  for (const Sheet& sheet : sheets_)
    if (sheet.id == id) return &sheet;
  return nullptr;
}

const Sheet* Library::sheet_of(std::string_view path_or_place) const {
  return sheet(path_or_place.substr(0, path_or_place.find('/')));
}

const Step* Library::step(std::string_view path) const {
  const Sheet* owner = sheet_of(path);
  return owner == nullptr ? nullptr : owner->step(path);
}

const Kind* Library::kind(std::string_view id) const {
  for (const Sheet& sheet : sheets_)
    if (const Kind* kind = sheet.kind(id)) return kind;
  return nullptr;
}

const Step* Library::step_of_place(std::string_view place) const {
  const Sheet* owner = sheet_of(place);
  if (owner == nullptr) return nullptr;
  for (const Step& step : owner->steps)
    if (step.holds(place)) return &step;
  return nullptr;
}

} // namespace yoriai::sheets
