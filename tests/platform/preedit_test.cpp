#include "platform/preedit.hpp"

#include <gtest/gtest.h>

namespace yoriai::platform {
namespace {

TEST(PreeditText, GrowsKeyByKeyAndTurnsIntoKanji) {
  PreeditBuilder builder;
  builder.replace(0, 0, U"ち", 1);
  builder.replace(1, 0, U"い", 2);
  builder.replace(2, 0, U"k", 3);
  EXPECT_EQ(builder.preedit(), (Preedit{"ちいk", 3}));
  builder.replace(2, 1, U"き", 3);
  EXPECT_EQ(builder.preedit(), (Preedit{"ちいき", 3}));
  builder.replace(0, 3, U"地域", 2);
  EXPECT_EQ(builder.preedit(), (Preedit{"地域", 2}));
  builder.replace(0, 2, U"", 0);
  EXPECT_EQ(builder.preedit(), Preedit{});
}

TEST(PreeditText, PositionsOutsideTheTextAreCutToIt) {
  PreeditBuilder builder;
  builder.replace(-5, 100, U"𠮷野", 99);
  EXPECT_EQ(builder.preedit(), (Preedit{"𠮷野", 2}));
  builder.replace(1, -3, U"田", -1);
  EXPECT_EQ(builder.preedit(), (Preedit{"𠮷田野", 0}));
  builder.move_caret(50);
  EXPECT_EQ(builder.preedit().caret, 3);
}

TEST(PreeditText, Utf8GoesBothWays) {
  EXPECT_EQ(to_utf8(from_utf8("髙﨑𠮷邉 abc")), "髙﨑𠮷邉 abc");
  EXPECT_EQ(from_utf8("\xff").size(), 1u); // a broken byte is one unknown character
}

} // namespace
} // namespace yoriai::platform
