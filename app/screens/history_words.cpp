#include "screens/history_words.hpp"

#include <cmath>

#include "base/text.hpp"
#include "meeting/attendance.hpp"
#include "screens/agenda.hpp"
#include "screens/board_parts.hpp"

namespace yoriai::screens {
namespace {

using namespace meeting;

constexpr std::size_t kShown = 28; // characters of a text
constexpr std::size_t kMost = 2;   // sentences of one change

template <typename... Fs> struct Overloaded : Fs... { using Fs::operator()...; };
template <typename... Fs> Overloaded(Fs...) -> Overloaded<Fs...>;

std::string in_short(std::string_view text) {
  std::string line(base::first_characters(text, kShown));
  if (line.size() < text.size()) line += "…";
  for (char& c : line)
    if (c == '\n' || c == '\t') c = ' ';
  return line;
}

class Teller {
public:
  explicit Teller(const Context& ctx) : ctx_(ctx) {}

  std::string event(const Event& event) const {
    return std::visit(Overloaded{[&](const MeetingOpened&) { return say("opened"); },
                                 [&](const MeetingClosed&) { return std::string(); },
                                 [&](const MeetingDescribed& e) { return described(e); },
                                 [&](const ParticipantSet& e) { return participant(e); },
                                 [&](const ItemAdded& e) {
                                   return say("added", {{"thing", thing(e.item)}});
                                 },
                                 [&](const ItemWithdrawn& e) {
                                   return say("withdrawn", {{"thing", thing(e.item)}});
                                 },
                                 [&](const ItemChanged& e) { return changed(e); },
                                 [&](const StackSet& e) { return stack(e); },
                                 [&](const LinkDrawn& e) { return link("linked", e.link); },
                                 [&](const LinkErased& e) { return link("unlinked", e.link); },
                                 [&](const StepEntered& e) {
                                   return say("step", {{"step", step(e.to)}});
                                 },
                                 [&](const StepReturned& e) {
                                   return say("step", {{"step", step(e.from)}});
                                 },
                                 [&](const AgreementSet& e) { return agreement(e); },
                                 [&](const MinuteTaken& e) {
                                   return say("remark", {{"text", in_short(e.minute.text)}});
                                 },
                                 [&](const MinuteWithdrawn& e) {
                                   return say("remark_withdrawn", {{"text", in_short(e.minute.text)}});
                                 },
                                 [&](const TimerSet& e) { return timer(e); },
                                 [&](const StepHidden& e) {
                                   return say("step_hidden", {{"step", step(e.step)}});
                                 },
                                 [&](const StepRevealed& e) {
                                   return say("step_revealed", {{"step", step(e.step)}});
                                 },
                                 [&](const AgendaSet&) { return say("agenda"); },
                                 [&](const ClockTurned& e) { return clock(e); },
                                 [&](const ClockReturned&) { return say("clock_returned"); },
                                 [&](const TimeAdded& e) { return time(e); },
                                 [&](const StepLocked& e) {
                                   return say("locked", {{"step", part(e.step)}});
                                 },
                                 [&](const StepUnlocked& e) {
                                   return say("unlocked", {{"step", part(e.step)}});
                                 },
                                 [&](const AttendanceSet& e) { return attendance(e); },
                                 [&](const SecrecyRead& e) { return say(e.after ? "secrecy" : "secrecy_withdrawn"); },
                                 [&](const FollowUpSet& e) {
                                   return kept("follow_up", e.after ? &e.after->text : nullptr, e.before ? &e.before->text : nullptr);
                                 },
                                 [&](const ActionSet& e) {
                                   return kept("action", e.after ? &e.after->what : nullptr, e.before ? &e.before->what : nullptr);
                                 },
                                 [&](const PulseSet&) { return say("pulse"); },
                                 [&](const PlanCheckSet&) { return say("plan_check"); },
                                 [&](const PublicWordingSet&) { return say("public"); },
                                 [&](const AttachmentAdded& e) {
                                   return say("picture", {{"text", in_short(e.attachment.name)}});
                                 },
                                 [&](const AttachmentWithdrawn& e) {
                                   return say("picture_gone", {{"text", in_short(e.attachment.name)}});
                                 },
                                 [&](const GroundSet& e) {
                                   return say(e.after.empty() ? "ground_gone" : "ground", {{"step", step(e.step)}});
                                 },
                                 [&](const BallotOpened& e) {
                                   return say("ballot_opened", {{"text", in_short(e.ballot.question)}});
                                 },
                                 [&](const BallotWithdrawn& e) {
                                   return say("ballot_withdrawn", {{"text", in_short(e.ballot.question)}});
                                 },
                                 [&](const PaperCast&) { return say("paper"); },
                                 [&](const PaperWithdrawn&) { return say("paper_withdrawn"); },
                                 [&](const BallotClosed& e) {
                                   return say("ballot_closed", {{"text", question(e.ballot)}});
                                 },
                                 [&](const BallotReopened& e) {
                                   return say("ballot_reopened", {{"text", question(e.ballot)}});
                                 }},
                      event);
  }

private:
  std::string say(const char* key, const base::Args& args = {}) const {
    return ctx_.words("history." + std::string(key), args);
  }

