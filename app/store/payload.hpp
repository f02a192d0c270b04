// Values of the meeting as the text that is kept: one JSON object with named values, written and read by cereal.
//
// What is read comes from outside. Size, depth, UTF-8 and tag are checked before cereal sees it, and no exception
// of cereal leaves this file: what cannot be read is nullopt. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fnv.hpp"
#include "meeting/event.hpp"
#include "meeting/restore.hpp"

namespace yoriai::store {

inline constexpr std::size_t kLongestPayload = 1 << 20;   // bytes of one event or paper
inline constexpr std::size_t kLongestSnapshot = 64 << 20; // bytes
inline constexpr int kDeepest = 16;                       // brackets within brackets

struct Payload {
  std::string tag;  // "item_added"; see FORMAT.md
  std::string text; // JSON
  bool operator==(const Payload&) const = default;
};

Payload encode(const meeting::Event& event);
std::optional<meeting::Event> decode(std::string_view tag, std::string_view text);

std::string encode_paper(const meeting::Paper& paper);
std::optional<meeting::Paper> decode_paper(std::string_view text);

std::string encode_meeting(const meeting::Meeting& meeting);
std::optional<meeting::Meeting> decode_meeting(std::string_view text);

// FNV-1a, 64 bit: finds damage, keeps nobody out. `so_far` continues an earlier sum.
inline constexpr std::uint64_t kSumStart = base::kFnvStart;
std::uint64_t sum(std::string_view bytes, std::uint64_t so_far = kSumStart);

} // namespace yoriai::store
