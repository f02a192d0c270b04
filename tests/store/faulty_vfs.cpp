#include "store/faulty_vfs.hpp"

#include <sqlite3.h>

#include <chrono>
#include <cstring>
#include <string>
#include <thread>

namespace yoriai::store::test {
namespace {

struct File {
  sqlite3_file base;
  const char* path;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); } // lies behind it
};
File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return of(file).real(); }

// Passes a call on as it is.
template <auto Member> struct Pass;
template <class... Args, int (*sqlite3_io_methods::*Member)(sqlite3_file*, Args...)> struct Pass<Member> {
  static int call(sqlite3_file* file, Args... args) { return (real(file)->pMethods->*Member)(real(file), args...); }
};

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  if (const int code = FaultyVfs::get().verdict(false, of(file).path); code != SQLITE_OK) return code;
  return real(file)->pMethods->xWrite(real(file), bytes, size, at);
}
int sync(sqlite3_file* file, int flags) {
  if (const int code = FaultyVfs::get().verdict(true, of(file).path); code != SQLITE_OK) return code;
  if (const int ms = FaultyVfs::get().sync_ms; ms > 0) std::this_thread::sleep_for(std::chrono::milliseconds(ms));
  return real(file)->pMethods->xSync(real(file), flags);
}
void barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }

using M = sqlite3_io_methods;
const sqlite3_io_methods kMethods = {3,
                                     Pass<&M::xClose>::call,
                                     Pass<&M::xRead>::call,
                                     write,
                                     Pass<&M::xTruncate>::call,
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

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* usual = static_cast<sqlite3_vfs*>(vfs->pAppData);
  of(file).path = name == nullptr ? "" : name; // SQLite keeps the name until the file is closed
  of(file).base.pMethods = nullptr;
  const int code = usual->xOpen(usual, name, real(file), flags, out_flags);
  if (code == SQLITE_OK) of(file).base.pMethods = &kMethods;
  return code;
}

} // namespace

FaultyVfs& FaultyVfs::get() {
  static FaultyVfs* faults = [] {
    sqlite3_vfs* usual = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs vfs = *usual; // names and folders are handled by the usual one
    vfs.zName = kName;
    vfs.pNext = nullptr;
    vfs.pAppData = usual;
    vfs.szOsFile = static_cast<int>(sizeof(File)) + usual->szOsFile;
    vfs.xOpen = open;
    // The unix VFS finds its own helpers through its pAppData.
    vfs.xDelete = [](sqlite3_vfs* v, const char* name, int sync_dir) {
      auto* u = static_cast<sqlite3_vfs*>(v->pAppData);
      return u->xDelete(u, name, sync_dir);
    };
    vfs.xAccess = [](sqlite3_vfs* v, const char* name, int flags, int* out) {
      auto* u = static_cast<sqlite3_vfs*>(v->pAppData);
      return u->xAccess(u, name, flags, out);
    };
    vfs.xFullPathname = [](sqlite3_vfs* v, const char* name, int size, char* out) {
      auto* u = static_cast<sqlite3_vfs*>(v->pAppData);
      return u->xFullPathname(u, name, size, out);
    };
    sqlite3_vfs_register(&vfs, 0);
    return new FaultyVfs;
  }();
  return *faults;
}

void FaultyVfs::fail(Fault fault, std::string where, int spare) {
  heal();
  where_ = std::move(where);
  spare_ = spare;
  fault_ = fault;
}

int FaultyVfs::verdict(bool is_sync, const char* path) {
  ++(is_sync ? syncs : writes);
  const Fault fault = fault_;
  if (fault == Fault::none || (fault == Fault::sync) != is_sync || std::string(path).find(where_) == std::string::npos)
    return SQLITE_OK;
  if (spare_-- > 0) return SQLITE_OK;
  return fault == Fault::full ? SQLITE_FULL : is_sync ? SQLITE_IOERR_FSYNC : SQLITE_IOERR_WRITE;
}

} // namespace yoriai::store::test
