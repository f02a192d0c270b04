// The papers (minutes) of the open meeting beside the drawing thread: laid out to be looked at, written, printed.
//
// Owner: the drawing thread. What a work needs it holds itself, so that the meeting can go on, change and close.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "cli/background.hpp"
#include "cli/environment.hpp"
#include "minutes/pages.hpp"
#include "platform/picture_shelf.hpp"
#include "screens/papers.hpp"
#include "store/store.hpp"

namespace yoriai::cli {

class PaperDesk {
public:
  // `wake` is called on the thread of a work when it has ended, or gone on a little.
  PaperDesk(const Environment& environment, std::function<void()> wake);
  ~PaperDesk(); // stops and waits

  // Lays the papers out unless that is what was done last, or is being done.
  void show(const store::Store& store, const screens::PaperChoice& choice);
  const screens::Papers& papers(); // as it stands now
  // A page as a texture; coming until it was drawn.
  widgets::Picture page(platform::PictureShelf& shelf, int page, float longest_px) const;

  // One at a time; false: another is being written. `then` is called by carry_out() with how it ended.
  using Then = std::function<void(const base::Result<void>&)>;
  bool write(const store::Store& store, const screens::PaperChoice& choice, const std::filesystem::path& out, Then then);
  bool print(const store::Store& store, const screens::PaperChoice& choice, Then then);
  void stop(); // what is being written: the old file stays

  // Takes what has ended. True: the picture may be another now.
  bool carry_out();
  void wait(); // for pictures of the screen: until what is shown was laid out
  void clear(); // of another meeting

private:
  struct Order;                                   // a meeting and what its papers are to be
  using Work = std::function<base::Result<void>(const Order&, const std::function<bool(double)>& go_on)>;
  std::shared_ptr<const Order> order(const store::Store& store, const screens::PaperChoice& choice) const;
  bool start_writing(std::shared_ptr<const Order> order, Work work, Then then);

  struct Shown { // what was asked for last
    std::string meeting;
    std::uint64_t revision = 0;
    base::Lang lang = base::Lang::ja;
    screens::PaperChoice choice;
    bool operator==(const Shown&) const = default;
  };

  const Environment& environment_;
  std::function<void()> wake_;
  screens::Papers papers_;
  std::optional<Shown> shown_;
  std::shared_ptr<const minutes::Pages> pages_;
  std::uint64_t laid_out_ = 0; // how often: pages of before have other names on the shelf
  std::shared_ptr<std::atomic<bool>> outdated_; // of the laying out that runs
  std::shared_ptr<std::atomic<bool>> stopped_;  // of the writing that runs
  std::shared_ptr<std::atomic<float>> written_;
  Background laying_out_, writing_; // last: their threads end first
};

// Sends a PDF to the usual printer of this machine (lp). Errors: "print.none" (no lp here), "print.refused" {reason}.
base::Result<void> print_pdf(const std::string& pdf, const std::string& title);

} // namespace yoriai::cli
