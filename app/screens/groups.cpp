#include "screens/groups.hpp"

#include <algorithm>
#include <set>

#include "screens/placement.hpp"
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

bool on_board(const Context& ctx, const meeting::Item& item) {
  const std::string& group = group_shown(ctx);
  return group.empty() || item.group.empty() || item.group == group;
}

void draw_group_strip(Context& ctx, const sheets::Step& step, Rect& board) {
  GroupView& view = view_of(ctx);
  const std::vector<std::string> groups = groups_of(ctx, view.offered);
  if (groups.empty()) return view.shown.clear();
  if (!view.shown.empty() && std::find(groups.begin(), groups.end(), view.shown) == groups.end()) view.shown.clear();
  if (step.kind == sheets::StepKind::matrix) return;
  const bool wall = step.kind == sheets::StepKind::wall; // the only board that lays them side by side
  std::vector<std::string> ids = {"all"}, words = {std::string(ctx.words("group.all"))};
  if (wall) ids.push_back("side"), words.emplace_back(ctx.words("group.side"));
  const std::size_t first = ids.size();
  for (std::size_t i = 0; i < groups.size(); ++i) ids.push_back(std::to_string(i + 1)), words.push_back(groups[i]);
  std::vector<Segment> parts;
  for (std::size_t i = 0; i < ids.size(); ++i) parts.push_back({ids[i], words[i]});
  int now = wall && view.side_by_side ? 1 : 0;
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (groups[i] == view.shown) now = static_cast<int>(first + i);
  Rect r = cut_strip(ctx, board, kRow + 8).inset(narrow(ctx) ? 16 : metric::kMargin, 0);
  r = {r.x0, r.y0 + 8, r.x0 + std::min(r.width(), 200.0f * static_cast<float>(parts.size())), r.y0 + 8 + kRow};
  const int tapped = segmented(ctx.ui, "group", r, parts, now);
  if (tapped < 0) return;
  const auto chosen = static_cast<std::size_t>(tapped);
  if (wall || chosen >= first) view.side_by_side = wall && chosen == 1;
  view.shown = chosen < first ? std::string() : groups[chosen - first];
  ctx.view.selection.clear();
}

void put_on_board(Context& ctx) {
  const std::string& group = group_shown(ctx);
  if (group.empty() || !ctx.meeting) return;
  for (auto& entry : ctx.out.entries)
    if (auto* command = std::get_if<meeting::Command>(&entry); command && command->name == "add")
      if (!command->args.contains("group")) command->args["group"] = group;
}

} // namespace yoriai::screens
