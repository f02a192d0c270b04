#include "meeting/restate.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <set>

#include "base/ids.hpp"
#include "base/text.hpp"
#include "meeting/ballot_method.hpp"
#include "meeting/course.hpp"
#include "meeting/fields.hpp"
#include "meeting/ink.hpp"
#include "meeting/restore.hpp"
#include "meeting/rules.hpp"
#include "meeting/state_json.hpp"

namespace yoriai::meeting {
namespace {

using base::Json;
using base::refused;

constexpr std::size_t kMostThings = 20'000;    // of one list
constexpr std::int64_t kMostVotes = 1'000'000; // of all ballots together
constexpr int kMostHeads = 2000;
constexpr std::size_t kMostLetters = 4;

const Json& member(const Json& object, const char* key) {
  static const Json none;
  if (!object.is_object()) return none;
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

const Json& list(const Json& object, const char* key) {
  static const Json none = Json::array();
  const Json& found = member(object, key);
  return found.is_array() ? found : none;
}

std::string string(const Json& object, const char* key) {
  const Json& found = member(object, key);
  return found.is_string() ? found.get<std::string>() : std::string();
}

bool boolean(const Json& object, const char* key) {
  const Json& found = member(object, key);
  return found.is_boolean() && found.get<bool>();
}

std::int64_t whole(const Json& value) {
  constexpr double kMost = 9e15;
  if (!value.is_number()) return 0;
  const double number = value.get<double>();
  return std::isfinite(number) && std::abs(number) < kMost ? static_cast<std::int64_t>(number) : 0;
}
std::int64_t whole(const Json& object, const char* key) { return whole(member(object, key)); }

std::vector<std::string> strings(const Json& object, const char* key) {
  std::vector<std::string> all;
  for (const Json& one : list(object, key)) all.push_back(one.is_string() ? one.get<std::string>() : std::string());
  return all;
}

template <std::size_t N> bool one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return word.empty() || std::find(words.begin(), words.end(), word) != words.end();
}

// Every text as the program would have kept it; false for one that is too long for anything.
bool clean(Json& json) {
  if (json.is_string()) {
    auto& text = json.get_ref<Json::string_t&>();
    if (text.size() > kMostInkBytes) return false;
    text = base::clean_text(text);
  }
  if (json.is_structured())
    for (Json& part : json)
      if (!clean(part)) return false;
  return true;
}

// Reads what fits and remembers the first place that does not; the rest shows when the meeting that was made is compared.
class Restater {
public:
  Restater(const Json& state, const sheets::Library& library, const std::map<std::string, std::string>& sums,
           TimeMs now)
      : state_(state), restore_(member(state, "restore")), library_(library), sums_(sums), now_(now) {}

  base::Result<Restated> run() {
    open();
    if (!off_) read_all();
    if (off_) return *off_;
    settle();
    if (const std::string place = difference(); !place.empty()) return bad(place);
    return std::move(out_);
  }

private:
  static base::Error bad(std::string place) { return refused("import.bad_place", {{"place", std::move(place)}}); }
  void refuse(base::Error error) {
    if (!off_) off_ = std::move(error);
  }
  void demand(bool good, const std::string& place) {
    if (!good) refuse(bad(place));
  }
  void put(Event event) {
    meeting::apply(made_, event);
    out_.events.push_back(std::move(event));
  }

  // --- what single values must be
  void new_id(const std::string& id, const std::string& place) {
    demand(base::is_id(id) && ids_.insert(id).second, place + "/id");
  }
  void text(const std::string& value, const std::string& place) {
    constexpr std::size_t kMostBytes = 32'000;
    demand(value.size() <= kMostBytes && (value.size() <= kTextLimit || base::count_characters(value) <= kTextLimit),
           place);
  }
  void step(const std::string& path, const std::string& place) { demand(is_step(path), place); }
  bool is_step(const std::string& path) const {
    const auto* sheet = library_.sheet_of(path);
    return sheet != nullptr && has_sheet(sheet->id) && library_.step(path) != nullptr;
  }
  bool is_path(const std::string& path) const {
    return is_step(path) || (is_point(path) && base::is_id(std::string_view(path).substr(kPointPrefix.size())));
  }
  bool has_sheet(const std::string& id) const {
    return std::find(head_.sheets.begin(), head_.sheets.end(), id) != head_.sheets.end();
  }
  TimeMs time(const Json& object, const std::string& place) {
    const TimeMs at = instant_of(string(object, "at"));
    demand(at > 0, place + "/at");
    return at;
  }
  void date(const std::string& value, const std::string& place) {
    demand(value.empty() || base::parse_date(value), place);
  }

