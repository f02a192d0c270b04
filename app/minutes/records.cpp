#include "minutes/records.hpp"

#include <algorithm>

#include "minutes/sections.hpp"

namespace yoriai::minutes {

std::vector<std::string> field_heads(const Labels& labels) {
  std::vector<std::string> heads;
  for (const auto& id : labels.meeting.head().sheets)
    if (const auto* sheet = labels.library.sheet(id))
      for (const auto& kind : sheet->kinds)
        for (const auto& field : kind.fields) {
          std::string label = labels.text(field.label);
          if (std::find(heads.begin(), heads.end(), label) == heads.end()) heads.push_back(std::move(label));
        }
  return heads;
}

std::string state_of(const Labels& labels, const meeting::Item& item) {
  if (item.removed) return labels.word("minutes.removed");
  if (const std::string review = review_word(labels, item); !review.empty())
    return labels.words("minutes.review", {{"name", labels.word("minutes.parked")}, {"review", review}});
  return item.parked ? labels.word("minutes.parked") : "";
}

bool in_sheet(const Labels& labels, std::string_view place, std::string_view sheet_id) {
  if (sheet_id.empty()) return true;
  const auto* sheet = labels.library.sheet_of(place);
  return sheet != nullptr && sheet->id == sheet_id;
}

} // namespace yoriai::minutes
