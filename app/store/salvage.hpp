// A damaged session file, opened as far as its changes are whole. Any thread, while nobody has it open.
#pragma once

#include "store/lock.hpp"
#include "store/seal.hpp"
#include "store/session.hpp"

namespace yoriai::store {

struct Salvaged {
  Salvage salvage;
  FileLock lock; // of the file that now has the name
};

// Puts a whole file with the changes that could be read in the place of `file`; the original goes to FILE.damaged (or
// FILE.damaged-2 …), byte for byte, with what lay beside it. When not even the opening of the meeting can be read,
// nothing is changed and the damage is the error. The caller holds the lock of the damaged file meanwhile.
base::Result<Salvaged> salvage(const std::filesystem::path& file, const std::shared_ptr<const SealKey>& key,
                               const std::string& vfs);

} // namespace yoriai::store
