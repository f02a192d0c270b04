#include "platform/picture_shelf.hpp"

#include <algorithm>
#include <cmath>

#include "platform/photo.hpp"

namespace yoriai::platform {
namespace {

constexpr int kLeast = 256, kMost = 4096; // longest px; every graphics card takes the latter
constexpr std::uint64_t kPatience = 3;    // frames for which something stays wanted that nobody asked for again

// A few sizes, so that a little zooming asks for nothing new.
int level_for(float longest_px) {
  int level = kLeast;
  while (level < kMost && static_cast<float>(level) < longest_px) level *= 2;
  return level;
}

} // namespace

PictureShelf::PictureShelf(FontSet& fonts, std::function<void()> wake, std::size_t room)
    : fonts_(fonts), wake_(std::move(wake)), room_(room), thread_([this] { work(); }) {}

PictureShelf::~PictureShelf() {
  {
    const std::lock_guard guard(mutex_);
    ending_ = true;
  }
  work_.notify_one();
  thread_.join();
  clear();
}

void PictureShelf::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    busy_with_.clear();
    idle_.notify_all();
    work_.wait(lock, [this] { return ending_ || !jobs_.empty(); });
    if (ending_) return;
    Job job = std::move(jobs_.back());
    jobs_.pop_back();
    busy_with_ = job.key;
    forget_ = false;
    lock.unlock();
    Done done{job.key, job.level, job.drawn, job.make(job.level)};
    job = {}; // what the maker holds goes before anybody is woken
    lock.lock();
    if (!forget_) done_.push_back(std::move(done));
    if (!wake_ || ending_) continue;
    lock.unlock();
    wake_();
    lock.lock();
  }
}

bool PictureShelf::take(Done done) {
  Entry& entry = entries_[done.key];
  if (entry.texture && entry.level >= done.level) return false;
  if (entry.texture) fonts_.drop_texture(entry.texture);
  entry.texture = nullptr;
  entry.level = done.level;
  entry.used = frame_;
  if (!done.image) return true;
  entry.whole = !done.drawn && std::max(done.image->width, done.image->height) < done.level;
  entry.texture = fonts_.add_texture(done.image->width, done.image->height, done.image->rgba.data());
  return true;
}

bool PictureShelf::tidy() {
  ++frame_;
  std::vector<Done> done;
  {
    const std::lock_guard guard(mutex_);
    done = std::exchange(done_, {});
    std::erase_if(jobs_, [this](const Job& job) { return job.wanted + kPatience < frame_; });
  }
  bool any = false;
  for (Done& one : done) any |= take(std::move(one));
  make_room();
  return any;
}

std::size_t PictureShelf::bytes() const {
  std::size_t bytes = 0;
  for (const auto& [key, entry] : entries_)
    if (entry.texture) bytes += static_cast<std::size_t>(entry.texture->GetSizeInBytes());
  return bytes;
}

// Longest unused first; what the last frame showed stays.
void PictureShelf::make_room() {
  while (bytes() > room_) {
    const auto oldest = std::min_element(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) {
      return std::pair(!a.second.texture, a.second.used) < std::pair(!b.second.texture, b.second.used);
    });
    if (oldest == entries_.end() || !oldest->second.texture || oldest->second.used + 1 >= frame_) return;
    fonts_.drop_texture(oldest->second.texture);
    entries_.erase(oldest);
  }
}

widgets::Picture PictureShelf::get(const std::string& key, float longest_px, const std::function<Reader()>& reader) {
  return get(key, longest_px, false, [&]() -> Maker {
    return [read = reader()](int longest) {
      const base::Result<std::string> bytes = read();
      return bytes ? decode_photo(*bytes, longest) : std::nullopt;
    };
  });
}

widgets::Picture PictureShelf::make(const std::string& key, float longest_px, const std::function<Maker()>& maker) {
  return get(key, longest_px, true, maker);
}

widgets::Picture PictureShelf::get(const std::string& key, float longest_px, bool drawn,
                                   const std::function<Maker()>& maker) {
  const int level = level_for(longest_px);
  const auto known = entries_.find(key);
  const bool enough = known != entries_.end() &&
                      (known->second.level >= level || known->second.whole || !known->second.texture);
  if (!enough) {
    const std::lock_guard guard(mutex_);
    const auto asked = std::find_if(jobs_.begin(), jobs_.end(), [&](const Job& job) { return job.key == key; });
    const auto made = std::find_if(done_.begin(), done_.end(), [&](const Done& done) { return done.key == key; });
    if (asked != jobs_.end()) {
      asked->wanted = frame_;
      asked->level = std::max(asked->level, level);
    } else if (busy_with_ != key && made == done_.end()) {
      jobs_.push_back({key, level, drawn, maker(), frame_});
      work_.notify_one();
    }
  }
  if (known == entries_.end()) return {widgets::Picture::State::coming, {}, 0, 0};
  Entry& entry = known->second;
  entry.used = frame_;
  if (!entry.texture) return {};
  return {widgets::Picture::State::there, entry.texture->GetTexRef(), static_cast<float>(entry.texture->Width),
          static_cast<float>(entry.texture->Height)};
}

void PictureShelf::clear() {
  for (const auto& [key, entry] : entries_)
    if (entry.texture) fonts_.drop_texture(entry.texture);
  entries_.clear();
  const std::lock_guard guard(mutex_);
  jobs_.clear();
  done_.clear();
  forget_ = true;
}

bool PictureShelf::wait() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [this] { return jobs_.empty() && busy_with_.empty(); });
  return !done_.empty();
}

} // namespace yoriai::platform
