#include <algorithm>
#include <iostream>

#include "cli/describe.hpp"
#include "cli/open_session.hpp"
#include "cli/passphrase.hpp"
#include "meeting/findings.hpp"
#include "meeting/state_json.hpp"
#include "minutes/public_review.hpp"
#include "minutes/write.hpp"
#include "store/check.hpp"
#include "store/store.hpp"

namespace yoriai::cli {
int run_show(const Environment& environment, const SessionArgs& session, bool json) {
  const auto store = open_session(environment, session, store::Access::read_only);
  if (!store) return fail(environment, store.error());
  const auto& meeting = (*store)->meeting();
  const std::uint64_t changes = (*store)->changes();
  if (json) {
    std::cout << meeting::state_json(meeting, environment.library, changes).dump(2) << "\n";
    return 0;
  }
  minutes::Options options;
  options.filing = &environment.filing;
  const auto text = minutes::render({meeting, environment.library, environment.words, changes}, "md", options);
  if (!text) return fail(environment, text.error());
  std::cout << *text;
  return 0;
}

int run_log(const Environment& environment, const SessionArgs& session, bool json) {
  const auto store = open_session(environment, session, store::Access::read_only);
  if (!store) return fail(environment, store.error());
  const auto changes = (*store)->log();
  if (json) {
    base::Json all = base::Json::array();
    for (const auto& change : changes) all.push_back(change_json(change));
    std::cout << all.dump(2) << "\n";
    return 0;
  }
  const Describer describer(environment.words, environment.library, (*store)->meeting());
  for (const auto& change : changes)
    std::cout << change.number << "\t" << base::iso_local(change.at) << "\t" << change.actor << "\t" << change.command
              << "\t" << describer.what(change) << "\n";
  return 0;
}

int run_check(const Environment& environment, const SessionArgs& session) {
  const auto key = key_of(environment, session.file, session.passphrase_file);
  if (!key) return fail(environment, key.error());
  const auto report = store::check_file(session.file, *key);
  if (!report) return fail(environment, report.error());
  for (const auto& problem : report->problems) std::cout << "file_damaged\t-\t" << environment.sentence(problem) << "\n";
  if (!report->whole()) return fail(environment, report->problems.front());
  store::Options options;
  options.key = *key;
  const auto store = store::Store::open(session.file, environment.library, store::Access::read_only, options);
  if (!store) return fail(environment, store.error());
  for (const auto& finding : meeting::findings((*store)->meeting(), environment.library))
    std::cout << finding.code << "\t" << finding.item << "\t" << environment.words("finding." + finding.code, finding.args) << "\n";
  return 0;
}

namespace {

std::vector<minutes::Flagged> public_review_of(const Environment& environment, const meeting::Meeting& meeting) {
  return minutes::public_review(meeting, environment.library, environment.words, environment.filing);
}

base::Json marks_json(const std::vector<minutes::Mark>& marks, const std::string& text) {
  base::Json all = base::Json::array();
  for (const auto& mark : marks)
    all.push_back({{"sign", name_of(mark.sign)},
                   {"text", text.substr(mark.begin, mark.end - mark.begin)},
                   {"begin", mark.begin},
                   {"end", mark.end}});
  return all;
}

base::Json digest_json(const std::vector<minutes::Flagged>& flagged) {
  constexpr std::string_view kWhat[] = {"head", "item", "field", "stack", "agreement", "ballot", "action", "agenda"};
  base::Json all = base::Json::array();
  for (const auto& text : flagged) {
    base::Json places = base::Json::array();
    for (const auto& place : text.places)
      places.push_back({{"what", kWhat[static_cast<std::size_t>(place.what)]},
                        {"id", place.id},
                        {"field", place.field.empty() ? base::Json() : base::Json(place.field)},
                        {"words", place.words}});
    all.push_back({{"text", text.text},
                   {"places", std::move(places)},
                   {"marks", marks_json(text.marks, text.text)},
                   {"suggestion", text.suggestion},
                   {"decided", text.decided()},
                   {"wording", text.wording ? base::Json(*text.wording) : base::Json()},
                   {"wording_marks", marks_json(text.wording_marks, text.wording.value_or(""))}});
  }
  return all;
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// How it goes out, why it is here, where it stands, the text, and the other wording.
std::string digest_line(const base::Words& words, const minutes::Flagged& text) {
  const char* state = !text.wording ? "unseen" : text.wording->empty() ? "left_out" : *text.wording == text.text ? "as_it_is" : "reworded";
  std::string signs, places;
  for (const auto& sign : minutes::signs_of(text, words)) signs += (signs.empty() ? "" : "・") + sign;
  for (const auto& place : text.places) places += (places.empty() ? "" : "・") + place.words;
  std::string line = std::string(words("minutes.digest." + std::string(state))) + ("\t" + signs + "\t" + places + "\t" + on_one_line(text.text));
  return std::string(state) == "reworded" ? line + "\t" + on_one_line(*text.wording) : line;
}

} // namespace

int run_digest(const Environment& environment, const SessionArgs& session, bool json) {
  const auto store = open_session(environment, session, store::Access::read_only);
  if (!store) return fail(environment, store.error());
  const auto flagged = public_review_of(environment, (*store)->meeting());
  if (json) std::cout << digest_json(flagged).dump(2) << "\n";
  else
    for (const auto& text : flagged) std::cout << digest_line(environment.words, text) << "\n";
  return 0;
}

int run_sheets(const Environment& environment, bool json) {
  const base::Lang lang = environment.words.lang();
  base::Json all = base::Json::array();
  for (const auto& sheet : environment.library.sheets()) {
    base::Json steps = base::Json::array();
    for (const auto& step : sheet.steps) steps.push_back({{"path", step.path}, {"title", step.title.in(lang)}});
    all.push_back({{"id", sheet.id}, {"title", sheet.title.in(lang)}, {"steps", steps}});
    if (!json) std::cout << sheet.id << "\t" << sheet.title.in(lang) << "\n";
  }
  if (json) std::cout << all.dump(2) << "\n";
  return 0;
}

} // namespace yoriai::cli
