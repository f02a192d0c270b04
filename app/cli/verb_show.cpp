#include <iostream>

#include "cli/describe.hpp"
#include "cli/open_session.hpp"
#include "cli/passphrase.hpp"
#include "meeting/findings.hpp"
#include "meeting/state_json.hpp"
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
  const auto text = minutes::render({meeting, environment.library, environment.words, changes}, "md", {});
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

int run_minutes(const Environment& environment, const MinutesArgs& args) {
  const auto store = open_session(environment, args.session, store::Access::read_only);
  if (!store) return fail(environment, store.error());
  const minutes::Source source{(*store)->meeting(), environment.library, environment.words, (*store)->changes()};
  minutes::Options options;
  options.open_public = args.open_public;
  options.sheet = args.sheet;
  const auto written = minutes::write(source, args.out, options);
  return written ? 0 : fail(environment, written.error());
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
