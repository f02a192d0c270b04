#include "input/composition.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/text.hpp"
#include "input/kana.hpp"
#include "input/tables.hpp"

namespace yoriai::input {
namespace {

using Kind = Composition::Span::Kind;

class CompositionTest : public testing::Test {
protected:
  Engine engine{Converter(test::small_dictionary()), nullptr, nullptr, nullptr};
  Composition pad;

  void type(std::string_view kana, Composition* into = nullptr) {
    std::size_t at = 0;
    for (const std::size_t end : base::character_ends(kana)) {
      ASSERT_TRUE((into ? into : &pad)->type(kana.substr(at, end - at)));
      at = end;
    }
  }
  // The note with | at the caret, [ ] around pending kana and segments, < > around the one in focus.
  std::string look() const {
    std::string look;
    std::size_t at = 0;
    for (const auto& span : pad.spans()) {
      const char* open = span.kind == Kind::plain ? "" : span.kind == Kind::focused ? "<" : "[";
      const char* close = span.kind == Kind::plain ? "" : span.kind == Kind::focused ? ">" : "]";
      std::string text = span.text;
      if (pad.caret() >= at && pad.caret() < at + text.size()) text.insert(pad.caret() - at, "|");
      at += span.text.size();
      look += open + text + close;
    }
    return pad.caret() == at ? look + "|" : look;
  }
  std::vector<std::string> offered() const {
    std::vector<std::string> texts;
    for (const auto& offer : pad.offers(engine)) texts.push_back(offer.text);
    return texts;
  }
  std::size_t index_of(const std::string& text) const {
    const auto all = offered();
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), text) - all.begin());
  }
};

TEST_F(CompositionTest, KanaGatherAndBecomeSegments) {
  EXPECT_TRUE(pad.empty());
  type("ちいきのかだい");
  EXPECT_EQ(look(), "[ちいきのかだい]|");
  EXPECT_TRUE(pad.convert(engine));
  EXPECT_EQ(look(), "<地域の>[|課題]");
  EXPECT_TRUE(pad.commit());
  EXPECT_EQ(look(), "地域の課題|");
  EXPECT_FALSE(pad.commit()); // nothing is left to take
  EXPECT_FALSE(pad.convert(engine));
}

TEST_F(CompositionTest, OneKeyTurnsTheMarkOfTheLastKana) {
  type("つ");
  for (const char* form : {"っ", "づ", "つ"}) {
    EXPECT_TRUE(pad.turn_mark());
    EXPECT_EQ(pad.text(), form);
  }
  type("は");
  EXPECT_TRUE(pad.turn_mark() && pad.turn_mark());
  EXPECT_EQ(pad.text(), "つぱ");
  type("な");
  EXPECT_FALSE(pad.turn_mark());
  EXPECT_EQ(pad.text(), "つぱな");
  // Of a kana that was taken already, too; never of a kanji.
  pad.commit();
  pad.erase();
  EXPECT_TRUE(pad.turn_mark());
  EXPECT_EQ(pad.text(), "つは");
  Composition kanji("地域");
  EXPECT_FALSE(kanji.turn_mark());
  Composition nothing;
  EXPECT_FALSE(nothing.turn_mark());
}

TEST_F(CompositionTest, ErasingTakesWholeCharacters) {
  Composition draft("家👨\u200d👩\u200d👧葛\U000E0100");
  for (const char* left : {"家👨\u200d👩\u200d👧", "家", ""}) {
    EXPECT_TRUE(draft.erase());
    EXPECT_EQ(draft.text(), left);
  }
  EXPECT_FALSE(draft.erase());
  type("あい");
  EXPECT_TRUE(pad.erase() && pad.erase());
  EXPECT_FALSE(pad.erase());
}