  template <typename Read> void each(const char* key, Read read) {
    const Json& all = list(state_, key);
    if (all.size() > kMostThings)
      return refuse(
          refused("import.too_many", {{"place", std::string("/") + key}, {"most", std::to_string(kMostThings)}}));
    for (std::size_t i = 0; i < all.size() && !off_; ++i)
      read(all[i], std::string("/") + key + "/" + std::to_string(i), i);
  }
  template <typename Read> void each_member(const char* key, Read read) {
    const Json& all = member(state_, key);
    if (!all.is_object()) return;
    for (const auto& [name, value] : all.items())
      if (!off_) read(name, value, std::string("/") + key + "/" + name);
  }

  void open() {
    if (!state_.is_object() || !member(state_, "format").is_number_integer() || !member(state_, "items").is_array() ||
        !member(state_, "meeting").is_object())
      return refuse(refused("import.not_a_meeting"));
    if (const auto format = whole(state_, "format"); format != 1)
      return refuse(format > 1 ? refused("import.newer", {{"format", std::to_string(format)}})
                               : refused("import.not_a_meeting"));
    head_.id = string(state_, "id");
    demand(base::is_id(head_.id), "/id");
    head_.sheets = strings(state_, "sheets");
    demand(!head_.sheets.empty(), "/sheets");
    for (std::size_t i = 0; i < head_.sheets.size(); ++i) {
      if (library_.sheet(head_.sheets[i]) == nullptr)
        refuse(refused("import.unknown_sheet", {{"sheet", excerpt(head_.sheets[i])}}));
      demand(std::count(head_.sheets.begin(), head_.sheets.end(), head_.sheets[i]) == 1,
             "/sheets/" + std::to_string(i));
    }
    head_.opened_at = whole(restore_, "opened_at");
    if (head_.opened_at <= 0) head_.opened_at = now_;
    for (const auto key : kHeadFields) {
      const std::string value = string(member(state_, "meeting"), std::string(key).c_str());
      text(value, "/meeting/" + std::string(key));
      if (key == "date" || key == "keep_until") date(value, "/meeting/" + std::string(key));
      if (!value.empty()) head_.about[std::string(key)] = value;
    }
    put(MeetingOpened{head_});
  }

  void read_all() {
    read_people();
    read_stacks();
    read_items();
    read_ties();
    read_course();
    read_record();
    read_votes();
    read_pictures();
    read_visits();
  }

  void read_people() {
    each("participants", [&](const Json& json, const std::string& place, std::size_t) {
      Participant person{string(json, "id"), string(json, "name"), string(json, "role"), string(json, "organisation"),
                         string(json, "group")};
      new_id(person.id, place);
      demand(is_role(person.role), place + "/role");
      for (const auto* value : {&person.name, &person.organisation, &person.group}) text(*value, place);
      people_.insert(person.id);
      put(ParticipantSet{std::nullopt, std::move(person)});
    });
  }

  void read_stacks() {
    each("stacks", [&](const Json& json, const std::string& place, std::size_t) {
      Stack stack{string(json, "id"), string(json, "title")};
      new_id(stack.id, place);
      text(stack.title, place + "/title");
      stacks_.insert(stack.id);
      put(StackSet{std::nullopt, std::move(stack), kAtEnd});
    });
  }

