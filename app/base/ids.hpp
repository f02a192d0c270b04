// Names of things. An id is [A-Za-z0-9_-]{1,64}; the program's own are short random ones, so that two
// copies of a meeting can be worked on and told apart.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace yoriai::base {

bool is_id(std::string_view text);

// A source of fresh ids. Not thread-safe: one per owner.
class IdSource {
public:
  IdSource();                            // seeded by the operating system
  explicit IdSource(std::uint64_t seed); // the same ids every time, for tests

  // `prefix` and ten letters or digits that cannot be misread (no 0 o 1 l i), about 49 bits.
  std::string next(std::string_view prefix);
  std::uint64_t number() { return engine_(); }

private:
  std::mt19937_64 engine_;
};

} // namespace yoriai::base
