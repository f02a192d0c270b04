// Thousands of damaged files: each is refused, soon and as it was, or gives exactly the meeting it held. Never another
// meeting, never a crash.
#include <atomic>
#include <chrono>
#include <iostream>
#include <random>

#include "store/session_fixture.hpp"
#include "support/pictures.hpp"

namespace yoriai::store {
namespace {

using test::bytes_of;
using test::put_bytes;
using test::submit;
namespace fs = std::filesystem;
using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kPage = 4096;

using Chance = std::mt19937;

// Ways to spoil `bytes`; `older` is an earlier version of the same file.
using Spoil = std::string (*)(std::string bytes, const std::string& older, Chance& chance);

std::string flip_bits(std::string bytes, const std::string&, Chance& chance) {
  for (unsigned flips = 1 + chance() % 8; flips > 0; --flips)
    bytes[chance() % bytes.size()] ^= static_cast<char>(1u << chance() % 8);
  return bytes;
}
std::string run_of(std::string bytes, Chance& chance, std::size_t longest, bool zeros) {
  const std::size_t at = chance() % bytes.size(), length = 1 + chance() % longest;
  for (std::size_t i = at; i < std::min(bytes.size(), at + length); ++i)
    bytes[i] = zeros ? '\0' : static_cast<char>(chance());
  return bytes;
}
std::string zeros(std::string bytes, const std::string&, Chance& chance) {
  return run_of(std::move(bytes), chance, kPage, true);
}
std::string noise(std::string bytes, const std::string&, Chance& chance) {
  return run_of(std::move(bytes), chance, 512, false);
}
std::string swap_pages(std::string bytes, const std::string&, Chance& chance) {
  const std::size_t one = chance() % (bytes.size() / kPage), other = chance() % (bytes.size() / kPage);
  std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(one * kPage),
                   bytes.begin() + static_cast<std::ptrdiff_t>((one + 1) * kPage),
                   bytes.begin() + static_cast<std::ptrdiff_t>(other * kPage));
  return bytes;
}
std::string copy_page(std::string bytes, const std::string& older, Chance& chance) { // from now or from then
  const std::string& source = chance() % 2 == 0 ? older : bytes;
  const std::string page = source.substr(chance() % (source.size() / kPage) * kPage, kPage);
  return bytes.replace(chance() % (bytes.size() / kPage) * kPage, kPage, page);
}
std::size_t some_length(Chance& chance) { return chance() % 4 == 0 ? kPage : 1 + chance() % 64; }
std::string insert(std::string bytes, const std::string&, Chance& chance) {
  std::string more(some_length(chance), '\0');
  for (char& c : more) c = static_cast<char>(chance());
  return bytes.insert(chance() % bytes.size(), more);
}
std::string remove(std::string bytes, const std::string&, Chance& chance) {
  return bytes.erase(chance() % bytes.size(), some_length(chance));
}
std::string splice(std::string bytes, const std::string& older, Chance& chance) {
  std::size_t at = chance() % std::min(bytes.size(), older.size());
  if (chance() % 2 == 0) at -= at % kPage;
  return chance() % 2 == 0 ? older.substr(0, at) + bytes.substr(at) : bytes.substr(0, at) + older.substr(at);
}

constexpr std::pair<const char*, Spoil> kSpoils[] = {{"flipped bits", flip_bits},
                                                     {"zeros", zeros},
                                                     {"noise", noise},
                                                     {"swapped pages", swap_pages},
                                                     {"copied pages", copy_page},
                                                     {"inserted bytes", insert},
                                                     {"removed bytes", remove},
                                                     {"two versions spliced", splice}};

class MutationTest : public test::SessionTest, public ::testing::WithParamInterface<test::Kept> {
protected:
  MutationTest() {
    move_to_memory();
    auto store = Store::create(path(), {"hakodate"}, test::library(), options());
    EXPECT_TRUE(store);
    write_notes(**store, 8);
    put_bytes(path("picture.png"), picture_);
    submit(**store, R"({"do":"attach","path":")" + path("picture.png").string() + "\"}");
    submit(**store, R"({"do":"ballot.open","id":"b1","method":"dots","targets":["h1"],"secret":true})");
    submit(**store, R"({"do":"ballot.cast","ballot":"b1","votes":{"h1":1}})");
    EXPECT_TRUE((*store)->close());
    meetings_.push_back((*store)->meeting());
    older_ = bytes_of(path());
    store = Store::open(path(), test::library(), Access::read_write, options());
    EXPECT_TRUE(store);
    write_notes(**store, 20);
    EXPECT_TRUE((*store)->close());
    meetings_.push_back((*store)->meeting());
    whole_ = bytes_of(path());
    for (std::uint64_t number = 1; number <= (*store)->changes(); ++number)
      beginnings_.push_back((*store)->at(number).value());
  }
  Options options() const { return test::options_for(GetParam(), folder_ / "state"); }
  static void write_notes(Store& store, int count) {
    for (int n = 0; n < count; ++n)
      submit(store, R"({"do":"add","kind":"hypothesis","id":"h)" + std::to_string(store.changes()) +
                        R"(","text":"札に書いた気づき"})");
  }

  // What is wrong with how a file is taken, or "". It lies at `file` already and may be changed by being opened.
  std::string why_wrong(const fs::path& file, Access access, bool& refused) const {
    const auto begin = SteadyClock::now();
    const auto store = Store::open(file, test::library(), access, options());
    const std::chrono::duration<double> took = SteadyClock::now() - begin;
    if (took > std::chrono::seconds(2)) return "it took " + std::to_string(took.count()) + " s";
    refused = !store;
    if (refused)
      return store.error().code == base::Code::unusable_file && !store.error().key.empty() ? "" : store.error().key;
    for (const meeting::Attachment& attached : (*store)->meeting().attachments())
      if (const auto bytes = (*store)->picture_reader(attached.sum)(); bytes && *bytes != picture_) return "another picture";
    for (const meeting::Meeting& meeting : meetings_)
      if ((*store)->meeting().same_as(meeting)) return "";
    return "another meeting";
  }

  void mutate(int rounds);
  void salvage(int rounds, int cuts);
  std::string why_salvaged_wrong(const fs::path& file, const std::string& bytes, bool& opened) const;

  const std::string picture_ = yoriai::test::png_of(120, 80);
  std::string older_, whole_;                // two versions of one file
  std::vector<meeting::Meeting> meetings_;   // of both
  std::vector<meeting::Meeting> beginnings_; // after each change, without secret papers
};

