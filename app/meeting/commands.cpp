#include <algorithm>
#include <array>

#include "meeting/command.hpp"
#include "meeting/course.hpp"
#include "meeting/decide.hpp"

namespace yoriai::meeting {
namespace {

using base::Json;
using base::refused;

// Undo and redo belong to whoever keeps the changes.
Decision decide_elsewhere(const Request& request) {
  return refused("refused.not_here", {{"do", std::string(request.name)}});
}

struct Row {
  std::string_view name;
  std::vector<Arg> args;
  Decision (*decide)(const Request&);
};

constexpr bool kNeeded = true;

// Every command there is, in the order of the documentation.
//
// Beside what that lists: `add` and `set` take `role` and `group`, `timer` takes `add` (minutes given while it runs), and
// `step` goes to points of the agenda too. `role` is that of a writer who has no name (`by` wins); `ink` is what was
// written by hand, its text may be left out; `stack` takes `id`, and joins the first stack that is named or lain in unless an `id` asks for a new one; mark, remove, restore, park
// and unpark take a stack as all that lie in it, and `set` its title (text), place and point.
const std::vector<Row>& table() {
  using enum ArgType;
  static const std::vector<Row> kTable = {
      {"meeting",
       {{"title", text}, {"centre", text}, {"area", text}, {"date", date}, {"place", text}, {"purpose", text},
        {"goal", text}, {"secretariat", text}, {"openness", text}, {"keep_until", date},
        {"reached", text}, {"next_issues", text}},
       decide_meeting},
      {"participant",
       {{"id", id}, {"name", text}, {"role", role}, {"organisation", text}, {"group", text}},
       decide_participant},
      {"add",
       {{"kind", word, kNeeded}, {"text", text}, {"id", new_id}, {"by", id}, {"role", role}, {"from", ids},
        {"place", path}, {"at", point}, {"fields", object}, {"group", text}, {"ink", word}},
       decide_add},
      {"set",
       {{"id", id, kNeeded}, {"text", text}, {"fields", object}, {"at", point}, {"place", path}, {"by", id},
        {"role", role}, {"from", ids}, {"group", text}},
       decide_set},
      {"mark", {{"id", id, kNeeded}, {"on", boolean, kNeeded}}, decide_mark},
      {"stack", {{"ids", ids, kNeeded}, {"title", text}, {"id", new_id}}, decide_stack},
      {"unstack", {{"id", id, kNeeded}}, decide_unstack},
      {"remove", {{"id", id, kNeeded}}, decide_remove},
      {"restore", {{"id", id, kNeeded}}, decide_restore},
      {"link", {{"from", id, kNeeded}, {"to", id, kNeeded}, {"kind", word, kNeeded}}, decide_link},
      {"unlink", {{"from", id, kNeeded}, {"to", id, kNeeded}, {"kind", word, kNeeded}}, decide_unlink},
      {"step", {{"to", path, kNeeded}}, decide_step},
      {"agree", {{"step", path, kNeeded}, {"text", text}}, decide_agree},
      {"minute", {{"step", path, kNeeded}, {"text", text, kNeeded}, {"id", new_id}}, decide_minute},
      {"park", {{"id", id, kNeeded}}, decide_park},
      {"unpark", {{"id", id, kNeeded}}, decide_unpark},
      {"hide", {{"step", path, kNeeded}}, decide_hide},
      {"reveal", {{"step", path, kNeeded}}, decide_reveal},
      {"ballot.open",
       {{"id", new_id}, {"method", word, kNeeded}, {"targets", ids}, {"question", text},
        {"budget", whole, false, 1, 100}, {"cap", whole, false, 1, 100}, {"secret", boolean}},
       decide_ballot_open},
      {"ballot.cast",
       {{"ballot", id, kNeeded}, {"votes", votes, kNeeded}, {"paper", id}, {"role", role}},
       decide_ballot_cast},
      {"ballot.close", {{"ballot", id, kNeeded}}, decide_ballot_close},
      {"ballot.cancel", {{"ballot", id, kNeeded}}, decide_ballot_cancel},
      {"timer",
       {{"step", path, kNeeded}, {"minutes", whole, false, 1, kMostMinutes}, {"add", whole, false, -120, 120}},
       decide_timer},
      {"clock", {{"stop", boolean, kNeeded}}, decide_clock},
      {"agenda", {{"entries", list, kNeeded}}, decide_agenda},
      {"attendance", {{"counts", object, kNeeded}}, decide_attendance},
      {"secrecy", {{"read", boolean, kNeeded}}, decide_secrecy},
      {"follow_up",
       {{"id", id}, {"text", text}, {"source", text}, {"outcome", word}, {"note", text}},
       decide_follow_up},
      {"follow_up.remove", {{"id", id, kNeeded}}, decide_follow_up_remove},
      {"action", {{"id", id}, {"what", text}, {"who", text}, {"due", date}, {"from", id}}, decide_action},
      {"action.remove", {{"id", id, kNeeded}}, decide_action_remove},
      {"pulse", {{"question", word, kNeeded}, {"hands", list}}, decide_pulse},
      {"plan_check", {{"id", word, kNeeded}, {"ok", boolean}, {"note", text}}, decide_plan_check},
      {"public", {{"of", text, kNeeded}, {"text", text}, {"omit", boolean}}, decide_public},
      {"review", {{"id", id, kNeeded}, {"outcome", word}}, decide_review},
      {"lock", {{"step", path}}, decide_lock},
      {"unlock", {{"step", path}}, decide_unlock},
      {"attach", {{"id", id}, {"path", word, kNeeded}, {"picture", new_id}}, decide_attach},
      {"detach", {{"picture", id, kNeeded}}, decide_detach},
      {"ground", {{"step", path, kNeeded}, {"picture", id}}, decide_ground},
      {"undo", {}, decide_elsewhere},
      {"redo", {}, decide_elsewhere},
  };
  return kTable;
}

const Row* row_of(std::string_view name) {
  const auto it = std::find_if(table().begin(), table().end(), [&](const Row& row) { return row.name == name; });
  return it == table().end() ? nullptr : &*it;
}

base::Error unknown_command(std::string_view name) {
  return refused("refused.unknown_command", {{"do", excerpt(name)}});
}

} // namespace

base::Result<Command> Command::from_json(const Json& json) {
  const auto name = json.is_object() ? json.find("do") : json.end();
  if (!json.is_object() || name == json.end() || !name->is_string()) return refused("refused.not_a_command");
  Command command;
  command.name = name->get<std::string>();
  if (row_of(command.name) == nullptr) return unknown_command(command.name);
  for (const auto& [key, value] : json.items())
    if (key != "do") command.args[key] = value;
  return command;
}

Json Command::to_json() const {
  Json json = {{"do", name}};
  if (args.is_object())
    for (const auto& [key, value] : args.items()) json[key] = value;
  return json;
}

Decision decide(const Meeting& meeting, const Command& command, DecideContext& context) {
  const Row* row = row_of(command.name);
  if (row == nullptr) return unknown_command(command.name);
  const Request request(meeting, command, context);
  if (auto off = request.check_shape(row->args.data(), row->args.data() + row->args.size())) return *off;
  Decision decision = row->decide(request);
  if (decision)
    if (auto off = check_locks(meeting, context.library, *decision)) return *off;
  return decision;
}

base::Result<Event> open_meeting(const std::vector<std::string>& sheets, DecideContext& context) {
  Head head;
  for (const std::string& sheet : sheets) {
    if (context.library.sheet(sheet) == nullptr) return refused("refused.unknown_sheet", {{"sheet", excerpt(sheet)}});
    if (std::find(head.sheets.begin(), head.sheets.end(), sheet) == head.sheets.end()) head.sheets.push_back(sheet);
  }
  if (head.sheets.empty()) return refused("refused.no_sheet");
  head.id = context.ids.next("y");
  head.opened_at = context.now;
  return Event(MeetingOpened{std::move(head)});
}

std::span<const std::string_view> command_names() {
  static const std::vector<std::string_view> kNames = [] {
    std::vector<std::string_view> names;
    for (const Row& row : table()) names.push_back(row.name);
    return names;
  }();
  return kNames;
}

Command add(std::string_view kind, std::string_view text, Json more) {
  Json args = {{"kind", kind}};
  if (!text.empty()) args["text"] = text;
  for (const auto& [key, value] : more.items()) args[key] = value;
  return {"add", std::move(args)};
}

Command set_fields(std::string_view id, Json fields) {
  return {"set", Json{{"id", id}, {"fields", std::move(fields)}}};
}

Command with_id(std::string_view name, std::string_view id) { return {std::string(name), Json{{"id", id}}}; }

} // namespace yoriai::meeting
