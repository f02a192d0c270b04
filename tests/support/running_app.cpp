#include "support/running_app.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace yoriai::test {

using base::Json;

bool RunningApp::start(std::map<std::string, std::string> environment, const std::vector<std::string>& words,
                       const std::string& screen) {
  environment["HOME"] = sandbox_.path().string();
  environment["XDG_STATE_HOME"] = sandbox_ / "state";
  std::vector<std::string> argv = {yoriai_path(), "--ui-map", map_file_};
  argv.insert(argv.end(), words.begin(), words.end());
  process_ = std::make_unique<Process>(argv, environment);
  return eventually([&] {
    const Json all = map();
    return all.is_object() && all["screen"] == screen;
  });
}

Json RunningApp::map() const {
  std::ifstream in(map_file_);
  Json json = Json::parse(in, nullptr, false);
  return json.is_discarded() ? Json() : json;
}

std::optional<Json> RunningApp::target(const std::string& name) const {
  const Json all = map();
  if (all.is_object())
    for (const auto& target : all["targets"])
      if (target["name"] == name) return target;
  return std::nullopt;
}

bool RunningApp::comes(const std::string& name) const {
  return eventually([&] {
    const auto found = target(name);
    return found && (*found)["enabled"] == true;
  });
}

std::array<double, 4> RunningApp::rect(const std::string& name) const {
  const auto found = target(name);
  if (!found) ADD_FAILURE() << name << " is not there";
  return found ? (*found)["rect"].get<std::array<double, 4>>() : std::array<double, 4>{};
}

Px RunningApp::middle(const std::string& name) const {
  const auto r = rect(name);
  return {(r[0] + r[2]) / 2, (r[1] + r[3]) / 2};
}

Json shown(const std::string& file) { return Json::parse(yoriai({"show", file, "--json"}).out); }

std::vector<Json> live_items(const std::string& file) {
  std::vector<Json> live;
  const Json all = shown(file);
  for (const auto& item : all["items"])
    if (item["removed"] == false) live.push_back(item);
  return live;
}

} // namespace yoriai::test