void MutationTest::mutate(int rounds) {
  std::atomic<int> mutations{0}, refusals{0};
  test::on_threads(3, [&](unsigned thread) {
    const fs::path place = folder_ / ("place" + std::to_string(thread));
    for (int round = static_cast<int>(thread); round < rounds && !HasFailure(); round += 3) {
      for (unsigned kind = 0; kind < std::size(kSpoils); ++kind) {
        const auto& [name, spoil] = kSpoils[kind];
        Chance chance(static_cast<unsigned>(round) * 31 + kind);
        const std::string bytes = spoil(whole_, older_, chance);
        if (bytes == whole_) continue;
        ++mutations;
        for (const Access access : {Access::read_only, Access::read_write}) {
          std::error_code ignored;
          fs::remove_all(place, ignored);
          fs::create_directories(place);
          put_bytes(place / "m.yoriai", bytes);
          bool refused = false;
          EXPECT_EQ(why_wrong(place / "m.yoriai", access, refused), "") << name << ", round " << round;
          if (!refused) continue;
          if (access == Access::read_only) ++refusals;
          EXPECT_EQ(bytes_of(place / "m.yoriai"), bytes) << name << ", round " << round << ": changed";
          EXPECT_EQ(std::distance(fs::directory_iterator(place), {}), 1) << "something is left beside it";
        }
      }
    }
  });
  EXPECT_GT(refusals, mutations / 4);
  RecordProperty("mutations", mutations);
  RecordProperty("refused", refusals);
  std::cout << "mutations: " << mutations << ", of which " << refusals << " refused" << std::endl;
}

TEST_P(MutationTest, NeverAnotherMeetingSlow) { mutate(500); }
TEST_P(MutationTest, NeverAnotherMeetingNowAndThen) { mutate(12); }

// A byte at a time from the end, down to nothing.
TEST_P(MutationTest, CutAtEveryLengthSlow) {
  std::atomic<int> cuts{0};
  test::on_threads(3, [&](unsigned thread) {
    const fs::path place = folder_ / ("place" + std::to_string(thread)), file = place / "m.yoriai";
    fs::create_directories(place);
    put_bytes(file, whole_);
    const std::size_t from = whole_.size() * (thread + 1) / 3, until = whole_.size() * thread / 3;
    for (std::size_t length = from; length-- > until && !HasFailure();) {
      fs::resize_file(file, length);
      bool refused = false;
      EXPECT_EQ(why_wrong(file, Access::read_write, refused), "") << length;
      EXPECT_TRUE(refused) << length;
      EXPECT_EQ(fs::file_size(file), length);
      if (length % 256 == 0) {
        EXPECT_EQ(bytes_of(file), whole_.substr(0, length));
      }
      ++cuts;
    }
    EXPECT_EQ(std::distance(fs::directory_iterator(place), {}), 1) << "something is left beside it";
  });
  EXPECT_EQ(static_cast<std::size_t>(cuts), whole_.size());
  RecordProperty("truncations", cuts);
  std::cout << "truncations: " << cuts << std::endl;
}

