// The order and the headings of the record 会議録, as a city wants them: data, assets/minutes/record.json
// (minutes/FORMAT.md). Immutable after load; any thread.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "sheets/sheet.hpp"

namespace yoriai::minutes {

// What the record can hold, in the usual order. "steps" stands for the steps of all sheets.
inline constexpr std::array<std::string_view, 16> kRecordParts = {
    "attendance", "agenda",  "opening", "steps",   "votes", "agreed", "put_off", "carried_over",
    "tasks",      "closing", "checks",  "lineage", "open",  "notes",  "parked",  "pictures"};

// The lines of the table at the top, in the usual order.
inline constexpr std::array<std::string_view, 13> kRecordLines = {
    "title",    "date",    "place", "centre",  "area",        "secretariat", "people",
    "openness", "purpose", "goal",  "reached", "next_issues", "keep_until"};

struct Template {
  struct Entry {
    std::string id;       // one of kRecordLines or kRecordParts
    sheets::Text heading; // empty: as the program says it
  };
  std::vector<Entry> head;
  std::vector<Entry> sections;

  Template(); // every line and every part, in the usual order

  // Errors: "minutes.file.…" {file, place, reason_key …}.
  static base::Result<Template> load(const std::filesystem::path& file);
};

} // namespace yoriai::minutes
