// Whether a session file is whole. Reads only; works while another program writes. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/result.hpp"
#include "store/seal.hpp"

namespace yoriai::store {

struct IntegrityReport {
  std::uint64_t changes = 0, events = 0, snapshots = 0, pictures = 0;
  std::vector<base::Error> problems; // empty: the file is whole
  bool whole() const { return problems.empty(); }
};

// SQLite's own check, numbers without gaps, the chain of check sums, every payload readable, and all events
// replayed giving the same meeting as the snapshots, every picture there and itself. Error: as Store::open, when it is no session at all
// (not a session, newer format, missing, unreadable); damage is reported as problems.
// "store.sealed" and "store.wrong_passphrase" are errors too: without its key a sealed file cannot be judged.
base::Result<IntegrityReport> check_file(const std::filesystem::path& file,
                                         const std::shared_ptr<const SealKey>& key = nullptr);

} // namespace yoriai::store
