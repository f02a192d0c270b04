#include "store/watched_disk.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include <chrono>
#include <fstream>

namespace yoriai::store::test {
namespace fs = std::filesystem;
namespace {

using Kind = Operation::Kind;

struct File {
  sqlite3_file base;
  WatchedDisk* disk; // nullptr: in a folder that nobody watches
  int number;
  const char* path;                                                          // SQLite keeps it until the file is closed
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); } // lies behind it
};
File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return of(file).real(); }

Operation operation_on(const File& file, Kind kind) {
  Operation operation;
  operation.kind = kind;
  operation.file = file.number;
  operation.name = fs::path(file.path).filename();
  return operation;
}

// Passes a call on as it is.
template <auto Member> struct Pass;
template <class... Args, int (*sqlite3_io_methods::*Member)(sqlite3_file*, Args...)> struct Pass<Member> {
  static int call(sqlite3_file* file, Args... args) { return (real(file)->pMethods->*Member)(real(file), args...); }
};

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  const auto pass = [&](int length) { return real(file)->pMethods->xWrite(real(file), bytes, length, at); };
  if (of(file).disk == nullptr) return pass(size);
  Operation operation = operation_on(of(file), Kind::write);
  operation.at = at;
  operation.bytes.assign(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
  const auto verdict = of(file).disk->before(operation, SQLITE_IOERR_WRITE);
  if (verdict.half) pass(size / 2);
  if (verdict.code != SQLITE_OK) return verdict.code;
  const int code = pass(size);
  if (code == SQLITE_OK) of(file).disk->after(std::move(operation));
  return code;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  const auto pass = [&] { return real(file)->pMethods->xTruncate(real(file), size); };
  if (of(file).disk == nullptr) return pass();
  Operation operation = operation_on(of(file), Kind::truncate);
  operation.at = size;
  if (const auto verdict = of(file).disk->before(operation, SQLITE_IOERR_TRUNCATE); verdict.code != SQLITE_OK)
    return verdict.code;
  const int code = pass();
  if (code == SQLITE_OK) of(file).disk->after(std::move(operation));
  return code;
}

int sync(sqlite3_file* file, int flags) {
  const auto pass = [&] { return real(file)->pMethods->xSync(real(file), flags); };
  if (of(file).disk == nullptr) return pass();
  Operation operation = operation_on(of(file), Kind::sync);
  if (const auto verdict = of(file).disk->before(operation, SQLITE_IOERR_FSYNC); verdict.code != SQLITE_OK)
    return verdict.code;
  const int code = pass();
  if (code == SQLITE_OK) of(file).disk->after(std::move(operation));
  return code;
}

void barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }

using M = sqlite3_io_methods;
const sqlite3_io_methods kMethods = {3,
                                     Pass<&M::xClose>::call,
                                     Pass<&M::xRead>::call,
                                     write,
                                     truncate,
                                     sync,
                                     Pass<&M::xFileSize>::call,
                                     Pass<&M::xLock>::call,
                                     Pass<&M::xUnlock>::call,
                                     Pass<&M::xCheckReservedLock>::call,
                                     Pass<&M::xFileControl>::call,
                                     Pass<&M::xSectorSize>::call,
                                     Pass<&M::xDeviceCharacteristics>::call,
                                     Pass<&M::xShmMap>::call,
                                     Pass<&M::xShmLock>::call,
                                     barrier,
                                     Pass<&M::xShmUnmap>::call,
                                     Pass<&M::xFetch>::call,
                                     Pass<&M::xUnfetch>::call};

sqlite3_vfs* usual(sqlite3_vfs* vfs) { return static_cast<sqlite3_vfs*>(vfs->pAppData); }

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  of(file).base.pMethods = nullptr;
  of(file).path = name == nullptr ? "" : name;
  of(file).disk = name == nullptr ? nullptr : WatchedDisk::of(name);
  std::error_code ignored;
  const bool is_new = of(file).disk != nullptr && !fs::exists(name, ignored);
  Operation made = operation_on(of(file), Kind::create);
  if (is_new && (flags & SQLITE_OPEN_CREATE) != 0)
    if (const auto verdict = of(file).disk->before(made, SQLITE_CANTOPEN); verdict.code != SQLITE_OK)
      return verdict.code;
  const int code = usual(vfs)->xOpen(usual(vfs), name, real(file), flags, out_flags);
  if (code != SQLITE_OK) return code;
  of(file).base.pMethods = &kMethods;
  if (of(file).disk == nullptr) return code;
  made.file = of(file).number = of(file).disk->file_of(name, is_new);
  if (is_new) of(file).disk->after(std::move(made));
  return code;
}

int remove(sqlite3_vfs* vfs, const char* name, int sync_folder) {
  WatchedDisk* disk = WatchedDisk::of(name);
  std::error_code ignored;
  if (disk == nullptr || !fs::exists(name, ignored)) return usual(vfs)->xDelete(usual(vfs), name, sync_folder);
  Operation operation;
  operation.kind = Kind::remove;
  operation.name = fs::path(name).filename();
  operation.synced = sync_folder != 0;
  if (const auto verdict = disk->before(operation, SQLITE_IOERR_DELETE); verdict.code != SQLITE_OK) return verdict.code;
  const int code = usual(vfs)->xDelete(usual(vfs), name, sync_folder);
  if (code == SQLITE_OK) disk->after(std::move(operation));
  return code;
}

