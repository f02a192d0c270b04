// A meeting in memory for tests of pages, with notes by the dozen.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "meeting/command.hpp"
#include "meeting/restore.hpp"
#include "minutes/write.hpp"
#include "support/assets.hpp"

namespace yoriai::test {

class Room {
public:
  Room() {
    meeting::apply(meeting_, meeting::open_meeting({"hakodate", "resources"}, context_).value());
    send({"meeting", {{"title", "試しの会議"}, {"centre", "髙﨑センター（𠮷野・渡邉）"}, {"date", "2026-04-16"}}});
  }
  void send(const meeting::Command& command) {
    const auto events = meeting::decide(meeting_, command, context_);
    ASSERT_TRUE(events.ok()) << command.name << ": " << events.error().key;
    for (const auto& event : *events) meeting::apply(meeting_, event);
  }
  void problems(int count, const std::string& text) {
    for (int i = 0; i < count; ++i) {
      const std::string n = std::to_string(i);
      send(meeting::add("problem", text,
                        {{"id", "p" + n}, {"fields", {{"universality", true}, {"sociality", i % 2 == 0}}}}));
      send(meeting::add("evidence", text,
                        {{"from", {"p" + n}}, {"fields", {{"source", "相談の記録"}, {"figure", "12件"}}}}));
      send(meeting::add("factor", text, {{"from", {"p" + n}}, {"fields", {{"class", "system"}}}}));
      send(meeting::add("issue", text,
                        {{"id", "i" + n}, {"from", {"p" + n}}, {"fields", {{"effect", 0.5}, {"feasibility", 0.5}}}}));
      send(meeting::add("response", text,
                        {{"from", {"i" + n}}, {"fields", {{"owner", "町会"}, {"due", "2027-01-05"}}}}));
    }
  }
  void notes_in_every_cell(int count) {
    for (const char* column : {"self", "mutual", "social", "public"})
      for (const char* row : {"existing", "quick", "slow"})
        for (int i = 0; i < count; ++i) {
          const std::string id = std::string(column) + row + std::to_string(i);
          send(meeting::add(
              "resource", "朝の見守りと声かけの当番（" + std::to_string(i) + "）",
              {{"id", id}, {"place", std::string("resources/") + column + "/" + row}, {"fields", {{"group", "2G"}}}}));
          if (i % 3 == 0) send({"mark", {{"id", id}, {"on", true}}});
        }
    send({"link", {{"from", "selfexisting0"}, {"to", "selfslow1"}, {"kind", "arrow"}}});
    send({"link", {{"from", "mutualquick1"}, {"to", "publicslow0"}, {"kind", "arrow"}}});
    send({"link", {{"from", "publicquick2"}, {"to", "socialexisting0"}, {"kind", "arrow"}}});
  }
  // Past every rule: as a file from outside may hold it.
  void hostile_hypothesis(const std::string& text) {
    send(meeting::add("hypothesis", "x", {{"id", "hostile"}}));
    auto parts = meeting::take_apart(meeting_);
    for (auto& item : parts.items)
      if (item.id == "hostile") item.text = text;
    meeting_ = meeting::put_together(std::move(parts));
  }
  void attach(const std::string& name, const std::string& type, std::size_t bytes) {
    auto parts = meeting::take_apart(meeting_);
    parts.attachments.push_back({.id = "x" + std::to_string(bytes),
                                 .item = "",
                                 .name = name,
                                 .type = type,
                                 .bytes = bytes,
                                 .width = type == "application/pdf" ? 0 : 64,
                                 .height = type == "application/pdf" ? 0 : 48,
                                 .sum = name});
    meeting_ = meeting::put_together(std::move(parts));
  }
  minutes::Source source() const { return {meeting_, library(), words()}; }

private:
  base::IdSource ids_{1};
  meeting::DecideContext context_{library(), ids_, 1'775'000'000'000};
  meeting::Meeting meeting_;
};

} // namespace yoriai::test
