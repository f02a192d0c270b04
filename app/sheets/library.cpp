#include "sheets/library.hpp"

#include <algorithm>

#include "base/files.hpp"
#include "sheets/node.hpp"
#include "sheets/read_file.hpp"
#include "sheets/read_guidance.hpp"
#include "sheets/read_sheet.hpp"

namespace yoriai::sheets {
namespace fs = std::filesystem;
namespace {

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
  const auto whole = read_whole(file);
  if (!whole) return whole.error();
  Refusals refusals(file.string());
  if (whole->twice) refusals.add(*whole->twice, "written_twice");
  const Node root(&whole->json, "", refusals);
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
  library.take_guidance_of((folder / "../guidance").lexically_normal(), folder);
  return library;
}

void Library::take_guidance_of(const fs::path& folder, const fs::path& of_sheets) {
  std::error_code ec;
  if (!fs::is_directory(folder, ec)) return;
  for (const auto& file : base::files_with_ending(folder, ".json")) {
    const auto owner = std::find_if(sheets_.begin(), sheets_.end(),
                                    [&](const Sheet& sheet) { return sheet.id == file.stem().string(); });
    if (owner != sheets_.end()) {
      if (const auto taken = take_guidance(*owner, file); !taken) problems_.push_back(taken.error());
      continue;
    }
    if (fs::exists(of_sheets / file.filename(), ec)) continue; // what is wrong with the sheet was told
    Refusals refusals(file.string());
    refusals.add("/sheet", "guidance_without_sheet", {{"name", file.stem().string()}});
    problems_.push_back(*refusals.first());
  }
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
