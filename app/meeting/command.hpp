// The one vocabulary by which a meeting changes: screens, phones, `apply` and tests all use it.
//
// A command is a name and a flat JSON object of arguments. Adding one = a row in the table of
// meeting/commands.cpp (its fields and their types), a decide function, a data-driven test.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "meeting/event.hpp"
#include "meeting/meeting.hpp"
#include "sheets/library.hpp"

namespace yoriai::meeting {

struct Command {
  std::string name;                           // "add", "ballot.open"
  base::Json args = base::Json::object();     // everything but "do"

  // From {"do":"add",…}. Errors: "refused.not_a_command", "refused.unknown_command" {do}.
  static base::Result<Command> from_json(const base::Json& json);
  base::Json to_json() const;
};

// What decide may use beside the meeting. Nothing else: same inputs, same events.
struct DecideContext {
  const sheets::Library& library;
  base::IdSource& ids;
  TimeMs now = 0;
  const Attachment* taken = nullptr; // of `attach`: the file at `path`, read and looked at by the store
};

// All rules and refusals. Checks the shape (unknown field, wrong type, missing field), then the rule.
// An empty list means: accepted, nothing to change (setting a text to what it is).
// Does not know `undo` and `redo`: they belong to the store ("refused.not_here").
// Every refusal is Code::refused with a sentence "refused.…" naming the rule.
base::Result<std::vector<Event>> decide(const Meeting& meeting, const Command& command, DecideContext& context);

// The first event of a new meeting. Error "refused.unknown_sheet" {sheet}.
base::Result<Event> open_meeting(const std::vector<std::string>& sheets, DecideContext& context);

// Names of all commands, in the order of the documentation.
std::span<const std::string_view> command_names();

// Short ways to build the usual commands (screens and tests).
Command add(std::string_view kind, std::string_view text, base::Json more = base::Json::object());
Command set_fields(std::string_view id, base::Json fields);
Command with_id(std::string_view name, std::string_view id);

} // namespace yoriai::meeting