TEST_F(CompositionTest, TheCaretMovesThroughPendingKanaAndOut) {
  pad = Composition("課題");
  type("ばす");
  EXPECT_TRUE(pad.move_left());
  EXPECT_EQ(look(), "課題[ば|す]");
  type("い");
  EXPECT_EQ(look(), "課題[ばい|す]");
  EXPECT_TRUE(pad.move_right());
  EXPECT_FALSE(pad.move_right());
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(pad.move_left());
  EXPECT_EQ(look(), "課題[|ばいす]");
  EXPECT_TRUE(pad.move_left()); // out: the kana stay as they are
  EXPECT_EQ(look(), "課|題ばいす");
  EXPECT_TRUE(pad.move_left());
  EXPECT_FALSE(pad.move_left());
  type("の");
  EXPECT_EQ(look(), "[の]|課題ばいす");
  EXPECT_TRUE(pad.move_right());
  EXPECT_EQ(look(), "の課|題ばいす");
}

TEST_F(CompositionTest, AFingerPlacesTheCaretBetweenCharacters) {
  pad = Composition("課題");
  EXPECT_TRUE(pad.place_caret(4)); // inside 題, nearer to its beginning
  EXPECT_EQ(look(), "課|題");
  EXPECT_FALSE(pad.place_caret(3));
  EXPECT_TRUE(pad.place_caret(1000000));
  EXPECT_EQ(look(), "課題|");
  type("ちいき");
  pad.convert(engine);
  EXPECT_TRUE(pad.place_caret(0));
  EXPECT_EQ(look(), "|課題地域"); // what was chosen is taken
}

TEST_F(CompositionTest, CandidatesAreChosenForTheSegmentInFocus) {
  type("ちいきのかだい");
  pad.convert(engine);
  EXPECT_EQ(offered().at(pad.chosen()), "地域の");
  EXPECT_TRUE(pad.choose(engine, index_of("値域の")));
  EXPECT_EQ(look(), "<値域の>[|課題]");
  EXPECT_TRUE(pad.focus_next());
  EXPECT_FALSE(pad.focus_next());
  EXPECT_TRUE(pad.convert(engine)); // 変換 again: the next candidate
  EXPECT_EQ(look(), "[値域の]<過大>|");
  EXPECT_TRUE(pad.focus_previous());
  EXPECT_EQ(offered().at(pad.chosen()), "値域の");
  EXPECT_FALSE(pad.focus_previous());
  EXPECT_FALSE(pad.choose(engine, 100000));
  EXPECT_TRUE(pad.focus(1));
  EXPECT_FALSE(pad.focus(7));
  // The next candidate after the last is the first.
  const std::size_t count = offered().size();
  for (std::size_t i = 0; i < count; ++i) EXPECT_TRUE(pad.convert(engine));
  EXPECT_EQ(pad.text(), "値域の過大");
}

TEST_F(CompositionTest, BordersMoveAndEarlierChoicesStay) {
  type("ちいきのかいごしえん");
  pad.convert(engine);
  EXPECT_EQ(look(), "<地域の>[|介護][支援]");
  pad.choose(engine, index_of("値域の"));
  pad.focus_next();
  EXPECT_TRUE(pad.widen(engine));
  EXPECT_EQ(look(), "[値域の]<介護し>[|えん]");
  EXPECT_TRUE(pad.narrow(engine) && pad.narrow(engine));
  EXPECT_EQ(look(), "[値域の]<回>[|御支援]");
  EXPECT_TRUE(pad.narrow(engine));
  EXPECT_FALSE(pad.narrow(engine)); // one kana is the least
  EXPECT_EQ(pad.text().substr(0, 9), "値域の");
  while (pad.widen(engine)) {
  }
  EXPECT_EQ(pad.segments(), 2u);
  EXPECT_FALSE(pad.widen(engine));
  Composition idle;
  EXPECT_FALSE(idle.widen(engine) || idle.narrow(engine));
}

