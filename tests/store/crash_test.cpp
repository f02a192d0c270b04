// The power goes, or the disk fails, at every single operation of a meeting of two hundred changes. Afterwards the file
// opens and holds a true beginning of the meeting, with everything in it that was ever called saved.
#include <atomic>
#include <iostream>
#include <set>

#include "store/check.hpp"
#include "store/payload.hpp"
#include "store/platter.hpp"
#include "store/scripted_meeting.hpp"

namespace yoriai::store {
namespace {

using test::Operation;
using test::Platter;
using test::ScriptedMeeting;
using test::Sitting;
using test::State;
using test::WatchedDisk;
using Fault = WatchedDisk::Fault;
namespace fs = std::filesystem;

constexpr const char* kFile = "m.yoriai";

class CrashTest : public test::SessionTest, public ::testing::WithParamInterface<test::Kept> {
protected:
  CrashTest() { move_to_memory(); } // the disk under test is a model, and a real one would only be slow

  // The whole meeting once, all going well; the file before each sitting is kept.
  void hold_meeting() {
    const fs::path place = folder_ / "meeting";
    fs::create_directories(place);
    WatchedDisk disk(place);
    disk.record(true);
    ScriptedMeeting meeting(disk, place / kFile, test::options_for(GetParam(), folder_ / "state"));
    for (std::size_t i = 0; i < script_.size(); ++i) {
      if (i > 0) fs::copy_file(place / kFile, folder_ / ("before" + std::to_string(i)));
      const std::int64_t until_now = disk.operations();
      const auto store = meeting.hold(script_[i], i);
      ASSERT_TRUE(store && meeting.closed_well) << "sitting " << i;
      operations_in_.push_back(disk.operations() - until_now);
      paused_.emplace_back(meeting.paused.first - until_now, meeting.paused.second - until_now);
      states_until_.push_back(meeting.done);
      if (i + 1 == script_.size()) log_ = store->log();
    }
    states_ = std::move(meeting.states);
    recorded_ = disk.recorded();
    ASSERT_GE(log_.size(), 200u);
    ASSERT_EQ(log_.size(), states_.back().changes);
  }

  // The state that an opened file is in, or why it is none. States are counted from 1; 0: no meeting yet.
  std::string why_not(const Store& store, std::size_t acknowledged, std::size_t submitted) const {
    const std::uint64_t changes = store.changes();
    for (std::size_t i = acknowledged; i <= submitted; ++i)
      if (i > 0 && states_[i - 1].changes == changes && test::same_meeting(states_[i - 1].meeting, store.meeting()))
        return "";
    return std::to_string(changes) + " changes; acknowledged were " +
           std::to_string(acknowledged == 0 ? 0 : states_[acknowledged - 1].changes);
  }
  static std::string why_no_pictures(const Store& store) {
    for (const meeting::Attachment& picture : store.meeting().attachments())
      if (const auto bytes = store.picture_reader(picture.sum)(); !bytes) return bytes.error().key;
    return "";
  }
  std::string why_log_differs(const Store& store) const {
    const std::vector<Change> log = store.log();
    for (std::size_t i = 0; i < log.size(); ++i) {
      const auto head = [](const Change& c) {
        return std::tie(c.number, c.at, c.actor, c.command, c.undoes, c.redoes, c.settles);
      };
      if (head(log[i]) != head(log_[i]) || log[i].events.size() != log_[i].events.size())
        return "another change " + std::to_string(i + 1);
      for (std::size_t e = 0; e < log[i].events.size(); ++e)
        if (encode(log[i].events[e]) != encode(log_[i].events[e])) return "another change " + std::to_string(i + 1);
    }
    return "";
  }

