// One function per verb. Each returns the exit status and has told any failure on stderr.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/environment.hpp"

namespace yoriai::cli {

// A session file and where its passphrase is; without one the terminal is asked when the file is sealed.
struct SessionArgs {
  std::filesystem::path file, passphrase_file;
};

struct NewArgs {
  SessionArgs session; // with a passphrase file the new meeting is sealed
  std::vector<std::string> sheets; // empty: all that come with the program's usual meeting
  std::map<std::string, std::string> about; // title centre area date
};
int run_new(const Environment& environment, const NewArgs& args);

struct ImportArgs {
  std::filesystem::path json, out; // out empty: beside it, with the ending of session files
  std::filesystem::path passphrase_file; // seals the new meeting
};
int run_import(const Environment& environment, const ImportArgs& args);

struct ApplyArgs {
  SessionArgs session;
  std::filesystem::path commands; // commands empty or "-": standard input
  bool keep_going = false, ack = false;
};
int run_apply(const Environment& environment, const ApplyArgs& args);

int run_show(const Environment& environment, const SessionArgs& session, bool json);
int run_log(const Environment& environment, const SessionArgs& session, bool json);
int run_check(const Environment& environment, const SessionArgs& session);
int run_sheets(const Environment& environment, bool json);

struct MinutesArgs {
  SessionArgs session;
  std::filesystem::path out;
  bool open_public = false, unnamed = false;
  std::string sheet;
  std::vector<std::string> without; // parts, as in minutes::Options
  std::string paper = "A4";         // "A4" "A3"
  bool landscape = false, transposed = false;
  bool pictures = false; // with the views, drawn as `render` does, and the attached pictures
  bool poster = false;   // nothing but the grid, on A3
};
int run_minutes(Environment& environment, const MinutesArgs& args);

struct FormArgs {
  std::string sheet;
  std::filesystem::path out;
  std::string paper = "A3";
  bool landscape = false, transposed = false;
};
// An empty form for work on paper.
int run_form(const Environment& environment, const FormArgs& args);

// The texts of the digest that somebody has to see before they go out.
int run_digest(const Environment& environment, const SessionArgs& session, bool json);

struct RenderArgs {
  SessionArgs session; // file empty: the start screen and the parts need none
  std::filesystem::path out;
  std::string view;
  int width = 1920, height = 1080; // px
  bool high_contrast = false, projector = false; // projector: what the room is shown
};
int run_render(Environment& environment, const RenderArgs& args);

struct SealArgs {
  SessionArgs session; // the passphrase file holds the new one
  std::filesystem::path old_passphrase_file;
};
int run_seal(const Environment& environment, const SealArgs& args);
int run_unseal(const Environment& environment, const SessionArgs& session);

struct CopyArgs {
  SessionArgs session;
  std::filesystem::path to;
  std::optional<std::uint64_t> at; // number of the last change to take
};
int run_copy(const Environment& environment, const CopyArgs& args);

struct MergeArgs {
  SessionArgs session; // its passphrase opens the others too
  std::vector<std::filesystem::path> files;
  std::string group; // empty: each by the name of its file
};
// Takes the boards of groups in.
int run_merge(const Environment& environment, const MergeArgs& args);

struct CarryArgs {
  SessionArgs session;
  std::filesystem::path earlier;
};
// Brings what an earlier meeting left to do.
int run_carry(const Environment& environment, const CarryArgs& args);

// Keeps what is whole of a damaged file.
int run_repair(const Environment& environment, const SessionArgs& session);

int run_backups(const Environment& environment, const std::filesystem::path& of, bool json); // of empty: all

struct RestoreArgs {
  std::filesystem::path backup, to;
};
int run_restore(const Environment& environment, const RestoreArgs& args);

struct LeaveArgs {
  SessionArgs session;
  std::filesystem::path to; // folder
};
// Moves the meeting and removes what it leaves on this machine; prints every path removed.
int run_leave(const Environment& environment, const LeaveArgs& args);

// Opens the example on a screen nobody sees, walks every step and leaves a picture of each and the minutes in `out`.
int run_demo(Environment& environment, const std::filesystem::path& out);

struct AppArgs {
  SessionArgs session; // file empty: the start screen; without a passphrase file the screen asks
  std::optional<std::pair<int, int>> window; // px; none: fullscreen
  std::filesystem::path ui_map;
  std::optional<std::pair<int, int>> projector_size; // px: the view for the room in an ordinary window …
  std::string projector;                             // … or on this screen, by name or number from 1
  bool participant = false; // begins in participants' mode
  std::optional<double> mm_per_px; // of a device px; none: as the display reports
};
int run_app(std::unique_ptr<Environment> environment, const AppArgs& args);

} // namespace yoriai::cli
