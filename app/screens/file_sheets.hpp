// The sheets of whole files: passphrases and seals (seal_sheets.cpp), backups and damaged files (backup_sheets.cpp),
// leaving a machine (leave_sheets.cpp). Drawn by shell.cpp; targets are named at the top of each .cpp.
#pragma once

#include "screens/context.hpp"
#include "screens/view_state.hpp"

namespace yoriai::screens {

// Whether a sheet has its place on the start screen too.
bool stands_without_meeting(ShellSheet sheet);
// Wipes what was left of passphrases in the frame before.
void forget_secrets(Context& ctx);
// Opens the sheet that asks for a new passphrase; `sheets` of a meeting to be made, empty for the open one.
void ask_new_passphrase(Context& ctx, std::vector<std::string> sheets = {});

void draw_passphrase_sheet(Context& ctx);
void draw_seal_sheet(Context& ctx);
void draw_unseal_sheet(Context& ctx);
void draw_backups_sheet(Context& ctx);
void draw_salvage_sheet(Context& ctx);
void draw_leave_sheet(Context& ctx);
void draw_left_sheet(Context& ctx);

} // namespace yoriai::screens
