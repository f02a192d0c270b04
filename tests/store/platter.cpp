#include "store/platter.hpp"

#include <algorithm>
#include <utility>

namespace yoriai::store::test {
namespace {

using Kind = Operation::Kind;
constexpr std::size_t kSector = 512;

void put(std::string& file, std::size_t at, std::string_view bytes) {
  if (bytes.empty()) return;
  if (file.size() < at + bytes.size()) file.resize(at + bytes.size(), '\0');
  bytes.copy(file.data() + at, bytes.size());
}

void put_all(std::string& file, const Operation& operation) {
  if (operation.kind == Kind::truncate) file.resize(static_cast<std::size_t>(operation.at), '\0');
  else put(file, static_cast<std::size_t>(operation.at), operation.bytes);
}

void put_half(std::string& file, const Operation& operation) {
  std::size_t half = operation.bytes.size() / 2;
  if (half > kSector) half -= half % kSector;
  put(file, static_cast<std::size_t>(operation.at), std::string_view(operation.bytes).substr(0, half));
}

// Sectors of the disk, not of the write: where they begin depends on where it was written.
void put_some(std::string& file, const Operation& operation, std::mt19937& chance) {
  if (operation.kind == Kind::truncate) {
    if (chance() % 2 == 0) put_all(file, operation);
    return;
  }
  const auto at = static_cast<std::size_t>(operation.at);
  for (std::size_t from = 0; from < operation.bytes.size();) {
    const std::size_t length = std::min(kSector - (at + from) % kSector, operation.bytes.size() - from);
    if (chance() % 2 == 0) put(file, at + from, std::string_view(operation.bytes).substr(from, length));
    from += length;
  }
}

} // namespace

void Platter::take(const Operation& operation) {
  if (operation.kind == Kind::acknowledged) return;
  File& file = files_[operation.file];
  switch (operation.kind) {
    case Kind::create:
      file.is_new = true;
      names_[operation.name] = operation.file;
      earlier_.push_back(names_);
      break;
    case Kind::found:
      if (file.now.empty() && file.pending.empty()) file.now = file.synced = operation.bytes;
      std::erase_if(names_, [&](const auto& name) { return name.second == operation.file; });
      names_[operation.name] = operation.file;
      earlier_ = {names_};
      break;
    case Kind::write:
    case Kind::truncate:
      put_all(file.now, operation);
      file.pending.push_back(&operation);
      if (operation.kind == Kind::write) last_write_ = &operation;
      break;
    case Kind::sync:
      file.synced = file.now;
      if (last_write_ != nullptr && last_write_->file == operation.file) last_write_ = nullptr;
      file.pending.clear();
      if (std::exchange(file.is_new, false)) earlier_ = {names_};
      break;
    case Kind::remove:
      names_.erase(operation.name);
      earlier_.push_back(names_);
      if (operation.synced) earlier_ = {names_};
      break;
    case Kind::acknowledged: break;
  }
}

Platter::Image Platter::kept() const {
  Image image;
  for (const auto& [name, number] : names_) image[name] = files_.at(number).now;
  return image;
}

Platter::Image Platter::lost() const {
  Image image;
  for (const auto& [name, number] : earlier_.front()) image[name] = files_.at(number).synced;
  return image;
}

Platter::Image Platter::torn() const {
  Image image;
  for (const auto& [name, number] : names_) {
    const File& file = files_.at(number);
    image[name] = file.now;
    if (last_write_ == nullptr || last_write_->file != number) continue;
    std::string& bytes = image[name] = file.synced;
    for (const Operation* operation : file.pending)
      operation == last_write_ ? put_half(bytes, *operation) : put_all(bytes, *operation);
  }
  return image;
}

Platter::Image Platter::some(std::mt19937& chance) const {
  Image image;
  for (const auto& [name, number] : earlier_[chance() % earlier_.size()]) {
    const File& file = files_.at(number);
    std::string& bytes = image[name] = file.synced;
    for (const Operation* operation : file.pending) put_some(bytes, *operation, chance);
  }
  return image;
}

} // namespace yoriai::store::test
