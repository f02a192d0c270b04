#include "fuzz/fuzz_world.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace yoriai::fuzz {
namespace fs = std::filesystem;
namespace {

constexpr const char* kCommands[] = {
    R"({"do":"participant","id":"p1","name":"髙瀨 みどり","role":"resident"})",
    R"({"do":"step","to":"hakodate/1"})",
    R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂の上","by":"p1"})",
    R"({"do":"add","kind":"hypothesis","id":"h2","text":"バスが少ない","at":[0.5,0.5]})",
    R"({"do":"add","kind":"problem","id":"q1","text":"外へ出ない","from":["h1"],"fields":{"universality":true}})",
    R"({"do":"add","kind":"issue","id":"i1","text":"集まる場","from":["q1"]})",
    R"({"do":"add","kind":"response","id":"r1","from":["i1"]})",
    R"({"do":"add","kind":"resource","id":"s1","text":"朝の体操","place":"resources/mutual/existing"})",
    R"({"do":"add","kind":"resource","id":"s2","text":"配食","place":"resources/social/quick"})",
    R"({"do":"link","from":"s1","to":"s2","kind":"arrow"})",
    R"({"do":"stack","ids":["h1","h2"]})",
    R"({"do":"agree","step":"hakodate/1","text":"次へ進む"})",
    R"({"do":"minute","step":"hakodate/1","text":"読み上げた"})",
    R"({"do":"ballot.open","id":"b1","method":"dots","targets":["q1"],"secret":true})",
    R"({"do":"ballot.open","id":"b2","method":"dots","targets":["q1","i1"]})"};

// The folder lives as long as the program.
struct Folder {
  fs::path path;
  Folder() {
    std::error_code none;
    const fs::path parent = fs::is_directory("/dev/shm", none) ? fs::path("/dev/shm") : fs::temp_directory_path();
    path = parent / ("yoriai-fuzz-" + std::to_string(::getpid()));
    fs::create_directories(path);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

} // namespace

const sheets::Library& library() {
  static const sheets::Library library = sheets::Library::load(fs::path(YORIAI_SOURCE) / "assets/sheets");
  return library;
}

fs::path example_commands() { return fs::path(YORIAI_SOURCE) / "sessions/example.jsonl"; }

const fs::path& folder() {
  static const Folder folder;
  return folder.path;
}

std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "this does not hold: %s\n", what);
  std::abort();
}

store::Options options(const std::shared_ptr<const store::SealKey>& key) {
  store::Options options;
  options.state_folder = folder() / "state";
  options.clock = [] { return store::TimeMs{1'760'000'000'000}; };
  options.seed = 1;
  options.backup_every_ms = 0;
  options.key = key;
  return options;
}

std::string session_bytes(const std::shared_ptr<const store::SealKey>& key) {
  const fs::path file = folder() / "seed.yoriai";
  auto store = store::Store::create(file, {"hakodate", "resources"}, library(), options(key));
  require(store.ok(), "a session can be made");
  for (const char* line : kCommands) {
    const auto command = meeting::Command::from_json(base::parse_json(line).value());
    require(command.ok() && (*store)->submit(*command, "fuzz").ok(), line);
  }
  require((*store)->close().ok(), "a session can be closed");
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  fs::remove(file);
  return bytes;
}

const meeting::Meeting& small_meeting() {
  static const meeting::Meeting meeting = [] {
    base::IdSource ids(1);
    meeting::DecideContext context{library(), ids, 1'760'000'000'000};
    meeting::Meeting made;
    meeting::apply(made, meeting::open_meeting({"hakodate", "resources"}, context).value());
    for (const char* line : kCommands) {
      const auto events =
          meeting::decide(made, meeting::Command::from_json(base::parse_json(line).value()).value(), context);
      require(events.ok(), line);
      for (const meeting::Event& event : *events) meeting::apply(made, event);
    }
    return made;
  }();
  return meeting;
}

} // namespace yoriai::fuzz
