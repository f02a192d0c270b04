#include "base/time.hpp"

#include <chrono>
#include <cstdio>
#include <ctime>

namespace yoriai::base {
namespace {

std::tm local(TimeMs at) {
  const auto seconds = static_cast<std::time_t>(at / 1000);
  std::tm tm{};
  localtime_r(&seconds, &tm);
  return tm;
}

std::string formatted(TimeMs at, const char* format) {
  const std::tm tm = local(at);
  char buffer[64];
  return {buffer, std::strftime(buffer, sizeof buffer, format, &tm)};
}

} // namespace

TimeMs now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string clock_hm(TimeMs at) { return formatted(at, "%H:%M"); }
std::string clock_hms(TimeMs at) { return formatted(at, "%H:%M:%S"); }
std::string iso_date(TimeMs at) { return formatted(at, "%Y-%m-%d"); }

std::string iso_local(TimeMs at) {
  std::string text = formatted(at, "%Y-%m-%dT%H:%M:%S%z");
  text.insert(text.size() - 2, 1, ':'); // +0900 → +09:00
  return text;
}

int Date::weekday() const {
  using namespace std::chrono;
  const sys_days days{std::chrono::year{year} / month / day};
  return static_cast<int>(std::chrono::weekday{days}.c_encoding());
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int parts[3] = {0, 0, 0};
  for (std::size_t i = 0, part = 0; i < text.size(); ++i) {
    if (text[i] == '-')
      ++part;
    else if (text[i] < '0' || text[i] > '9')
      return std::nullopt;
    else
      parts[part] = parts[part] * 10 + (text[i] - '0');
  }
  const std::chrono::year_month_day ymd{std::chrono::year{parts[0]}, std::chrono::month(static_cast<unsigned>(parts[1])),
                                        std::chrono::day(static_cast<unsigned>(parts[2]))};
  if (!ymd.ok() || parts[0] < 1900 || parts[0] > 2199) return std::nullopt;
  return Date{parts[0], parts[1], parts[2]};
}

} // namespace yoriai::base
