#include "platform/scale.hpp"

#include <algorithm>
#include <cmath>

namespace yoriai::platform {
namespace {

constexpr double kReferenceMm = 0.277;
constexpr double kMadeUpMm = 25.4 / 96;
constexpr double kHandHeld = 0.62;
constexpr double kHandHeldDiagonalMm = 14 * 25.4;
constexpr double kSmallest = 0.85, kLargest = 4;

bool believable(const ScreenMeasure& screen, double across, double down) {
  // Televisions and projectors like to give their aspect ratio instead of a size.
  if (screen.width_mm == 160 && (screen.height_mm == 90 || screen.height_mm == 100)) return false;
  const bool sane = screen.width_mm >= 100 && screen.width_mm <= 3000 && std::abs(across / down - 1) < 0.1;
  return sane && std::abs(across / kMadeUpMm - 1) > 0.01;
}

} // namespace

Scale scale_for(const ScreenMeasure& screen) {
  if (screen.width_px <= 0 || screen.height_px <= 0 || screen.width_mm <= 0 || screen.height_mm <= 0) return {};
  const double across = static_cast<double>(screen.width_mm) / screen.width_px;
  const double down = static_cast<double>(screen.height_mm) / screen.height_px;
  if (!believable(screen, across, down)) return {};
  return scale_of_measured(screen.width_px, screen.height_px, across);
}

Scale scale_of_measured(int width_px, int height_px, double mm_per_px) {
  const double diagonal = std::hypot(width_px, height_px) * mm_per_px;
  const double at_eye = diagonal < kHandHeldDiagonalMm ? kReferenceMm * kHandHeld : kReferenceMm;
  return {static_cast<float>(std::clamp(at_eye / mm_per_px, kSmallest, kLargest)), mm_per_px};
}

} // namespace yoriai::platform
