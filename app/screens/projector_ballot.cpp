// A ballot for the room. Open: nothing but how many have voted. Closed: bars from zero; where things are put in an order
// near ties as one bracket, and that the vote does not decide; of dots and 3-2-1 the score that nobody's preference would
// give in red with its key. Targets: "projector/papers", "projector/bar/<id>", "projector/name/<id>",
// "projector/score/<id>", "projector/letter/<id>", "projector/tie/<n>", "projector/mean", "projector/talk". The id of the
// question itself is "answer", that of n fingers n.
#include <algorithm>

#include "meeting/tally.hpp"
#include "screens/ballot_answers.hpp"
#include "screens/ballot_result.hpp"
#include "screens/note_card.hpp"
#include "screens/projector_slide.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;
using meeting::Method;

constexpr std::size_t kNameCharacters = 60;
constexpr float kBar = 0.78f, kRowGap = 0.2f;

const sheets::Step* step_of(const Slide& slide, const meeting::Ballot& ballot) {
  for (const auto& sheet : slide.ctx.library.sheets())
    for (const sheets::Step& step : sheet.steps)
      if (is_about(slide.ctx, ballot, step)) return &step;
  return nullptr;
}

struct Row {
  std::string id, name, figure;
  const meeting::Item* item = nullptr;
  float share = 0; // of the track
  int score = 0;
};

// What came of a ballot, ready to be drawn.
struct Result {
  std::vector<Row> rows;
  std::string unit, papers, mean, talk; // mean, talk: words at the foot; "": none
  float mean_at = -1;                   // of the track; negative: no line
  bool ordered = false;                 // near ties mean something
};

std::string word(const Slide& slide, const sheets::Step* step, const char* name, const char* key) {
  const sheets::Text* own = step ? &step->word(name) : nullptr;
  return own && !own->empty() ? own->in(slide.ctx.lang()) : std::string(slide.ctx.words(key));
}

Row row_of(const Slide& slide, const meeting::Ballot& ballot, const meeting::TargetResult& result) {
  Row row;
  row.id = result.item.empty() ? "answer" : result.item;
  row.name = !result.item.empty() ? short_name(slide.ctx, result.item, kNameCharacters) : ballot.question;
  row.item = slide.ctx.meeting->item(result.item);
  row.score = result.score;
  row.figure = std::to_string(result.score);
  return row;
}

void add_fingers(const Slide& slide, const meeting::Tally& tally, Result& result) {
  const int most = std::max(1, *std::max_element(tally.fingers.begin(), tally.fingers.end()));
  for (int value = meeting::kFistMost; value >= 0; --value) {
    const int papers = tally.fingers[static_cast<std::size_t>(value)];
    Row row;
    row.id = std::to_string(value);
    row.name = row.id + "  " + std::string(slide.ctx.words("booth.fist." + row.id));
    row.score = papers;
    row.figure = std::to_string(papers);
    row.share = static_cast<float>(papers) / static_cast<float>(most) * 0.95f;
    result.rows.push_back(std::move(row));
  }
  result.unit = slide.ctx.words("ballot.people");
  result.mean = slide.ctx.words("ballot.mean", {{"mean", one_decimal(meeting::shown(tally.fingers).mean)}});
}

void add_shares(const Slide& slide, const meeting::Ballot& ballot, const meeting::Tally& tally, Result& result) {
  for (const meeting::TargetResult& each : tally.results) {
    Row row = row_of(slide, ballot, each);
    row.share = each.votes > 0 ? static_cast<float>(each.score) / static_cast<float>(each.votes) : 0;
    row.figure = std::to_string(meeting::percent(each.score, each.votes));
    result.rows.push_back(std::move(row));
  }
  result.unit = slide.ctx.words("projector.percent");
}

void add_scores(const Slide& slide, const meeting::Ballot& ballot, const meeting::Tally& tally, Result& result) {
  const bool hands = tally.method == Method::hands;
  float most = 1;
  for (const meeting::TargetResult& each : tally.results) {
    result.rows.push_back(row_of(slide, ballot, each));
    most = std::max({most, static_cast<float>(each.score) * 1.1f, static_cast<float>(tally.even_mean) * 1.25f});
  }
  for (Row& row : result.rows) row.share = static_cast<float>(row.score) / most;
  result.ordered = true;
  result.unit = slide.ctx.words(hands ? "ballot.people" : "projector.points_unit");
  if (hands || tally.even_mean <= 0) return;
  result.mean_at = static_cast<float>(tally.even_mean) / most;
  result.mean = one_decimal(tally.even_mean) + result.unit;
}