  // Told without its words until the room has turned it over; as it is now, not as it was when it was written.
  bool face_down(const Item& item) const {
    const Item* now = ctx_.meeting->item(item.id);
    return now ? now->hidden : item.hidden;
  }

  std::string thing(const Item& item) const {
    if (face_down(item)) return say("face_down");
    const sheets::Kind* kind = ctx_.library.kind(item.kind);
    std::string name = kind ? in_lang(ctx_, kind->label) : item.kind;
    if (!item.symbol.empty()) name += " " + item.symbol;
    const std::string& words = words_of(item);
    return words.empty() ? name : say("named", {{"kind", name}, {"text", in_short(words)}});
  }
  // By its words of today; a thing that is not there (looking back before it was written) has none.
  std::string thing(const std::string& id) const {
    if (const Item* item = ctx_.meeting->item(id)) return thing(*item);
    if (const Stack* stack = ctx_.meeting->stack(id)) return say("stack", {{"text", in_short(stack->title)}});
    return say("something");
  }
  std::string point(const std::string& path) const {
    if (path == kOpeningPoint || path == kClosingPoint) return entry_name(ctx_, {path, "", false});
    for (const AgendaEntry& entry : ctx_.meeting->course().agenda)
      if (entry.path == path) return in_short(entry_name(ctx_, entry));
    return path;
  }
  std::string part(const std::string& path) const { return path.empty() ? say("board") : step(path); }

  std::string clock(const ClockTurned& e) const {
    if (e.to.stopped) return say("clock_stopped");
    if (e.from.stopped && e.from.point == e.to.point) return say("clock_goes");
    if (e.to.point.empty()) return e.path.empty() ? std::string() : say("step", {{"step", step(e.path)}});
    return say("point", {{"text", point(e.to.point)}});
  }

  std::string time(const TimeAdded& e) const {
    const int more = e.after - e.before;
    return say(more > 0 ? "time_added" : "time_taken", {{"step", step(e.path)}, {"count", std::to_string(std::abs(more))}});
  }

  std::string attendance(const AttendanceSet& e) const {
    return say("attendance", {{"count", std::to_string(heads_in(e.after))}});
  }

  std::string kept(const std::string& key, const std::string* after, const std::string* before) const {
    const std::string* text = after != nullptr ? after : before;
    return say((after != nullptr ? key : key + "_gone").c_str(), {{"text", text == nullptr ? "" : in_short(*text)}});
  }

  std::string step(const std::string& path) const {
    if (path.starts_with(kPointPrefix)) return say("named", {{"kind", ""}, {"text", point(path)}});
    const sheets::Step* found = ctx_.library.step(path);
    if (!found) return path;
    const std::string& plate = in_lang(ctx_, found->plate);
    return plate.empty() ? in_lang(ctx_, found->label) : plate + " " + in_lang(ctx_, found->label);
  }
  std::string question(const std::string& ballot) const {
    const Ballot* found = ctx_.meeting->ballot(ballot);
    return found ? in_short(found->question) : std::string();
  }

  std::string described(const MeetingDescribed& e) const {
    std::string all;
    for (const HeadChange& change : e.changes) {
      const std::string key = "head." + change.key;
      if (!all.empty()) all += ctx_.words("shell.between_steps");
      all += ctx_.words.has(key) ? ctx_.words(key) : std::string_view(change.key);
      if (e.changes.size() == 1 && !change.after.empty())
        all = say("named", {{"kind", all}, {"text", in_short(change.after)}});
    }
    return say("described", {{"text", all}});
  }

  std::string participant(const ParticipantSet& e) const {
    const char* key = !e.before ? "person_added" : e.after ? "person_changed" : "person_withdrawn";
    return say(key, {{"name", in_short(e.after ? e.after->name : e.before ? e.before->name : "")}});
  }

  std::string stack(const StackSet& e) const {
    const std::string& title = e.after ? e.after->title : e.before ? e.before->title : std::string();
    return say(e.after ? "stacked" : "unstacked", {{"text", in_short(title)}});
  }

  std::string link(const char* key, const Link& link) const {
    return say(key, {{"from", thing(link.from)}, {"to", thing(link.to)}});
  }

