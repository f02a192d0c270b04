#include "store/scripted_meeting.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "meeting/restore.hpp"
#include "support/pictures.hpp"

namespace yoriai::store::test {
namespace {

using Bursts = std::vector<std::vector<std::string>>;

std::string id(const char* prefix, int n) { return std::string("\"") + prefix + std::to_string(n) + "\""; }

std::string add(int n) {
  return R"({"do":"add","kind":"hypothesis","id":)" + id("h", n) + R"(,"text":"坂の上の暮らし )" + std::to_string(n) +
         R"(","place":"hakodate/1"})";
}
std::string rewrite(int n) {
  return R"({"do":"set","id":)" + id("h", n) + R"(,"text":"書きなおした札 )" + std::to_string(n) + R"( です"})";
}
std::string mark(int n, bool on) {
  return R"({"do":"mark","id":)" + id("h", n) + (on ? R"(,"on":true})" : R"(,"on":false})");
}
std::string simple(const char* what, int n) {
  return std::string(R"({"do":")") + what + R"(","id":)" + id("h", n) + "}";
}
std::string open_ballot(const char* name, bool secret) {
  return std::string(R"({"do":"ballot.open","id":")") + name +
         R"(","method":"dots","targets":["h1","h2","h3"],"budget":3,"cap":3)" + (secret ? R"(,"secret":true})" : "}");
}
std::string cast(const char* ballot, int n) {
  return std::string(R"({"do":"ballot.cast","ballot":")") + ballot + R"(","paper":")" + ballot + "-" +
         std::to_string(n) + R"(","role":"resident","votes":{"h)" + std::to_string(1 + n % 3) + R"(":2}})";
}
std::string end_ballot(const char* how, const char* ballot) {
  return std::string(R"({"do":"ballot.)") + how + R"(","ballot":")" + ballot + R"("})";
}
// A picture of a few pages of the disk; the file it comes from lies elsewhere, and is made when it is first asked for.
std::string attach() {
  static const std::filesystem::path file = [] {
    const auto made = std::filesystem::temp_directory_path() / ("yoriai-picture-" + std::to_string(::getpid()) + ".png");
    put_bytes(made, yoriai::test::png_of(150, 90));
    std::atexit([] {
      std::error_code ignored;
      std::filesystem::remove(file, ignored);
    });
    return made;
  }();
  return R"({"do":"attach","path":")" + file.string() + "\"}";
}
const std::string kUndo = R"({"do":"undo"})", kRedo = R"({"do":"redo"})";

// People, steps and lines of the minutes around notes `from` … `from` + 9.
Bursts ordinary(int from) {
  const std::string step = R"("hakodate/)" + std::to_string(1 + from / 10 % 6) + "\"";
  Bursts bursts{{R"({"do":"step","to":)" + step + "}"}, {R"({"do":"timer","step":)" + step + R"(,"minutes":20})"}};
  for (int n = from; n < from + 6; ++n) bursts.push_back({add(n)});
  bursts.push_back({add(from + 6), add(from + 7), add(from + 8), add(from + 9)});
  bursts.push_back({rewrite(from)});
  bursts.push_back({mark(from + 1, true)});
  bursts.push_back({kUndo});
  bursts.push_back({kRedo});
  bursts.push_back({kUndo, mark(from + 2, true), simple("remove", from + 3)});
  bursts.push_back({simple("restore", from + 3)});
  bursts.push_back({R"({"do":"stack","ids":[)" + id("h", from + 4) + "," + id("h", from + 5) + "]}"});
  bursts.push_back({simple("park", from + 6)});
  bursts.push_back({R"({"do":"minute","step":)" + step + R"(,"text":"一同で読み上げた。"})"});
  bursts.push_back({R"({"do":"agree","step":)" + step + R"(,"text":"次へ進める )" + std::to_string(from) + "\"}"});
  return bursts;
}

void append(Bursts& to, const Bursts& more) { to.insert(to.end(), more.begin(), more.end()); }

