#include "screens/pads.hpp"

#include <algorithm>
#include <cmath>

#include "screens/drafts.hpp"
#include "screens/mode.hpp"
#include "screens/shell.hpp"
#include "screens/view_state.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr double kLargeMm = 32 * 25.4; // diagonal
constexpr double kPadMm = 250;         // eleven keys side by side, each as wide as a thumb
constexpr float kLeastPad = 560;       // px: role, tabs and buttons of its head in one row
constexpr float kHeight = 600, kMargin = 12, kGap = 12;

int slots_that_fit(const Context& ctx) {
  const float width = ctx.ui.surface().width();
  const double by_finger = width * ctx.view.pads.mm_per_px / kPadMm;
  return std::clamp(static_cast<int>(std::min<double>(by_finger, width / kLeastPad)), 1, static_cast<int>(kMostPads));
}

bool somebody_writes(const PadViews& pads) {
  return std::any_of(pads.pads.begin(), pads.pads.end(), [](const Pad& pad) { return pad.open; });
}

} // namespace

bool pads_offered(const Context& ctx) {
  const PadsWanted wanted = ctx.view.pads.places.wanted;
  if (wanted != PadsWanted::by_size) return wanted == PadsWanted::always;
  const Rect s = ctx.ui.surface();
  return std::hypot(s.width(), s.height()) * ctx.view.pads.mm_per_px >= kLargeMm;
}

void open_pad(Context& ctx, int slot) {
  PadViews& pads = ctx.view.pads;
  const int slots = slots_that_fit(ctx);
  for (int i = 0; i < slots && slot < 0; ++i)
    if (!pads.pads[static_cast<std::size_t>(i)].open) slot = i;
  if (slot < 0 || slot >= slots) return;
  Pad& pad = pads.pads[static_cast<std::size_t>(slot)];
  pad.drawing = false;
  if (!somebody_writes(pads) && pad.writing.empty()) pad.role = ctx.view.writing_role;
  pad.open = true;
  pad.touched_at = ctx.now;
}

void tidy_pads(Context& ctx) {
  PadViews& pads = ctx.view.pads;
  pads.shown.clear();
  pads.slots = slots_that_fit(ctx);
  if (ctx.meeting && !pads_offered(ctx)) return offer_pad_texts(ctx.view);
  for (Pad& pad : pads.pads) {
    if (!pad.open) continue;
    if (pad.touched_at == 0 || pad.touched_at > ctx.now) pad.touched_at = ctx.now; // brought back, or the clock was set
    if (ctx.now - pad.touched_at >= kPadSilence || !ctx.meeting || !allowed(ctx, May::write))
      pad.open = pad.roles_open = pad.offers_open = false;
  }
  // A narrower window has fewer places: who wrote beyond them goes on at a free one.
  for (auto i = static_cast<std::size_t>(pads.slots); i < kMostPads; ++i) {
    if (!pads.pads[i].open) continue;
    const auto free = std::find_if(pads.pads.begin(), pads.pads.begin() + pads.slots,
                                   [](const Pad& pad) { return !pad.open && pad.writing.empty() && pad.ink.empty(); });
    if (free != pads.pads.begin() + pads.slots) std::swap(*free, pads.pads[i]);
  }
}

float pads_height(const Context& ctx, const sheets::Step* step) {
  if (!step || step->kind != sheets::StepKind::wall || ctx.looking_back) return 0;
  const PadViews& pads = ctx.view.pads;
  const bool any = std::any_of(pads.pads.begin(), pads.pads.begin() + pads.slots, [](const Pad& p) { return p.open; });
  return any ? std::min(kHeight, ctx.ui.surface().height() * 0.62f) + kMargin : 0;
}

void place_pads(Context& ctx, const Rect& band) {
  PadViews& pads = ctx.view.pads;
  Ui& ui = ctx.ui;
  fill(ui, band, ui.theme().paper);
  const Rect inner{band.x0 + kMargin, band.y0, band.x1 - kMargin, band.y1 - kMargin};
  int slot = 0;
  for (const Rect& r : inner.columns(pads.slots, kGap)) {
    const Pad& pad = pads.pads[static_cast<std::size_t>(slot)];
    if (pad.open) {
      pads.shown.push_back({slot, r});
    } else {
      const Rect box = Rect{r.x0, r.y1 - 200, r.x1, r.y1}.inset(4);
      const std::string_view words = pad.writing.empty() && pad.ink.empty() ? std::string_view() : ctx.words("pads.kept");
      if (empty_box(ui, "pads/open/" + std::to_string(slot), box, ctx.words("wall.write"), words)) open_pad(ctx, slot);
    }
    ++slot;
  }
}

std::optional<base::TimeMs> pad_closes_at(const ViewState& view) {
  std::optional<base::TimeMs> first;
  for (const Pad& pad : view.pads.pads)
    if (pad.open) first = std::min(first.value_or(pad.touched_at + kPadSilence), pad.touched_at + kPadSilence);
  return first;
}

} // namespace yoriai::screens