// What is wrong with what salvage makes of `file`, or "".
std::string MutationTest::why_salvaged_wrong(const fs::path& file, const std::string& bytes, bool& opened) const {
  Options options = this->options();
  options.salvage = true;
  const auto begin = SteadyClock::now();
  const auto store = Store::open(file, test::library(), Access::read_write, options);
  if (SteadyClock::now() - begin > std::chrono::seconds(2)) return "it took too long";
  fs::path original = file;
  original += ".damaged";
  opened = store.ok();
  if (!opened) {
    if (fs::exists(original)) return "refused, but there is a .damaged";
    return bytes_of(file) == bytes ? "" : "refused, but changed";
  }
  const Store& open = **store;
  if (open.salvaged().has_value() != fs::exists(original)) return "the original is not where it is said to be";
  if (open.salvaged() && bytes_of(original) != bytes) return "the original is changed";
  if (open.salvaged() && open.salvaged()->kept != open.changes()) return "another number of changes";
  if (open.changes() > beginnings_.size()) return "more changes than there were";
  const auto no_longer_damaged = Store::open(file, test::library(), Access::read_only, this->options());
  if (!no_longer_damaged) return "salvaged, but " + no_longer_damaged.error().key;
  for (const meeting::Meeting& meeting : meetings_)
    if (open.meeting().same_as(meeting)) return "";
  const meeting::Meeting& beginning = beginnings_[open.changes() - 1];
  // The papers may be whole though the end of the log is not.
  meeting::Meeting with_papers = beginning;
  if (const meeting::Ballot* ballot = meetings_.back().ballot("b1"))
    for (const meeting::Paper& paper : ballot->papers) meeting::apply(with_papers, meeting::PaperCast{"b1", paper});
  return open.meeting().same_as(beginning) || open.meeting().same_as(with_papers) ? "" : "another meeting";
}

void MutationTest::salvage(int rounds, int cuts) {
  std::atomic<int> tried{0}, opened{0}, cut_opened{0};
  const auto one = [&](const fs::path& place, const std::string& bytes, std::atomic<int>& successes) {
    std::error_code ignored;
    fs::remove_all(place, ignored);
    fs::create_directories(place);
    put_bytes(place / "m.yoriai", bytes);
    bool open = false;
    ++tried;
    std::string why = why_salvaged_wrong(place / "m.yoriai", bytes, open);
    if (open) ++successes;
    return why;
  };
  test::on_threads(3, [&](unsigned thread) {
    const fs::path place = folder_ / ("place" + std::to_string(thread));
    for (int round = static_cast<int>(thread); round < rounds && !HasFailure(); round += 3)
      for (unsigned kind = 0; kind < std::size(kSpoils); ++kind) {
        Chance chance(static_cast<unsigned>(round) * 31 + kind);
        EXPECT_EQ(one(place, kSpoils[kind].second(whole_, older_, chance), opened), "")
            << kSpoils[kind].first << ", round " << round;
      }
    Chance chance(thread);
    for (int cut = static_cast<int>(thread); cut < cuts && !HasFailure(); cut += 3) {
      const std::size_t length = chance() % whole_.size();
      EXPECT_EQ(one(place, whole_.substr(0, length), cut_opened), "") << "cut at " << length;
    }
  });
  RecordProperty("salvages", tried);
  RecordProperty("opened", opened);
  RecordProperty("opened_though_cut", cut_opened);
  std::cout << "salvages: " << tried << ", of which " << opened << " spoiled and " << cut_opened << " of " << cuts
            << " cut files opened" << std::endl;
}

TEST_P(MutationTest, SalvageGivesATrueBeginningSlow) { salvage(250, 300); }
TEST_P(MutationTest, SalvageGivesATrueBeginningNowAndThen) { salvage(6, 6); }

INSTANTIATE_TEST_SUITE_P(Each, MutationTest, ::testing::Values(test::Kept::plain, test::Kept::sealed),
                         [](const auto& kept) { return test::name_of(kept.param); });

} // namespace
} // namespace yoriai::store
