#include "store/lock.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <mutex>
#include <set>

namespace yoriai::store {

using base::Code;
using base::Error;
using Inode = std::pair<std::uint64_t, std::uint64_t>;

namespace {

// SQLite locks the 512 bytes from 0x40000000; this one is beyond them.
constexpr off_t kLockByte = 0x40000000 + 4096;

// Files this process has locked. Asked before such a file is opened again, because closing that second
// descriptor would drop SQLite's locks on it (POSIX: any close ends all of a process's locks on a file).
struct Held {
  std::mutex mutex;
  std::set<Inode> inodes;
};
Held& held() {
  static Held held;
  return held;
}

struct flock one_byte() {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = kLockByte;
  lock.l_len = 1;
  return lock;
}

Error failed(const std::filesystem::path& file, int why) {
  const std::string name = file.string();
  if (why == ENOENT || why == ENOTDIR) return {Code::unusable_file, "store.missing", {{"file", name}}};
  if (why == EACCES || why == EROFS || why == EPERM)
    return {Code::unwritable, "store.read_only_place", {{"file", name}}};
  if (why == EAGAIN) return {Code::unusable_file, "store.locked", {{"file", name}}};
  return {Code::unusable_file, "store.unreadable", {{"file", name}, {"reason", std::strerror(why)}}};
}

} // namespace

base::Result<FileLock> FileLock::take(const std::filesystem::path& file) {
  const std::lock_guard guard(held().mutex);
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0) return failed(file, errno);
  FileLock lock;
  lock.inode_ = {info.st_dev, info.st_ino};
  if (held().inodes.contains(lock.inode_)) return failed(file, EAGAIN);
  const int fd = ::open(file.c_str(), O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (fd < 0) return failed(file, errno);
  struct flock byte = one_byte();
  if (::fcntl(fd, F_OFD_SETLK, &byte) != 0) {
    const int why = errno == EACCES ? EAGAIN : errno;
    ::close(fd);
    return failed(file, why);
  }
  lock.fd_ = fd;
  held().inodes.insert(lock.inode_);
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

bool is_locked(const std::filesystem::path& file) {
  const std::lock_guard guard(held().mutex);
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return false;
  if (held().inodes.contains({info.st_dev, info.st_ino})) return true;
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  struct flock byte = one_byte();
  const bool locked = ::fcntl(fd, F_OFD_GETLK, &byte) == 0 && byte.l_type != F_UNLCK;
  ::close(fd);
  return locked;
}

} // namespace yoriai::store
