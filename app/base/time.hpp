// Time as the program keeps it: whole milliseconds since 1970-01-01 UTC. People see local time.
// Pure functions but now_ms(); any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yoriai::base {

using TimeMs = std::int64_t;

TimeMs now_ms();

std::string clock_hm(TimeMs at);  // "14:03", local
std::string clock_hms(TimeMs at); // "14:03:27", local
std::string iso_local(TimeMs at); // "2026-03-05T14:03:27+09:00"
std::string iso_date(TimeMs at);  // "2026-03-05", local

struct Date {
  int year = 0, month = 0, day = 0;
  int weekday() const; // 0 Sunday … 6 Saturday
  bool operator==(const Date&) const = default;
};

// "YYYY-MM-DD", a day that exists, years 1900 to 2199.
std::optional<Date> parse_date(std::string_view text);

} // namespace yoriai::base
