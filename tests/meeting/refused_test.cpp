// Every rule: the command is refused with its sentence, and the meeting is as it was.
#include <cmath>
#include <limits>

#include "world.hpp"

namespace yoriai::meeting::test {
namespace {

struct Refused {
  const char* name;
  std::string_view command;
  std::string_view key; // without "refused."
};

void PrintTo(const Refused& refused, std::ostream* out) { *out << refused.name; }

const Refused kRefused[] = {
    // --- shape
    {"UnknownCommand", "{'do':'erase','id':'h1'}", "unknown_command"},
    {"NoCommand", "{'id':'h1'}", "unknown_command"},
    {"UnknownField", "{'do':'mark','id':'h1','on':true,'colour':'red'}", "unknown_field"},
    {"MissingField", "{'do':'mark','id':'h1'}", "missing_field"},
    {"NullForNeeded", "{'do':'mark','id':'h1','on':null}", "wrong_type"},
    {"WrongType", "{'do':'mark','id':'h1','on':'yes'}", "wrong_type"},
    {"Undo", "{'do':'undo'}", "not_here"},
    {"Redo", "{'do':'redo'}", "not_here"},
    {"AttachWithoutAStore", "{'do':'attach','id':'h1','path':'plan.pdf'}", "not_here"},
    {"DetachUnknown", "{'do':'detach','picture':'nowhere'}", "unknown_picture"},
    {"GroundUnknown", "{'do':'ground','step':'hakodate/1','picture':'nowhere'}", "unknown_picture"},
    {"GroundOfATable", "{'do':'ground','step':'hakodate/2','picture':null}", "ground_not_here"},
    {"AgendaTwice", "{'do':'agenda','entries':[{'step':'hakodate/1'},{'step':'hakodate/1'}]}", "agenda_twice"},
    {"AgendaUntitled", "{'do':'agenda','entries':[{'id':'tea','minutes':5}]}", "missing_field"},
    {"AgendaUnknownStep", "{'do':'agenda','entries':[{'step':'hakodate/9'}]}", "unknown_step"},
    {"AgendaUnknownKey", "{'do':'agenda','entries':[{'step':'hakodate/1','hours':1}]}", "unknown_field"},
    {"AgendaNotObjects", "{'do':'agenda','entries':['hakodate/1']}", "wrong_type"},
    {"AgendaNoList", "{'do':'agenda','entries':{}}", "wrong_type"},
    {"AgendaTooLong", "{'do':'agenda','entries':[{'step':'hakodate/1','minutes':0}]}", "out_of_range"},
    {"AgendaBadId", "{'do':'agenda','entries':[{'id':'a b','title':'x'}]}", "bad_id"},
    {"StepToAnUnknownPoint", "{'do':'step','to':'agenda/tea'}", "unknown_point"},
    {"TimerOfNothing", "{'do':'timer','step':'hakodate/1'}", "missing_field"},
    {"AttendanceOfNobody", "{'do':'attendance','counts':{'king':1}}", "unknown_role"},
    {"AttendanceLess", "{'do':'attendance','counts':{'resident':-1}}", "out_of_range"},
    {"AttendanceWords", "{'do':'attendance','counts':{'resident':'many'}}", "wrong_type"},
    {"FollowUpEmpty", "{'do':'follow_up','id':'f9'}", "missing_field"},
    {"FollowUpOutcome", "{'do':'follow_up','text':'x','outcome':'perhaps'}", "not_a_choice"},
    {"FollowUpIdTaken", "{'do':'follow_up','id':'h1','text':'x'}", "id_taken"},
    {"FollowUpUnknown", "{'do':'follow_up.remove','id':'f9'}", "unknown_item"},
    {"ActionEmpty", "{'do':'action'}", "missing_field"},
    {"ActionDue", "{'do':'action','what':'x','due':'soon'}", "not_a_date"},
    {"ActionFromNothing", "{'do':'action','what':'x','from':'nowhere'}", "unknown_item"},
    {"ActionUnknown", "{'do':'action.remove','id':'t9'}", "unknown_item"},
    {"PulseQuestion", "{'do':'pulse','question':'weather','hands':[1,2,3]}", "not_a_choice"},
    {"PulseAnswers", "{'do':'pulse','question':'safety','hands':[1,2]}", "pulse_answers"},
    {"PulseNegative", "{'do':'pulse','question':'safety','hands':[1,-2,0]}", "out_of_range"},
    {"PlanCheckUnknown", "{'do':'plan_check','id':'colour','ok':true}", "unknown_check"},
    {"PublicOfNothing", "{'do':'public','text':'x'}", "missing_field"},
    {"PublicBoth", "{'do':'public','of':'x','text':'y','omit':true}", "public_both"},
    {"InkOpenEnd", "{'do':'add','kind':'hypothesis','ink':'10,20;'}", "bad_ink"},
    {"InkOffTheSheet", "{'do':'add','kind':'hypothesis','ink':'10,2001'}", "bad_ink"},
    {"InkNotNumbers", "{'do':'add','kind':'hypothesis','ink':'M 10 20'}", "bad_ink"},
    {"ReviewOfWhatLiesHere", "{'do':'review','id':'h1','outcome':'settled'}", "not_parked"},
    {"ReviewOutcome", "{'do':'review','id':'x2','outcome':'eaten'}", "not_a_choice"},
    // --- meeting, participant
    {"MeetingDateOff", "{'do':'meeting','date':'2026-02-29'}", "not_a_date"},
    {"MeetingDateInWords", "{'do':'meeting','date':'3月5日'}", "not_a_date"},
    {"MeetingKeepUntilNever", "{'do':'meeting','keep_until':'ずっと'}", "not_a_date"},
    {"MeetingEmpty", "{'do':'meeting','title':'　 '}", "text_empty"},
    {"MeetingUnknown", "{'do':'meeting','name':'x'}", "unknown_field"},
    {"ParticipantWithoutName", "{'do':'participant','role':'other'}", "missing_field"},
    {"ParticipantWithoutRole", "{'do':'participant','name':'x'}", "missing_field"},
    {"ParticipantNameTakenAway", "{'do':'participant','id':'u1','name':null}", "missing_field"},
    {"ParticipantUnknownRole", "{'do':'participant','name':'x','role':'mayor'}", "unknown_role"},
    {"ParticipantIdOfANote", "{'do':'participant','id':'h1','name':'x','role':'other'}", "id_taken"},
    {"ParticipantIdOff", "{'do':'participant','id':'a b','name':'x','role':'other'}", "bad_id"},
    // --- add
    {"AddUnknownKind", "{'do':'add','kind':'wish','text':'x'}", "unknown_kind"},
    {"AddWithoutText", "{'do':'add','kind':'hypothesis'}", "missing_field"},
    {"AddTextNull", "{'do':'add','kind':'hypothesis','text':null}", "text_empty"},
    {"AddTextEmpty", "{'do':'add','kind':'hypothesis','text':''}", "text_empty"},
    {"AddTextBlank", "{'do':'add','kind':'response','text':' \\t　'}", "text_empty"},
    {"AddTextOfControls", "{'do':'add','kind':'hypothesis','text':'\\u0001\\u202e'}", "text_empty"},
    {"AddIdTakenByItem", "{'do':'add','kind':'hypothesis','text':'x','id':'x1'}", "id_taken"},
    {"AddIdTakenByStack", "{'do':'add','kind':'hypothesis','text':'x','id':'s1'}", "id_taken"},
    {"AddIdTakenByParticipant", "{'do':'add','kind':'hypothesis','text':'x','id':'u1'}", "id_taken"},
    {"AddIdTakenByBallot", "{'do':'add','kind':'hypothesis','text':'x','id':'b1'}", "id_taken"},
    {"AddIdTakenByMinute", "{'do':'add','kind':'hypothesis','text':'x','id':'m1'}", "id_taken"},
    {"AddIdOff", "{'do':'add','kind':'hypothesis','text':'x','id':'あ'}", "bad_id"},
    {"AddIdEmpty", "{'do':'add','kind':'hypothesis','text':'x','id':''}", "bad_id"},
    {"AddByNobody", "{'do':'add','kind':'hypothesis','text':'x','by':'u9'}", "unknown_participant"},
    {"AddRoleUnknown", "{'do':'add','kind':'hypothesis','text':'x','role':'mayor'}", "unknown_role"},
    {"AddFromUnknown", "{'do':'add','kind':'problem','text':'x','from':['h9']}", "unknown_item"},
    {"AddFromRemoved", "{'do':'add','kind':'problem','text':'x','from':['x1']}", "in_trash"},
    {"AddFromWrongKind", "{'do':'add','kind':'problem','text':'x','from':['i1']}", "from_wrong_kind"},
    {"AddFromForTheFirst", "{'do':'add','kind':'hypothesis','text':'x','from':['h1']}", "from_nothing"},
    {"AddFromStack", "{'do':'add','kind':'problem','text':'x','from':['s1']}", "unknown_item"},
    {"AddIssueOfTheUnscreened", "{'do':'add','kind':'issue','text':'x','from':['p2']}", "issue_from_unscreened_problem"},
    {"AddIssueOfTheScreenedOut", "{'do':'add','kind':'issue','text':'x','from':['p3']}", "issue_from_unscreened_problem"},
    {"AddIssueOneOfTwo", "{'do':'add','kind':'issue','text':'x','from':['p1','p2']}", "issue_from_unscreened_problem"},
    {"AddResponseOfAProblem", "{'do':'add','kind':'response','from':['p1']}", "from_wrong_kind"},
    {"AddPlaceUnknown", "{'do':'add','kind':'hypothesis','text':'x','place':'hakodate/9'}", "unknown_place"},
    {"AddPlaceOfAnotherKind", "{'do':'add','kind':'hypothesis','text':'x','place':'hakodate/5'}", "kind_not_at_place"},
    {"AddPlaceNotACell", "{'do':'add','kind':'resource','text':'x','place':'resources'}", "unknown_place"},
    {"AddPlaceMissing", "{'do':'add','kind':'resource','text':'x'}", "place_needed"},
    {"AddPlaceNull", "{'do':'add','kind':'hypothesis','text':'x','place':null}", "place_needed"},
    {"AddAtBeyond", "{'do':'add','kind':'hypothesis','text':'x','at':[0,1.01]}", "out_of_range"},
    {"AddAtNegative", "{'do':'add','kind':'hypothesis','text':'x','at':[-0.1,0]}", "out_of_range"},
    {"AddAtOfThree", "{'do':'add','kind':'hypothesis','text':'x','at':[0,0,0]}", "wrong_type"},
    {"AddAtOfWords", "{'do':'add','kind':'hypothesis','text':'x','at':['0','0']}", "wrong_type"},
    {"AddFieldUnknown", "{'do':'add','kind':'hypothesis','text':'x','fields':{'owner':'x'}}", "unknown_field_of_kind"},
    // --- fields
    {"FieldBoolean", "{'do':'set','id':'h1','fields':{'strength':1}}", "wrong_type"},
    {"FieldChoice", "{'do':'set','id':'f1','fields':{'class':'weather'}}", "not_a_choice"},
    {"FieldChoiceType", "{'do':'set','id':'f1','fields':{'class':['system']}}", "wrong_type"},
    {"FieldNumberBeyond", "{'do':'set','id':'i1','fields':{'effect':1.5}}", "out_of_range"},
    {"FieldNumberType", "{'do':'set','id':'i1','fields':{'effect':'0.5'}}", "wrong_type"},
    {"FieldWholeFraction", "{'do':'set','id':'i1','fields':{'urgency':1.5}}", "wrong_type"},
    {"FieldWholeBeyond", "{'do':'set','id':'i1','fields':{'urgency':4}}", "out_of_range"},
    {"FieldRankZero", "{'do':'set','id':'i1','fields':{'priority':0}}", "out_of_range"},
    {"FieldRankHuge", "{'do':'set','id':'i1','fields':{'priority':1e300}}", "out_of_range"},
    {"FieldTextEmpty", "{'do':'set','id':'i1','fields':{'cause':' '}}", "text_empty"},
    {"FieldTextType", "{'do':'set','id':'i1','fields':{'cause':{}}}", "wrong_type"},
    {"FieldDate", "{'do':'set','id':'w1','fields':{'due':'2026-13-01'}}", "not_a_date"},
    {"FieldOneOfTwo", "{'do':'set','id':'w1','fields':{'owner':'x','colour':'y'}}", "unknown_field_of_kind"},
    // --- set
    {"SetUnknown", "{'do':'set','id':'h9','text':'x'}", "unknown_item"},
    {"SetInTrash", "{'do':'set','id':'x1','text':'x'}", "in_trash"},
    {"SetTextNull", "{'do':'set','id':'h1','text':null}", "text_empty"},
    {"SetPlaceNull", "{'do':'set','id':'h1','place':null}", "place_needed"},
    {"SetPlaceOfAnotherKind", "{'do':'set','id':'h1','place':'resources/self/quick'}", "kind_not_at_place"},
    {"SetKind", "{'do':'set','id':'h1','kind':'problem'}", "unknown_field"},
    {"SetFromUnscreened", "{'do':'set','id':'i1','from':['p2']}", "issue_from_unscreened_problem"},
    {"SetStackField", "{'do':'set','id':'s1','fields':{'strength':true}}", "not_of_a_stack"},
    {"SetStackPlace", "{'do':'set','id':'s1','place':'hakodate/2'}", "kind_not_at_place"},
    // --- states
    {"MarkUnknown", "{'do':'mark','id':'b1','on':true}", "unknown_item"},
    {"MarkInTrash", "{'do':'mark','id':'x1','on':true}", "in_trash"},
    {"RemoveTwice", "{'do':'remove','id':'x1'}", "in_trash"},
    {"RemoveUnknown", "{'do':'remove','id':'u1'}", "unknown_item"},
    {"RestoreNotRemoved", "{'do':'restore','id':'h1'}", "not_in_trash"},
    {"RestoreUnknown", "{'do':'restore','id':'zzz'}", "unknown_item"},
    {"ParkInTrash", "{'do':'park','id':'x1'}", "in_trash"},
    {"UnparkInTrash", "{'do':'unpark','id':'x1'}", "in_trash"},
    // --- stacks
    {"StackOfOne", "{'do':'stack','ids':['h1']}", "stack_too_small"},
    {"StackOfNone", "{'do':'stack','ids':[]}", "stack_too_small"},
    {"StackOfOneTwice", "{'do':'stack','ids':['h1','h1']}", "stack_too_small"},
    {"StackOfKinds", "{'do':'stack','ids':['p1','e1']}", "stack_mixed"},
    {"StackOfPlaces", "{'do':'stack','ids':['r1','r2']}", "stack_mixed"},
    {"StackOfStackAndKind", "{'do':'stack','ids':['s1','p1']}", "stack_mixed"},
    {"StackUnknown", "{'do':'stack','ids':['h1','h9']}", "unknown_item"},
    {"StackInTrash", "{'do':'stack','ids':['h1','x1']}", "in_trash"},
    {"StackParked", "{'do':'stack','ids':['h1','x2']}", "parked"},
    {"StackTitleEmpty", "{'do':'stack','ids':['r1','r3'],'title':''}", "text_empty"},
    {"StackIdTaken", "{'do':'stack','ids':['r1','r3'],'id':'s1'}", "id_taken"},
    {"UnstackLoose", "{'do':'unstack','id':'h1'}", "not_in_stack"},
    {"UnstackUnknown", "{'do':'unstack','id':'s9'}", "unknown_item"},
    // --- links
    {"LinkKind", "{'do':'link','from':'r1','to':'r3','kind':'line'}", "not_a_choice"},
    {"LinkItself", "{'do':'link','from':'r1','to':'r1','kind':'arrow'}", "link_to_itself"},
    {"LinkTwice", "{'do':'link','from':'r1','to':'r2','kind':'arrow'}", "link_there"},
    {"LinkArrowFromAnIssue", "{'do':'link','from':'i1','to':'r1','kind':'arrow'}", "link_not_from_grid"},
    {"LinkArrowToAnIssue", "{'do':'link','from':'r1','to':'i1','kind':'arrow'}", "link_not_to_grid"},
    {"LinkServesAResource", "{'do':'link','from':'r1','to':'r2','kind':'serves'}", "link_not_to_issue"},
    {"LinkServesFromAnIssue", "{'do':'link','from':'i1','to':'i2','kind':'serves'}", "link_not_from_grid"},
    {"LinkUnknown", "{'do':'link','from':'r1','to':'r9','kind':'arrow'}", "unknown_item"},
    {"LinkInTrash", "{'do':'link','from':'r1','to':'x1','kind':'arrow'}", "in_trash"},
    {"LinkParked", "{'do':'link','from':'x2','to':'r1','kind':'arrow'}", "parked"},
    {"UnlinkNotThere", "{'do':'unlink','from':'r2','to':'r1','kind':'arrow'}", "link_not_there"},
    {"UnlinkOtherKind", "{'do':'unlink','from':'r1','to':'r2','kind':'serves'}", "link_not_there"},
    // --- steps
    {"StepUnknown", "{'do':'step','to':'hakodate/7'}", "unknown_step"},
    {"StepOfCell", "{'do':'step','to':'resources/self/quick'}", "unknown_step"},
    {"StepEmpty", "{'do':'step','to':''}", "unknown_step"},
    {"AgreeUnknown", "{'do':'agree','step':'hakodate','text':'x'}", "unknown_step"},
    {"AgreeEmpty", "{'do':'agree','step':'hakodate/1','text':' '}", "text_empty"},
    {"MinuteUnknown", "{'do':'minute','step':'x','text':'x'}", "unknown_step"},
    {"MinuteWithoutText", "{'do':'minute','step':'hakodate/1'}", "missing_field"},
    {"MinuteIdTaken", "{'do':'minute','step':'hakodate/1','text':'x','id':'m1'}", "id_taken"},
    {"TimerNone", "{'do':'timer','step':'hakodate/1','minutes':0}", "out_of_range"},
    {"TimerDay", "{'do':'timer','step':'hakodate/1','minutes':601}", "out_of_range"},
    {"TimerHalf", "{'do':'timer','step':'hakodate/1','minutes':1.5}", "wrong_type"},
    {"TimerUnknown", "{'do':'timer','step':'hakodate/0','minutes':1}", "unknown_step"},
    // --- ballots
    {"BallotMethodUnknown", "{'do':'ballot.open','method':'coin','targets':['i1']}", "not_a_choice"},
    {"BallotChoiceNoTargets", "{'do':'ballot.open','method':'choice321','question':'どれ'}", "ballot_without_targets"},
    {"BallotYesNoAboutNothing", "{'do':'ballot.open','method':'yesno'}", "ballot_without_question"},
    {"BallotHandsAboutNothing", "{'do':'ballot.open','method':'hands','targets':[]}", "ballot_without_question"},
    {"BallotFistAboutNothing", "{'do':'ballot.open','method':'fist'}", "ballot_without_question"},
    {"BallotFistOnTwo", "{'do':'ballot.open','method':'fist','targets':['i1','i2']}", "ballot_one_target"},
    {"BallotYesNoWrongKind", "{'do':'ballot.open','method':'yesno','targets':['p1','i1']}", "ballot_yesno_kind"},
    {"BallotYesNoOnAStack", "{'do':'ballot.open','method':'yesno','targets':['p1','s1']}", "ballot_yesno_kind"},
    {"BallotHandsSecret", "{'do':'ballot.open','method':'hands','targets':['i1'],'secret':true}", "ballot_hands_open"},
    {"BallotYesNoInTrash", "{'do':'ballot.open','method':'yesno','targets':['x1']}", "in_trash"},
    {"BallotFistParked", "{'do':'ballot.open','method':'fist','targets':['x2']}", "parked"},
    {"BallotNoTargets", "{'do':'ballot.open','method':'dots','targets':[]}", "ballot_without_targets"},
    {"BallotTargetTwice", "{'do':'ballot.open','method':'dots','targets':['i1','i1']}", "ballot_target_twice"},
    {"BallotTargetUnknown", "{'do':'ballot.open','method':'dots','targets':['i9']}", "unknown_item"},
    {"BallotTargetInTrash", "{'do':'ballot.open','method':'dots','targets':['x1']}", "in_trash"},
    {"BallotTargetParked", "{'do':'ballot.open','method':'dots','targets':['x2']}", "parked"},
    {"BallotBudgetNone", "{'do':'ballot.open','method':'dots','targets':['i1'],'budget':0}", "out_of_range"},
    {"BallotBudgetHuge", "{'do':'ballot.open','method':'dots','targets':['i1'],'budget':101}", "out_of_range"},
    {"BallotCapNone", "{'do':'ballot.open','method':'dots','targets':['i1'],'cap':0}", "out_of_range"},
    {"BallotIdTaken", "{'do':'ballot.open','method':'dots','targets':['i1'],'id':'b0'}", "id_taken"},
    {"CastUnknown", "{'do':'ballot.cast','ballot':'b9','votes':{}}", "unknown_ballot"},
    {"CastClosed", "{'do':'ballot.cast','ballot':'b0','votes':{'i1':1}}", "ballot_closed"},
    {"CastNotATarget", "{'do':'ballot.cast','ballot':'b1','votes':{'r1':1}}", "ballot_not_a_target"},
    {"CastOverCap", "{'do':'ballot.cast','ballot':'b1','votes':{'i1':3}}", "ballot_over_cap"},
    {"CastNegative", "{'do':'ballot.cast','ballot':'b1','votes':{'i1':-1}}", "ballot_over_cap"},
    {"CastOverBudget", "{'do':'ballot.cast','ballot':'b1','votes':{'i1':2,'i2':2}}", "ballot_over_budget"},
    {"CastHalf", "{'do':'ballot.cast','ballot':'b1','votes':{'i1':0.5}}", "wrong_type"},
    {"CastWord", "{'do':'ballot.cast','ballot':'b1','votes':{'i1':'2'}}", "wrong_type"},
    {"CastSingleValue", "{'do':'ballot.cast','ballot':'b1','votes':2}", "wrong_type"},
    {"CastTwice", "{'do':'ballot.cast','ballot':'b1','votes':{},'paper':'v1'}", "paper_twice"},
    {"CastRole", "{'do':'ballot.cast','ballot':'b1','votes':{},'role':'mayor'}", "unknown_role"},
    {"CloseTwice", "{'do':'ballot.close','ballot':'b0'}", "ballot_closed"},
    {"CloseUnknown", "{'do':'ballot.close','ballot':'i1'}", "unknown_ballot"},
    {"CancelClosed", "{'do':'ballot.cancel','ballot':'b0'}", "ballot_closed"},
    {"CancelUnknown", "{'do':'ballot.cancel','ballot':''}", "bad_id"},
};

class EveryRule : public testing::TestWithParam<Refused> {};

TEST_P(EveryRule, RefusesAndLeavesTheMeeting) {
  World world = furnished();
  const Meeting before = world.meeting;
  const auto events = world.send(GetParam().command);
  ASSERT_FALSE(events.ok());
  EXPECT_EQ(events.error().key, "refused." + std::string(GetParam().key));
  EXPECT_EQ(events.error().code, base::Code::refused);
  expect_sentence(events.error());
  EXPECT_TRUE(world.meeting.same_as(before));
}

INSTANTIATE_TEST_SUITE_P(Refused, EveryRule, testing::ValuesIn(kRefused),
                         [](const auto& info) { return std::string(info.param.name); });

// A meeting without the Hakodate sheet knows none of its kinds and steps.
TEST(Rules, OnlyTheSheetsOfThisMeeting) {
  World world({"resources"});
  const auto refusal = [&](std::string_view line) { return world.send(line).error(); };
  for (const auto& [line, key] : {std::pair("{'do':'add','kind':'hypothesis','text':'x'}", "refused.kind_not_in_meeting"),
                                  std::pair("{'do':'step','to':'hakodate/1'}", "refused.step_not_in_meeting"),
                                  std::pair("{'do':'agree','step':'hakodate/1'}", "refused.step_not_in_meeting"),
                                  std::pair("{'do':'add','kind':'resource','text':'x','place':'hakodate/1'}",
                                            "refused.unknown_place")}) {
    EXPECT_EQ(refusal(line).key, key) << line;
    expect_sentence(refusal(line));
  }
}

TEST(Rules, MeetingsNeedKnownSheets) {
  World world;
  DecideContext context{library(), world.ids, 0};
  EXPECT_EQ(open_meeting({"hakodate", "sapporo"}, context).error().key, "refused.unknown_sheet");
  EXPECT_EQ(open_meeting({}, context).error().key, "refused.no_sheet");
  expect_sentence(open_meeting({"sapporo"}, context).error());
  const auto opened = open_meeting({"resources", "resources"}, context);
  EXPECT_EQ(std::get<MeetingOpened>(opened.value()).head.sheets, std::vector<std::string>{"resources"});
}

TEST(Rules, CommandsAreObjectsWithAName) {
  for (const char* line : {"[]", "'add'", "{}", "{'do':7}", "{'do':null}", "null", "3"})
    EXPECT_EQ(Command::from_json(json(line)).error().key, "refused.not_a_command") << line;
  EXPECT_EQ(Command::from_json(json("{'do':'Add'}")).error().key, "refused.unknown_command");
  expect_sentence(Command::from_json(json("{'do':'Add'}")).error());
  World world;
  EXPECT_EQ(world.send(Command{"mark", base::Json::array()}).error().key, "refused.not_a_command");
}

std::string repeated(std::string_view text, int times) {
  std::string many;
  for (int i = 0; i < times; ++i) many += text;
  return many;
}

TEST(Rules, TextsHaveTwoThousandCharacters) {
  World world;
  EXPECT_TRUE(world.send(add("hypothesis", repeated("が", 2000))).ok());
  EXPECT_TRUE(world.send(add("hypothesis", repeated("か\u3099", 2000))).ok()) << "as people count";
  EXPECT_TRUE(world.send(add("hypothesis", " " + repeated("a", 2000) + "\n")).ok()) << "blanks at the ends are cut";
  for (const std::string& text : {repeated("が", 2001), repeated("a", 2001), "a" + repeated("\u0301", 100'000)}) {
    const auto events = world.send(add("hypothesis", text));
    ASSERT_FALSE(events.ok());
    EXPECT_EQ(events.error().key, "refused.text_too_long");
    expect_sentence(events.error());
  }
}

TEST(Rules, ListsHaveTwoHundred) {
  World world;
  base::Json ids = base::Json::array();
  for (int i = 0; i < 201; ++i) {
    const std::string id = "h" + std::to_string(i);
    world.must("{'do':'add','kind':'hypothesis','text':'x','id':'" + id + "'}");
    if (i < 200) ids.push_back(id);
  }
  EXPECT_TRUE(world.send(Command{"stack", {{"ids", ids}, {"id", "s1"}}}).ok());
  EXPECT_TRUE(world.send(Command{"ballot.open", {{"method", "dots"}, {"targets", ids}}}).ok());
  ids.push_back("h200");
  EXPECT_EQ(world.send(Command{"stack", {{"ids", ids}}}).error().key, "refused.too_many");
  EXPECT_TRUE(world.send("{'do':'stack','ids':['s1','h200']}").ok());
}

TEST(Rules, NumbersThatAreNone) {
  World world = furnished();
  for (const double number : {std::nan(""), std::numeric_limits<double>::infinity()}) {
    EXPECT_FALSE(world.send(set_fields("i1", {{"effect", number}})).ok());
    EXPECT_FALSE(world.send(set_fields("i1", {{"priority", number}})).ok());
    EXPECT_FALSE(world.send(Command{"set", {{"id", "h1"}, {"at", {number, 0.5}}}}).ok());
    EXPECT_FALSE(world.send(Command{"timer", {{"step", "hakodate/1"}, {"minutes", number}}}).ok());
    EXPECT_FALSE(world.send(Command{"ballot.cast", {{"ballot", "b1"}, {"votes", {{"i1", number}}}}}).ok());
  }
}

TEST(Rules, BytesThatAreNoText) {
  World world;
  EXPECT_EQ(world.send(add("hypothesis", "\xff\xfe")).error().key, "refused.text_empty");
  world.must("{'do':'participant','id':'u1','name':'x','role':'other'}");
  EXPECT_TRUE(world.send(add("hypothesis", "a\xff\xc0z", {{"id", "n"}})).ok());
  EXPECT_EQ(world.meeting.item("n")->text, "az");
  for (const auto& command : {Command{"\xff", {}}, Command{"mark", {{"\xff", 1}}}, Command{"remove", {{"id", "\xff"}}},
                              Command{"step", {{"to", "\xff"}}}, add("\xff", "x"), set_fields("n", {{"\xff", 1}})}) {
    const auto events = world.send(command);
    ASSERT_FALSE(events.ok());
    for (const auto& [name, value] : events.error().args) EXPECT_EQ(value.find('\xff'), value.npos) << name;
  }
}

TEST(Rules, NothingComesFromItself) {
  // A city's sheet may let a kind come from its own kind; then circles are refused.
  sheets::Kind thought;
  thought.id = "thought";
  thought.from = {"thought"};
  thought.home = "own";
  sheets::Step step;
  step.path = "own";
  step.kinds = {"thought"};
  sheets::Sheet sheet;
  sheet.id = "own";
  sheet.kinds = {thought};
  sheet.steps = {step};
  const sheets::Library own({sheet});
  base::IdSource ids(1);
  DecideContext context{own, ids, 0};
  Meeting meeting;
  meeting::apply(meeting, open_meeting({"own"}, context).value());
  const auto send = [&](std::string_view line) {
    auto events = decide(meeting, command(line), context);
    if (events) apply_all(meeting, *events);
    return events;
  };
  ASSERT_TRUE(send("{'do':'add','kind':'thought','text':'x','id':'a'}").ok());
  ASSERT_TRUE(send("{'do':'add','kind':'thought','text':'x','id':'b','from':['a']}").ok());
  ASSERT_TRUE(send("{'do':'add','kind':'thought','text':'x','id':'c','from':['b']}").ok());
  EXPECT_EQ(send("{'do':'set','id':'a','from':['a']}").error().key, "refused.from_itself");
  EXPECT_EQ(send("{'do':'set','id':'a','from':['c']}").error().key, "refused.from_itself");
  expect_sentence(send("{'do':'set','id':'a','from':['c']}").error());
}

TEST(Rules, IssueOfAFactorOfAnUnscreenedProblem) {
  World world = furnished();
  world.must("{'do':'add','kind':'factor','text':'x','id':'f2','from':['p2']}");
  EXPECT_EQ(world.send("{'do':'add','kind':'issue','text':'x','from':['f2']}").error().key,
            "refused.issue_from_unscreened_problem");
  world.must({"{'do':'set','id':'p2','fields':{'sociality':true}}", "{'do':'add','kind':'issue','text':'x','from':['f2']}"});
}

// Every argument of every command, given every type: nobody falls over, and what is refused has a sentence.
TEST(Rules, EveryArgumentOfEveryType) {
  const base::Json values = json(
      "[null,true,0,-1,3.5,1e308,'','x','h1','p1','i1','r1','s1','b1','hakodate/1','2026-03-05',[],['h1'],[1,2],[0.5,0.5],"
      "[null],[['h1']],{},{'i1':1},{'strength':true},{'x':null},{'effect':{'y':[]}}]");
  const base::Json full = json(
      "{'title':'x','centre':'x','area':'x','date':'2026-03-05','place':'hakodate/1','purpose':'x','goal':'x','secretariat':'x',"
      "'openness':'x','id':'h1','name':'x','role':'other','organisation':'x','group':'x','kind':'hypothesis','text':'x','by':'u1',"
      "'from':['h1'],'at':[0,0],'fields':{},'on':true,'ids':['h1','h4'],'to':'hakodate/2','step':'hakodate/1','method':'dots',"
      "'targets':['i1'],'question':'x','budget':3,'cap':1,'secret':true,'ballot':'b1','votes':{},'paper':'v9','minutes':5,"
      "'path':'x'}");
  const World start = furnished();
  int refused = 0, accepted = 0;
  for (const auto name : command_names()) {
    base::Json usual = base::Json::object();
    for (const auto& [key, value] : full.items()) {
      World world = start;
      base::Json args = {{key, value}};
      const auto events = world.decide({std::string(name), args});
      if (events.ok() || events.error().key != "refused.unknown_field") usual[key] = value;
    }
    if (name == "link" || name == "unlink") usual["kind"] = "arrow", usual["from"] = "r1", usual["to"] = "r3";
    for (const auto& [key, unused] : usual.items()) {
      for (const base::Json& value : values) {
        World world = start;
        base::Json args = usual;
        args[key] = value;
        const auto events = world.send({std::string(name), args});
        if (events.ok()) {
          ++accepted;
          expect_indexes_right(world.meeting);
          take_back(world.meeting, *events);
          EXPECT_TRUE(without_letters(world.meeting).same_as(without_letters(start.meeting))) << name << " " << args;
        } else {
          ++refused;
          expect_sentence(events.error());
          EXPECT_TRUE(world.meeting.same_as(start.meeting));
        }
      }
    }
  }
  EXPECT_GT(refused, 1500);
  EXPECT_GT(accepted, 50);
}

} // namespace
} // namespace yoriai::meeting::test
