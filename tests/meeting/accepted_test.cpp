// Every command that goes through: what it does, and that it can be undone and redone.
#include <algorithm>

#include "world.hpp"

namespace yoriai::meeting::test {
namespace {

struct Accepted {
  const char* name;
  std::vector<std::string_view> before; // on top of the furnished meeting
  std::string_view command;
  std::vector<std::string_view> tags; // of its events, in order
  std::string_view state;             // {"pointer": value, …} afterwards; items by id as /items/<id>/…
};

void PrintTo(const Accepted& accepted, std::ostream* out) { *out << accepted.name; }

const Accepted kAccepted[] = {
    // --- meeting, participant
    {"MeetingSets", {}, "{'do':'meeting','title':'夏の会','area':'東','openness':'非公開（事例を扱うため）'}",
     {"meeting_described"}, "{'/meeting/title':'夏の会','/meeting/area':'東','/meeting/date':'2026-03-05'}"},
    {"MeetingCleans", {}, "{'do':'meeting','place':'　 公民館 \\n'}", {"meeting_described"}, "{'/meeting/place':'公民館'}"},
    {"MeetingClears", {}, "{'do':'meeting','title':null}", {"meeting_described"}, "{'/meeting/title':null}"},
    {"MeetingKeepsUntil", {}, "{'do':'meeting','keep_until':'2031-03-05'}", {"meeting_described"},
     "{'/meeting/keep_until':'2031-03-05'}"},
    {"MeetingKeepsNoLonger", {"{'do':'meeting','keep_until':'2031-03-05'}"}, "{'do':'meeting','keep_until':null}",
     {"meeting_described"}, "{'/meeting/keep_until':null}"},
    {"MeetingSame", {}, "{'do':'meeting','title':'春の会','goal':null}", {}, "{'/meeting/title':'春の会'}"},
    {"MeetingNothing", {}, "{'do':'meeting'}", {}, "{}"},
    {"ParticipantNew", {}, "{'do':'participant','id':'u2','name':'邉','role':'medical','organisation':'医院'}",
     {"participant_set"}, "{'/participants/1':{'id':'u2','name':'邉','role':'medical','organisation':'医院','group':null}}"},
    {"ParticipantFreshId", {}, "{'do':'participant','name':'𠮷田','role':'other','group':'2G'}", {"participant_set"},
     "{'/participants/1/name':'𠮷田','/participants/1/group':'2G'}"},
    {"ParticipantChanged", {}, "{'do':'participant','id':'u1','role':'commissioner','organisation':'民児協'}",
     {"participant_set"}, "{'/participants/0/role':'commissioner','/participants/0/name':'髙橋'}"},
    {"ParticipantCleared", {"{'do':'participant','id':'u1','group':'2G'}"}, "{'do':'participant','id':'u1','group':null}",
     {"participant_set"}, "{'/participants/0/group':null}"},
    {"ParticipantSame", {}, "{'do':'participant','id':'u1','name':'髙橋','role':'resident'}", {}, "{}"},
    // --- add
    {"AddAtHome", {}, "{'do':'add','kind':'hypothesis','text':'夜道が暗い','id':'n'}", {"item_added"},
     "{'/items/n/place':'hakodate/1','/items/n/symbol':null,'/items/n/at':null,'/items/n/by':null}"},
    {"AddWithRole", {}, "{'do':'add','kind':'hypothesis','text':'夜道','id':'n','role':'medical'}", {"item_added"},
     "{'/items/n/role':'medical','/items/n/by':null}"},
    {"AddNextLetter", {}, "{'do':'add','kind':'problem','text':'四つ目','id':'n'}", {"item_added"},
     "{'/items/n/symbol':'d','/items/n/place':'hakodate/2'}"},
    {"AddNextCapital", {}, "{'do':'add','kind':'issue','text':'四つ目','id':'n','from':['p1']}", {"item_added"},
     "{'/items/n/symbol':'D','/items/n/place':'hakodate/4'}"},
    {"AddIssueFromSociality", {"{'do':'set','id':'p2','fields':{'universality':false,'sociality':true}}"},
     "{'do':'add','kind':'issue','text':'x','id':'n','from':['p1','p2']}", {"item_added"},
     "{'/items/n/from':['p1','p2']}"},
    {"AddIssueOfNothing", {}, "{'do':'add','kind':'issue','text':'x','id':'n'}", {"item_added"}, "{'/items/n/from':[]}"},
    {"AddAtAnotherStep", {}, "{'do':'add','kind':'problem','text':'x','id':'n','place':'hakodate/3'}", {"item_added"},
     "{'/items/n/place':'hakodate/3'}"},
    {"AddToACell", {}, "{'do':'add','kind':'resource','text':'x','id':'n','place':'resources/public/slow','fields':{'group':'2G'}}",
     {"item_added"}, "{'/items/n/place':'resources/public/slow','/items/n/fields/group':'2G'}"},
    {"AddResponseWithoutText", {}, "{'do':'add','kind':'response','from':['i2'],'id':'n','fields':{'reason_not':'予算外'}}",
     {"item_added"}, "{'/items/n/text':'','/items/n/fields/reason_not':'予算外','/items/n/fields/due':null}"},
    {"AddEverySortOfField", {},
     "{'do':'add','kind':'response','id':'n','from':['i1'],'fields':{'due':'2026-02-28','level':'city','way':'rules','cost':' 3万円 '}}",
     {"item_added"}, "{'/items/n/fields/due':'2026-02-28','/items/n/fields/level':'city','/items/n/fields/cost':'3万円'}"},
    {"AddNullsAreLeftOut", {}, "{'do':'add','kind':'hypothesis','text':'x','id':'n','by':null,'from':null,'at':null,'fields':null}",
     {"item_added"}, "{'/items/n/from':[],'/items/n/fields/strength':null}"},
    {"AddFromOnceEach", {}, "{'do':'add','kind':'problem','text':'x','id':'n','from':['h1','h1','h2']}", {"item_added"},
     "{'/items/n/from':['h1','h2']}"},
    {"AddOnTheMatrixByPoint", {}, "{'do':'add','kind':'issue','text':'x','id':'n','at':[0.25,0.75]}", {"item_added"},
     "{'/items/n/fields/feasibility':0.25,'/items/n/fields/effect':0.75,'/items/n/at':[0.25,0.75]}"},
    {"AddOnTheMatrixByFields", {}, "{'do':'add','kind':'issue','text':'x','id':'n','fields':{'effect':1,'feasibility':0}}",
     {"item_added"}, "{'/items/n/at':[0,1]}"},
    {"AddPushesRanks", {}, "{'do':'add','kind':'issue','text':'x','id':'n','fields':{'priority':2}}",
     {"item_added", "item_changed", "item_changed"},
     "{'/items/i1/fields/priority':1,'/items/n/fields/priority':2,'/items/i2/fields/priority':3,'/items/i3/fields/priority':4}"},
    {"AddMultiline", {}, "{'do':'add','kind':'hypothesis','text':'一行目\\r\\n二行目\\u0007','id':'n'}", {"item_added"},
     "{'/items/n/text':'一行目\\n二行目'}"},
    // --- set
    {"SetText", {}, "{'do':'set','id':'h1','text':'書き直した'}", {"item_changed"}, "{'/items/h1/text':'書き直した'}"},
    {"SetSame", {}, "{'do':'set','id':'h1','text':' 坂の上は買い物が遠い','at':[0.1,0.2],'by':'u1'}", {}, "{}"},
    {"SetNothing", {}, "{'do':'set','id':'h1'}", {}, "{}"},
    {"SetParked", {}, "{'do':'set','id':'x2','text':'直した'}", {"item_changed"}, "{'/items/x2/text':'直した'}"},
    {"SetAtOnAWall", {}, "{'do':'set','id':'h1','at':[1,0]}", {"item_changed"}, "{'/items/h1/at':[1,0]}"},
    {"SetAtCleared", {}, "{'do':'set','id':'h1','at':null}", {"item_changed"}, "{'/items/h1/at':null}"},
    {"SetByCleared", {}, "{'do':'set','id':'h1','by':null}", {"item_changed"}, "{'/items/h1/by':null}"},
    {"SetRole", {}, "{'do':'set','id':'h2','role':'other','by':'u1'}", {"item_changed"},
     "{'/items/h2/role':'other','/items/h2/by':'u1'}"},
    {"SetFrom", {}, "{'do':'set','id':'p1','from':['h2','h3']}", {"item_changed"}, "{'/items/p1/from':['h2','h3']}"},
    {"SetFromCleared", {}, "{'do':'set','id':'p1','from':null}", {"item_changed"}, "{'/items/p1/from':[]}"},
    {"SetField", {}, "{'do':'set','id':'p2','fields':{'universality':false}}", {"item_changed"},
     "{'/items/p2/fields/universality':false,'/items/p2/fields/sociality':null}"},
    {"SetFieldCleared", {}, "{'do':'set','id':'p1','fields':{'universality':null}}", {"item_changed"},
     "{'/items/p1/fields/universality':null}"},
    {"SetResponseTextCleared", {}, "{'do':'set','id':'w1','text':null}", {"item_changed"}, "{'/items/w1/text':''}"},
    {"SetPlace", {}, "{'do':'set','id':'r1','place':'resources/public/slow'}", {"item_changed"},
     "{'/items/r1/place':'resources/public/slow'}"},
    {"SetPlaceLeavesTheStack", {"{'do':'stack','ids':['r1','r3'],'id':'s2'}"},
     "{'do':'set','id':'r1','place':'resources/public/slow'}", {"item_changed", "item_changed", "stack_set"},
     "{'/items/r1/stack':null,'/items/r3/stack':null,'/stacks/1':null}"},
    {"SetMatrixPoint", {}, "{'do':'set','id':'i1','at':[0.5,0.25]}", {"item_changed"},
     "{'/items/i1/fields/feasibility':0.5,'/items/i1/fields/effect':0.25}"},
    {"SetMatrixPointCleared", {"{'do':'set','id':'i1','at':[0.5,0.25]}"}, "{'do':'set','id':'i1','at':null}",
     {"item_changed"}, "{'/items/i1/fields/feasibility':null,'/items/i1/fields/effect':null,'/items/i1/at':null}"},
    {"SetMatrixOneField", {}, "{'do':'set','id':'i1','fields':{'effect':0.5}}", {"item_changed"},
     "{'/items/i1/at':null,'/items/i1/fields/effect':0.5}"},
    {"SetMatrixOtherField", {"{'do':'set','id':'i1','fields':{'effect':0.5}}"},
     "{'do':'set','id':'i1','fields':{'feasibility':0.125}}", {"item_changed"}, "{'/items/i1/at':[0.125,0.5]}"},
    {"SetMatrixFieldsWin", {}, "{'do':'set','id':'i1','at':[0,0],'fields':{'effect':0.5}}", {"item_changed"},
     "{'/items/i1/at':[0,0.5]}"},
    {"SetStackTitle", {}, "{'do':'set','id':'s1','text':'回覧板'}", {"stack_set"}, "{'/stacks/0/title':'回覧板'}"},
    {"SetStackPlace", {"{'do':'stack','ids':['r1','r3'],'id':'s2'}"},
     "{'do':'set','id':'s2','place':'resources/self/slow','at':[0,0]}", {"item_changed", "item_changed"},
     "{'/items/r1/place':'resources/self/slow','/items/r3/place':'resources/self/slow','/items/r3/stack':'s2'}"},
    // --- ranks
    {"RankUp", {}, "{'do':'set','id':'i3','fields':{'priority':1}}", {"item_changed", "item_changed", "item_changed"},
     "{'/items/i3/fields/priority':1,'/items/i1/fields/priority':2,'/items/i2/fields/priority':3}"},
    {"RankDown", {}, "{'do':'set','id':'i1','fields':{'priority':2}}", {"item_changed", "item_changed"},
     "{'/items/i2/fields/priority':1,'/items/i1/fields/priority':2,'/items/i3/fields/priority':3}"},
    {"RankBeyondTheEnd", {}, "{'do':'set','id':'i1','fields':{'priority':9}}",
     {"item_changed", "item_changed", "item_changed"},
     "{'/items/i2/fields/priority':1,'/items/i3/fields/priority':2,'/items/i1/fields/priority':9}"},
    {"RankTakenAway", {}, "{'do':'set','id':'i1','fields':{'priority':null}}",
     {"item_changed", "item_changed", "item_changed"},
     "{'/items/i1/fields/priority':null,'/items/i2/fields/priority':1,'/items/i3/fields/priority':2}"},
    {"RankPushesOnlyToTheGap", {"{'do':'set','id':'i3','fields':{'priority':5}}", "{'do':'add','kind':'issue','id':'n','text':'x'}"},
     "{'do':'set','id':'n','fields':{'priority':1}}", {"item_changed", "item_changed", "item_changed"},
     "{'/items/n/fields/priority':1,'/items/i1/fields/priority':2,'/items/i2/fields/priority':3,'/items/i3/fields/priority':5}"},
    {"RankOfTheParkedIsApart", {"{'do':'park','id':'i2'}"}, "{'do':'set','id':'i2','fields':{'priority':1}}",
     {"item_changed"}, "{'/items/i2/fields/priority':1,'/items/i1/fields/priority':1,'/items/i3/fields/priority':2}"},
    // --- agenda, clock, locks
    {"Agenda", {},
     "{'do':'agenda','entries':[{'id':'opening','minutes':5},{'step':'hakodate/1','minutes':20},{'id':'tea','title':'休憩','minutes':10,'rest':true},{'step':'hakodate/2'}]}",
     {"agenda_set", "timer_set", "timer_set", "timer_set"},
     "{'/agenda/0/path':'agenda/opening','/agenda/2':{'path':'agenda/tea','title':'休憩','rest':true},'/agenda/3/path':'hakodate/2','/timers/agenda~1tea':10,'/timers/hakodate~11':20}"},
    {"AgendaSame", {"{'do':'agenda','entries':[{'step':'hakodate/1'}]}"}, "{'do':'agenda','entries':[{'step':'hakodate/1'}]}", {}, "{}"},
    {"AgendaEmptiedIsTheSheets", {"{'do':'agenda','entries':[{'step':'hakodate/1'}]}"}, "{'do':'agenda','entries':[]}",
     {"agenda_set"}, "{'/agenda':[]}"},
    {"StepToAPoint", {"{'do':'agenda','entries':[{'id':'tea','title':'休憩'}]}"}, "{'do':'step','to':'agenda/tea'}",
     {"clock_turned"}, "{'/clock/point':'agenda/tea'}"},
    {"StepToTheOpening", {}, "{'do':'step','to':'agenda/opening'}", {"clock_turned"}, "{'/clock/point':'agenda/opening'}"},
    {"StepFromAPoint", {"{'do':'step','to':'hakodate/1'}", "{'do':'step','to':'agenda/closing'}"}, "{'do':'step','to':'hakodate/2'}",
     {"clock_turned", "step_entered"}, "{'/clock/point':null,'/step':'hakodate/2'}"},
    {"StepBackFromAPoint", {"{'do':'step','to':'hakodate/1'}", "{'do':'step','to':'agenda/closing'}"}, "{'do':'step','to':'hakodate/1'}",
     {"clock_turned"}, "{'/clock/point':null,'/step':'hakodate/1','/visits/2/step':'hakodate/1'}"},
    {"ClockStops", {"{'do':'step','to':'hakodate/1'}"}, "{'do':'clock','stop':true}", {"clock_turned"},
     "{'/clock/stopped':true,'/visits/1/step':null}"},
    {"ClockGoesOn", {"{'do':'step','to':'hakodate/1'}", "{'do':'clock','stop':true}"}, "{'do':'clock','stop':false}",
     {"clock_turned"}, "{'/clock/stopped':false,'/visits/2/step':'hakodate/1'}"},
    {"ClockGoesAlready", {}, "{'do':'clock','stop':false}", {}, "{}"},
    {"TimerAdds", {}, "{'do':'timer','step':'hakodate/1','add':5}", {"time_added"}, "{'/extra_minutes':{'hakodate/1':5}}"},
    {"TimerAddsAndTakesAll", {"{'do':'timer','step':'hakodate/1','add':5}"}, "{'do':'timer','step':'hakodate/1','add':-5}",
     {"time_added"}, "{'/extra_minutes':{}}"},
    {"TimerOfAPoint", {}, "{'do':'timer','step':'agenda/closing','minutes':15}", {"timer_set"}, "{'/timers/agenda~1closing':15}"},
    {"Lock", {}, "{'do':'lock','step':'hakodate/1'}", {"step_locked"}, "{'/locked':['hakodate/1']}"},
    {"LockAll", {}, "{'do':'lock'}", {"step_locked"}, "{'/locked':['']}"},
    {"LockTwice", {"{'do':'lock'}"}, "{'do':'lock'}", {}, "{}"},
    {"UnlockAllOpensEveryLock", {"{'do':'lock','step':'hakodate/1'}", "{'do':'lock'}"}, "{'do':'unlock'}",
     {"step_unlocked", "step_unlocked"}, "{'/locked':[]}"},
    {"LockedElsewhere", {"{'do':'lock','step':'hakodate/5'}"}, "{'do':'set','id':'h1','text':'直した'}", {"item_changed"},
     "{'/items/h1/text':'直した'}"},
    {"LockedMayBeAgreed", {"{'do':'lock'}"}, "{'do':'agree','step':'hakodate/1','text':'よし'}", {"agreement_set"}, "{}"},
    // --- around the talk
    {"Attendance", {}, "{'do':'attendance','counts':{'resident':12,'medical':2,'other':0}}", {"attendance_set"},
     "{'/attendance':{'medical':2,'resident':12}}"},
    {"AttendanceOneAtATime", {"{'do':'attendance','counts':{'resident':12,'medical':2}}"},
     "{'do':'attendance','counts':{'resident':13,'medical':null}}", {"attendance_set"}, "{'/attendance':{'resident':13}}"},
    {"Secrecy", {}, "{'do':'secrecy','read':true}", {"secrecy_read"}, "{}"},
    {"SecrecyTakenBack", {"{'do':'secrecy','read':true}"}, "{'do':'secrecy','read':false}", {"secrecy_read"}, "{'/secrecy_at':null}"},
    {"SecrecyNeverRead", {}, "{'do':'secrecy','read':false}", {}, "{}"},
    {"FollowUp", {}, "{'do':'follow_up','id':'k1','text':'移動販売の試行','source':'9月の会議'}", {"follow_up_set"},
     "{'/follow_ups/0':{'id':'k1','text':'移動販売の試行','source':'9月の会議','outcome':null,'note':null}}"},
    {"FollowUpOutcome", {"{'do':'follow_up','id':'k1','text':'移動販売の試行'}"}, "{'do':'follow_up','id':'k1','outcome':'done','note':'月2回'}",
     {"follow_up_set"}, "{'/follow_ups/0/outcome':'done','/follow_ups/0/note':'月2回'}"},
    {"FollowUpRemoved", {"{'do':'follow_up','id':'k1','text':'移動販売の試行'}"}, "{'do':'follow_up.remove','id':'k1'}",
     {"follow_up_set"}, "{'/follow_ups':[]}"},
    {"Action", {}, "{'do':'action','id':'t1','what':'町会へ説明に行く','who':'包括・社協','due':'2026-12-10','from':'w1'}", {"action_set"},
     "{'/actions/0':{'id':'t1','what':'町会へ説明に行く','who':'包括・社協','due':'2026-12-10','from':'w1'}}"},
    {"ActionPutOff", {"{'do':'action','id':'t1','what':'x','due':'2026-12-10'}"}, "{'do':'action','id':'t1','due':null}", {"action_set"},
     "{'/actions/0/due':null}"},
    {"ActionRemoved", {"{'do':'action','id':'t1','what':'x'}"}, "{'do':'action.remove','id':'t1'}", {"action_set"}, "{'/actions':[]}"},
    {"Pulse", {}, "{'do':'pulse','question':'safety','hands':[20,4,0]}", {"pulse_set"},
     "{'/pulses/0':{'question':'safety','hands':[20,4,0]}}"},
    {"PulseCleared", {"{'do':'pulse','question':'safety','hands':[20,4,0]}"}, "{'do':'pulse','question':'safety'}", {"pulse_set"},
     "{'/pulses':[]}"},
    {"PlanCheck", {}, "{'do':'plan_check','id':'means','ok':true,'note':'月に一度'}", {"plan_check_set"},
     "{'/plan_checks/0':{'id':'means','ok':true,'note':'月に一度'}}"},
    {"PlanCheckOpenAgain", {"{'do':'plan_check','id':'means','ok':true}"}, "{'do':'plan_check','id':'means','ok':null}",
     {"plan_check_set"}, "{'/plan_checks/0/ok':null}"},
    {"PublicWording", {}, "{'do':'public','of':'山田さん','text':'ある方'}", {"public_wording_set"},
     "{'/public_wordings/0':{'of':'山田さん','text':'ある方'}}"},
    {"PublicAsItIs", {}, "{'do':'public','of':'坂が多い','text':'坂が多い'}", {"public_wording_set"},
     "{'/public_wordings/0/text':'坂が多い'}"},
    {"PublicLeftOut", {"{'do':'public','of':'x','text':'y'}"}, "{'do':'public','of':'x','omit':true}", {"public_wording_set"},
     "{'/public_wordings':[{'of':'x','text':null}]}"},
    {"PublicUnread", {"{'do':'public','of':'x','text':'y'}"}, "{'do':'public','of':'x'}", {"public_wording_set"},
     "{'/public_wordings':[]}"},
    {"PublicNothing", {}, "{'do':'public','of':'x','omit':false}", {}, "{}"},
    {"AddInk", {}, "{'do':'add','id':'n','kind':'hypothesis','ink':'10,20 30,40;500,2000'}", {"item_added"},
     "{'/items/n/ink':'10,20 30,40;500,2000','/items/n/text':''}"},
    {"CaptionOfInk", {"{'do':'add','id':'n','kind':'hypothesis','ink':'1,2'}"}, "{'do':'set','id':'n','text':'坂'}",
     {"item_changed"}, "{'/items/n/ink':'1,2','/items/n/text':'坂'}"},
    {"CaptionTakenAway", {"{'do':'add','id':'n','kind':'hypothesis','ink':'1,2','text':'坂'}"}, "{'do':'set','id':'n','text':null}",
     {"item_changed"}, "{'/items/n/ink':'1,2','/items/n/text':''}"},
    {"PlanCheckNothing", {}, "{'do':'plan_check','id':'means'}", {}, "{}"},
    {"GroundOfNothing", {}, "{'do':'ground','step':'hakodate/1','picture':null}", {}, "{}"},
    {"Review", {}, "{'do':'review','id':'x2','outcome':'next_time'}", {"item_changed"}, "{'/items/x2/review':'next_time'}"},
    {"ClosingWords", {}, "{'do':'meeting','reached':'順位を決めた','next_issues':'移動の足'}", {"meeting_described"},
     "{'/meeting/reached':'順位を決めた','/meeting/next_issues':'移動の足'}"},
    {"AddOfAGroup", {}, "{'do':'add','kind':'hypothesis','text':'x','id':'n','group':'2G'}", {"item_added"}, "{'/items/n/group':'2G'}"},
    {"SetGroup", {}, "{'do':'set','id':'h1','group':'1G'}", {"item_changed"}, "{'/items/h1/group':'1G'}"},
    // --- hide, reveal (what they refuse: silence_test.cpp)
    {"Hide", {}, "{'do':'hide','step':'hakodate/1'}", {"step_hidden"},
     "{'/hidden_steps':['hakodate/1'],'/items/h1/hidden':false}"},
    {"HideTwice", {"{'do':'hide','step':'hakodate/1'}"}, "{'do':'hide','step':'hakodate/1'}", {},
     "{'/hidden_steps':['hakodate/1']}"},
    {"HideASecondStep", {"{'do':'hide','step':'resources'}"}, "{'do':'hide','step':'hakodate/1'}", {"step_hidden"},
     "{'/hidden_steps':['hakodate/1','resources']}"},
    {"AddFaceDown", {"{'do':'hide','step':'hakodate/1'}"}, "{'do':'add','id':'n','kind':'hypothesis','text':'x'}",
     {"item_added"}, "{'/items/n/hidden':true,'/items/n/text':'x'}"},
    {"AddFaceDownInACell", {"{'do':'hide','step':'resources'}"},
     "{'do':'add','id':'n','kind':'resource','text':'x','place':'resources/self/slow'}", {"item_added"},
     "{'/items/n/hidden':true}"},
    {"AddElsewhereFaceUp", {"{'do':'hide','step':'hakodate/1'}"}, "{'do':'add','id':'n','kind':'problem','text':'x'}",
     {"item_added"}, "{'/items/n/hidden':false}"},
    {"SetFaceDown", {"{'do':'hide','step':'hakodate/1'}", "{'do':'add','id':'n','kind':'hypothesis','text':'x'}"},
     "{'do':'set','id':'n','text':'y','at':[0.5,0.5]}", {"item_changed"}, "{'/items/n/hidden':true,'/items/n/text':'y'}"},
    {"RemoveFaceDown", {"{'do':'hide','step':'hakodate/1'}", "{'do':'add','id':'n','kind':'hypothesis','text':'x'}"},
     "{'do':'remove','id':'n'}", {"item_changed"}, "{'/items/n/hidden':true,'/items/n/removed':true}"},
    {"RestoreFaceDown",
     {"{'do':'hide','step':'hakodate/1'}", "{'do':'add','id':'n','kind':'hypothesis','text':'x'}", "{'do':'remove','id':'n'}"},
     "{'do':'restore','id':'n'}", {"item_changed"}, "{'/items/n/hidden':true,'/items/n/removed':false}"},
    {"RestoreAfterTheReveal",
     {"{'do':'hide','step':'hakodate/1'}", "{'do':'add','id':'n','kind':'hypothesis','text':'x'}", "{'do':'remove','id':'n'}",
      "{'do':'reveal','step':'hakodate/1'}"},
     "{'do':'restore','id':'n'}", {"item_changed"}, "{'/items/n/hidden':false,'/items/n/removed':false}"},
    {"RevealLeavesTheTrash",
     {"{'do':'hide','step':'hakodate/1'}", "{'do':'add','id':'n','kind':'hypothesis','text':'x'}", "{'do':'remove','id':'n'}"},
     "{'do':'reveal','step':'hakodate/1'}", {"step_revealed"}, "{'/items/n/hidden':true,'/items/n/removed':true}"},
    {"Reveal",
     {"{'do':'hide','step':'hakodate/1'}", "{'do':'add','id':'n','kind':'hypothesis','text':'x'}",
      "{'do':'add','id':'o','kind':'hypothesis','text':'y'}"},
     "{'do':'reveal','step':'hakodate/1'}", {"step_revealed", "item_changed", "item_changed"},
     "{'/hidden_steps':[],'/items/n/hidden':false,'/items/o/hidden':false}"},
    {"RevealLeavesOtherSteps",
     {"{'do':'hide','step':'hakodate/1'}", "{'do':'hide','step':'hakodate/2'}", "{'do':'add','id':'n','kind':'problem','text':'x'}"},
     "{'do':'reveal','step':'hakodate/1'}", {"step_revealed"}, "{'/hidden_steps':['hakodate/2'],'/items/n/hidden':true}"},
    {"RevealNothing", {}, "{'do':'reveal','step':'hakodate/1'}", {}, "{'/hidden_steps':[]}"},
    {"RevealBringsItsRank",
     {"{'do':'hide','step':'hakodate/4'}", "{'do':'add','id':'n','kind':'issue','text':'x','from':['p1'],'fields':{'priority':1}}"},
     "{'do':'reveal','step':'hakodate/4'}", {"step_revealed", "item_changed", "item_changed", "item_changed", "item_changed"},
     "{'/items/n/fields/priority':1,'/items/i1/fields/priority':2,'/items/i2/fields/priority':3,'/items/i3/fields/priority':4}"},
    // --- mark, remove, restore, park, unpark
    {"Mark", {}, "{'do':'mark','id':'r1','on':true}", {"item_changed"}, "{'/items/r1/marked':true}"},
    {"MarkSame", {}, "{'do':'mark','id':'r1','on':false}", {}, "{}"},
    {"MarkStack", {}, "{'do':'mark','id':'s1','on':true}", {"item_changed", "item_changed"},
     "{'/items/h2/marked':true,'/items/h3/marked':true}"},
    {"Remove", {}, "{'do':'remove','id':'r1'}", {"item_changed"},
     "{'/items/r1/removed':true,'/links/0/from':'r1','/items/r1/text':'サロン'}"},
    {"RemoveKeepsTheStack", {}, "{'do':'remove','id':'h2'}", {"item_changed"}, "{'/items/h2/stack':'s1','/stacks/0/id':'s1'}"},
    {"RemoveStack", {}, "{'do':'remove','id':'s1'}", {"item_changed", "item_changed"},
     "{'/items/h2/removed':true,'/items/h3/removed':true}"},
    {"RemoveClosesTheRanks", {}, "{'do':'remove','id':'i1'}", {"item_changed", "item_changed", "item_changed"},
     "{'/items/i1/fields/priority':1,'/items/i2/fields/priority':1,'/items/i3/fields/priority':2}"},
    {"Restore", {}, "{'do':'restore','id':'x1'}", {"item_changed"}, "{'/items/x1/removed':false}"},
    {"RestoreToItsRank", {"{'do':'remove','id':'i1'}"}, "{'do':'restore','id':'i1'}",
     {"item_changed", "item_changed", "item_changed"},
     "{'/items/i1/fields/priority':1,'/items/i2/fields/priority':2,'/items/i3/fields/priority':3}"},
    {"Park", {}, "{'do':'park','id':'h1'}", {"item_changed"}, "{'/items/h1/parked':true}"},
    {"ParkSame", {}, "{'do':'park','id':'x2'}", {}, "{}"},
    {"Unpark", {}, "{'do':'unpark','id':'x2'}", {"item_changed"}, "{'/items/x2/parked':false}"},
    {"UnparkSame", {}, "{'do':'unpark','id':'h1'}", {}, "{}"},
    // --- stack, unstack
    {"StackNew", {}, "{'do':'stack','ids':['r1','r3'],'title':' 集い '}", {"stack_set", "item_changed", "item_changed"},
     "{'/stacks/1/title':'集い','/stacks/1/items':['r1','r3']}"},
    {"StackJoinsTheFirst", {}, "{'do':'stack','ids':['h3','h1']}", {"item_changed"}, "{'/stacks/0/items':['h1','h2','h3']}"},
    {"StackJoinsByItsId", {}, "{'do':'stack','ids':['h1','s1'],'title':'みな'}", {"stack_set", "item_changed"},
     "{'/stacks/0/items':['h1','h2','h3'],'/stacks/0/title':'みな'}"},
    {"StackRenamed", {}, "{'do':'stack','ids':['s1'],'title':'回覧'}", {"stack_set"}, "{'/stacks/0/title':'回覧'}"},
    {"StackTitleCleared", {"{'do':'stack','ids':['s1'],'title':'回覧'}"}, "{'do':'stack','ids':['s1'],'title':null}",
     {"stack_set"}, "{'/stacks/0/title':null}"},
    {"StackSame", {}, "{'do':'stack','ids':['h2','h3']}", {}, "{}"},
    {"StackTakesAnotherIn", {"{'do':'stack','ids':['h1','h4'],'id':'s2'}"}, "{'do':'stack','ids':['s2','s1']}",
     {"item_changed", "item_changed", "stack_set"}, "{'/stacks/0/id':'s2','/stacks/0/items':['h1','h2','h3','h4']}"},
    {"StackMovesOne", {"{'do':'stack','ids':['h1','h4'],'id':'s2'}", "{'do':'add','kind':'hypothesis','id':'n','text':'x'}",
                       "{'do':'stack','ids':['s1','n']}"},
     "{'do':'stack','ids':['s2','n']}", {"item_changed"}, "{'/stacks/0/items':['h2','h3'],'/stacks/1/items':['h1','h4','n']}"},
    {"StackAnewById", {}, "{'do':'stack','ids':['h1','h2'],'id':'s9'}",
     {"stack_set", "item_changed", "item_changed", "item_changed", "stack_set"},
     "{'/stacks/0/id':'s9','/stacks/0/items':['h1','h2'],'/items/h3/stack':null}"},
    {"UnstackAll", {}, "{'do':'unstack','id':'s1'}", {"item_changed", "item_changed", "stack_set"},
     "{'/stacks':[],'/items/h2/stack':null,'/items/h3/stack':null}"},
    {"UnstackOneOfTwo", {}, "{'do':'unstack','id':'h2'}", {"item_changed", "item_changed", "stack_set"}, "{'/stacks':[]}"},
    {"UnstackOneOfThree", {"{'do':'stack','ids':['s1','h1']}"}, "{'do':'unstack','id':'h1'}", {"item_changed"},
     "{'/stacks/0/items':['h2','h3']}"},
    {"UnstackTheFirstOfTwoStacks", {"{'do':'stack','ids':['h1','h4'],'id':'s2'}"}, "{'do':'unstack','id':'s1'}",
     {"item_changed", "item_changed", "stack_set"}, "{'/stacks/0/id':'s2'}"},
    // --- link, unlink
    {"LinkArrow", {}, "{'do':'link','from':'r2','to':'r1','kind':'arrow'}", {"link_drawn"},
     "{'/links/2':{'from':'r2','to':'r1','kind':'arrow'}}"},
    {"LinkServes", {}, "{'do':'link','from':'r2','to':'i2','kind':'serves'}", {"link_drawn"}, "{'/links/2/kind':'serves'}"},
    {"UnlinkTheFirst", {}, "{'do':'unlink','from':'r1','to':'r2','kind':'arrow'}", {"link_erased"},
     "{'/links':[{'from':'r1','to':'i1','kind':'serves'}]}"},
    {"UnlinkOfTheRemoved", {"{'do':'remove','id':'r1'}"}, "{'do':'unlink','from':'r1','to':'i1','kind':'serves'}",
     {"link_erased"}, "{'/links/0/kind':'arrow'}"},
    // --- step, agree, minute, timer
    {"Step", {}, "{'do':'step','to':'hakodate/3'}", {"step_entered"}, "{'/step':'hakodate/3','/visits/1/step':'hakodate/3'}"},
    {"StepToTheGrid", {}, "{'do':'step','to':'resources'}", {"step_entered"}, "{'/step':'resources'}"},
    {"StepBack", {"{'do':'step','to':'hakodate/3'}"}, "{'do':'step','to':'hakodate/1'}", {"step_entered"},
     "{'/step':'hakodate/1','/visits/2/step':'hakodate/1'}"},
    {"StepSame", {}, "{'do':'step','to':'hakodate/1'}", {}, "{}"},
    {"Agree", {}, "{'do':'agree','step':'hakodate/2','text':'三つに絞る'}", {"agreement_set"},
     "{'/agreements/1/text':'三つに絞る'}"},
    {"AgreeWithoutWords", {}, "{'do':'agree','step':'hakodate/2'}", {"agreement_set"}, "{'/agreements/1/text':null}"},
    {"AgreeAgain", {}, "{'do':'agree','step':'hakodate/1','text':'もう一度'}", {"agreement_set"},
     "{'/agreements/0/text':'もう一度'}"},
    {"AgreeSame", {}, "{'do':'agree','step':'hakodate/1','text':'出そろった'}", {}, "{}"},
    {"Minute", {}, "{'do':'minute','step':'resources','text':'配食を足す'}", {"minute_taken"},
     "{'/minutes/1/text':'配食を足す','/minutes/1/step':'resources'}"},
    {"MinuteTwiceTheSame", {}, "{'do':'minute','step':'hakodate/1','text':'静かに始まる','id':'m2'}", {"minute_taken"},
     "{'/minutes/1/id':'m2'}"},
    {"Timer", {}, "{'do':'timer','step':'hakodate/2','minutes':600}", {"timer_set"}, "{'/timers/hakodate~12':600}"},
    {"TimerAgain", {}, "{'do':'timer','step':'hakodate/1','minutes':1}", {"timer_set"}, "{'/timers/hakodate~11':1}"},
    {"TimerSame", {}, "{'do':'timer','step':'hakodate/1','minutes':15.0}", {}, "{}"},
    // --- ballots
    {"BallotOpen", {}, "{'do':'ballot.open','method':'dots','targets':['i1','s1','r1'],'question':'どれから','secret':true,'id':'n'}",
     {"ballot_opened"},
     "{'/ballots/3/budget':3,'/ballots/3/cap':2,'/ballots/3/secret':true,'/ballots/3/open':true,'/ballots/3/results':null,'/ballots/3/question':'どれから'}"},
    {"BallotOpenSmall", {}, "{'do':'ballot.open','method':'dots','targets':['i1'],'budget':1,'id':'n'}", {"ballot_opened"},
     "{'/ballots/3/cap':1,'/ballots/3/secret':false,'/ballots/3/results/0/score':0}"},
    {"BallotCast", {}, "{'do':'ballot.cast','ballot':'b1','votes':{'s1':2,'i1':1,'i3':0},'role':'medical'}", {"paper_cast"},
     "{'/ballots/0/papers':2,'/ballots/0/results/0/item':'i1','/ballots/0/results/0/score':3,'/ballots/0/results/0/votes':2}"},
    {"BallotCastBlank", {}, "{'do':'ballot.cast','ballot':'b1','votes':{},'paper':'v2'}", {"paper_cast"}, "{'/ballots/0/papers':2}"},
    {"BallotCastWhileSecret", {}, "{'do':'ballot.cast','ballot':'b2','votes':{'i2':1}}", {"paper_cast"},
     "{'/ballots/1/papers':3,'/ballots/1/results':null}"},
    {"BallotCastSamePaperElsewhere", {}, "{'do':'ballot.cast','ballot':'b1','votes':{},'paper':'h1'}", {"paper_cast"},
     "{'/ballots/0/papers':2}"},
    {"BallotClose", {}, "{'do':'ballot.close','ballot':'b1'}", {"ballot_closed"},
     "{'/ballots/0/open':false,'/ballots/0/results/0/score':2}"},
    {"BallotCancelTheFirst", {}, "{'do':'ballot.cancel','ballot':'b1'}", {"ballot_withdrawn"}, "{'/ballots/0/id':'b2'}"},
};

// The state with things named by their id instead of their number, so that a table can point at them.
base::Json readable(const World& world) {
  base::Json state = world.state();
  base::Json items = base::Json::object();
  for (const auto& item : state["items"]) items[item["id"].get<std::string>()] = item;
  state["items"] = items;
  return state;
}

class EveryCommand : public testing::TestWithParam<Accepted> {};

TEST_P(EveryCommand, DoesIsUndoneAndRedone) {
  const Accepted& row = GetParam();
  World world = furnished();
  for (const auto line : row.before) world.must(line);
  const Meeting before = world.meeting;
  const auto events = world.send(row.command);
  ASSERT_TRUE(events.ok()) << words(base::Lang::en).sentence(events.error());
  std::vector<std::string_view> tags;
  for (const Event& event : *events) tags.push_back(tag_of(event));
  EXPECT_EQ(tags, row.tags);
  const base::Json state = readable(world), expected = json(row.state);
  for (const auto& [pointer, value] : expected.items()) {
    const base::Json::json_pointer place(pointer);
    EXPECT_EQ(state.contains(place) ? state.at(place) : base::Json(), value) << pointer;
  }
  expect_indexes_right(world.meeting);

  const Meeting after = world.meeting;
  take_back(world.meeting, *events);
  EXPECT_TRUE(without_letters(world.meeting).same_as(without_letters(before)));
  expect_indexes_right(world.meeting);
  apply_all(world.meeting, *events);
  EXPECT_TRUE(world.meeting.same_as(after));
  expect_indexes_right(world.meeting);
  // Redo as undo of undo.
  for (auto it = events->rbegin(); it != events->rend(); ++it) meeting::apply(world.meeting, invert(*it));
  for (const Event& event : *events) meeting::apply(world.meeting, invert(invert(event)));
  EXPECT_TRUE(world.meeting.same_as(after));
}

INSTANTIATE_TEST_SUITE_P(Accepted, EveryCommand, testing::ValuesIn(kAccepted),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(Commands, AllAreTriedHere) {
  for (const auto name : command_names()) {
    if (name == "attach" || name == "detach" || name == "undo" || name == "redo") continue; // course_test, the store
    EXPECT_TRUE(std::any_of(std::begin(kAccepted), std::end(kAccepted), [&](const Accepted& row) {
      return json(row.command)["do"] == name;
    })) << name;
  }
}

TEST(Commands, FirstComeWithoutAnId) {
  World world;
  for (const char* line : {"{'do':'add','kind':'hypothesis','text':'x'}", "{'do':'participant','name':'x','role':'other'}",
                           "{'do':'minute','step':'hakodate/1','text':'x'}"})
    world.must(line);
  EXPECT_EQ(world.meeting.items()[0].id[0], 'h');
  EXPECT_EQ(world.meeting.items()[0].id.size(), 11u);
  EXPECT_EQ(world.meeting.items()[0].written_at, 1'772'676'000'000);
  World again;
  again.must("{'do':'add','kind':'hypothesis','text':'x'}");
  EXPECT_EQ(world.meeting.items()[0].id, again.meeting.items()[0].id) << "same inputs, same events";
}

TEST(Commands, ACellIsNamedWhereTheGridIs) {
  World world({"resources"});
  world.must({"{'do':'step','to':'resources'}", "{'do':'add','kind':'resource','id':'n','text':'x','place':'resources/self/slow'}"});
  EXPECT_FALSE(world.send("{'do':'add','kind':'resource','text':'x'}").ok());
}

TEST(Commands, SecretBallotIsMixedAndNameless) {
  World world = furnished();
  for (int i = 0; i < 30; ++i)
    world.must(i % 3 == 0 ? "{'do':'ballot.cast','ballot':'b2','votes':{'i1':1}}"
                          : "{'do':'ballot.cast','ballot':'b2','votes':{'i2':2},'role':'resident'}");
  const auto papers = world.meeting.ballot("b2")->papers;
  const auto events = world.send("{'do':'ballot.close','ballot':'b2'}").value();
  const auto& closed = world.meeting.ballot("b2")->papers;
  ASSERT_EQ(closed.size(), papers.size());
  bool moved = false;
  for (std::size_t i = 0; i < closed.size(); ++i) {
    EXPECT_EQ(closed[i].id, "");
    moved = moved || closed[i].votes != papers[i].votes;
  }
  EXPECT_TRUE(moved);
  EXPECT_EQ(world.at("/ballots/1/results/0/score"), 41); // 20 times 2, and the one it had
  // Taken back it is secret again, and nobody's paper gets its name back.
  take_back(world.meeting, events);
  EXPECT_TRUE(world.at("/ballots/1/results").is_null());
  EXPECT_EQ(world.meeting.ballot("b2")->papers[0].id, "");
  for (const Event& event : events) meeting::apply(world.meeting, invert(invert(event)));
  EXPECT_EQ(world.at("/ballots/1/results/0/score"), 41);
}

TEST(Commands, LettersAreNeverGivenTwice) {
  World world = furnished();
  const auto events = world.send("{'do':'add','kind':'problem','id':'n','text':'x'}").value();
  take_back(world.meeting, events);
  world.must({"{'do':'add','kind':'problem','id':'n2','text':'x'}", "{'do':'remove','id':'n2'}",
              "{'do':'add','kind':'problem','id':'n3','text':'x'}"});
  EXPECT_EQ(world.meeting.item("n2")->symbol, "e");
  EXPECT_EQ(world.meeting.item("n3")->symbol, "f");
}

TEST(Commands, ThereAndBackAsJson) {
  const auto line = json("{'do':'ballot.cast','ballot':'b1','votes':{'i1':1}}");
  const auto read = Command::from_json(line);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->name, "ballot.cast");
  EXPECT_FALSE(read->args.contains("do"));
  EXPECT_EQ(read->to_json(), line);
  EXPECT_EQ(add("hypothesis", "x", {{"id", "n"}}).to_json(), json("{'do':'add','kind':'hypothesis','text':'x','id':'n'}"));
  EXPECT_EQ(set_fields("n", {{"strength", true}}).to_json(), json("{'do':'set','id':'n','fields':{'strength':true}}"));
  EXPECT_EQ(with_id("remove", "n").to_json(), json("{'do':'remove','id':'n'}"));
}

TEST(Commands, InTheOrderOfTheDocumentation) {
  const auto names = command_names();
  EXPECT_EQ(names.size(), 42u);
  EXPECT_EQ(names.front(), "meeting");
  EXPECT_EQ(names.back(), "redo");
}

} // namespace
} // namespace yoriai::meeting::test
