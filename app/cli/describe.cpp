#include "cli/describe.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/time.hpp"
#include "meeting/attendance.hpp"

namespace yoriai::cli {
namespace {

using namespace meeting;

constexpr std::size_t kShownCharacters = 40;

template <typename... Fs> struct Overloaded : Fs... {
  using Fs::operator()...;
};
template <typename... Fs> Overloaded(Fs...) -> Overloaded<Fs...>;

// One line, short enough for a list.
std::string shortened(std::string_view text) {
  std::string line(base::first_characters(text, kShownCharacters));
  for (char& c : line)
    if (c == '\n' || c == '\t') c = ' ';
  return line.size() < text.size() ? line + "…" : line;
}

std::string id_of(const Event& event) {
  return std::visit(Overloaded{[](const ItemAdded& e) { return e.item.id; },
                               [](const ItemWithdrawn& e) { return e.item.id; },
                               [](const ItemChanged& e) { return e.id; },
                               [](const ParticipantSet& e) { return e.after ? e.after->id : e.before ? e.before->id : ""; },
                               [](const StackSet& e) { return e.after ? e.after->id : e.before ? e.before->id : ""; },
                               [](const LinkDrawn& e) { return e.link.from + " " + e.link.to; },
                               [](const LinkErased& e) { return e.link.from + " " + e.link.to; },
                               [](const StepEntered& e) { return e.to; },
                               [](const AgreementSet& e) { return e.after ? e.after->step : e.before ? e.before->step : ""; },
                               [](const MinuteTaken& e) { return e.minute.id; },
                               [](const MinuteWithdrawn& e) { return e.minute.id; },
                               [](const TimerSet& e) { return e.step; },
                               [](const StepHidden& e) { return e.step; },
                               [](const StepRevealed& e) { return e.step; },
                               [](const TimeAdded& e) { return e.path; },
                               [](const StepLocked& e) { return e.step; },
                               [](const StepUnlocked& e) { return e.step; },
                               [](const FollowUpSet& e) { return e.after ? e.after->id : e.before ? e.before->id : ""; },
                               [](const ActionSet& e) { return e.after ? e.after->id : e.before ? e.before->id : ""; },
                               [](const PulseSet& e) { return e.after ? e.after->question : e.before ? e.before->question : ""; },
                               [](const PlanCheckSet& e) { return e.after ? e.after->id : e.before ? e.before->id : ""; },
                               [](const PublicWordingSet&) { return std::string(); },
                               [](const AttachmentAdded& e) { return e.attachment.id; },
                               [](const AttachmentWithdrawn& e) { return e.attachment.id; },
                               [](const GroundSet& e) { return e.step; },
                               [](const BallotOpened& e) { return e.ballot.id; },
                               [](const BallotWithdrawn& e) { return e.ballot.id; },
                               [](const PaperCast& e) { return e.ballot; },
                               [](const PaperWithdrawn& e) { return e.ballot; },
                               [](const BallotClosed& e) { return e.ballot; },
                               [](const BallotReopened& e) { return e.ballot; },
                               [](const auto&) { return std::string(); }},
                    event);
}

std::string value_text(const Value& value) {
  return std::visit(Overloaded{[](std::monostate) { return std::string("-"); },
                               [](bool b) { return std::string(b ? "○" : "―"); },
                               [](double d) { return base::Json(d).dump(); },
                               [](const std::string& s) { return shortened(s); },
                               [](const std::vector<std::string>& ids) { return base::Json(ids).dump(); },
                               [](const Point& p) { return base::Json(p).dump(); }},
                    value);
}

} // namespace

std::string Describer::kind(const std::string& id) const {
  const auto* kind = library_.kind(id);
  return kind != nullptr ? kind->label.in(words_.lang()) : id;
}

bool Describer::face_down(const Item& item) const {
  const Item* now = meeting_.item(item.id);
  return now != nullptr ? now->hidden : item.hidden;
}

std::string Describer::changed(const ItemChanged& changed) const {
  std::string all;
  const Item* item = meeting_.item(changed.id);
  // One whose writing was undone may have been face down: nobody can tell any more.
  const bool told = item != nullptr && !item->hidden;
  for (const auto& change : changed.changes) {
    const bool turned = change.key == "hidden" || change.key == "removed";
    const base::Args args{
        {"key", change.key}, {"before", value_text(change.before)}, {"after", value_text(change.after)}};
    all += (all.empty() ? "" : ", ") + (told || turned ? words_("log.property", args) : change.key);
  }
  return words_("log.item_changed", {{"id", changed.id}, {"changes", all}});
}

std::string Describer::event(const Event& event) const {
  base::Args args{{"id", id_of(event)}};
  if (const auto* changes = std::get_if<ItemChanged>(&event)) return changed(*changes);
  const auto item = [&](const Item& i) {
    const bool hidden = face_down(i);
    args["text"] = hidden ? std::string(words_("log.face_down")) : shortened(i.text);
    args["kind"] = kind(i.kind);
    args["symbol"] = hidden ? "" : i.symbol;
  };
  std::visit(Overloaded{[&](const ItemAdded& e) { item(e.item); },
                        [&](const ItemWithdrawn& e) { item(e.item); },
                        [&](const MeetingDescribed& e) {
                          for (const auto& c : e.changes) args["text"] += (args["text"].empty() ? "" : ", ") + c.key + "=" + shortened(c.after);
                        },
                        [&](const ParticipantSet& e) { args["text"] = e.after ? e.after->name : ""; },
                        [&](const StackSet& e) { args["text"] = e.after ? e.after->title : ""; },
                        [&](const AgreementSet& e) { args["text"] = e.after ? shortened(e.after->text) : ""; },
                        [&](const MinuteTaken& e) { args["text"] = shortened(e.minute.text); },
                        [&](const TimerSet& e) { args["text"] = e.after ? std::to_string(*e.after) : "-"; },
                        [&](const ClockTurned& e) { args["text"] = e.path.empty() ? "-" : e.path; },
                        [&](const TimeAdded& e) { args["text"] = std::to_string(e.after); },
                        [&](const AttendanceSet& e) { args["text"] = std::to_string(heads_in(e.after)); },
                        [&](const SecrecyRead& e) { args["text"] = e.after == 0 ? "-" : base::iso_local(e.after); },
                        [&](const FollowUpSet& e) { args["text"] = e.after ? shortened(e.after->text) : ""; },
                        [&](const ActionSet& e) { args["text"] = e.after ? shortened(e.after->what) : ""; },
                        [&](const PulseSet& e) { args["text"] = e.after ? base::Json(e.after->hands).dump() : "-"; },
                        [&](const PlanCheckSet& e) {
                          args["text"] = !e.after || !e.after->ok ? "-" : *e.after->ok ? "○" : "―";
                        },
                        [&](const PublicWordingSet& e) {
                          args["text"] = !e.after ? "-" : e.after->text.empty() ? "…" : shortened(e.after->text);
                        },
                        [&](const AttachmentAdded& e) { args["text"] = shortened(e.attachment.name); },
                        [&](const AttachmentWithdrawn& e) { args["text"] = shortened(e.attachment.name); },
                        [&](const GroundSet& e) { args["text"] = e.after.empty() ? "-" : e.after; },
                        [&](const BallotOpened& e) { args["text"] = shortened(e.ballot.question); },
                        [](const auto&) {}},
             event);
  return words_("log." + std::string(tag_of(event)), args);
}

std::string Describer::what(const store::Change& change) const {
  std::string all;
  if (change.command == "import") { // all of a meeting at once
    const auto notes = std::count_if(change.events.begin(), change.events.end(),
                                     [](const Event& event) { return std::holds_alternative<ItemAdded>(event); });
    return words_("log.imported", {{"count", std::to_string(notes)}});
  }
  if (change.undoes != 0) all = words_("log.undoes", {{"number", std::to_string(change.undoes)}});
  if (change.redoes != 0) all = words_("log.redoes", {{"number", std::to_string(change.redoes)}});
  for (const auto& e : change.events) all += (all.empty() ? "" : "; ") + event(e);
  return all;
}

base::Json change_json(const store::Change& change) {
  base::Json events = base::Json::array();
  for (const auto& event : change.events) events.push_back({{"tag", tag_of(event)}, {"id", id_of(event)}});
  return {{"number", change.number},   {"at", change.at},         {"time", base::iso_local(change.at)}, {"actor", change.actor},
          {"command", change.command}, {"undoes", change.undoes}, {"redoes", change.redoes},            {"events", events}};
}

} // namespace yoriai::cli
