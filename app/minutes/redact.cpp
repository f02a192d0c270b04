#include "minutes/redact.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "base/names.hpp"
#include "meeting/attendance.hpp"
#include "meeting/restore.hpp"
#include "minutes/public_texts.hpp"

namespace yoriai::minutes {
namespace {

using meeting::Item;
using meeting::Parts;

// Leaves out items, and every thread that led to them.
template <typename Is> void drop_items(Parts& parts, Is is) {
  std::set<std::string> gone;
  for (const Item& item : parts.items)
    if (is(item)) gone.insert(item.id);
  std::erase_if(parts.items, [&](const Item& item) { return gone.count(item.id) > 0; });
  for (Item& item : parts.items) std::erase_if(item.from, [&](const std::string& id) { return gone.count(id) > 0; });
  std::erase_if(parts.links, [&](const auto& link) { return gone.count(link.from) + gone.count(link.to) > 0; });
  std::erase_if(parts.stacks, [&](const auto& stack) {
    return std::none_of(parts.items.begin(), parts.items.end(), [&](const Item& i) { return i.stack == stack.id; });
  });
}

// An id may have been chosen by hand and hold a name.
void number_anew(Parts& parts) {
  std::map<std::string, std::string> names;
  const auto give = [&](std::string& id, const char* letter, std::size_t number) {
    id = names[id] = letter + std::to_string(number + 1);
  };
  const auto rename = [&](std::string& id) {
    if (const auto found = names.find(id); found != names.end()) id = found->second;
  };
  for (std::size_t i = 0; i < parts.items.size(); ++i) give(parts.items[i].id, "n", i);
  for (std::size_t i = 0; i < parts.stacks.size(); ++i) give(parts.stacks[i].id, "s", i);
  for (Item& item : parts.items) {
    rename(item.stack);
    for (auto& id : item.from) rename(id);
  }
  for (auto& link : parts.links) rename(link.from), rename(link.to);
  for (std::size_t i = 0; i < parts.ballots.size(); ++i) {
    meeting::Ballot& ballot = parts.ballots[i];
    ballot.id = "b" + std::to_string(i + 1);
    for (auto& target : ballot.targets) rename(target);
    for (auto& paper : ballot.papers) {
      std::map<std::string, int> votes;
      for (const auto& [target, dots] : paper.votes) {
        std::string now = target;
        rename(now);
        votes[now] = dots;
      }
      paper.votes = std::move(votes);
    }
  }
  for (std::size_t i = 0; i < parts.record.follow_ups.size(); ++i)
    parts.record.follow_ups[i].id = "f" + std::to_string(i + 1);
  for (std::size_t i = 0; i < parts.record.actions.size(); ++i) {
    parts.record.actions[i].id = "t" + std::to_string(i + 1);
    rename(parts.record.actions[i].from);
  }
}

// Points of the agenda that somebody put in; the opening and the closing are everybody's.
void number_points_anew(Parts& parts) {
  std::map<std::string, std::string> names;
  for (auto& entry : parts.course.agenda) {
    if (!entry.path.starts_with(meeting::kPointPrefix) || entry.path == meeting::kOpeningPoint ||
        entry.path == meeting::kClosingPoint)
      continue;
    entry.path = names[entry.path] = std::string(meeting::kPointPrefix) + "p" + std::to_string(names.size() + 1);
  }
  const auto renamed = [&](const std::string& path) {
    const auto found = names.find(path);
    return found == names.end() ? path : found->second;
  };
  const auto rename_keys = [&](std::map<std::string, int>& minutes) {
    std::map<std::string, int> all;
    for (const auto& [path, count] : minutes) all[renamed(path)] = count;
    minutes = std::move(all);
  };
  rename_keys(parts.course.extra_minutes), rename_keys(parts.planned_minutes);
  parts.course.clock.point = renamed(parts.course.clock.point);
  parts.course.locked.clear();
  for (auto& visit : parts.visits) visit.step = renamed(visit.step);
}

// A ballot on something that does not go out.
void drop_lost_ballots(Parts& parts) {
  const auto lost = [&](const std::string& target) {
    return std::none_of(parts.items.begin(), parts.items.end(),
                        [&](const Item& i) { return i.id == target || i.stack == target; });
  };
  std::erase_if(parts.ballots,
                [&](const auto& ballot) { return std::any_of(ballot.targets.begin(), ballot.targets.end(), lost); });
}

// Texts that stand for themselves vanish when they are left out; the others leave a sign that something was there.
bool leaves_a_sign(const PublicPlace& place) {
  using What = PublicPlace::What;
  return place.what == What::item || place.what == What::agreement || place.what == What::ballot;
}

} // namespace

meeting::Meeting redact(const meeting::Meeting& meeting, const sheets::Library& library, const base::Words& words,
                        const Filing* filing) {
  static const Filing kNone;
  const Filing& known = filing != nullptr ? *filing : kNone;
  const auto people = known_people(meeting, known);
  std::map<std::string, std::string> decided;
  for (const auto& wording : meeting.record().wordings) decided[wording.of] = wording.text;
  const std::string unseen(words("minutes.public.unseen")), left_out(words("minutes.public.left_out"));
  Parts parts = public_parts(meeting);
  each_public_text(parts, library, [&](const PublicPlace& place, std::string& text, const std::string& beside) {
    if (const auto found = decided.find(text); found != decided.end())
      text = found->second.empty() && leaves_a_sign(place) ? left_out : found->second;
    else if (!marks_of(text, beside, known, people).empty()) text = unseen;
  });
  std::erase_if(parts.record.actions, [](const auto& action) { return action.what.empty(); });
  for (Item& item : parts.items)
    if (const Item* original = meeting.item(item.id); item.text.empty() && !original->ink.empty())
      item.text = words("minutes.ink");
  drop_lost_ballots(parts);
  number_anew(parts);
  number_points_anew(parts);
  return meeting::put_together(std::move(parts));
}

meeting::Meeting unnamed(const meeting::Meeting& meeting, const base::Words& words) {
  Parts parts = meeting::take_apart(meeting);
  std::vector<std::string> names;
  for (const auto& person : parts.participants) names.push_back(person.name);
  const auto spelled = base::spellings_of(names);
  const auto mask = [&](std::string& text) { base::mask_names(text, spelled); };
  for (Item& item : parts.items) {
    item.role = std::string(meeting.role_of(item));
    item.by.clear();
    mask(item.text);
    if (!item.ink.empty()) item.text += words(item.text.empty() ? "minutes.ink" : "minutes.ink_sign"), item.ink.clear();
    for (auto& [key, value] : item.fields)
      if (auto* text = std::get_if<std::string>(&value)) mask(*text);
  }
  for (auto& action : parts.record.actions) {
    const auto person = std::find_if(parts.participants.begin(), parts.participants.end(),
                                     [&](const auto& p) { return !p.name.empty() && p.name == action.who; });
    if (person != parts.participants.end()) action.who = words("minutes.role." + person->role);
    mask(action.what), mask(action.who);
  }
  for (auto& [key, value] : parts.head.about) mask(value);
  for (auto& stack : parts.stacks) mask(stack.title);
  for (auto& agreement : parts.agreements) mask(agreement.text);
  for (auto& minute : parts.minutes) mask(minute.text);
  for (auto& ballot : parts.ballots) mask(ballot.question);
  for (auto& f : parts.record.follow_ups) mask(f.text), mask(f.source), mask(f.note);
  for (auto& check : parts.record.checks) mask(check.note);
  for (auto& entry : parts.course.agenda) mask(entry.title);
  for (auto& attachment : parts.attachments) mask(attachment.name);
  parts.record.wordings.clear();
  for (const auto role : meeting::kRoles)
    if (const int heads = meeting::heads_of(meeting, role); heads > 0)
      parts.record.attendance[std::string(role)] = heads;
  if (const int heads = meeting::heads_of(meeting, meeting::kOtherRole); heads > 0)
    parts.record.attendance[std::string(meeting::kOtherRole)] = heads;
  parts.participants.clear();
  return meeting::put_together(std::move(parts));
}

meeting::Meeting seen_by(const meeting::Meeting& meeting, const sheets::Library& library, const base::Words& words,
                         const Options& options) {
  if (options.open_public) return redact(meeting, library, words, options.filing);
  const meeting::Meeting face_up = without_face_down(meeting);
  return options.names ? face_up : unnamed(face_up, words);
}

meeting::Meeting with_parts(const meeting::Meeting& meeting, const sheets::Library& library, const Options& options) {
  if (options.without.empty()) return meeting;
  Parts parts = meeting::take_apart(meeting);
  const auto sheet_gone = [&](const std::string& path) {
    const auto* sheet = library.sheet_of(path);
    return sheet != nullptr && !options.has("sheet/" + sheet->id);
  };
  drop_items(parts, [&](const Item& item) { return sheet_gone(item.place); });
  std::erase_if(parts.agreements, [&](const auto& agreement) { return sheet_gone(agreement.step); });
  std::erase_if(parts.minutes, [&](const auto& minute) { return sheet_gone(minute.step); });
  std::erase_if(parts.head.sheets, [&](const auto& id) { return !options.has("sheet/" + id); });
  if (!options.has("notes")) drop_items(parts, [](const Item& item) { return item.kind == "hypothesis"; });
  drop_lost_ballots(parts);
  if (!options.has("ballots")) parts.ballots.clear();
  if (!options.has("next")) parts.record.actions.clear(), parts.head.about.erase("next_issues");
  if (!options.has("overview")) {
    std::erase_if(parts.head.about, [](const auto& entry) { return entry.first != "title"; });
    parts.participants.clear(), parts.record.attendance.clear(), parts.course.agenda.clear();
    for (Item& item : parts.items) item.role = std::string(meeting.role_of(item)), item.by.clear();
  }
  return meeting::put_together(std::move(parts));
}

meeting::Meeting with_ink_named(const meeting::Meeting& meeting, const base::Words& words) {
  const auto is_mute = [](const Item& item) { return item.text.empty() && !item.ink.empty(); };
  if (std::none_of(meeting.items().begin(), meeting.items().end(), is_mute)) return meeting;
  Parts parts = meeting::take_apart(meeting);
  for (Item& item : parts.items)
    if (is_mute(item)) item.text = words("minutes.ink");
  return meeting::put_together(std::move(parts));
}

meeting::Meeting without_face_down(const meeting::Meeting& meeting) {
  Parts parts = meeting::take_apart(meeting);
  std::erase_if(parts.attachments, [&](const auto& attachment) {
    const auto* item = meeting.item(attachment.item);
    return item != nullptr && item->hidden;
  });
  drop_items(parts, [](const Item& item) { return item.hidden; });
  return meeting::put_together(std::move(parts));
}

std::map<std::string, int> count_face_down(const meeting::Meeting& meeting, const sheets::Library& library) {
  std::map<std::string, int> counts;
  for (const Item& item : meeting.items())
    if (item.hidden && item.present())
      if (const auto* step = library.step_of_place(item.place)) ++counts[step->path];
  return counts;
}

} // namespace yoriai::minutes