  // The folder as a power cut left it: "" when all is as it ought to be.
  std::string verify(const fs::path& place, const Platter::Image& image, std::size_t acknowledged,
                     std::size_t submitted, bool thoroughly) {
    fs::create_directories(place);
    for (const auto& [name, bytes] : image) test::put_bytes(place / name, bytes);
    if (!image.contains(kFile)) return acknowledged == 0 ? "" : "the file is gone";
    Options options = test::options_for(GetParam(), folder_ / "state");
    options.state_folder = place / "state";
    if (thoroughly) {
      const auto reader = Store::open(place / kFile, test::library(), Access::read_only, options);
      if (!reader) return "for reading: " + reader.error().key;
      if (std::string why = why_not(**reader, acknowledged, submitted); !why.empty()) return "for reading: " + why;
    }
    auto store = Store::open(place / kFile, test::library(), Access::read_write, options);
    if (!store) return store.error().key;
    if (std::string why = why_not(**store, acknowledged, submitted); !why.empty()) return why;
    if (std::string why = why_no_pictures(**store); !why.empty()) return why;
    if (!thoroughly) return "";
    if (std::string why = why_log_differs(**store); !why.empty()) return why;
    const std::uint64_t last = test::submit(**store, R"({"do":"minute","step":"hakodate/1","text":"続けた。"})");
    if (!(*store)->wait_until_durable(last) || !(*store)->close()) return "it cannot go on";
    const auto report = check_file(place / kFile, options.key);
    return report && report->whole() && report->changes == last ? "" : "not whole after going on";
  }

  void die_everywhere(std::size_t stride);
  struct Case {
    std::size_t sitting = 0;
    std::int64_t operation = 0; // of the sitting
    Fault fault = Fault::once;
    bool with_pause = false;
  };
  std::string fail_once(const Case& c, const fs::path& place);
  void fail_in(const std::vector<Case>& cases, unsigned threads);
  void fail_everywhere(std::size_t stride);
  void report(const std::string& what, std::initializer_list<std::pair<const char*, std::size_t>> counts) {
    std::string line = what + ":";
    for (const auto& [name, count] : counts) {
      RecordProperty(name, static_cast<int>(count));
      line += " " + std::to_string(count) + " " + name;
    }
    std::cout << line << std::endl;
  }

