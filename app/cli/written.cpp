#include "cli/written.hpp"

#include <algorithm>

#include "base/files.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "minutes/write.hpp"

namespace yoriai::cli {
namespace fs = std::filesystem;
namespace {

// A session may come from anywhere: nothing but a paper is ever taken for one.
bool is_paper(const fs::path& path) {
  std::error_code ec;
  const std::string ending = path.extension().string();
  const auto endings = minutes::endings();
  return path.is_absolute() && !ending.empty() && fs::symlink_status(path, ec).type() == fs::file_type::regular &&
         std::find(endings.begin(), endings.end(), std::string_view(ending).substr(1)) != endings.end();
}

std::string field() {
  const std::string machine = machine_id();
  return machine.empty() ? machine : "written/" + machine;
}

} // namespace

std::string machine_id(const fs::path& state_folder) {
  const fs::path file = state_folder / "machine";
  const auto known = base::read_file(file, 256);
  if (known && base::is_id(*known)) return *known;
  base::IdSource ids;
  const std::string made = ids.next("m");
  std::error_code ec;
  fs::create_directories(state_folder, ec);
  return base::write_file_atomically(file, made) ? made : std::string();
}

std::vector<fs::path> written_here(const store::Store& store) {
  std::vector<fs::path> papers;
  const auto kept = store.kept().find(field());
  if (kept == store.kept().end()) return papers;
  const auto list = base::parse_json(kept->second);
  if (!list || !list->is_array()) return papers;
  for (const auto& entry : *list)
    if (entry.is_string() && is_paper(entry.get<std::string>())) papers.emplace_back(entry.get<std::string>());
  return papers;
}

void note_written(store::Store& store, const fs::path& paper) {
  const std::string name = field();
  if (name.empty() || store.access() != store::Access::read_write) return;
  auto papers = written_here(store);
  const fs::path absolute = fs::absolute(paper).lexically_normal();
  if (std::find(papers.begin(), papers.end(), absolute) != papers.end()) return;
  papers.push_back(absolute);
  base::Json list = base::Json::array();
  for (const auto& one : papers) list.push_back(one.string());
  store.keep(name, list.dump(-1, ' ', false, base::Json::error_handler_t::replace));
}

void forget_written(store::Store& store) {
  if (const std::string name = field(); !name.empty() && store.access() == store::Access::read_write)
    store.keep(name, "");
}

} // namespace yoriai::cli
