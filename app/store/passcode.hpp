// A passcode of a few digits, kept as a hash that tells whether one is right and nothing else (libsodium crypto_pwhash,
// Argon2id with the interactive limits: the digits are few, so the pauses after wrong tries are what protects it).
// Some tenths of a second each; not for the drawing thread. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace yoriai::store {

std::string passcode_hash(std::string_view digits); // "" when the machine has no memory for it
bool passcode_fits(const std::string& hash, std::string_view digits);

} // namespace yoriai::store
