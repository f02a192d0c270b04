// Several fields filled in at once in a sheet that rises from the bottom: evidence, a resource, the plan of a response,
// a date. Which fields there are, their words and questions come from the kind in the sheet's file.
//
// Targets: "<name>/<field>" (text), "<name>/<field>/<choice>", "<name>/<field>/set", "…/month_before",
// "…/day_before", "…/day_after", "…/month_after", "…/clear" (date), "<name>/ok", "<name>/back", "<name>/remove".
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "screens/context.hpp"
#include "sheets/sheet.hpp"
#include "widgets/scroll.hpp"

namespace yoriai::screens {

struct FormField {
  std::string id, label, question;
  sheets::FieldType type = sheets::FieldType::text;
  bool several_lines = false;                               // of a text
  bool wide = false;                                        // over all columns
  std::vector<std::pair<std::string, std::string>> choices; // id, label
  std::string value, before;                                // as text; dates YYYY-MM-DD; "" = not set
};

struct FormSheet {
  std::string name, heading, remove_label, ok_label;
  const char* icon = nullptr;
  base::Json about; // what opens it again (drafts.cpp): {"form", "id" or "from" or "place"}; null: it is not kept
  std::vector<FormField> fields;
  std::function<void(Outbox&, const FormSheet&)> done, removed;
  bool may_be_empty = true; // else the first field must hold something
  bool focus_first = true;
  bool for_everybody = false; // something new that participants may write too
  widgets::ScrollState scroll;

  const FormField* field(std::string_view id) const;
  const std::string& value(std::string_view id) const; // "" for an unknown field
  // The fields that differ from before, as the argument of `set` or `add`: an empty value is null.
  base::Json changed_fields(std::span<const std::string_view> except = {}) const;
};

// A field of `kind` with its words and the value of `item` (or none).
FormField form_field(const Context& ctx, const sheets::Kind& kind, std::string_view field, const meeting::Item* item);
// The text of the thing itself, as the field "text".
FormField form_text(std::string label, const meeting::Item* item);

void open_form(Context& ctx, FormSheet form);
void draw_form(Context& ctx); // nothing while none is open

// YYYY-MM-DD moved by days and months; the day is cut to the length of the month.
std::string moved_date(std::string_view iso, int days, int months);

} // namespace yoriai::screens