  const std::vector<Sitting> script_ = test::scripted_meeting();
  std::vector<State> states_;
  std::vector<Change> log_;
  std::vector<Operation> recorded_;
  std::vector<std::int64_t> operations_in_;                   // each sitting
  std::vector<std::pair<std::int64_t, std::int64_t>> paused_; // in the pause of each, if it has one
  std::vector<std::size_t> states_until_;                     // at the end of each
  std::atomic<std::size_t> runs_{0}, refused_{0}, failed_{0};
};

void CrashTest::die_everywhere(std::size_t stride) {
  hold_meeting();
  if (HasFatalFailure()) return;
  std::atomic<std::size_t> moments{0}, images{0};
  constexpr unsigned kThreads = 3;
  test::on_threads(kThreads, [&](unsigned thread) {
    Platter platter;
    std::size_t acknowledged = 0, counted = 0;
    std::set<std::pair<std::size_t, std::size_t>> seen; // image and acknowledged states
    for (const Operation& operation : recorded_) {
      if (operation.kind == Operation::Kind::acknowledged) acknowledged = static_cast<std::size_t>(operation.at);
      platter.take(operation);
      if (!operation.counts() || ++counted % stride != 0 || counted / stride % kThreads != thread) continue;
      ++moments;
      std::mt19937 chance(static_cast<unsigned>(counted));
      // One burst at most is on its way beyond what was acknowledged.
      const std::size_t submitted = std::min(states_.size(), acknowledged + 5);
      const std::pair<const char*, Platter::Image> kCuts[] = {
          {"kept", platter.kept()}, {"lost", platter.lost()}, {"torn", platter.torn()}, {"some", platter.some(chance)}};
      for (const auto& [what, image] : kCuts) {
        std::string all;
        for (const auto& [name, bytes] : image) all += name + '\n' + std::to_string(bytes.size()) + '\n' + bytes;
        if (!seen.emplace(std::hash<std::string>{}(all), acknowledged).second) continue;
        const fs::path place = folder_ / ("cut" + std::to_string(thread));
        const std::string why = verify(place, image, acknowledged, submitted, ++images % 16 == 0);
        EXPECT_EQ(why, "") << what << ", operation " << counted << " on " << operation.name;
        std::error_code ignored;
        fs::remove_all(place, ignored);
        if (HasFailure()) return;
      }
    }
  });
  report("power cuts", {{"changes", log_.size()}, {"operations", moments}, {"disks", images}});
}

// One sitting on a disk that fails; what is wrong afterwards, or "".
std::string CrashTest::fail_once(const Case& c, const fs::path& place) {
  fs::create_directories(place);
  if (c.sitting > 0) fs::copy_file(folder_ / ("before" + std::to_string(c.sitting)), place / kFile);
  Options options = test::options_for(GetParam(), folder_ / "state");
  options.state_folder = place / "state";
  WatchedDisk disk(place);
  ScriptedMeeting meeting(disk, place / kFile, options);
  meeting.keep_states = false;
  meeting.done = meeting.acknowledged = c.sitting == 0 ? 0 : states_until_[c.sitting - 1];
  const std::size_t all = states_until_[c.sitting];
  disk.fail_at(c.operation, c.fault);
  Sitting sitting = script_[c.sitting];
  sitting.pause = sitting.pause && c.with_pause;
  const auto store = meeting.hold(sitting, c.sitting);
  if (!disk.failed()) return ""; // a pause took operations that this run does not have
  disk.heal();
  ++runs_;
  if (!store && !fs::exists(place / kFile)) return c.sitting == 0 ? (++refused_, "") : "the file is gone";
  auto again = Store::open(place / kFile, test::library(), Access::read_write, options);
  if (!again) return again.error().key;
  if (std::string why = why_not(**again, meeting.acknowledged, all); !why.empty()) return why;
  if (!store) return ++refused_, "";
  if (!test::same_meeting(store->meeting(), states_[all - 1].meeting)) return "another meeting";
  if (meeting.closed_well) return (*again)->changes() == store->changes() ? "" : "closed, but not everything is there";
  ++failed_;
  if (!store->status().rescue) return "no rescue copy";
  auto rescue = Store::open(*store->status().rescue, test::library(), Access::read_only, options);
  if (!rescue) return "rescue copy: " + rescue.error().key;
  if (!test::same_meeting((*rescue)->meeting(), store->meeting())) return "the rescue copy is another meeting";
  return why_no_pictures(**rescue);
}

void CrashTest::fail_in(const std::vector<Case>& cases, unsigned threads) {
  std::atomic<std::size_t> next{0};
  test::on_threads(threads, [&](unsigned thread) {
    const fs::path place = folder_ / ("fault" + std::to_string(thread));
    for (std::size_t i; (i = next++) < cases.size() && !HasFailure();) {
      EXPECT_EQ(fail_once(cases[i], place), "")
          << "sitting " << cases[i].sitting << ", operation " << cases[i].operation
          << (cases[i].fault == Fault::once ? " fails" : " is short");
      std::error_code ignored;
      fs::remove_all(place, ignored);
    }
  });
  EXPECT_GT(runs_, cases.size() * 9 / 10);
  report("failing disks", {{"changes", log_.size()},
                           {"operations", cases.size() / 2},
                           {"runs", runs_},
                           {"refused_to_open", refused_},
                           {"rescue_copies", failed_}});
}

void CrashTest::fail_everywhere(std::size_t stride) {
  hold_meeting();
  if (HasFatalFailure()) return;
  std::vector<Case> cases;
  for (std::size_t s = 0; s < script_.size(); ++s)
    for (std::int64_t k = 0; k < operations_in_[s]; ++k)
      for (const Fault fault : {Fault::once, Fault::full})
        if ((k + static_cast<std::int64_t>(s)) % static_cast<std::int64_t>(stride) == 0) cases.push_back({s, k, fault});
  fail_in(cases, 3);
}

TEST_P(CrashTest, PowerCutAtEveryOperationSlow) { die_everywhere(1); }
TEST_P(CrashTest, PowerCutNowAndThen) { die_everywhere(17); }
TEST_P(CrashTest, FailureAtEveryOperationSlow) { fail_everywhere(1); }
TEST_P(CrashTest, FailureNowAndThen) { fail_everywhere(17); }

// In a quiet second the log is moved into the file: by itself, while nobody waits for anything.
TEST_P(CrashTest, FailureWhileTheLogIsMoved) {
  hold_meeting();
  if (HasFatalFailure()) return;
  std::vector<Case> cases;
  for (std::size_t s = 0; s < script_.size(); ++s)
    for (std::int64_t k = paused_[s].first; k < paused_[s].second; ++k)
      for (const Fault fault : {Fault::once, Fault::full}) cases.push_back({s, k, fault, true});
  ASSERT_GT(cases.size(), 20u);
  fail_in(cases, static_cast<unsigned>(cases.size())); // all at once, for each takes that second
}

INSTANTIATE_TEST_SUITE_P(Each, CrashTest, ::testing::Values(test::Kept::plain, test::Kept::sealed),
                         [](const auto& kept) { return test::name_of(kept.param); });

} // namespace
} // namespace yoriai::store
