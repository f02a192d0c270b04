// The papers (minutes) written of a meeting on this machine: kept in the session file, apart for each machine, so that
// they can be removed when a borrowed machine is left. Owner's thread of the store.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace yoriai::cli {

// A random name of this machine, made once and kept in the state folder. "" when it cannot be kept.
std::string machine_id(const std::filesystem::path& state_folder = store::state_folder());

// What was written here; only papers that still are there, with the ending of a paper.
std::vector<std::filesystem::path> written_here(const store::Store& store);
void note_written(store::Store& store, const std::filesystem::path& paper);
void forget_written(store::Store& store);

} // namespace yoriai::cli
