// What several commands ask and do: the sheets of this meeting, items that may be touched, changes as events.
// Inner header of the room.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "meeting/request.hpp"

namespace yoriai::meeting {

// --- the sheets this meeting uses; nullptr when none of them has it
const sheets::Kind* find_kind(const Meeting& meeting, const sheets::Library& library, std::string_view kind);
const sheets::Step* find_step(const Meeting& meeting, const sheets::Library& library, std::string_view path);
const sheets::Step* find_step_of_place(const Meeting& meeting, const sheets::Library& library, std::string_view place);
// The plane that things of this kind are placed on: their `at` and two of their fields are the same.
const sheets::Matrix* find_matrix(const Meeting& meeting, const sheets::Library& library, std::string_view kind);

base::Result<const sheets::Kind*> kind_of_meeting(const Request& request, std::string_view kind);
base::Result<const sheets::Step*> step_of_meeting(const Request& request, std::string_view path);

// --- items
base::Result<const Item*> known_item(const Request& request, std::string_view id);
// Not in the trash.
base::Result<const Item*> usable_item(const Request& request, std::string_view id);
// In nobody's trash and face up: the room works with it. Error "refused.face_down" for a note that nobody has read yet.
base::Result<const Item*> readable_item(const Request& request, std::string_view id);
Refusal check_face_up(const Item& item);
// What is written there now lies face down.
bool is_hidden_place(const Meeting& meeting, const sheets::Library& library, std::string_view place);
// An item, or all of a stack.
base::Result<std::vector<const Item*>> known_things(const Request& request, std::string_view id);

// {id}, {symbol} and the beginning of its {text} (the id where there is none, or where it lies face down), for a
// sentence.
base::Args named(const Item& item);

// --- changes
std::vector<Change> difference(const Item& before, const Item& after);
// Adds the event that makes `before` into `after`, if they differ.
void change_item(const Item& before, const Item& after, Events& events);
// A stack that `leaving` leave with less than two things falls apart.
void dissolve_if_small(const Meeting& meeting, std::string_view stack, std::span<const Item* const> leaving,
                       Events& events);
std::uint32_t position_of(const Meeting& meeting, const Stack& stack);

} // namespace yoriai::meeting