Result result_of(const Slide& slide, const meeting::Ballot& ballot, const sheets::Step* step,
                 const meeting::Tally& tally) {
  Result result;
  if (tally.method == Method::fist) add_fingers(slide, tally, result);
  else if (tally.method == Method::yesno) add_shares(slide, ballot, tally, result);
  else add_scores(slide, ballot, tally, result);
  if (result.mean_at >= 0) result.mean = word(slide, step, "no_preference", "ballot.no_preference") + " " + result.mean;
  if (result.ordered) result.talk = word(slide, step, "decided_in_talk", "ballot.decided_in_talk");
  if (tally.method != Method::hands) // what staff counted is one paper
    result.papers = slide.ctx.words("projector.papers", {{"count", std::to_string(tally.papers)}});
  return result;
}

struct Places {
  float letter = 0, score = 0; // widths
  Rect track(const Slide& slide, const Rect& row) const {
    return {row.x0 + letter, row.y1 - slide.px(kBar) - slide.px(0.25f), row.x1 - score - slide.px(0.5f),
            row.y1 - slide.px(0.25f)};
  }
};

Places places_of(Slide& slide, const Result& result) {
  Places places;
  float figure = 0;
  for (const Row& row : result.rows) {
    if (row.item && !row.item->symbol.empty()) places.letter = slide.badge() + slide.px(0.4f);
    figure = std::max(figure, slide.width(row.figure, {kSlideCount, Weight::bold}));
  }
  places.score = figure + slide.width(result.unit, {.weight = Weight::bold}) + slide.px(0.4f);
  return places;
}

void draw_row(Slide& slide, const Row& row, const std::string& unit, const Rect& r, const Places& places) {
  const Rect track = places.track(slide, r);
  if (row.item) slide.letter(Rect::at(r.x0, r.centre().y - slide.badge() / 2, slide.badge(), slide.badge()), *row.item);
  slide.text("projector/name/" + row.id, {track.x0, r.y0, track.x1, track.y0}, row.name,
             {.weight = Weight::bold, .valign = VAlign::bottom, .max_lines = 2});
  const float radius = slide.px(0.14f);
  fill(slide.ui, track, slide.theme.sunken, radius);
  if (slide.theme.high_contrast) border(slide.ui, track, slide.theme.line, slide.theme.border_line, radius);
  const float length = track.width() * std::clamp(row.share, 0.0f, 1.0f);
  if (length > radius) fill(slide.ui, {track.x0, track.y0, track.x0 + length, track.y1}, slide.theme.ai, radius);
  slide.ui.register_target({.name = "projector/bar/" + row.id, .kind = "bar", .enabled = false}, track);
  Rect end{track.x1 + slide.px(0.3f), r.y0, r.x1, r.y1};
  const Rect unit_box = end.cut_right(slide.width(unit, {.weight = Weight::bold}) + 2).moved(0, slide.px(0.2f));
  slide.text("projector/unit/" + row.id, unit_box, unit, {.weight = Weight::bold, .valign = VAlign::middle});
  slide.text("projector/score/" + row.id, end, row.figure,
             {kSlideCount, Weight::bold, 0, Align::right, VAlign::middle});
}

void draw_mean_line(Slide& slide, float x, const Rect& track) {
  const float w = slide.px(0.11f), out = slide.px(0.1f);
  fill(slide.ui, {x - w, track.y0 - out, x + w, track.y1 + out}, slide.theme.surface);
  fill(slide.ui, {x - w / 2, track.y0 - out, x + w / 2, track.y1 + out}, slide.theme.err.border);
}

// The bracket around a run of near ties; `first` and `last` are their tracks.
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

float foot_height(Slide& slide, const Result& result) {
  if (result.mean.empty() && result.talk.empty()) return 0;
  const float width = (slide.rest.width() - slide.px(0.4f)) / 2 - slide.px(1.6f);
  return std::max(slide.height(result.mean, width), slide.height(result.talk, width, {.weight = Weight::bold})) +
         slide.px(0.8f);
}

// The key of the red line (or the mean of the fingers), and that the order is talked out.
void draw_foot(Slide& slide, const Result& result, const Rect& r) {
  const bool both = !result.mean.empty() && !result.talk.empty();
  const auto boxes = r.columns(both ? 2 : 1, slide.px(0.4f));
  if (!result.mean.empty()) {
    slide.card(boxes.front());
    Rect key = boxes.front().inset(slide.px(0.5f), 0);
    if (result.mean_at >= 0)
      fill(slide.ui, key.cut_left(slide.px(0.2f), slide.px(0.4f)).centred(slide.px(0.16f), slide.px(1.2f)),
           slide.theme.err.border);
    slide.text("projector/mean", key, result.mean, {.valign = VAlign::middle});
  }
  if (result.talk.empty()) return;
  fill(slide.ui, boxes.back(), slide.theme.ai_soft, slide.px(0.2f));
  border(slide.ui, boxes.back(), slide.theme.ai_line, std::max(2.0f, slide.px(0.04f)), slide.px(0.2f));
  slide.text("projector/talk", boxes.back().inset(slide.px(0.4f), 0), result.talk,
             {.weight = Weight::bold, .color = slide.theme.ai_text, .align = Align::centre, .valign = VAlign::middle});
}

