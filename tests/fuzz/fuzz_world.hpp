// What the fuzz programs share: a library, a small meeting to do things to, a place for files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "meeting/command.hpp"
#include "store/store.hpp"

namespace yoriai::fuzz {

const sheets::Library& library();         // the shipped sheets
const meeting::Meeting& small_meeting();  // a little of everything
const std::filesystem::path& folder();    // of this process, in memory where that can be; gone at its end
std::filesystem::path example_commands(); // the shipped meeting, one command a line
std::string_view text_of(const std::uint8_t* data, std::size_t size);

// Ends the program as a finding when something that always holds does not.
void require(bool holds, const char* what);

// A session file of the small meeting, as bytes; sealed with the key when there is one.
std::string session_bytes(const std::shared_ptr<const store::SealKey>& key);
store::Options options(const std::shared_ptr<const store::SealKey>& key = nullptr);

} // namespace yoriai::fuzz
