// The minutes 会議録 as a plain value: headings, paragraphs, lists and tables in reading order. Every output format
// is made from this value and knows nothing of meetings; a new format is one file that walks it.
//
// Pure values; any thread.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/locale.hpp"
#include "meeting/meeting.hpp"
#include "minutes/sketch.hpp"
#include "sheets/library.hpp"

namespace yoriai::minutes {

struct Cell {
  std::string text;
  std::optional<double> number;      // where the cell is a quantity, for formats with types
  std::vector<Sketch> sketches = {}; // handwriting in the text
  bool empty() const { return text.empty() && sketches.empty(); }
};

struct Table {
  std::string caption; // may be empty
  std::vector<std::string> heads;
  std::vector<std::vector<Cell>> rows; // each as long as heads
};

struct Paragraph {
  std::string text;
};

struct List {
  std::string caption; // may be empty
  std::vector<std::string> entries;
  std::map<std::size_t, std::vector<Sketch>> sketches = {}; // handwriting, by the number of the entry it stands in
  const std::vector<Sketch>& sketches_in(std::size_t entry) const;
};

using Block = std::variant<Paragraph, List, Table>;

struct Section {
  std::string heading;
  std::vector<Block> blocks;
  std::string id = {};   // of the template (minutes/template.hpp), or the path of the step
  std::string part = {}; // what leaves it out (Options::without); empty: nothing does
};

struct Minutes {
  std::string title;
  std::string form; // 閉じた記録 or 公開用, with what that means
  std::string lang; // "ja", "en"
  // 会議の名称 … in the order of the template; a value may be empty: the paper has the line all the same.
  std::vector<std::pair<std::string, std::string>> head;
  std::vector<Section> sections;
};

enum class Paper { a4, a3 };

struct Filing; // minutes/filing.hpp

struct Options {
  bool open_public = false; // the digest: no names, cases or free remarks
  std::string sheet;        // only this sheet; empty: all of the meeting
  // Parts that are left out: "overview" (head, people and agenda), "sheet/<id>", "ballots", "next" (what was put off or
  // is carried over, and who does what), "notes" (every note of the walls as it was written, parked and withdrawn ones),
  // "lineage".
  std::set<std::string, std::less<>> without;
  bool pictures = false; // with the views and the attached pictures as an annex, where the format can hold them
  // Of people, in the closed record; the digest never has them. Without them handwriting is named and not drawn: it
  // tells who wrote.
  bool names = true;
  Paper paper = Paper::a4; // of formats that have pages
  // The order of the record and the words by which the digest is looked through, as the city set them. None: the
  // usual order, and every text of the digest waits until somebody has seen it.
  const Filing* filing = nullptr;
  bool landscape = false; // of the same, where a form does not say how it lies

  bool transposed = false; // a grid on paper has its rows for columns

  bool has(std::string_view part) const { return without.find(part) == without.end(); }
};

Minutes compose(const meeting::Meeting& meeting, const sheets::Library& library, const base::Words& words,
                const Options& options);

} // namespace yoriai::minutes
