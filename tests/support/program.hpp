// Runs a program to its end, as a shell would, and gives what it said. For tests of the command line.
#pragma once

#include <filesystem>
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