void register_vfs() {
  static const bool once = [] {
    sqlite3_vfs* below = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs vfs = *below;
    vfs.zName = WatchedDisk::kVfs;
    vfs.pNext = nullptr;
    vfs.pAppData = below; // the unix VFS finds its own helpers through its own
    vfs.szOsFile = static_cast<int>(sizeof(File)) + below->szOsFile;
    vfs.xOpen = open;
    vfs.xDelete = remove;
    vfs.xAccess = [](sqlite3_vfs* v, const char* name, int flags, int* out) {
      return usual(v)->xAccess(usual(v), name, flags, out);
    };
    vfs.xFullPathname = [](sqlite3_vfs* v, const char* name, int size, char* out) {
      return usual(v)->xFullPathname(usual(v), name, size, out);
    };
    return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
  }();
  (void)once;
}

// The folders watched now.
struct Watched {
  std::mutex mutex;
  std::map<std::string, WatchedDisk*> disks;
};
Watched& watched() {
  static Watched watched;
  return watched;
}

} // namespace

WatchedDisk::WatchedDisk(fs::path folder) : folder_(std::move(folder)) {
  register_vfs();
  const std::lock_guard guard(watched().mutex);
  watched().disks[folder_.string()] = this;
}

WatchedDisk::~WatchedDisk() {
  const std::lock_guard guard(watched().mutex);
  watched().disks.erase(folder_.string());
}

WatchedDisk* WatchedDisk::of(const char* path) {
  const std::lock_guard guard(watched().mutex);
  const auto found = watched().disks.find(fs::path(path).parent_path().string());
  return found == watched().disks.end() ? nullptr : found->second;
}

void WatchedDisk::fail_at(std::int64_t number, Fault fault) {
  const std::lock_guard guard(mutex_);
  count_ = 0;
  fail_at_ = number;
  fault_ = fault;
  failed_ = false;
}

void WatchedDisk::heal() {
  const std::lock_guard guard(mutex_);
  fault_ = Fault::none;
}

bool WatchedDisk::failed() const {
  const std::lock_guard guard(mutex_);
  return failed_;
}

std::int64_t WatchedDisk::operations() const {
  const std::lock_guard guard(mutex_);
  return count_;
}

std::int64_t WatchedDisk::syncs_of(const std::string& name) const {
  const std::lock_guard guard(mutex_);
  const auto found = syncs_.find(name);
  return found == syncs_.end() ? 0 : found->second;
}

bool WatchedDisk::wait(const std::function<bool()>& done) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!done()) { // `done` may ask this disk: not under its lock
    std::unique_lock lock(mutex_);
    if (std::chrono::steady_clock::now() > deadline) return false;
    moved_.wait_for(lock, std::chrono::milliseconds(50));
  }
  return true;
}

// A file is known by its inode, so that one that was given another name behind SQLite's back is still itself.
int WatchedDisk::file_of(const char* path, bool is_new) {
  struct stat info {};
  ::stat(path, &info);
  const std::string name = fs::path(path).filename();
  const std::lock_guard guard(mutex_);
  const auto known = inodes_.find(info.st_ino);
  if (is_new || known == inodes_.end()) {
    const int number = files_++;
    inodes_[info.st_ino] = number;
    names_[name] = number;
    if (is_new) return number;
    std::ifstream in(path, std::ios::binary);
    note({Kind::found, number, name, 0, {std::istreambuf_iterator<char>(in), {}}, true});
    return number;
  }
  if (const auto named = names_.find(name); named == names_.end() || named->second != known->second) {
    names_[name] = known->second;
    note({Kind::found, known->second, name, 0, {}, true});
  }
  return known->second;
}

WatchedDisk::Verdict WatchedDisk::before(const Operation& operation, int failure) {
  const std::lock_guard guard(mutex_);
  const std::int64_t number = count_++;
  if (fault_ == Fault::none || number < fail_at_ || (number > fail_at_ && fault_ == Fault::once)) return {};
  failed_ = true;
  moved_.notify_all();
  if (fault_ == Fault::once) return {failure, false};
  // On a full disk files can still be removed and made shorter.
  const bool grows = operation.kind == Kind::write || operation.kind == Kind::create;
  if (number > fail_at_ && !grows) return {};
  return {grows ? SQLITE_FULL : failure, operation.kind == Kind::write && number == fail_at_};
}

void WatchedDisk::after(Operation operation) {
  const std::lock_guard guard(mutex_);
  if (operation.kind == Kind::sync) ++syncs_[operation.name];
  if (operation.kind == Kind::remove) {
    operation.file = names_[operation.name];
    names_.erase(operation.name);
    std::erase_if(inodes_, [&](const auto& known) { return known.second == operation.file; });
  }
  note(std::move(operation));
  moved_.notify_all();
}

void WatchedDisk::acknowledge(std::size_t state) {
  const std::lock_guard guard(mutex_);
  Operation told;
  told.kind = Kind::acknowledged;
  told.at = static_cast<std::int64_t>(state);
  note(std::move(told));
}

void WatchedDisk::note(Operation operation) {
  if (recording_) recorded_.push_back(std::move(operation));
}

} // namespace yoriai::store::test
