// The papers of a meeting as pictures, to be looked at before they are written or printed: laid out once, the very pages
// that the PDF has.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "minutes/write.hpp"

namespace yoriai::minutes {

struct PagePicture {
  int width = 0, height = 0;      // px; both 0: stopped, or not that page
  std::vector<std::uint8_t> rgba; // width × height × 4, top row first, opaque
};

struct PageMark {
  std::string title;
  int page = 0;  // from 0
  int level = 0; // 0 is the outermost
};

class Pages {
public:
  // Takes some tenths of a second; `go_on` is asked before each page and may say false: error "minutes.cancelled".
  // Other errors: those of render() for PDF.
  static base::Result<Pages> lay_out(const Source& source, const Options& options,
                                     const std::function<bool()>& go_on = {});
  Pages(Pages&&) noexcept;
  Pages& operator=(Pages&&) noexcept;
  ~Pages();

  // All const, of any threads at once; nothing of the source is needed any more.
  int count() const;
  double width_mm(int page) const;
  double height_mm(int page) const;
  const std::string& title(int page) const;       // of what stands on it
  const std::vector<PageMark>& bookmarks() const; // in the order of the pages
  PagePicture draw(int page, int width_px) const; // 1 to 8,192 px wide

private:
  struct Laid;
  explicit Pages(std::unique_ptr<const Laid> laid);
  std::unique_ptr<const Laid> laid_;
};

} // namespace yoriai::minutes
