#include "screens/responses_layout.hpp"

#include <algorithm>

#include "widgets/paint.hpp"
#include "widgets/text.hpp"

namespace yoriai::screens {

using namespace widgets;

namespace {

constexpr float kRow = 176, kBadge = 60, kOwnerLine = 40, kTap = 60, kLevelHeight = 62, kLevelGap = 9,
                kColumnsFrom = 1340, kStripFrom = 900, kPad = 20;
constexpr TextStyle kMethod{size::kNoteSmall, Weight::regular, kLineNote},
    kIssue{size::kStackTitle, Weight::bold, kLineNote}, kOwner{size::kList, Weight::regular, kLineTitle};

void split_at(std::string_view text, std::string_view mark, std::vector<std::string>& parts) {
  while (true) {
    const std::size_t at = text.find(mark);
    if (const std::string_view part = text.substr(0, at); !part.empty()) parts.emplace_back(part);
    if (at == std::string_view::npos) return;
    text.remove_prefix(at + mark.size());
  }
}

float method_height(Context& ctx, const meeting::Item* response, const std::string& alone, float width) {
  float h = kMethodChip + 8;
  if (!response) return h + text_height(ctx.ui, alone, kMethod, width);
  const ResponseWords words = response_words(*response);
  if (!words.method.empty()) h += text_height(ctx.ui, words.method, kMethod, width);
  if (!words.reason_not.empty()) h += text_height(ctx.ui, words.reason_not, kMethod, width);
  if (!words.method.empty() && !words.reason_not.empty()) h += kMethodChip + 16;
  return std::max(h, kTap);
}

float owner_height(Context& ctx, const meeting::Item& response, float width) {
  float h = 0;
  for (const std::string& owner : owners_of(response))
    h += std::max(kOwnerLine, text_height(ctx.ui, owner, kOwner, width - 44) + 8);
  return std::max(kTap, h);
}

std::size_t level_choices(const Context& ctx, const sheets::Step& step) {
  const sheets::Kind* kind = ctx.library.kind(step.kinds.front());
  const sheets::Field* field = kind ? kind->field("level") : nullptr;
  return field ? field->choices.size() : 0;
}

void place_levels(ResponseRow& row, const Rect& box, std::size_t n) {
  const float w = (box.width() - kLevelGap) / 2;
  const auto lines = static_cast<float>((n + 1) / 2);
  const float h = lines * kLevelHeight + (lines - 1) * kLevelGap, top = box.centre().y - h / 2;
  for (std::size_t i = 0; i < n; ++i)
    row.level.push_back(Rect::at(box.x0 + static_cast<float>(i % 2) * (w + kLevelGap),
                                 top + static_cast<float>(i / 2) * (kLevelHeight + kLevelGap), w, kLevelHeight));
}

// One response from `y` downwards. Owner and level stand beside the method, or below it on a narrow surface.
ResponseRow place_row(Context& ctx, const ResponseLayout& l, const meeting::Item* response, const std::string& alone,
                      float y, std::size_t levels) {
  ResponseRow row;
  row.id = response ? response->id : std::string();
  const bool below = l.shape == ResponseLayout::Shape::narrow;
  const float method_h = method_height(ctx, response, alone, l.head_method.width());
  const float owner_h = response ? owner_height(ctx, *response, l.head_owner.width()) : kTap;
  const float side_h = response ? owner_h + metric::kGapSmall + kTap : kTap;
  const float level_h = response ? static_cast<float>((levels + 1) / 2) * (kLevelHeight + kLevelGap) : 0;
  const float x0 = l.shape == ResponseLayout::Shape::columns ? l.head_method.x0 - kPad : 0;
  if (below) {
    const float top = y + 12 + method_h + 10, lower = response ? std::max(side_h, level_h) : 0;
    row.method = {l.head_method.x0, y + 12, l.head_method.x1, y + 12 + method_h};
    row.r = {0, y, l.head_level.x1, top + lower + 12};
    row.owner = Rect::at(l.head_owner.x0, top + (lower - side_h) / 2, l.head_owner.width(), owner_h);
    if (response) place_levels(row, {l.head_level.x0, top, l.head_level.x1, top + lower}, levels);
  } else {
    const float least = l.shape == ResponseLayout::Shape::columns ? kRow : 0;
    const float h = std::max({least, method_h + 40, side_h + 16, level_h + 20});
    const float middle = y + h / 2;
    row.r = {x0, y, l.head_level.x1 + 16, y + h};
    row.method = Rect::around({l.head_method.centre().x, middle}, l.head_method.width(), method_h);
    row.owner = Rect::at(l.head_owner.x0, middle - side_h / 2, l.head_owner.width(), owner_h);
    if (response) place_levels(row, {l.head_level.x0, y, l.head_level.x1, y + h}, levels);
  }
  row.due = Rect::at(row.owner.x0, row.owner.y1 + metric::kGapSmall, row.owner.width(), kTap);
  return row;
}

// Labels of several words stand in two lines and want wider buttons.
float level_width(const Context& ctx, const sheets::Step& step) {
  const sheets::Kind* kind = ctx.library.kind(step.kinds.front());
  const sheets::Field* field = kind ? kind->field("level") : nullptr;
  if (field)
    for (const sheets::Choice& choice : field->choices)
      if (in_lang(ctx, choice.label).find(' ') != std::string::npos) return 268;
  return 226;
}

void place_columns(ResponseLayout& l, float width, float level) {
  using Shape = ResponseLayout::Shape;
  l.shape = width >= kColumnsFrom ? Shape::columns : width >= kStripFrom ? Shape::strip : Shape::narrow;
  Rect rest{0, 0, width, 0};
  rest.cut_right(22);
  l.head_level = rest.cut_right(level, 16);
  if (l.shape == Shape::narrow) {
    l.head_owner = {kPad, 0, rest.x1, 0};
    l.head_method = {kPad, 0, l.head_level.x1, 0};
    l.head_rank = {0, 0, 105, 0}, l.head_issue = {105, 0, l.head_level.x1, 0};
    return;
  }
  l.head_owner = rest.cut_right(l.shape == Shape::columns ? 290.0f : 250.0f, 28);
  l.head_rank = {0, 0, 105, 0};
  if (l.shape == Shape::columns) {
    rest.cut_left(105);
    l.head_issue = rest.cut_left(std::min(334.0f, rest.width() * 0.4f), 20);
  } else {
    l.head_issue = {105, 0, l.head_level.x1, 0};
    rest.cut_left(kPad);
  }
  l.head_method = rest;
}

// Which issues there are, in the order in which they are taken up.
std::vector<IssueBlock> blocks_of(const Context& ctx, const sheets::Step& step) {
  std::vector<IssueBlock> blocks;
  const sheets::Kind* kind = ctx.library.kind(step.kinds.front());
  if (!kind || kind->from.empty()) return blocks;
  for (const meeting::Item* issue : board_items(ctx, kind->from.front())) {
    IssueBlock block;
    block.id = issue->id;
    block.priority = static_cast<int>(issue->field_number("priority").value_or(0));
    const bool deferred = !issue->field_text("deferral").empty() && block.priority == 0;
    block.rank = deferred             ? IssueBlock::Rank::deferred
                 : block.priority > 0 ? IssueBlock::Rank::ranked
                                      : IssueBlock::Rank::unranked;
    blocks.push_back(std::move(block));
  }
  for (const meeting::Link& link : ctx.meeting->links()) {
    if (link.kind != meeting::LinkKind::serves) continue;
    const meeting::Item* resource = ctx.meeting->item(link.from);
    for (IssueBlock& block : blocks) block.resources += block.id == link.to && resource && resource->live();
  }
  std::stable_sort(blocks.begin(), blocks.end(), [](const IssueBlock& a, const IssueBlock& b) {
    if (a.rank != b.rank) return a.rank < b.rank;
    return a.rank == IssueBlock::Rank::ranked && a.priority < b.priority;
  });
  return blocks;
}

// Number, letter and sentence of the issue: beside its responses, or above them; returns where these begin.
float place_issue_above(Context& ctx, const ResponseLayout& l, const meeting::Item& issue, float y, IssueBlock& block) {
  const float x = l.head_issue.x0, width = l.head_issue.x1 - x - kBadge - 16;
  const float h = std::max(96.0f, text_height(ctx.ui, issue.text, kIssue, width) + 24);
  block.number = {l.head_rank.x0, y, l.head_rank.x1, y + h};
  block.badge = Rect::at(x, y + h / 2 - kBadge / 2, kBadge, kBadge);
  block.text = {x + kBadge + 16, y, x + kBadge + 16 + width, y + h};
  return y + h;
}

void place_issue_beside(const ResponseLayout& l, IssueBlock& block) {
  const float middle = block.r.y0 + std::min(block.r.height(), 320.0f) / 2;
  block.number = Rect::around({l.head_rank.centre().x, middle}, l.head_rank.width(), 120);
  block.badge = Rect::around({l.head_issue.x0 + kBadge / 2, middle}, kBadge, kBadge);
  block.text = {l.head_issue.x0 + kBadge + 16, block.r.y0, l.head_issue.x1, 2 * middle - block.r.y0};
}

} // namespace

ResponseWords response_words(const meeting::Item& response) {
  ResponseWords words{response.field_text("method"), response.field_text("reason_not")};
  if (words.method.empty()) words.method = response.text;
  return words;
}

std::vector<std::string> owners_of(const meeting::Item& response) {
  std::vector<std::string> lines, owners;
  split_at(response.field_text("owner"), "\n", lines);
  for (const std::string& line : lines) split_at(line, "、", owners);
  return owners;
}

const ResponseLayout& response_layout(Context& ctx, const sheets::Step& step, const Rect& area) {
  std::shared_ptr<ResponseLayout>& kept = ctx.view.board.responses.layout;
  LayoutKey key = layout_key(ctx, area, 0, step.path);
  if (kept && kept->key == key) return *kept;
  kept = std::make_shared<ResponseLayout>();
  ResponseLayout& l = *kept;
  l.key = std::move(key);
  place_columns(l, area.width(), level_width(ctx, step));
  l.blocks = blocks_of(ctx, step);
  const std::size_t levels = level_choices(ctx, step);
  const bool beside = l.shape == ResponseLayout::Shape::columns;
  float y = 0;
  for (IssueBlock& block : l.blocks) {
    const meeting::Item& issue = *ctx.meeting->item(block.id);
    const float top = y;
    if (!beside) y = place_issue_above(ctx, l, issue, y, block);
    const Items responses = board_derived(ctx, block.id, step.kinds.front());
    for (const meeting::Item* response : responses) {
      block.rows.push_back(place_row(ctx, l, response, {}, y, levels));
      y = block.rows.back().r.y1;
      const bool refused = !response->field_text("reason_not").empty();
      l.without_owner += !refused && owners_of(*response).empty();
    }
    if (responses.empty()) {
      block.rows.push_back(place_row(ctx, l, nullptr, issue.field_text("deferral"), y, levels));
      y = block.rows.back().r.y1;
    }
    if (beside) y = std::max(y, top + text_height(ctx.ui, issue.text, kIssue, l.head_issue.width() - kBadge - 16) + 32);
    block.r = {0, top, area.width(), y};
    if (beside) place_issue_beside(l, block);
  }
  l.height = y;
  return l;
}

} // namespace yoriai::screens
