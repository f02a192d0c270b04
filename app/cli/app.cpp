// The app itself: a window that shows the stage.

#include <iostream>
#include <mutex>

#include "cli/end_on_signal.hpp"
#include "cli/passphrase.hpp"
#include "cli/projector_window.hpp"
#include "cli/stage.hpp"
#include "cli/verbs.hpp"
#include "platform/desktop.hpp"

namespace yoriai::cli {
namespace {

using Key = std::shared_ptr<const store::SealKey>;

// Shows the stage in a window and keeps the UI map true.
class AppClient : public platform::FrameClient {
public:
  AppClient(Stage& stage, const Environment& environment, std::filesystem::path ui_map)
      : stage_(stage), environment_(environment), ui_map_(std::move(ui_map)) {}

  // The map speaks of a screen that is gone.
  ~AppClient() override {
    std::error_code ignored;
    if (!ui_map_.empty()) std::filesystem::remove(ui_map_, ignored);
  }
  AppClient(const AppClient&) = delete;

  void attach(platform::Window& window) {
    window_ = &window;
    display_ = window.display();
    stage_.set_display(display_);
    if (const auto measured = ruler()) window_->set_measured(ruler_ = measured);
  }

  void frame(const platform::FrameInfo& info) override {
    const float scale = scale_ = info.size.scale;
    stage_.set_mm_per_px(info.mm_per_px * scale);
    stage_.draw({{static_cast<float>(info.size.width_px) / scale, static_cast<float>(info.size.height_px) / scale},
                 scale, info.preedit, info.hands});
  }

  // Part 1 is the pad at the first place.
  std::vector<platform::WindowPart> parts() override {
    std::vector<platform::WindowPart> parts;
    for (const auto& [slot, r] : stage_.pads())
      parts.push_back({slot + 1, {r.x0 * scale_, r.y0 * scale_, r.x1 * scale_, r.y1 * scale_}});
    return parts;
  }

  void part_frame(int part, const platform::FrameInfo& info) override {
    for (const auto& place : stage_.pads())
      if (place.slot + 1 == part)
        return stage_.draw_pad(place, {{static_cast<float>(info.size.width_px) / scale_,
                                        static_cast<float>(info.size.height_px) / scale_},
                                       scale_, {}, info.hands});
  }

  bool one_target(int part, std::span<const widgets::Point> px) override {
    const widgets::Ui* ui = ui_of(part);
    const widgets::Target* first = nullptr;
    for (const widgets::Point& p : px) {
      const widgets::Target* hit = ui ? ui->targets().at({p.x / scale_, p.y / scale_}) : nullptr;
      if (hit == nullptr || (first != nullptr && hit != first)) return false;
      first = hit;
    }
    return first != nullptr;
  }
  bool carrying(int part) override { return ui_of(part) && !ui_of(part)->dragging().empty(); }

  void shown(const platform::FrameInfo& info) override {
    if (!ui_map_.empty() && (info.number == 1 || stage_.targets_changed() || mapped_pads_ != stage_.pads() || mapped_screen_ != stage_.screen_name() ||
                             mapped_silence_ != stage_.keeps_silent()))
      write_map(info);
    again_ = stage_.carry_out() || stage_.wants_frame();
    if (const auto full = stage_.take_fullscreen_wish()) window_->set_fullscreen(*full);
    if (const auto measured = ruler(); ruler_ != measured) window_->set_measured(ruler_ = measured);
    if (zoom_ != stage_.settings().text_scale) window_->set_zoom(zoom_ = stage_.settings().text_scale);
  }

  ImU32 ground() const override { return stage_.ground(); }
  bool wants_frame() override { return std::exchange(again_, false); }
  std::optional<base::TimeMs> next_wake() override { return stage_.next_tick(base::now_ms()); }
  void close_asked() override { closed_ = true; } // everything is already on its way to the disk
  bool finished() override { return closed_ || stage_.wants_quit(); }

private:
  std::optional<double> ruler() const {
    const auto known = stage_.settings().rulers.find(display_);
    return known == stage_.settings().rulers.end() ? std::nullopt : std::optional(known->second);
  }
  const widgets::Ui* ui_of(int part) const { return part == 0 ? &stage_.ui() : stage_.pad_ui(part - 1); }

