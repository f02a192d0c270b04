#include "store/traces.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/files.hpp"
#include "store/backup_taker.hpp"
#include "store/recents.hpp"
#include "store/session_file.hpp"

namespace yoriai::store {
namespace fs = std::filesystem;
namespace {

class Sweep {
public:
  void file(Trace::Kind kind, const fs::path& path) {
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(path, ignored))) return;
    (wipe_file(path) ? removed.gone : removed.left).push_back({kind, path});
  }
  void session(Trace::Kind kind, const fs::path& path) {
    for (const char* ending : {"-wal", "-shm", "-journal"}) file(kind, fs::path(path) += ending);
    file(kind, path);
  }
  // Everything in a folder that is the meeting's alone, and the folder.
  void folder(Trace::Kind kind, const fs::path& path) {
    std::error_code failed;
    std::vector<fs::path> files;
    for (fs::directory_iterator it(path, failed), end; !failed && it != end; it.increment(failed)) files.push_back(it->path());
    std::sort(files.begin(), files.end());
    for (const fs::path& entry : files) file(kind, entry);
    fs::remove(path, failed);
  }
  Removed removed;
};

} // namespace

bool overwrite(int fd) {
  struct stat info {};
  if (::fstat(fd, &info) != 0) return false;
  static constexpr std::array<char, 1 << 16> kZeros{};
  for (off_t at = 0; at < info.st_size;) {
    const auto count = static_cast<std::size_t>(std::min<off_t>(info.st_size - at, kZeros.size()));
    const ssize_t written = ::pwrite(fd, kZeros.data(), count, at);
    if (written <= 0) return false;
    at += written;
  }
  return ::fsync(fd) == 0;
}

bool wipe_file(const fs::path& file) {
  // Through a link only the link goes: what it points to is somebody else's.
  if (const int fd = ::open(file.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC); fd >= 0) {
    struct stat info {};
    // A file with a second name is still wanted under it.
    if (::fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_nlink == 1) (void)overwrite(fd);
    ::close(fd);
  }
  return ::unlink(file.c_str()) == 0;
}

Removed remove_traces(const TracesOf& of) {
  Sweep sweep;
  if (!of.meeting.empty()) {
    sweep.folder(Trace::Kind::backup, backup_folder(of.state_folder, of.meeting));
    sweep.folder(Trace::Kind::rescue, rescue_folder(of.state_folder, of.meeting));
  }
  for (const fs::path& paper : of.written) sweep.file(Trace::Kind::written, paper);
  if (of.session.empty()) return sweep.removed;
  sweep.session(Trace::Kind::session, of.session);
  const Recents recents(of.state_folder);
  if (!recents.has(of.session)) return sweep.removed;
  auto& list = recents.forget(of.session) ? sweep.removed.gone : sweep.removed.left;
  list.push_back({Trace::Kind::recent, of.session});
  return sweep.removed;
}

} // namespace yoriai::store
