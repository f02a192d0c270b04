#include <algorithm>
#include <tuple>
#include <utility>

#include "meeting/applier.hpp"

namespace yoriai::meeting {
namespace {

template <typename T> auto find_id(std::vector<T>& things, const std::string& id) {
  return std::find_if(things.begin(), things.end(), [&](const T& thing) { return thing.id == id; });
}

template <typename T> void insert_at(std::vector<T>& things, std::uint32_t position, const T& thing) {
  const auto at = std::min<std::size_t>(position, things.size());
  things.insert(things.begin() + static_cast<std::ptrdiff_t>(at), thing);
}

// Sets, replaces or takes out the thing that `same` finds.
template <typename T, typename Same>
void put(std::vector<T>& things, const std::optional<T>& before, const std::optional<T>& after, Same same,
         std::uint32_t position = kAtEnd) {
  if (!before && !after) return;
  const T& key = after ? *after : *before;
  const auto it = std::find_if(things.begin(), things.end(), [&](const T& thing) { return same(thing, key); });
  if (!after && it != things.end()) things.erase(it);
  if (after && it != things.end()) *it = *after;
  if (after && it == things.end()) insert_at(things, position, *after);
}

constexpr auto kSameId = [](const auto& a, const auto& b) { return a.id == b.id; };
constexpr auto kSameText = [](const auto& a, const auto& b) { return a.of == b.of; };
constexpr auto kSameQuestion = [](const auto& a, const auto& b) { return a.question == b.question; };
constexpr auto kSameStep = [](const auto& a, const auto& b) { return a.step == b.step; };

void insert_sorted(std::vector<std::uint32_t>& list, std::uint32_t position) {
  const auto it = std::lower_bound(list.begin(), list.end(), position);
  if (it == list.end() || *it != position) list.insert(it, position);
}

template <typename Index> void erase_sorted(Index& index, std::string_view name, std::uint32_t position) {
  const auto entry = index.find(name);
  if (entry == index.end()) return;
  auto& list = entry->second;
  const auto it = std::lower_bound(list.begin(), list.end(), position);
  if (it != list.end() && *it == position) list.erase(it);
  if (list.empty()) index.erase(entry);
}

// How many letters have been given when `symbol` is the last of them; the inverse of letter().
int letters_up_to(std::string_view symbol) {
  int count = 0;
  for (const char c : symbol) {
    const char lower = static_cast<char>(c | 0x20);
    if (lower < 'a' || lower > 'z' || count > 1'000'000) return 0;
    count = count * 26 + (lower - 'a' + 1);
  }
  return count;
}

// Takes a value of type T out of a change; false when the change holds something else. An unset value
// stands for an empty one.
template <typename T> bool take(const Value& value, T& into) {
  if (std::holds_alternative<std::monostate>(value)) return into = T{}, true;
  const T* held = std::get_if<T>(&value);
  if (held != nullptr) into = *held;
  return held != nullptr;
}

bool take(const Value& value, std::optional<Point>& into) {
  const Point* held = std::get_if<Point>(&value);
  if (held == nullptr && !std::holds_alternative<std::monostate>(value)) return false;
  into = held == nullptr ? std::nullopt : std::optional(*held);
  return true;
}

void set_field(Item& item, std::string_view name, const Value& value) {
  if (std::holds_alternative<std::monostate>(value))
    item.fields.erase(std::string(name));
  else
    item.fields[std::string(name)] = value;
}

// Papers that tell nothing of who cast them or when.
void mix(std::vector<Paper>& papers) {
  for (Paper& paper : papers) paper.id.clear();
  std::sort(papers.begin(), papers.end(),
            [](const Paper& a, const Paper& b) { return std::tie(a.role, a.votes) < std::tie(b.role, b.votes); });
}

} // namespace

void Applier::list(std::uint32_t position) {
  const Item& item = m_.items_[position];
  m_.index_[item.id] = position;
  insert_sorted(m_.by_kind_[item.kind], position);
  insert_sorted(m_.by_place_[item.place], position);
  for (const std::string& parent : item.from) insert_sorted(m_.by_parent_[parent], position);
  if (!item.stack.empty()) insert_sorted(m_.by_stack_[item.stack], position);
}

void Applier::unlist(std::uint32_t position) {
  const Item& item = m_.items_[position];
  erase_sorted(m_.by_kind_, item.kind, position);
  erase_sorted(m_.by_place_, item.place, position);
  for (const std::string& parent : item.from) erase_sorted(m_.by_parent_, parent, position);
  erase_sorted(m_.by_stack_, item.stack, position);
}

void Applier::rebuild_indexes() {
  m_.index_.clear();
  for (Index* index : {&m_.by_kind_, &m_.by_place_, &m_.by_parent_, &m_.by_stack_}) index->clear();
  for (std::size_t i = 0; i < m_.items_.size(); ++i) list(static_cast<std::uint32_t>(i));
}

void Applier::operator()(const MeetingOpened& e) { m_.head_ = e.head; }
void Applier::operator()(const MeetingClosed&) { m_.head_ = {}; }

void Applier::operator()(const MeetingDescribed& e) {
  for (const HeadChange& change : e.changes) {
    if (change.after.empty())
      m_.head_.about.erase(change.key);
    else
      m_.head_.about[change.key] = change.after;
  }
}

void Applier::operator()(const ParticipantSet& e) { put(m_.participants_, e.before, e.after, kSameId); }

void Applier::operator()(const ItemAdded& e) {
  if (m_.index_.contains(e.item.id)) return;
  m_.items_.push_back(e.item);
  list(static_cast<std::uint32_t>(m_.items_.size() - 1));
  if (e.item.symbol.empty()) return;
  int& given = m_.letters_given_[e.item.kind];
  given = std::max(given, letters_up_to(e.item.symbol));
}

void Applier::operator()(const ItemWithdrawn& e) {
  const auto it = m_.index_.find(e.item.id);
  if (it == m_.index_.end()) return;
  const std::uint32_t position = it->second;
  const bool last = position + 1 == m_.items_.size();
  if (last) {
    unlist(position);
    m_.index_.erase(it);
  }
  m_.items_.erase(m_.items_.begin() + position);
  if (!last) rebuild_indexes(); // everything behind it has moved; undo takes back the last one first
}

void Applier::change(std::uint32_t position, const Change& change) {
  constexpr std::string_view kFields = "fields.";
  const std::string_view key = change.key;
  Item& item = m_.items_[position];
  if (key.starts_with(kFields)) return set_field(item, key.substr(kFields.size()), change.after);
  if (key == "text") return void(take(change.after, item.text));
  if (key == "by") return void(take(change.after, item.by));
  if (key == "role") return void(take(change.after, item.role));
  if (key == "at") return void(take(change.after, item.at));
  if (key == "marked") return void(take(change.after, item.marked));
  if (key == "hidden") return void(take(change.after, item.hidden));
  if (key == "parked") return void(take(change.after, item.parked));
  if (key == "removed") return void(take(change.after, item.removed));
  if (key == "group") return void(take(change.after, item.group));
  if (key == "review") return void(take(change.after, item.review));
  if (key != "place" && key != "from" && key != "stack") return;
  unlist(position);
  if (key == "place") take(change.after, item.place);
  if (key == "from") take(change.after, item.from);
  if (key == "stack") take(change.after, item.stack);
  list(position);
}

void Applier::operator()(const ItemChanged& e) {
  const auto it = m_.index_.find(e.id);
  if (it == m_.index_.end()) return;
  for (const Change& one : e.changes) change(it->second, one);
}

void Applier::operator()(const StackSet& e) { put(m_.stacks_, e.before, e.after, kSameId, e.position); }

void Applier::operator()(const LinkDrawn& e) {
  if (std::find(m_.links_.begin(), m_.links_.end(), e.link) == m_.links_.end())
    insert_at(m_.links_, e.position, e.link);
}

void Applier::operator()(const LinkErased& e) { std::erase(m_.links_, e.link); }

void Applier::operator()(const StepEntered& e) {
  m_.step_ = e.to;
  m_.visits_.push_back({e.to, e.at});
}

void Applier::operator()(const StepReturned& e) {
  m_.step_ = e.to;
  leave({e.from, e.at});
}

void Applier::leave(const Visit& visit) {
  const auto it = std::find(m_.visits_.rbegin(), m_.visits_.rend(), visit);
  if (it != m_.visits_.rend()) m_.visits_.erase(std::next(it).base());
}

void Applier::operator()(const AgreementSet& e) { put(m_.agreements_, e.before, e.after, kSameStep); }

void Applier::operator()(const MinuteTaken& e) { put(m_.minutes_, {}, std::optional(e.minute), kSameId); }
void Applier::operator()(const MinuteWithdrawn& e) { put(m_.minutes_, std::optional(e.minute), {}, kSameId); }

void Applier::operator()(const TimerSet& e) {
  if (e.after)
    m_.planned_minutes_[e.step] = *e.after;
  else
    m_.planned_minutes_.erase(e.step);
}

void Applier::operator()(const StepHidden& e) { m_.hidden_steps_.insert(e.step); }

void Applier::operator()(const StepRevealed& e) { m_.hidden_steps_.erase(e.step); }

Ballot* Applier::ballot(const std::string& id) {
  const auto it = find_id(m_.ballots_, id);
  return it == m_.ballots_.end() ? nullptr : &*it;
}

void Applier::operator()(const BallotOpened& e) {
  put(m_.ballots_, {}, std::optional(e.ballot), kSameId, e.position);
}

void Applier::operator()(const BallotWithdrawn& e) { put(m_.ballots_, std::optional(e.ballot), {}, kSameId); }

void Applier::operator()(const PaperCast& e) {
  if (Ballot* cast_in = ballot(e.ballot)) cast_in->papers.push_back(e.paper);
}

void Applier::operator()(const PaperWithdrawn& e) {
  Ballot* cast_in = ballot(e.ballot);
  if (cast_in == nullptr) return;
  auto& papers = cast_in->papers;
  Paper nameless = e.paper; // what is left of it once a secret ballot has been closed
  nameless.id.clear();
  auto it = std::find(papers.rbegin(), papers.rend(), e.paper);
  if (it == papers.rend()) it = std::find(papers.rbegin(), papers.rend(), nameless);
  if (it != papers.rend()) papers.erase(std::next(it).base());
}

void Applier::operator()(const BallotClosed& e) {
  Ballot* closed = ballot(e.ballot);
  if (closed == nullptr) return;
  closed->open = false;
  if (closed->secret && !e.papers.empty())
    closed->papers = e.papers;
  else if (closed->secret)
    mix(closed->papers); // closed again after an undo
}

void Applier::operator()(const BallotReopened& e) {
  if (Ballot* closed = ballot(e.ballot)) closed->open = true;
}

void Applier::operator()(const AgendaSet& e) { m_.course_.agenda = e.after; }

void Applier::operator()(const ClockTurned& e) {
  m_.course_.clock = e.to;
  m_.visits_.push_back({e.path, e.at});
}

void Applier::operator()(const ClockReturned& e) {
  m_.course_.clock = e.to;
  leave({e.path, e.at});
}

void Applier::operator()(const TimeAdded& e) {
  if (e.after == 0)
    m_.course_.extra_minutes.erase(e.path);
  else
    m_.course_.extra_minutes[e.path] = e.after;
}

void Applier::operator()(const StepLocked& e) { m_.course_.locked.insert(e.step); }
void Applier::operator()(const StepUnlocked& e) { m_.course_.locked.erase(e.step); }

void Applier::operator()(const AttendanceSet& e) { m_.record_.attendance = e.after; }
void Applier::operator()(const SecrecyRead& e) { m_.record_.secrecy_at = e.after; }
void Applier::operator()(const FollowUpSet& e) { put(m_.record_.follow_ups, e.before, e.after, kSameId, e.position); }
void Applier::operator()(const ActionSet& e) { put(m_.record_.actions, e.before, e.after, kSameId, e.position); }
void Applier::operator()(const PulseSet& e) { put(m_.record_.pulses, e.before, e.after, kSameQuestion, e.position); }
void Applier::operator()(const PlanCheckSet& e) { put(m_.record_.checks, e.before, e.after, kSameId); }
void Applier::operator()(const PublicWordingSet& e) {
  put(m_.record_.wordings, e.before, e.after, kSameText, e.position);
}

void Applier::operator()(const AttachmentAdded& e) {
  put(m_.attachments_, {}, std::optional(e.attachment), kSameId, e.position);
}

void Applier::operator()(const AttachmentWithdrawn& e) {
  put(m_.attachments_, std::optional(e.attachment), {}, kSameId);
}

void Applier::operator()(const GroundSet& e) {
  if (e.after.empty())
    m_.course_.grounds.erase(e.step);
  else
    m_.course_.grounds[e.step] = e.after;
}

void apply(Meeting& meeting, const Event& event) {
  Applier applier(meeting);
  std::visit(applier, event);
  applier.count_revision();
}

} // namespace yoriai::meeting
