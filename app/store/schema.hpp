// The tables of a session file. FORMAT.md describes them; a test keeps the two together.
#pragma once

#include <cstdint>

#include "store/database.hpp"

namespace yoriai::store {

inline constexpr std::int64_t kApplicationId = 0x594F5249; // "YORI"
inline constexpr std::int64_t kFormat = 1;                 // SQLite's user_version

// Lays the tables into an empty database and makes it a session of this format. Returns SQLite's code.
int lay_out(Database& db);

// Whether the tables are exactly those of the format. Anything else (a view, a strange trigger) would be run
// by SQLite when we read or write, so that it is taken for damage.
bool is_laid_out(Database& db);

} // namespace yoriai::store
