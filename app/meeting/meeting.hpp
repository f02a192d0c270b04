// The document: everything one meeting holds, as plain values. It changes by events only (meeting/event.hpp),
// so that what is on disk, what is undone and what is drawn can never differ.
//
// One thread owns a Meeting; others get copies. Names follow the field: hypothesis 気づき・仮説, problem 問題,
// evidence 根拠, factor 要因, issue 課題, response 対応, resource 社会資源, agreement 合意.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "meeting/frame.hpp"

namespace yoriai::meeting {

// Left to right and bottom to top of a board or matrix, each 0..1. On a wall, y runs downwards.
using Point = std::array<double, 2>;

// What a field or property of an item can hold. monostate: never set (JSON null).
using Value = std::variant<std::monostate, bool, double, std::string, std::vector<std::string>, Point>;

// The roles people come in, in the order in which they are shown. Ids as in commands.
inline constexpr std::array<std::string_view, 7> kRoles = {
    "resident", "commissioner", "care_manager", "medical", "care_provider", "social_worker", "administration"};
inline constexpr std::string_view kOtherRole = "other";
bool is_role(std::string_view text); // one of kRoles, or kOtherRole

struct Participant {
  std::string id, name, role, organisation, group;
  bool operator==(const Participant&) const = default;
};

struct Item {
  std::string id, kind, text;
  std::string by;   // participant, or empty
  std::string role; // of the writer when `by` names nobody: a note written at the shared screen
  std::vector<std::string> from; // what it is derived from: hypothesis → problem → issue → response
  std::string place;             // "hakodate/1", "resources/mutual/quick"
  std::optional<Point> at;
  std::string symbol; // "a", "B", or empty; given once, never used again in this meeting
  bool marked = false, hidden = false, parked = false, removed = false;
  std::string stack;                   // id, or empty
  std::string group;  // "1G", "2G" …: whose board of its step it lies on; empty: everybody's
  std::string origin; // the meeting (Head::id) it was merged in from; empty: written here
  std::string review; // one of kReviews, or empty
  std::string ink;    // what was written by hand (meeting/ink.hpp), `text` being its caption; empty: typed
  std::map<std::string, Value> fields; // only those that were ever set; the sheet says which exist
  TimeMs written_at = 0;

  // The field's value, or monostate.
  const Value& field(std::string_view name) const;
  std::string field_text(std::string_view name) const; // "" unless it holds a string
  std::optional<double> field_number(std::string_view name) const;
  std::optional<bool> field_bool(std::string_view name) const;
  bool present() const { return !removed && !parked; } // lies in its step, face up or face down
  bool live() const { return present() && !hidden; }   // takes part in its step: the room can read it
  bool operator==(const Item&) const = default;
};

struct Stack {
  std::string id, title;
  bool operator==(const Stack&) const = default;
};

enum class LinkKind { arrow, serves };
struct Link {
  std::string from, to;
  LinkKind kind = LinkKind::arrow;
  bool operator==(const Link&) const = default;
};

struct Agreement {
  std::string step, text;
  TimeMs at = 0;
  bool operator==(const Agreement&) const = default;
};

struct Minute {
  std::string id, step, text;
  TimeMs at = 0;
  bool operator==(const Minute&) const = default;
};

struct Paper {
  std::string id;   // empty once a secret ballot is closed
  std::string role; // may be empty
  std::map<std::string, int> votes; // target → dots
  bool operator==(const Paper&) const = default;
};

struct Ballot {
  std::string id, method, question;
  std::vector<std::string> targets; // items or stacks
  int budget = 0, cap = 0;
  bool secret = false, open = true;
  std::vector<Paper> papers;
  bool operator==(const Ballot&) const = default;
};

struct Visit {
  std::string step;
  TimeMs at = 0;
  bool operator==(const Visit&) const = default;
};

struct Head {
  std::string id;
  std::vector<std::string> sheets;
  TimeMs opened_at = 0;
  // title centre area date place purpose goal secretariat openness keep_until reached next_issues; only those that were ever set
  std::map<std::string, std::string> about;

