#include "cli/stage.hpp"

#include <algorithm>

#include "base/files.hpp"
#include "cli/gesture.hpp"
#include "screens/booth.hpp"
#include "screens/drafts.hpp"
#include "screens/pads.hpp"
#include "screens/shell.hpp"

namespace yoriai::cli {
namespace fs = std::filesystem;
namespace {

constexpr base::TimeMs kMinute = 60'000;
constexpr base::TimeMs kNoticeStays = 8'000; // the least a person needs to find and read a sentence
constexpr std::string_view kActor = "screen";

screens::MeetingCard card_of(const store::Recent& recent, const sheets::Library& library) {
  screens::MeetingCard card;
  card.file = recent.path;
  card.title = recent.title;
  card.step = recent.step;
  card.opened_at = recent.last_opened;
  card.changes = recent.interrupted ? recent.changes : 0;
  card.last_change = recent.last_change;
  card.missing = recent.unreadable;
  card.sealed = recent.sealed;
  card.overdue = !recent.keep_until.empty() && recent.keep_until < base::iso_date(base::now_ms()); // both YYYY-MM-DD
  const sheets::Sheet* sheet = library.sheet_of(recent.step);
  if (sheet == nullptr && !recent.sheets.empty()) sheet = library.sheet(recent.sheets.front());
  if (sheet == nullptr) return card;
  card.steps = static_cast<int>(sheet->steps.size());
  for (const auto& step : sheet->steps) {
    if (recent.step.empty()) break;
    ++card.steps_done;
    if (step.path == recent.step) break;
  }
  return card;
}

} // namespace

Stage::Stage(Environment& environment, const widgets::Fonts& fonts, Settings settings, std::function<void()> on_saved)
    : environment_(environment), settings_(settings), on_saved_(std::move(on_saved)), ui_(fonts, environment.words),
      projector_ui_(fonts, environment.words), projector_screen_(settings_.projector_screen), background_(on_saved_),
      picture_reading_(on_saved_), desk_(environment, on_saved_), board_reading_(on_saved_),
      character_reading_(on_saved_) {
  ui_.set_high_contrast(settings_.high_contrast);
  projector_ui_.set_high_contrast(settings_.high_contrast);
  start_.files_folder = save_folder();
  fresh_view();
}

Stage::~Stage() { close_meeting(); }

// Another program has it, or its place cannot be written.
std::optional<screens::Barred> Stage::barred_by(const base::Error& error) const {
  if (error.key == "store.read_only_place") return screens::Barred{false, "", environment_.sentence(error)};
  if (error.key != "store.locked") return std::nullopt;
  const auto since = error.args.find("since");
  return screens::Barred{true, since == error.args.end() ? "" : since->second, ""};
}

base::Result<void> Stage::open(const fs::path& file, store::Access access,
                               const std::shared_ptr<const store::SealKey>& key, bool salvage) {
  close_meeting(); // first: one process must not open a session file twice
  store::Options options;
  options.key = key;
  options.salvage = salvage;
  auto opened = store::Store::open(file, environment_.library, access, options);
  barred_ = opened ? std::nullopt : barred_by(opened.error());
  // Looking is better than nothing, and a banner says why nothing can be written.
  if (barred_) opened = store::Store::open(file, environment_.library, store::Access::read_only, options);
  if (!opened) return opened.error();
  store_ = std::move(*opened);
  key_ = key;
  if (on_saved_) store_->on_saved(on_saved_);
  fresh_view();
  findings_of_.reset();
  if (store_->access() == store::Access::read_only) return {};
  remember();
  drafts_.begin(store_->kept());
  screens::put_back(view_, store_->kept());
  return {};
}

void Stage::close_meeting() {
  if (!store_) return;
  if (store_->access() == store::Access::read_write) {
    keep_drafts(true);
    remember();
    if (const auto closed = store_->close(); !closed) tell(environment_.sentence(closed.error()), false);
  }
  forget_meeting();
}

// Of a store that is closed.
void Stage::forget_meeting() {
  store_.reset();
  key_.reset();
  errand_then_ = nullptr;
  barred_.reset();
  copy_behind_since_ = 0;
  places_.clear();
  past_.reset();
  desk_.clear();
  if (shelf_) shelf_->clear();
  fresh_view();
  start_is_fresh_ = false;
}

void Stage::fresh_view() {
  const bool projects = view_.projector.on, curtain = view_.projector.curtain;
  view_ = {};
  view_.projector.on = projects;
  view_.projector.curtain = curtain;
  view_.projector.room = settings_.room;
  view_.shell.text_scale = settings_.text_scale;
  view_.shell.placement = settings_.placement;
  view_.shell.fullscreen = is_fullscreen_;
  view_.control.mode.participants = settings_.participants;
}

void Stage::remember() {
  const auto kept = recents_.remember(store::summary_of(fs::absolute(store_->file()), store_->meeting(), store_->changes(), store_->sealed()));
  if (!kept) tell(environment_.sentence(kept.error()), false);
}

void Stage::tell(std::string sentence, bool good) { notice_ = {std::move(sentence), good, base::now_ms()}; }

void Stage::refresh_start() {
  if (start_is_fresh_) return;
  start_is_fresh_ = true;
  start_.recent.clear();
  start_.interrupted.reset();
  for (const auto& recent : recents_.list()) {
    start_.recent.push_back(card_of(recent, environment_.library));
    if (recent.interrupted && !start_.interrupted && !interrupted_dismissed_) start_.interrupted = start_.recent.back();
  }
  start_.save_folder = save_folder();
  std::error_code ec;
  fs::path existing = start_.save_folder;
  while (!fs::exists(existing, ec) && existing.has_relative_path()) existing = existing.parent_path();
  const auto space = fs::space(existing, ec);
  start_.free_bytes = ec ? std::nullopt : std::optional<std::uint64_t>(space.available);
}

void Stage::refresh_findings() {
  if (findings_of_ == store_->meeting().revision()) return;
  findings_of_ = store_->meeting().revision();
  findings_ = meeting::findings(store_->meeting(), environment_.library);
}

screens::Saved Stage::saved() {
  const auto status = store_->status();
  screens::Saved saved;
  saved.saved_at = status.saved_at;
  saved.unsaved_since = status.unsaved_since;
  saved.moving = status.errand.running && status.errand.what == store::Errand::move;
  if (!status.failure) return saved;
  saved.failure = environment_.sentence(*status.failure);
  saved.rescue = status.rescue.value_or(std::filesystem::path());
  // A copy takes a moment too.
  const bool behind = status.rescue && status.rescued < status.submitted;
  if (!behind) copy_behind_since_ = 0;
  else if (copy_behind_since_ == 0) copy_behind_since_ = base::now_ms();
  saved.rescued = status.rescue && (!behind || base::now_ms() - copy_behind_since_ < screens::kUnsavedTold);
  return saved;
}

screens::Context Stage::context() {
  screens::Context context{ui_, environment_.words, environment_.library, outbox_, view_};
  context.now = base::now_ms();
  context.notice = notice_;
  context.files = &files();
  context.projector = projector_ ? &*projector_ : nullptr;
  context.spelling = &environment_.spelling;
  context.passcode = passcode();
  context.start = &start_;
  if (!store_) {
    refresh_start();
    return context;
  }
  refresh_findings();
  context.meeting = &store_->meeting();
  context.findings = findings_;
  context.can_undo = store_->can_undo();
  context.can_redo = store_->can_redo();
  context.saved = saved();
  context.file = store_->file();
  context.read_only = store_->access() == store::Access::read_only && !looks_writable_;
  context.barred = barred_ ? &*barred_ : nullptr;
  context.places = places_;
  context.changes = store_->changes();
  context.change = [this](std::uint64_t number) { return change(number); };
  if (shelf_) context.picture = [this](const meeting::Attachment& picture, float px) { return texture(picture, px); };
  pictures_near_.taking = picture_reading_.running();
  context.pictures_near = &pictures_near_;
  if (past_) show_past(context);
  if (view_.shown == "minutes") show_papers(context);
  return context;
}

void Stage::draw(const widgets::Frame& frame) {
  if (shelf_ && shelf_->tidy()) ++pictures_made_;
  tell_pads();
  auto seen = context();
  ui_.begin_frame(frame);
  screens::draw(seen);
  screen_name_ = screens::screen_name(seen);
  ui_.end_frame();
}

bool Stage::carry_out() {
  const bool ended = look_after_files() | picture_reading_.carry_out() | desk_.carry_out(),
             wrote = carry_out_entries(outbox_);
  bool changed = wrote;
  for (PadSurface& pad : pads_) changed |= carry_out_entries(pad.outbox);
  keep_drafts(); // after the changes: what was posted is let go only when it is in the log
  return ended || changed;
}

bool Stage::carry_out_entries(screens::Outbox& outbox) {
  if (outbox.entries.empty()) return false;
  std::vector<meeting::Command> gesture; // the commands of one frame come from one touch
  for (const auto& entry : std::exchange(outbox.entries, {})) {
    if (const auto* command = std::get_if<meeting::Command>(&entry)) {
      gesture.push_back(*command);
      continue;
    }
    carry_out(std::exchange(gesture, {}));
    std::visit([this](const auto& request) { carry_out(request); }, std::get<screens::Request>(entry));
  }
  carry_out(gesture);
  return true;
}

void Stage::carry_out(const std::vector<meeting::Command>& gesture) {
  if (!store_ || gesture.empty()) return;
  if (past_) return tell(std::string(environment_.words("app.past_only_look")), false);
  const auto refusal = carry_out_gesture(*store_, environment_.library, ids_, gesture, kActor);
  if (refusal)
    tell(environment_.sentence(*refusal), false);
  else if (!notice_.good)
    notice_ = {};
}

base::TimeMs Stage::next_tick(base::TimeMs now) const {
  base::TimeMs next = now - now % kMinute + kMinute;
  if (store_ && !store_->meeting().visits().empty()) {
    const base::TimeMs passed = now - store_->meeting().visits().back().at;
    next = std::min(next, now + kMinute - std::max<base::TimeMs>(0, passed) % kMinute);
  }
  if (const auto gone = screens::voter_gone_at(view_); gone > now) next = std::min(next, gone);
  if (const auto closes = screens::pad_closes_at(view_); closes && *closes > now) next = std::min(next, *closes);
  if (now < settings_.barred_until) next = std::min(next, now + 1000 - now % 1000);
  if (const auto due = drafts_.due(); store_ && due) next = std::min(next, *due);
  for (const base::TimeMs since : {store_ ? store_->status().unsaved_since : 0, copy_behind_since_})
    if (since > 0 && now < since + screens::kUnsavedTold) next = std::min(next, since + screens::kUnsavedTold);
  if (!notice_.sentence.empty() && now < notice_.at + kNoticeStays) next = std::min(next, notice_.at + kNoticeStays);
  return next;
}

} // namespace yoriai::cli
