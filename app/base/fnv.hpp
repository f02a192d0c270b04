// FNV-1a of 64 bits: finds damage and makes names of names; keeps nobody out. Pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace yoriai::base {

inline constexpr std::uint64_t kFnvStart = 14695981039346656037ull;

// `so_far` continues an earlier sum.
constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t so_far = kFnvStart) {
  for (const char c : bytes) so_far = (so_far ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return so_far;
}

} // namespace yoriai::base
