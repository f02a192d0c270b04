// The seal: what keeps a meeting from whoever finds the file. FORMAT.md, "Sealed files", says how it is laid out.
//
// libsodium: Argon2id makes a key of the passphrase; that key opens the file's own random key; that one seals every
// row with XChaCha20-Poly1305. Keys and passphrases lie in locked memory that is wiped when they are let go.
// Without the passphrase nothing can be read, by anybody, ever.
//
// Values here are immutable once made; any thread. Making a key takes about a second and 256 MiB on purpose: not on
// the drawing thread.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace yoriai::store {

// Bytes in locked memory, wiped when they are let go.
class Secret {
public:
  explicit Secret(std::size_t size); // of zeros
  explicit Secret(std::string_view bytes);
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  ~Secret();
  std::span<unsigned char> bytes() { return {data_, size_}; }
  std::span<const unsigned char> bytes() const { return {data_, size_}; }
  std::string_view view() const { return {reinterpret_cast<const char*>(data_), size_}; }
  bool empty() const { return size_ == 0; }

private:
  unsigned char* data_ = nullptr;
  std::size_t size_ = 0;
};

// What a person typed. Full and half width letters are the same (NFKC), so that it does not matter how it was typed.
class Passphrase {
public:
  explicit Passphrase(std::string_view utf8);
  std::string_view view() const { return text_.view(); }
  bool empty() const { return text_.empty(); }

private:
  Secret text_;
};

// Wipes a text that held a passphrase.
void wipe(std::string& text);

// How hard a passphrase is to try. The default is libsodium's "moderate".
struct Strength {
  std::uint64_t passes = 3;
  std::uint64_t memory_bytes = 256ull << 20;
};

// What the file says about its seal; nothing of it is secret.
struct SealHead {
  std::array<unsigned char, 16> file{};    // random, one a file: rows of another file do not fit
  std::array<unsigned char, 16> salt{};
  Strength strength;
  std::array<unsigned char, 72> wrapped{}; // nonce, the file's key sealed by that of the passphrase, tag
};

class SealKey {
public:
  // A new key behind this passphrase. Errors: "store.passphrase_empty"; "store.no_memory".
  static base::Result<std::shared_ptr<const SealKey>> make(const Passphrase& passphrase, Strength strength = {});
  // The key of a sealed file. Errors: as Store::open; "store.wrong_passphrase"; "store.not_sealed"; "store.no_memory".
  static base::Result<std::shared_ptr<const SealKey>> unlock(const std::filesystem::path& file,
                                                             const Passphrase& passphrase);
  // The same for the head of a file already read.
  static base::Result<std::shared_ptr<const SealKey>> unlock(const SealHead& head, const Passphrase& passphrase,
                                                             const std::filesystem::path& file);
  // The same secret for another file: what is sealed for one does not fit into the other.
  std::shared_ptr<const SealKey> for_new_file() const;
  // Of a file whose head holds the same secret; nullptr when it does not.
  std::shared_ptr<const SealKey> for_file_of(const SealHead& head) const;
  const SealHead& head() const { return head_; }

  using Tag = std::array<unsigned char, 16>;
  // Seals `text` for one place: a kind of row, its number, and the tag of the row before it. The last 16 bytes of the
  // result are its tag. Its length tells only the length of the text rounded up to 64 bytes.
  std::string seal(std::string_view kind, std::uint64_t number, const Tag& before, std::string_view text) const;
  // nullopt: it was not sealed with this key for this place, or it was changed.
  std::optional<std::string> open(std::string_view kind, std::uint64_t number, const Tag& before,
                                  std::string_view sealed) const;

private:
  SealKey(SealHead head, Secret key) : head_(head), key_(std::move(key)) {}
  SealHead head_;
  Secret key_;
};

// Whether a session file is sealed. Errors: as Store::open, but for damage inside.
base::Result<bool> is_sealed(const std::filesystem::path& file);

} // namespace yoriai::store
