// Participants' mode and its passcode: what of it outlives the program.
#include <algorithm>

#include "cli/stage.hpp"
#include "store/passcode.hpp"
#include "store/seal.hpp"

namespace yoriai::cli {
namespace {

constexpr int kTries = 3;
constexpr base::TimeMs kPause = 30'000;

std::shared_ptr<store::Passphrase> taken(screens::ModeView& mode) {
  auto digits = std::make_shared<store::Passphrase>(mode.typed.view());
  mode.typed.wipe();
  return digits;
}

} // namespace

screens::Passcode Stage::passcode() {
  // A clock that was put back must not make the pause longer.
  settings_.barred_until = std::min(settings_.barred_until, base::now_ms() + kPause);
  return {!settings_.passcode.empty(), passcode_working_, passcode_wrong_, settings_.barred_until};
}

void Stage::share_screen(bool on) {
  if (!on && settings_.participants && !settings_.passcode.empty() && !passcode_right_) return;
  passcode_right_ = false;
  settings_.participants = view_.control.mode.participants = on;
  save_settings(settings_);
}

void Stage::carry_out(const screens::ShareScreen& request) { share_screen(request.on); }

void Stage::carry_out(const screens::TryPasscode&) {
  if (settings_.passcode.empty() || base::now_ms() < passcode().barred_until) return view_.control.mode.typed.wipe();
  passcode_working_ =
      background_.start([this, hash = settings_.passcode, digits = taken(view_.control.mode)]() -> Background::Then {
        const bool fits = store::passcode_fits(hash, digits->view());
        return [this, fits] {
          passcode_working_ = false;
          passcode_wrong_ = !fits;
          view_.control.mode.passed = passcode_right_ = fits;
          settings_.wrong_tries = fits ? 0 : settings_.wrong_tries + 1;
          if (settings_.wrong_tries >= kTries)
            settings_.wrong_tries = 0, settings_.barred_until = base::now_ms() + kPause;
          save_settings(settings_);
        };
      });
}

void Stage::carry_out(const screens::ChoosePasscode&) {
  if (settings_.participants) return;
  passcode_working_ = background_.start([this, digits = taken(view_.control.mode)]() -> Background::Then {
    std::string hash = store::passcode_hash(digits->view());
    return [this, hash = std::move(hash)] {
      passcode_working_ = passcode_wrong_ = false;
      if (!hash.empty()) settings_.passcode = hash, settings_.wrong_tries = 0;
      save_settings(settings_);
      tell(std::string(environment_.words(hash.empty() ? "mode.not_kept" : "mode.kept")), !hash.empty());
    };
  });
}

void Stage::carry_out(const screens::DropPasscode&) {
  if (settings_.participants) return;
  settings_.passcode.clear();
  save_settings(settings_);
}

} // namespace yoriai::cli
