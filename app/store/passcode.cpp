#include "store/passcode.hpp"

#include <sodium.h>

namespace yoriai::store {

std::string passcode_hash(std::string_view digits) {
  if (sodium_init() < 0) return {};
  char hash[crypto_pwhash_STRBYTES] = {};
  if (crypto_pwhash_str(hash, digits.data(), digits.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    return {};
  return hash;
}

bool passcode_fits(const std::string& hash, std::string_view digits) {
  if (sodium_init() < 0 || hash.empty() || hash.size() >= crypto_pwhash_STRBYTES) return false;
  char kept[crypto_pwhash_STRBYTES] = {}; // the whole field is read
  hash.copy(kept, hash.size());
  return crypto_pwhash_str_verify(kept, digits.data(), digits.size()) == 0;
}

} // namespace yoriai::store
