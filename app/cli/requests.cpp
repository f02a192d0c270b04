// What screens may ask for beside changes of the meeting: files, settings, the way back to the start.

#include <algorithm>

#include "base/files.hpp"
#include "cli/places.hpp"
#include "cli/stage.hpp"

namespace yoriai::cli {
namespace fs = std::filesystem;
namespace {

// A name in the save folder that nothing has yet: "2026-03-05.yoriai", "2026-03-05-2.yoriai" …
fs::path fresh_file(const std::string& stem) {
  const fs::path folder = save_folder();
  std::error_code ec;
  fs::create_directories(folder, ec); // a failure shows when the file is made
  fs::path file = folder / (stem + std::string(store::kEnding));
  for (int n = 2; fs::exists(file, ec); ++n) file = folder / (stem + "-" + std::to_string(n) + std::string(store::kEnding));
  return file;
}

} // namespace

void Stage::carry_out(const screens::NewMeeting& request) {
  if (!request.sealed) return make_new(request.sheets, nullptr);
  make_key([this, sheets = request.sheets](const auto& key) {
    close_file_sheet();
    make_new(sheets, key);
  });
}

void Stage::make_new(const std::vector<std::string>& sheets, const std::shared_ptr<const store::SealKey>& key) {
  const std::string today = base::iso_date(base::now_ms());
  const fs::path file = fresh_file(today);
  store::Options options;
  options.key = key;
  auto made = store::Store::create(file, sheets, environment_.library, options);
  if (!made) return tell(environment_.sentence(made.error()), false);
  const meeting::Command about{"meeting", {{"title", environment_.words("app.untitled", {{"date", today}})}, {"date", today}}};
  const auto described = (*made)->submit(about, "new");
  const auto closed = (*made)->close();
  made->reset();
  if (!described || !closed) return tell(environment_.sentence(described ? closed.error() : described.error()), false);
  if (const auto opened = open(file, store::Access::read_write, key); !opened) tell(environment_.sentence(opened.error()), false);
}

void Stage::carry_out(const screens::OpenMeeting& request) {
  fs::path file = request.file.empty() ? example_file() : request.file;
  if (request.copy) {
    const fs::path copy = fresh_file("practice-" + base::iso_date(base::now_ms()));
    const auto bytes = base::read_file(file);
    const auto written = bytes ? base::write_file_atomically(copy, *bytes) : base::Result<void>(bytes.error());
    if (!written) return tell(environment_.sentence(written.error()), false);
    file = copy;
  }
  open_for(file);
}

void Stage::carry_out(const screens::ListFolder& request) {
  start_.files_folder = request.folder.empty() ? save_folder() : request.folder.lexically_normal();
  start_.files = base::files_with_ending(start_.files_folder, store::kEnding);
  start_.folders = folders_of(start_.files_folder);
}

void Stage::carry_out(const screens::DismissInterrupted&) {
  interrupted_dismissed_ = true;
  start_.interrupted.reset();
}

void Stage::carry_out(const screens::BackToStart&) { close_meeting(); }

void Stage::carry_out(const screens::SetLanguage& request) {
  auto words = base::Words::load(base::assets_root() / "locale", request.lang);
  if (!words) return tell(environment_.sentence(words.error()), false);
  environment_.words = std::move(*words);
  ui_.set_words(environment_.words);
  projector_ui_.set_words(environment_.words);
  for (auto& pad : pads_)
    if (pad.ui) pad.ui->set_words(environment_.words);
  settings_.lang = request.lang;
  save_settings(settings_);
}

void Stage::carry_out(const screens::SetHighContrast& request) {
  settings_.high_contrast = request.on;
  ui_.set_high_contrast(request.on);
  projector_ui_.set_high_contrast(request.on);
  save_settings(settings_);
}

void Stage::carry_out(const screens::SetPads& request) {
  settings_.pads = request.places;
  save_settings(settings_);
}

void Stage::carry_out(const screens::SetPlacement& request) {
  settings_.placement = view_.shell.placement = request.placement;
  save_settings(settings_);
}

void Stage::carry_out(const screens::SetRuler& request) {
  if (display_.empty()) return;
  if (request.mm_per_px) settings_.rulers[display_] = *request.mm_per_px;
  else settings_.rulers.erase(display_);
  save_settings(settings_);
}

void Stage::carry_out(const screens::SetTextScale& request) {
  settings_.text_scale = std::clamp(request.factor, 0.8f, 1.6f);
  save_settings(settings_);
}

} // namespace yoriai::cli
