// A change of the log in words and as JSON.
#pragma once

#include <string>

#include "base/json.hpp"
#include "base/locale.hpp"
#include "sheets/library.hpp"
#include "store/session.hpp"

namespace yoriai::cli {

class Describer {
public:
  // `meeting` as it is now: what lies face down in it is told without its words.
  Describer(const base::Words& words, const sheets::Library& library, const meeting::Meeting& meeting)
      : words_(words), library_(library), meeting_(meeting) {}

  // One line: what the change did, e.g. 「坂が急で…」を書きました.
  std::string what(const store::Change& change) const;

private:
  std::string event(const meeting::Event& event) const;
  std::string changed(const meeting::ItemChanged& changed) const;
  std::string kind(const std::string& id) const;
  bool face_down(const meeting::Item& item) const;
  const base::Words& words_;
  const sheets::Library& library_;
  const meeting::Meeting& meeting_;
};

// {"number","at","time","actor","command","undoes","redoes","events":[{"tag","id"}]}
base::Json change_json(const store::Change& change);

} // namespace yoriai::cli
