// Where the notes of a wall lie. Pure: heights in, rectangles out; no drawing, no meeting.
//
// A place on the wall is a pair of keys in 0..1 that hold at every width:
//   x  the column: with N columns a note lies in column floor(x · N);
//   y  the order inside the column, downwards (an order, not a distance).
// A note that was never moved gets its keys from its ordinal i in the order of writing: x = the digits of i in base 4
// mirrored behind the point (0 ¼ ½ ¾ 1/16 …: any number of columns fills evenly, and four fill row by row),
// y = (i+1)/(i+65). They depend on nothing but i, so that moving, stacking or removing one note leaves all others
// where they are.
// So that no column runs on while another has room, notes at the foot of a far longer column that were never moved go
// to the foot of the shortest one, and those that were dropped under them with them.
// A note dropped between two others takes the x of the one above it and a y just behind it, with no other key of the
// whole wall between: directly under that note at every width. Dropped at the head of a column it goes directly above
// the first; into an empty column, to its middle.
// Where the boards of several groups lie side by side, each has a band of columns of its own, in which x means what it
// means on a whole wall.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "widgets/geometry.hpp"

namespace yoriai::screens {

using WallKeys = std::array<double, 2>;

// A note or stack as it is handed in.
struct WallThing {
  std::string id;
  bool stack = false;
  std::uint32_t ordinal = 0;     // position in the order of writing; of a stack: of its top note
  std::optional<WallKeys> at;    // when it was placed by hand
  float height = 0;              // px
  std::uint32_t index = 0;       // of the caller (into Meeting::items())
  int band = 0;                  // 0 … WallMeasures::bands - 1
};

struct WallEntry {
  WallThing thing;
  WallKeys keys{};
  int column = 0;
  widgets::Rect rect; // content px, (0,0) at the upper left
};

struct WallMeasures {
  float width = 1300;      // of the board
  float note_width = 306;
  float gap_x = 20, gap_y = 22;
  float under_sheets = 16; // what a stack shows below its rectangle
  int columns = 0;         // 0: as many as fit
  int bands = 1;           // boards side by side; at most as many as there are columns
  float head = 0;          // kept free above the columns
};

// Where something dropped would go.
struct WallSpot {
  WallKeys at{};
  int column = 0, band = 0;
  widgets::Rect line;   // content px: where to draw the mark of insertion
};

class WallLayout {
public:
  WallLayout() = default;
  // Linear in the things, but for sorting them.
  static WallLayout make(std::vector<WallThing> things, const WallMeasures& measures);

  std::span<const WallEntry> entries() const { return entries_; } // column by column, top to bottom
  std::span<const WallEntry> column(int c) const;
  int columns() const { return static_cast<int>(starts_.size()) - 1; }
  float height() const { return height_; }
  const WallEntry* find(std::string_view id) const; // linear
  // The entries of one column that touch y0..y1; logarithmic.
  std::span<const WallEntry> in_view(int c, float y0, float y1) const;
  // The entry under a content point.
  const WallEntry* at(widgets::Point p) const;
  // The gap nearest to a content point, as if `moving` were not there.
  WallSpot spot(widgets::Point p, std::string_view moving) const;
  // Keys for something new: the foot of the shortest column, behind every other key.
  WallKeys next_free(std::uint32_t ordinal, int band = 0) const;
  // The columns of a band, from first to last + 1, and where they lie.
  struct Band {
    int first = 0, last = 0;
    float x0 = 0, x1 = 0; // content px
  };
  Band band(int b) const;
  int bands() const { return measures_.bands; }

private:
  int column_at(float x) const;
  double key_after(double y, std::string_view moving) const;
  double key_before(double y, std::string_view moving) const;
  float column_x(int c) const;

  WallMeasures measures_;
  std::vector<WallEntry> entries_;
  std::vector<std::size_t> starts_ = {0, 0}; // column c is starts_[c] … starts_[c+1]
  float height_ = 0;
};

// How many columns of that width fit, at least one.
int columns_that_fit(float width, float note_width, float gap);
// The keys of a thing that was never moved.
WallKeys keys_of_ordinal(std::uint32_t ordinal);

} // namespace yoriai::screens
