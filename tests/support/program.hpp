// Runs a program to its end, as a shell would, and gives what it said. For tests of the command line.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace yoriai::test {

struct Outcome {
  int status = -1; // exit status, or 128 + signal
  std::string out, err;
};

// argv[0] is looked for in PATH. `input` is its standard input.
Outcome run_program(const std::vector<std::string>& argv, const std::string& input = "");

// The built program ($YORIAI_BINARY).
Outcome yoriai(std::vector<std::string> args, const std::string& input = "");

// A program that runs beside the test, with a pipe to its standard input and one from its standard output.
class Running {
public:
  explicit Running(const std::vector<std::string>& argv);
  Running(const Running&) = delete;
  ~Running();
  void write(const std::string& text); // at most what a pipe holds: 64 KiB not yet read
  // The next whole line it wrote, without the line feed; nullopt when it has ended and everything was read.
  std::optional<std::string> read_line();
  int kill(); // SIGKILL, and waits; what it came to, as in Outcome

private:
  int child_ = -1, in_ = -1, out_ = -1, status_ = -1;
  std::string unread_;
};

// The path of the built program.
std::string yoriai_path();

// A folder of its own that goes away with the test; also $HOME and $XDG_STATE_HOME of what runs meanwhile, so that
// nothing of the machine is read or written.
class Sandbox {
public:
  Sandbox();
  Sandbox(const Sandbox&) = delete;
  ~Sandbox();
  const std::filesystem::path& path() const { return path_; }
  std::string operator/(std::string_view name) const { return (path_ / name).string(); }
  void write(std::string_view name, std::string_view bytes) const;
  std::string read(std::string_view name) const;

private:
  std::filesystem::path path_;
};

} // namespace yoriai::test
