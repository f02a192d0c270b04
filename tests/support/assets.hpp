// The sheets and the Japanese words that the program ships, read once.
#pragma once

#include "base/files.hpp"
#include "base/locale.hpp"
#include "sheets/library.hpp"

namespace yoriai::test {

inline const sheets::Library& library() {
  static const auto kLibrary = sheets::Library::load(base::assets_root() / "sheets");
  return kLibrary;
}

inline const base::Words& words() {
  static const auto kWords = base::Words::load(base::assets_root() / "locale", base::Lang::ja).value();
  return kWords;
}

} // namespace yoriai::test