  void write_map(const platform::FrameInfo& info) {
    const widgets::UiMapHead head{info.number, info.size.width_px, info.size.height_px, info.mm_per_px, info.size.scale,
                                  stage_.screen_name(), stage_.keeps_silent()};
    mapped_screen_ = stage_.screen_name();
    mapped_pads_ = stage_.pads();
    mapped_silence_ = stage_.keeps_silent();
    const auto written = widgets::write_ui_map(ui_map_, widgets::ui_map_json(head, stage_.targets()));
    if (written) return;
    std::cerr << environment_.sentence(written.error()) << "\n"; // once: the meeting matters more than the map
    ui_map_.clear();
  }

  Stage& stage_;
  const Environment& environment_;
  std::filesystem::path ui_map_;
  platform::Window* window_ = nullptr;
  std::string mapped_screen_, display_;
  std::optional<double> ruler_;
  std::vector<screens::PadPlace> mapped_pads_;
  bool mapped_silence_ = false;
  float zoom_ = 1, scale_ = 1;
  bool again_ = false, closed_ = false;
};

platform::WindowOptions window_options(const AppArgs& args) {
  platform::WindowOptions options;
  options.title = "寄合 Yoriai";
  if (args.window) options.size = platform::SurfaceSize{args.window->first, args.window->second, 1};
  options.mm_per_px = args.mm_per_px;
  return options;
}

// Whether the file can be opened at all: told before a window covers the screen.
// A damaged one can, as far as it is whole.
base::Result<void> can_open(const Environment& environment, const std::filesystem::path& file, const Key& key) {
  store::Options options;
  options.key = key;
  const auto opened = store::Store::open(file, environment.library, store::Access::read_only, options);
  const bool opens = opened || opened.error().key == "store.damaged" || opened.error().key == "store.damaged_file";
  return opens ? base::Result<void>() : opened.error();
}

// The key of the file named on the command line; none yet for a sealed one without a passphrase file: the screen asks.
base::Result<Key> key_for_app(const Environment& environment, const SessionArgs& session) {
  if (session.file.empty()) return Key();
  const auto sealed = store::is_sealed(session.file);
  if (!sealed) return sealed.error();
  if (*sealed && session.passphrase_file.empty()) return Key();
  auto key = key_of(environment, session.file, session.passphrase_file);
  if (key)
    if (const auto usable = can_open(environment, session.file, *key); !usable) return usable.error();
  return key;
}

std::filesystem::path projector_map(std::filesystem::path ui_map) {
  if (!ui_map.empty()) ui_map += ".projector";
  return ui_map;
}

base::Result<void> show(Environment& environment, const AppArgs& args) {
  const auto key = key_for_app(environment, args.session);
  if (!key) return key.error();
  platform::Desktop* running = nullptr;
  std::mutex mutex; // guards `running`
  const EndOnSignal on_signal([&] {
    const std::lock_guard lock(mutex);
    if (running) running->stop(), running->wake();
  });
  auto fonts = platform::FontSet::load();
  if (!fonts) return fonts.error();
  for (const auto& lack : (*fonts)->lacking()) std::cerr << environment.sentence(lack) << "\n";
  auto desktop = platform::Desktop::start(**fonts);
  if (!desktop) return desktop.error();
  Settings settings = load_settings();
  settings.lang = environment.words.lang();
  platform::PictureShelf shelf(**fonts, [&desktop = **desktop] { desktop.wake(); });
  Stage stage(environment, (*fonts)->fonts(), settings, [&desktop = **desktop] { desktop.wake(); });
  stage.show_pictures(shelf);
  if (!args.session.file.empty()) stage.open_for(args.session.file, *key);
  stage.set_fullscreen(!args.window);
  if (args.participant) stage.share_screen(true);
  AppClient client(stage, environment, args.ui_map);
  auto window = (*desktop)->open(window_options(args), client);
  if (!window) return window.error();
  client.attach(**window);
  ProjectorWindow projector(stage, environment, **desktop,
                            {args.projector_size, projector_map(args.ui_map), [&client] { return client.finished(); }});
  if (args.projector_size || !args.projector.empty()) stage.project_on(args.projector);
  (*desktop)->each_round([&] { projector.look_after(**window); });
  const auto announce = [&](platform::Desktop* now) {
    const std::lock_guard lock(mutex);
    running = now;
  };
  announce(desktop->get());
  (*desktop)->run();
  announce(nullptr);
  stage.close_meeting();
  return {};
}

} // namespace

int run_app(std::unique_ptr<Environment> environment, const AppArgs& args) {
  const auto shown = show(*environment, args);
  return shown ? 0 : fail(*environment, shown.error());
}

} // namespace yoriai::cli
