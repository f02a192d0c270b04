// Opens a session file for a verb: with its key when it is sealed.
#pragma once

#include "cli/verbs.hpp"
#include "store/store.hpp"

namespace yoriai::cli {

// Errors: those of key_of and of Store::open.
base::Result<std::unique_ptr<store::Store>> open_session(const Environment& environment, const SessionArgs& session,
                                                         store::Access access, store::Options options = {});

} // namespace yoriai::cli
