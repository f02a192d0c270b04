#include "screens/silence.hpp"

#include <algorithm>

#include "screens/placement.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"

namespace yoriai::screens {
namespace {

using widgets::Rect;

bool lies_face_down(const meeting::Item& item, const sheets::Step& step) {
  return item.hidden && item.present() && step.holds(item.place);
}

int count_in(const meeting::Meeting& meeting, const sheets::Step& step) {
  const auto items = meeting.items();
  return static_cast<int>(
      std::count_if(items.begin(), items.end(), [&](const auto& item) { return lies_face_down(item, step); }));
}

} // namespace

int face_down_count(const Context& ctx, const sheets::Step& step) {
  int count = 0;
  for (const auto* part : screen_of(ctx, step)) count += count_in(*ctx.meeting, *part);
  return count;
}

void draw_silence(Context& ctx, const sheets::Step& step, Rect& bar, bool may_begin) {
  std::vector<std::string> to_reveal;
  for (const auto* part : screen_of(ctx, step))
    if (ctx.meeting->hidden_steps().contains(part->path) || count_in(*ctx.meeting, *part) > 0)
      to_reveal.push_back(part->path);
  if (to_reveal.empty() && !may_begin) return;
  const bool slim = narrow(ctx), above = slim || bar.width() < 900;
  const std::string label =
      to_reveal.empty() ? std::string(ctx.words("silence.hide"))
                        : ctx.words("silence.reveal", {{"n", std::to_string(face_down_count(ctx, step))}});
  const widgets::ButtonSpec spec{.label = label,
                                 .icon = to_reveal.empty() ? widgets::icon::kVisibilityOff : widgets::icon::kFlip,
                                 .enabled = !ctx.read_only,
                                 .icon_above = above,
                                 .size = above ? 22.0f : 26.0f,
                                 .icon_size = slim ? 40.0f : 0.0f};
  const float width = std::max(slim ? 150.0f : 92.0f, widgets::button_width(ctx.ui, spec, above ? 10 : 20));
  const Rect at = cut_at_hand(ctx, bar, std::min(width, bar.width() * 0.4f), slim ? 10 : 12);
  if (!widgets::button(ctx.ui, to_reveal.empty() ? "silence/hide" : "silence/reveal", at, spec)) return;
  if (to_reveal.empty()) return ctx.out.send({"hide", base::Json{{"step", step.path}}});
  for (const std::string& path : to_reveal) ctx.out.send({"reveal", base::Json{{"step", path}}});
}

} // namespace yoriai::screens
