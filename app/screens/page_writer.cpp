#include "screens/page_writer.hpp"

#include <algorithm>
#include <cmath>

#include "widgets/text.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kLeft = 37, kRight = kPageWidth - 36, kTop = 30, kBottom = kPageHeight - 32;
constexpr float kBody = 11, kLine = 15, kPadX = 7, kPadY = 3.5f;
constexpr float kMeasure = 4; // text is measured this much larger, where glyphs are not rounded

} // namespace

PageWriter::Lines PageWriter::wrap(const std::string& words, float size, bool bold, float width) {
  Lines lines;
  const TextStyle style{size * kMeasure, bold ? Weight::bold : Weight::regular, 1.3f};
  for (const auto& line : text_layout(ui_, words, style, width * kMeasure).lines) {
    std::string piece = words.substr(line.begin, line.end - line.begin);
    while (!piece.empty() && (piece.back() == '\n' || piece.back() == ' ')) piece.pop_back();
    lines.push_back(std::move(piece));
  }
  return lines;
}

void PageWriter::put(PageMark::Kind kind, const Rect& r) { pages_.back().marks.push_back({kind, r, {}, 0}); }

void PageWriter::text(const Rect& r, std::string words, float size, bool bold, Align align, bool inverse) {
  if (!words.empty())
    pages_.back().marks.push_back({PageMark::Kind::text, r, std::move(words), size, bold, inverse, align});
}

float PageWriter::left_on_page() const { return kBottom - y_; }

void PageWriter::new_page(std::string mark) {
  mark_ = std::move(mark);
  continue_page();
}

void PageWriter::continue_page() {
  pages_.emplace_back();
  text({kLeft, kTop, kRight - 80, kTop + 14}, mark_, 9.5f);
  y_ = kTop + 20;
}

void PageWriter::title(const std::string& words) {
  for (const auto& line : wrap(words, 18, true, kRight - kLeft)) {
    text({kLeft, y_, kRight, y_ + 24}, line, 18, true, Align::centre);
    y_ += 25;
  }
  y_ += 4;
}

void PageWriter::facts(const std::vector<PageFact>& facts) {
  float x = kLeft;
  for (const auto& fact : facts) {
    const float w = fact.width * (kRight - kLeft), label = 88;
    const Rect name{x, y_, x + label, y_ + 23}, value{x + label, y_, x + w, y_ + 23};
    put(PageMark::Kind::head_fill, name);
    put(PageMark::Kind::frame, name);
    put(PageMark::Kind::frame, value);
    text({name.x0 + kPadX, name.y0, name.x1, name.y1}, fact.label, kBody, true);
    const auto lines = wrap(fact.value, kBody, false, value.width() - 2 * kPadX);
    if (!lines.empty()) text({value.x0 + kPadX, value.y0, value.x1, value.y1}, lines.front(), kBody);
    x += w;
  }
  y_ += 23;
}

void PageWriter::heading(float x, float y, const std::string& plate, const std::string& title) {
  float words = x;
  if (!plate.empty()) {
    const float w = text_width(ui_, plate, {11.5f * kMeasure, Weight::bold, 1.3f}) / kMeasure + 16;
    put(PageMark::Kind::plate_fill, {x, y, x + w, y + 19});
    text({x, y, x + w, y + 19}, plate, 11.5f, true, Align::centre, true);
    words = x + w + 8;
  }
  text({words, y, kRight, y + 19}, title, 12, true);
}

void PageWriter::section(const std::string& plate, const std::string& title) {
  if (left_on_page() < 90) continue_page();
  y_ += 10;
  heading(kLeft, y_, plate, title);
  y_ += 23;
}

void PageWriter::box(const std::string& words) {
  auto lines = wrap(words, kBody, false, kRight - kLeft - 2 * kPadX);
  std::size_t at = 0;
  do {
    const auto room = static_cast<std::size_t>(std::max(1.0f, std::floor((left_on_page() - 2 * kPadY) / kLine)));
    const std::size_t count = std::min(room, lines.size() - at);
    const float top = y_;
    y_ += kPadY + 2;
    for (std::size_t i = 0; i < count; ++i, ++at, y_ += kLine)
      text({kLeft + kPadX, y_, kRight - kPadX, y_ + kLine}, lines[at], kBody);
    y_ += kPadY + 2;
    put(PageMark::Kind::frame, {kLeft, top, kRight, y_});
    if (at < lines.size()) continue_page();
  } while (at < lines.size());
}

void PageWriter::note(const std::string& words) {
  y_ += 4;
  text({kLeft, y_, kRight - 10, y_ + kLine}, words, kBody, false, Align::right);
  y_ += kLine;
}

void PageWriter::head(const PageTable& table) {
  float x = kLeft;
  std::size_t most = 1;
  for (const auto& column : table.columns)
    most = std::max(most, wrap(column.title, 10.5f, true, column.width * (kRight - kLeft) - 4).size());
  const float height = static_cast<float>(most) * 14 + 6;
  for (const auto& column : table.columns) {
    const Rect r{x, y_, x + column.width * (kRight - kLeft), y_ + height};
    put(PageMark::Kind::head_fill, r);
    put(PageMark::Kind::frame, r);
    const auto lines = wrap(column.title, 10.5f, true, r.width() - 4);
    float y = r.centre().y - static_cast<float>(lines.size()) * 7;
    for (const auto& line : lines) text({r.x0 + 2, y, r.x1 - 2, y + 14}, line, 10.5f, true, Align::centre), y += 14;
    x = r.x1;
  }
  y_ += height;
}

