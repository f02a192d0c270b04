// A sentence in a coloured box, as high as its words need.
#pragma once

#include <string_view>

#include "screens/context.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {

struct NoticeText {
  widgets::NoticeKind kind = widgets::NoticeKind::info;
  const char* icon = nullptr;
  std::string title = {}, text = {};
};
float notice_height(Context& ctx, const NoticeText& notice, float width);
// Cuts it off the top of `body`, with a gap below.
void cut_notice(Context& ctx, widgets::Rect& body, const NoticeText& notice);

} // namespace yoriai::screens
