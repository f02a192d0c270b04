// Leaving a borrowed machine: the session goes to a chosen place, is read back there, and only then is what it leaves
// on this machine removed. Owner's thread of the store; the move itself is an errand of the store in between.
#pragma once

#include <filesystem>
#include <vector>

#include "sheets/library.hpp"
#include "store/store.hpp"
#include "store/traces.hpp"

namespace yoriai::cli {

struct Leaving {
  std::filesystem::path session, target;      // where it lies, where it goes; the same: it stays, only traces go
  std::vector<std::filesystem::path> written; // papers of it on this machine
  std::string meeting;                        // its id
  bool moves() const { return session != target; }
};

// Errors: "leave.no_folder" {folder}, "store.exists" {file}, "store.read_only" {file}.
base::Result<Leaving> plan_leaving(const store::Store& store, const std::filesystem::path& folder);

// After the move: closes the store, reads the file at its new place back and removes the traces. When the file there
// cannot be read or lacks a change, nothing is removed. Errors: those of close and of Store::open; "leave.incomplete".
base::Result<store::Removed> finish_leaving(store::Store& store, const Leaving& leaving,
                                            const std::shared_ptr<const store::SealKey>& key,
                                            const sheets::Library& library);

} // namespace yoriai::cli
