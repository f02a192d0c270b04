// A response in detail (5W2H and how it is looked at afterwards), its date, and the six points a plan is checked by.
//
// Targets: the forms "plan/<field>" … and "due/due/…" (form_sheet.hpp); "checks/back", "checks/<id>/yes", "/no", "/open",
// "/note".
#pragma once

#include "screens/context.hpp"
#include "sheets/sheet.hpp"

namespace yoriai::screens {

// Every field of the kind, in the order of the sheet.
void open_plan(Context& ctx, const meeting::Item& response, const std::string& letter);
// One date field of a thing.
void open_date(Context& ctx, const meeting::Item& item, std::string_view field);

void draw_plan_checks(Context& ctx, const sheets::Step& step); // nothing while they are not open

} // namespace yoriai::screens
