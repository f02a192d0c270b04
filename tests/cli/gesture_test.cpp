// One touch is one step of undo, however many commands it asks for.

#include <gtest/gtest.h>

#include "base/files.hpp"
#include "cli/gesture.hpp"
#include "support/program.hpp"

namespace yoriai::cli {
namespace {

class Gesture : public ::testing::Test {
protected:
  void SetUp() override {
    auto made = store::Store::create(sandbox / "m.yoriai", {"hakodate", "resources"}, library);
    ASSERT_TRUE(made);
    store = std::move(*made);
    for (const char* id : {"h1", "h2"}) ASSERT_TRUE(store->submit(note(id), "test"));
  }
  static meeting::Command note(const char* id) { return meeting::add("hypothesis", "坂が急", {{"id", id}}); }
  static meeting::Command mark(const char* id) { return {"mark", {{"id", id}, {"on", true}}}; }
  std::optional<base::Error> carry_out(const std::vector<meeting::Command>& commands) {
    return carry_out_gesture(*store, library, ids, commands, "test");
  }
  bool marked(const char* id) const { return store->meeting().item(id)->marked; }

  test::Sandbox sandbox;
  sheets::Library library = sheets::Library::load(base::assets_root() / "sheets");
  base::IdSource ids{1};
  std::unique_ptr<store::Store> store;
};

TEST_F(Gesture, SeveralCommandsAreOneChangeAndOneUndo) {
  const auto before = store->changes();
  EXPECT_FALSE(carry_out({mark("h1"), mark("h2"), {"step", {{"to", "hakodate/2"}}}}));
  EXPECT_EQ(store->changes(), before + 1);
  EXPECT_TRUE(marked("h1") && marked("h2"));
  ASSERT_TRUE(store->submit({"undo"}, "test"));
  EXPECT_FALSE(marked("h1") || marked("h2"));
  EXPECT_NE(store->meeting().step(), "hakodate/2");
  ASSERT_TRUE(store->submit({"redo"}, "test"));
  EXPECT_TRUE(marked("h1") && marked("h2"));
}

TEST_F(Gesture, ALaterCommandSeesWhatTheEarlierMade) {
  EXPECT_FALSE(carry_out({note("h3"), mark("h3")}));
  EXPECT_TRUE(marked("h3"));
}

TEST_F(Gesture, ARefusalIsToldAndTheRestIsDone) {
  const auto refusal = carry_out({mark("h1"), mark("nobody"), mark("h2")});
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code, base::Code::refused);
  EXPECT_TRUE(marked("h1") && marked("h2"));
}

TEST_F(Gesture, NothingAskedIsNothingDone) {
  const auto before = store->changes();
  EXPECT_FALSE(carry_out({}));
  EXPECT_EQ(store->changes(), before);
}

} // namespace
} // namespace yoriai::cli
