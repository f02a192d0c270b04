// The bottom bar of the wall: writing and voting while nothing is chosen, else the acts of what is chosen.
//
// Targets: "compose/…" (compose.hpp), "wall/vote", "silence/…" (silence.hpp), and of the chosen "act/<id>": edit open stack move mark pictures strength
// promote/<kind> several vote park lineage remove more cancel; of a note that lies face down: move, and of one's own peek edit remove.
#include <algorithm>

#include "screens/ballot_sheet.hpp"
#include "screens/board_parts.hpp"
#include "screens/compose.hpp"
#include "screens/groups.hpp"
#include "screens/lineage.hpp"
#include "screens/mode.hpp"
#include "screens/note_card.hpp"
#include "screens/pads.hpp"
#include "screens/pictures.hpp"
#include "screens/placement.hpp"
#include "screens/shell.hpp"
#include "screens/silence.hpp"
#include "screens/wall_parts.hpp"
#include "widgets/controls.hpp"

namespace yoriai::screens {
namespace {

using widgets::Rect;
namespace icon = widgets::icon;

void post(Context& ctx, const sheets::Step& step, const std::vector<std::string>& texts) {
  if (texts.size() > 1) { // each finds its place by itself
    for (const std::string& text : texts)
      ctx.out.send(meeting::add(step.kinds.front(), text, {{"place", step.path}, {"role", ctx.view.writing_role}}));
    return;
  }
  const std::string& text = texts.front();
  WallBoard& board = wall_board(ctx, step);
  const auto ordinal = static_cast<std::uint32_t>(ctx.meeting->at_place(step.path).size());
  const bool on_ground = ground_of(*ctx.meeting, step.path) != nullptr;
  const WallKeys at = on_ground ? free_ground_place(board) : board.layout.next_free(ordinal);
  base::Json more = {{"place", step.path}, {"role", ctx.view.writing_role}, {"at", {at[0], at[1]}}};
  ctx.out.send(meeting::add(step.kinds.front(), text, std::move(more)));
  board.posted = true;
  board.posted_text = text;
}

// Whoever has a keyboard writes in the field, also where fingers have pads; a finger elsewhere brings the pads back.
bool pressed_by_key() {
  return ImGui::IsKeyPressed(ImGuiKey_Enter) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter) || ImGui::IsKeyPressed(ImGuiKey_Space);
}

bool keyboard_writes(const Context& ctx, Compose& writing, const widgets::Rect& bar) {
  const bool elsewhere = ctx.ui.pointer_down() && ctx.ui.interactive() && !bar.contains(ctx.ui.pointer());
  if (elsewhere && writing.text.empty()) writing.by_keys = false;
  return writing.by_keys;
}

void draw_writing(Context& ctx, const sheets::Step& step, Rect bar) {
  const bool slim = narrow(ctx), tight = bar.width() < 760;
  const bool open = open_ballot(ctx) != nullptr;
  const std::string_view vote = ctx.words(open ? "ballot.continue" : "ballot.vote");
  const widgets::ButtonSpec spec{.label = vote,
                                 .icon = icon::kHowToVote,
                                 .enabled = !ctx.read_only || (open && !ctx.looking_back),
                                 .icon_above = slim || tight,
                                 .size = slim || tight ? 22.0f : 26.0f,
                                 .icon_size = slim ? 40.0f : 0.0f};
  const float width = widgets::button_width(ctx.ui, spec, tight ? 12 : 24);
  const bool may_vote = may_vote_here(ctx);
  const Rect vote_at =
      may_vote ? cut_at_hand(ctx, bar, std::max(slim ? 150.0f : tight ? 92.0f : 138.0f, width), slim ? 10 : 12) : Rect{};
  if (!participants(ctx)) draw_silence(ctx, step, bar, !ctx.read_only && !open); // nobody begins to write while the room votes
  const std::string_view words = step.word("write").in(ctx.lang());
  const ComposeSpec compose{.name = "compose", .placeholder = words.empty() ? ctx.words("wall.write") : words};
  const bool may_write = allowed(ctx, May::write);
  Compose& writing = ctx.view.wall.composing[step.path];
  if (may_write && pads_offered(ctx) && !keyboard_writes(ctx, writing, bar)) {
    if (draw_write_button(ctx, bar, compose)) {
      writing.by_keys = pressed_by_key();
      writing.by_keys ? start_writing(ctx, writing, compose.name) : open_pad(ctx);
    }
  } else if (may_write) {
    if (const auto texts = draw_compose(ctx, writing, bar, compose); !texts.empty()) post(ctx, step, texts);
  }
  if (may_vote && widgets::button(ctx.ui, "wall/vote", vote_at, spec)) {
    if (open) enter_booth(ctx);
    else open_ballot_draft(ctx, step, wall_things(ctx, wall_board(ctx, step)), {});
  }
}

std::string sentence(const Context& ctx, const WallBoard& board) {
  const Selection& selection = ctx.view.selection;
  if (selection.empty()) return std::string(ctx.words("look.gathering"));
  const std::string name = short_name(ctx, selection.first(), selection.mode == TapMode::choose ? 7 : 12);
  if (selection.mode == TapMode::stack) return ctx.words("wall.stack_onto", {{"text", name}});
  if (selection.mode == TapMode::move) return ctx.words("wall.move_where", {{"text", name}});
  if (selection.ids.size() > 1 || board.several || ctx.view.control.look.gathering)
    return ctx.words("wall.several_chosen", {{"n", std::to_string(selection.ids.size())}});
  return ctx.words("wall.one_chosen", {{"text", name}});
}

// All the acts of what is chosen, the most used first.
class WallActs {
public:
  WallActs(Context& ctx, const sheets::Step& step)
      : ctx_(ctx), step_(step), ids_(ctx.view.selection.ids), one_(ids_.size() == 1) {
    for (const std::string& id : ids_) {
      if (const meeting::Item* item = ctx.meeting->item(id)) notes_.push_back(item);
      else stacks_ = true;
    }
    face_down_ = std::any_of(notes_.begin(), notes_.end(), [](const meeting::Item* i) { return i->hidden; });
  }

