#include "screens/drafts.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "screens/ask.hpp"
#include "screens/closing.hpp"
#include "screens/compose.hpp"
#include "screens/evidence_sheet.hpp"
#include "screens/form_sheet.hpp"
#include "screens/grid_acts.hpp"
#include "screens/plan_sheet.hpp"
#include "screens/shell.hpp"
#include "screens/shell_facts.hpp"
#include "screens/shell_parts.hpp"

namespace yoriai::screens {
namespace {

using base::Json;

constexpr std::string_view kCompose = "compose/", kAsk = "ask/", kForm = "form/", kAgree = "agree/",
                           kPerson = "person/", kPad = "pad/",
                           kLearning = "learning";

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> texts_at(const Json& json, const char* key) {
  std::vector<std::string> texts;
  if (const auto found = json.find(key); found != json.end() && found->is_array())
    for (const Json& each : *found)
      if (each.is_string()) texts.push_back(each.get<std::string>());
  return texts;
}

// ---- what is half written now ----

// The same question about the same thing has the same name.
std::string field_of(const TextQuestion& q) {
  std::string field = std::string(kAsk) + q.name;
  for (const char* key : {"id", "step", "from", "place"})
    if (const auto about = q.then.args.find(key); about != q.then.args.end()) field += "/" + dumped(*about);
  return field;
}

void add_question(const ViewState& view, Drafts& drafts) {
  if (!view.text_question) return;
  const TextQuestion& q = *view.text_question;
  if (q.text == q.begun || base::clean_text(q.text).empty()) return;
  drafts[field_of(q)] = dumped({{"name", q.name},
                                {"heading", q.heading},
                                {"hint", q.hint},
                                {"ok", q.ok_label},
                                {"text", q.text},
                                {"begun", q.begun},
                                {"lines", q.several_lines},
                                {"empty", q.may_be_empty},
                                {"then", q.then.to_json()},
                                {"into", q.into}});
}

void add_form(const ViewState& view, Drafts& drafts) {
  if (!view.board.form || view.board.form->about.is_null()) return;
  const FormSheet& form = *view.board.form;
  Json fields = Json::object();
  for (const FormField& f : form.fields)
    if (f.type == sheets::FieldType::text && f.value != f.before && !base::clean_text(f.value).empty())
      fields[f.id] = f.value;
  if (fields.empty()) return;
  drafts[std::string(kForm) + dumped(form.about)] = dumped({{"about", form.about}, {"fields", fields}});
}

void add_agreement(const ViewState& view, const meeting::Meeting& meeting, Drafts& drafts) {
  const ShellViews& shell = view.shell;
  if (shell.sheet != ShellSheet::agree || base::clean_text(shell.agree_text).empty()) return;
  for (const meeting::Agreement& agreed : meeting.agreements())
    if (agreed.text == shell.agree_text) return;
  drafts[std::string(kAgree) + shell.agree_step] = dumped({{"step", shell.agree_step}, {"text", shell.agree_text}});
}

void add_person(const ViewState& view, const meeting::Meeting& meeting, Drafts& drafts) {
  const PersonDraft& p = view.shell.person;
  if (view.shell.sheet != ShellSheet::person || (p.name + p.organisation + p.group).empty()) return;
  const meeting::Participant* known = p.id.empty() ? nullptr : meeting.participant(p.id);
  if (known && known->name == p.name && known->organisation == p.organisation && known->group == p.group) return;
  drafts[std::string(kPerson) + p.id] =
      dumped({{"id", p.id}, {"name", p.name}, {"role", p.role}, {"organisation", p.organisation}, {"group", p.group}});
}

void add_pads(const ViewState& view, Drafts& drafts) {
  for (std::size_t i = 0; i < view.pads.pads.size(); ++i) {
    const Pad& pad = view.pads.pads[i];
    const std::string text = pad.writing.text();
    if (base::clean_text(text).empty() && pad.ink.empty()) continue;
    Json draft = {{"role", pad.role}, {"text", text}};
    if (!pad.ink.empty()) draft["ink"] = meeting::ink_text(pad.ink);
    drafts[std::string(kPad) + std::to_string(i)] = dumped(draft);
  }
  const input::Learning& learning = view.pads.learning;
  if (learning.size() > 0 || !learning.is_on()) drafts[std::string(kLearning)] = learning.to_text();
}

// ---- what is put back ----

// A follow-up, something to do, or a check of the plan.
bool recorded(const Context& ctx, const std::string& id) {
  const meeting::Record& record = ctx.meeting->record();
  const auto has = [&id](const auto& things) {
    return std::any_of(things.begin(), things.end(), [&](const auto& thing) { return thing.id == id; });
  };
  if (has(record.follow_ups) || has(record.actions)) return true;
  for (const std::string& sheet : ctx.meeting->head().sheets)
    if (const auto* known = ctx.library.sheet(sheet); known && has(known->plan_checks)) return true;
  return false;
}

bool exists(const Context& ctx, const std::string& id) {
  const meeting::Item* item = ctx.meeting->item(id);
  return item ? item->live() : ctx.meeting->stack(id) != nullptr || recorded(ctx, id);
}

// Everything the command speaks of is still there.
bool stands(const Context& ctx, const meeting::Command& command) {
  const std::string id = text_at(command.args, "id"), step = text_at(command.args, "step");
  if (!id.empty() && !exists(ctx, id)) return false;
  if (!step.empty() && !ctx.library.step(step)) return false;
  for (const std::string& from : texts_at(command.args, "from"))
    if (!exists(ctx, from)) return false;
  return true;
}

// A place in the arguments that can be written: "/text", "/fields/reason".
bool is_place(const std::string& into) {
  if (into.size() < 2 || into.front() != '/' || into.find('~') != into.npos) return false;
  return into.find('/', 1) == into.npos || into.starts_with("/fields/");
}

bool flag_at(const Json& json, const char* key, bool otherwise) {
  const auto found = json.find(key);
  return found != json.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

bool ask_again(Context& ctx, const Json& draft) {
  const auto json = draft.find("then");
  auto then = json == draft.end() ? base::Result<meeting::Command>(base::refused("refused.not_a_command"))
                                  : meeting::Command::from_json(*json);
  TextQuestion q;
  q.name = text_at(draft, "name"), q.into = text_at(draft, "into");
  if (!then || !stands(ctx, *then) || q.name.empty() || !is_place(q.into)) return false;
  q.heading = text_at(draft, "heading"), q.hint = text_at(draft, "hint"), q.ok_label = text_at(draft, "ok");
  q.several_lines = flag_at(draft, "lines", true), q.may_be_empty = flag_at(draft, "empty", false);
  q.then = std::move(*then);
  if (const auto fields = q.then.args.find("fields"); fields != q.then.args.end() && !fields->is_object()) return false;
  q.text = text_at(draft, "begun");
  ask(ctx, std::move(q));
  ctx.view.text_question->text = text_at(draft, "text");
  return true;
}

const sheets::Step* step_of_kind(const Context& ctx, sheets::StepKind kind) {
  for (const sheets::Step* step : steps_of(ctx))
    if (step->kind == kind) return step;
  return nullptr;
}

bool open_action_again(Context& ctx, const std::string& id) {
  const auto& actions = ctx.meeting->record().actions;
  const auto found = std::find_if(actions.begin(), actions.end(), [&](const auto& action) { return action.id == id; });
  if (!id.empty() && found == actions.end()) return false;
  ctx.view.shown = "closing";
  open_action(ctx, id.empty() ? nullptr : &*found);
  return ctx.view.board.form != nullptr;
}

// The form that `about` names; a form is drawn by the board of its step, which is then only looked at.
bool open_form_of(Context& ctx, const Json& about) {
  const std::string form = text_at(about, "form"), id = text_at(about, "id"), place = text_at(about, "place");
  if (form == "action") return open_action_again(ctx, id);
  const meeting::Item* item = id.empty() || !exists(ctx, id) ? nullptr : ctx.meeting->item(id);
  if (!id.empty() && !item) return false;
  const auto on = [&](sheets::StepKind kind) {
    const sheets::Step* step = step_of_kind(ctx, kind);
    if (step) ctx.view.shown = step->path;
    return step;
  };
  if (form == "evidence" && on(sheets::StepKind::table)) {
    const auto from = texts_at(about, "from");
    for (const std::string& source : from)
      if (!exists(ctx, source)) return false;
    item ? ask_evidence_again(ctx, *item) : ask_evidence(ctx, from);
  } else if (form == "plan" && item && on(sheets::StepKind::responses)) {
    const meeting::Item* issue = item->from.empty() ? nullptr : ctx.meeting->item(item->from.front());
    open_plan(ctx, *item, issue ? issue->symbol : std::string());
  } else if (const sheets::Step* grid = form == "resource" ? on(sheets::StepKind::grid) : nullptr) {
    item ? ask_resource_again(ctx, *grid, *item) : ask_resource(ctx, *grid, place);
  }
  return ctx.view.board.form != nullptr;
}

bool fill_again(Context& ctx, const Json& draft) {
  const auto about = draft.find("about"), fields = draft.find("fields");
  if (about == draft.end() || !about->is_object() || fields == draft.end() || !fields->is_object()) return false;
  if (!open_form_of(ctx, *about)) return false;
  for (FormField& f : ctx.view.board.form->fields)
    if (const std::string text = text_at(*fields, f.id.c_str()); !text.empty()) f.value = text;
  return true;
}

bool agree_again(Context& ctx, const Json& draft) {
  const sheets::Step* step = ctx.library.step(text_at(draft, "step"));
  if (!step) return false;
  open_agreement(ctx, *step);
  ctx.view.shell.agree_text = text_at(draft, "text");
  return true;
}

bool person_again(Context& ctx, const Json& draft) {
  PersonDraft person{text_at(draft, "id"), text_at(draft, "name"), text_at(draft, "role"),
                     text_at(draft, "organisation"), text_at(draft, "group")};
  if (!ctx.meeting->participant(person.id)) person.id.clear();
  if (!meeting::is_role(person.role)) person.role = PersonDraft().role;
  ctx.view.shell.person = std::move(person);
  ctx.view.shell.sheet = ShellSheet::person;
  return true;
}

Json parsed(const std::string& draft) {
  auto json = base::parse_json(draft);
  return json && json->is_object() ? std::move(*json) : Json(Json::object());
}

// The words alone, of whatever field.
std::string words_of_draft(const std::string& field, const std::string& draft) {
  if (field.starts_with(kCompose)) return draft;
  const Json json = parsed(draft);
  std::string words = text_at(json, "text");
  const auto add = [&words](const std::string& more) {
    if (!more.empty()) words += (words.empty() ? "" : "\n") + more;
  };
  for (const char* key : {"name", "organisation", "group"})
    if (field.starts_with(kPerson)) add(text_at(json, key));
  if (const auto fields = json.find("fields"); fields != json.end() && fields->is_object())
    for (const auto& [id, value] : fields->items())
      if (value.is_string()) add(value.get<std::string>());
  return base::clean_text(words);
}

// As a note that only has to be posted; where the sheets have no wall, as a line of the record.
void offer_as_note(Context& ctx, const std::string& words) {
  const sheets::Step* shown = shown_step(ctx);
  const sheets::Step* wall =
      shown && shown->kind == sheets::StepKind::wall ? shown : step_of_kind(ctx, sheets::StepKind::wall);
  if (!wall) {
    if (!shown) return;
    ask_remark(ctx, *shown);
    ctx.view.text_question->text = words;
    return;
  }
  ctx.view.shown = wall->path;
  Compose& compose = ctx.view.wall.composing[wall->path];
  compose.text += (compose.text.empty() ? "" : "\n") + words;
  start_writing(ctx, compose, "compose");
}

} // namespace

Drafts half_written(const ViewState& view, const meeting::Meeting& meeting) {
  Drafts drafts = view.shell.waiting;
  for (const auto& [step, compose] : view.wall.composing)
    if (!base::clean_text(compose.text).empty()) drafts[std::string(kCompose) + step] = compose.text;
  add_question(view, drafts);
  add_form(view, drafts);
  add_agreement(view, meeting, drafts);
  add_person(view, meeting, drafts);
  add_pads(view, drafts);
  return drafts;
}

namespace {

// A pad stands open again with what was being written on it.
bool put_back_pad(ViewState& view, const std::string& field, const std::string& text) {
  const std::string slot = field.substr(kPad.size());
  if (slot.size() != 1 || slot[0] < '0' || slot[0] >= static_cast<char>('0' + kMostPads)) return false;
  const Json draft = parsed(text);
  Pad& pad = view.pads.pads[static_cast<std::size_t>(slot[0] - '0')];
  const std::string words = text_at(draft, "text");
  pad.writing = input::Composition(words);
  if (const std::string role = text_at(draft, "role"); meeting::is_role(role) || role == meeting::kOtherRole) pad.role = role;
  if (auto ink = meeting::parse_ink(text_at(draft, "ink"))) {
    pad.ink = std::move(*ink);
    if (words.empty()) pad.shown = PadPage::sheet;
  }
  pad.open = !words.empty() || !pad.ink.empty();
  return pad.open;
}

// What cannot be read is learned anew.
void take_learning(ViewState& view, const std::string& text) {
  if (auto learning = input::Learning::from_text(text)) view.pads.learning = std::move(*learning);
}

} // namespace

void offer_pad_texts(ViewState& view) {
  for (std::size_t i = 0; i < view.pads.pads.size(); ++i) {
    Pad& pad = view.pads.pads[i];
    pad.open = false;
    const std::string text = pad.writing.text();
    if (base::clean_text(text).empty()) continue;
    view.shell.waiting[std::string(kPad) + std::to_string(i)] = dumped({{"role", pad.role}, {"text", text}});
    pad.writing = input::Composition();
  }
}

void put_back(ViewState& view, Drafts kept) {
  for (auto& [field, text] : kept) {
    if (field.starts_with(kCompose)) view.wall.composing[field.substr(kCompose.size())].text = std::move(text);
    else if (field == kLearning) take_learning(view, text);
    else if (field.starts_with(kPad) && put_back_pad(view, field, text)) continue;
    else if (!words_of_draft(field, text).empty()) view.shell.waiting[field] = std::move(text);
  }
}

std::string waiting_words(const Context& ctx) {
  const Drafts& waiting = ctx.view.shell.waiting;
  if (waiting.empty() || ctx.read_only) return {};
  return words_of_draft(waiting.begin()->first, waiting.begin()->second);
}

void continue_draft(Context& ctx) {
  if (waiting_words(ctx).empty()) return;
  const auto [field, text] = *ctx.view.shell.waiting.begin();
  ctx.view.shell.waiting.erase(field);
  const Json draft = parsed(text);
  const bool again = field.starts_with(kAsk)      ? ask_again(ctx, draft)
                     : field.starts_with(kForm)   ? fill_again(ctx, draft)
                     : field.starts_with(kAgree)  ? agree_again(ctx, draft)
                     : field.starts_with(kPerson) ? person_again(ctx, draft)
                                                  : false;
  if (!again) offer_as_note(ctx, words_of_draft(field, text));
}

void drop_draft(Context& ctx) {
  if (!ctx.view.shell.waiting.empty()) ctx.view.shell.waiting.erase(ctx.view.shell.waiting.begin());
}

} // namespace yoriai::screens
