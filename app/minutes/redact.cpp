#include "minutes/redact.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "meeting/restore.hpp"
#include "meeting/tally.hpp"

namespace yoriai::minutes {
namespace {

using meeting::Item;
using meeting::Parts;

constexpr std::string_view kNameMask = "○○";
constexpr std::size_t kShortestName = 6; // bytes: two kanji; shorter ones would blot out ordinary words

void mask(std::string& text, const std::string& name) {
  if (name.size() < kShortestName) return;
  for (auto at = text.find(name); at != text.npos; at = text.find(name, at + kNameMask.size()))
    text.replace(at, name.size(), kNameMask);
}

// A full name and, where it is written with a blank, its parts.
std::vector<std::string> spellings(const std::string& name) {
  std::vector<std::string> all{name};
  for (std::string_view blank : {" ", "\u3000"}) {
    const auto at = name.find(blank);
    if (at == name.npos) continue;
    all.push_back(name.substr(0, at) + name.substr(at + blank.size()));
    all.push_back(name.substr(0, at));
  }
  return all;
}

bool is_private(const Item& item) {
  if (!item.live() || item.hidden || item.kind == "hypothesis") return true;
  return item.kind == "evidence" && item.field_text("data") != "quantitative";
}

void mask_names(Parts& parts, const std::vector<std::string>& names) {
  const auto mask_all = [&](std::string& text) {
    for (const auto& name : names) mask(text, name);
  };
  for (Item& item : parts.items) {
    mask_all(item.text);
    for (auto& [key, value] : item.fields)
      if (auto* text = std::get_if<std::string>(&value)) mask_all(*text);
  }
  for (auto& stack : parts.stacks) mask_all(stack.title);
  for (auto& agreement : parts.agreements) mask_all(agreement.text);
  for (auto& ballot : parts.ballots) mask_all(ballot.question);
  parts.head.about.erase("keep_until"); // of the closed record
  for (auto& [key, value] : parts.head.about) mask_all(value);
}

void drop_private(Parts& parts) {
  std::set<std::string> gone;
  for (const Item& item : parts.items)
    if (is_private(item)) gone.insert(item.id);
  std::erase_if(parts.items, [&](const Item& item) { return gone.count(item.id) > 0; });
  for (Item& item : parts.items) {
    item.by.clear();
    item.role.clear();
    std::erase_if(item.from, [&](const std::string& id) { return gone.count(id) > 0; });
  }
  std::erase_if(parts.links, [&](const auto& link) { return gone.count(link.from) + gone.count(link.to) > 0; });
  std::erase_if(parts.stacks, [&](const auto& stack) {
    return std::none_of(parts.items.begin(), parts.items.end(), [&](const Item& i) { return i.stack == stack.id; });
  });
}

} // namespace

meeting::Meeting redact(const meeting::Meeting& meeting) {
  Parts parts = meeting::take_apart(meeting);
  std::vector<std::string> names;
  for (const auto& person : parts.participants)
    for (auto& spelling : spellings(person.name)) names.push_back(std::move(spelling));
  std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  mask_names(parts, names);
  drop_private(parts);
  int number = 0;
  for (auto& person : parts.participants)
    person = {.id = "p" + std::to_string(++number), .name = "", .role = person.role, .organisation = "", .group = ""};
  parts.minutes.clear();
  std::erase_if(parts.ballots, [](const auto& ballot) {
    if (ballot.method == meeting::word_of(meeting::Method::hands)) return ballot.open; // everybody saw the hands
    return ballot.open || ballot.papers.size() < static_cast<std::size_t>(meeting::kSmallestGroup);
  });
  return meeting::put_together(std::move(parts));
}

} // namespace yoriai::minutes