  const std::string& operator[](std::string_view name) const; // "" when never set
  bool operator==(const Head&) const = default;
};

// Which header fields there are, in the order of the papers.
inline constexpr std::array<std::string_view, 12> kHeadFields = {
    "title", "centre",      "area",     "date",       "place",   "purpose",
    "goal",  "secretariat", "openness", "keep_until", "reached", "next_issues"};

class Meeting {
public:
  const Head& head() const { return head_; }
  const std::string& step() const { return step_; } // "" before the first
  std::span<const Participant> participants() const { return participants_; }
  std::span<const Item> items() const { return items_; } // in order of writing, removed ones too
  std::span<const Stack> stacks() const { return stacks_; }
  std::span<const Link> links() const { return links_; }
  std::span<const Agreement> agreements() const { return agreements_; } // one a step at most
  std::span<const Minute> minutes() const { return minutes_; }
  std::span<const Ballot> ballots() const { return ballots_; }
  std::span<const Visit> visits() const { return visits_; }
  const std::map<std::string, int>& planned_minutes() const { return planned_minutes_; } // set by `timer`
  // Steps of silent writing: what is written there now lies face down until the step is revealed.
  const std::set<std::string, std::less<>>& hidden_steps() const { return hidden_steps_; }

  const Course& course() const { return course_; }
  const Record& record() const { return record_; }
  std::span<const Attachment> attachments() const { return attachments_; }

  // nullptr when unknown. Pointers live until the next event is applied.
  const Participant* participant(std::string_view id) const;
  const Item* item(std::string_view id) const;
  const Stack* stack(std::string_view id) const;
  const Ballot* ballot(std::string_view id) const;
  const Agreement* agreement(std::string_view step) const;
  const Attachment* attachment(std::string_view id) const;

  // Positions in items(), in order of writing; removed and parked ones too. Constant time.
  std::span<const std::uint32_t> of_kind(std::string_view kind) const;
  std::span<const std::uint32_t> at_place(std::string_view place) const;
  std::span<const std::uint32_t> derived_from(std::string_view id) const; // items whose `from` names id
  std::span<const std::uint32_t> in_stack(std::string_view stack) const;

  // The role of an item's writer: the participant's, else the item's own, else "".
  std::string_view role_of(const Item& item) const;

  // Letters given so far to a kind; the next one is letter(count).
  int letters_given(std::string_view kind) const;

  // Grows with every applied event: what is derived from the meeting is kept until it changes.
  std::uint64_t revision() const { return revision_; }

  // Everything the meeting holds is the same (revision and caches apart).
  bool same_as(const Meeting& other) const;

private:
  friend class Applier; // meeting/apply.cpp
  friend class Restorer; // meeting/restore.hpp: from a snapshot

  Head head_;
  std::string step_;
  std::vector<Participant> participants_;
  std::vector<Item> items_;
  std::vector<Stack> stacks_;
  std::vector<Link> links_;
  std::vector<Agreement> agreements_;
  std::vector<Minute> minutes_;
  std::vector<Ballot> ballots_;
  std::vector<Visit> visits_;
  std::map<std::string, int> planned_minutes_;
  std::map<std::string, int> letters_given_;
  std::set<std::string, std::less<>> hidden_steps_;
  Course course_;
  Record record_;
  std::vector<Attachment> attachments_;
  std::uint64_t revision_ = 0;

  // Derived indexes; apply keeps them.
  struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  template <typename T> using ByName = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;
  ByName<std::uint32_t> index_;
  ByName<std::vector<std::uint32_t>> by_kind_, by_place_, by_parent_, by_stack_;
};

// The n-th letter, from 0: a b … z aa ab …; upper case likewise. Lettering::none gives "".
std::string letter(int n, bool upper);

} // namespace yoriai::meeting
