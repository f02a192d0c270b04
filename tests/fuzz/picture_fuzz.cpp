// The head of a picture that somebody attaches: taken or not, it is read without harm, and what is taken has a size.
#include "fuzz/fuzz_world.hpp"
#include "store/picture_file.hpp"

using namespace yoriai;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto head = store::read_picture_head(fuzz::text_of(data, size));
  if (!head) return 0;
  const bool document = head->type == "application/pdf";
  fuzz::require(document == (head->width == 0) && document == (head->height == 0), "a picture has a size");
  fuzz::require(document || head->type == "image/png" || head->type == "image/jpeg", "its kind is one of three");
  return 0;
}
