// From the values of a sheet file to a Sheet: shapes and types first, then whether its parts fit each other.
// Pure functions; what is off goes to the refusals behind the nodes.
#pragma once

#include "sheets/node.hpp"
#include "sheets/sheet.hpp"

namespace yoriai::sheets {

// `id` is what the file's name promises.
Sheet read_sheet(const Node& root, const std::string& id);

// Names used twice, names that lead nowhere, parts that a kind of step needs. `root` is where `sheet` was
// read from and names the places.
void check_sheet(const Sheet& sheet, const Node& root);

} // namespace yoriai::sheets