TEST_F(CompositionTest, PunctuationIsPassedOver) {
  type("、ちいき、かだい。");
  pad.convert(engine);
  EXPECT_EQ(look(), "[、]<地域>[|、][課題][。]");
  EXPECT_FALSE(pad.widen(engine)); // a mark is not taken in
  EXPECT_TRUE(pad.focus_next());
  EXPECT_EQ(look(), "[、][地域][、]<課題>[|。]");
  EXPECT_FALSE(pad.focus_next());
  EXPECT_FALSE(pad.focus(0));
  Composition marks;
  marks.type("。");
  EXPECT_TRUE(marks.convert(engine));
  EXPECT_FALSE(marks.convert(engine)); // there is nothing to choose
  EXPECT_EQ(marks.finish(), "。");
}

TEST_F(CompositionTest, GoingBackGivesTheKanaAgain) {
  type("ちいき");
  pad.convert(engine);
  EXPECT_TRUE(pad.erase());
  EXPECT_EQ(look(), "[ちいき]|");
  EXPECT_FALSE(pad.cancel());
  pad.convert(engine);
  EXPECT_TRUE(pad.cancel());
  EXPECT_EQ(look(), "[ちいき]|");
}

TEST_F(CompositionTest, TypingOnTakesWhatWasChosen) {
  type("ちいき");
  pad.convert(engine);
  type("の");
  EXPECT_EQ(look(), "地域[の]|");
  EXPECT_TRUE(pad.undo()); // の, and what it took
  EXPECT_EQ(look(), "<地域>|");
}

TEST_F(CompositionTest, PostingTakesWhatIsUnconvertedToo) {
  pad = Composition("坂が");
  type("ちいき");
  EXPECT_EQ(pad.finish(), "坂がちいき");
  EXPECT_TRUE(pad.empty());
  type("かだい");
  pad.convert(engine);
  EXPECT_EQ(pad.finish(), "課題");
  EXPECT_EQ(pad.finish(), "");
}

TEST_F(CompositionTest, UndoGoesStepByStepAndBackAgain) {
  type("ちいき");
  pad.turn_mark(); // き → ぎ: still the same run of typing
  pad.turn_mark();
  pad.convert(engine);
  pad.choose(engine, index_of("値域"));
  pad.commit();
  pad.erase();
  const char* back[] = {"値域|", "<値域>|", "<地域>|", "[ちいき]|", "|"};
  for (const char* one : back) {
    EXPECT_TRUE(pad.undo());
    EXPECT_EQ(look(), one);
  }
  EXPECT_FALSE(pad.undo());
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(pad.redo());
  EXPECT_EQ(look(), "値|");
  EXPECT_FALSE(pad.redo());
  pad.undo();
  type("の");
  EXPECT_FALSE(pad.can_redo()); // something new was written
}

TEST_F(CompositionTest, WhatWasPostedOrClearedComesBackByUndo) {
  type("ちいき");
  pad.finish();
  EXPECT_TRUE(pad.undo());
  EXPECT_EQ(pad.text(), "ちいき");
  EXPECT_TRUE(pad.clear());
  EXPECT_FALSE(pad.clear());
  EXPECT_TRUE(pad.undo());
  EXPECT_EQ(pad.text(), "ちいき");
}

TEST_F(CompositionTest, UndoIsBounded) {
  for (std::size_t i = 0; i < Composition::kMostUndo + 50; ++i) {
    pad.type("あ");
    pad.commit();
  }
  std::size_t steps = 0;
  while (pad.undo()) ++steps;
  EXPECT_EQ(steps, Composition::kMostUndo);
}

TEST_F(CompositionTest, WhileTypingAllOfItAndWordsThatGoOnAreOffered) {
  engine.field = std::make_shared<WordList>(std::vector<Word>{{"かいごりしょく", "介護離職", WordKind::suru, 4000}});
  type("ちいきのかいご");
  const auto& offers = pad.offers(engine);
  ASSERT_GE(offers.size(), 2u);
  EXPECT_EQ(offers[0], (Composition::Offer{Composition::Offer::Kind::conversion, "地域の介護"}));
  EXPECT_EQ(offers[1], (Composition::Offer{Composition::Offer::Kind::prediction, "介護離職"}));
  EXPECT_TRUE(pad.choose(engine, 1)); // what stands before it is converted with it
  EXPECT_EQ(look(), "地域の介護離職|");
  EXPECT_TRUE(pad.offers(engine).empty());
  type("かだい");
  pad.move_left();
  EXPECT_TRUE(pad.choose(engine, 0)); // only what stands before the caret
  EXPECT_EQ(pad.text().substr(0, std::string("地域の介護離職").size()), "地域の介護離職");
  EXPECT_TRUE(pad.text().ends_with("い"));
}

