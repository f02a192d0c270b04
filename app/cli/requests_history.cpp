// What screens may ask for about the meeting's file and its past: another place, writing again, earlier moments.

#include "base/files.hpp"
#include "cli/places.hpp"
#include "cli/stage.hpp"
#include "screens/drafts.hpp"

namespace yoriai::cli {
namespace fs = std::filesystem;

void Stage::carry_out(const screens::FindPlaces&) {
  if (!store_) return;
  places_ = places_for({store_->file(), save_folder(), store::state_folder(), removable_places()});
}

void Stage::carry_out(const screens::MoveSession& request) {
  if (!store_ || errand_then_) return;
  std::error_code ec; // a failure shows when the file is made
  fs::create_directories(request.file.parent_path(), ec);
  store_->move_to(request.file);
  after_errand([this](const store::ErrandStatus& errand) {
    if (!errand.failure) remember();
    tell_errand(errand, "app.moved");
  });
}

void Stage::tell_errand(const store::ErrandStatus& errand, const char* done) {
  if (errand.failure) return tell(environment_.sentence(*errand.failure), false);
  tell(environment_.words(done, {{"file", errand.file.string()}}), true);
}

void Stage::carry_out(const screens::TryToWrite&) {
  if (!store_ || store_->access() == store::Access::read_write) return;
  const std::string shown = view_.shown;
  const auto key = key_; // open() closes the meeting first
  if (const auto opened = open(store_->file(), store::Access::read_write, key); !opened)
    return tell(environment_.sentence(opened.error()), false);
  view_.shown = shown;
  if (!barred_) return tell(std::string(environment_.words("app.may_write")), true);
  tell(barred_->locked ? std::string(environment_.words("app.still_locked")) : barred_->reason, false);
}

void Stage::keep_drafts(bool closing) {
  if (!store_ || store_->access() == store::Access::read_only) return;
  const auto written = screens::half_written(past_ ? past_->view : view_, store_->meeting());
  for (const auto& [field, text] : closing ? drafts_.take_all(written) : drafts_.take(written, base::now_ms()))
    store_->keep(field, text);
}

std::optional<screens::PastChange> Stage::change(std::uint64_t number) const {
  auto change = store_->change(number);
  if (!change) return std::nullopt;
  return screens::PastChange{change->number, change->at,     std::move(change->actor), std::move(change->command),
                             change->undoes, change->redoes, std::move(change->events)};
}

void Stage::carry_out(const screens::LookBack& request) {
  if (!store_) return;
  if (request.number == 0) {
    if (!past_) return;
    past_->view.projector = std::move(view_.projector); // the room sees what is now, all the while
    view_ = std::move(past_->view);
    past_.reset();
    view_.shell.text_scale = settings_.text_scale;
    view_.shell.placement = settings_.placement;
    view_.forget_layouts();
    return;
  }
  auto then = store_->at(request.number);
  const auto change = this->change(request.number);
  if (!then || !change) return tell(std::string(environment_.words("app.no_such_moment")), false);
  if (!past_) {
    past_.emplace();
    past_->view = std::exchange(view_, {});
    view_.projector = past_->view.projector;
    view_.shell.text_scale = settings_.text_scale;
    view_.shell.placement = settings_.placement;
    view_.shell.fullscreen = is_fullscreen_;
    view_.shell.prompter_open = past_->view.shell.prompter_open;
  }
  if (view_.shown == "history") view_.shown.clear(); // a moment was chosen there: to the board
  past_->at = {change->number, change->at};
  past_->meeting = std::move(*then);
  past_->findings = meeting::findings(past_->meeting, environment_.library);
  view_.forget_layouts();
}

void Stage::show_past(screens::Context& context) {
  context.meeting = &past_->meeting;
  context.findings = past_->findings;
  context.can_undo = context.can_redo = false;
  context.read_only = true;
  context.looking_back = &past_->at;
}

// Beside the session where that can be written, else where new meetings go.
void Stage::carry_out(const screens::CopyOut& request) {
  if (!store_ || errand_then_) return;
  const auto change = this->change(request.number);
  if (!change) return tell(std::string(environment_.words("app.no_such_moment")), false);
  std::string moment = base::iso_date(change->at) + "-" + base::clock_hm(change->at);
  std::erase(moment, ':');
  const fs::path session = store_->file();
  fs::path folder = session.parent_path();
  if (!may_write(folder)) {
    folder = save_folder();
    std::error_code ec; // a failure shows when the file is made
    fs::create_directories(folder, ec);
  }
  store_->copy_out(fresh_name(folder, session.stem().string() + "-" + moment), request.number);
  after_errand([this](const store::ErrandStatus& errand) { tell_errand(errand, "app.copied"); });
}

} // namespace yoriai::cli