// A row may be longer than the page: it goes on with the next lines of each cell.
void PageWriter::row(const PageTable& table, const std::vector<std::string>& cells, bool with_head) {
  std::vector<Lines> lines;
  std::size_t longest = 1;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    lines.push_back(wrap(cells[c], kBody, false, table.columns[c].width * (kRight - kLeft) - 2 * kPadX));
    longest = std::max(longest, lines.back().size());
  }
  const float whole = static_cast<float>(longest) * kLine + 2 * kPadY;
  const float page = kBottom - kTop - 60;
  std::size_t at = 0;
  while (at < longest) {
    const float left = left_on_page();
    if ((at == 0 && whole <= page && whole > left) || left < kLine + 2 * kPadY) {
      continue_page();
      if (with_head) head(table);
    }
    const auto room = static_cast<std::size_t>(std::max(1.0f, std::floor((left_on_page() - 2 * kPadY) / kLine)));
    const std::size_t count = std::min(room, longest - at);
    const float height = static_cast<float>(count) * kLine + 2 * kPadY;
    float x = kLeft;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const auto& column = table.columns[c];
      const Rect r{x, y_, x + column.width * (kRight - kLeft), y_ + height};
      put(PageMark::Kind::frame, r);
      const bool middle = column.align == Align::centre && at == 0 && count == longest;
      float y = middle ? r.centre().y - static_cast<float>(lines[c].size()) * kLine / 2 : y_ + kPadY;
      for (std::size_t i = at; i < std::min(at + count, lines[c].size()); ++i, y += kLine)
        text({r.x0 + kPadX, y, r.x1 - kPadX, y + kLine}, lines[c][i], kBody, false, column.align);
      x = r.x1;
    }
    y_ += height;
    at += count;
  }
}

void PageWriter::table(const PageTable& table, bool with_head) {
  if (with_head) head(table);
  for (const auto& cells : table.rows) row(table, cells, with_head);
}

void PageWriter::plane(const Rect& r, const PageMatrix& plane) {
  put(PageMark::Kind::frame, r);
  put(PageMark::Kind::frame, {r.x0, r.y0, r.centre().x, r.y1});
  put(PageMark::Kind::frame, {r.x0, r.y0, r.x1, r.centre().y});
  for (const auto& point : plane.points) {
    const Rect field = r.inset(13);
    const Rect spot = Rect::around({field.x0 + point.x * field.width(), field.y1 - point.y * field.height()}, 22, 22);
    put(point.deferred ? PageMark::Kind::ring : PageMark::Kind::disc, spot);
    text(spot, point.letter, 12, true, Align::centre, !point.deferred);
  }
  text({r.x0, r.y1 + 2, r.x1, r.y1 + 16}, plane.x_label, 10, false, Align::centre);
}

void PageWriter::matrix_and_list(const std::string& plate, const std::string& title, const PageMatrix& matrix,
                                 const std::string& list_plate, const std::string& list_title,
                                 const std::vector<std::string>& list) {
  constexpr float kPlane = 120, kListLeft = 266;
  std::vector<std::string> lines;
  for (const auto& entry : list)
    for (auto& line : wrap(entry, kBody, false, kRight - kListLeft - 2 * kPadX)) lines.push_back(std::move(line));
  const float height = std::max(kPlane, static_cast<float>(lines.size()) * kLine + 10);
  if (left_on_page() < std::min(height, 400.0f) + 52) continue_page();
  y_ += 10;
  heading(kLeft, y_, plate, title);
  heading(kListLeft, y_, list_plate, list_title);
  y_ += 23;
  float y = y_ + 30; // 効果 ↑ written downwards at the left of the plane
  for (const auto& piece : wrap(matrix.y_label, 10, false, 11)) text({kLeft, y, kLeft + 22, y + 13}, piece, 10, false, Align::centre), y += 13;
  text({kLeft, y, kLeft + 22, y + 13}, "↑", 10, false, Align::centre);
  plane({kLeft + 26, y_, kLeft + 26 + 178, y_ + kPlane}, matrix);
  const std::size_t room = static_cast<std::size_t>((left_on_page() - 10) / kLine);
  std::size_t at = 0;
  float top = y_;
  for (y = top + 4; at < lines.size() && at < room; ++at, y += kLine)
    text({kListLeft + kPadX, y, kRight - kPadX, y + kLine}, lines[at], kBody);
  put(PageMark::Kind::frame, {kListLeft, top, kRight, std::max(y + 4, top + kPlane)});
  y_ = std::max(y + 4, top + kPlane + 18);
  if (at == lines.size()) return;
  std::string rest;
  for (; at < lines.size(); ++at) rest += lines[at] + (at + 1 < lines.size() ? "\n" : "");
  continue_page();
  box(rest);
}

void PageWriter::number_pages(const std::function<std::string(std::size_t, std::size_t)>& words) {
  for (std::size_t i = 0; i < pages_.size(); ++i)
    pages_[i].marks.push_back({PageMark::Kind::text,
                               {kRight - 80, kTop, kRight, kTop + 14},
                               words(i + 1, pages_.size()),
                               9.5f,
                               false,
                               false,
                               Align::right});
}

} // namespace yoriai::screens
