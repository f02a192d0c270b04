#include "base/ids.hpp"

#include <algorithm>

namespace yoriai::base {
namespace {

constexpr std::string_view kLetters = "23456789abcdefghjkmnpqrstuvwxyz";
constexpr std::size_t kIdMax = 64, kRandomLength = 10;

bool is_id_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

std::uint64_t seed_of_system() {
  std::random_device device;
  return (static_cast<std::uint64_t>(device()) << 32) | device();
}

} // namespace

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= kIdMax && std::all_of(text.begin(), text.end(), is_id_char);
}

IdSource::IdSource() : IdSource(seed_of_system()) {}
IdSource::IdSource(std::uint64_t seed) : engine_(seed) {}

std::string IdSource::next(std::string_view prefix) {
  std::string id(prefix);
  std::uniform_int_distribution<std::size_t> pick(0, kLetters.size() - 1);
  for (std::size_t i = 0; i < kRandomLength; ++i) id += kLetters[pick(engine_)];
  return id;
}

} // namespace yoriai::base
