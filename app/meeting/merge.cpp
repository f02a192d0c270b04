#include "meeting/merge.hpp"

#include <algorithm>
#include <map>

#include "base/fnv.hpp"
#include "meeting/decide.hpp"
#include "meeting/ranks.hpp"
#include "meeting/rules.hpp"

namespace yoriai::meeting {
namespace {

class Merger {
public:
  Merger(const Meeting& into, const Meeting& other, std::string_view group, DecideContext& context)
      : into_(into), other_(other), group_(group), context_(context) {}

  Merged run() {
    take_people();
    for (const Item& item : other_.items())
      if (!item.removed) meet(item);
    for (Item& item : coming_) settle(item);
    take_stacks();
    for (Item& item : coming_) merged_.events.emplace_back(ItemAdded{item});
    merged_.items = static_cast<int>(coming_.size());
    take_links();
    merged_.pictures = static_cast<int>(other_.attachments().size());
    return std::move(merged_);
  }

private:
  std::string id_here(std::string_view id, bool travelled) const {
    return travelled ? std::string(id) : id_made_of(other_.head().id, id);
  }
  std::string here(const std::string& id) const { // "" for what did not come
    const auto it = ids_.find(id);
    return it == ids_.end() ? std::string() : it->second;
  }

  void take_people() {
    for (Participant person : other_.participants()) {
      const Participant* same = into_.participant(person.id);
      const std::string was = person.id;
      const bool known = same != nullptr && same->name == person.name && same->role == person.role;
      if (!known) person.id = id_made_of(other_.head().id, was);
      ids_[was] = person.id;
      if (known || into_.participant(person.id) != nullptr) continue;
      if (!group_.empty()) person.group = group_;
      merged_.events.emplace_back(ParticipantSet{std::nullopt, std::move(person)});
    }
  }

  // Whether it is here already; else it comes.
  void meet(const Item& item) {
    const Item* twin = into_.item(item.id);
    const bool same = twin != nullptr && twin->kind == item.kind && twin->written_at == item.written_at;
    const std::string id = same ? item.id : id_here(item.id, !item.origin.empty());
    if (!same) twin = into_.item(id);
    if (twin != nullptr) {
      ids_[item.id] = id;
      ++merged_.known;
      if (twin->text != item.text && !item.hidden && !twin->hidden) ++merged_.differ;
      return;
    }
    const auto* step = find_step_of_place(into_, context_.library, item.place);
    const bool fits = step != nullptr && find_kind(into_, context_.library, item.kind) != nullptr &&
                      std::find(step->kinds.begin(), step->kinds.end(), item.kind) != step->kinds.end();
    if (!fits || item.hidden) {
      ++merged_.skipped;
      return;
    }
    ids_[item.id] = id;
    coming_.push_back(item);
  }

  // What it is called and belongs to here.
  void settle(Item& item) {
    old_stack_[ids_.at(item.id)] = item.stack;
    item.id = ids_.at(item.id);
    if (item.origin.empty()) item.origin = other_.head().id;
    if (!group_.empty()) item.group = group_;
    item.stack.clear(), item.review.clear();
    item.by = here(item.by);
    std::vector<std::string> from;
    for (const std::string& parent : item.from)
      if (std::string id = here(parent); !id.empty()) from.push_back(std::move(id));
    item.from = std::move(from);
    item.fields.erase(std::string(kRankField));
    const auto* kind = find_kind(into_, context_.library, item.kind);
    item.symbol.clear();
    if (kind->lettering != sheets::Lettering::none)
      item.symbol =
          letter(into_.letters_given(item.kind) + given_[item.kind]++, kind->lettering == sheets::Lettering::upper);
    item.hidden = is_hidden_place(into_, context_.library, item.place);
  }

  void take_stacks() {
    std::map<std::string, std::vector<Item*>> members;
    for (Item& item : coming_)
      if (const std::string& stack = old_stack_.at(item.id); !stack.empty()) members[stack].push_back(&item);
    for (const Stack& stack : other_.stacks()) {
      const auto found = members.find(stack.id);
      if (found == members.end()) continue;
      const std::string id =
          into_.stack(stack.id) != nullptr && lies_here(stack) ? stack.id : id_made_of(other_.head().id, stack.id);
      const bool there = into_.stack(id) != nullptr;
      if (!there && found->second.size() < 2) continue; // the others stayed behind
      for (Item* item : found->second) item->stack = id;
      if (there) continue;
      merged_.events.emplace_back(StackSet{std::nullopt, Stack{id, stack.title}, kAtEnd});
      ++merged_.stacks;
    }
  }

  // The same stack: something that lies in it over there lies in it here.
  bool lies_here(const Stack& stack) const {
    for (const auto at : other_.in_stack(stack.id)) {
      const Item* twin = into_.item(here(other_.items()[at].id));
      if (twin != nullptr && twin->stack == stack.id) return true;
    }
    return false;
  }

  void take_links() {
    for (const Link& link : other_.links()) {
      const Link mine{here(link.from), here(link.to), link.kind};
      const auto links = into_.links();
      if (mine.from.empty() || mine.to.empty() || std::find(links.begin(), links.end(), mine) != links.end()) continue;
      merged_.events.emplace_back(
          LinkDrawn{mine, static_cast<std::uint32_t>(links.size()) + static_cast<std::uint32_t>(merged_.links)});
      ++merged_.links;
    }
  }

  const Meeting& into_;
  const Meeting& other_;
  const std::string group_;
  DecideContext& context_;
  Merged merged_;
  std::map<std::string, std::string> ids_; // over there → here, of everything that is or comes here
  std::map<std::string, std::string> old_stack_;
  std::map<std::string, int> given_; // letters, by kind
  std::vector<Item> coming_;
};

} // namespace

// A sum of where it comes from, in letters and digits.
std::string id_made_of(std::string_view meeting, std::string_view id) {
  constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz23456789_"; // 32
  std::uint64_t sum = base::fnv1a(id, base::fnv1a("/", base::fnv1a(meeting)));
  std::string made = "g";
  for (int i = 0; i < 13; ++i, sum >>= 5) made += kLetters[sum & 31];
  return made;
}

base::Result<Merged> merge(const Meeting& into, const Meeting& other, std::string_view group, DecideContext& context) {
  Merged merged = Merger(into, other, group, context).run();
  if (auto off = check_locks(into, context.library, merged.events)) return *off;
  return merged;
}

} // namespace yoriai::meeting
