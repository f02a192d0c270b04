// Writing a note at the shared screen: field, role, 貼る. A posted note leaves the field ready for the next one.
//
// Targets: "<name>/text", "<name>/role", "<name>/role/<role id>", "<name>/post"; on a narrow surface "<name>/open",
// and in its sheet also "<name>/back".
#pragma once

#include <optional>
#include <string>
#include <string_view>

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

// One row, 60 to 80 high; on a narrow surface one big button that opens a writing sheet. Returns the text posted in
// this frame, cleaned and not empty. Enter and Ctrl+Enter post too; a pasted text of several lines stays one note.
std::optional<std::string> draw_compose(Context& ctx, Compose& compose, const widgets::Rect& row,
                                        const ComposeSpec& spec);

// The one big button, with the role on a plate: "<name>/open". True when tapped.
bool draw_write_button(Context& ctx, const widgets::Rect& row, const ComposeSpec& spec);

// Puts the keyboard into the field (or opens the sheet on a narrow surface).
void start_writing(Context& ctx, Compose& compose, std::string_view name);

} // namespace yoriai::screens
