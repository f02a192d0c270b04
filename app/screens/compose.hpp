// Writing a note at the shared screen: field, role, 貼る. A posted note leaves the field ready for the next one.
// A text of several lines that is pasted becomes one note, or one of each line: that is asked.
//
// Targets: "<name>/paste/one", "<name>/paste/each", "<name>/text", "<name>/role", "<name>/role/<role id>", "<name>/post"; on a narrow surface "<name>/open",
// and in its sheet also "<name>/back".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "screens/context.hpp"
#include "screens/wall_views.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

struct ComposeSpec {
  std::string_view name = "compose";
  std::string_view placeholder; // 付箋を書く
  std::string_view post = {};   // label of the act; empty: 貼る
  bool with_role = true;        // ctx.view.writing_role is chosen here
};

inline constexpr std::size_t kMostPasted = 100; // notes that one paste makes

// One row, 60 to 80 high; on a narrow surface one big button that opens a writing sheet. Returns what is posted in this frame,
// a note each, cleaned and not empty. Enter and Ctrl+Enter post too.
std::vector<std::string> draw_compose(Context& ctx, Compose& compose, const widgets::Rect& row, const ComposeSpec& spec);

// The one big button, with the role on a plate: "<name>/open". True when tapped.
bool draw_write_button(Context& ctx, const widgets::Rect& row, const ComposeSpec& spec);

// Puts the keyboard into the field (or opens the sheet on a narrow surface).
void start_writing(Context& ctx, Compose& compose, std::string_view name);

} // namespace yoriai::screens
