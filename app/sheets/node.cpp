#include "sheets/node.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace yoriai::sheets {
namespace {

constexpr std::size_t kMostEntries = 256; // far above any paper; keeps a hostile file from slowing a frame
constexpr std::size_t kMostCharacters = 2000;
constexpr std::size_t kShownCharacters = 80;

// A word of the file as it may stand in a sentence on a screen.
std::string shown(std::string_view word) {
  return std::string(base::first_characters(base::clean_text(word), kShownCharacters));
}

// One step of a JSON pointer (RFC 6901).
std::string escaped(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '~') out += "~0";
    else if (c == '/') out += "~1";
    else out += c;
  }
  return out;
}

std::string joined(std::span<const std::string_view> names) {
  std::string out;
  for (const auto name : names) out.append(out.empty() ? "" : " ").append(name);
  return out;
}

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 32 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

bool among(std::initializer_list<std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

void Refusals::add(const std::string& place, const std::string& reason, base::Args args) {
  if (first_) return;
  for (auto& [name, value] : args) value = shown(value);
  args["file"] = file_;
  args["place"] = place.empty() ? "/" : shown(place);
  args["reason_key"] = "sheet.reason." + reason;
  first_ = base::refused("sheet.bad_value", std::move(args));
}

void Node::refuse(const std::string& reason, base::Args args) const {
  refusals_->add(place_, reason, std::move(args));
}

bool Node::is(bool right_type, const char* wanted) const {
  if (value_ != nullptr && !right_type) refuse(std::string("wants_") + wanted);
  return value_ != nullptr && right_type;
}

void Node::keys(std::initializer_list<std::string_view> required,
                std::initializer_list<std::string_view> optional) const {
  if (!is(value_ != nullptr && value_->is_object(), "object")) return;
  for (const auto& [key, value] : value_->items()) { // first, as a slip of the pen also leaves a key missing
    if (among(required, key) || among(optional, key)) continue;
    return refusals_->add(place_ + "/" + escaped(key), "unknown_key", {{"key", key}});
  }
  for (const auto key : required)
    if (!value_->contains(key))
      refusals_->add(place_ + "/" + escaped(key), "missing", {{"key", std::string(key)}});
}

Node Node::at(std::string_view key) const {
  const base::Json* found = nullptr;
  if (value_ != nullptr && value_->is_object())
    if (const auto it = value_->find(key); it != value_->end()) found = &*it;
  return {found, place_ + "/" + escaped(key), *refusals_};
}

std::vector<Node> Node::list(std::size_t least) const {
  std::vector<Node> nodes;
  if (!is(value_ != nullptr && value_->is_array(), "list")) return nodes;
  if (value_->size() < least) refuse("too_few", {{"least", std::to_string(least)}});
  if (value_->size() > kMostEntries) {
    refuse("too_many", {{"most", std::to_string(kMostEntries)}});
    return nodes;
  }
  for (std::size_t i = 0; i < value_->size(); ++i)
    nodes.emplace_back(&(*value_)[i], place_ + "/" + std::to_string(i), *refusals_);
  return nodes;
}

std::map<std::string, Node> Node::members() const {
  std::map<std::string, Node> nodes;
  if (!is(value_ != nullptr && value_->is_object(), "object")) return nodes;
  if (value_->size() > kMostEntries) {
    refuse("too_many", {{"most", std::to_string(kMostEntries)}});
    return nodes;
  }
  for (const auto& [key, value] : value_->items()) {
    const Node node = at(key);
    if (!is_name(key)) node.refuse("bad_name", {{"name", key}});
    nodes.emplace(key, node);
  }
  return nodes;
}

std::string Node::string() const {
  return is(value_ != nullptr && value_->is_string(), "string") ? value_->get<std::string>() : std::string();
}

std::string Node::name() const {
  if (!is(value_ != nullptr && value_->is_string(), "string")) return {};
  const auto text = value_->get<std::string>();
  if (!is_name(text)) refuse("bad_name", {{"name", text}});
  return text;
}

std::string Node::one_language() const {
  if (!is(value_ != nullptr && value_->is_string(), "string")) return {};
  const std::string text = base::clean_text(value_->get_ref<const std::string&>());
  if (text.empty()) refuse("empty");
  if (text.size() > kMostCharacters && base::count_characters(text) > kMostCharacters)
    refuse("too_long", {{"most", std::to_string(kMostCharacters)}});
  return text;
}

Text Node::text() const {
  if (value_ == nullptr) return {};
  if (value_->is_string()) return {one_language(), {}};
  if (!is(value_->is_object(), "text")) return {};
  keys({"ja"}, {"en"});
  return {at("ja").one_language(), at("en").one_language()};
}

std::vector<Text> Node::texts() const {
  std::vector<Text> texts;
  for (const Node& entry : list()) texts.push_back(entry.text());
  return texts;
}

bool Node::boolean() const {
  return is(value_ != nullptr && value_->is_boolean(), "boolean") && value_->get<bool>();
}

double Node::number() const {
  return is(value_ != nullptr && value_->is_number(), "number") ? value_->get<double>() : 0;
}

int Node::integer(int least, int most) const {
  if (!is(value_ != nullptr && value_->is_number_integer(), "integer")) return 0;
  const double value = value_->get<double>(); // holds every integer that can be in range exactly
  if (value >= least && value <= most) return static_cast<int>(value);
  refuse("out_of_range", {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
  return least;
}

std::size_t Node::one_of(std::span<const std::string_view> names) const {
  if (!is(value_ != nullptr && value_->is_string(), "string")) return 0;
  const auto& word = value_->get_ref<const std::string&>();
  const auto it = std::find(names.begin(), names.end(), word);
  if (it != names.end()) return static_cast<std::size_t>(it - names.begin());
  refuse("not_one_of", {{"value", word}, {"choices", joined(names)}});
  return 0;
}

} // namespace yoriai::sheets
