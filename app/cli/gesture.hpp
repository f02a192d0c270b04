// One touch of a finger is one step of undo, though it may ask for several commands: marking three chosen notes, or
// agreeing and going on.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/ids.hpp"
#include "meeting/command.hpp"
#include "store/store.hpp"

namespace yoriai::cli {

// Carries the commands out as one change. When one of them is refused each stands alone instead, so that nothing that
// can be done is lost; the first refusal comes back. `picture`: what an `attach` among them is about. Owner's thread of the store.
std::optional<base::Error> carry_out_gesture(store::Store& store, const sheets::Library& library, base::IdSource& ids,
                                             std::span<const meeting::Command> commands, std::string_view actor,
                                             const store::PictureFile* picture = nullptr);

} // namespace yoriai::cli
