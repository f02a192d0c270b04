// How many came. Pure.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "meeting/meeting.hpp"

namespace yoriai::meeting {

// Those of a role who gave their names.
inline std::vector<const Participant*> named_in(const Meeting& meeting, std::string_view role) {
  std::vector<const Participant*> named;
  for (const Participant& person : meeting.participants())
    if (person.role == role) named.push_back(&person);
  return named;
}

// Heads of a role: as counted, never fewer than gave their names.
inline int heads_of(const Meeting& meeting, std::string_view role) {
  const auto& counted = meeting.record().attendance;
  const auto found = counted.find(std::string(role));
  return std::max(found == counted.end() ? 0 : found->second, static_cast<int>(named_in(meeting, role).size()));
}

// All heads that were counted.
inline int heads_in(const std::map<std::string, int>& counted) {
  int heads = 0;
  for (const auto& [role, count] : counted) heads += count;
  return heads;
}

} // namespace yoriai::meeting
