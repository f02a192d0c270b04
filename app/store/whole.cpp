#include "store/whole.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "base/ids.hpp"
#include "store/payload.hpp"
#include "store/session_file.hpp"
#include "store/traces.hpp"

namespace yoriai::store {

using base::Code;
using base::Error;
using base::Result;
namespace fs = std::filesystem;

namespace {

// One after the other, each moved into the file before the next, so that neither memory nor log holds many.
Result<void> write_pictures(SessionFile& session, const WholeSession& whole) {
  for (const PictureRow& row : pictures_in(whole.log)) {
    const Result<std::string> bytes = whole.pictures(row);
    if (!bytes && is_damaged_picture(bytes.error())) continue;
    if (!bytes) return bytes.error();
    Result<void> done = session.put_picture(row, *bytes);
    if (done) done = session.checkpoint(false);
    if (!done) return done;
  }
  return {};
}

// As whole as they were where they came from.
bool has_pictures(const fs::path& file, const WholeSession& whole, const std::shared_ptr<const SealKey>& key) {
  const std::vector<PictureRow> rows = pictures_in(whole.log);
  return std::all_of(rows.begin(), rows.end(), [&](const PictureRow& row) {
    return read_picture_bytes(file, key, row).ok() || !whole.pictures(row).ok();
  });
}

} // namespace

Result<void> write_whole(const fs::path& file, const WholeSession& whole, const std::string& vfs,
                         const std::shared_ptr<const SealKey>& key) {
  Result<SessionFile> session = SessionFile::make(file, vfs, key);
  if (!session) return session.error();
  std::vector<Task> all;
  all.reserve(whole.log.size() + 1);
  for (const EntryPtr& entry : whole.log) all.push_back({entry, {}, {}, {}, entry->change.at});
  all.push_back({nullptr, {}, whole.box ? *whole.box : Box{}, whole.desk ? *whole.desk : Desk{}, 0});
  Result<void> done = session->append(all);
  if (done && whole.pictures) done = write_pictures(*session, whole);
  if (done && whole.meeting != nullptr)
    done = session->put_snapshot(whole.log.back()->change.number, encode_meeting(*whole.meeting));
  if (done) done = session->checkpoint(true);
  session->close(done.ok());
  if (!done) remove_session(file);
  return done;
}

bool begins_with(std::span<const EntryPtr> log, std::span<const EntryPtr> beginning) {
  return beginning.size() <= log.size() &&
         std::equal(beginning.begin(), beginning.end(), log.begin(), [](const EntryPtr& a, const EntryPtr& b) { return *a == *b; });
}

Result<void> write_verified(const fs::path& file, const WholeSession& whole, const std::string& vfs,
                            const std::shared_ptr<const SealKey>& key) {
  if (Result<void> done = write_whole(file, whole, vfs, key); !done) return done;
  const Result<Loaded> back = load(file, key);
  if (back && back->log.size() == whole.log.size() && begins_with(whole.log, back->log) &&
      (!whole.pictures || has_pictures(file, whole, key)))
    return {};
  remove_session(file);
  return Error{Code::unwritable, "store.not_verified", {{"file", file.string()}}};
}

Result<void> copy_session(const fs::path& from, const fs::path& to) {
  Database db;
  if (const int code = db.open(from, Mode::read_only); code != SQLITE_OK) return reading_error(from, code, db.reason(code));
  const std::string name = to.string();
  Statement copy(db, "VACUUM INTO ?");
  const int code = copy.bind(1, name).step();
  if (code != SQLITE_DONE) return writing_error(to, code, db.reason(code));
  const int fd = ::open(to.c_str(), O_RDONLY | O_CLOEXEC);
  const int failed = fd < 0 || ::fsync(fd) != 0 ? errno : 0;
  if (fd >= 0) ::close(fd);
  if (failed == 0) return {};
  return Error{Code::unwritable, "store.write_failed", {{"file", name}, {"reason", std::strerror(failed)}}};
}

fs::path unfinished(const fs::path& file) {
  return file.parent_path() / ("." + file.filename().string() + ".new" + std::to_string(::getpid()));
}

void remove_unfinished(const fs::path& file) {
  const std::string start = "." + file.filename().string() + ".new";
  std::error_code ignored;
  std::vector<fs::path> left;
  for (fs::directory_iterator it(file.parent_path(), ignored), end; !ignored && it != end; it.increment(ignored)) {
    const std::string name = it->path().filename();
    if (!name.starts_with(start)) continue;
    const pid_t maker = std::atoi(name.c_str() + start.size());
    const bool at_work = maker > 0 && maker != ::getpid() && ::kill(maker, 0) == 0;
    if (!at_work) left.push_back(it->path());
  }
  for (const fs::path& path : left) wipe_file(path); // with what SQLite left beside it: the names begin alike
}

void sync_folder(const fs::path& folder) {
  const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

Result<void> put_in_place(const fs::path& made, const fs::path& file) {
  const Error exists{Code::unwritable, "store.exists", {{"file", file.string()}}};
  std::error_code ignored;
  // What a meeting that is gone left beside its file would be taken for this one's.
  if (!fs::exists(file, ignored)) remove_logs(file);
  if (::link(made.c_str(), file.c_str()) == 0) {
    ::unlink(made.c_str());
  } else {
    if (errno == EEXIST) return exists;
    std::error_code failed; // a file system without links (USB sticks)
    if (fs::exists(file, failed)) return exists;
    fs::rename(made, file, failed);
    if (failed)
      return Error{Code::unwritable, "store.write_failed", {{"file", file.string()}, {"reason", failed.message()}}};
  }
  sync_folder(file.parent_path());
  return {};
}

Result<void> replace(const fs::path& made, const fs::path& file) {
  remove_logs(file); // before: a log beside it would be taken for the new file's
  std::error_code failed;
  fs::rename(made, file, failed);
  if (failed)
    return Error{Code::unwritable, "store.write_failed", {{"file", file.string()}, {"reason", failed.message()}}};
  sync_folder(file.parent_path());
  return {};
}

Result<void> make_session(const fs::path& file, const WholeSession& whole, const std::string& vfs,
                          const std::shared_ptr<const SealKey>& key, bool verified) {
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(file, ignored)))
    return Error{Code::unwritable, "store.exists", {{"file", file.string()}}};
  const fs::path made = unfinished(file);
  remove_session(made);
  Result<void> done = verified ? write_verified(made, whole, vfs, key) : write_whole(made, whole, vfs, key);
  if (done) done = put_in_place(made, file);
  remove_session(made);
  if (done) return {};
  Error error = done.error(); // names what was asked for, not what it was called meanwhile
  error.args["file"] = file.string();
  return error;
}

Error no_such_change(std::uint64_t number, std::uint64_t last) {
  return base::refused("store.no_such_change", {{"number", std::to_string(number)}, {"last", std::to_string(last)}});
}

Result<void> copy_beginning(std::span<const EntryPtr> log, std::uint64_t number, const PictureSource& pictures,
                            const fs::path& file, const std::string& vfs, const std::shared_ptr<const SealKey>& key) {
  if (number == 0 || number > log.size()) return no_such_change(number, log.size());
  std::vector<EntryPtr> copy(log.begin(), log.begin() + static_cast<std::ptrdiff_t>(number));
  std::optional<std::vector<meeting::Event>> events = events_of(*copy.front());
  auto* opened = events ? std::get_if<meeting::MeetingOpened>(&events->front()) : nullptr;
  if (opened == nullptr) return damaged_at(file, 1);
  opened->head.id = base::IdSource().next("y");
  copy.front() = make_entry(copy.front()->change, *events);
  return make_session(file, {copy, nullptr, nullptr, nullptr, pictures}, vfs, key ? key->for_new_file() : nullptr, true);
}

} // namespace yoriai::store
