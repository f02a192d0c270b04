// The sheets this installation knows.
//
// Library::load reads every *.json of a folder. A bad file is left out and reported with file, place and
// reason; the others still load. Never throws. Call from any thread; the result is immutable.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "sheets/sheet.hpp"

namespace yoriai::sheets {

// Reads one sheet of at most 1 MiB. Errors: "sheet.unreadable" {file, reason}; "sheet.bad_json" {file,
// reason_key, line, column}: not JSON at all; "sheet.bad_value" {file, place, reason_key…}: `place` is a JSON
// pointer such as /steps/2/kind, the reason one of the sentences "sheet.reason.…".
base::Result<Sheet> load_sheet(const std::filesystem::path& file);

class Library {
public:
  // Loads all *.json in `folder` (sorted by id). A missing folder, or one without sheets, gives an empty
  // library and the problem "sheet.no_folder" or "sheet.none" {file}. Then each sheet takes its guidance from
  // <sheet>.json in the folder `guidance` beside it, where there is one; a bad file of guidance is a problem and changes
  // nothing.
  static Library load(const std::filesystem::path& folder);

  // For tests and embedding: a library of exactly these sheets.
  explicit Library(std::vector<Sheet> sheets = {}) : sheets_(std::move(sheets)) {}

  std::span<const Sheet> sheets() const { return sheets_; }
  std::span<const base::Error> problems() const { return problems_; }

  const Sheet* sheet(std::string_view id) const;
  // By full path ("hakodate/3", "resources"); nullptr when unknown.
  const Step* step(std::string_view path) const;
  // Of any sheet; kind ids are unique over a library (the first sheet wins, the second is a problem).
  const Kind* kind(std::string_view id) const;
  // The sheet that a step path or place ("resources/mutual/quick") belongs to.
  const Sheet* sheet_of(std::string_view path_or_place) const;
  // The step that a place belongs to: "resources/mutual/quick" → "resources". nullptr when the place is not
  // one of the step's cells.
  const Step* step_of_place(std::string_view place) const;

private:
  void take_guidance_of(const std::filesystem::path& folder, const std::filesystem::path& of_sheets);

  std::vector<Sheet> sheets_;
  std::vector<base::Error> problems_;
};

} // namespace yoriai::sheets
