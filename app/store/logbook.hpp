// The log as it is kept: every change with its events as text. All of it stays in memory (a long meeting is a few megabytes), so that undo, `log` and a rescue copy need no disk.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "store/payload.hpp"
#include "store/session.hpp"

namespace yoriai::store {

// A change as it is on disk. Immutable once made; shared by the owner and the writer thread.
struct Entry {
  Change change; // without its events
  std::vector<Payload> payloads;
  bool operator==(const Entry& other) const; // the same change with the same events
};
using EntryPtr = std::shared_ptr<const Entry>;

// The sum of `entry` after one whose sum is `before` (0 for the first). FORMAT.md says over what.
std::uint64_t chain_of(const Entry& entry, std::uint64_t before);

EntryPtr make_entry(Change header, const std::vector<meeting::Event>& events);

// The events of an entry; nullopt when one of them cannot be read.
std::optional<std::vector<meeting::Event>> events_of(const Entry& entry);

// Papers of open secret ballots, by ballot; on disk in the table `box`, in no order.
using Box = std::map<std::string, std::vector<meeting::Paper>>;

// Which changes can be taken back and done again, as numbers. Follows from the log alone.
class History {
public:
  // False when the change takes back or repeats something that was not there to be.
  bool take(const Change& change);
  std::optional<std::uint64_t> to_undo() const { return top(undo_); }
  std::optional<std::uint64_t> to_redo() const { return top(redo_); }

private:
  static std::optional<std::uint64_t> top(const std::vector<std::uint64_t>& stack) {
    return stack.empty() ? std::nullopt : std::optional(stack.back());
  }
  std::vector<std::uint64_t> undo_, redo_;
};

} // namespace yoriai::store
