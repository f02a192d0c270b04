// How large words must be on the projector so that the farthest seat can read them. Pure functions; any thread.
#pragma once

#include "base/result.hpp"

namespace yoriai::screens {

// The two numbers that somebody measures once per room.
struct Room {
  int screen_cm = 125; // height of the picture on the wall
  float seat_m = 10;   // from it to the farthest seat
  double image_heights() const { return screen_cm > 0 ? static_cast<double>(seat_m) * 100 / screen_cm : 0; }
  bool operator==(const Room&) const = default;
};

inline constexpr int kLeastScreenCm = 40, kMostScreenCm = 600;
inline constexpr float kLeastSeatM = 1, kMostSeatM = 60;

// Minutes of arc under which the farthest seat sees one em of the body: wished for, the least in ordinary use, and the
// limit under which a room is refused.
inline constexpr double kArcWished = 22, kArcLeast = 20, kArcLimit = 16;

struct TypeSize {
  float body_px = 0;      // no words are smaller than this; of a surface px
  double arc_minutes = 0; // of the body at the farthest seat
  bool usual() const { return arc_minutes >= kArcLeast; }
};

// Body px = height · image heights · tan 22′. In a long room the words stop growing where a view would hold too few of
// them; the arc then falls below 22′, and is told. In a small room they do not become smaller than a 45th of the height.
// Errors: "projector.room_out_of_range" {screen, seat}, "projector.room_too_long" {screen, seat, least}: under 16′;
// `least` is the height of the picture in cm that would do.
base::Result<TypeSize> type_size(float height_px, const Room& room);

} // namespace yoriai::screens
