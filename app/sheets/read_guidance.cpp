#include "sheets/read_guidance.hpp"

#include <set>

#include "sheets/read_file.hpp"

namespace yoriai::sheets {
namespace {

std::vector<Cue> read_cues(const Node& node) {
  std::vector<Cue> cues;
  for (const Node& entry : node.list()) {
    entry.keys({"when", "text"}, {});
    cues.push_back({static_cast<CueWhen>(entry.at("when").one_of(kCueNames)), entry.at("text").text()});
  }
  return cues;
}

void read_steps(const Node& root, Sheet& sheet) {
  std::set<std::string> seen;
  for (const Node& entry : root.at("steps").list()) {
    const Guidance guidance = read_guidance(entry, true);
    const Node place = entry.at("step");
    const std::string path = place.string();
    if (!seen.insert(path).second) place.refuse("name_taken", {{"name", path}});
    bool known = false;
    for (Step& step : sheet.steps)
      if (step.path == path) step.guidance = guidance, known = true;
    if (place && !known) place.refuse("no_such_step", {{"name", path}});
  }
}

} // namespace

Guidance read_guidance(const Node& node, bool names_step) {
  if (names_step) node.keys({"step"}, {"say", "ask", "hints", "quiet", "one_voice", "remedies", "cues"});
  else node.keys({}, {"say", "ask", "hints", "quiet", "one_voice", "remedies", "cues"});
  return {node.at("say").texts(),    node.at("ask").texts(),       node.at("hints").texts(),
          node.at("quiet").texts(),  node.at("one_voice").texts(), node.at("remedies").texts(),
          read_cues(node.at("cues"))};
}

base::Result<void> take_guidance(Sheet& sheet, const std::filesystem::path& file) {
  const auto whole = read_whole(file);
  if (!whole) return whole.error();
  Refusals refusals(file.string());
  if (whole->twice) refusals.add(*whole->twice, "written_twice");
  const Node root(&whole->json, "", refusals);
  root.keys({"sheet"}, {"opening", "closing", "steps", "cues"});
  if (root.at("sheet").name() != sheet.id) root.at("sheet").refuse("id_is_not_the_file", {{"name", sheet.id}});
  Sheet told = sheet;
  read_steps(root, told);
  if (const Node opening = root.at("opening")) told.opening = read_guidance(opening);
  if (const Node closing = root.at("closing")) told.closing = read_guidance(closing);
  if (const Node cues = root.at("cues")) told.cues = read_cues(cues);
  if (refusals.first()) return *refusals.first();
  sheet = std::move(told);
  return {};
}

} // namespace yoriai::sheets
