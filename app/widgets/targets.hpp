// The named targets of one surface: everything that can be touched now, where, and what it is.
//
// Names never depend on the language and items carry their id ("note/h1", "cell/resources/mutual/quick").
// Only what is visible is here: a target wholly clipped is left out, a partly clipped one has the part that shows.
// Drawing thread only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::widgets {

struct Target {
  std::string name;
  std::string label; // the words on it, in the language of the screen
  Rect rect;         // reference px of the surface
  std::string kind; // button note input cell key tab toggle choice row check
  bool enabled = true;
  int layer = 0; // 0 the screen, 1 … sheets above it
  float px = 0;  // size of its words, reference px; 0: not told
  bool operator==(const Target&) const = default;
};

class Targets {
public:
  void begin_frame();
  void add(Target target);
  // Keeps only what can be touched: targets under the top layer leave. Notes whether anything changed.
  void end_frame(int top_layer);

  const std::vector<Target>& all() const { return shown_; } // of the last whole frame
  const Target* find(std::string_view name) const;
  // The topmost target of the last whole frame under a point.
  const Target* at(Point p) const;
  bool changed() const { return changed_; } // against the frame before

private:
  std::vector<Target> building_, shown_;
  bool changed_ = false;
};

// What the UI map says about the surface besides the targets.
struct UiMapHead {
  std::uint64_t frame = 0;
  int window_width = 0, window_height = 0; // device px
  double mm_per_px = 0;                    // device px
  float scale = 1;                         // device px per reference px
  std::string screen;                      // e.g. "hakodate/1"
  bool silent = false;                     // every label is left out
};

// {"frame":n,"window":[w,h],"mm_per_px":m,"screen":"…","targets":[{"name","label","rect","kind","enabled"}]},
// rectangles in device px; a target that tells the size of its words has it as "px", too. Silent: what a sealed meeting says must not lie readable in another file.
std::string ui_map_json(const UiMapHead& head, const std::vector<Target>& targets);

// Replaces `path` as a whole (temporary file beside it, rename), so that a reader never sees half a map. Not synced:
// the map is worth nothing after a power cut. Error: "file.unwritable" {file, reason}.
base::Result<void> write_ui_map(const std::filesystem::path& path, const std::string& json);

} // namespace yoriai::widgets
