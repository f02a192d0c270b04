// What screens ask of whole files: sealed ones and passphrases, damaged ones, backups, leaving the machine. Keys are made
// beside the drawing thread; sealing and moving are errands of the store, looked after once a frame.
#include <algorithm>
#include <cstdlib>

#include "cli/leaving.hpp"
#include "cli/places.hpp"
#include "cli/stage.hpp"
#include "cli/written.hpp"
#include "store/backups.hpp"
#include "store/reader.hpp"

namespace yoriai::cli {
namespace fs = std::filesystem;
namespace {

using Key = std::shared_ptr<const store::SealKey>;

std::shared_ptr<store::Passphrase> taken(screens::FileViews& files) {
  auto passphrase = std::make_shared<store::Passphrase>(files.typed.view());
  files.typed.wipe(), files.again.wipe();
  files.wipe_soon = true;
  return passphrase;
}

// As people write it: ~ for their own folder.
std::string shown_path(const fs::path& path) {
  const char* home = std::getenv("HOME");
  const std::string text = path.string(), begins = home != nullptr ? std::string(home) + "/" : std::string();
  return begins.size() > 2 && text.starts_with(begins) ? "~/" + text.substr(begins.size()) : text;
}

screens::BackupCard card_of(const store::Backup& backup) { return {backup.file, backup.at, backup.changes}; }

// The newest backup of the meeting that holds more than was kept.
std::optional<screens::BackupCard> better_backup(const fs::path& session, const std::string& meeting,
                                                 std::uint64_t kept) {
  for (const auto& set : store::list_backups()) {
    if (set.of != session && set.meeting != meeting) continue;
    for (const auto& backup : set.backups)
      if (backup.changes > kept) return card_of(backup);
  }
  return std::nullopt;
}

} // namespace

std::string Stage::file_sentence(const base::Error& error) const {
  if (error.key == "store.wrong_passphrase") return std::string(environment_.words("passphrase.wrong"));
  return environment_.sentence(error);
}

// Opens what somebody pointed at: asks for the passphrase of a sealed file, opens a damaged one as far as it is whole.
void Stage::open_for(const fs::path& file, const Key& key) {
  files_.problem.clear();
  const auto sealed = store::is_sealed(file);
  if (sealed && *sealed && !key) {
    files_.asks_for = file;
    view_.files.began = false;
    view_.shell.sheet = screens::ShellSheet::passphrase;
    return;
  }
  auto opened = open(file, store::Access::read_write, key);
  if (!opened && store::is_damage(opened.error())) opened = open(file, store::Access::read_write, key, true);
  if (!opened) return tell(file_sentence(opened.error()), false);
  tell_salvage();
}

void Stage::tell_salvage() {
  files_.salvaged.reset();
  if (!store_ || !store_->salvaged()) return;
  const store::Salvage& salvage = *store_->salvaged();
  files_.salvaged = {
      salvage.original, salvage.kept, salvage.kept_until, salvage.lost,
      better_backup(fs::absolute(store_->file()).lexically_normal(), store_->meeting().head().id, salvage.kept)};
  view_.shell.sheet = screens::ShellSheet::salvaged;
}

void Stage::carry_out(const screens::UnlockMeeting&) {
  files_.problem.clear();
  const fs::path file = files_.asks_for;
  background_.start([this, file, passphrase = taken(view_.files)]() -> Background::Then {
    auto key = store::SealKey::unlock(file, *passphrase);
    return [this, file, key = std::move(key)] {
      if (!key) {
        files_.problem = file_sentence(key.error());
        view_.files.began = false;
        return;
      }
      close_file_sheet();
      open_for(file, *key);
    };
  });
}

void Stage::make_key(std::function<void(const Key&)> then) {
  files_.problem.clear();
  background_.start([this, then = std::move(then), passphrase = taken(view_.files)]() -> Background::Then {
    auto key = store::SealKey::make(*passphrase);
    return [this, then, key = std::move(key)] {
      if (key) return then(*key);
      files_.problem = file_sentence(key.error());
    };
  });
}

void Stage::carry_out(const screens::SealMeeting&) {
  if (!store_) return;
  make_key([this](const Key& key) {
    if (!store_) return;
    const char* told = store_->sealed() ? "seal.changed_done" : "seal.done";
    store_->seal(key);
    after_errand([this, told, key](const store::ErrandStatus& errand) {
      if (!errand.failure) key_ = key;
      end_seal(errand, told);
    });
  });
}

void Stage::carry_out(const screens::UnsealMeeting&) {
  if (!store_ || !store_->sealed()) return;
  files_.problem.clear();
  store_->unseal();
  after_errand([this](const store::ErrandStatus& errand) { end_seal(errand, "unseal.done"); });
}

void Stage::end_seal(const store::ErrandStatus& errand, const char* told) {
  if (errand.failure) {
    files_.problem = file_sentence(*errand.failure);
    return;
  }
  remember(); // the list must not say what the file no longer does
  close_file_sheet();
  tell(std::string(environment_.words(told)), true);
}

void Stage::after_errand(std::function<void(const store::ErrandStatus&)> then) {
  errand_then_ = std::move(then);
  errand_awaited_ = store_->status().errand.number; // of the one just asked for
}

bool Stage::look_after_files() {
  bool changed = background_.carry_out();
  if (!errand_then_ || !store_) return changed;
  const store::ErrandStatus errand = store_->status().errand;
  if (errand.running || errand.number < errand_awaited_) return changed;
  std::exchange(errand_then_, nullptr)(errand);
  return true;
}

const screens::FileAffairs& Stage::files() {
  files_.sealed = store_ && store_->sealed();
  files_.working = background_.running() || errand_then_ != nullptr;
  if (view_.shell.sheet == screens::ShellSheet::none) files_.problem.clear();
  return files_;
}

void Stage::close_file_sheet() {
  view_.files = {};
  view_.files.wipe_soon = true;
  view_.shell.sheet = screens::ShellSheet::none;
}

void Stage::carry_out(const screens::ListBackups&) {
  files_.problem.clear();
  files_.backups.clear();
  for (const auto& set : store::list_backups()) {
    screens::BackupGroup group{set.of, set.title, set.sealed, {}};
    for (const auto& backup : set.backups) group.backups.push_back(card_of(backup));
    files_.backups.push_back(std::move(group));
  }
}

void Stage::carry_out(const screens::RestoreBackup& request) {
  for (const auto& set : store::list_backups())
    for (const auto& backup : set.backups) {
      if (backup.file != request.file) continue;
      const fs::path to = store::name_for(backup, set, save_folder());
      const auto restored = store::restore_backup(backup, to);
      if (!restored) {
        files_.problem = file_sentence(restored.error());
        return;
      }
      close_file_sheet();
      return open_for(to);
    }
}

void Stage::carry_out(const screens::ListPlaces& request) {
  files_.problem.clear();
  const char* home = std::getenv("HOME");
  files_.places = removable_places();
  files_.folder = !request.folder.empty() ? request.folder : home != nullptr ? fs::path(home) : save_folder();
  files_.folders = folders_of(files_.folder);
  files_.written = store_ ? written_here(*store_).size() : 0;
}

void Stage::carry_out(const screens::LeaveMachine& request) {
  if (!store_) return;
  files_.problem.clear();
  const auto leaving = plan_leaving(*store_, request.folder);
  if (!leaving) {
    files_.problem = file_sentence(leaving.error());
    return;
  }
  if (!leaving->moves()) return end_leaving(*leaving);
  store_->move_to(leaving->target);
  after_errand([this, leaving = *leaving](const store::ErrandStatus& errand) {
    if (!errand.failure) return end_leaving(leaving);
    files_.problem = file_sentence(*errand.failure);
  });
}

void Stage::end_leaving(const Leaving& leaving) {
  const auto removed = finish_leaving(*store_, leaving, key_, environment_.library);
  if (!removed) {
    forget_meeting(); // it is closed, and nothing was removed: at both places it opens again
    return tell(file_sentence(removed.error()), false);
  }
  forget_meeting();
  screens::LeaveReport report;
  report.file = leaving.target;
  const auto told = [this](const store::Trace& trace) {
    static constexpr const char* kKinds[] = {"session", "backup", "rescue", "recent", "written"};
    return screens::LeaveReport::Trace{
        std::string(environment_.words(std::string("leave.kind.") + kKinds[static_cast<int>(trace.kind)])),
        shown_path(trace.path)};
  };
  for (const auto& trace : removed->gone) report.gone.push_back(told(trace));
  for (const auto& trace : removed->left) report.left.push_back(told(trace));
  files_.left = std::move(report);
  view_.shell.sheet = screens::ShellSheet::left;
}

} // namespace yoriai::cli
