#include "cli/open_session.hpp"

#include "cli/passphrase.hpp"

namespace yoriai::cli {

base::Result<std::unique_ptr<store::Store>> open_session(const Environment& environment, const SessionArgs& session,
                                                         store::Access access, store::Options options) {
  auto key = key_of(environment, session.file, session.passphrase_file);
  if (!key) return key.error();
  options.key = std::move(*key);
  return store::Store::open(session.file, environment.library, access, std::move(options));
}

} // namespace yoriai::cli
