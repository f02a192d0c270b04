// What screens ask of the papers: pages to look at, a file to be written beside the session file, the printer.
#include "cli/stage.hpp"
#include "cli/written.hpp"

namespace yoriai::cli {
namespace fs = std::filesystem;

// Of the meeting as it is now: what is looked back at is never written.
void Stage::show_papers(screens::Context& context) {
  if (past_) return;
  desk_.show(*store_, view_.papers.choice);
  context.papers = &desk_.papers();
  if (shelf_) context.paper = [this](int page, float longest_px) { return desk_.page(*shelf_, page, longest_px); };
}

void Stage::carry_out(const screens::WriteMinutes& request) {
  if (!store_ || past_) return;
  const fs::path& session = store_->file();
  const fs::path out = session.parent_path() / (session.stem().string() + (request.choice.open_public ? "-public." : ".") +
                                                request.choice.ending);
  desk_.write(*store_, request.choice, out, [this, out](const base::Result<void>& written) { tell_written(out, written); });
}

void Stage::tell_written(const fs::path& out, const base::Result<void>& written) {
  if (!written) return tell(environment_.sentence(written.error()), written.error().key == "minutes.cancelled");
  if (store_) note_written(*store_, out);
  tell(environment_.words("app.minutes_written", {{"file", fs::absolute(out).string()}}), true);
}

void Stage::carry_out(const screens::PrintMinutes& request) {
  if (!store_ || past_) return;
  desk_.print(*store_, request.choice, [this](const base::Result<void>& printed) {
    if (printed) tell(std::string(environment_.words("app.minutes_printed")), true);
    else tell(environment_.sentence(printed.error()), printed.error().key == "minutes.cancelled");
  });
}

} // namespace yoriai::cli
