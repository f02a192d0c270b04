#include "cli/leaving.hpp"

#include <algorithm>

#include "cli/written.hpp"
#include "store/recents.hpp"

namespace yoriai::cli {
namespace fs = std::filesystem;

namespace {

// The originals that were kept when the session was found damaged.
std::vector<fs::path> damaged_originals(const fs::path& session) {
  std::vector<fs::path> originals;
  const std::string begins = session.filename().string() + ".damaged";
  std::error_code ec;
  for (fs::directory_iterator it(session.parent_path(), ec), end; !ec && it != end; it.increment(ec))
    if (it->path().filename().string().starts_with(begins)) originals.push_back(it->path());
  std::sort(originals.begin(), originals.end());
  return originals;
}

} // namespace

base::Result<Leaving> plan_leaving(const store::Store& store, const fs::path& folder) {
  std::error_code ec;
  if (folder.empty() || !fs::is_directory(folder, ec))
    return base::Error{base::Code::unwritable, "leave.no_folder", {{"folder", folder.string()}}};
  if (store.access() != store::Access::read_write)
    return base::Error{base::Code::unusable_file, "store.read_only", {{"file", store.file().string()}}};
  Leaving leaving;
  leaving.session = fs::absolute(store.file()).lexically_normal();
  leaving.meeting = store.meeting().head().id;
  leaving.target = fs::absolute(folder / leaving.session.filename()).lexically_normal();
  if (fs::equivalent(folder, leaving.session.parent_path(), ec)) leaving.target = leaving.session;
  else if (fs::exists(leaving.target, ec))
    return base::Error{base::Code::unwritable, "store.exists", {{"file", leaving.target.string()}}};
  for (const auto& paper : written_here(store)) // what lies where the session goes leaves with it
    if (!fs::equivalent(paper.parent_path(), folder, ec)) leaving.written.push_back(paper);
  return leaving;
}

base::Result<store::Removed> finish_leaving(store::Store& store, const Leaving& leaving,
                                            const std::shared_ptr<const store::SealKey>& key,
                                            const sheets::Library& library) {
  forget_written(store);
  const std::uint64_t changes = store.changes();
  if (const auto closed = store.close(); !closed) return closed.error();
  store::Options options;
  options.key = key;
  const auto there = store::Store::open(leaving.target, library, store::Access::read_only, options);
  if (!there) return there.error();
  if ((*there)->changes() < changes || (*there)->meeting().head().id != leaving.meeting)
    return base::Error{base::Code::unwritable, "leave.incomplete", {{"file", leaving.target.string()}}};
  store::TracesOf of;
  of.meeting = leaving.meeting;
  if (leaving.moves()) of.session = leaving.session;
  of.written = leaving.written;
  store::Removed removed = store::remove_traces(of);
  if (leaving.moves())
    for (const auto& original : damaged_originals(leaving.session))
      (store::wipe_file(original) ? removed.gone : removed.left).push_back({store::Trace::Kind::session, original});
  const store::Recents recents(of.state_folder);
  for (const auto& path : {leaving.session, leaving.target}) {
    if (!recents.has(path)) continue;
    (recents.forget(path) ? removed.gone : removed.left).push_back({store::Trace::Kind::recent, path});
  }
  return removed;
}

} // namespace yoriai::cli
