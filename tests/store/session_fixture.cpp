#include "store/session_fixture.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/files.hpp"

namespace yoriai::store::test {
namespace fs = std::filesystem;

const sheets::Library& library() {
  static const sheets::Library library = sheets::Library::load(base::assets_root() / "sheets");
  return library;
}

SessionTest::SessionTest() {
  static std::atomic<int> count{0};
  folder_ = fs::temp_directory_path() / ("yoriai-store-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
  fs::create_directories(folder_);
}

SessionTest::~SessionTest() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void SessionTest::move_to_memory() {
  std::error_code failed;
  const fs::path fast = fs::path("/dev/shm") / folder_.filename();
  if (!fs::create_directories(fast, failed)) return;
  fs::remove_all(folder_, failed);
  folder_ = fast;
}

Options options_for(Kept kept, const fs::path& state_folder) {
  static const auto key = SealKey::make(Passphrase("川べりの 椅子"), Strength{1, 8192}).value(); // one for all files
  Options options;
  if (kept == Kept::sealed) options.key = key;
  options.state_folder = state_folder;
  options.backup_every_ms = 0;
  return options;
}

void on_threads(unsigned count, const std::function<void(unsigned)>& work) {
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < count; ++i) threads.emplace_back([&work, i] { work(i); });
  for (std::thread& thread : threads) thread.join();
}

Options SessionTest::options() const {
  Options options;
  options.state_folder = folder_ / "state";
  auto now = std::make_shared<std::atomic<TimeMs>>(1'760'000'000'000);
  options.clock = [now] { return now->fetch_add(1000) + 1000; };
  options.seed = 7;
  return options;
}

std::unique_ptr<Store> SessionTest::create(const std::string& name) {
  auto store = Store::create(path(name), {"hakodate", "resources"}, library(), options());
  if (!store) {
    ADD_FAILURE() << store.error().key;
    return nullptr;
  }
  return std::move(*store);
}

std::unique_ptr<Store> SessionTest::open(Access access, const std::string& name) {
  auto store = Store::open(path(name), library(), access, options());
  if (!store) {
    ADD_FAILURE() << store.error().key;
    return nullptr;
  }
  return std::move(*store);
}

std::string SessionTest::refusal(const fs::path& file, Access access) {
  const auto store = Store::open(file, library(), access, options());
  return store ? "" : store.error().key;
}

std::vector<std::string> SessionTest::files() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder_))
    if (entry.path().filename() != "state") names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void put_bytes(const fs::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string sql(const fs::path& file, const std::string& statements) {
  sqlite3* db = nullptr;
  std::string first, error;
  char* message = nullptr;
  sqlite3_open(file.c_str(), &db);
  sqlite3_busy_timeout(db, 5000);
  const auto keep = [](void* to, int columns, char** values, char**) {
    auto& text = *static_cast<std::string*>(to);
    if (text.empty() && columns > 0 && values[0] != nullptr) text = values[0];
    return 0;
  };
  sqlite3_exec(db, statements.c_str(), keep, &first, &message);
  if (message != nullptr) error = message;
  sqlite3_free(message);
  sqlite3_close(db);
  return error.empty() ? first : "error: " + error;
}

std::shared_ptr<const SealKey> quick_key(std::string_view passphrase) {
  return SealKey::make(Passphrase(passphrase), Strength{1, 8192}).value();
}

meeting::Command command(std::string_view json) {
  auto command = meeting::Command::from_json(base::parse_json(json).value());
  if (command) return *command;
  ADD_FAILURE() << json << ": " << command.error().key;
  return {};
}

std::uint64_t submit(Store& store, std::string_view json) {
  const auto number = store.submit(command(json), "test");
  if (number) return number.value();
  ADD_FAILURE() << json << ": " << number.error().key;
  return 0;
}

std::vector<std::string> example_commands() {
  const char* sessions = std::getenv("YORIAI_SESSIONS");
  std::ifstream file(fs::path(sessions == nullptr ? "sessions" : sessions) / "example.jsonl");
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

void play_example(Store& store) {
  for (const std::string& line : example_commands()) submit(store, line);
  EXPECT_GT(store.changes(), 100u);
}

} // namespace yoriai::store::test
