#include "meeting/meeting.hpp"

#include <algorithm>
#include <tuple>

namespace yoriai::meeting {
namespace {

template <typename Things> auto* with_id(const Things& things, std::string_view id) {
  const auto it = std::find_if(things.begin(), things.end(), [&](const auto& thing) { return thing.id == id; });
  return it == things.end() ? nullptr : &*it;
}

template <typename Index> std::span<const std::uint32_t> positions(const Index& index, std::string_view name) {
  const auto it = index.find(name);
  return it == index.end() ? std::span<const std::uint32_t>() : std::span<const std::uint32_t>(it->second);
}

} // namespace

bool is_role(std::string_view text) {
  return text == kOtherRole || std::find(kRoles.begin(), kRoles.end(), text) != kRoles.end();
}

const Value& Item::field(std::string_view name) const {
  static const Value kNeverSet;
  const auto it = fields.find(std::string(name));
  return it == fields.end() ? kNeverSet : it->second;
}

std::string Item::field_text(std::string_view name) const {
  const auto* text = std::get_if<std::string>(&field(name));
  return text == nullptr ? std::string() : *text;
}

std::optional<double> Item::field_number(std::string_view name) const {
  const auto* number = std::get_if<double>(&field(name));
  return number == nullptr ? std::nullopt : std::optional(*number);
}

std::optional<bool> Item::field_bool(std::string_view name) const {
  const auto* flag = std::get_if<bool>(&field(name));
  return flag == nullptr ? std::nullopt : std::optional(*flag);
}

const std::string& Head::operator[](std::string_view name) const {
  static const std::string kNeverSet;
  const auto it = about.find(std::string(name));
  return it == about.end() ? kNeverSet : it->second;
}

const Participant* Meeting::participant(std::string_view id) const { return with_id(participants_, id); }
const Stack* Meeting::stack(std::string_view id) const { return with_id(stacks_, id); }
const Ballot* Meeting::ballot(std::string_view id) const { return with_id(ballots_, id); }

const Item* Meeting::item(std::string_view id) const {
  const auto it = index_.find(id);
  return it == index_.end() ? nullptr : &items_[it->second];
}

const Agreement* Meeting::agreement(std::string_view step) const {
  const auto it = std::find_if(agreements_.begin(), agreements_.end(), [&](const auto& a) { return a.step == step; });
  return it == agreements_.end() ? nullptr : &*it;
}

const Attachment* Meeting::attachment(std::string_view id) const { return with_id(attachments_, id); }

std::span<const std::uint32_t> Meeting::of_kind(std::string_view kind) const { return positions(by_kind_, kind); }
std::span<const std::uint32_t> Meeting::at_place(std::string_view place) const { return positions(by_place_, place); }
std::span<const std::uint32_t> Meeting::derived_from(std::string_view id) const { return positions(by_parent_, id); }
std::span<const std::uint32_t> Meeting::in_stack(std::string_view stack) const { return positions(by_stack_, stack); }

std::string_view Meeting::role_of(const Item& item) const {
  const Participant* writer = item.by.empty() ? nullptr : participant(item.by);
  return writer != nullptr ? writer->role : item.role;
}

int Meeting::letters_given(std::string_view kind) const {
  const auto it = letters_given_.find(std::string(kind));
  return it == letters_given_.end() ? 0 : it->second;
}

bool Meeting::same_as(const Meeting& other) const {
  const auto held = [](const Meeting& m) {
    return std::tie(m.head_, m.step_, m.participants_, m.items_, m.stacks_, m.links_, m.agreements_, m.minutes_,
                    m.ballots_, m.visits_, m.planned_minutes_, m.letters_given_, m.hidden_steps_,
                    m.course_, m.record_, m.attachments_);
  };
  return held(*this) == held(other);
}

std::string letter(int n, bool upper) {
  // Bijective base 26: there is no zero digit, so z is followed by aa.
  std::string letters;
  for (int rest = n + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>((upper ? 'A' : 'a') + (rest - 1) % 26));
  return letters;
}

} // namespace yoriai::meeting