  std::vector<Act> list() {
    if (ids_.empty()) return {};
    if (face_down_) return face_down_acts();
    if (participants(ctx_)) return own_acts();
    add_lying();
    add_looks();
    if (one_ && !stacks_) acts_.push_back(pictures_act(ctx_, ids_.front()));
    for (const sheets::Kind* kind : kinds_to_promote(ctx_, step_, step_.kinds.front())) add_promotion(*kind);
    add_choosing();
    add("park", "wall.park", icon::kInbox, [this] { each("park"); });
    if (one_) acts_.push_back(lineage_act(ctx_, ids_.front()));
    add("remove", "wall.remove", icon::kDelete, [this] { each("remove"); });
    return std::move(acts_);
  }

private:
  void add(const char* id, const char* key, const char* symbol, std::function<void()> run) {
    acts_.push_back({id, std::string(ctx_.words(key)), symbol, std::move(run)});
  }

  // Only where it was written can it be read, written anew or thrown away before all are turned.
  std::vector<Act> face_down_acts() {
    if (!one_) return {};
    const std::string& id = ids_.front();
    if (ctx_.view.wall.own.contains(id)) {
      const bool peeked = ctx_.view.wall.peeked == id;
      add("peek", peeked ? "silence.unpeek" : "silence.peek", peeked ? icon::kVisibilityOff : icon::kOpenInFull,
          [this, id, peeked] { ctx_.view.wall.peeked = peeked ? std::string() : id; });
      acts_.push_back(edit_act(ctx_, *notes_.front()));
      if (allowed(ctx_, May::lead)) add("remove", "wall.remove", icon::kDelete, [this] { each("remove"); });
    }
    if (allowed(ctx_, May::change_own, id)) add("move", "wall.move", icon::kPlace, [this] { ctx_.view.selection.mode = TapMode::move; });
    return std::move(acts_);
  }

  // At a participants' screen: what was written there, in other words or at another place.
  std::vector<Act> own_acts() {
    if (!one_ || stacks_ || !allowed(ctx_, May::change_own, ids_.front())) return {};
    acts_.push_back(edit_act(ctx_, *notes_.front()));
    add("move", "wall.move", icon::kPlace, [this] { ctx_.view.selection.mode = TapMode::move; });
    return std::move(acts_);
  }

  void add_lying() {
    if (one_ && !stacks_) acts_.push_back(edit_act(ctx_, *notes_.front()));
    if (one_ && stacks_) add("open", "wall.open_stack", icon::kOpenInFull, [this] { open_stack(ctx_, ids_.front()); });
    add("stack", "wall.stack", icon::kLayers, [this] {
      if (one_) {
        ctx_.view.selection.mode = TapMode::stack;
      } else {
        send_stack(ctx_, ids_);
        ctx_.view.selection.clear();
        ctx_.view.control.look.gathering = false;
      }
    });
    if (one_) add("move", "wall.move", icon::kPlace, [this] { ctx_.view.selection.mode = TapMode::move; });
  }

  void add_looks() {
    if (stacks_ || notes_.empty()) return;
    const bool all = std::all_of(notes_.begin(), notes_.end(), [](const meeting::Item* i) { return i->marked; });
    add("mark", all ? "wall.unmark" : "wall.mark", icon::kRadioButtonChecked, [this, all] {
      for (const std::string& id : ids_) ctx_.out.send({"mark", base::Json{{"id", id}, {"on", !all}}});
    });
  }

