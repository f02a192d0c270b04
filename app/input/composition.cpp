#include "input/composition.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "input/kana.hpp"

namespace yoriai::input {
namespace {

constexpr std::size_t kMostPredictions = 12, kMostWhole = 6; // offers while typing

// Neither control characters nor bytes that are no UTF-8; a blank is a character like others.
bool may_type(std::string_view characters) {
  if (characters.empty() || !base::is_utf8(characters)) return false;
  const std::string guarded = "x" + std::string(characters) + "x";
  return base::clean_text(guarded) == guarded;
}

// Where the last character of `text`, as people see it, begins.
std::size_t last_character(std::string_view text) {
  const auto ends = base::character_ends(text);
  return ends.size() < 2 ? 0 : ends[ends.size() - 2];
}

std::size_t first_character_end(std::string_view text) {
  const auto ends = base::character_ends(text);
  return ends.empty() ? 0 : ends.front();
}

Candidate as_typed(const std::u32string& points) {
  const std::string text = utf8(points);
  return {text, {{text, text}}};
}

std::size_t size_of(std::string_view text) { return code_points(text).size(); }

} // namespace

Composition::Composition(std::string_view text) { now_.before = base::clean_text(text); }

// --- Keys ------------------------------------------------------------------------------------------------------------------

std::size_t Composition::room() const {
  const std::size_t used = size_of(now_.before) + size_of(now_.after) + now_.pending.size();
  return used < kMostText ? kMostText - used : 0;
}

bool Composition::full() const { return room() == 0 || (!converting() && pending_full()); }

bool Composition::type(std::string_view characters) {
  if (!may_type(characters)) return false;
  const std::u32string points = code_points(characters);
  const std::size_t waiting = converting() ? 0 : now_.pending.size();
  if (points.size() > room() || waiting + points.size() > kMostPending) return false;
  if (converting()) {
    remember(Act::other);
    settle();
    last_act_ = Act::typing;
  }
  remember(Act::typing);
  now_.pending.insert(now_.at, points);
  now_.at += points.size();
  return true;
}

bool Composition::turn_mark() {
  if (converting()) return false;
  if (!now_.pending.empty()) {
    if (now_.at == 0) return false;
    const char32_t next = next_form(now_.pending[now_.at - 1]);
    if (next == now_.pending[now_.at - 1]) return false;
    remember(Act::typing);
    now_.pending[now_.at - 1] = next;
    return true;
  }
  std::u32string before = code_points(now_.before);
  if (before.empty() || next_form(before.back()) == before.back()) return false;
  remember(Act::typing);
  before.back() = next_form(before.back());
  now_.before = utf8(before);
  return true;
}

bool Composition::erase() {
  if (converting()) return cancel();
  if (now_.at > 0) {
    remember(Act::erasing);
    const std::string left = utf8(std::u32string_view(now_.pending).substr(0, now_.at));
    const std::size_t size = size_of(std::string_view(left).substr(last_character(left)));
    now_.at -= size;
    now_.pending.erase(now_.at, size);
    return true;
  }
  if (now_.before.empty()) return false;
  remember(Act::erasing);
  now_.before.erase(last_character(now_.before));
  return true;
}

bool Composition::move_left() {
  if (converting()) return focus_previous();
  if (now_.at > 0) {
    const std::string left = utf8(std::u32string_view(now_.pending).substr(0, now_.at));
    now_.at -= size_of(std::string_view(left).substr(last_character(left)));
    changed();
    return true;
  }
  if (now_.before.empty()) return false;
  return place_caret(last_character(now_.before));
}

bool Composition::move_right() {
  if (converting()) return focus_next();
  if (now_.at < now_.pending.size()) {
    const std::string right = utf8(std::u32string_view(now_.pending).substr(now_.at));
    now_.at += size_of(std::string_view(right).substr(0, first_character_end(right)));
    changed();
    return true;
  }
  if (now_.after.empty()) return false;
  return place_caret(caret() + first_character_end(now_.after));
}

bool Composition::place_caret(std::size_t byte) {
  const std::string whole = text();
  std::size_t at = 0; // the character border nearest to where the finger was
  for (const std::size_t end : base::character_ends(whole))
    if ((end > byte ? end - byte : byte - end) <= (at > byte ? at - byte : byte - at)) at = end;
  if (now_.pending.empty() && at == now_.before.size()) return false;
  if (!now_.pending.empty()) remember(Act::other);
  settle();
  now_.before = whole.substr(0, at);
  now_.after = whole.substr(at);
  last_act_ = Act::none;
  changed();
  return true;
}

// --- Conversion ------------------------------------------------------------------------------------------------------------

bool Composition::convert(const Engine& engine) {
  if (converting()) {
    load_candidates(engine);
    const std::size_t count = now_.segments[now_.focus].candidates.size();
    return count > 1 && choose(engine, (now_.segments[now_.focus].chosen + 1) % count);
  }
  if (now_.pending.empty()) return false;
  remember(Act::other);
  for (Segment& segment : engine.converter.convert(utf8(now_.pending), engine.lists()).segments)
    now_.segments.push_back({std::move(segment), {}, 0, false});
  now_.focus = 0;
  while (now_.focus + 1 < now_.segments.size() && now_.segments[now_.focus].segment.fixed) ++now_.focus;
  return true;
}

bool Composition::choose(const Engine& engine, std::size_t offer) {
  if (offer >= offers(engine).size()) return false;
  if (converting()) {
    if (now_.segments[now_.focus].segment.fixed) return false;
    remember(Act::other);
    now_.segments[now_.focus].chosen = offer;
    now_.segments[now_.focus].touched = true;
    return true;
  }
  const Prediction put = puts_[offer];
  if (size_of(put.before.text + put.word.text) > room() + now_.pending.size()) return false;
  // Who takes what came first, or what comes next, turned no homonym down.
  const bool best =
      offers_[offer].kind == Offer::Kind::next || (offers_[offer].kind == Offer::Kind::conversion && offer == 0);
  remember(Act::other);
  if (!put.before.text.empty()) take({put.before, false});
  take({put.word, !best});
  now_.pending.erase(0, now_.at);
  now_.at = 0;
  return true;
}

bool Composition::focus_next() {
  for (std::size_t i = now_.focus + 1; i < now_.segments.size(); ++i)
    if (focus(i)) return true;
  return false;
}

bool Composition::focus_previous() {
  for (std::size_t i = now_.focus; converting() && i > 0; --i)
    if (focus(i - 1)) return true;
  return false;
}

bool Composition::focus(std::size_t segment) {
  if (segment >= now_.segments.size() || segment == now_.focus || now_.segments[segment].segment.fixed) return false;
  now_.focus = segment;
  changed();
  return true;
}

bool Composition::part_anew(const Engine& engine, std::size_t size) {
  std::vector<std::size_t> lengths;
  for (std::size_t i = 0; i < now_.focus; ++i) lengths.push_back(now_.segments[i].segment.size);
  lengths.push_back(size);
  Conversion conversion = engine.converter.convert(utf8(now_.pending), engine.lists(), lengths);
  remember(Act::other);
  now_.segments.resize(now_.focus); // what stands before keeps what was chosen there
  for (std::size_t i = now_.focus; i < conversion.segments.size(); ++i)
    now_.segments.push_back({std::move(conversion.segments[i]), {}, 0, false});
  return true;
}

bool Composition::widen(const Engine& engine) {
  if (now_.focus + 1 >= now_.segments.size() || now_.segments[now_.focus + 1].segment.fixed ||
      now_.segments[now_.focus].segment.fixed)
    return false;
  const std::u32string next = code_points(now_.segments[now_.focus + 1].segment.reading);
  std::size_t more = 1;
  while (more < next.size() && is_joined(next[more])) ++more;
  return part_anew(engine, now_.segments[now_.focus].segment.size + more);
}

bool Composition::narrow(const Engine& engine) {
  if (!converting() || now_.segments[now_.focus].segment.fixed) return false;
  const std::u32string reading = code_points(now_.segments[now_.focus].segment.reading);
  std::size_t size = reading.size() - 1;
  while (size > 0 && is_joined(reading[size])) --size;
  return size > 0 && part_anew(engine, size);
}

bool Composition::cancel() {
  if (!converting()) return false;
  remember(Act::other);
  now_.segments.clear();
  now_.focus = 0;
  now_.at = now_.pending.size();
  return true;
}

bool Composition::commit() {
  if (now_.pending.empty()) return false;
  remember(Act::other);
  settle();
  return true;
}

void Composition::take(Choice choice) {
  now_.before += choice.candidate.text;
  now_.choices.push_back(std::move(choice));
}

void Composition::settle() {
  if (converting()) {
    for (const Part& part : now_.segments) take({part.candidate(), part.touched});
  } else if (!now_.pending.empty()) {
    take({as_typed(now_.pending), false});
  }
  now_.segments.clear();
  now_.pending.clear();
  now_.at = now_.focus = 0;
}

// --- The whole note --------------------------------------------------------------------------------------------------------

std::string Composition::finish() {
  const std::string whole = text();
  if (whole.empty()) return whole;
  remember(Act::other);
  settle();
  for (Choice& choice : now_.choices) // what was erased again teaches nothing
    if (whole.find(choice.candidate.text) != whole.npos) accepted_.push_back(std::move(choice));
  now_ = {};
  return whole;
}

std::vector<Choice> Composition::take_choices() { return std::exchange(accepted_, {}); }

bool Composition::clear() {
  if (empty()) return false;
  remember(Act::other);
  now_ = {};
  return true;
}

// Keeps what is now for undo, unless this act goes on with the one before.
void Composition::remember(Act act) {
  changed();
  const bool goes_on = act == last_act_ && act != Act::other;
  last_act_ = act;
  if (goes_on) return;
  if (undo_.size() == kMostUndo) undo_.erase(undo_.begin());
  undo_.push_back(now_);
  redo_.clear();
}

bool Composition::undo() {
  if (undo_.empty()) return false;
  redo_.push_back(std::exchange(now_, std::move(undo_.back())));
  undo_.pop_back();
  last_act_ = Act::none;
  changed();
  return true;
}

bool Composition::redo() {
  if (redo_.empty()) return false;
  undo_.push_back(std::exchange(now_, std::move(redo_.back())));
  redo_.pop_back();
  last_act_ = Act::none;
  changed();
  return true;
}

// --- What to draw ----------------------------------------------------------------------------------------------------------

std::vector<Composition::Span> Composition::spans() const {
  std::vector<Span> spans;
  const auto add = [&](Span::Kind kind, std::string text) {
    if (!text.empty()) spans.push_back({kind, std::move(text)});
  };
  if (now_.pending.empty()) {
    add(Span::Kind::plain, now_.before + now_.after);
    return spans;
  }
  add(Span::Kind::plain, now_.before);
  if (!converting()) add(Span::Kind::pending, utf8(now_.pending));
  for (std::size_t i = 0; i < now_.segments.size(); ++i)
    add(i == now_.focus ? Span::Kind::focused : Span::Kind::segment, now_.segments[i].candidate().text);
  add(Span::Kind::plain, now_.after);
  return spans;
}

std::string Composition::text() const {
  std::string text;
  for (const Span& span : spans()) text += span.text;
  return text;
}

std::size_t Composition::caret() const {
  std::size_t caret = now_.before.size();
  if (!converting()) return caret + utf8(std::u32string_view(now_.pending).substr(0, now_.at)).size();
  for (std::size_t i = 0; i <= now_.focus; ++i) caret += now_.segments[i].candidate().text.size();
  return caret;
}

// --- What can be chosen ----------------------------------------------------------------------------------------------------

void Composition::load_candidates(const Engine& engine) const {
  Part& part = now_.segments[now_.focus];
  if (part.candidates.empty()) part.candidates = engine.converter.candidates(part.segment, engine.lists());
}

// The kana before the caret: as a whole, then words that go on from them, then, of one segment, its other candidates.
void Composition::offer_while_typing(const Engine& engine) const {
  const std::string kana = utf8(std::u32string_view(now_.pending).substr(0, now_.at));
  const auto add = [&](Offer::Kind kind, Prediction put) {
    const std::string whole = put.before.text + put.word.text;
    for (const Prediction& other : puts_)
      if (other.before.text + other.word.text == whole) return;
    offers_.push_back({kind, put.word.text});
    puts_.push_back(std::move(put));
  };
  if (kana.empty()) return;
  const WordLists lists = engine.lists();
  const Conversion conversion = engine.converter.convert(kana, lists);
  Candidate whole;
  for (const Segment& segment : conversion.segments) {
    whole.text += segment.best.text;
    whole.words.insert(whole.words.end(), segment.best.words.begin(), segment.best.words.end());
  }
  add(Offer::Kind::conversion, {0, {}, whole});
  for (Prediction& prediction : predict(engine, kana, kMostPredictions))
    add(Offer::Kind::prediction, std::move(prediction));
  if (conversion.segments.size() == 1) {
    std::size_t count = 0;
    for (Candidate& candidate : engine.converter.candidates(conversion.segments[0], lists, kMostWhole))
      if (++count <= kMostWhole) add(Offer::Kind::conversion, {0, {}, std::move(candidate)});
  }
}

void Composition::offer_next(const Engine& engine) const {
  if (!now_.after.empty()) return;
  for (Prediction& next : predict_next(engine, now_.before)) {
    offers_.push_back({Offer::Kind::next, next.word.text});
    puts_.push_back(std::move(next));
  }
}

const std::vector<Composition::Offer>& Composition::offers(const Engine& engine) const {
  if (offers_made_) return offers_;
  offers_.clear();
  puts_.clear();
  if (converting()) {
    load_candidates(engine);
    for (const Candidate& candidate : now_.segments[now_.focus].candidates)
      offers_.push_back({Offer::Kind::candidate, candidate.text});
  } else if (now_.pending.empty()) {
    offer_next(engine);
  } else {
    offer_while_typing(engine);
  }
  offers_made_ = true;
  return offers_;
}

std::size_t Composition::chosen() const { return converting() ? now_.segments[now_.focus].chosen : 0; }

} // namespace yoriai::input
