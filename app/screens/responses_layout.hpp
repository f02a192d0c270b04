// Where the issues and their responses lie, kept until the meeting, the size or the language changes.
// Coordinates of the scrolled content.
#pragma once

#include <string>
#include <vector>

#include "screens/board_parts.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

struct ResponseRow {
  std::string id; // "" = the issue has none yet
  widgets::Rect r, method, owner, due;
  std::vector<widgets::Rect> level; // one a choice
};

struct IssueBlock {
  enum class Rank { ranked, unranked, deferred } rank = Rank::ranked;
  std::string id;
  int priority = 0, resources = 0; // resources that serve it
  widgets::Rect r, number, badge, text;
  std::vector<ResponseRow> rows;
};

struct ResponseLayout {
  LayoutKey key;
  enum class Shape { columns, strip, narrow } shape = Shape::columns; // issue beside, above; owner below, too
  std::vector<IssueBlock> blocks;
  float height = 0;
  int without_owner = 0;
  widgets::Rect head_rank, head_issue, head_method, head_owner, head_level; // x only
};

// What stands in the cell of a response: the way it is done, why it cannot be.
struct ResponseWords {
  std::string method, reason_not;
};
ResponseWords response_words(const meeting::Item& response);
// 「東部町会連合会、タクシー協会」 → one a line
std::vector<std::string> owners_of(const meeting::Item& response);

const ResponseLayout& response_layout(Context& ctx, const sheets::Step& step, const widgets::Rect& area);

inline constexpr float kMethodChip = 40;

} // namespace yoriai::screens
