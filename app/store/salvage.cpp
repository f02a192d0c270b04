#include "store/salvage.hpp"

#include "store/session_file.hpp"
#include "store/whole.hpp"

namespace yoriai::store {

using base::Code;
using base::Error;
using base::Result;
namespace fs = std::filesystem;

namespace {

fs::path name_for_original(const fs::path& file) {
  std::error_code ignored;
  fs::path name = fs::path(file) += ".damaged";
  for (int n = 2; fs::exists(fs::symlink_status(name, ignored)); ++n)
    name = fs::path(file) += ".damaged-" + std::to_string(n);
  return name;
}

Error cannot_keep(const fs::path& original, const std::error_code& why) {
  return {Code::unwritable, "store.write_failed", {{"file", original.string()}, {"reason", why.message()}}};
}

// Gives the damaged file a second name, so that the first one is free to be replaced.
Result<void> keep_original(const fs::path& file, const fs::path& original) {
  std::error_code failed;
  const fs::path log = log_beside(file);
  if (fs::exists(log)) {
    fs::copy_file(log, log_beside(original), failed);
    if (failed) return cannot_keep(original, failed);
  }
  fs::create_hard_link(file, original, failed);
  if (failed) fs::copy_file(file, original, failed); // a file system without links (USB sticks)
  if (failed) return cannot_keep(original, failed);
  sync_folder(file.parent_path());
  return {};
}

} // namespace

Result<Salvaged> salvage(const fs::path& name, const std::shared_ptr<const SealKey>& key, const std::string& vfs) {
  std::error_code ignored;
  const fs::path file = fs::weakly_canonical(name, ignored); // a link stays a link
  Result<PartlyLoaded> part = load_what_is_whole(file, key);
  if (!part) return part.error();
  const Loaded& whole = part->loaded;
  const fs::path made = unfinished(file);
  remove_session(made);
  const PictureSource pictures = [&](const PictureRow& row) { return read_picture_bytes(file, whole.key, row); };
  Result<void> done = write_verified(made, {whole.log, &whole.box, &whole.desk, &whole.meeting, pictures}, vfs,
                                     whole.key ? whole.key->for_new_file() : nullptr);
  if (!done) return done.error();
  Result<FileLock> lock = FileLock::take(made);
  const fs::path original = name_for_original(file);
  done = lock ? keep_original(file, original) : Result<void>(lock.error());
  if (done) done = replace(made, file);
  if (!done) {
    remove_session(made);
    return done.error();
  }
  Salvage result{original, whole.log.size(), whole.log.back()->change.at, {}};
  if (part->last_number > whole.log.size()) result.lost = part->last_number - whole.log.size();
  return Salvaged{std::move(result), std::move(*lock)};
}

} // namespace yoriai::store
