// A command on its way through decide: its arguments, read without fear of their shape, and the sheets of this
// meeting. Inner header of the room.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "meeting/command.hpp"

namespace yoriai::meeting {

using Events = std::vector<Event>;
using Decision = base::Result<Events>;
using Refusal = std::optional<base::Error>;

// What an argument must look like. `null` is let through where an argument may be left out: it clears.
enum class ArgType {
  text,    // 1 to 2,000 characters once cleaned
  new_id,  // an id that nothing in the meeting has yet
  id,      // an id
  ids,     // a list of ids
  path,    // of a step or place
  word,    // one of a few, checked by the rule
  role,    // one of kRoles, or other
  boolean, //
  whole,   // a whole number from least to most
  date,    // YYYY-MM-DD
  point,   // [x, y], each 0..1
  object,  //
  list,    // its entries are checked by the rule
  votes,   // an object, or one value
};

struct Arg {
  std::string_view name;
  ArgType type;
  bool required = false;
  int least = 0, most = 0; // of a whole number
};

inline constexpr std::size_t kTextLimit = 2000; // characters; interfaces of the session file and of scripts
inline constexpr std::size_t kListLimit = 200;  // ids in one list

class Request {
public:
  Request(const Meeting& meeting, const Command& command, DecideContext& context)
      : meeting(meeting), name(command.name), args(command.args), context(context) {}

  const Meeting& meeting;
  const std::string_view name; // of the command
  const base::Json& args;      // an object
  DecideContext& context;

  // No argument that is not in `known`, each of its type, and the required ones there.
  Refusal check_shape(std::initializer_list<Arg> known) const { return check_shape(known.begin(), known.end()); }
  Refusal check_shape(const Arg* first, const Arg* last) const;

  // After check_shape. Left out and null are told apart only by cleared().
  const base::Json* given(std::string_view arg) const; // nullptr when left out or null
  bool cleared(std::string_view arg) const;            // given as null
  std::string string(std::string_view arg) const;      // "" when not given
  std::string text(std::string_view arg) const;        // cleaned; "" when not given
  std::vector<std::string> ids(std::string_view arg) const; // each once, in their order
  std::optional<bool> boolean(std::string_view arg) const;
  std::optional<int> whole(std::string_view arg) const;
  std::optional<Point> point(std::string_view arg) const;

  // The id that was chosen, or a fresh one.
  std::string id_or_new(std::string_view prefix) const;

private:
  Refusal check_arg(const Arg& arg, const base::Json& value) const;
};

// An item, stack, participant, ballot or minute has it.
bool id_taken(const Meeting& meeting, std::string_view id);

// What is wrong with a text that somebody wrote, if anything; `field` is named in the sentence.
Refusal check_text(const base::Json& value, std::string_view field);
Refusal check_date(const base::Json& value, std::string_view field);
// A whole number may be written 3 or 3.0.
std::optional<double> whole_number(const base::Json& value);

// Shapes of refusal that several rules share.
base::Error wrong_type(std::string_view field, std::string_view wanted);
base::Error out_of_range(std::string_view field, double least, double most);
base::Error missing(std::string_view command, std::string_view field);

// A foreign word, cut to what a sentence can bear.
std::string excerpt(std::string_view foreign);
std::string json_excerpt(const base::Json& foreign);

} // namespace yoriai::meeting
