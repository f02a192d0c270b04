#include "screens/notices.hpp"

#include <algorithm>

namespace yoriai::screens {

using namespace widgets;

float notice_height(Context& ctx, const NoticeText& notice, float width) {
  constexpr float kSides = 26 + 44 + 18 + 26, kAround = 32, kLeast = 76; // as widgets::notice draws it
  const float words = width - kSides;
  float height = text_height(ctx.ui, notice.title, {size::kButtonLarge, Weight::bold, kLineTitle}, words);
  if (!notice.text.empty())
    height += text_height(ctx.ui, notice.text, {size::kHint, Weight::regular, kLineText}, words);
  return std::max(kLeast, height + kAround);
}

void cut_notice(Context& ctx, Rect& body, const NoticeText& notice) {
  const Rect r = body.cut_top(notice_height(ctx, notice, body.width()), 16);
  widgets::notice(ctx.ui, r, notice.kind, notice.icon, notice.title, notice.text);
}

} // namespace yoriai::screens