std::vector<SlideBlock> blocks_of(Slide& slide, const Result& result, const Rect& area, const Places& places) {
  const float width = places.track(slide, area).width();
  std::vector<SlideBlock> blocks;
  for (const Row& row : result.rows)
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
bool near_next(const Result& result, std::size_t i) {
  if (!result.ordered || i + 1 >= result.rows.size()) return false;
  const int score = result.rows[i].score;
  return score > 0 && score - result.rows[i + 1].score <= std::max(1.0, 0.05 * result.rows.front().score);
}

void draw_ties(Slide& slide, const Result& result, const Slide::Range& shown, const std::vector<Rect>& tracks) {
  for (std::size_t i = shown.begin; i < shown.end;) {
    std::size_t end = i;
    while (end + 1 < shown.end && near_next(result, end)) ++end;
    if (end > i) {
      const Rect& first = tracks[i - shown.begin];
      draw_tie(slide, first, tracks[end - shown.begin], first.x0 + first.width() * result.rows[i].share, i);
    }
    i = end + 1;
  }
}

void draw_rows(Slide& slide, const Result& result, const Rect& area, const Places& places) {
  const std::vector<SlideBlock> blocks = blocks_of(slide, result, area, places);
  const Slide::Range shown = slide.page(blocks, area.height(), slide.px(kRowGap));
  std::vector<Rect> tracks;
  float y = area.y0;
  for (std::size_t i = shown.begin; i < shown.end; ++i) {
    const Rect row{area.x0, y, area.x1, y + blocks[i].height};
    draw_row(slide, result.rows[i], result.unit, row, places);
    tracks.push_back(places.track(slide, row));
    const Rect& track = tracks.back();
    if (result.mean_at >= 0) draw_mean_line(slide, track.x0 + track.width() * std::min(1.0f, result.mean_at), track);
    y = row.y1 + slide.px(kRowGap);
  }
  draw_ties(slide, result, shown, tracks);
  slide.draw_page_mark(area);
}

void draw_closed(Slide& slide, const meeting::Ballot& ballot, const sheets::Step* step, const meeting::Tally& tally) {
  const Result result = result_of(slide, ballot, step, tally);
  slide.band(step ? slide_plate(slide.ctx, *step) : std::string(), word(slide, step, "results", "ballot.results"),
             result.papers, false);
  const Places places = places_of(slide, result);
  if (const float foot = foot_height(slide, result); foot > 0)
    draw_foot(slide, result, slide.rest.cut_bottom(foot, slide.px(0.3f)));
  const bool told_by_row = result.rows.size() == 1 && result.rows.front().name == ballot.question;
  if (!told_by_row &&
      question_fits(slide, ballot.question, blocks_of(slide, result, slide.rest, places), slide.rest.height()))
    slide.question(ballot.question);
  draw_rows(slide, result, slide.rest, places);
}

void draw_open(Slide& slide, const meeting::Ballot& ballot, const sheets::Step* step) {
  const Context& ctx = slide.ctx;
  slide.band(step ? slide_plate(ctx, *step) : std::string(), ctx.words("projector.voting"));
  slide.question(ballot.question);
  if (ballot.method == meeting::word_of(Method::hands)) return; // hands are in the air: nothing is cast yet
  const std::string figure = ctx.words("projector.papers", {{"count", std::to_string(ballot.papers.size())}});
  const float large = kSlideTimer * 1.6f;
  Rect area = slide.rest.centred(slide.rest.width(),
                                 std::min(slide.rest.height(), slide.px((large + kSlideBody) * kSlideLine)));
  area.cut_top(slide.text("projector/voted", area, ctx.words("projector.voted"),
                          {.color = slide.theme.ink2, .align = Align::centre}));
  slide.text("projector/papers", area, figure, {large, Weight::bold, slide.theme.ai_text, Align::centre});
}

} // namespace

void project_ballot(Slide& slide, const meeting::Ballot& ballot) {
  const sheets::Step* step = step_of(slide, ballot);
  const auto tally = ballot.open ? std::nullopt : meeting::tally(ballot);
  if (tally) draw_closed(slide, ballot, step, *tally);
  else draw_open(slide, ballot, step);
}

} // namespace yoriai::screens
