// fuzz_seeds FOLDER: writes what the fuzz programs start from, made of the shipped sheets and the example meeting.
#include <fstream>
#include <set>

#include "fuzz/fuzz_world.hpp"
#include "meeting/restate.hpp"
#include "meeting/state_json.hpp"
#include "store/payload.hpp"

using namespace yoriai;
namespace fs = std::filesystem;

namespace {

void put(const fs::path& file, std::string_view bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// One of each sort: a command with those fields, an event of that tag.
void put_commands_and_events(const fs::path& folder) {
  base::IdSource ids(1);
  meeting::DecideContext context{fuzz::library(), ids, 1'760'000'000'000};
  meeting::Meeting meeting;
  meeting::apply(meeting, meeting::open_meeting({"hakodate", "resources"}, context).value());
  std::set<std::string> seen;
  std::ifstream lines(fuzz::example_commands());
  for (std::string line; std::getline(lines, line);) {
    const base::Json json = base::parse_json(line).value();
    std::string sort = "command";
    for (const auto& [key, value] : json.items()) sort += " " + (key == "do" ? value.get<std::string>() : key);
    if (seen.insert(sort).second) put(folder / "command" / std::to_string(seen.size()), line);
    const auto events = meeting::decide(meeting, meeting::Command::from_json(json).value(), context);
    if (!events) continue;
    for (const meeting::Event& event : *events) {
      meeting::apply(meeting, event);
      const store::Payload payload = store::encode(event);
      if (seen.insert(payload.tag).second)
        put(folder / "event" / payload.tag, static_cast<char>(event.index()) + payload.text);
    }
  }
  for (const meeting::Meeting& made : {meeting, fuzz::small_meeting()}) {
    base::Json state = meeting::state_json(made, fuzz::library(), 1);
    state["restore"] = meeting::restore_json(made);
    put(folder / "state" / std::to_string(made.items().size()), state.dump());
  }
  put(folder / "event" / "meeting", "M" + store::encode_meeting(fuzz::small_meeting()));
  put(folder / "event" / "paper", "P" + store::encode_paper({"v1", "resident", {{"h1", 2}}}));
}

} // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const fs::path folder = argv[1];
  put_commands_and_events(folder);
  for (const auto& sheet : fs::directory_iterator(fs::path(YORIAI_SOURCE) / "assets/sheets")) {
    std::ifstream in(sheet.path(), std::ios::binary);
    if (sheet.path().extension() == ".json")
      put(folder / "sheet" / sheet.path().filename(), std::string{std::istreambuf_iterator<char>(in), {}});
  }
  using namespace std::string_literals;
  put(folder / "picture" / "png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\2\0\0\0\3\x8\2\0\0\0....\0\0\0\1IDATx....\0\0\0\0IEND...."s);
  put(folder / "picture" / "jpeg", "\xff\xd8\xff\xc0\0\xb\x8\0\x10\0\x20\1\1\x11\0\xff\xda\0\3\0pixels\xff\xd9"s);
  put(folder / "picture" / "pdf", "%PDF-1.4\n%%EOF\n");
  put(folder / "words" / "table", "T\x01\x80\x07\x02\x10\xff\xffかいごしえん、にじゅうごにん"s);
  put(folder / "words" / "field", "Fごじょ\t互助\nかう\t飼う\tafter\tいぬ=犬\tを\nなべ\t鍋\teveryday\n\0"
                                  "{\"on\":true,\"words\":[[\"じじょ\",\"自助\",3,2]]}"s);
  put(folder / "words" / "keys", "Kちいきのかたい\1\2\x0e\x0f\7、👨\u200d👩葛\U000E0100\0\3\4\x10\5\6\x08"s);
  put(folder / "words" / "kana", "かいごのかだい、ICT8050もんだいはつか"s);
  put(folder / "session" / "readable", "\0"s + fuzz::session_bytes(nullptr));
  put(folder / "session" / "changed", "\1\x10\0\2abc\x20\0\7abcdefgh"s);
  put(folder / "session" / "sealed", "\2\x30\0\2abc\x40\0\7abcdefgh"s);
  put(folder / "session" / "salvaged", "\x11\x30\0\2abc"s);
  put(folder / "session" / "sealed salvaged", "\x12\x30\0\2abc"s);
  return 0;
}
