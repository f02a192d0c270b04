#include "world.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "base/files.hpp"
#include "meeting/restore.hpp"
#include "meeting/state_json.hpp"

namespace yoriai::meeting::test {

const sheets::Library& library() {
  static const auto kLibrary = sheets::Library::load(base::assets_root() / "sheets");
  return kLibrary;
}

const base::Words& words(base::Lang lang) {
  static const auto kJapanese = base::Words::load(base::assets_root() / "locale", base::Lang::ja).value();
  static const auto kEnglish = base::Words::load(base::assets_root() / "locale", base::Lang::en).value();
  return lang == base::Lang::ja ? kJapanese : kEnglish;
}

base::Json json(std::string_view text) {
  std::string doubled(text);
  std::replace(doubled.begin(), doubled.end(), '\'', '"');
  return base::Json::parse(doubled);
}

Command command(std::string_view text) {
  const base::Json line = json(text);
  const auto command = Command::from_json(line);
  return command ? command.value() : Command{line.value("do", ""), base::Json::object()};
}

World::World(std::vector<std::string> sheets, std::uint64_t seed) : ids(seed) {
  DecideContext context{library(), ids, now};
  meeting::apply(meeting, open_meeting(sheets, context).value());
}

base::Result<std::vector<Event>> World::decide(const Command& command) {
  DecideContext context{library(), ids, now};
  return meeting::decide(meeting, command, context);
}

base::Result<std::vector<Event>> World::send(const Command& command) {
  auto events = decide(command);
  if (events) apply_all(meeting, *events);
  now += 1000;
  return events;
}

void World::must(std::initializer_list<std::string_view> texts) {
  for (const auto text : texts) {
    const auto events = send(text);
    ASSERT_TRUE(events.ok()) << text << "\n" << words(base::Lang::en).sentence(events.error());
  }
}

base::Json World::state() const { return state_json(meeting, library(), 0); }

base::Json World::at(std::string_view pointer) const {
  return state().at(base::Json::json_pointer(std::string(pointer)));
}

World furnished() {
  World w;
  w.must({
      "{'do':'participant','id':'u1','name':'髙橋','role':'resident'}",
      "{'do':'step','to':'hakodate/1'}",
      "{'do':'add','kind':'hypothesis','id':'h1','text':'坂の上は買い物が遠い','by':'u1','at':[0.1,0.2]}",
      "{'do':'add','kind':'hypothesis','id':'h2','text':'回覧板が回らない'}",
      "{'do':'add','kind':'hypothesis','id':'h3','text':'回覧板が読まれない'}",
      "{'do':'add','kind':'hypothesis','id':'h4','text':'声をかけ合う人が多い','fields':{'strength':true}}",
      "{'do':'stack','ids':['h2','h3'],'id':'s1'}",
      "{'do':'add','kind':'problem','id':'p1','text':'買い物に行けない','from':['h1'],'fields':{'universality':true}}",
      "{'do':'add','kind':'problem','id':'p2','text':'知らせが届かない','from':['h2']}",
      "{'do':'add','kind':'problem','id':'p3','text':'一軒の困りごと','fields':{'universality':false,'sociality':false}}",
      "{'do':'add','kind':'evidence','id':'e1','text':'店まで1.8km','from':['p1'],'fields':{'data':'quantitative'}}",
      "{'do':'add','kind':'factor','id':'f1','text':'バスが減った','from':['p1'],'fields':{'class':'system'}}",
      "{'do':'add','kind':'issue','id':'i1','text':'移動の手立て','from':['p1'],'fields':{'priority':1,'cause':'足がない'}}",
      "{'do':'add','kind':'issue','id':'i2','text':'見守り','from':['p1'],'fields':{'priority':2}}",
      "{'do':'add','kind':'issue','id':'i3','text':'集いの場','from':['f1'],'fields':{'priority':3}}",
      "{'do':'add','kind':'response','id':'w1','text':'乗り合い','from':['i1'],'fields':{'owner':'町会'}}",
      "{'do':'add','kind':'resource','id':'r1','text':'サロン','place':'resources/mutual/quick'}",
      "{'do':'add','kind':'resource','id':'r2','text':'配食','place':'resources/self/existing'}",
      "{'do':'add','kind':'resource','id':'r3','text':'体操','place':'resources/mutual/quick'}",
      "{'do':'add','kind':'hypothesis','id':'x1','text':'捨てた紙'}",
      "{'do':'remove','id':'x1'}",
      "{'do':'add','kind':'hypothesis','id':'x2','text':'あとで'}",
      "{'do':'park','id':'x2'}",
      "{'do':'link','from':'r1','to':'r2','kind':'arrow'}",
      "{'do':'link','from':'r1','to':'i1','kind':'serves'}",
      "{'do':'ballot.open','id':'b1','method':'dots','targets':['i1','i2','i3','s1'],'budget':3}",
      "{'do':'ballot.open','id':'b2','method':'dots','targets':['i1','i2'],'secret':true}",
      "{'do':'ballot.cast','ballot':'b1','votes':{'i1':2,'i2':1},'paper':'v1','role':'resident'}",
      "{'do':'ballot.cast','ballot':'b2','votes':{'i1':2},'paper':'v1'}",
      "{'do':'ballot.cast','ballot':'b2','votes':{'i2':1},'paper':'v2','role':'medical'}",
      "{'do':'ballot.open','id':'b0','method':'dots','targets':['i1']}",
      "{'do':'ballot.close','ballot':'b0'}",
      "{'do':'minute','id':'m1','step':'hakodate/1','text':'静かに始まる'}",
      "{'do':'agree','step':'hakodate/1','text':'出そろった'}",
      "{'do':'meeting','title':'春の会','date':'2026-03-05'}",
      "{'do':'timer','step':'hakodate/1','minutes':15}",
  });
  return w;
}

void apply_all(Meeting& meeting, const std::vector<Event>& events) {
  for (const Event& event : events) meeting::apply(meeting, event);
}

void take_back(Meeting& meeting, const std::vector<Event>& events) {
  for (auto it = events.rbegin(); it != events.rend(); ++it) meeting::apply(meeting, invert(*it));
}

Meeting without_letters(const Meeting& meeting) {
  Parts parts = take_apart(meeting);
  parts.letters_given.clear();
  return put_together(std::move(parts));
}

void expect_indexes_right(const Meeting& meeting) {
  using Positions = std::vector<std::uint32_t>;
  std::map<std::string, Positions> kinds, places, parents, stacks;
  std::set<std::string> ids;
  const auto items = meeting.items();
  for (std::uint32_t at = 0; at < items.size(); ++at) {
    const Item& item = items[at];
    EXPECT_TRUE(ids.insert(item.id).second) << item.id;
    EXPECT_EQ(meeting.item(item.id), &item);
    kinds[item.kind].push_back(at);
    places[item.place].push_back(at);
    for (const auto& parent : item.from) parents[parent].push_back(at);
    if (!item.stack.empty()) stacks[item.stack].push_back(at);
    for (const auto& name : {item.kind, item.place, item.id, item.stack}) {
      kinds[name], places[name], parents[name]; // those that have none must say so
      if (!name.empty()) stacks[name];
    }
  }
  const auto same = [](const std::map<std::string, Positions>& expected, auto&& given, const char* index) {
    for (const auto& [name, positions] : expected) {
      const auto span = given(name);
      EXPECT_EQ(Positions(span.begin(), span.end()), positions) << index << " " << name;
    }
  };
  same(kinds, [&](const auto& name) { return meeting.of_kind(name); }, "kind");
  same(places, [&](const auto& name) { return meeting.at_place(name); }, "place");
  same(parents, [&](const auto& name) { return meeting.derived_from(name); }, "from");
  same(stacks, [&](const auto& name) { return meeting.in_stack(name); }, "stack");
}

void expect_sentence(const base::Error& error) {
  static const std::regex kOpen("\\{[a-z_]+\\}"); // an argument that nobody filled in
  for (const auto lang : {base::Lang::ja, base::Lang::en}) {
    const std::string sentence = words(lang).sentence(error);
    EXPECT_TRUE(words(lang).has(error.key)) << error.key;
    for (const auto& [name, value] : error.args) {
      EXPECT_TRUE(!name.ends_with("_key") || words(lang).has(value)) << value;
    }
    EXPECT_FALSE(std::regex_search(sentence, kOpen)) << sentence;
  }
}

} // namespace yoriai::meeting::test
