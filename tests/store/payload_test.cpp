// Every event and every type of value as text and back; hostile text.
#include "store/payload.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <set>

#include "base/files.hpp"
#include "store/session_fixture.hpp"

namespace yoriai::store {
namespace {

using namespace meeting;

const std::string kOdd = "髙﨑𠮷邉 ガ\n\t\"quoted\" \\ / {[";

Item full_item() {
  Item item;
  item.id = "i-1";
  item.kind = "problem";
  item.text = kOdd;
  item.by = "p1";
  item.role = "resident";
  item.from = {"h1", "h2"};
  item.place = "hakodate/3";
  item.at = Point{0.1, 1.0 / 3.0};
  item.symbol = "aa";
  item.marked = item.hidden = item.parked = item.removed = true;
  item.stack = "s1";
  item.fields = {{"nothing", std::monostate{}},
                 {"yes", true},
                 {"number", 0.1 + 0.2},
                 {"text", kOdd},
                 {"list", std::vector<std::string>{"a", kOdd, ""}},
                 {"point", Point{-0.0, 1e-300}}};
  item.group = "2G";
  item.origin = "y-other";
  item.review = "next_time";
  item.ink = "0,0 1000,20;3,4";
  item.written_at = 1'760'000'000'123;
  return item;
}

Ballot full_ballot() {
  Ballot ballot{"b1", "dots", kOdd, {"A", "B"}, 5, 2, false, true, {}};
  ballot.papers = {{"v1", "resident", {{"A", 2}, {"B", 1}}}, {"v2", "", {}}};
  return ballot;
}

Attachment full_attachment() { return {"a1", "h1", kOdd, "image/png", 20'971'520, 8000, 6000, "17446744073709551615"}; }

std::vector<Event> one_of_each() {
  Head head{"m1", {"hakodate", "resources"}, 1'760'000'000'000, {{"title", kOdd}, {"date", "2026-11-12"}}};
  const Participant participant{"p1", kOdd, "resident", "町会", "1"};
  const Link link{"r1", "r2", LinkKind::serves};
  const Minute minute{"t1", "hakodate/1", kOdd, 17};
  return {MeetingOpened{head},
          MeetingClosed{head},
          MeetingDescribed{{{"title", "", kOdd}}},
          ParticipantSet{std::nullopt, participant},
          ItemAdded{full_item()},
          ItemWithdrawn{full_item()},
          ItemChanged{"i-1",
                      {{"text", std::string("a"), kOdd},
                       {"at", std::monostate{}, Point{0.25, 0.75}},
                       {"from", std::vector<std::string>{}, std::vector<std::string>{"h1"}},
                       {"marked", false, true},
                       {"fields.effect", 0.5, std::numeric_limits<double>::max()}}},
          StackSet{Stack{"s1", kOdd}, std::nullopt, 3},
          LinkDrawn{link},
          LinkErased{link, 0},
          StepEntered{"", "hakodate/1", -1},
          StepReturned{"hakodate/1", "", std::numeric_limits<TimeMs>::max()},
          AgreementSet{std::nullopt, Agreement{"hakodate/1", kOdd, 5}},
          MinuteTaken{minute},
          MinuteWithdrawn{minute},
          TimerSet{"hakodate/1", std::nullopt, 15},
          StepHidden{"hakodate/1"},
          StepRevealed{"resources"},
          BallotOpened{full_ballot()},
          BallotWithdrawn{full_ballot(), 2},
          PaperCast{"b1", {"v1", "medical", {{"A", 1}}}},
          PaperWithdrawn{"b1", {"v1", "medical", {{"A", 1}}}},
          BallotClosed{"b1", {{"", "resident", {{"B", 2}}}}},
          BallotReopened{"b1"},
          AgendaSet{{{"hakodate/1", "", false}}, {{"agenda/p1", kOdd, true}, {"hakodate/1", "", false}}},
          ClockTurned{{}, {"agenda/p1", true}, "agenda/p1", 5},
          ClockReturned{{"agenda/p1", true}, {}, "agenda/p1", 5},
          TimeAdded{"hakodate/1", 0, -5},
          StepLocked{""},
          StepUnlocked{"hakodate/5"},
          AttendanceSet{{}, {{"resident", 12}, {"other", 1}}},
          SecrecyRead{0, 1'760'000'000'000},
          FollowUpSet{std::nullopt, FollowUp{"f1", kOdd, kOdd, "done", kOdd}, 0},
          ActionSet{Action{"t1", kOdd, kOdd, "2026-12-01", "A"}, std::nullopt, 2},
          PulseSet{std::nullopt, Pulse{"safety", {5, 0, 2}}},
          PlanCheckSet{PlanCheck{"means", true, ""}, PlanCheck{"means", std::nullopt, kOdd}},
          AttachmentAdded{full_attachment()},
          AttachmentWithdrawn{full_attachment(), 1},
          GroundSet{"hakodate/1", "", "a1"},
          PublicWordingSet{PublicWording{kOdd, ""}, PublicWording{kOdd, kOdd}, 3}};
}

TEST(Payload, EveryEventComesBackAsItWas) {
  std::set<std::size_t> seen;
  for (const Event& event : one_of_each()) {
    const Payload payload = encode(event);
    const auto again = decode(payload.tag, payload.text);
    ASSERT_TRUE(again) << payload.tag << " " << payload.text;
    EXPECT_EQ(again->index(), event.index());
    EXPECT_EQ(encode(*again).text, payload.text);
    EXPECT_EQ(payload.text.find('\n'), std::string::npos);
    seen.insert(event.index());
  }
  EXPECT_EQ(seen.size(), std::variant_size_v<Event>) << "a new event needs a line here and in FORMAT.md";
}

TEST(Payload, EveryTypeOfValueComesBackAsItWas) {
  const Payload added = encode(ItemAdded{full_item()});
  EXPECT_EQ(std::get<ItemAdded>(*decode(added.tag, added.text)).item, full_item());
  std::set<std::size_t> types;
  for (const auto& [name, value] : full_item().fields) types.insert(value.index());
  EXPECT_EQ(types.size(), std::variant_size_v<Value>);
  const Payload opened = encode(BallotOpened{full_ballot(), 7});
  const auto again = std::get<BallotOpened>(*decode(opened.tag, opened.text));
  EXPECT_EQ(again.ballot, full_ballot());
  EXPECT_EQ(again.position, 7u);
}

// What the first version wrote, before groups and merging: nothing of it may ever be asked for.
TEST(Payload, AnItemOfTheFirstVersionIsRead) {
  Item item = full_item();
  item.group.clear(), item.origin.clear(), item.review.clear();
  const std::string text = encode(ItemAdded{item}).text;
  EXPECT_EQ(text.find("origin"), std::string::npos) << "written only when it says something";
  const auto again = decode("item_added", text);
  ASSERT_TRUE(again);
  EXPECT_EQ(std::get<ItemAdded>(*again).item, item);
}

TEST(Payload, IsReadableByName) {
  EXPECT_EQ(encode(LinkDrawn{{"r1", "r2", LinkKind::arrow}, 4}).text,
            R"({"link": {"from": "r1","to": "r2","kind": "arrow"},"position": 4})");
  EXPECT_EQ(encode(ItemChanged{"h1", {{"marked", false, true}}}).text,
            R"({"id": "h1","changes": [{"key": "marked","before": {"is": "bool","value": false},)"
            R"("after": {"is": "bool","value": true}}]})");
}

TEST(Payload, HostileTextIsRefused) {
  const std::string good = encode(ItemAdded{full_item()}).text;
  ASSERT_TRUE(decode("item_added", good));
  const auto refused = [](std::string_view tag, const std::string& text) {
    EXPECT_FALSE(decode(tag, text)) << text.substr(0, 80);
  };
  refused("item_exploded", good);
  refused("0", good);
  refused("", good);
  for (const char* text : {"", "{", "}", "[]", "{}", "null", "5", "\"x\"", "{\"item\": 5}", "{\"item\": []}",
                           "{\"item\": null}", "[{\"item\": {}}]", "{\"item\":{\"id\":1}}", "{\"a\":\"\\\""})
    refused("item_added", text);
  refused("item_added", good.substr(0, good.size() - 1));
  refused("item_added", good + "x");
  refused("item_added", good + good);
  refused("item_added", "{\"item\": \"\xc0\x80\"}");
  refused("item_added", std::string(1'000'000, '['));
  refused("item_added", "{\"item\": " + std::string(500'000, '[') + std::string(500'000, ']') + "}");
  refused("meeting_opened", "{\"head\": {\"id\": \"" + std::string(kLongestPayload, 'x') + "\"}}");
}

TEST(Payload, WrongTypesAndSizesAreRefused) {
  const auto refused = [](std::string_view tag, std::string_view text) { EXPECT_FALSE(decode(tag, text)) << text; };
  refused("step_entered", R"({"from": "a","to": "b","at": "later"})");
  refused("step_entered", R"({"from": "a","to": "b","at": 1e300})");
  refused("step_entered", R"({"from": "a","to": "b"})");
  refused("step_entered", R"({"from": ["a"],"to": "b","at": 1})");
  refused("timer_set", R"({"step": "s","before": [1,2],"after": []})");
  refused("timer_set", R"({"step": "s","before": {"size": 1099511627776},"after": []})");
  refused("timer_set", R"({"step": "s","before": [],"after": [9999999999]})");
  refused("link_drawn", R"({"link": {"from": "a","to": "b","kind": "love"},"position": 0})");
  refused("link_drawn", R"({"link": {"from": "a","to": "b","kind": "arrow"},"position": -1})");
  refused("item_changed",
          R"({"id": "a","changes": [{"key": "k","before": {"is": "rocket","value": 1},"after": {"is": "none"}}]})");
  refused("item_changed",
          R"({"id": "a","changes": [{"key": "k","before": {"is": "number","value": NaN},"after": {"is": "none"}}]})");
  refused(
      "item_changed",
      R"({"id": "a","changes": [{"key": "k","before": {"is": "number","value": Infinity},"after": {"is": "none"}}]})");
  refused("item_changed", R"({"id": "a","changes": {"size0": 1099511627776}})");
  EXPECT_TRUE(
      decode("item_changed",
             R"({"id": "a","changes": [{"key": "k","before": {"is": "none"},"after": {"is": "number","value": 1}}]})"));
}

TEST(Payload, ZerosThatNobodyWritesAreRefused) {
  const auto with_number = [](const std::string& number) {
    return decode("item_changed", R"({"id": "h1","changes": [{"key": "fields.effect","before": {"is": "none"},)"
                                  R"("after": {"is": "number","value": )" +
                                      number + "}}]}");
  };
  for (const char* number : {"0", "0.0", "-0.0", "1E70", "-10.5e-7", "0.00000000000000000000000001", "1e0"})
    EXPECT_TRUE(with_number(number)) << number;
  for (const std::string& number : {std::string("0E70"), std::string("-0.0e70"), "0." + std::string(40, '0')})
    EXPECT_FALSE(with_number(number)) << number;
}

TEST(Payload, SumIsFnv1a) { // so that it can be computed by hand; figures of the FNV authors
  EXPECT_EQ(sum(""), 0xcbf29ce484222325u);
  EXPECT_EQ(sum("a"), 0xaf63dc4c8601ec8cu);
  EXPECT_EQ(sum("foobar"), 0x85944171f73967e8u);
  EXPECT_EQ(sum("bar", sum("foo")), sum("foobar"));
}

TEST(Payload, FormatIsWrittenDown) {
  const std::string format = test::bytes_of(base::assets_root() / "../app/store/FORMAT.md");
  if (format.empty()) GTEST_SKIP() << "not run from a checkout";
  const auto names = [&](const std::string& word) { return format.find("`" + word) != std::string::npos; };
  for (const Event& event : one_of_each()) EXPECT_TRUE(names(std::string(tag_of(event)))) << tag_of(event);
  for (const char* table : {"about", "attachments", "box", "changes", "events", "snapshots"})
    EXPECT_NE(format.find("### `" + std::string(table) + "`"), std::string::npos) << table;
  EXPECT_TRUE(names("settles") && names("chain") && names("undoes") && names("redoes"));
}

class PayloadOfMeeting : public test::SessionTest {};

TEST_F(PayloadOfMeeting, WholeMeetingComesBackAsItWas) {
  auto store = create();
  test::play_example(*store);
  const std::string text = encode_meeting(store->meeting());
  const auto again = decode_meeting(text);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->same_as(store->meeting()));
  EXPECT_FALSE(decode_meeting(text.substr(0, text.size() / 2)));
}

} // namespace
} // namespace yoriai::store
