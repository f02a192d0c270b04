// Puts headings, boxes and tables onto pages, one below the other; what does not fit flows onto the next page and is
// never cut. In page units of page_form.hpp. Drawing thread only (it measures text).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "screens/page_form.hpp"
#include "widgets/ui.hpp"

namespace yoriai::screens {

// Paper is white with black ink in every theme: the picture shows what the printer gives.
inline constexpr widgets::Color kPagePaper = widgets::rgb(0xFFFFFF), kPageInk = widgets::rgb(0x1A1F26),
                                kPageHead = widgets::rgb(0xE9E6DD);

struct PageColumn {
  std::string title;
  float width = 0; // share of the table
  widgets::Align align = widgets::Align::left;
};

struct PageTable {
  std::vector<PageColumn> columns;
  std::vector<std::vector<std::string>> rows;
};

struct PageFact {
  std::string label, value;
  float width = 0; // share of the line
};

struct PageMatrix {
  struct Point {
    std::string letter;
    float x = 0, y = 0; // 0..1
    bool deferred = false;
  };
  std::string x_label, y_label;
  std::vector<Point> points;
};

class PageWriter {
public:
  PageWriter(widgets::Ui& ui, std::vector<Page>& pages) : ui_(ui), pages_(pages) {}

  void new_page(std::string mark); // `mark`: at the top left of this and the pages that follow
  void title(const std::string& text);
  void facts(const std::vector<PageFact>& facts);
  void section(const std::string& plate, const std::string& title);
  void box(const std::string& text);
  void note(const std::string& text); // a small line at the right
  void table(const PageTable& table, bool with_head = true);
  // The plane at the left, a list in a box at the right.
  void matrix_and_list(const std::string& plate, const std::string& title, const PageMatrix& plane,
                       const std::string& list_plate, const std::string& list_title,
                       const std::vector<std::string>& list);
  void number_pages(const std::function<std::string(std::size_t page, std::size_t of)>& words);

private:
  using Lines = std::vector<std::string>;
  Lines wrap(const std::string& text, float size, bool bold, float width);
  void put(PageMark::Kind kind, const widgets::Rect& r);
  void text(const widgets::Rect& r, std::string words, float size, bool bold = false,
            widgets::Align align = widgets::Align::left, bool inverse = false);
  void heading(float x, float y, const std::string& plate, const std::string& title);
  void plane(const widgets::Rect& r, const PageMatrix& plane);
  void head(const PageTable& table);
  void row(const PageTable& table, const std::vector<std::string>& cells, bool with_head);
  void continue_page();
  float left_on_page() const;

  widgets::Ui& ui_;
  std::vector<Page>& pages_;
  std::string mark_;
  float y_ = 0;
};

} // namespace yoriai::screens
