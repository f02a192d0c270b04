// A ballot for the room. Open: nothing but how many have voted. Closed: bars from zero, the score that nobody's preference
// would give in red with its key, near ties as one bracket, and that the vote does not decide. Targets:
// "projector/papers", "projector/bar/<id>", "projector/name/<id>", "projector/score/<id>", "projector/letter/<id>",
// "projector/tie/<n>", "projector/mean", "projector/talk".
#include <algorithm>
#include <cmath>

#include "meeting/tally.hpp"
#include "screens/ballot_result.hpp"
#include "screens/note_card.hpp"
#include "screens/projector_slide.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr std::size_t kNameCharacters = 60;
constexpr float kBar = 0.78f, kRowGap = 0.2f;

const sheets::Step* step_of(const Slide& slide, const meeting::Ballot& ballot) {
  const Context& ctx = slide.ctx;
  for (const std::string& target : ballot.targets) {
    const meeting::Item* item = ctx.meeting->item(target);
    if (!item && ctx.meeting->stack(target)) {
      const auto members = ctx.meeting->in_stack(target);
      if (!members.empty()) item = &ctx.meeting->items()[members.front()];
    }
    if (!item) continue;
    for (const auto& sheet : ctx.library.sheets())
      for (const sheets::Step& step : sheet.steps)
        if (step.kind != sheets::StepKind::factors && step.kind != sheets::StepKind::responses && !step.kinds.empty() &&
            step.kinds.front() == item->kind)
          return &step;
  }
  return nullptr;
}

std::string points(const Slide& slide, double value) {
  const double rounded = std::round(value * 10) / 10;
  std::string number = std::to_string(rounded);
  number.resize(number.find('.') + (rounded == std::floor(rounded) ? 0 : 2));
  return number + std::string(slide.ctx.words("projector.points_unit"));
}

struct Row {
  const meeting::TargetResult* result;
  std::string name;
  const meeting::Item* item;
};

struct Places {
  float letter = 0, score = 0; // widths
  float most = 1;
  Rect track(const Slide& slide, const Rect& row) const {
    return {row.x0 + letter, row.y1 - slide.px(kBar) - slide.px(0.25f), row.x1 - score - slide.px(0.5f),
            row.y1 - slide.px(0.25f)};
  }
};

void draw_bar_row(Slide& slide, const Row& row, const Rect& r, const Places& places) {
  const std::string& id = row.result->item;
  const Rect track = places.track(slide, r);
  if (row.item && !row.item->symbol.empty())
    slide.letter(Rect::at(r.x0, r.centre().y - slide.badge() / 2, slide.badge(), slide.badge()), *row.item);
  slide.text("projector/name/" + id, {track.x0, r.y0, track.x1, track.y0}, row.name,
             {.weight = Weight::bold, .valign = VAlign::bottom, .max_lines = 2});
  const float radius = slide.px(0.14f);
  fill(slide.ui, track, slide.theme.sunken, radius);
  if (slide.theme.high_contrast) border(slide.ui, track, slide.theme.line, slide.theme.border_line, radius);
  Rect bar = track;
  bar.x1 = bar.x0 + track.width() * std::clamp(static_cast<float>(row.result->score) / places.most, 0.0f, 1.0f);
  if (bar.width() > radius) fill(slide.ui, bar, slide.theme.ai, radius);
  slide.ui.register_target({.name = "projector/bar/" + id, .kind = "bar", .enabled = false}, track);
  Rect end{track.x1 + slide.px(0.3f), r.y0, r.x1, r.y1};
  const std::string_view unit = slide.ctx.words("projector.points_unit");
  const Rect unit_box = end.cut_right(slide.width(unit, {.weight = Weight::bold}) + 2).moved(0, slide.px(0.2f));
  slide.text("projector/score/" + id + "/unit", unit_box, unit, {.weight = Weight::bold, .valign = VAlign::middle});
  slide.text("projector/score/" + id, end, std::to_string(row.result->score),
             {kSlideCount, Weight::bold, 0, Align::right, VAlign::middle});
}

void draw_mean_line(Slide& slide, float x, const Rect& track) {
  const float w = slide.px(0.11f), out = slide.px(0.1f);
  fill(slide.ui, {x - w, track.y0 - out, x + w, track.y1 + out}, slide.theme.surface);
  fill(slide.ui, {x - w / 2, track.y0 - out, x + w / 2, track.y1 + out}, slide.theme.err.border);
}