TEST_F(CompositionTest, WhatMayComeNextIsOfferedAtTheEndOfTheNote) {
  engine.field = std::make_shared<WordList>(std::vector<Word>{{"かいごりしょく", "介護離職", WordKind::suru, 4000}});
  EXPECT_TRUE(offered().empty()); // of an empty note nothing is known
  type("かいご");
  pad.convert(engine);
  pad.commit();
  ASSERT_EQ(look(), "介護|");
  ASSERT_EQ(pad.offers(engine), (std::vector<Composition::Offer>{{Composition::Offer::Kind::next, "離職"}}));
  EXPECT_FALSE(pad.choose(engine, 1));
  EXPECT_TRUE(pad.choose(engine, 0));
  EXPECT_EQ(look(), "介護離職|");
  EXPECT_TRUE(offered().empty());
  EXPECT_TRUE(pad.undo());
  EXPECT_EQ(look(), "介護|");
  EXPECT_EQ(offered(), std::vector<std::string>{"離職"});
  EXPECT_TRUE(pad.move_left()); // inside the note nothing comes next
  EXPECT_TRUE(offered().empty());
  EXPECT_TRUE(pad.move_right());
  EXPECT_TRUE(pad.choose(engine, 0));
  pad.finish();
  const auto choices = pad.take_choices();
  ASSERT_EQ(choices.size(), 2u);
  EXPECT_EQ(choices[1], (Choice{{"離職", {{"りしょく", "離職"}}}, false})); // no homonym was turned down
}

TEST_F(CompositionTest, ANoteThatIsFullTakesNoMoreByAnOffer) {
  engine.field = std::make_shared<WordList>(std::vector<Word>{{"かいごりしょく", "介護離職", WordKind::suru, 4000}});
  std::string text;
  for (std::size_t i = 0; i + 3 < Composition::kMostText; ++i) text += "あ";
  pad = Composition(text + "介護");
  ASSERT_EQ(offered(), std::vector<std::string>{"離職"});
  EXPECT_FALSE(pad.choose(engine, 0)); // one character too many
  EXPECT_EQ(pad.text(), text + "介護");
}

TEST_F(CompositionTest, OfASingleSegmentOtherCandidatesAreOfferedAtOnce) {
  type("ちいき");
  const auto all = offered();
  EXPECT_EQ(all.front(), "地域");
  EXPECT_NE(index_of("値域"), all.size());
  EXPECT_TRUE(pad.choose(engine, index_of("値域")));
  EXPECT_EQ(look(), "値域|");
}

TEST_F(CompositionTest, WhatWasAcceptedIsHandedToLearning) {
  type("じじょの");
  pad.convert(engine);
  pad.choose(engine, index_of("自助の"));
  EXPECT_TRUE(pad.take_choices().empty()); // not before it is posted
  EXPECT_EQ(pad.finish(), "自助の");
  const auto choices = pad.take_choices();
  ASSERT_EQ(choices.size(), 1u);
  EXPECT_TRUE(choices[0].chosen);
  EXPECT_EQ(choices[0].candidate.words.front(), (Piece{"じじょ", "自助"}));
  EXPECT_TRUE(pad.take_choices().empty());
  type("ちいき");
  pad.convert(engine);
  pad.commit();
  pad.clear(); // thrown away
  EXPECT_TRUE(pad.finish().empty());
  EXPECT_TRUE(pad.take_choices().empty());
}

