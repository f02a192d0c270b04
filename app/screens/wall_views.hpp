// What the wall, the ballots and the matrix keep between frames. Gathered by view_state.hpp.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/lang.hpp"
#include "base/time.hpp"
#include "screens/picture_views.hpp"
#include "screens/wall_layout.hpp"
#include "widgets/geometry.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {

// A note being written (compose.hpp).
struct Compose {
  std::string text;
  std::vector<std::string> pasted; // lines of what was pasted last, while it is asked whether each becomes a note
  std::string before_paste;        // the text without them
  bool roles_open = false, sheet_open = false;
  bool by_keys = false; // asked for with the keyboard where fingers have pads
  widgets::ScrollState roles_scroll;
};

// One wall as it is looked at, with its layout kept until the meeting, the size or the language change.
struct WallBoard {
  float zoom = 1;
  float pinched = 1;         // where two fingers have brought the zoom, which goes in steps
  widgets::Rect view;        // of the board, as the last frame drew it
  widgets::ScrollState scroll;
  std::string reveal;        // id to scroll to when it is there
  bool posted = false;       // a note was posted: bring it into view when it has come
  std::string posted_text;   // … and know it again as one's own
  bool fit_wanted = false;   // 全体を見る was tapped
  bool several = false;      // 続けて選ぶ: a tap adds to the choice
  bool reading_left = false; // … at the left, away from the finger that chose it
  PictureZoom ground_zoom;   // of the picture under it
  bool reading = false;      // the chosen note stands at reading size over an overview

  struct Key {
    std::string meeting;
    std::uint64_t revision = ~0ull;
    float width = 0, note_width = 0, zoom = 0;
    base::Lang lang = base::Lang::ja;
    bool high_contrast = false;
    std::string group;               // the one shown …
    std::vector<std::string> boards; // … or those side by side
    bool operator==(const Key&) const = default;
  } key;
  WallLayout layout;
  std::size_t notes = 0;     // in the layout, those in stacks too
  std::size_t face_down = 0; // of them
};

// The stack that is spread out.
struct OpenStack {
  std::string id;            // "" none
  std::string title;         // as typed
  std::string taken;         // chosen inside
  widgets::ScrollState scroll;
};

// A ballot before it is opened (ballot_sheet.hpp).
struct BallotDraft {
  bool open = false;
  std::string step, question;
  std::string method = "dots";
  std::string usual;                    // the question offered with the method, until another is typed
  std::vector<std::string> chosen, all; // what could be voted on
  bool of_chosen = false, of_all = true, secret = true; // neither of the two: the question alone
  int budget = 3, cap = 2;
};

// The shared voting screen (booth.hpp).
struct BoothView {
  std::string ballot, back_to; // view to go back to
  std::map<std::string, int> votes;         // by target; of the question itself under ""
  std::map<std::string, std::string> typed; // counts of hands as they stand in their fields
  bool counting = false;                    // the hands counted so far are in `votes`
  int page = 0;
  bool handover = true, finishing = false, ending = false, thanks = false;
  bool slips = false;         // staff put in votes that were written on paper, one after the other
  base::TimeMs touched_at = 0; // by the voter at the screen; 0: nobody is there
  widgets::ScrollState scroll;
};

// Which group's board is looked at (groups.hpp).
struct GroupView {
  std::string shown; // "" all
  bool side_by_side = false;
  bool offered = false; // also while no note belongs to a group yet
};

// Which result is looked at, by step (ballot_result.hpp).
struct ResultView {
  std::string ballot; // "" the latest
  std::string group;  // "" everybody
  bool group_open = false;
  bool compared = false; // rounds beside each other, in the sheet
  widgets::ScrollState scroll, group_scroll;
};

struct MatrixView {
  bool votes_side = false, later_side = false; // low surfaces: which of the two is shown
  int side = 0;                                // narrow ones: plane, votes, ranking, later
  int unplaced_page = 0;
  std::vector<std::string> near_by;            // things that overlap where the finger was
  widgets::ScrollState ranking, deferred, near_scroll;
};

struct WallViews {
  std::map<std::string, WallBoard> boards;   // by step
  std::map<std::string, Compose> composing;  // by step or place
  std::set<std::string> own; // notes written face down on this surface; only here can they be turned over alone
  std::string peeked;        // the one of them that is being read, while it is chosen
  OpenStack stack;
  BallotDraft draft;
  BoothView booth;
  std::map<std::string, ResultView> results; // by step
  bool result_sheet = false;                 // what came of a vote
  std::string result_ballot;                 // … of this one: it was closed just now
  std::map<std::string, MatrixView> matrix;  // by step
  GroupView group;
};

} // namespace yoriai::screens
