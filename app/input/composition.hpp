// What one on-screen keyboard is writing: the note so far, the kana that are not yet converted, the segments being converted, and
// what can be chosen now. A plain state machine without screen, clock or thread: keys go in, spans to draw come out.
//
//   typing      kana gather at the caret, underlined (pending); offers() are predictions and the conversion of all of it
//   converting  the pending kana are segments; one of them is in focus; offers() are its candidates
//
// A pad calls one function for each key at finger-up, then draws spans(), caret() and offers(). Every function may be called in
// either state and says whether anything changed. Texts are UTF-8; what is no UTF-8 or a control character is not taken.
// One composition for each keyboard; a composition belongs to one thread. Copying it copies everything (a draft).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "input/converter.hpp"
#include "input/learning.hpp"
#include "input/predictor.hpp"

namespace yoriai::input {

class Composition {
public:
  static constexpr std::size_t kMostPending = 500; // code points not yet converted
  static constexpr std::size_t kMostText = 2000;   // code points of the whole note: what a command takes
  static constexpr std::size_t kMostUndo = 100;

  explicit Composition(std::string_view text = {}); // a draft to go on with; the caret stands at its end

  // --- Keys ---------------------------------------------------------------------------------------------------------------
  // A kana, letter, digit, mark or blank. In conversion it first takes what is chosen (as commit does). False when full().
  bool type(std::string_view characters);
  // The key 「゛゜小」: turns the kana before the caret into its next form (つ → っ → づ → つ).
  bool turn_mark();
  // Takes away one character as a person sees it. In conversion: goes back to the kana.
  bool erase();
  // One character left or right; in conversion one segment. Leaving the pending kana at either end takes them as they are.
  bool move_left();
  bool move_right();
  // The finger on the text: the caret goes to the nearest character, pending kana are taken as they are and chosen ones as chosen.
  bool place_caret(std::size_t byte); // offset in text()

  // --- Conversion ---------------------------------------------------------------------------------------------------------
  // 変換: typing → converting, all pending kana at once. Again: the next candidate of the segment in focus.
  bool convert(const Engine& engine);
  // An offer was tapped. While typing it is taken into the note at once; in conversion it is chosen for the segment in focus, and
  // the focus stays. False when there is no such offer.
  bool choose(const Engine& engine, std::size_t offer);
  bool focus_next();
  bool focus_previous();
  bool focus(std::size_t segment);   // the finger on a segment
  bool widen(const Engine& engine);  // the segment in focus takes a character of the next one
  bool narrow(const Engine& engine); // … or gives its last one away
  bool cancel();                     // back to the kana
  bool commit();                     // 確定: takes what is chosen; while typing, the kana as they are

  // --- The whole note -----------------------------------------------------------------------------------------------------
  // 貼る: the whole text, chosen, pending and all. The keyboard is empty afterwards; undo brings the text back.
  std::string finish();
  // What was accepted since the last call, for Learning::learn. Ask after finish(); a note that was thrown away teaches nothing.
  std::vector<Choice> take_choices();
  bool clear(); // 全部消す; undo brings it back
  bool undo();  // one step: a run of typing, a conversion, a choice …
  bool redo();
  bool can_undo() const { return !undo_.empty(); }
  bool can_redo() const { return !redo_.empty(); }

  // --- What to draw -------------------------------------------------------------------------------------------------------
  struct Span {
    enum class Kind { plain, pending, segment, focused } kind = Kind::plain;
    std::string text;
    bool operator==(const Span&) const = default;
  };
  std::vector<Span> spans() const; // their texts in a row are text(); none is empty
  std::string text() const;        // as it would be posted
  std::size_t caret() const;       // byte offset in text()
  bool empty() const { return text().empty(); }
  bool converting() const { return !now_.segments.empty(); }
  bool has_pending() const { return !now_.pending.empty(); }
  // No room for another character; the pad says so in a sentence. Converting or taking makes room when only the pending is full.
  bool full() const;
  bool pending_full() const { return now_.pending.size() >= kMostPending; }

  // --- What can be chosen -------------------------------------------------------------------------------------------------
  struct Offer {
    // conversion: all that is pending; prediction: the word being typed, longer than what is typed; candidate: of the segment;
    // next: what may come after the note so far, while nothing is pending and the caret stands at its end
    enum class Kind { conversion, prediction, candidate, next } kind = Kind::candidate;
    std::string text; // of a prediction the word alone; what stands before it is converted with it
    bool operator==(const Offer&) const = default;
  };
  // Made when asked for after a change (well under 1 ms), then kept. Empty when nothing is pending and nothing is known to come next.
  const std::vector<Offer>& offers(const Engine& engine) const;
  std::size_t chosen() const; // in offers() while converting
  std::size_t segment_in_focus() const { return now_.focus; }
  std::size_t segments() const { return now_.segments.size(); }

private:
  struct Part { // a segment under conversion
    Segment segment;
    std::vector<Candidate> candidates; // empty until it was in focus
    std::size_t chosen = 0;
    bool touched = false; // by somebody
    const Candidate& candidate() const { return candidates.empty() ? segment.best : candidates[chosen]; }
  };
  struct State {
    std::string before, after; // the note on both sides of what is being written
    std::u32string pending;
    std::size_t at = 0; // caret in pending
    std::vector<Part> segments;
    std::size_t focus = 0;
    std::vector<Choice> choices;
  };
  enum class Act { none, typing, erasing, other };

  void remember(Act act);
  void changed() { offers_made_ = false; }
  void settle();                                          // pending and chosen become text before the caret
  void take(Choice choice);                               // into the text before the caret
  bool part_anew(const Engine& engine, std::size_t size); // the segment in focus becomes so long
  void load_candidates(const Engine& engine) const;
  void offer_while_typing(const Engine& engine) const;
  void offer_next(const Engine& engine) const;
  std::size_t room() const;

  mutable State now_; // candidates are loaded when asked for
  std::vector<State> undo_, redo_;
  Act last_act_ = Act::none;
  std::vector<Choice> accepted_; // of notes that were finished
  mutable std::vector<Offer> offers_;
  mutable std::vector<Prediction> puts_; // while typing: what each offer puts into the note
  mutable bool offers_made_ = false;
};

} // namespace yoriai::input
