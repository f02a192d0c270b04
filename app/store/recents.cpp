#include "store/recents.hpp"

#include <algorithm>

#include "base/files.hpp"
#include "base/json.hpp"
#include "store/lock.hpp"
#include "store/reader.hpp"
#include "store/session_file.hpp"

namespace yoriai::store {

using base::Json;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMost = 50;

std::string text_at(const Json& entry, const char* key) {
  const auto found = entry.find(key);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t number_at(const Json& entry, const char* key) {
  const auto found = entry.find(key);
  return found != entry.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

Recent from_json(const Json& entry) {
  Recent recent;
  recent.path = text_at(entry, "path");
  recent.title = text_at(entry, "title");
  recent.centre = text_at(entry, "centre");
  recent.date = text_at(entry, "date");
  recent.step = text_at(entry, "step");
  recent.keep_until = text_at(entry, "keep_until");
  recent.last_opened = number_at(entry, "last_opened");
  recent.changes = static_cast<std::uint64_t>(std::max<std::int64_t>(0, number_at(entry, "changes")));
  if (const auto sealed = entry.find("sealed"); sealed != entry.end() && sealed->is_boolean())
    recent.sealed = sealed->get<bool>();
  if (const auto sheets = entry.find("sheets"); sheets != entry.end() && sheets->is_array())
    for (const Json& sheet : *sheets)
      if (sheet.is_string()) recent.sheets.push_back(sheet.get<std::string>());
  return recent;
}

Json to_json(const Recent& recent) {
  return {{"path", recent.path.string()},
          {"title", recent.title},
          {"centre", recent.centre},
          {"date", recent.date},
          {"step", recent.step},
          {"keep_until", recent.keep_until},
          {"sheets", recent.sheets},
          {"last_opened", recent.last_opened},
          {"changes", recent.changes},
          {"sealed", recent.sealed}};
}

// What an interrupted run left: as much as the file tells without a passphrase.
void look_into(Recent& recent) {
  if (const base::Result<Loaded> loaded = load(recent.path)) {
    recent.step = loaded->meeting.step();
    recent.changes = loaded->log.size();
    recent.last_change = loaded->log.back()->change.at;
  } else if (base::Result<Source> source = open_for_reading(recent.path); source && source->seal) {
    recent.changes = source->changes();
  }
}

} // namespace

std::vector<Recent> Recents::read() const {
  std::vector<Recent> recents;
  const base::Result<std::string> text = base::read_file(folder_ / "recents.json", 1 << 20);
  if (!text) return recents;
  const base::Result<Json> json = base::parse_json(*text);
  if (!json || !json->is_array()) return recents;
  for (const Json& entry : *json)
    if (entry.is_object() && !text_at(entry, "path").empty() && recents.size() < kMost)
      recents.push_back(from_json(entry));
  return recents;
}

std::vector<Recent> Recents::list() const {
  std::vector<Recent> recents = read();
  std::stable_sort(recents.begin(), recents.end(),
                   [](const Recent& a, const Recent& b) { return a.last_opened > b.last_opened; });
  for (Recent& recent : recents) {
    recent.unreadable = !open_for_reading(recent.path).ok();
    recent.in_use = is_locked(recent.path);
    recent.interrupted = !recent.in_use && !recent.unreadable && was_interrupted(recent.path);
    if (recent.interrupted) look_into(recent);
  }
  return recents;
}

base::Result<void> Recents::write(const std::vector<Recent>& recents) const {
  Json list = Json::array();
  for (const Recent& recent : recents) list.push_back(to_json(recent));
  std::error_code ignored; // a folder that cannot be made is a file that cannot be written
  fs::create_directories(folder_, ignored);
  return base::write_file_atomically(folder_ / "recents.json",
                                     list.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

base::Result<void> Recents::remember(const Recent& recent) const {
  std::vector<Recent> recents = read();
  std::erase_if(recents, [&](const Recent& r) { return r.path == recent.path; });
  recents.insert(recents.begin(), recent);
  if (recents.size() > kMost) recents.resize(kMost);
  return write(recents);
}

base::Result<void> Recents::forget(const fs::path& path) const {
  std::vector<Recent> recents = read();
  const std::size_t before = recents.size();
  std::erase_if(recents, [&](const Recent& r) { return r.path == path; });
  return recents.size() == before ? base::Result<void>() : write(recents);
}

bool Recents::has(const fs::path& path) const {
  const std::vector<Recent> recents = read();
  return std::any_of(recents.begin(), recents.end(), [&](const Recent& r) { return r.path == path; });
}

Recent summary_of(const fs::path& path, const meeting::Meeting& meeting, std::uint64_t changes, bool sealed) {
  Recent recent;
  recent.path = fs::absolute(path).lexically_normal();
  recent.sealed = sealed;
  recent.last_opened = base::now_ms();
  recent.keep_until = meeting.head()["keep_until"];
  if (sealed) return recent; // not even how much was written
  recent.title = meeting.head()["title"];
  recent.centre = meeting.head()["centre"];
  recent.date = meeting.head()["date"];
  recent.step = meeting.step();
  recent.sheets = meeting.head().sheets;
  recent.changes = changes;
  return recent;
}

} // namespace yoriai::store
