// A meeting to try things on: commands as short JSON, the same ids every time.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/locale.hpp"
#include "meeting/command.hpp"
#include "meeting/event.hpp"
#include "meeting/meeting.hpp"
#include "sheets/library.hpp"

namespace yoriai::meeting::test {

// The shipped sheets.
const sheets::Library& library();
const base::Words& words(base::Lang lang);

// JSON with ' for ", so that it reads well in a test.
base::Json json(std::string_view text);

// A command as above, with its "do". An unknown one gives a Command that decide refuses.
Command command(std::string_view text);

class World {
public:
  explicit World(std::vector<std::string> sheets = {"hakodate", "resources"}, std::uint64_t seed = 1);

  // Decides and applies; what was refused changes nothing.
  base::Result<std::vector<Event>> send(const Command& command);
  base::Result<std::vector<Event>> send(std::string_view text) { return send(command(text)); }
  // The same for commands that must go through.
  void must(std::initializer_list<std::string_view> texts);
  void must(std::string_view text) { must({text}); }
  // Decides only.
  base::Result<std::vector<Event>> decide(const Command& command);

  base::Json state() const;
  base::Json at(std::string_view pointer) const; // into the state

  Meeting meeting;
  base::IdSource ids;
  TimeMs now = 1'772'676'000'000; // grows by a second with each command
};

// A small meeting of every sort of thing. Letters of the ids: u participant, h hypothesis, e evidence, p problem,
// f factor, i issue, w response, r resource, s stack, b ballot, m minute.
World furnished();

void apply_all(Meeting& meeting, const std::vector<Event>& events);
void take_back(Meeting& meeting, const std::vector<Event>& events);
// A meeting in which no letter was ever given: they are not given back when something is undone.
Meeting without_letters(const Meeting& meeting);
// Every index names exactly what is there, in order.
void expect_indexes_right(const Meeting& meeting);
// The refusal has a sentence in both languages with nothing left open.
void expect_sentence(const base::Error& error);

} // namespace yoriai::meeting::test
