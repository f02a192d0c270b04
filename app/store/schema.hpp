// The tables of a session file. FORMAT.md describes them; a test keeps the two together.
#pragma once

#include <cstdint>
#include <optional>

#include "store/database.hpp"

namespace yoriai::store {

inline constexpr std::int64_t kApplicationId = 0x594F5249; // "YORI"
inline constexpr std::int64_t kFormat = 1;                 // SQLite's user_version

enum class Layout { readable, sealed };

// Lays the tables into an empty database and makes it a session of this format. Returns SQLite's code.
int lay_out(Database& db, Layout layout);

// Which of the two the tables are, exactly. Anything else (a view, a strange trigger) would be run by SQLite when we
// read or write, so that it is taken for damage: nullopt.
std::optional<Layout> layout_of(Database& db);

} // namespace yoriai::store