// The bracket around a run of near ties; `first` and `last` are its rows.
void draw_tie(Slide& slide, const Rect& first, const Rect& last, float bar_end, std::size_t number) {
  const std::string_view words = slide.ctx.words("ballot.tie");
  const SlideText look{.weight = Weight::bold, .valign = VAlign::middle};
  const float room = slide.width(words, look) + slide.px(0.5f);
  const float x = std::min(bar_end + slide.px(0.9f), first.x1 - room), w = slide.px(0.1f);
  vline(slide.ui, x, first.y0, last.y1, slide.theme.ink, w);
  hline(slide.ui, x - slide.px(0.4f), x + w / 2, first.y0, slide.theme.ink, w);
  hline(slide.ui, x - slide.px(0.4f), x + w / 2, last.y1, slide.theme.ink, w);
  const float middle = (first.y0 + last.y1) / 2;
  const Rect plate{x + slide.px(0.25f), middle - slide.px(0.75f), x + slide.px(0.35f) + room, middle + slide.px(0.75f)};
  fill(slide.ui, plate, slide.theme.paper, slide.px(0.15f));
  slide.text("projector/tie/" + std::to_string(number), plate.inset(slide.px(0.1f), 0), words, look);
}

// The key of the red line, and that the order is talked out.
void draw_foot(Slide& slide, const sheets::Step* step, double mean, const Rect& r) {
  const auto word = [&](const char* name, const char* key) -> std::string {
    const sheets::Text* own = step ? &step->word(name) : nullptr;
    return own && !own->empty() ? own->in(slide.ctx.lang()) : std::string(slide.ctx.words(key));
  };
  const auto boxes = r.columns(2, slide.px(0.4f));
  const float radius = slide.px(0.2f);
  slide.card(boxes[0]);
  Rect key = boxes[0].inset(slide.px(0.5f), 0);
  const Rect mark = key.cut_left(slide.px(0.2f), slide.px(0.4f)).centred(slide.px(0.16f), slide.px(1.2f));
  fill(slide.ui, mark, slide.theme.err.border);
  slide.text("projector/mean", key, word("no_preference", "ballot.no_preference") + " " + points(slide, mean),
             {.valign = VAlign::middle});
  fill(slide.ui, boxes[1], slide.theme.ai_soft, radius);
  border(slide.ui, boxes[1], slide.theme.ai_line, std::max(2.0f, slide.px(0.04f)), radius);
  slide.text("projector/talk", boxes[1].inset(slide.px(0.4f), 0), word("decided_in_talk", "projector.decided_in_talk"),
             {.weight = Weight::bold, .color = slide.theme.ai_text, .align = Align::centre, .valign = VAlign::middle});
}

float foot_height(Slide& slide, const sheets::Step* step, double mean) {
  const float width = (slide.rest.width() - slide.px(0.4f)) / 2 - slide.px(1.6f);
  const std::string key =
      (step && !step->word("no_preference").empty() ? step->word("no_preference").in(slide.ctx.lang())
                                                    : std::string(slide.ctx.words("ballot.no_preference"))) +
      " " + points(slide, mean);
  const std::string talk = step && !step->word("decided_in_talk").empty()
                               ? step->word("decided_in_talk").in(slide.ctx.lang())
                               : std::string(slide.ctx.words("projector.decided_in_talk"));
  return std::max(slide.height(key, width), slide.height(talk, width, {.weight = Weight::bold})) + slide.px(0.8f);
}

std::vector<SlideBlock> blocks_of(Slide& slide, const std::vector<Row>& rows, const Rect& area, const Places& places) {
  const float width = places.track(slide, area).width();
  std::vector<SlideBlock> blocks;
  for (const Row& row : rows)
    blocks.push_back(
        {slide.height(row.name, width, {.weight = Weight::bold, .max_lines = 2}) + slide.px(kBar + 0.35f), {}});
  return blocks;
}

// The question stands over the bars where all of them fit below it.
bool question_fits(Slide& slide, const std::string& question, const std::vector<SlideBlock>& blocks, float room) {
  if (question.empty()) return false;
  float needed = slide.height(question, slide.rest.width(), {kSlideName, Weight::bold}) + slide.px(0.6f);
  for (const SlideBlock& block : blocks) needed += block.height + slide.px(kRowGap);
  return needed <= room;
}

// As meeting/tally.hpp; there equal scores are one place, here each has its own row.
bool near_next(const std::vector<Row>& rows, std::size_t i) {
  const int score = rows[i].result->score;
  const double near = std::max(1.0, 0.05 * rows.front().result->score);
  return score > 0 && i + 1 < rows.size() && score - rows[i + 1].result->score <= near;
}

