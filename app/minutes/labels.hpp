// How things are called in the minutes: one place, so that every format and every section says the same.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/locale.hpp"
#include "meeting/meeting.hpp"
#include "minutes/sketch.hpp"
#include "sheets/library.hpp"

namespace yoriai::minutes {

// What every section reads. References outlive it.
struct Labels {
  const meeting::Meeting& meeting;
  const sheets::Library& library;
  const base::Words& words;
  std::map<std::string, int> face_down = {}; // by step: how many notes the meeting leaves out because they lie so
  Handwriting handwriting = {};              // of the notes that hold some

  base::Lang lang() const { return words.lang(); }
  std::string word(std::string_view key) const { return std::string(words(key)); }
  std::string text(const sheets::Text& t) const { return t.in(words.lang()); }

  std::string role(std::string_view id) const;                         // 住民
  std::string writer(const meeting::Item& item) const;                 // 髙橋（住民）, or the role, or ""
  Noted noted(const meeting::Item& item) const;                        // the note itself: its text and what is drawn
  std::string told(const meeting::Item& item) const;                   // the same in words: 坂（手書き）
  std::string named(const meeting::Item& item) const;                  // 「a 坂の上に…」
  std::string named(std::string_view id) const;                        // of an item or stack
  std::string origin(const meeting::Item& item) const;                 // its parents, joined by ／
  std::string value(const sheets::Field& field, const meeting::Value& value) const; // ○ ― 未定, label of a choice …
  std::string field(const meeting::Item& item, std::string_view id) const;          // of a field of its kind; "" unset
  std::string field_label(std::string_view kind, std::string_view field) const;
  std::string kind(std::string_view id) const;                         // 問題
  std::string step(std::string_view path) const;                       // STEP1 気づき・仮説の共有
  std::string place(std::string_view place) const;                     // 互助・すぐできる, or the step
  std::string stack_title(const meeting::Item& item) const;
};

// 2026-03-05 → 2026年3月5日（木） in Japanese, as it is in English or when it is no date.
std::string long_date(const base::Words& words, std::string_view iso);

// A number without needless zeros: 3, 0.75.
std::string plain_number(double value);

} // namespace yoriai::minutes
