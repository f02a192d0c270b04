// The papers of the meeting as the screens know them: what is chosen, the pages they would have, and what stands in the
// way of the public digest. They are laid out and written elsewhere, beside the drawing thread.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace yoriai::screens {

// What the papers are to be.
struct PaperChoice {
  std::string ending = "pdf"; // the format, as a file's ending
  bool open_public = false;   // 公開用, else 閉じた記録
  bool names = true, pictures = false;
  bool a3 = false, landscape = false;
  bool transposed = false; // a grid with its rows for columns, as it is looked at
  // Parts left out: "overview", "sheet/<id>", "ballots", "next", "notes".
  std::set<std::string, std::less<>> without;
  bool operator==(const PaperChoice&) const = default;
};

// A text of the digest that could tell who is meant.
struct FlaggedText {
  std::string text;                   // as it stands in the closed record
  std::string places, signs;          // where it stands and what was noticed, in words
  std::string suggestion;             // a wording to begin with
  std::optional<std::string> wording; // as decided; empty: left out; none: nobody has seen it, and it is held back
};

// As it stands now; told once a frame while the papers are looked at.
struct Papers {
  struct Page {
    float width_mm = 0, height_mm = 0;
    std::string title;
  };
  bool making = false;       // being laid out: the pages are those of before
  std::vector<Page> pages;
  std::string problem;       // a sentence: why there are no pages
  std::vector<FlaggedText> flagged; // of the digest
  int held_back = 0;                // how many of them nobody has seen
  bool writing = false;      // a file is being written or sent to the printer
  float written = 0;         // 0..1
};

} // namespace yoriai::screens
