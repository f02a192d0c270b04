#include "base/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>

namespace yoriai::base {
namespace fs = std::filesystem;
namespace {

Error unwritable(const fs::path& file, int reason) {
  return {Code::unwritable, "file.unwritable", {{"file", file.string()}, {"reason", std::strerror(reason)}}};
}

// A file descriptor that is closed on every way out.
struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

// A renamed file is durable only when its folder is.
void sync_folder(const fs::path& folder) {
  const Descriptor dir{::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (dir.fd >= 0) ::fsync(dir.fd);
}

fs::path temporary_beside(const fs::path& file) {
  static std::atomic<unsigned> count{0};
  fs::path temporary = file;
  temporary += ".tmp" + std::to_string(::getpid()) + "-" + std::to_string(count++);
  return temporary;
}

} // namespace

fs::path assets_root() {
  if (const char* named = std::getenv("YORIAI_ASSETS"); named != nullptr && *named != '\0') return named;
  std::error_code ec;
  const fs::path beside = fs::read_symlink("/proc/self/exe", ec).parent_path();
  for (const char* candidate : {"../assets", "../share/yoriai/assets", "../../assets", "assets"})
    if (fs::is_directory(beside / candidate, ec)) return (beside / candidate).lexically_normal();
  return "assets";
}

Result<std::string> read_file(const fs::path& file, std::size_t limit) {
  const auto unreadable = [&](std::string reason) {
    return refused("file.unreadable", {{"file", file.string()}, {"reason", std::move(reason)}});
  };
  std::error_code ec;
  if (fs::is_directory(file, ec)) return unreadable(std::strerror(EISDIR));
  std::ifstream in(file, std::ios::binary);
  if (!in) return unreadable(std::strerror(errno));
  std::string bytes;
  char chunk[1 << 16];
  while (in.read(chunk, sizeof chunk) || in.gcount() > 0) {
    bytes.append(chunk, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > limit) return unreadable(std::strerror(EFBIG));
  }
  if (in.bad()) return unreadable(std::strerror(EIO));
  return bytes;
}

std::vector<fs::path> files_with_ending(const fs::path& folder, std::string_view ending) {
  std::vector<fs::path> found;
  std::error_code ec;
  for (fs::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec))
    if (it->is_regular_file(ec) && it->path().filename().string().ends_with(ending)) found.push_back(it->path());
  std::sort(found.begin(), found.end());
  return found;
}

Result<void> write_file_atomically(const fs::path& file, std::string_view bytes) {
  const fs::path temporary = temporary_beside(file);
  int reason = 0;
  {
    const Descriptor out{::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644)};
    if (out.fd < 0) return unwritable(file, errno);
    if (!write_all(out.fd, bytes) || ::fsync(out.fd) != 0) reason = errno != 0 ? errno : EIO;
  }
  if (reason == 0 && ::rename(temporary.c_str(), file.c_str()) != 0) reason = errno;
  if (reason != 0) {
    ::unlink(temporary.c_str());
    return unwritable(file, reason);
  }
  sync_folder(file.parent_path());
  return {};
}

} // namespace yoriai::base
