#include "screens/projector.hpp"

#include <algorithm>

#include "screens/ballot_result.hpp"
#include "screens/note_card.hpp"
#include "screens/projector_slide.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"

namespace yoriai::screens {
namespace {

constexpr std::string_view kBallot = "ballot/";

struct Shown {
  enum class Kind { curtain, cover, focus, ballot, question, timer, step } kind = Kind::cover;
  std::string name;
  const sheets::Step* step = nullptr;
  const meeting::Ballot* ballot = nullptr;
};

// Where the meeting is; a meeting that is only looked at is where its viewer looks.
const sheets::Step* followed_step(const Context& ctx) {
  if (ctx.read_only)
    if (const auto* looked_at = ctx.library.step(ctx.view.shown)) return looked_at;
  if (const auto* step = ctx.library.step(ctx.meeting->step())) return step;
  return shown_step(ctx);
}

const meeting::Ballot* open_one(const meeting::Meeting& meeting) {
  for (const meeting::Ballot& ballot : meeting.ballots())
    if (ballot.open) return &ballot;
  return nullptr;
}

// While people vote the room sees how many have; the result stays until the meeting moves on.
const meeting::Ballot* followed_ballot(const Context& ctx, ProjectorView& view) {
  if (const meeting::Ballot* open = open_one(*ctx.meeting)) {
    view.voted = open->id;
    view.voted_step = ctx.meeting->step();
    return open;
  }
  if (view.voted_step != ctx.meeting->step()) view.voted.clear();
  const meeting::Ballot* voted = view.voted.empty() ? nullptr : ctx.meeting->ballot(view.voted);
  return voted && !voted->open && !voted->papers.empty() ? voted : nullptr;
}

Shown what_is_shown(const Context& ctx, ProjectorView& view) {
  using Kind = Shown::Kind;
  if (view.curtain) return {Kind::curtain, "curtain"};
  if (!ctx.meeting) return {Kind::cover, "blank"};
  if (!view.focus.empty() && can_focus(ctx, view.focus)) return {Kind::focus, "focus"};
  const sheets::Step* now = followed_step(ctx);
  if (view.shows == "cover") return {Kind::cover, "cover"};
  if (view.shows == "question") return {Kind::question, "question", now};
  if (view.shows == "timer" && now) return {Kind::timer, "timer", now};
  if (view.shows.starts_with(kBallot))
    if (const auto* ballot = ctx.meeting->ballot(view.shows.substr(kBallot.size())))
      return {Kind::ballot, view.shows, nullptr, ballot};
  if (const sheets::Step* fixed = ctx.library.step(view.shows)) return {Kind::step, fixed->path, fixed};
  const std::string& point = ctx.meeting->course().clock.point;
  if (point == meeting::kOpeningPoint || point == meeting::kClosingPoint) return {Kind::cover, "cover"};
  if (!point.empty() && now) return {Kind::timer, point, now}; // a break: when it goes on
  if (const auto* ballot = followed_ballot(ctx, view))
    return {Kind::ballot, std::string(kBallot) + ballot->id, nullptr, ballot};
  if (!now) return {Kind::cover, "cover"};
  return {Kind::step, now->path, now};
}

void draw_step(Slide& slide, const sheets::Step& step) {
  using sheets::StepKind;
  switch (step.kind) {
    case StepKind::wall: return project_wall(slide, step);
    case StepKind::table: return project_table(slide, step);
    case StepKind::factors: return project_factors(slide, step);
    case StepKind::matrix: return project_matrix(slide, step);
    case StepKind::responses: return project_responses(slide, step);
    case StepKind::grid: return project_grid(slide, step);
    case StepKind::columns:
    case StepKind::checklist: return project_question(slide, &step);
  }
}

void draw_shown(Slide& slide, const Shown& shown) {
  using Kind = Shown::Kind;
  switch (shown.kind) {
    case Kind::curtain: return project_curtain(slide);
    case Kind::cover: return project_cover(slide);
    case Kind::focus: return project_focus(slide, slide.view.focus);
    case Kind::ballot: return project_ballot(slide, *shown.ballot);
    case Kind::question: return project_question(slide, shown.step);
    case Kind::timer: return project_timer(slide, *shown.step);
    case Kind::step: return draw_step(slide, *shown.step);
  }
}

// A room that cannot be is refused before it gets here; a picture is drawn all the same.
TypeSize size_for(float height_px, const Room& room) {
  const auto size = type_size(height_px, room);
  return size ? *size : *type_size(height_px, Room{});
}

} // namespace

void draw_projector(Context& ctx, ProjectorView& view) {
  const TypeSize size = size_for(ctx.ui.surface().height(), view.room);
  Slide slide(ctx, view, size.body_px);
  const Shown shown = what_is_shown(ctx, view);
  if (shown.name != view.shown) {
    view.shown = shown.name;
    view.page = 0;
    view.anchor.clear();
  }
  view.pages = 1;
  view.part = false;
  view.faint = !size.usual();
  draw_shown(slide, shown);
  view.page = std::clamp(view.page, 0, view.pages - 1);
}

ImU32 projector_ground(const Context& ctx, const ProjectorView& view) {
  const widgets::Theme& t = ctx.ui.theme();
  return view.curtain ? (t.high_contrast ? t.paper : t.ai_deep) : t.paper;
}

std::string projector_key(const Context& ctx, const ProjectorView& view) {
  std::string key;
  const auto add = [&key](std::string_view part) { key.append(part).push_back('\n'); };
  add(view.curtain ? "curtain" : view.shows);
  add(view.focus);
  add(view.question);
  for (const int number :
       {view.page, view.room.screen_cm, static_cast<int>(view.room.seat_m * 10), static_cast<int>(ctx.lang())})
    add(std::to_string(number));
  add(ctx.ui.theme().high_contrast ? "high" : "usual");
  if (!ctx.meeting || view.curtain) return key;
  add(ctx.meeting->head().id);
  add(std::to_string(ctx.meeting->revision()));
  add(ctx.view.board.factors.problem);
  add(ctx.view.board.grid.column + std::to_string(ctx.view.board.grid.label_set));
  if (ctx.read_only) add(ctx.view.shown);
  if (const auto* step = ctx.library.step(ctx.meeting->step())) add(std::to_string(timing_now(ctx, *step).left));
  return key;
}

std::vector<ProjectorOffer> projector_offers(const Context& ctx) {
  const auto word = [&](const char* key) { return std::string(ctx.words(key)); };
  std::vector<ProjectorOffer> offers{{"", word("projector.follow")}};
  if (!ctx.meeting) return offers;
  const sheets::Step* before = nullptr;
  for (const auto* step : steps_of(ctx)) {
    const bool shared = before && !step->shows_with.empty() && before->path == step->shows_with;
    before = step;
    if (shared) continue; // one screen for both
    const std::string plate = slide_plate(ctx, *step);
    offers.push_back({step->path, (plate.empty() ? "" : plate + " ") + step->label.in(ctx.lang())});
  }
  const auto ballots = ctx.meeting->ballots();
  for (std::size_t i = ballots.size(); i-- > 0;)
    if (ballots[i].open || !ballots[i].papers.empty())
      offers.push_back(
          {std::string(kBallot) + ballots[i].id,
           ctx.words("projector.ballot", {{"n", std::to_string(i + 1)}, {"question", ballots[i].question}})});
  offers.push_back({"question", word("projector.question")});
  offers.push_back({"timer", word("projector.timer")});
  offers.push_back({"cover", word("projector.cover")});
  return offers;
}

bool is_projector_view(const Context& ctx, std::string_view shows) {
  const auto offers = projector_offers(ctx);
  return std::any_of(offers.begin(), offers.end(), [&](const ProjectorOffer& offer) { return offer.shows == shows; });
}

bool can_focus(const Context& ctx, std::string_view id) {
  if (!ctx.meeting) return false;
  if (const auto* item = ctx.meeting->item(id)) return item->present();
  return ctx.meeting->stack(id) != nullptr && !live_members(*ctx.meeting, id).empty();
}

} // namespace yoriai::screens
