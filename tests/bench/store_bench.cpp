// Session files: how long opening takes, what a change costs its owner, and how soon it is on disk.
// Targets: opening 2,000 events at most 100 ms, 100,000 at most 1 s (5 s without a snapshot), sealed at most 1.3 times
// as long; a change on disk after at most 1.3 times a bare write and sync; its owner never held up for 1 ms, however slow the disk.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <vector>

#include "base/files.hpp"
#include "store/faulty_vfs.hpp"
#include "store/store.hpp"

namespace {

using namespace yoriai;
namespace fs = std::filesystem;

const sheets::Library& library() {
  static const sheets::Library library = sheets::Library::load(base::assets_root() / "sheets");
  return library;
}

// A session file in a temporary folder, gone when the program ends.
class Session {
public:
  explicit Session(const std::string& name, store::Options options = {})
      : options_(std::move(options)), folder_(fs::temp_directory_path() / ("yoriai-bench-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
    file_ = folder_ / (name + ".yoriai");
    options_.state_folder = folder_ / "state";
    store_ = std::move(store::Store::create(file_, {"hakodate", "resources"}, library(), options_).value());
  }
  ~Session() {
    store_ = nullptr;
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  store::Store& store() { return *store_; }
  const fs::path& file() const { return file_; }
  const store::Options& options() const { return options_; }
  void close() { store_ = nullptr; }
  void forget_snapshots() {
    sqlite3* db = nullptr;
    sqlite3_open(file_.c_str(), &db);
    sqlite3_exec(db, "DELETE FROM snapshots", nullptr, nullptr, nullptr);
    sqlite3_exec(db, "DELETE FROM sealed_snapshots", nullptr, nullptr, nullptr);
    sqlite3_close(db);
  }
  // Notes written, moved and marked, as in a meeting.
  std::uint64_t change(int i) {
    const std::string id = "h" + std::to_string(i / 4);
    meeting::Command command = meeting::with_id("mark", id);
    if (i % 4 == 0) command = meeting::add("hypothesis", "冬は坂道が凍って、買い物に行けない人がいる", {{"id", id}});
    else if (i % 4 == 1) command.name = "set", command.args["at"] = {0.5, (i % 97) / 97.0};
    else if (i % 4 == 2) command.args["on"] = true;
    else command.name = "set", command.args["text"] = "冬は坂道が凍って、通院をあきらめる人がいる";
    const auto number = store_->submit(command, "bench");
    return number ? *number : 0;
  }

private:
  store::Options options_;
  fs::path folder_, file_;
  std::unique_ptr<store::Store> store_;
};

void fill(Session& session, int changes) {
  for (int i = 0; i < changes; ++i) benchmark::DoNotOptimize(session.change(i));
  session.close();
}

store::Options options_of(bool sealed) {
  store::Options options;
  options.backup_every_ms = 0; // another matter, on another thread
  if (sealed) options.key = *store::SealKey::make(store::Passphrase("measured without the key derivation"), {1, 8192});
  return options;
}

void BM_StoreOpen(benchmark::State& state) {
  Session session("open", options_of(state.range(2) != 0));
  fill(session, static_cast<int>(state.range(0)));
  if (state.range(3) == 0) session.forget_snapshots();
  const auto access = state.range(1) != 0 ? store::Access::read_write : store::Access::read_only;
  for (auto _ : state) {
    auto opened = store::Store::open(session.file(), library(), access, session.options());
    if (!opened) return state.SkipWithError(opened.error().key.c_str());
    state.PauseTiming(); // closing is another matter
    if (state.range(3) == 0 && access == store::Access::read_write) return state.SkipWithError("closing takes a snapshot");
    opened = store::Store::open("/nowhere", library());
    state.ResumeTiming();
  }
}
BENCHMARK(BM_StoreOpen)
    ->ArgNames({"events", "write", "sealed", "snapshot"})
    ->Args({2000, 0, 0, 1})
    ->Args({2000, 0, 1, 1})
    ->Args({2000, 1, 0, 1})
    ->Args({100'000, 0, 0, 1})
    ->Args({100'000, 0, 1, 1})
    ->Args({100'000, 0, 0, 0})
    ->Args({100'000, 0, 1, 0})
    ->Unit(benchmark::kMillisecond);

// What the default strength of a passphrase costs, on purpose.
void BM_StoreKeyDerivation(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(store::SealKey::make(store::Passphrase("松風の音を聞く")));
}
BENCHMARK(BM_StoreKeyDerivation)->Unit(benchmark::kMillisecond)->Iterations(3);

// What the thread of the screen pays: decide, apply, encode, queue. The disk is busy meanwhile.
void BM_StoreSubmit(benchmark::State& state) {
  Session session("submit");
  int i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(session.change(i++));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_StoreSubmit)->Unit(benchmark::kMicrosecond)->Iterations(4000);

// What the thread of the screen pays when every sync takes half a second: the longest of its calls in a meeting of
// ten changes a second, three seconds long.
void BM_StoreSlowDisk(benchmark::State& state) {
  auto& disk = store::test::FaultyVfs::get();
  store::Options options;
  options.vfs = store::test::FaultyVfs::kName;
  Session session("slow", options);
  disk.sync_ms = 500;
  using Clock = std::chrono::steady_clock;
  double longest_us = 0;
  int i = 0;
  for (auto _ : state) {
    const auto start = Clock::now();
    session.change(i++);
    session.store().keep("compose", "書きかけ" + std::to_string(i));
    benchmark::DoNotOptimize(session.store().status());
    const std::chrono::duration<double, std::micro> took = Clock::now() - start;
    longest_us = std::max(longest_us, took.count());
    state.PauseTiming();
    ::usleep(100'000);
    state.ResumeTiming();
  }
  disk.sync_ms = 0;
  state.counters["longest_us"] = longest_us;
}
BENCHMARK(BM_StoreSlowDisk)->Unit(benchmark::kMicrosecond)->Iterations(30);

double part_of(std::vector<double>& all, double part) {
  std::sort(all.begin(), all.end());
  return all[static_cast<std::size_t>(part * static_cast<double>(all.size() - 1))];
}

// Each change waited for until it is synced, and beside it, turn by turn on the same disk, 4 KiB appended and synced
// without us: the two medians, the slowest hundredths, and how they compare.
void BM_StoreDurable(benchmark::State& state) {
  Session session("durable", options_of(state.range(0) != 0));
  const std::string name = session.file().string() + "-raw";
  const int fd = ::open(name.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const std::string page(4096, 'x');
  using Clock = std::chrono::steady_clock;
  const auto timed = [](auto act) {
    const auto start = Clock::now();
    act();
    return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
  };
  std::vector<double> ours, raw;
  int i = 0;
  bool written = true;
  for (auto _ : state) {
    ours.push_back(timed([&] { written = written && session.store().wait_until_durable(session.change(i++)).ok(); }));
    raw.push_back(timed([&] {
      benchmark::DoNotOptimize(::write(fd, page.data(), page.size()));
      ::fdatasync(fd);
    }));
  }
  ::close(fd);
  if (!written) return state.SkipWithError("not written");
  for (const auto& [suffix, part] : {std::pair("median", 0.5), std::pair("p99", 0.99)}) {
    state.counters[std::string("ours_us_") + suffix] = part_of(ours, part);
    state.counters[std::string("raw_us_") + suffix] = part_of(raw, part);
    state.counters[std::string("ratio_") + suffix] = part_of(ours, part) / part_of(raw, part);
  }
}
BENCHMARK(BM_StoreDurable)->ArgNames({"sealed"})->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond)->Iterations(2000)->UseRealTime();

} // namespace
