// What the tables of data (CSV, spreadsheets) say of every item alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "minutes/labels.hpp"

namespace yoriai::minutes {

// Labels of all fields of the meeting's kinds, each once, in the order of the sheets.
std::vector<std::string> field_heads(const Labels& labels);
// 取り下げ, あとで話す：次回に, or "".
std::string state_of(const Labels& labels, const meeting::Item& item);
// Whether a place or step belongs to the sheet; everything does to the sheet "".
bool in_sheet(const Labels& labels, std::string_view place, std::string_view sheet);

} // namespace yoriai::minutes