  std::string agreement(const AgreementSet& e) const {
    if (!e.after) return say("disagreed", {{"step", step(e.before ? e.before->step : "")}});
    const base::Args args{{"step", step(e.after->step)}, {"text", in_short(e.after->text)}};
    return say(e.after->text.empty() ? "agreed" : "agreed_text", args);
  }

  std::string timer(const TimerSet& e) const {
    const base::Args args{{"step", step(e.step)}, {"count", e.after ? std::to_string(*e.after) : ""}};
    return say(e.after ? "timer" : "timer_usual", args);
  }

  std::string value(const sheets::Field* field, const Value& value) const {
    return std::visit(
        Overloaded{[](std::monostate) { return std::string(); }, [](bool on) { return std::string(on ? "○" : "―"); },
                   [](double number) {
                     return number == std::floor(number) ? std::to_string(static_cast<long long>(number))
                                                         : base::Json(std::round(number * 100) / 100).dump();
                   },
                   [&](const std::string& text) {
                     for (const sheets::Choice& choice : field ? field->choices : std::vector<sheets::Choice>())
                       if (choice.id == text) return in_lang(ctx_, choice.label);
                     return in_short(text);
                   },
                   [](const std::vector<std::string>&) { return std::string(); },
                   [](const Point&) { return std::string(); }},
        value);
  }

  std::string field(const ItemChanged& e, const meeting::Change& change) const {
    const Item* item = ctx_.meeting->item(e.id);
    const sheets::Kind* kind = item ? ctx_.library.kind(item->kind) : nullptr;
    const std::string id = change.key.substr(std::string_view("fields.").size());
    const sheets::Field* field = kind ? kind->field(id) : nullptr;
    const std::string after = value(field, change.after);
    const base::Args args{{"thing", thing(e.id)}, {"field", field ? in_lang(ctx_, field->label) : id}, {"text", after}};
    return say(after.empty() ? "field_cleared" : "field", args);
  }

  std::string changed(const ItemChanged& e) const {
    if (e.changes.empty()) return {};
    const meeting::Change& first = e.changes.front();
    const Item* item = ctx_.meeting->item(e.id);
    const bool turning = first.key == "hidden" || first.key == "removed";
    // One whose writing was undone may have been face down: nobody can tell any more.
    if (!turning && (!item || item->hidden)) return say("changed", {{"thing", thing(e.id)}});
    if (first.key.starts_with("fields.")) return field(e, first);
    const auto* on = std::get_if<bool>(&first.after);
    const base::Args args{
        {"thing", thing(e.id)}, {"before", value(nullptr, first.before)}, {"text", value(nullptr, first.after)}};
    if (first.key == "text") return say("text", args);
    if (first.key == "removed") return say(on && *on ? "removed" : "restored", args);
    if (first.key == "parked") return say(on && *on ? "parked" : "unparked", args);
    if (first.key == "marked") return say(on && *on ? "marked" : "unmarked", args);
    if (first.key == "hidden") return say(on && *on ? "hidden" : "revealed", args);
    if (first.key == "place" || first.key == "at") return say("moved", args);
    if (first.key == "stack") return say(value(nullptr, first.after).empty() ? "taken_out" : "laid_on", args);
    if (first.key == "from") return say("tied", args);
    if (first.key == "group") return say("grouped", args);
    if (first.key == "review") return say("reviewed", args);
    return say("writer", args);
  }

  const Context& ctx_;
};

// The same sentence is told once; of many the first few and how many more.
std::string said_events(const Context& ctx, const std::vector<Event>& events) {
  const Teller teller(ctx);
  std::vector<std::string> told;
  std::size_t more = 0;
  for (const Event& event : events) {
    if (told.size() == kMost) {
      ++more; // a change may hold thousands
      continue;
    }
    std::string sentence = teller.event(event);
    if (!sentence.empty() && (told.empty() || told.back() != sentence)) told.push_back(std::move(sentence));
  }
  std::string all;
  for (const std::string& sentence : told) all += sentence;
  if (more > 0) all += ctx.words("history.more", {{"count", std::to_string(more)}});
  return all;
}

} // namespace

std::string said_change(const Context& ctx, const PastChange& change) {
  const std::uint64_t other = change.undoes ? change.undoes : change.redoes;
  if (other == 0) return said_events(ctx, change.events);
  const auto first = ctx.change ? ctx.change(other) : std::nullopt;
  const std::string what = first ? said_events(ctx, first->events) : std::string();
  return ctx.words(change.undoes ? "history.undone" : "history.redone",
                   {{"text", what}, {"number", std::to_string(other)}});
}

std::string said_actor(const Context& ctx, std::string_view actor) {
  const std::string key = "history.actor." + std::string(actor);
  return std::string(ctx.words.has(key) ? ctx.words(key) : actor);
}

} // namespace yoriai::screens
