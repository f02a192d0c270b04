#include <algorithm>
#include <iostream>

#include "cli/passphrase.hpp"
#include "cli/picture.hpp"
#include "cli/verbs.hpp"
#include "minutes/write.hpp"
#include "widgets/components.hpp"

namespace yoriai::cli {
namespace {

base::Error usage(std::string key, base::Args args = {}) { return {base::Code::usage, std::move(key), std::move(args)}; }

constexpr std::string_view kOwnViews[] = {"opening", "closing", "minutes", "trash", "booth"};

bool is_meeting_view(const Environment& environment, const std::string& view) {
  return environment.library.step(view) != nullptr || std::find(std::begin(kOwnViews), std::end(kOwnViews), view) != std::end(kOwnViews);
}

// "" follows the meeting.
bool is_projector_view(const Environment& environment, const std::string& view) {
  constexpr std::string_view kPlain[] = {"question", "timer", "cover", "curtain"};
  return environment.library.step(view) != nullptr || view.starts_with("ballot/") ||
         std::find(std::begin(kPlain), std::end(kPlain), view) != std::end(kPlain);
}

base::Result<void> draw_for_room(Environment& environment, const RenderArgs& args, PictureMaker& maker) {
  auto& projector = maker.stage().view().projector;
  if (args.view != "start") {
    if (!is_projector_view(environment, args.view)) return usage("render.unknown_view", {{"view", args.view}});
    if (args.session.file.empty()) return usage("render.needs_file");
    const auto key = key_of(environment, args.session.file, args.session.passphrase_file);
    if (!key) return key.error();
    if (auto opened = maker.stage().open(args.session.file, store::Access::read_only, *key); !opened) return opened;
    const bool ballot = args.view.starts_with("ballot/");
    if (ballot && maker.stage().store()->meeting().ballot(args.view.substr(7)) == nullptr)
      return usage("render.unknown_view", {{"view", args.view}});
    projector.curtain = args.view == "curtain";
    if (!projector.curtain) projector.shows = args.view;
  }
  maker.settle_projector();
  return maker.write(args.out);
}

base::Result<void> draw_view(Environment& environment, const RenderArgs& args, PictureMaker& maker) {
  if (args.view == "components") {
    maker.settle(widgets::draw_components);
    return maker.write(args.out);
  }
  if (args.view != "start") {
    if (!is_meeting_view(environment, args.view)) return usage("render.unknown_view", {{"view", args.view}});
    if (args.session.file.empty()) return usage("render.needs_file");
    const auto key = key_of(environment, args.session.file, args.session.passphrase_file);
    if (!key) return key.error();
    if (auto opened = maker.stage().open(args.session.file, store::Access::read_only, *key); !opened) return opened;
    maker.stage().view().shown = args.view;
  }
  maker.settle();
  return maker.write(args.out);
}

// The pictures of the demo: every step of every sheet, the minutes, the start screen.
base::Result<int> draw_all(PictureMaker& maker, const std::filesystem::path& out, const Environment& environment) {
  int count = 0;
  const auto picture = [&](std::string name) {
    maker.settle();
    std::replace(name.begin(), name.end(), '/', '-');
    ++count;
    return maker.write(out / (std::to_string(count) + "-" + name + ".png"));
  };
  if (const auto drawn = picture("start"); !drawn) return drawn.error();
  if (const auto opened = maker.stage().open(example_file(), store::Access::read_only); !opened) return opened.error();
  for (const auto& id : maker.stage().store()->meeting().head().sheets) {
    const auto* sheet = environment.library.sheet(id);
    if (sheet == nullptr) continue;
    for (const auto& step : sheet->steps) {
      maker.stage().view().shown = step.path;
      if (const auto drawn = picture(step.path); !drawn) return drawn.error();
    }
  }
  maker.stage().view().shown = "minutes";
  if (const auto drawn = picture("minutes"); !drawn) return drawn.error();
  maker.stage().view().projector.shows = maker.stage().store()->meeting().step();
  maker.settle_projector();
  ++count;
  if (const auto drawn = maker.write(out / (std::to_string(count) + "-projector.png")); !drawn) return drawn.error();
  return count;
}

base::Result<int> demo(Environment& environment, const std::filesystem::path& out) {
  if (example_file().empty()) return usage("demo.no_example");
  std::error_code ec;
  std::filesystem::create_directories(out, ec);
  auto maker = PictureMaker::open(environment, 1920, 1080, {});
  if (!maker) return maker.error();
  const auto count = draw_all(**maker, out, environment);
  if (!count) return count;
  const auto& store = *(*maker)->stage().store();
  minutes::Options options;
  options.filing = &environment.filing;
  for (const auto ending : minutes::endings()) {
    const auto written = minutes::write({store.meeting(), environment.library, environment.words, store.changes()},
                                        out / ("minutes." + std::string(ending)), options);
    if (!written) return written.error();
  }
  return count;
}

} // namespace

int run_render(Environment& environment, const RenderArgs& args) {
  Settings settings;
  settings.room = load_settings().room;
  settings.high_contrast = args.high_contrast;
  auto maker = PictureMaker::open(environment, args.width, args.height, settings);
  if (!maker) return fail(environment, maker.error());
  const auto drawn = args.projector ? draw_for_room(environment, args, **maker) : draw_view(environment, args, **maker);
  return drawn ? 0 : fail(environment, drawn.error());
}

int run_demo(Environment& environment, const std::filesystem::path& out) {
  const auto count = demo(environment, out);
  if (!count) return fail(environment, count.error());
  std::cout << environment.words("demo.done", {{"count", std::to_string(*count)}, {"folder", out.string()}}) << "\n";
  return 0;
}

} // namespace yoriai::cli
