#include "meeting/ranks.hpp"

#include <algorithm>

namespace yoriai::meeting {
namespace {

// The rank that counts: the trash and the parking place are not in the list.
std::optional<double> rank_of(const Item& item) { return item.live() ? item.field_number(kRankField) : std::nullopt; }

} // namespace

RankList::RankList(const Meeting& meeting, std::string_view kind) {
  for (const auto at : meeting.of_kind(kind)) {
    const Item& item = meeting.items()[at];
    if (const auto rank = rank_of(item)) entries_.push_back({&item, *rank, *rank});
  }
}

std::vector<RankList::Entry>::iterator RankList::find(const Item& item) {
  return std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.item->id == item.id; });
}

void RankList::enter(const Item& item, double rank) {
  std::vector<Entry*> behind;
  for (Entry& entry : entries_)
    if (entry.now >= rank) behind.push_back(&entry);
  std::stable_sort(behind.begin(), behind.end(), [](const Entry* a, const Entry* b) { return a->now < b->now; });
  double filled = rank;
  for (Entry* entry : behind) {
    if (entry->now > filled) break; // a gap takes up the push
    entry->now = ++filled;
  }
  entries_.push_back({&item, rank, rank});
}

void RankList::leave(const Item& item) {
  const auto it = find(item);
  if (it == entries_.end()) return;
  const double free = it->now;
  entries_.erase(it);
  for (Entry& entry : entries_)
    if (entry.now > free) --entry.now;
}

void RankList::move(const Item& item, double rank) {
  const auto it = find(item);
  if (it == entries_.end()) return enter(item, rank);
  const double old_rank = it->now;
  for (Entry& entry : entries_) {
    if (entry.now > old_rank && entry.now <= rank)
      --entry.now;
    else if (entry.now >= rank && entry.now < old_rank)
      ++entry.now;
  }
  it->was = it->now = rank;
}

void RankList::add_changes(Events& events) const {
  for (const Entry& entry : entries_) {
    if (entry.was == entry.now) continue;
    const std::string key = "fields." + std::string(kRankField);
    events.push_back(ItemChanged{entry.item->id, {{key, entry.was, entry.now}}});
  }
}

void settle_ranks(const Meeting& meeting, const Item* before, const Item& after, Events& events) {
  const auto old_rank = before == nullptr ? std::nullopt : rank_of(*before);
  const auto new_rank = rank_of(after);
  if (old_rank == new_rank) return;
  RankList ranks(meeting, after.kind);
  if (old_rank && new_rank)
    ranks.move(after, *new_rank);
  else if (new_rank)
    ranks.enter(after, *new_rank);
  else
    ranks.leave(after);
  ranks.add_changes(events);
}

} // namespace yoriai::meeting