  void read_items() {
    each("items", [&](const Json& json, const std::string& place, std::size_t) {
      new_id(string(json, "id"), place);
      items_.insert(string(json, "id"));
    });
    const Json& written = list(restore_, "written_at");
    each("items", [&](const Json& json, const std::string& place, std::size_t i) {
      Item item = read_item(json, place);
      item.written_at = i < written.size() ? whole(written[i]) : head_.opened_at;
      put(ItemAdded{std::move(item)});
    });
    demand(!goes_round(), "/items");
    // Letters of things whose writing was taken back are not given again.
    for (const auto& kind : kinds()) {
      const auto given = whole(member(member(restore_, "letters_given"), kind.c_str()));
      if (given <= made_.letters_given(kind) || off_) continue;
      Item last;
      last.id = "letter_" + kind;
      last.kind = kind;
      last.symbol = letter(static_cast<int>(std::min<std::int64_t>(given, 10'000)) - 1,
                           library_.kind(kind)->lettering == sheets::Lettering::upper);
      if (items_.contains(last.id)) continue;
      put(ItemAdded{last});
      put(ItemWithdrawn{last});
    }
  }

  std::vector<std::string> kinds() const {
    std::vector<std::string> all;
    for (const auto& id : head_.sheets)
      for (const auto& kind : library_.sheet(id)->kinds)
        if (kind.lettering != sheets::Lettering::none) all.push_back(kind.id);
    return all;
  }

  Item read_item(const Json& json, const std::string& place) {
    Item item;
    item.id = string(json, "id");
    item.kind = string(json, "kind");
    item.text = string(json, "text");
    item.by = string(json, "by");
    item.role = string(json, "role");
    item.from = strings(json, "from");
    item.place = string(json, "place");
    item.symbol = string(json, "symbol");
    item.stack = string(json, "stack");
    item.group = string(json, "group");
    item.origin = string(json, "origin");
    item.review = string(json, "review");
    item.ink = string(json, "ink");
    item.marked = boolean(json, "marked");
    item.hidden = boolean(json, "hidden");
    item.parked = boolean(json, "parked");
    item.removed = boolean(json, "removed");
    if (const Json& at = member(json, "at"); at.is_array() && at.size() == 2 && at[0].is_number() && at[1].is_number())
      item.at = Point{at[0].get<double>(), at[1].get<double>()};
    check_item(item, json, place);
    return item;
  }

  void check_item(Item& item, const Json& json, const std::string& place) {
    const auto* kind = find_kind(made_, library_, item.kind);
    const auto* home = find_step_of_place(made_, library_, item.place);
    demand(kind != nullptr, place + "/kind");
    demand(home != nullptr && std::find(home->kinds.begin(), home->kinds.end(), item.kind) != home->kinds.end(),
           place + "/place");
    if (off_) return;
    text(item.text, place + "/text");
    text(item.group, place + "/group");
    demand(!item.text.empty() || !item.ink.empty() || kind->text_optional, place + "/text");
    demand(item.ink.empty() || parse_ink(item.ink), place + "/ink");
    demand(item.by.empty() || people_.contains(item.by), place + "/by");
    demand(item.role.empty() || is_role(item.role), place + "/role");
    demand(item.stack.empty() || stacks_.contains(item.stack), place + "/stack");
    demand(item.origin.empty() || base::is_id(item.origin), place + "/origin");
    demand(one_of(kReviews, item.review), place + "/review");
    demand(
        !item.at || std::all_of(item.at->begin(), item.at->end(), [](double part) { return part >= 0 && part <= 1; }),
        place + "/at");
    demand(item.from.size() <= kListLimit &&
               std::all_of(item.from.begin(), item.from.end(),
                           [&](const auto& id) { return items_.contains(id) && id != item.id; }),
           place + "/from");
    const bool lettered = kind->lettering != sheets::Lettering::none;
    const char first = kind->lettering == sheets::Lettering::upper ? 'A' : 'a';
    demand(item.symbol.empty() || (lettered && item.symbol.size() <= kMostLetters &&
                                   std::all_of(item.symbol.begin(), item.symbol.end(),
                                               [&](char c) { return c >= first && c < first + 26; }) &&
                                   letters_.insert(item.kind + "/" + item.symbol).second),
           place + "/symbol");
    const Json& fields = member(json, "fields");
    if (!fields.is_object()) return;
    for (const auto& [name, value] : fields.items()) {
      const auto* field = kind->field(name);
      auto read = field != nullptr ? read_field(*field, value) : base::Result<Value>(bad(""));
      if (!read) demand(value.is_null(), place + "/fields/" + excerpt(name));
      else put_field(item, name, std::move(*read));
    }
  }

  // Whether something comes from itself by some way round.
  bool goes_round() const {
    std::map<std::string_view, std::size_t> open; // parents not yet settled
    std::vector<std::string_view> settled;
    for (const Item& item : made_.items()) {
      open[item.id] = item.from.size();
      if (item.from.empty()) settled.push_back(item.id);
    }
    for (std::size_t i = 0; i < settled.size(); ++i)
      for (const auto at : made_.derived_from(settled[i])) {
        const Item& child = made_.items()[at];
        const auto times = static_cast<std::size_t>(std::count(child.from.begin(), child.from.end(), settled[i]));
        auto& left = open[child.id];
        left -= std::min(left, times);
        if (left == 0) settled.push_back(child.id);
      }
    return settled.size() < made_.items().size();
  }

  void read_ties() {
    each("links", [&](const Json& json, const std::string& place, std::size_t) {
      const std::string kind = string(json, "kind");
      Link link{string(json, "from"), string(json, "to"), kind == "serves" ? LinkKind::serves : LinkKind::arrow};
      demand(items_.contains(link.from) && items_.contains(link.to) && link.from != link.to &&
                 (kind == "arrow" || kind == "serves"),
             place);
      put(LinkDrawn{std::move(link), kAtEnd});
    });
    each("agreements", [&](const Json& json, const std::string& place, std::size_t) {
      Agreement agreement{string(json, "step"), string(json, "text"), time(json, place)};
      step(agreement.step, place + "/step");
      text(agreement.text, place + "/text");
      put(AgreementSet{std::nullopt, std::move(agreement)});
    });
    each("minutes", [&](const Json& json, const std::string& place, std::size_t) {
      Minute minute{string(json, "id"), string(json, "step"), string(json, "text"), time(json, place)};
      new_id(minute.id, place);
      step(minute.step, place + "/step");
      text(minute.text, place + "/text");
      put(MinuteTaken{std::move(minute)});
    });
  }

  void read_course() {
    std::vector<AgendaEntry> agenda;
    each("agenda", [&](const Json& json, const std::string& place, std::size_t) {
      agenda.push_back({string(json, "path"), string(json, "title"), boolean(json, "rest")});
      demand(is_path(agenda.back().path), place + "/path");
      text(agenda.back().title, place + "/title");
    });
    if (!agenda.empty()) put(AgendaSet{{}, std::move(agenda)});
    each_member("timers", [&](const std::string& path, const Json& value, const std::string& place) {
      const auto minutes = whole(value);
      demand(is_path(path) && minutes >= 1 && minutes <= kMostMinutes, place);
      put(TimerSet{path, std::nullopt, static_cast<int>(minutes)});
    });
    each_member("extra_minutes", [&](const std::string& path, const Json& value, const std::string& place) {
      const auto minutes = whole(value);
      demand(is_path(path) && std::abs(minutes) <= kMostMinutes, place);
      put(TimeAdded{path, 0, static_cast<int>(minutes)});
    });
    each("hidden_steps", [&](const Json& json, const std::string& place, std::size_t) {
      const std::string path = json.is_string() ? json.get<std::string>() : "";
      step(path, place);
      put(StepHidden{path});
    });
    each("locked", [&](const Json& json, const std::string& place, std::size_t) {
      const std::string path = json.is_string() ? json.get<std::string>() : "?";
      demand(path.empty() || is_step(path), place);
      put(StepLocked{path});
    });
  }

  void read_record() {
    std::map<std::string, int> heads;
    each_member("attendance", [&](const std::string& role, const Json& value, const std::string& place) {
      const auto count = whole(value);
      demand(is_role(role) && count >= 0 && count <= kMostHeads, place);
      heads[role] = static_cast<int>(count);
    });
    if (!heads.empty()) put(AttendanceSet{{}, std::move(heads)});
    if (const TimeMs at = instant_of(string(state_, "secrecy_at")); at > 0) put(SecrecyRead{0, at});
    each("follow_ups", [&](const Json& json, const std::string& place, std::size_t) {
      FollowUp f{string(json, "id"), string(json, "text"), string(json, "source"), string(json, "outcome"),
                 string(json, "note")};
      new_id(f.id, place);
      for (const auto* value : {&f.text, &f.source, &f.note}) text(*value, place);
      demand(one_of(kOutcomes, f.outcome), place + "/outcome");
      put(FollowUpSet{std::nullopt, std::move(f), kAtEnd});
    });
    each("actions", [&](const Json& json, const std::string& place, std::size_t) {
      Action a{string(json, "id"), string(json, "what"), string(json, "who"), string(json, "due"),
               string(json, "from")};
      new_id(a.id, place);
      for (const auto* value : {&a.what, &a.who}) text(*value, place);
      date(a.due, place + "/due");
      demand(a.from.empty() || base::is_id(a.from), place + "/from");
      put(ActionSet{std::nullopt, std::move(a), kAtEnd});
    });
    each("pulses", [&](const Json& json, const std::string& place, std::size_t) {
      Pulse pulse{string(json, "question"), {}};
      for (const Json& hands : list(json, "hands"))
        pulse.hands.push_back(static_cast<int>(std::clamp<std::int64_t>(whole(hands), -1, kMostHeads + 1)));
      demand(!pulse.question.empty() && one_of(kPulseQuestions, pulse.question), place + "/question");
      demand(pulse.hands.size() == kPulseAnswers &&
                 std::all_of(pulse.hands.begin(), pulse.hands.end(),
                             [](int hands) { return hands >= 0 && hands <= kMostHeads; }),
             place + "/hands");
      put(PulseSet{std::nullopt, std::move(pulse), kAtEnd});
    });
    each("plan_checks", [&](const Json& json, const std::string& place, std::size_t) {
      PlanCheck check{string(json, "id"), std::nullopt, string(json, "note")};
      if (member(json, "ok").is_boolean()) check.ok = boolean(json, "ok");
      demand(base::is_id(check.id), place + "/id");
      text(check.note, place + "/note");
      put(PlanCheckSet{std::nullopt, std::move(check)});
    });
    each("public_wordings", [&](const Json& json, const std::string& place, std::size_t) {
      PublicWording wording{string(json, "of"), string(json, "text")};
      demand(!wording.of.empty(), place + "/of");
      for (const auto* value : {&wording.of, &wording.text}) text(*value, place);
      put(PublicWordingSet{std::nullopt, std::move(wording), kAtEnd});
    });
  }

  void read_votes() {
    const Json& papers = list(restore_, "ballots");
    each("ballots", [&](const Json& json, const std::string& place, std::size_t i) {
      constexpr std::int64_t kMostDots = 1000;
      Ballot ballot;
      ballot.id = string(json, "id");
      ballot.method = string(json, "method");
      ballot.question = string(json, "question");
      ballot.targets = strings(json, "targets");
      ballot.secret = boolean(json, "secret");
      ballot.open = boolean(json, "open");
      ballot.budget = static_cast<int>(std::clamp<std::int64_t>(whole(json, "budget"), 0, kMostDots));
      ballot.cap = static_cast<int>(std::clamp<std::int64_t>(whole(json, "cap"), 0, kMostDots));
      new_id(ballot.id, place);
      text(ballot.question, place + "/question");
      demand(method_of(ballot.method).has_value(), place + "/method");
      demand(ballot.targets.size() <= kListLimit && std::all_of(ballot.targets.begin(), ballot.targets.end(),
                                                                [](const auto& id) { return base::is_id(id); }),
             place + "/targets");
      const bool cast = whole(json, "papers") > 0;
      if (cast && !(ballot.secret && ballot.open) && i >= papers.size()) refuse(refused("import.no_papers"));
      if (i < papers.size() && (votes_ += votes_in(papers[i])) > kMostVotes)
        refuse(refused("import.too_many", {{"place", "/restore/ballots"}, {"most", std::to_string(kMostVotes)}}));
      if (off_) return;
      if (ballot.secret && ballot.open && cast)
        out_.emptied_ballots.push_back(ballot.question.empty() ? ballot.id : ballot.question);
      if (i < papers.size() && !(ballot.secret && ballot.open)) ballot.papers = papers_of(ballot, papers[i]);
      if (!ballot.secret)
        for (std::size_t n = 0; n < ballot.papers.size(); ++n) ballot.papers[n].id = "n" + std::to_string(n + 1);
      put(BallotOpened{std::move(ballot), kAtEnd});
    });
  }

  // How much is made of what a file says of a ballot: a few bytes could ask for any number of papers.
  static std::int64_t votes_in(const Json& said) {
    std::int64_t all = std::clamp<std::int64_t>(whole(said, "papers"), 0, kMostVotes);
    for (const Json& group : list(said, "groups")) {
      all += std::clamp<std::int64_t>(whole(group, "papers"), 0, kMostVotes);
      for (const Json& votes : list(group, "votes")) all += std::clamp<std::int64_t>(whole(votes), 0, kMostVotes);
    }
    return all;
  }

  void read_pictures() {
    std::set<std::string> kept;
    each("attachments", [&](const Json& json, const std::string& place, std::size_t) {
      Attachment picture{string(json, "id"),
                         string(json, "item"),
                         string(json, "name"),
                         string(json, "type"),
                         static_cast<std::uint64_t>(std::max<std::int64_t>(whole(json, "bytes"), 0)),
                         0,
                         0,
                         ""};
      picture.width = static_cast<int>(std::clamp<std::int64_t>(whole(json, "width"), 0, 1'000'000));
      picture.height = static_cast<int>(std::clamp<std::int64_t>(whole(json, "height"), 0, 1'000'000));
      new_id(picture.id, place);
      text(picture.name, place + "/name");
      demand(picture.item.empty() || items_.contains(picture.item), place + "/item");
      const auto sum = sums_.find(picture.id);
      if (sum == sums_.end()) return void(++out_.pictures_left_out);
      picture.sum = sum->second;
      kept.insert(picture.id);
      put(AttachmentAdded{std::move(picture), kAtEnd});
    });
    each_member("grounds", [&](const std::string& path, const Json& value, const std::string& place) {
      const std::string id = value.is_string() ? value.get<std::string>() : "";
      demand(is_step(path) && base::is_id(id), place);
      if (kept.contains(id)) put(GroundSet{path, "", id});
    });
  }

  // A visit of a step enters it; one of another point turns the clock.
  void read_visits() {
    each("visits", [&](const Json& json, const std::string& place, std::size_t) {
      const std::string path = string(json, "step");
      const TimeMs at = time(json, place);
      demand(path.empty() || is_path(path), place + "/step");
      if (off_) return;
      if (is_step(path)) {
        put(StepEntered{step_, path, at});
        step_ = path;
      } else {
        ClockState to{path, path.empty()};
        put(ClockTurned{clock_, to, path, at});
        clock_ = std::move(to);
      }
    });
  }

  // Where it stands now: what was taken back is no visit any more.
  void settle() {
    const std::string step = string(state_, "step");
    if (made_.step() != step && (step.empty() || is_step(step))) put(StepReturned{made_.step(), step, 0});
    const Json& clock = member(state_, "clock");
    const ClockState wanted{string(clock, "point"), boolean(clock, "stopped")};
    if (!(made_.course().clock == wanted) && (wanted.point.empty() || is_path(wanted.point)))
      put(ClockReturned{made_.course().clock, wanted, "", 0});
  }

  std::string difference() const {
    Json wanted = state_, made = state_json(made_, library_, 0);
    for (const char* key : {"changes", "face_down", "restore"}) wanted.erase(key), made.erase(key);
    if (out_.pictures_left_out > 0)
      for (const char* key : {"attachments", "grounds"}) wanted.erase(key), made.erase(key);
    Json& ballots = made["ballots"];
    for (std::size_t i = 0; i < ballots.size(); ++i)
      if (ballots[i]["secret"] == true && ballots[i]["open"] == true)
        ballots[i]["papers"] = member(list(state_, "ballots")[i], "papers");
    if (std::string place = first_difference(wanted, made); !place.empty()) return place;
    if (!restore_.is_object()) return "";
    Json told = restore_;
    told.erase("pictures");
    std::string place = first_difference(told, restore_json(made_));
    return place.empty() ? place : "/restore" + place;
  }

  const Json& state_;
  const Json& restore_;
  const sheets::Library& library_;
  const std::map<std::string, std::string>& sums_;
  const TimeMs now_;
  Restated out_;
  Refusal off_;
  Head head_;
  Meeting made_;
  std::string step_;
  ClockState clock_;
  std::int64_t votes_ = 0;
  std::set<std::string, std::less<>> ids_, people_, stacks_, items_, letters_;
};

bool holds_nothing(const Json& json) {
  return json.is_null() || (json.is_string() && json.get_ref<const std::string&>().empty()) ||
         (json.is_boolean() && !json.get<bool>()) || (json.is_number() && json.get<double>() == 0) ||
         (json.is_structured() && json.empty());
}

std::string escaped(std::string_view name) {
  std::string out;
  for (const char c : excerpt(name)) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return out;
}

} // namespace

TimeMs instant_of(std::string_view iso) {
  // 2026-03-05T14:03:27+09:00
  constexpr std::size_t kLength = 25;
  if (iso.size() != kLength || iso[10] != 'T' || iso[13] != ':' || iso[16] != ':' || iso[22] != ':' ||
      (iso[19] != '+' && iso[19] != '-'))
    return 0;
  const auto day = base::parse_date(iso.substr(0, 10));
  int parts[5] = {};
  constexpr std::size_t kAt[5] = {11, 14, 17, 20, 23};
  for (std::size_t i = 0; i < 5; ++i) {
    const char tens = iso[kAt[i]], ones = iso[kAt[i] + 1];
    if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return 0;
    parts[i] = (tens - '0') * 10 + (ones - '0');
  }
  if (!day || parts[0] > 23 || parts[1] > 59 || parts[2] > 60 || parts[3] > 15 || parts[4] > 59) return 0;
  using namespace std::chrono;
  const sys_days days{year{day->year} / day->month / day->day};
  const TimeMs away = (parts[3] * 60 + parts[4]) * TimeMs{60'000} * (iso[19] == '-' ? -1 : 1);
  return static_cast<TimeMs>(days.time_since_epoch().count()) * 86'400'000 +
         ((parts[0] * 60 + parts[1]) * TimeMs{60} + parts[2]) * 1000 - away;
}

std::string first_difference(const Json& wanted, const Json& made) {
  if (wanted == made || (holds_nothing(wanted) && holds_nothing(made))) return "";
  if (wanted.is_object() && made.is_object()) {
    for (const auto& [key, value] : made.items())
      if (const std::string place = first_difference(member(wanted, key.c_str()), value);
          !place.empty() || (!wanted.contains(key) && !holds_nothing(value)))
        return "/" + escaped(key) + (place == "/" ? "" : place);
    for (const auto& [key, value] : wanted.items())
      if (!made.contains(key) && !holds_nothing(value)) return "/" + escaped(key);
    return "";
  }
  if (wanted.is_array() && made.is_array()) {
    for (std::size_t i = 0; i < std::max(wanted.size(), made.size()); ++i) {
      const std::string place = i < wanted.size() && i < made.size() ? first_difference(wanted[i], made[i]) : "/";
      if (!place.empty()) return "/" + std::to_string(i) + (place == "/" ? "" : place);
    }
    return "";
  }
  if (wanted.is_string() && made.is_string()) {
    const TimeMs at = instant_of(wanted.get_ref<const std::string&>());
    if (at != 0 && at == instant_of(made.get_ref<const std::string&>())) return "";
  }
  return "/";
}

Json restore_json(const Meeting& meeting) {
  Json written = Json::array(), ballots = Json::array();
  for (const Item& item : meeting.items()) written.push_back(item.written_at);
  for (const Ballot& ballot : meeting.ballots()) ballots.push_back(papers_json(ballot));
  return {{"opened_at", meeting.head().opened_at},
          {"written_at", std::move(written)},
          {"letters_given", take_apart(meeting).letters_given},
          {"ballots", std::move(ballots)}};
}

base::Result<Restated> restate(const Json& state, const sheets::Library& library,
                               const std::map<std::string, std::string>& sums, TimeMs now) {
  Json cleaned = state;
  if (!clean(cleaned)) return refused("import.not_a_meeting");
  return Restater(cleaned, library, sums, now).run();
}

} // namespace yoriai::meeting
