// One function per verb. Each returns the exit status and has told any failure on stderr.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/environment.hpp"

namespace yoriai::cli {

struct NewArgs {
  std::filesystem::path file;
  std::vector<std::string> sheets; // empty: all that come with the program's usual meeting
  std::map<std::string, std::string> about; // title centre area date
};
int run_new(const Environment& environment, const NewArgs& args);

struct ApplyArgs {
  std::filesystem::path file, commands; // commands empty or "-": standard input
  bool keep_going = false, ack = false;
};
int run_apply(const Environment& environment, const ApplyArgs& args);

int run_show(const Environment& environment, const std::filesystem::path& file, bool json);
int run_log(const Environment& environment, const std::filesystem::path& file, bool json);
int run_check(const Environment& environment, const std::filesystem::path& file);
int run_sheets(const Environment& environment, bool json);

struct MinutesArgs {
  std::filesystem::path file, out;
  bool open_public = false;
  std::string sheet;
};
int run_minutes(const Environment& environment, const MinutesArgs& args);

struct RenderArgs {
  std::filesystem::path file, out; // file empty: the start screen and the parts need none
  std::string view;
  int width = 1920, height = 1080; // px
  bool high_contrast = false, projector = false;
};
int run_render(Environment& environment, const RenderArgs& args);

// Opens the example on a screen nobody sees, walks every step and leaves a picture of each and the minutes in `out`.
int run_demo(Environment& environment, const std::filesystem::path& out);

struct AppArgs {
  std::filesystem::path file; // empty: the start screen
  std::optional<std::pair<int, int>> window; // px; none: fullscreen
  std::filesystem::path ui_map;
  std::string projector;
  std::optional<double> mm_per_px; // of a device px; none: as the display reports
};
int run_app(std::unique_ptr<Environment> environment, const AppArgs& args);

} // namespace yoriai::cli
