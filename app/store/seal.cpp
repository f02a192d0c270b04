#include "store/seal.hpp"

#include <sodium.h>

#include <cstring>
#include <mutex>
#include <new>

#include "base/text.hpp"
#include "store/reader.hpp"

namespace yoriai::store {

using base::Code;
using base::Error;
using base::Result;

namespace {

constexpr std::size_t kKeySize = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t kNonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kBlock = 64; // lengths are rounded up to this, so that they tell little
constexpr std::string_view kName = "yoriai sealed row 1";
constexpr std::string_view kWrapName = "yoriai file key 1";

static_assert(std::tuple_size_v<SealKey::Tag> == kTagSize);
static_assert(sizeof(SealHead::salt) == crypto_pwhash_SALTBYTES);
static_assert(sizeof(SealHead::wrapped) == kNonceSize + kKeySize + kTagSize);

void start_sodium() {
  static std::once_flag once;
  std::call_once(once, [] {
    if (sodium_init() < 0) throw std::bad_alloc(); // no source of random numbers: nothing can be sealed safely
  });
}

template <class Bytes> const unsigned char* raw(const Bytes& bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

void put_number(std::string& out, std::uint64_t number) {
  for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>(number >> shift & 0xff);
}

template <class Bytes> void put_bytes(std::string& out, const Bytes& bytes) {
  out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

// What ties a sealed row to its place. The kind is followed by a zero, everything else has a fixed length.
std::string place_of(const SealHead& head, std::string_view kind, std::uint64_t number, const SealKey::Tag& before) {
  std::string place(kName);
  place += '\0';
  place += kind;
  place += '\0';
  put_bytes(place, head.file);
  put_number(place, number);
  put_bytes(place, before);
  return place;
}

// Also the strength is bound, so that a file cannot ask for an easier key.
std::string wrap_place(const SealHead& head) {
  std::string place(kWrapName);
  put_bytes(place, head.salt);
  put_number(place, head.strength.passes);
  put_number(place, head.strength.memory_bytes);
  return place;
}

Error no_memory() { return {Code::unusable_file, "store.no_memory", {}}; }

// The key that the passphrase stands for.
Result<Secret> derive(const Passphrase& passphrase, const SealHead& head) {
  Secret key(kKeySize);
  const std::string_view text = passphrase.view();
  if (crypto_pwhash(key.bytes().data(), kKeySize, text.data(), text.size(), head.salt.data(), head.strength.passes,
                    head.strength.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return no_memory();
  return key;
}

void wrap(SealHead& head, const Secret& with, const Secret& key) {
  const std::string place = wrap_place(head);
  unsigned char* nonce = head.wrapped.data();
  randombytes_buf(nonce, kNonceSize);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + kNonceSize, nullptr, key.bytes().data(), kKeySize, raw(place),
                                             place.size(), nullptr, nonce, with.bytes().data());
}

} // namespace

Secret::Secret(std::size_t size) : size_(size) {
  start_sodium();
  data_ = static_cast<unsigned char*>(sodium_malloc(size == 0 ? 1 : size));
  if (data_ == nullptr) throw std::bad_alloc();
  sodium_memzero(data_, size);
}

Secret::Secret(std::string_view bytes) : Secret(bytes.size()) {
  if (!bytes.empty()) std::memcpy(data_, bytes.data(), bytes.size());
}

Secret::Secret(Secret&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

Secret::~Secret() {
  if (data_ != nullptr) sodium_free(data_); // wipes first
}

void wipe(std::string& text) {
  sodium_memzero(text.data(), text.capacity());
  text.clear();
}

Passphrase::Passphrase(std::string_view utf8) : text_(std::size_t{0}) {
  std::string folded = base::nfkc(utf8);
  text_ = Secret(folded);
  wipe(folded);
}

Result<std::shared_ptr<const SealKey>> SealKey::make(const Passphrase& passphrase, Strength strength) {
  start_sodium();
  if (passphrase.empty()) return base::refused("store.passphrase_empty");
  SealHead head;
  head.strength = strength;
  randombytes_buf(head.file.data(), head.file.size());
  randombytes_buf(head.salt.data(), head.salt.size());
  Result<Secret> with = derive(passphrase, head);
  if (!with) return with.error();
  Secret key(kKeySize);
  randombytes_buf(key.bytes().data(), kKeySize);
  wrap(head, *with, key);
  return std::shared_ptr<const SealKey>(new SealKey(head, std::move(key)));
}

Result<std::shared_ptr<const SealKey>> SealKey::unlock(const SealHead& head, const Passphrase& passphrase,
                                                       const std::filesystem::path& file) {
  start_sodium();
  Result<Secret> with = derive(passphrase, head);
  if (!with) return with.error();
  Secret key(kKeySize);
  const std::string place = wrap_place(head);
  const unsigned char* nonce = head.wrapped.data();
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(key.bytes().data(), nullptr, nullptr, nonce + kNonceSize,
                                                 kKeySize + kTagSize, raw(place), place.size(), nonce,
                                                 with->bytes().data()) != 0)
    return Error{Code::unusable_file, "store.wrong_passphrase", {{"file", file.string()}}};
  return std::shared_ptr<const SealKey>(new SealKey(head, std::move(key)));
}

Result<std::shared_ptr<const SealKey>> SealKey::unlock(const std::filesystem::path& file,
                                                       const Passphrase& passphrase) {
  const Result<Source> source = open_for_reading(file, true);
  if (!source) return source.error();
  if (!source->seal) return base::refused("store.not_sealed", {{"file", file.string()}});
  return unlock(*source->seal, passphrase, file);
}

std::shared_ptr<const SealKey> SealKey::for_new_file() const {
  SealHead head = head_;
  randombytes_buf(head.file.data(), head.file.size());
  return std::shared_ptr<const SealKey>(new SealKey(head, Secret(key_.view())));
}

std::shared_ptr<const SealKey> SealKey::for_file_of(const SealHead& head) const {
  if (head.wrapped != head_.wrapped || head.salt != head_.salt) return nullptr;
  return std::shared_ptr<const SealKey>(new SealKey(head, Secret(key_.view())));
}

std::string SealKey::seal(std::string_view kind, std::uint64_t number, const Tag& before, std::string_view text) const {
  // As sodium_pad does: a byte 0x80, then zeros up to a whole block.
  std::string padded(text);
  padded += '\x80';
  padded.resize((padded.size() + kBlock - 1) / kBlock * kBlock, '\0');
  const std::string place = place_of(head_, kind, number, before);
  std::string sealed(kNonceSize + padded.size() + kTagSize, '\0');
  auto* out = reinterpret_cast<unsigned char*>(sealed.data());
  randombytes_buf(out, kNonceSize);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out + kNonceSize, nullptr, raw(padded), padded.size(), raw(place),
                                             place.size(), nullptr, out, key_.bytes().data());
  sodium_memzero(padded.data(), padded.size());
  return sealed;
}

std::optional<std::string> SealKey::open(std::string_view kind, std::uint64_t number, const Tag& before,
                                         std::string_view sealed) const {
  if (sealed.size() < kNonceSize + kBlock + kTagSize) return std::nullopt;
  const std::string place = place_of(head_, kind, number, before);
  std::string text(sealed.size() - kNonceSize - kTagSize, '\0');
  const unsigned char* in = raw(sealed);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(text.data()), nullptr, nullptr,
                                                 in + kNonceSize, sealed.size() - kNonceSize, raw(place), place.size(),
                                                 in, key_.bytes().data()) != 0)
    return std::nullopt;
  const std::size_t end = text.find_last_not_of('\0');
  if (end == text.npos || text[end] != '\x80') return std::nullopt;
  text.resize(end);
  return text;
}

Result<bool> is_sealed(const std::filesystem::path& file) {
  const Result<Source> source = open_for_reading(file, true);
  if (!source) return source.error();
  return source->seal.has_value();
}

} // namespace yoriai::store
