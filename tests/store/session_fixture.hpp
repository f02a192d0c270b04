// A folder of a test's own, gone afterwards, and short ways to fill a session in it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "meeting/command.hpp"
#include "sheets/library.hpp"
#include "store/store.hpp"

namespace yoriai::store::test {

const sheets::Library& library(); // the shipped sheets

class SessionTest : public ::testing::Test {
protected:
  SessionTest();
  ~SessionTest() override;

  std::filesystem::path path(const std::string& name = "m.yoriai") const { return folder_ / name; }
  // State folder within this one, a clock that gains a second a call, fixed ids.
  Options options() const;
  std::unique_ptr<Store> create(const std::string& name = "m.yoriai");
  std::unique_ptr<Store> open(Access access = Access::read_write, const std::string& name = "m.yoriai");
  // The key of the error that opening gives; "" when it opens.
  std::string refusal(const std::filesystem::path& file, Access access = Access::read_write);
  // Everything in the folder but the state folder, sorted.
  std::vector<std::string> files() const;

  // For tests that write very much: the folder lies in memory from now on, where there is such a place.
  void move_to_memory();

  std::filesystem::path folder_;
};

// How the sessions of a test are kept.
enum class Kept { plain, sealed };
Options options_for(Kept kept, const std::filesystem::path& state_folder); // without a clock, a seed or backups
inline std::string name_of(Kept kept) { return kept == Kept::plain ? "Plain" : "Sealed"; }

// Runs `work(0)`, `work(1)` … each on a thread of its own, and waits.
void on_threads(unsigned count, const std::function<void(unsigned)>& work);

std::string bytes_of(const std::filesystem::path& file);
void put_bytes(const std::filesystem::path& file, std::string_view bytes);
// Runs SQL on the file as a sqlite3 shell would; the text of the first column of the first row.
std::string sql(const std::filesystem::path& file, const std::string& statements);

// A key whose passphrase is quick to try.
std::shared_ptr<const SealKey> quick_key(std::string_view passphrase);

meeting::Command command(std::string_view json);
// Submits and expects it to be accepted; the number of the change.
std::uint64_t submit(Store& store, std::string_view json);
// The example meeting's commands; played, all accepted.
std::vector<std::string> example_commands();
void play_example(Store& store);

} // namespace yoriai::store::test
