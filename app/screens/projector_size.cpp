#include "screens/projector_size.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <string>

namespace yoriai::screens {
namespace {

// A view that holds fewer than twelve lines of the body one below the other has no room for a question and an answer.
constexpr double kMostOfHeight = 1.0 / 12, kLeastOfHeight = 1.0 / 45;

double tangent(double arc_minutes) { return std::tan(arc_minutes / 60 * std::numbers::pi / 180); }
double arc(double tangent_of_it) { return std::atan(tangent_of_it) * 180 / std::numbers::pi * 60; }

std::string metres(float seat_m) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f", static_cast<double>(seat_m));
  return text;
}

} // namespace

base::Result<TypeSize> type_size(float height_px, const Room& room) {
  const base::Args about{{"screen", std::to_string(room.screen_cm)}, {"seat", metres(room.seat_m)}};
  const bool sane = room.screen_cm >= kLeastScreenCm && room.screen_cm <= kMostScreenCm && room.seat_m >= kLeastSeatM &&
                    room.seat_m <= kMostSeatM;
  if (!sane || !(height_px > 0)) return base::refused("projector.room_out_of_range", about);
  const double heights = room.image_heights();
  const double of_height = std::clamp(heights * tangent(kArcWished), kLeastOfHeight, kMostOfHeight);
  TypeSize size{static_cast<float>(height_px * of_height), arc(of_height / heights)};
  if (size.arc_minutes >= kArcLimit) return size;
  base::Args told = about;
  told["least"] = std::to_string(
      static_cast<int>(std::ceil(static_cast<double>(room.seat_m) * 100 * tangent(kArcLimit) / kMostOfHeight)));
  return base::refused("projector.room_too_long", told);
}

} // namespace yoriai::screens