  void add_promotion(const sheets::Kind& kind) {
    const std::string label = ctx_.words("wall.promote", {{"kind", kind.label.in(ctx_.lang())}});
    acts_.push_back({"promote/" + kind.id, label, icon::kTrendingFlat,
                     [this, &kind] { ask_promotion(ctx_, kind, items_of(ctx_, ids_)); }});
  }

  void add_choosing() {
    const sheets::Kind* kind = ctx_.library.kind(step_.kinds.front());
    const sheets::Field* field = kind && !stacks_ && !notes_.empty() ? kind->field("strength") : nullptr;
    if (field) {
      const bool on = std::all_of(notes_.begin(), notes_.end(),
                                  [](const meeting::Item* i) { return i->field_bool("strength").value_or(false); });
      acts_.push_back({"strength", field->label.in(ctx_.lang()), icon::kThumbUp, [this, on] {
                         for (const std::string& id : ids_) ctx_.out.send(meeting::set_fields(id, {{"strength", !on}}));
                       }});
    }
    if (!wall_board(ctx_, step_).several)
      add("several", "wall.several", icon::kChecklist, [this] { wall_board(ctx_, step_).several = true; });
    add("vote", "ballot.vote_these", icon::kHowToVote,
        [this] { open_ballot_draft(ctx_, step_, wall_things(ctx_, wall_board(ctx_, step_)), ids_); });
    acts_.back().enabled = ids_.size() > 1 && !open_ballot(ctx_);
  }

  // The command by its id for everything chosen.
  void each(const char* command) {
    for (const std::string& id : ids_) ctx_.out.send(meeting::with_id(command, id));
    ctx_.view.selection.clear();
  }

  Context& ctx_;
  const sheets::Step& step_;
  const std::vector<std::string> ids_;
  const bool one_;
  std::vector<const meeting::Item*> notes_;
  bool stacks_ = false, face_down_ = false;
  std::vector<Act> acts_;
};

void draw_chosen(Context& ctx, const sheets::Step& step, const Rect& bar) {
  WallActs acts(ctx, step);
  const bool plain = ctx.view.selection.mode == TapMode::choose;
  std::vector<Act> list = plain ? acts.list() : std::vector<Act>{};
  if (ctx.read_only && !participants(ctx)) list.clear();
  draw_act_bar(ctx, bar, sentence(ctx, wall_board(ctx, step)), std::move(list));
}

} // namespace

std::vector<const sheets::Kind*> kinds_to_promote(const Context& ctx, const sheets::Step& step, std::string_view kind) {
  std::vector<const sheets::Kind*> kinds;
  const sheets::Sheet* sheet = ctx.library.sheet_of(step.path);
  if (!sheet) return kinds;
  const auto here = std::find_if(sheet->steps.begin(), sheet->steps.end(),
                                 [&](const sheets::Step& s) { return s.path == step.path; });
  if (here == sheet->steps.end() || here + 1 == sheet->steps.end()) return kinds;
  for (const std::string& id : (here + 1)->kinds) {
    const sheets::Kind* next = sheet->kind(id);
    if (next && std::find(next->from.begin(), next->from.end(), kind) != next->from.end()) kinds.push_back(next);
  }
  return kinds;
}

std::vector<std::string> items_of(const Context& ctx, std::span<const std::string> chosen) {
  std::vector<std::string> items;
  for (const std::string& id : chosen) {
    if (ctx.meeting->item(id)) {
      items.push_back(id);
    } else {
      for (const meeting::Item* item : live_members(*ctx.meeting, id)) items.push_back(item->id);
    }
  }
  return items;
}

void ask_promotion(Context& ctx, const sheets::Kind& kind, std::vector<std::string> ids) {
  if (ids.empty()) return;
  const meeting::Item* first = ctx.meeting->item(ids.front());
  const meeting::Stack* stack = first ? ctx.meeting->stack(first->stack) : nullptr;
  const bool whole = stack && ids.size() > 1 && !stack->title.empty();
  TextAsked asked;
  asked.name = kind.id;
  asked.heading = ctx.words("wall.promote_heading", {{"kind", kind.label.in(ctx.lang())}});
  asked.hint = ctx.words("wall.promote_hint", {{"n", std::to_string(ids.size())}});
  asked.text = whole ? stack->title : first ? first->text : std::string();
  ask_text(ctx, std::move(asked), meeting::add(kind.id, {}, {{"from", ids}}));
}

void draw_wall_bar(Context& ctx, const sheets::Step& step, Rect bar) {
  if (ctx.view.selection.empty() && !ctx.view.control.look.gathering) draw_writing(ctx, step, bar);
  else draw_chosen(ctx, step, bar);
  draw_stack_sheet(ctx, step);
  draw_ballot_sheets(ctx, step);
  draw_lineage(ctx);
}

} // namespace yoriai::screens
