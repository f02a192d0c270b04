#include "widgets/picture.hpp"

#include <algorithm>

#include "widgets/icons.hpp"
#include "widgets/paint.hpp"

namespace yoriai::widgets {

Rect fitted(float width, float height, const Rect& r, Fit fit) {
  if (width <= 0 || height <= 0) return r;
  const float across = r.width() / width, down = r.height() / height;
  const float scale = fit == Fit::whole ? std::min(across, down) : std::max(across, down);
  const Point c = r.centre();
  return Rect::at(c.x - width * scale / 2, c.y - height * scale / 2, width * scale, height * scale);
}

void draw_picture(Ui& ui, const Rect& r, const Picture& picture, Fit fit, float radius) {
  if (picture.state != Picture::State::there) {
    const Theme& t = ui.theme();
    const char* symbol = picture.state == Picture::State::none ? icon::kBrokenImage : icon::kImage;
    fill(ui, r, t.sunken, radius);
    draw_icon(ui, symbol, r.centre(), std::min({r.width(), r.height(), 72.0f}) * 0.6f, t.ink2);
    return;
  }
  const Rect all = fitted(picture.width, picture.height, r, fit);
  const Rect seen{std::max(all.x0, r.x0), std::max(all.y0, r.y0), std::min(all.x1, r.x1), std::min(all.y1, r.y1)};
  const ImVec2 from{(seen.x0 - all.x0) / all.width(), (seen.y0 - all.y0) / all.height()};
  const ImVec2 to{(seen.x1 - all.x0) / all.width(), (seen.y1 - all.y0) / all.height()};
  ui.draw()->AddImageRounded(picture.texture, seen.min(), seen.max(), from, to, IM_COL32_WHITE, radius);
}

} // namespace yoriai::widgets
