// A sheet that somebody else made. One that is taken can be used: a meeting opens on it and every kind can be written.
#include <fstream>

#include "fuzz/fuzz_world.hpp"

using namespace yoriai;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::filesystem::path file = fuzz::folder() / "hakodate.json";
  const std::string_view text = fuzz::text_of(data, size);
  std::ofstream(file, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
  auto sheet = sheets::load_sheet(file);
  if (!sheet) {
    fuzz::require(!sheet.error().key.empty(), "a refusal says why");
    return 0;
  }
  const std::string id = sheet->id;
  const sheets::Library library({std::move(*sheet)});
  base::IdSource ids(7);
  meeting::DecideContext context{library, ids, 1'760'000'100'000};
  const auto opened = meeting::open_meeting({id}, context);
  fuzz::require(opened.ok(), "a meeting opens on a sheet that was taken");
  meeting::Meeting meeting;
  meeting::apply(meeting, *opened);
  for (const sheets::Kind& kind : library.sheets().front().kinds)
    if (const auto events = meeting::decide(meeting, meeting::add(kind.id, "札"), context))
      for (const meeting::Event& event : *events) meeting::apply(meeting, event);
  for (const sheets::Step& step : library.sheets().front().steps)
    if (const auto events = meeting::decide(meeting, {"step", {{"to", step.path}}}, context))
      for (const meeting::Event& event : *events) meeting::apply(meeting, event);
  return 0;
}
