// The fields of a thing, as its sheet describes them. Inner header of the room.
#pragma once

#include "meeting/request.hpp"

namespace yoriai::meeting {

// One value of a field; null gives an unset one. Errors: "refused.wrong_type", "refused.not_a_choice",
// "refused.out_of_range", "refused.not_a_date", "refused.text_empty", "refused.text_too_long".
base::Result<Value> read_field(const sheets::Field& field, const base::Json& value);

// Reads `fields` of the command into `item`. Error beside those: "refused.unknown_field_of_kind".
Refusal read_fields(const base::Json& fields, const sheets::Kind& kind, Item& item);

// An unset value takes the field away.
void put_field(Item& item, const std::string& name, Value value);

} // namespace yoriai::meeting