meeting::Meeting with_papers_sorted(const meeting::Meeting& meeting) {
  meeting::Parts parts = meeting::take_apart(meeting);
  for (meeting::Ballot& ballot : parts.ballots)
    std::sort(ballot.papers.begin(), ballot.papers.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return meeting::put_together(std::move(parts));
}

bool has_a_box(const meeting::Meeting& meeting) {
  return std::any_of(meeting.ballots().begin(), meeting.ballots().end(),
                     [](const meeting::Ballot& ballot) { return ballot.secret && ballot.open; });
}

} // namespace

std::vector<Sitting> scripted_meeting() {
  std::vector<Sitting> sittings(8);
  for (int i = 0; i < 8; ++i) sittings[static_cast<std::size_t>(i)].bursts = ordinary(i * 10 + 1);
  // A secret ballot within one sitting, one over two of them, one given up, one undone, and an open one.
  append(sittings[1].bursts, {{open_ballot("s1", true)},
                              {cast("s1", 1)},
                              {cast("s1", 2), cast("s1", 3)},
                              {mark(12, true)},
                              {cast("s1", 4)},
                              {end_ballot("close", "s1")},
                              {mark(13, true)}});
  append(sittings[2].bursts, {{open_ballot("s2", true)}, {cast("s2", 1)}, {cast("s2", 2)}});
  append(sittings[3].bursts, {{cast("s2", 3)}, {end_ballot("close", "s2")}});
  append(sittings[4].bursts, {{open_ballot("s3", true)}, {cast("s3", 1)}, {end_ballot("cancel", "s3")}});
  append(sittings[5].bursts, {{open_ballot("s4", true)}, {cast("s4", 1)}, {kUndo}});
  append(sittings[6].bursts,
         {{open_ballot("o1", false)}, {cast("o1", 1)}, {cast("o1", 2)}, {kUndo}, {kRedo}, {end_ballot("close", "o1")}});
  append(sittings[4].bursts, {{attach()}, {mark(41, true)}, {kUndo, kUndo}, {kRedo}});
  sittings[2].pause = sittings[6].pause = true;
  return sittings;
}

bool same_meeting(const meeting::Meeting& one, const meeting::Meeting& other) {
  if (one.same_as(other)) return true;
  return has_a_box(one) && with_papers_sorted(one).same_as(with_papers_sorted(other));
}

ScriptedMeeting::ScriptedMeeting(WatchedDisk& disk, std::filesystem::path file, Options options)
    : disk_(disk), file_(std::move(file)), options_(std::move(options)) {
  options_.vfs = WatchedDisk::kVfs;
  options_.clock = [] { return TimeMs{1'760'000'000'000}; };
}

void ScriptedMeeting::remember(const Store& store) {
  ++done;
  if (keep_states) states.push_back({store.changes(), store.meeting()});
}

void ScriptedMeeting::wait(Store& store) {
  if (!store.wait_until_durable(store.changes())) return;
  acknowledged = done;
  disk_.acknowledge(done);
}

// Until the file itself is synced.
void ScriptedMeeting::pause(Store& store) {
  const std::string name = file_.filename();
  const std::int64_t before = disk_.syncs_of(name);
  paused.first = disk_.operations();
  EXPECT_TRUE(disk_.wait([&] { return disk_.syncs_of(name) > before || store.status().failure.has_value(); }));
  paused.second = disk_.operations();
}

std::unique_ptr<Store> ScriptedMeeting::hold(const Sitting& sitting, std::size_t number) {
  options_.seed = 100 + number;
  auto opened = number == 0 ? Store::create(file_, {"hakodate", "resources"}, library(), options_)
                            : Store::open(file_, library(), Access::read_write, options_);
  if (!opened) return nullptr;
  Store& store = **opened;
  store.on_saved([this] { disk_.stir(); });
  paused = {disk_.operations(), disk_.operations()};
  if (number == 0) remember(store), wait(store);
  for (std::size_t i = 0; i < sitting.bursts.size(); ++i) {
    const auto& burst = sitting.bursts[i];
    if (sitting.pause && i == sitting.bursts.size() / 2) pause(store);
    if (burst.size() > 1) store.hold();
    for (const std::string& json : burst) {
      submit(store, json);
      remember(store);
    }
    if (burst.size() > 1) store.release();
    wait(store);
  }
  closed_well = store.close().ok();
  if (closed_well) acknowledged = done, disk_.acknowledge(done);
  return std::move(*opened);
}

} // namespace yoriai::store::test
