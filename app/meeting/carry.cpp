#include "meeting/carry.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "meeting/merge.hpp"

namespace yoriai::meeting {
namespace {

constexpr std::size_t kLongest = 400; // characters of one line of the list

class Carrier {
public:
  Carrier(const Meeting& meeting, const Meeting& earlier) : meeting_(meeting), earlier_(earlier) {
    source_ = earlier.head()["title"];
    if (const std::string& date = earlier.head()["date"]; !date.empty()) source_ += (source_.empty() ? "" : " ") + date;
  }

  std::vector<Command> run() {
    for (const Action& action : earlier_.record().actions) take(action.id, action.what, action.who, action.due);
    for (const Item& item : earlier_.items()) {
      if (item.kind == "response" && item.live()) take_response(item);
      if (item.parked && !item.removed && !item.hidden && item.review != "settled" && item.review != "dropped")
        take(item.id, item.text);
    }
    for (const FollowUp& old : earlier_.record().follow_ups)
      if (old.outcome != "done" && old.outcome != "dropped") take(old.id, old.text);
    if (const std::string& next = earlier_.head()["next_issues"]; !next.empty()) take("next_issues", next);
    return std::move(commands_);
  }

private:
  // Named by somebody or for some day; an action that was agreed on it says more.
  void take_response(const Item& response) {
    const std::string owner = response.field_text("owner"), due = response.field_text("due");
    const auto& actions = earlier_.record().actions;
    const bool agreed =
        std::any_of(actions.begin(), actions.end(), [&](const Action& a) { return a.from == response.id; });
    const std::string method = response.field_text("method");
    if (!agreed && !(owner.empty() && due.empty()))
      take(response.id, response.text.empty() ? method : response.text, owner, due);
  }

  void take(const std::string& id, std::string text, const std::string& who = {}, const std::string& due = {}) {
    const std::string name = id_made_of(earlier_.head().id, id);
    const auto& known = meeting_.record().follow_ups;
    const bool there = std::any_of(known.begin(), known.end(), [&](const FollowUp& f) { return f.id == name; });
    if (text.empty() || there) return;
    text = base::first_characters(text, kLongest);
    const std::string between = who.empty() || due.empty() ? "" : " ";
    if (!who.empty() || !due.empty()) text += "（" + who + between + due + "）";
    base::Json args = {{"id", name}, {"text", std::move(text)}};
    if (!source_.empty()) args["source"] = source_;
    commands_.push_back({"follow_up", std::move(args)});
  }

  const Meeting& meeting_;
  const Meeting& earlier_;
  std::string source_;
  std::vector<Command> commands_;
};

} // namespace

std::vector<Command> carried_over(const Meeting& meeting, const Meeting& earlier) {
  return Carrier(meeting, earlier).run();
}

} // namespace yoriai::meeting