void draw_rows(Slide& slide, const std::vector<Row>& rows, const Rect& area, Places places, double mean) {
  const float gap = slide.px(kRowGap);
  const std::vector<SlideBlock> blocks = blocks_of(slide, rows, area, places);
  const Slide::Range shown = slide.page(blocks, area.height(), gap);
  std::vector<Rect> places_of;
  float y = area.y0;
  for (std::size_t i = shown.begin; i < shown.end; ++i) {
    places_of.push_back({area.x0, y, area.x1, y + blocks[i].height});
    draw_bar_row(slide, rows[i], places_of.back(), places);
    const Rect track = places.track(slide, places_of.back());
    draw_mean_line(slide, track.x0 + track.width() * std::min(1.0f, static_cast<float>(mean) / places.most), track);
    y = places_of.back().y1 + gap;
  }
  for (std::size_t i = shown.begin; i < shown.end;) {
    std::size_t end = i;
    while (end + 1 < shown.end && near_next(rows, end)) ++end;
    if (end > i) {
      const Rect first = places.track(slide, places_of[i - shown.begin]),
                 last = places.track(slide, places_of[end - shown.begin]);
      draw_tie(slide, first, last, first.x0 + first.width() * static_cast<float>(rows[i].result->score) / places.most,
               i);
    }
    i = end + 1;
  }
  slide.draw_page_mark(area);
}

void draw_closed(Slide& slide, const meeting::Ballot& ballot, const sheets::Step* step, const meeting::Tally& tally) {
  const Context& ctx = slide.ctx;
  slide.band(step ? slide_plate(ctx, *step) : std::string(),
             step && !step->word("results").empty() ? std::string_view(step->word("results").in(ctx.lang()))
                                                    : ctx.words("ballot.results"),
             ctx.words("projector.papers", {{"count", std::to_string(tally.papers)}}));
  std::vector<Row> rows;
  Places places;
  float score_w = 0;
  for (const meeting::TargetResult& result : tally.results) {
    rows.push_back({&result, short_name(ctx, result.item, kNameCharacters), ctx.meeting->item(result.item)});
    if (rows.back().item && !rows.back().item->symbol.empty()) places.letter = slide.badge() + slide.px(0.4f);
    score_w = std::max(score_w, slide.width(std::to_string(result.score), {kSlideCount, Weight::bold}));
    places.most =
        std::max({places.most, static_cast<float>(result.score) * 1.1f, static_cast<float>(tally.even_mean) * 1.25f});
  }
  places.score =
      score_w + slide.width(slide.ctx.words("projector.points_unit"), {.weight = Weight::bold}) + slide.px(0.4f);
  const Rect foot = slide.rest.cut_bottom(foot_height(slide, step, tally.even_mean), slide.px(0.3f));
  draw_foot(slide, step, tally.even_mean, foot);
  if (question_fits(slide, ballot.question, blocks_of(slide, rows, slide.rest, places), slide.rest.height()))
    slide.question(ballot.question);
  draw_rows(slide, rows, slide.rest, places, tally.even_mean);
}

void draw_open(Slide& slide, const meeting::Ballot& ballot, const sheets::Step* step) {
  const Context& ctx = slide.ctx;
  slide.band(step ? slide_plate(ctx, *step) : std::string(), ctx.words("projector.voting"));
  slide.question(ballot.question);
  Rect area = slide.rest;
  const std::string figure = ctx.words("projector.papers", {{"count", std::to_string(ballot.papers.size())}});
  const float high = slide.px((kSlideTimer * 1.6f + kSlideBody) * kSlideLine);
  area = area.centred(area.width(), std::min(area.height(), high));
  area.cut_top(slide.text("projector/voted", area, ctx.words("projector.voted"),
                          {.color = slide.theme.ink2, .align = Align::centre}));
  slide.text("projector/papers", area, figure, {kSlideTimer * 1.6f, Weight::bold, slide.theme.ai_text, Align::centre});
}

} // namespace

void project_ballot(Slide& slide, const meeting::Ballot& ballot) {
  const sheets::Step* step = step_of(slide, ballot);
  const auto tally = ballot.open ? std::nullopt : meeting::tally(ballot);
  if (tally) draw_closed(slide, ballot, step, *tally);
  else draw_open(slide, ballot, step);
}

} // namespace yoriai::screens
