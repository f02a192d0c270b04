// The real program in a window of some X display, and what its UI map says. For tests that lead it as people would. One thread.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "support/program.hpp"
#include "support/virtual_display.hpp"

namespace yoriai::test {

struct Px {
  double x = 0, y = 0;
};

class RunningApp {
public:
  // The map lies in the sandbox, which is also the program's $HOME.
  explicit RunningApp(const Sandbox& sandbox) : sandbox_(sandbox), map_file_(sandbox / "map.json") {}

  // In the environment of a display. `words` are those besides --ui-map. True when `screen` is shown.
  bool start(std::map<std::string, std::string> environment, const std::vector<std::string>& words,
             const std::string& screen);
  Process& process() { return *process_; }

  // What can be touched now; null while there is no map.
  base::Json map() const;
  std::optional<base::Json> target(const std::string& name) const;
  // There, and enabled, at once or soon.
  bool comes(const std::string& name) const;
  // Device px; a failure of the test when it is not there.
  std::array<double, 4> rect(const std::string& name) const;
  Px middle(const std::string& name) const;

private:
  const Sandbox& sandbox_;
  std::string map_file_;
  std::unique_ptr<Process> process_;
};

// What `show --json` says of a session file.
base::Json shown(const std::string& file);
// Its items that were not removed.
std::vector<base::Json> live_items(const std::string& file);

} // namespace yoriai::test
