#include "meeting/restore.hpp"

#include <utility>

#include "meeting/applier.hpp"

namespace yoriai::meeting {

class Restorer {
public:
  static Parts take_apart(const Meeting& m) {
    return {m.head_,       m.step_,    m.participants_, m.items_,  m.stacks_,          m.links_,
            m.agreements_, m.minutes_, m.ballots_,      m.visits_, m.planned_minutes_, m.letters_given_, m.hidden_steps_,
            m.course_,     m.record_,  m.attachments_};
  }

  static Meeting put_together(Parts&& parts) {
    Meeting m;
    m.head_ = std::move(parts.head);
    m.step_ = std::move(parts.step);
    m.participants_ = std::move(parts.participants);
    m.items_ = std::move(parts.items);
    m.stacks_ = std::move(parts.stacks);
    m.links_ = std::move(parts.links);
    m.agreements_ = std::move(parts.agreements);
    m.minutes_ = std::move(parts.minutes);
    m.ballots_ = std::move(parts.ballots);
    m.visits_ = std::move(parts.visits);
    m.planned_minutes_ = std::move(parts.planned_minutes);
    m.letters_given_ = std::move(parts.letters_given);
    m.hidden_steps_ = std::move(parts.hidden_steps);
    m.course_ = std::move(parts.course);
    m.record_ = std::move(parts.record);
    m.attachments_ = std::move(parts.attachments);
    Applier(m).rebuild_indexes();
    return m;
  }
};

Parts take_apart(const Meeting& meeting) { return Restorer::take_apart(meeting); }
Meeting put_together(Parts parts) { return Restorer::put_together(std::move(parts)); }

} // namespace yoriai::meeting
