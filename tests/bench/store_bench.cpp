// Session files: how long opening takes, what a change costs its owner, and how soon it is on disk.
// Targets: opening 2,000 events at most 100 ms.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "base/files.hpp"
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
  explicit Session(const std::string& name)
      : folder_(fs::temp_directory_path() / ("yoriai-bench-" + std::to_string(::getpid()))) {
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
  fs::path folder_, file_;
  store::Options options_;
  std::unique_ptr<store::Store> store_;
};

void fill(Session& session, int changes) {
  for (int i = 0; i < changes; ++i) benchmark::DoNotOptimize(session.change(i));
  session.close();
}

void BM_StoreOpen(benchmark::State& state) {
  Session session("open");
  fill(session, static_cast<int>(state.range(0)));
  const auto access = state.range(1) != 0 ? store::Access::read_write : store::Access::read_only;
  for (auto _ : state) {
    auto opened = store::Store::open(session.file(), library(), access, session.options());
    if (!opened) return state.SkipWithError(opened.error().key.c_str());
    state.PauseTiming(); // closing is another matter
    opened = store::Store::open("/nowhere", library());
    state.ResumeTiming();
  }
}
BENCHMARK(BM_StoreOpen)
    ->ArgNames({"events", "write"})
    ->Args({2000, 0})
    ->Args({2000, 1})
    ->Args({20000, 1})
    ->Unit(benchmark::kMillisecond);

// What the thread of the screen pays: decide, apply, encode, queue. The disk is busy meanwhile.
void BM_StoreSubmit(benchmark::State& state) {
  Session session("submit");
  int i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(session.change(i++));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_StoreSubmit)->Unit(benchmark::kMicrosecond)->Iterations(4000);

// One change after the other, each waited for until it is synced.
void BM_StoreDurable(benchmark::State& state) {
  Session session("durable");
  int i = 0;
  for (auto _ : state)
    if (!session.store().wait_until_durable(session.change(i++))) return state.SkipWithError("not written");
}
BENCHMARK(BM_StoreDurable)->Unit(benchmark::kMicrosecond)->Iterations(300)->UseRealTime();

// The same disk without us: 4 KiB appended and synced.
void BM_StoreRawSync(benchmark::State& state) {
  const std::string name = (fs::temp_directory_path() / ("yoriai-bench-raw-" + std::to_string(::getpid()))).string();
  const int fd = ::open(name.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const std::string page(4096, 'x');
  for (auto _ : state) {
    benchmark::DoNotOptimize(::write(fd, page.data(), page.size()));
    ::fdatasync(fd);
  }
  ::close(fd);
  ::unlink(name.c_str());
}
BENCHMARK(BM_StoreRawSync)->Unit(benchmark::kMicrosecond)->Iterations(300)->UseRealTime();

} // namespace
