// The minutes as pages to look at: the paper form of a sheet laid out on A4, kept until the meeting changes. Only
// a picture of what will be written; the files themselves are made elsewhere.
//
// Measures in page units: a page is kPageWidth × kPageHeight, one unit = 210 mm / kPageWidth.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/lang.hpp"
#include "widgets/geometry.hpp"
#include "widgets/text.hpp"

namespace yoriai::screens {

struct Context;

inline constexpr float kPageWidth = 680, kPageHeight = 962;

// A box, a frame, a dark plate, or one line of text. Never both a fill and words.
struct PageMark {
  enum class Kind { text, frame, head_fill, plate_fill, disc, ring } kind = Kind::text;
  widgets::Rect rect;
  std::string text;
  float size = 0;
  bool bold = false, inverse = false; // inverse: white on a plate
  widgets::Align align = widgets::Align::left;
};

struct Page {
  std::vector<PageMark> marks;
};

struct PageForm {
  std::uint64_t revision = ~0ull;
  std::string meeting;
  base::Lang lang = base::Lang::ja;
  bool open_public = false;
  std::vector<Page> pages;
};

// Lays the meeting out anew when it, the language or the reader has changed.
void keep_page_form(Context& ctx, bool open_public);

// One page into `r` (which has the proportions of a page); text only when it is large enough to be told apart.
void draw_page(Context& ctx, const Page& page, const widgets::Rect& r);

} // namespace yoriai::screens
