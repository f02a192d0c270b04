// seal and unseal: what keeps a meeting from whoever finds the file.
#include <iostream>

#include "cli/open_session.hpp"
#include "cli/passphrase.hpp"

namespace yoriai::cli {
namespace {

base::Result<std::shared_ptr<const store::SealKey>> new_key(const Environment& environment,
                                                            const std::filesystem::path& passphrase_file) {
  const auto passphrase =
      passphrase_file.empty() ? new_passphrase_from_terminal(environment.words) : passphrase_from_file(passphrase_file);
  return passphrase ? store::SealKey::make(*passphrase) : passphrase.error();
}

// Waits for what was asked of the store and closes it.
base::Result<void> finish(store::Store& store) {
  const auto done = store.wait_for_errand();
  const auto closed = store.close();
  return done ? closed : done;
}

int told(const Environment& environment, const base::Result<void>& done, const char* key,
         const std::filesystem::path& file) {
  if (!done) return fail(environment, done.error());
  std::cout << environment.words(key, {{"file", file.string()}}) << "\n";
  return 0;
}

} // namespace

int run_seal(const Environment& environment, const SealArgs& args) {
  const auto opened =
      open_session(environment, {args.session.file, args.old_passphrase_file}, store::Access::read_write);
  if (!opened) return fail(environment, opened.error());
  const bool again = (*opened)->sealed();
  auto key = new_key(environment, args.session.passphrase_file);
  if (!key) return fail(environment, key.error());
  (*opened)->seal(std::move(*key));
  return told(environment, finish(**opened), again ? "seal.changed" : "seal.sealed", args.session.file);
}

int run_unseal(const Environment& environment, const SessionArgs& session) {
  const auto opened = open_session(environment, session, store::Access::read_write);
  if (!opened) return fail(environment, opened.error());
  if (!(*opened)->sealed())
    return fail(environment, base::refused("store.not_sealed", {{"file", session.file.string()}}));
  (*opened)->unseal();
  return told(environment, finish(**opened), "seal.unsealed", session.file);
}

} // namespace yoriai::cli