TEST_F(CompositionTest, WorksWithoutADictionary) {
  engine = Engine{};
  type("ちいきのかだい");
  EXPECT_TRUE(pad.convert(engine));
  EXPECT_EQ(look(), "<ちいきのかだい>|");
  EXPECT_TRUE(pad.choose(engine, index_of("チイキノカダイ")));
  EXPECT_TRUE(pad.narrow(engine));
  EXPECT_EQ(look(), "<ちいきのかだ>[|い]");
  EXPECT_EQ(pad.finish(), "ちいきのかだい");
}

TEST_F(CompositionTest, RefusesWhatIsNoText) {
  for (const char* bad : {"", "\xff", "\xe3\x81", "\x07", "\x1b[0m", "\u202e", "a\r\n"})
    EXPECT_FALSE(pad.type(bad)) << bad;
  EXPECT_TRUE(pad.empty());
  EXPECT_FALSE(pad.can_undo());
  EXPECT_TRUE(pad.type("　"));
  EXPECT_TRUE(pad.type(" "));
  Composition draft("a\r\nb\x07\xff");
  EXPECT_EQ(draft.text(), "a\nb");
}

TEST_F(CompositionTest, PendingKanaAndTheNoteAreBounded) {
  for (std::size_t i = 0; i < Composition::kMostPending; ++i) ASSERT_TRUE(pad.type("あ"));
  EXPECT_TRUE(pad.full() && pad.pending_full());
  EXPECT_FALSE(pad.type("あ"));
  EXPECT_TRUE(pad.convert(engine)); // all 500
  EXPECT_TRUE(pad.type("い"));      // which makes room
  EXPECT_FALSE(pad.full());
  for (int i = 0; i < 4; ++i) {
    while (pad.type("あ")) {
    }
    pad.commit();
  }
  EXPECT_TRUE(pad.full());
  EXPECT_EQ(base::count_characters(pad.finish()), Composition::kMostText);
}

TEST_F(CompositionTest, AnySequenceOfKeysKeepsItWhole) {
  engine.field = std::make_shared<WordList>(std::vector<Word>{{"かいごりしょく", "介護離職", WordKind::suru, 4000}});
  const char* keys[] = {"か", "い", "ご", "ち", "き", "の",       "し", "え",
                        "ん", "、", "だ", "8",  "A",  "👨\u200d👩", "ー", "　"};
  for (unsigned seed = 0; seed < 40; ++seed) {
    std::mt19937 random(seed);
    pad = Composition(seed % 2 != 0 ? "地域の" : "");
    for (int step = 0; step < 250; ++step) {
      switch (random() % 20) {
        case 0: pad.erase(); break;
        case 1: pad.turn_mark(); break;
        case 2: pad.move_left(); break;
        case 3: pad.move_right(); break;
        case 4: pad.place_caret(random() % 60); break;
        case 5: pad.convert(engine); break;
        case 6: pad.choose(engine, random() % 8); break;
        case 7: pad.focus_next(); break;
        case 8: pad.focus_previous(); break;
        case 9: pad.widen(engine); break;
        case 10: pad.narrow(engine); break;
        case 11: pad.commit(); break;
        case 12: pad.undo(); break;
        case 13: pad.redo(); break;
        case 14: pad.cancel(); break;
        default: pad.type(keys[random() % std::size(keys)]); break;
      }
      std::string whole;
      for (const auto& span : pad.spans()) {
        EXPECT_FALSE(span.text.empty());
        whole += span.text;
      }
      ASSERT_EQ(whole, pad.text());
      ASSERT_TRUE(base::is_utf8(whole));
      ASSERT_LE(pad.caret(), whole.size());
      ASSERT_TRUE(base::is_utf8(whole.substr(0, pad.caret()))); // never inside a character
      const auto& offers = pad.offers(engine);
      ASSERT_TRUE(pad.has_pending() || offers.empty() || offers[0].kind == Composition::Offer::Kind::next);
      if (pad.converting()) {
        ASSERT_LT(pad.chosen(), offers.size());
        ASSERT_LT(pad.segment_in_focus(), pad.segments());
      }
    }
    pad.undo();
    const std::string before = pad.text();
    ASSERT_EQ(pad.finish(), before);
  }
}

} // namespace
} // namespace yoriai::input
