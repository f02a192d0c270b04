// What the room will do about each issue, in order of priority. Who takes it on is a name, and stays off the projector.
// Targets: "projector/item/<id>", "projector/letter/<id>", "projector/rank/<id>", "projector/how/<id>".
#include <algorithm>
#include <cmath>

#include "screens/board_parts.hpp"
#include "screens/matrix_parts.hpp"
#include "screens/projector_slide.hpp"
#include "screens/responses_layout.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

struct Line {
  const meeting::Item* issue = nullptr;
  const meeting::Item* response = nullptr; // null: the head of the issue
  std::string words, how;                  // how: level, way and date
};

std::string choice_label(const Slide& slide, const sheets::Kind& kind, const meeting::Item& item, const char* name) {
  const sheets::Field* field = kind.field(name);
  const std::string value = item.field_text(name);
  if (field && !value.empty())
    for (const sheets::Choice& choice : field->choices)
      if (choice.id == value) return choice.label.in(slide.ctx.lang());
  return {};
}

std::string how_of(const Slide& slide, const sheets::Kind& kind, const meeting::Item& item) {
  std::string all;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) all += (all.empty() ? "" : std::string(slide.ctx.words("projector.between"))) + part;
  };
  add(choice_label(slide, kind, item, "level"));
  add(choice_label(slide, kind, item, "way"));
  if (const std::string due = item.field_text("due"); !due.empty())
    add(slide.ctx.words("projector.until", {{"date", said_date(slide.ctx, due)}}));
  return all;
}

std::vector<Line> lines_of(Slide& slide, const sheets::Step& step) {
  std::vector<Line> lines;
  const sheets::Kind* kind = slide.ctx.library.kind(step.kinds.front());
  const sheets::Step* order = sibling_step(slide.ctx, step, sheets::StepKind::matrix);
  if (!kind || !order) return lines;
  const MatrixThings things = matrix_things(slide.ctx, *order);
  Things issues = things.ranked;
  issues.insert(issues.end(), things.unranked.begin(), things.unranked.end());
  for (const meeting::Item* issue : issues) {
    lines.push_back({issue, nullptr, issue->text, {}});
    for (const meeting::Item* response : live_derived(*slide.ctx.meeting, issue->id, kind->id)) {
      const ResponseWords words = response_words(*response);
      const std::string both =
          words.method + (words.method.empty() || words.reason_not.empty() ? "" : "\n") + words.reason_not;
      lines.push_back({issue, response, both, how_of(slide, *kind, *response)});
    }
  }
  return lines;
}

float indent(const Slide& slide) { return slide.px(1.8f) + slide.badge(); }

float line_height(Slide& slide, const Line& line, float width, float room) {
  if (!line.response) {
    const float words = slide.height(line.words, width - indent(slide), {.weight = Weight::bold});
    return std::clamp(words + slide.px(0.4f), slide.badge() + slide.px(0.3f), room);
  }
  const float inner = width - indent(slide) - slide.px(0.8f);
  return std::clamp(slide.height(line.words, inner) + slide.height(line.how, inner, {.max_lines = 2}) + slide.px(0.5f),
                    slide.px(1.6f), room);
}

void draw_issue(Slide& slide, const Line& line, Rect r) {
  const auto rank = line.issue->field_number("priority");
  const std::string figure = rank ? std::to_string(static_cast<int>(std::lround(*rank))) : "―";
  slide.text("projector/rank/" + line.issue->id, r.cut_left(slide.px(1.4f), slide.px(0.1f)), figure,
             {kSlideName, Weight::bold, 0, Align::left, VAlign::middle});
  slide.letter(r.cut_left(slide.badge(), slide.px(0.3f)).centred(slide.badge(), slide.badge()), *line.issue);
  slide.text("projector/item/" + line.issue->id, r, line.words,
             {.weight = Weight::bold,
              .valign = VAlign::middle,
              .max_lines = std::max(1, static_cast<int>(r.height() / slide.px(kSlideLine)))});
}

void draw_response(Slide& slide, const Line& line, Rect r) {
  r.cut_left(indent(slide));
  slide.card(r);
  Rect in = r.inset(slide.px(0.4f), slide.px(0.25f));
  const int room = std::max(1, static_cast<int>(in.height() / slide.px(kSlideLine) + 0.1f)) - 1; // lines beside the first
  const SlideText below{.color = slide.theme.ai_text, .max_lines = std::clamp(room, 1, 2)};
  const float how = slide.height(line.how, in.width(), below);
  const int lines = std::max(1, static_cast<int>((in.height() - how) / slide.px(kSlideLine) + 0.1f));
  in.cut_top(slide.text("projector/item/" + line.response->id, in, line.words, {.max_lines = lines}));
  slide.text("projector/how/" + line.response->id, in, line.how, below);
}

} // namespace

void project_responses(Slide& slide, const sheets::Step& step) {
  slide.band(slide_plate(slide.ctx, step), slide_name(slide.ctx, step));
  const std::vector<Line> lines = lines_of(slide, step);
  if (lines.empty()) return slide.question(step.question.in(slide.ctx.lang()));
  const Rect area = slide.rest;
  const float room = area.height() - slide.page_strip(), gap = slide.px(0.25f);
  std::vector<float> heights;
  for (const Line& line : lines) {
    const bool first = line.response && !lines[heights.size() - 1].response;
    const float most = !line.response ? room * 0.4f : first ? room - gap - heights.back() : room;
    heights.push_back(line_height(slide, line, area.width(), most));
  }
  // An issue stays with its first response.
  std::vector<SlideBlock> blocks;
  std::vector<std::size_t> first;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool with_next = !lines[i].response && i + 1 < lines.size() && lines[i + 1].response;
    first.push_back(i);
    blocks.push_back({with_next ? heights[i] + gap + heights[i + 1] : heights[i], {}});
    if (with_next) ++i;
  }
  const Slide::Range shown = slide.page(blocks, area.height(), gap);
  const std::size_t end = shown.end < first.size() ? first[shown.end] : lines.size();
  float y = area.y0;
  for (std::size_t i = first[shown.begin]; i < end; ++i) {
    const Rect row{area.x0, y, area.x1, y + heights[i]};
    lines[i].response ? draw_response(slide, lines[i], row) : draw_issue(slide, lines[i], row);
    y = row.y1 + gap;
  }
  slide.draw_page_mark(area);
}

} // namespace yoriai::screens
