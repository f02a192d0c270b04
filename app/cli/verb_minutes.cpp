#include <iostream>

#include "cli/minutes_source.hpp"
#include "cli/open_session.hpp"
#include "cli/passphrase.hpp"
#include "cli/picture.hpp"
#include "cli/verbs.hpp"
#include "minutes/print.hpp"
#include "minutes/public_review.hpp"

namespace yoriai::cli {
namespace {

constexpr int kViewWidth = 1600, kViewHeight = 900; // px

minutes::Options options_of(const Environment& environment, const MinutesArgs& args) {
  minutes::Options options;
  options.open_public = args.open_public;
  options.filing = &environment.filing;
  options.sheet = args.sheet;
  options.without = {args.without.begin(), args.without.end()};
  options.pictures = args.pictures;
  options.names = !args.unnamed;
  options.paper = args.paper == "A3" ? minutes::Paper::a3 : minutes::Paper::a4;
  options.landscape = args.landscape;
  options.transposed = args.transposed;
  return options;
}

// Every step of the meeting's sheets as the screen shows it. Nothing of the public digest is a picture of the screen.
base::Result<std::vector<minutes::View>> draw_views(Environment& environment, const MinutesArgs& args,
                                                    const std::shared_ptr<const store::SealKey>& key) {
  std::vector<minutes::View> views;
  auto maker = PictureMaker::open(environment, kViewWidth, kViewHeight, {});
  if (!maker) return maker.error();
  Stage& stage = (*maker)->stage();
  if (auto opened = stage.open(args.session.file, store::Access::read_only, key); !opened) return opened.error();
  for (const auto& id : stage.store()->meeting().head().sheets) {
    const auto* sheet = environment.library.sheet(id);
    if (sheet == nullptr || (!args.sheet.empty() && args.sheet != id)) continue;
    for (const auto& step : sheet->steps) {
      if (!step.shows_with.empty() && step.shows_with < step.path) continue; // the same screen
      stage.view().shown = step.path;
      (*maker)->settle();
      auto png = (*maker)->png();
      if (!png) return png.error();
      const auto lang = environment.words.lang();
      const std::string plate = step.plate.in(lang);
      views.push_back({plate.empty() ? step.title.in(lang) : plate + " " + step.title.in(lang), std::move(*png)});
    }
  }
  return views;
}

void tell_what_waits(const Environment& environment, const meeting::Meeting& meeting,
                     const std::filesystem::path& file) {
  const auto waiting =
      minutes::held_back(minutes::public_review(meeting, environment.library, environment.words, environment.filing));
  if (waiting == 0) return;
  std::cerr << environment.words("minutes.held_back", {{"count", std::to_string(waiting)}, {"file", file.string()}})
            << "\n";
}

base::Result<void> write(Environment& environment, const MinutesArgs& args) {
  const auto key = key_of(environment, args.session.file, args.session.passphrase_file);
  if (!key) return key.error();
  store::Options store_options;
  store_options.key = *key;
  const auto store =
      store::Store::open(args.session.file, environment.library, store::Access::read_only, store_options);
  if (!store) return store.error();
  minutes::Source source = source_of(environment, **store);
  const minutes::Options options = options_of(environment, args);
  if (args.poster) return minutes::write_poster(source, args.out, options);
  const bool has_annex = args.out.extension() == ".pdf" || args.out.extension() == ".docx";
  const bool shows_views = args.pictures && has_annex && !args.open_public && !args.unnamed;
  if (shows_views) {
    auto views = draw_views(environment, args, *key);
    if (!views) return views.error();
    source.views = std::move(*views);
  }
  if (auto written = minutes::write(source, args.out, options); !written) return written;
  if (args.open_public) tell_what_waits(environment, (*store)->meeting(), args.session.file);
  return {};
}

} // namespace

int run_minutes(Environment& environment, const MinutesArgs& args) {
  const auto written = write(environment, args);
  return written ? 0 : fail(environment, written.error());
}

int run_form(const Environment& environment, const FormArgs& args) {
  minutes::Options options;
  options.paper = args.paper == "A4" ? minutes::Paper::a4 : minutes::Paper::a3;
  options.landscape = args.landscape;
  options.transposed = args.transposed;
  const auto written = minutes::write_blank(environment.library, environment.words, args.sheet, args.out, options);
  return written ? 0 : fail(environment, written.error());
}

} // namespace yoriai::cli
