// The files that make a Word file of a text. Inner header of the room.
#pragma once

#include <string>
#include <vector>

#include "base/time.hpp"
#include "minutes/minutes.hpp"
#include "minutes/zip.hpp"

namespace yoriai::minutes {

struct WordPicture {
  std::string id;     // by which the text refers to it
  const char* ending; // ".png", ".jpeg"
  std::string bytes;
};

// `document`: the text, word/document.xml.
std::vector<ZipEntry> word_package(std::string document, const Minutes& minutes, base::TimeMs made_at,
                                   std::vector<WordPicture> pictures);

} // namespace yoriai::minutes
