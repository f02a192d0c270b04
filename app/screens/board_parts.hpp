// What the boards of STEP2 to STEP6 and the resource grid share: looking up what belongs together, layouts kept until
// the meeting changes, the bar of acts, the usual questions.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "screens/context.hpp"
#include "screens/view_state.hpp"
#include "sheets/sheet.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

using Items = std::vector<const meeting::Item*>; // valid until the next change of the meeting

// What takes part in its step, in order of writing.
Items live_items(const meeting::Meeting& meeting, std::string_view kind);
Items live_derived(const meeting::Meeting& meeting, std::string_view id, std::string_view kind);

// The same, of the group's board in view (groups.hpp).
Items board_items(const Context& ctx, std::string_view kind);
Items board_derived(const Context& ctx, std::string_view id, std::string_view kind);

// What a layout was made for: it is made anew when any of this differs.
struct LayoutKey {
  std::string meeting;
  std::uint64_t revision = ~0ull;
  float width = 0, height = 0;
  int lang = -1, mode = 0;
  std::string extra;
  bool operator==(const LayoutKey&) const = default;
};
LayoutKey layout_key(const Context& ctx, const widgets::Rect& area, int mode = 0, std::string extra = {});

// The words of a thing: its text; of a response its method, or why there is none.
const std::string& words_of(const meeting::Item& item);
std::string shortened(std::string_view text, std::size_t characters); // … at its end where it was cut
std::string quoted(const Context& ctx, std::string_view text, std::size_t characters = 12); // 「…」
std::string said_date(const Context& ctx, std::string_view iso);                            // 2026年3月5日
const std::string& in_lang(const Context& ctx, const sheets::Text& text);

// The first step of that kind in the sheet that `step` belongs to; nullptr when there is none.
const sheets::Step* sibling_step(const Context& ctx, const sheets::Step& step, sheets::StepKind kind);

// One act of the bottom bar; its target is "act/<id>".
struct Act {
  std::string id, label;
  const char* icon = nullptr;
  std::function<void()> run;
  bool enabled = true;
};

// The selection bar: what is chosen or where to press, its acts, and やめる at the end. Acts that find no room are
// reached through "act/more". A refusal stands in place of the words.
void draw_act_bar(Context& ctx, const widgets::Rect& bar, std::string_view words, std::vector<Act> acts);

// While nothing is chosen: buttons from the left; cuts them off `bar`.
void draw_bar_buttons(Context& ctx, widgets::Rect& bar, const std::vector<Act>& acts, bool at_hand = false);

// The usual acts of one thing.
Act edit_act(Context& ctx, const meeting::Item& item);
Act lineage_act(Context& ctx, const std::string& id);
Act park_act(Context& ctx, const std::string& id);
Act remove_act(Context& ctx, const std::string& id);

// A text typed in a bottom sheet; `then` is sent with it at `into` (as in TextQuestion) when it is agreed to.
struct TextAsked {
  std::string name, heading, hint, text;
  bool may_be_empty = false;
};
void ask_text(Context& ctx, TextAsked asked, meeting::Command then, std::string into = "/text");

meeting::Command set_text(std::string_view id, std::string_view text);
meeting::Command set_from(std::string_view id, const std::vector<std::string>& from);

// The head of a column: smaller where a word is too wide for it.
void draw_head_words(widgets::Ui& ui, const widgets::Rect& box, std::string_view words, widgets::Align align);

// The chosen item when it is one of that kind, else nullptr.
const meeting::Item* chosen_item(const Context& ctx, std::string_view kind);

// Chooses a thing that was tapped: it is in view already.
void choose_tapped(Context& ctx, const std::string& id);

// True once after the choice changed to `id`: bring it into view.
bool wants_reveal(Context& ctx, const std::string& id);

} // namespace yoriai::screens
