// A whole session file. The first byte chooses: the bytes are the file (0), or they are changes to a true file,
// readable (1) or sealed (2): two bytes of place, one of length, the new bytes, again and again. Bit 4 asks for salvage.
//
// A sealed file that was changed is refused or still gives the same meeting; no harm comes from the others.
#include <fstream>

#include "fuzz/fuzz_world.hpp"

using namespace yoriai;
namespace fs = std::filesystem;

namespace {

std::string changed(std::string bytes, std::string_view changes) {
  while (changes.size() >= 4) {
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(changes[i])); };
    const std::size_t at = (byte(0) << 8 | byte(1)) % bytes.size();
    const std::size_t length = std::min({byte(2) % 64 + 1, changes.size() - 3, bytes.size() - at});
    bytes.replace(at, length, changes.substr(3, length));
    changes.remove_prefix(3 + length);
  }
  return bytes;
}

struct Seeds {
  std::shared_ptr<const store::SealKey> key =
      store::SealKey::make(store::Passphrase("川べりの椅子"), store::Strength{1, 8192}).value();
  std::string readable = fuzz::session_bytes(nullptr), sealed = fuzz::session_bytes(key);
};

void open(const fs::path& file, int kind, bool salvage, const Seeds& seeds) {
  store::Options options = fuzz::options(kind == 2 ? seeds.key : nullptr);
  options.salvage = salvage;
  const auto access = salvage ? store::Access::read_write : store::Access::read_only;
  const auto store = store::Store::open(file, fuzz::library(), access, options);
  if (!store) {
    fuzz::require(!store.error().key.empty(), "a refusal says why");
    return;
  }
  fuzz::require((*store)->changes() > 0 && (*store)->log().size() == (*store)->changes(), "a session has its changes");
  static const std::uint64_t all = 16;
  if (kind == 2 && !salvage) fuzz::require((*store)->changes() == all, "nothing is cut from a sealed log unseen");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  static const Seeds seeds;
  static const fs::path place = fuzz::folder() / "open";
  const int kind = data[0] % 4 % 3;
  const std::string_view rest = fuzz::text_of(data + 1, size - 1);
  const std::string bytes = kind == 0   ? std::string(rest)
                            : kind == 1 ? changed(seeds.readable, rest)
                                        : changed(seeds.sealed, rest);
  fs::create_directories(place);
  const fs::path file = place / "m.yoriai";
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  const bool salvage = (data[0] & 16) != 0;
  open(file, kind, salvage, seeds);
  if (salvage) fs::remove_all(place);
  return 0;
}
