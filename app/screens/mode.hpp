// Who may do what at this screen. In participants' mode a touch screen can be left to everybody: notes can be added,
// those written here since the mode began can be put differently, votes can be cast; nothing else leaves the screen.
// The way back is kept behind a passcode of 4 to 12 digits, or, where none was chosen, behind a second tap in another
// place.
//
// This file alone decides. Screens ask it before they offer or send anything.
//
// Targets: "mode/leave" in the top bar; in the sheet "mode/key/<0…9>", "mode/key/erase", "mode/ok", "mode/back",
// "mode/drop".
#pragma once

#include <string_view>

#include "meeting/command.hpp"
#include "screens/context.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

enum class May {
  write,      // add something new
  change_own, // the words or the place of a thing written here since the mode began
  vote,       // in an open ballot
  lead        // everything else
};
bool allowed(const Context& ctx, May act, std::string_view item = {});
// The same of a command that is about to be sent.
bool allowed(const Context& ctx, const meeting::Command& command);

bool participants(const Context& ctx); // is the mode on?

// Once a frame: before anything is drawn, and after everything was. The second lets nothing out that the mode does not
// allow, and counts it in ModeView::held_back: a screen that offered it is at fault.
void begin_mode(Context& ctx);
void end_mode(Context& ctx);

// May the shared voting screen be entered? Participants vote, they do not count hands.
bool may_vote_here(const Context& ctx);

void offer_mode(Context& ctx);   // asks before the screen is handed over
void ask_to_leave(Context& ctx); // the way back
void ask_passcode(Context& ctx); // in the settings: choose one, or drop it
// Before somebody of the staff goes on (the end of a ballot): true once the passcode was given, or where none is set;
// at a participants' screen they first take the screen back. Call it every frame.
bool staff_passes(Context& ctx, bool asked_now);

void draw_mode_sheet(Context& ctx);
void draw_leave_button(Context& ctx, const widgets::Rect& r); // in place of the menu
void draw_shared_start(Context& ctx);                         // in place of the start screen

} // namespace yoriai::screens
