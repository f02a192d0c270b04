// What the views of the projector are made of: words that are never smaller than the body, and pages instead of smaller
// words. Inner header of the projector*.cpp.
//
// Every text is a target of kind "text" that tells its size in the UI map; nothing on the projector can be touched.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "meeting/meeting.hpp"
#include "screens/context.hpp"
#include "screens/view_state.hpp"
#include "widgets/drawing.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {

// Sizes as multiples of the body.
inline constexpr float kSlideBody = 1, kSlideName = 1.35f, kSlideCount = 1.5f, kSlideTimer = 2.1f;
inline constexpr float kSlideLine = 1.36f; // line height

struct SlideText {
  float factor = kSlideBody;
  widgets::Weight weight = widgets::Weight::regular;
  widgets::Color color = 0; // 0: ink
  widgets::Align align = widgets::Align::left;
  widgets::VAlign valign = widgets::VAlign::top;
  int max_lines = 0; // what is cut is told to the facilitator
};

// One thing of a list that is paged. A group begins a page of its own.
struct SlideBlock {
  float height = 0;
  std::string group; // key of the part it belongs to
};

class Slide {
public:
  Slide(Context& ctx, ProjectorView& view, float body_px);

  Context& ctx;
  ProjectorView& view;
  widgets::Ui& ui;
  const widgets::Theme& theme;
  const float body;   // px
  widgets::Rect rest; // what is still free

  float px(float bodies) const { return bodies * body; }

  // A wrapped text with its target; returns its height. Names of people are taken out.
  float text(std::string_view name, const widgets::Rect& box, std::string_view words, SlideText look = {});
  // What was written by hand, at the upper left of the box; a target of kind "picture".
  void drawing(std::string_view name, const widgets::Rect& box, const widgets::Drawing& drawing);
  float height(std::string_view words, float width, SlideText look = {});
  float width(std::string_view words, SlideText look = {});

  // The 藍 band: plate and name of a step, and how many minutes are left. Cuts it off `rest` and leaves the margins.
  // `right`: words instead of the timer (26票).
  void band(std::string_view plate, std::string_view name, std::string_view right = {}, bool with_timer = true);
  // The question under the band, bold.
  void question(std::string_view words);

  // Which of `blocks` stand on the page that is shown, in `room` px with `gap` between them; sets ProjectorView::pages.
  // When `active` (a group) is another than at the last drawing its first page is turned to.
  struct Range {
    std::size_t begin = 0, end = 0;
  };
  Range page(std::span<const SlideBlock> blocks, float room, float gap, const std::string& active = {});
  // The strip that page() keeps free at the foot where there are several, and 2/3 in it.
  float page_strip() const { return px(1.5f); }
  void draw_page_mark(const widgets::Rect& area);

  void letter(const widgets::Rect& box, const meeting::Item& item); // badge of a problem or an issue
  void card(const widgets::Rect& r) const;                          // white, with a shadow
  float badge() const { return px(1.7f); }

private:
  std::string said(std::string_view words) const;
  widgets::TextStyle style(const SlideText& look) const;
  float timer(const widgets::Rect& r); // returns the width used
};

// The title of a step's screen, and its plate ("STEP1"; of two that show with each other "STEP2・3").
std::string slide_plate(const Context& ctx, const sheets::Step& step);
std::string_view slide_name(const Context& ctx, const sheets::Step& step);

// The title of the point of the agenda where the meeting is (a break …); "" at a step, the opening or the closing.
std::string slide_point(const Context& ctx);

// Everything that shows a kind of step, each in its own file.
void project_wall(Slide& slide, const sheets::Step& step);
void project_table(Slide& slide, const sheets::Step& step);
void project_factors(Slide& slide, const sheets::Step& step);
void project_matrix(Slide& slide, const sheets::Step& step);
void project_responses(Slide& slide, const sheets::Step& step);
void project_grid(Slide& slide, const sheets::Step& step);
void project_ballot(Slide& slide, const meeting::Ballot& ballot);

// projector_plain.cpp: what fills the whole surface
void project_curtain(Slide& slide);
void project_cover(Slide& slide); // the title of the meeting, or nothing but the crest while none is open
void project_question(Slide& slide, const sheets::Step* step);
void project_timer(Slide& slide, const sheets::Step& step);
void project_focus(Slide& slide, const std::string& id);

} // namespace yoriai::screens
