#include "store/lock.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <mutex>
#include <optional>

#include "base/time.hpp"

namespace yoriai::store {

using base::Code;
using base::Error;
using Inode = std::pair<std::uint64_t, std::uint64_t>;

namespace {

// SQLite locks the 512 bytes from 0x40000000; this one is beyond them.
constexpr off_t kLockByte = 0x40000000 + 4096;
// From here on the place of a locked byte is a time.
constexpr off_t kSinceFirst = off_t{1} << 40;

// Files this process has locked. Asked before such a file is opened again, because closing that second
// descriptor would drop SQLite's locks on it (POSIX: any close ends all of a process's locks on a file).
struct Held {
  std::mutex mutex;
  std::map<Inode, base::TimeMs> inodes; // since when
};
Held& held() {
  static Held held;
  return held;
}

struct flock bytes(off_t first, off_t count) {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = first;
  lock.l_len = count;
  return lock;
}

// Asks whose lock lies in that range; 0 bytes: to the end.
std::optional<off_t> first_locked(int fd, off_t first, off_t count) {
  struct flock range = bytes(first, count);
  if (::fcntl(fd, F_OFD_GETLK, &range) != 0 || range.l_type == F_UNLCK) return std::nullopt;
  return range.l_start;
}

Error failed(const std::filesystem::path& file, int why) {
  const std::string name = file.string();
  if (why == ENOENT || why == ENOTDIR) return {Code::unusable_file, "store.missing", {{"file", name}}};
  if (why == EACCES || why == EROFS || why == EPERM)
    return {Code::unwritable, "store.read_only_place", {{"file", name}}};
  return {Code::unusable_file, "store.unreadable", {{"file", name}, {"reason", std::strerror(why)}}};
}

// "2026-11-21 14:03", local time.
std::string words_of(base::TimeMs since) {
  std::string words = base::iso_local(since).substr(0, 16);
  std::replace(words.begin(), words.end(), 'T', ' ');
  return words;
}

Error locked(const std::filesystem::path& file, std::string since) {
  if (since.empty()) since = "—";
  return {Code::unusable_file, "store.locked", {{"file", file.string()}, {"since", std::move(since)}}};
}

std::string since_of(int fd) {
  const std::optional<off_t> at = first_locked(fd, kSinceFirst, 0);
  return at ? words_of((*at - kSinceFirst) * 1000) : std::string();
}

} // namespace

base::Result<FileLock> FileLock::take(const std::filesystem::path& file) {
  const std::lock_guard guard(held().mutex);
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0) return failed(file, errno);
  FileLock lock;
  lock.inode_ = {info.st_dev, info.st_ino};
  if (const auto mine = held().inodes.find(lock.inode_); mine != held().inodes.end())
    return locked(file, words_of(mine->second));
  const int fd = ::open(file.c_str(), O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (fd < 0) return failed(file, errno);
  struct flock byte = bytes(kLockByte, 1);
  if (::fcntl(fd, F_OFD_SETLK, &byte) != 0) {
    const int why = errno;
    const std::string since = since_of(fd);
    ::close(fd);
    if (why == EAGAIN || why == EACCES) return locked(file, since);
    return failed(file, why);
  }
  const base::TimeMs now = base::now_ms();
  struct flock since = bytes(kSinceFirst + now / 1000, 1);
  (void)::fcntl(fd, F_OFD_SETLK, &since); // without it the file is locked all the same
  lock.fd_ = fd;
  held().inodes.emplace(lock.inode_, now);
  return lock;
}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  if (this == &other) return *this;
  release();
  fd_ = std::exchange(other.fd_, -1);
  inode_ = other.inode_;
  return *this;
}

void FileLock::release() {
  if (fd_ < 0) return;
  const std::lock_guard guard(held().mutex);
  held().inodes.erase(inode_);
  ::close(std::exchange(fd_, -1));
}

namespace {

// What `mine` says of a file this process has locked, else `others` of a descriptor opened for asking.
template <class T, class Mine, class Others>
T ask(const std::filesystem::path& file, T otherwise, Mine mine, Others others) {
  const std::lock_guard guard(held().mutex);
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return otherwise;
  const auto found = held().inodes.find({info.st_dev, info.st_ino});
  if (found != held().inodes.end()) return mine(found->second);
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return otherwise;
  const T answer = others(fd);
  ::close(fd);
  return answer;
}

} // namespace

bool is_locked(const std::filesystem::path& file) {
  return ask(file, false, [](base::TimeMs) { return true; },
             [](int fd) { return first_locked(fd, kLockByte, 1).has_value(); });
}

std::string locked_since(const std::filesystem::path& file) {
  return ask(file, std::string(), words_of, since_of);
}

} // namespace yoriai::store
