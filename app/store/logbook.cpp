#include "store/logbook.hpp"

#include <tuple>

namespace yoriai::store {

std::uint64_t chain_of(const Entry& entry, std::uint64_t before) {
  const Change& c = entry.change;
  std::string head;
  for (const std::string& part :
       {std::to_string(before), std::to_string(c.number), std::to_string(c.at), c.actor, c.command,
        std::to_string(c.undoes), std::to_string(c.redoes), std::to_string(c.settles ? 1 : 0)})
    (head += part) += '\n';
  std::uint64_t chain = sum(head);
  for (const Payload& p : entry.payloads) chain = sum("\n", sum(p.text, sum("\n", sum(p.tag, chain))));
  return chain;
}

bool Entry::operator==(const Entry& other) const {
  const auto header = [](const Change& c) {
    return std::tie(c.number, c.at, c.actor, c.command, c.undoes, c.redoes, c.settles);
  };
  return header(change) == header(other.change) && payloads == other.payloads;
}

EntryPtr make_entry(Change header, const std::vector<meeting::Event>& events) {
  auto entry = std::make_shared<Entry>();
  entry->change = std::move(header);
  entry->change.events.clear();
  entry->payloads.reserve(events.size());
  for (const meeting::Event& event : events) entry->payloads.push_back(encode(event));
  return entry;
}

std::optional<std::vector<meeting::Event>> events_of(const Entry& entry) {
  std::vector<meeting::Event> events;
  events.reserve(entry.payloads.size());
  for (const Payload& payload : entry.payloads) {
    std::optional<meeting::Event> event = decode(payload.tag, payload.text);
    if (!event) return std::nullopt;
    events.push_back(std::move(*event));
  }
  return events;
}

bool History::take(const Change& change) {
  if (change.settles) {
    undo_.clear();
    redo_.clear();
  } else if (change.undoes != 0) {
    if (to_undo() != change.undoes) return false;
    undo_.pop_back();
    redo_.push_back(change.undoes);
  } else if (change.redoes != 0) {
    if (to_redo() != change.redoes) return false;
    redo_.pop_back();
    undo_.push_back(change.redoes);
  } else {
    undo_.push_back(change.number);
    redo_.clear();
  }
  return true;
}

} // namespace yoriai::store
