// A meeting as plain parts, for a snapshot: taken apart and put together again without replaying events.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "meeting/meeting.hpp"

namespace yoriai::meeting {

struct Parts {
  Head head;
  std::string step;
  std::vector<Participant> participants;
  std::vector<Item> items;
  std::vector<Stack> stacks;
  std::vector<Link> links;
  std::vector<Agreement> agreements;
  std::vector<Minute> minutes;
  std::vector<Ballot> ballots;
  std::vector<Visit> visits;
  std::map<std::string, int> planned_minutes;
  std::map<std::string, int> letters_given;
  std::set<std::string, std::less<>> hidden_steps;
  Course course;
  Record record;
  std::vector<Attachment> attachments;
};

Parts take_apart(const Meeting& meeting);
Meeting put_together(Parts parts); // rebuilds the indexes

} // namespace yoriai::meeting
