#include "screens/groups.hpp"

#include <algorithm>
#include <set>

#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kRow = 76;

GroupView& view_of(Context& ctx) { return ctx.view.wall.group; }

} // namespace

std::vector<std::string> groups_of(Context& ctx, bool people) {
  const ShellFacts& known = facts(ctx);
  if (known.groups.empty() && !people) return {};
  std::set<std::string> names = known.groups;
  names.insert(known.groups_of_people.begin(), known.groups_of_people.end());
  return {names.begin(), names.end()};
}

const std::string& group_shown(const Context& ctx) { return ctx.view.wall.group.shown; }

std::vector<std::string> boards_side_by_side(Context& ctx, const sheets::Step& step, int columns) {
  const GroupView& view = ctx.view.wall.group;
  if (!view.side_by_side || !view.shown.empty()) return {};
  std::vector<std::string> boards = groups_of(ctx);
  const auto here = ctx.meeting->at_place(step.path);
  const bool nobodys = std::any_of(here.begin(), here.end(), [&](std::uint32_t at) {
    return ctx.meeting->items()[at].present() && ctx.meeting->items()[at].group.empty();
  });
  if (nobodys) boards.insert(boards.begin(), "");
  if (boards.size() < 2 || static_cast<int>(boards.size()) > columns) return {};
  return boards;
}

float group_row_height(Context& ctx) {
  return groups_of(ctx, ctx.view.wall.group.offered).empty() ? 0 : kRow + 8;
}

void draw_group_row(Context& ctx, const Rect& r) {
  GroupView& view = view_of(ctx);
  const std::vector<std::string> groups = groups_of(ctx, view.offered);
  if (groups.empty()) return view.shown.clear();
  if (!view.shown.empty() && std::find(groups.begin(), groups.end(), view.shown) == groups.end()) view.shown.clear();
  std::vector<std::string> ids = {"all", "side"};
  std::vector<std::string> words = {std::string(ctx.words("group.all")), std::string(ctx.words("group.side"))};
  for (const std::string& group : groups) ids.push_back(std::to_string(ids.size() - 1)), words.push_back(group);
  std::vector<Segment> parts;
  for (std::size_t i = 0; i < ids.size(); ++i) parts.push_back({ids[i], words[i]});
  int now = view.side_by_side ? 1 : 0;
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (groups[i] == view.shown) now = static_cast<int>(i) + 2;
  const float width = std::min(r.width(), 200.0f * static_cast<float>(parts.size()));
  const int tapped = segmented(ctx.ui, "group", Rect::at(r.x0, r.y0, width, kRow), parts, now);
  if (tapped < 0) return;
  view.side_by_side = tapped == 1;
  view.shown = tapped < 2 ? std::string() : groups[static_cast<std::size_t>(tapped) - 2];
  ctx.view.selection.clear();
}

} // namespace yoriai::screens
