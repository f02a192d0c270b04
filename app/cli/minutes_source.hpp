// What the minutes of an open meeting are made from.
#pragma once

#include "cli/environment.hpp"
#include "minutes/write.hpp"
#include "store/store.hpp"

namespace yoriai::cli {

// With the attached pictures within reach, without views. The store outlives it.
minutes::Source source_of(const Environment& environment, const store::Store& store);

// Source::decode, as this program decodes. Any thread.
std::optional<minutes::Pixels> decode_for_paper(std::string_view bytes, int longest_px);

} // namespace yoriai::cli
