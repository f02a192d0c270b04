// What the frame of a meeting and the start screen keep between frames. Gathered by view_state.hpp.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/lang.hpp"
#include "base/time.hpp"
#include "screens/context.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {

// The sheets that rise over the frame; one at a time. Questions (ask.hpp) stand above them.
enum class ShellSheet {
  none, menu, settings, agree, person, timer, prompter, parked, files, places, save_details, project,
  pictures, picture_files, // pictures.hpp
  carry, ending, // opening and closing
  merge, // groups.hpp
  passphrase, seal, unseal, backups, salvaged, leave, left, // whole files: file_sheets.hpp
  ruler, // how large the display is
  search, look, mode // control_views.hpp
};

// What is worked out once per change of the meeting: see facts() in shell_facts.hpp.
struct ShellFacts {
  std::uint64_t revision = ~0ull;
  std::string meeting; // id
  std::size_t findings = 0;
  std::map<std::string, int> open_by_step; // findings of each step
  std::vector<std::string> parked, removed; // ids, newest last
  std::set<std::string> groups, groups_of_people; // names (groups.hpp)
};

// A person being written down or changed; `id` is empty for a new one.
struct PersonDraft {
  std::string id, name, role = "resident", organisation, group;
};

// A change of the log as it is told, and which of them are in view.
struct HistoryRow {
  base::TimeMs at = 0;
  std::string actor, sentence;
};
struct HistoryView {
  std::uint64_t page = 0; // counted from the newest
  struct Key {
    std::string meeting;
    std::uint64_t revision = ~0ull;
    bool past = false;
    base::Lang lang = base::Lang::ja;
    bool operator==(const Key&) const = default;
  } key;
  std::map<std::uint64_t, HistoryRow> rows; // by number, those looked at
};

struct ShellViews {
  ShellSheet sheet = ShellSheet::none;
  ShellFacts facts;
  std::string last_screen; // to notice that another one is shown
  // The screen whose arrival keeps the selection (somebody was led to an item there).
  std::string keep_selection_for;

  std::string projected_question; // what the room is asked on the projector; "" nothing
  std::map<std::string, bool> prompter_open; // chosen by hand, by step; else as the surface allows
  base::TimeMs notice_closed_at = 0;         // `at` of the notice that was put away
  base::TimeMs unsaved_closed = 0;           // `unsaved_since` of the banner that was put away

  std::map<std::string, std::string> waiting; // half-written texts of the last run (drafts.hpp)
  bool keep_until_told = false;               // that the day has passed on which the meeting should go

  std::string asked; // name of the text question that has been given the keyboard
  std::string agree_step, agree_text; // of the sheet while it is open
  PersonDraft person;

  // Settings as they were asked for last; whoever runs the program sets them at the start.
  float text_scale = 1;
  bool fullscreen = true;
  Placement placement;
  double ruler_mm = 0.277; // of a device px, while somebody measures
  int ruler_paper = 0;     // 0 a business card, 1 A4

  float page_height = 0; // of the record, as measured in the last frame
  widgets::ScrollState start_scroll, recent_scroll, files_scroll, rail_scroll, prompter_scroll, parked_scroll,
      sheet_scroll, page_scroll, choice_scroll;

  HistoryView history;
};

} // namespace yoriai::screens
