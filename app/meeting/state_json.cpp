#include "meeting/state_json.hpp"

#include <cmath>

#include "base/time.hpp"
#include "meeting/tally.hpp"

namespace yoriai::meeting {
namespace {

using base::Json;

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

struct ToJson {
  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(bool value) const { return value; }
  Json operator()(double value) const {
    // A rank is written 3, not 3.0.
    const bool whole = std::abs(value) < 1e15 && value == std::floor(value);
    return whole ? Json(static_cast<std::int64_t>(value)) : Json(value);
  }
  Json operator()(const std::string& value) const { return value; }
  Json operator()(const std::vector<std::string>& value) const { return value; }
  Json operator()(const Point& value) const { return Json::array({value[0], value[1]}); }
};

Json head_json(const Head& head) {
  Json json = Json::object();
  for (const auto key : kHeadFields) json[std::string(key)] = or_null(head[key]);
  return json;
}

Json participant_json(const Participant& participant) {
  return {{"id", participant.id},
          {"name", participant.name},
          {"role", participant.role},
          {"organisation", or_null(participant.organisation)},
          {"group", or_null(participant.group)}};
}

Json fields_json(const Item& item, const sheets::Library& library) {
  Json json = Json::object();
  if (const sheets::Kind* kind = library.kind(item.kind))
    for (const sheets::Field& field : kind->fields) json[field.id] = nullptr;
  for (const auto& [name, value] : item.fields) json[name] = std::visit(ToJson(), value);
  return json;
}

Json item_json(const Item& item, const sheets::Library& library) {
  return {{"id", item.id},
          {"kind", item.kind},
          {"text", item.text},
          {"by", or_null(item.by)},
          {"from", item.from},
          {"place", item.place},
          {"at", item.at ? ToJson()(*item.at) : Json()},
          {"symbol", or_null(item.symbol)},
          {"marked", item.marked},
          {"hidden", item.hidden},
          {"parked", item.parked},
          {"removed", item.removed},
          {"stack", or_null(item.stack)},
          {"fields", fields_json(item, library)},
          {"role", or_null(item.role)},
          {"group", or_null(item.group)},
          {"origin", or_null(item.origin)},
          {"review", or_null(item.review)},
          {"ink", or_null(item.ink)}};
}

Json stack_json(const Meeting& meeting, const Stack& stack) {
  Json items = Json::array();
  for (const auto at : meeting.in_stack(stack.id)) items.push_back(meeting.items()[at].id);
  return {{"id", stack.id}, {"title", or_null(stack.title)}, {"items", std::move(items)}};
}

// What only some methods have: the proportion of yes; the fingers, their mean, and how many showed few.
void add_of_method(Json& json, const Tally& tally, const TargetResult& result) {
  if (tally.method == Method::yesno) {
    json["yes"] = result.score;
    json["no"] = result.votes - result.score;
    json["share"] = result.votes == 0 ? Json() : Json(static_cast<double>(result.score) / result.votes);
  }
  if (tally.method == Method::fist) {
    const Shown all = shown(tally.fingers);
    json["fingers"] = tally.fingers;
    json["mean"] = all.papers == 0 ? Json() : Json(all.mean);
    json["below_3"] = all.low;
  }
}

Json results_json(const Ballot& ballot) {
  const auto counted = tally(ballot);
  if (!counted) return nullptr;
  Json results = Json::array();
  for (const TargetResult& result : counted->results) {
    Json by_role = Json::object();
    for (const auto& [role, score] : result.by_role) by_role[role] = score;
    Json json = {{"item", or_null(result.item)},
                 {"score", result.score},
                 {"votes", result.votes},
                 {"by_role", std::move(by_role)}};
    add_of_method(json, *counted, result);
    results.push_back(std::move(json));
  }
  return results;
}

Json ballot_json(const Ballot& ballot) {
  const auto number = [](int value) { return value == 0 ? Json() : Json(value); };
  return {{"id", ballot.id},         {"method", ballot.method},        {"question", or_null(ballot.question)},
          {"targets", ballot.targets}, {"budget", number(ballot.budget)}, {"cap", number(ballot.cap)},
          {"secret", ballot.secret}, {"open", ballot.open},            {"papers", ballot.papers.size()},
          {"results", results_json(ballot)}};
}

template <typename Things, typename Make> Json list_json(const Things& things, Make make) {
  Json list = Json::array();
  for (const auto& thing : things) list.push_back(make(thing));
  return list;
}

void put_course(const Course& course, Json& json) {
  json["agenda"] = list_json(course.agenda, [](const AgendaEntry& entry) -> Json {
    return {{"path", entry.path}, {"title", or_null(entry.title)}, {"rest", entry.rest}};
  });
  json["clock"] = {{"point", or_null(course.clock.point)}, {"stopped", course.clock.stopped}};
  json["extra_minutes"] = course.extra_minutes;
  json["locked"] = course.locked;
  json["grounds"] = course.grounds;
}

void put_record(const Record& record, Json& json) {
  json["attendance"] = record.attendance;
  json["secrecy_at"] = record.secrecy_at == 0 ? Json() : Json(base::iso_local(record.secrecy_at));
  json["follow_ups"] = list_json(record.follow_ups, [](const FollowUp& f) -> Json {
    return {{"id", f.id}, {"text", f.text}, {"source", or_null(f.source)}, {"outcome", or_null(f.outcome)}, {"note", or_null(f.note)}};
  });
  json["actions"] = list_json(record.actions, [](const Action& a) -> Json {
    return {{"id", a.id}, {"what", a.what}, {"who", or_null(a.who)}, {"due", or_null(a.due)}, {"from", or_null(a.from)}};
  });
  json["pulses"] = list_json(record.pulses, [](const Pulse& p) -> Json { return {{"question", p.question}, {"hands", p.hands}}; });
  json["plan_checks"] = list_json(record.checks, [](const PlanCheck& c) -> Json {
    return {{"id", c.id}, {"ok", c.ok ? Json(*c.ok) : Json()}, {"note", or_null(c.note)}};
  });
  json["public_wordings"] = list_json(
      record.wordings, [](const PublicWording& w) -> Json { return {{"of", w.of}, {"text", or_null(w.text)}}; });
}

Json attachment_json(const Attachment& a) {
  return {{"id", a.id},       {"item", or_null(a.item)}, {"name", a.name},     {"type", a.type},
          {"bytes", a.bytes}, {"width", a.width},        {"height", a.height}};
}

} // namespace

Json state_json(const Meeting& meeting, const sheets::Library& library, std::uint64_t changes) {
  Json json;
  json["format"] = 1;
  json["id"] = meeting.head().id;
  json["meeting"] = head_json(meeting.head());
  json["sheets"] = meeting.head().sheets;
  json["step"] = or_null(meeting.step());
  json["participants"] = list_json(meeting.participants(), participant_json);
  json["items"] = list_json(meeting.items(), [&](const Item& item) { return item_json(item, library); });
  json["links"] = list_json(meeting.links(), [](const Link& link) -> Json {
    return {{"from", link.from}, {"to", link.to}, {"kind", link.kind == LinkKind::arrow ? "arrow" : "serves"}};
  });
  json["stacks"] = list_json(meeting.stacks(), [&](const Stack& stack) { return stack_json(meeting, stack); });
  json["agreements"] = list_json(meeting.agreements(), [](const Agreement& a) -> Json {
    return {{"step", a.step}, {"text", or_null(a.text)}, {"at", base::iso_local(a.at)}};
  });
  json["minutes"] = list_json(meeting.minutes(), [](const Minute& m) -> Json {
    return {{"step", m.step}, {"text", m.text}, {"at", base::iso_local(m.at)}, {"id", m.id}};
  });
  json["ballots"] = list_json(meeting.ballots(), ballot_json);
  json["changes"] = changes;
  json["visits"] = list_json(meeting.visits(), [](const Visit& visit) -> Json {
    return {{"step", or_null(visit.step)}, {"at", base::iso_local(visit.at)}};
  });
  json["timers"] = meeting.planned_minutes();
  json["hidden_steps"] = meeting.hidden_steps();
  put_course(meeting.course(), json);
  put_record(meeting.record(), json);
  json["attachments"] = list_json(meeting.attachments(), attachment_json);
  return json;
}

} // namespace yoriai::meeting
