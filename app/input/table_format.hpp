// The table of words as it lies in its file: one header, then sections, each at an address divisible by 8. Written by
// table_writer.hpp when Yoriai is built, read in place by dictionary.hpp. Little-endian; a machine of another order refuses it.
//
//   header     Header below
//   alphabet   u32 each: the code points that readings are made of, ascending; the code of one is its place + 1 (at most 255)
//   key_at     u32, keys + 1: where a reading begins in key_codes; readings ascend by their codes
//   key_codes  u8: the readings, one code a character
//   word_at    u32, keys + 1: where the words of a reading begin in `words`
//   words      Word below, cheapest first within a reading
//   texts      UTF-8 of the words that are neither their reading nor its katakana
//   costs      i16, ids × ids: [right id of the word before][left id of the word after]
//   traits     u8, ids: what a word of this left id does to segments (Trait)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace yoriai::input::table {

constexpr std::array<char, 8> kMagic = {'Y', 'o', 'r', 'i', 'K', 'a', 'n', 'a'};
constexpr std::uint32_t kVersion = 1, kByteOrder = 0x01020304;
constexpr std::size_t kMaxAlphabet = 255, kMaxIds = 8192;

enum Section : std::size_t { alphabet, key_at, key_codes, word_at, words, texts, costs, traits, kSections };

// Ids that the converter gives to what is in no dictionary.
enum Role : std::size_t {
  noun,
  suru_noun,
  na_adjective,
  proper_noun,
  person,
  place,
  organisation,
  adverb,
  number,
  symbol,
  kRoles
};

// How words join into segments, by their left id.
enum Trait : std::uint8_t {
  joins_before = 1, // particles, auxiliaries, suffixes: stay with the word before
  takes_next = 2,   // prefixes: the next word stays with them
  numeral = 4,      // digits and kanji of numbers: stay with one before them
  counter = 8,      // 人, 回, 時: what stands behind a number
};

struct Span {
  std::uint64_t offset, size; // bytes from the start of the file
};

struct Header {
  std::array<char, 8> magic;
  std::uint32_t byte_order, version;
  std::uint64_t file_size, checksum; // checksum of everything after the header
  std::array<Span, kSections> sections;
  std::uint32_t keys, words, ids, reserved;
  std::array<std::uint16_t, 16> roles;
  std::uint64_t header_checksum; // of the header up to here
};
static_assert(sizeof(Header) == 8 + 8 + 16 + 16 * kSections + 16 + 32 + 8 && kRoles <= 16);

enum TextKind : std::uint16_t { stored, as_reading, as_katakana };

struct Word {
  std::uint16_t left, right;
  std::int16_t cost;
  std::uint16_t size; // of the text in bytes, times 4, plus its TextKind
  std::uint32_t text; // offset in texts
};
static_assert(sizeof(Word) == 12);

// FNV-1a over eight bytes at a time: quick, and every changed bit changes it.
constexpr std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  const auto mix = [&hash](std::uint64_t value) { hash = (hash ^ value) * 0x100000001b3u, hash ^= hash >> 29; };
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t value = 0;
    for (std::size_t b = 0; b < 8; ++b)
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i + b])) << (8 * b);
    mix(value);
  }
  for (; i < bytes.size(); ++i) mix(static_cast<unsigned char>(bytes[i]));
  return hash;
}

} // namespace yoriai::input::table
