// Photos, scans and maps as textures. They are read and decoded on a thread of the shelf's own, one after the other, what
// is wanted last first; drawing never waits. What has not been drawn for a while goes when room is wanted.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "platform/fonts.hpp"
#include "platform/image.hpp"
#include "widgets/picture.hpp"

namespace yoriai::platform {

// Drawing thread only.
class PictureShelf {
public:
  static constexpr std::size_t kRoom = 256u << 20; // bytes of pixels
  // Reads the bytes of a picture; called on another thread. What it captures lives as long as itself.
  using Reader = std::function<base::Result<std::string>()>;
  // Makes a picture whose longer side has so many px; likewise. None: it cannot be shown.
  using Maker = std::function<std::optional<Image>(int longest_px)>;

  // `fonts` outlives the shelf. `wake` is called on the thread of the shelf when a picture is there.
  explicit PictureShelf(FontSet& fonts, std::function<void()> wake = {}, std::size_t room = kRoom);
  ~PictureShelf(); // waits for the picture that is being decoded
  PictureShelf(const PictureShelf&) = delete;

  // Between two frames: takes what was made, lets go of what there is no room for. True: something new can be drawn.
  bool tidy();
  // The picture `key` about as large as `longest_px` device px; meanwhile a smaller one, if it is there.
  widgets::Picture get(const std::string& key, float longest_px, const std::function<Reader()>& reader);
  // The same of a picture that is drawn, not read.
  widgets::Picture make(const std::string& key, float longest_px, const std::function<Maker()>& maker);
  // Of another meeting: nothing of before is kept.
  void clear();
  // For pictures of the screen and tests: until everything asked for is there. True: tidy() has something to take.
  bool wait();
  std::size_t bytes() const; // in textures

private:
  struct Entry {
    ImTextureData* texture = nullptr; // none: cannot be shown
    int level = 0;                    // longest px it was made for
    bool whole = false;               // as large as the picture is
    std::uint64_t used = 0;           // frame
  };
  struct Job {
    std::string key;
    int level = 0;
    bool drawn = false; // as large as anybody likes: never whole
    Maker make;
    std::uint64_t wanted = 0; // frame
  };
  struct Done {
    std::string key;
    int level = 0;
    bool drawn = false;
    std::optional<Image> image;
  };
  void work();
  widgets::Picture get(const std::string& key, float longest_px, bool drawn, const std::function<Maker()>& maker);
  bool take(Done done);
  void make_room();

  FontSet& fonts_;
  std::function<void()> wake_;
  const std::size_t room_;
  std::map<std::string, Entry> entries_;
  std::uint64_t frame_ = 1;

  mutable std::mutex mutex_;
  std::condition_variable work_, idle_;
  std::vector<Job> jobs_; // guarded by mutex_, as all below
  std::vector<Done> done_;
  std::string busy_with_; // key of what is being made
  bool ending_ = false, forget_ = false;
  std::thread thread_;
};

} // namespace yoriai::platform
