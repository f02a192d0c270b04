#include "widgets/targets.hpp"

#include <cmath>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include "base/json.hpp"

namespace yoriai::widgets {

void Targets::begin_frame() { building_.clear(); }

void Targets::add(Target target) { building_.push_back(std::move(target)); }

void Targets::end_frame(int top_layer) {
  std::erase_if(building_, [top_layer](const Target& t) { return t.layer < top_layer; });
  changed_ = building_ != shown_;
  std::swap(building_, shown_);
}

const Target* Targets::find(std::string_view name) const {
  for (const Target& t : shown_)
    if (t.name == name) return &t;
  return nullptr;
}

const Target* Targets::at(Point p) const {
  const Target* hit = nullptr;
  for (const Target& t : shown_)
    if (t.rect.contains(p)) hit = &t;
  return hit;
}

std::string ui_map_json(const UiMapHead& head, const std::vector<Target>& targets) {
  const auto px = [&head](float v) { return std::lround(v * head.scale); };
  base::Json map;
  map["frame"] = head.frame;
  map["window"] = {head.window_width, head.window_height};
  map["mm_per_px"] = head.mm_per_px;
  map["screen"] = head.screen;
  map["targets"] = base::Json::array();
  for (const Target& t : targets) {
    base::Json one;
    one["name"] = t.name;
    one["label"] = head.silent ? std::string() : t.label;
    one["rect"] = {px(t.rect.x0), px(t.rect.y0), px(t.rect.x1), px(t.rect.y1)};
    one["kind"] = t.kind;
    one["enabled"] = t.enabled;
    if (t.px > 0) one["px"] = std::round(t.px * head.scale * 100) / 100;
    map["targets"].push_back(std::move(one));
  }
  return map.dump(-1, ' ', false, base::Json::error_handler_t::replace) + "\n";
}

base::Result<void> write_ui_map(const std::filesystem::path& path, const std::string& json) {
  std::filesystem::path beside = path;
  beside += ".new";
  const auto failed = [&path](const std::string& reason) {
    return base::Error{base::Code::unwritable, "file.unwritable", {{"file", path.string()}, {"reason", reason}}};
  };
  errno = 0;
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out << json;
    out.close();
    if (!out) return failed(std::strerror(errno));
  }
  std::error_code error;
  std::filesystem::rename(beside, path, error);
  if (error) return failed(error.message());
  return {};
}

} // namespace yoriai::widgets
