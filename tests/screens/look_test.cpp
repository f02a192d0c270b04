// 見え方: filter by role, colours by role or kind, the legend, choosing several to bundle them. Never an event.
#include "screens/look.hpp"

#include <gtest/gtest.h>

#include "screens/host.hpp"
#include "screens/note_card.hpp"

namespace yoriai::tests {
namespace {

class Look : public testing::TestWithParam<widgets::Point> {
protected:
  Look() : host({.size = GetParam()}) {
    for (
        const char* line :
        {R"({"do":"step","to":"hakodate/1"})",
         R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急だ","role":"resident"})",
         R"({"do":"add","kind":"hypothesis","id":"h2","text":"薬が余る","role":"medical"})",
         R"({"do":"add","kind":"hypothesis","id":"h3","text":"店がない","role":"resident"})",
         R"({"do":"add","kind":"hypothesis","id":"h4","text":"朝の体操","role":"resident","fields":{"strength":true}})"})
      host.apply(line);
    host.look();
  }
  void open() {
    host.ui.tap("menu");
    while (!host.ui.has("menu/look")) host.ui.tap("menu/down");
    host.ui.tap("menu/look");
  }
  // As the screens draw it.
  widgets::NoteView seen(const char* id) {
    screens::Outbox out;
    screens::Context ctx{host.ui.ui(), host.ui.ui().words(), host.library, out, host.view};
    ctx.meeting = &host.meeting();
    return screens::note_view(ctx, *host.meeting().item(id));
  }
  void reach(const std::string& name) {
    while (!host.ui.has(name) && host.ui.has("look/down") && host.ui.enabled("look/down")) host.ui.tap("look/down");
    ASSERT_TRUE(host.ui.has(name)) << name;
  }
  Host host;
};

TEST_P(Look, BringsOneRoleOutAndDimsTheOthers) {
  open();
  reach("look/role/medical");
  EXPECT_NE(host.ui.target("look/role/medical").label.find("1枚"), std::string::npos) << "the legend counts";
  host.ui.tap("look/role/medical");
  host.ui.tap("look/back");
  EXPECT_TRUE(host.ui.has("note/h1")) << "nothing vanishes";
  EXPECT_TRUE(seen("h1").dimmed);
  EXPECT_FALSE(seen("h2").dimmed);
  EXPECT_TRUE(host.sent.empty()) << "only looks";
  host.ui.tap("look/all");
  host.look();
  EXPECT_FALSE(seen("h1").dimmed);
  EXPECT_FALSE(host.ui.has("look/all"));
}

TEST_P(Look, ColoursByKindWithStrengthsOfTheirOwn) {
  EXPECT_EQ(seen("h1").role, "resident");
  open();
  host.ui.tap("look/colour/kind");
  host.ui.tap("look/back");
  EXPECT_EQ(seen("h1").role, seen("h2").role) << "the role no longer colours";
  EXPECT_NE(seen("h1").role, seen("h4").role);
  EXPECT_EQ(seen("h1").role_label, "気づき・仮説");
  EXPECT_EQ(seen("h4").role_label, "強み");
  open();
  host.ui.tap("look/colour/role");
  EXPECT_EQ(seen("h1").role, "resident");
}

TEST_P(Look, ChoosesOneAfterTheOtherAndBundlesThemAtOnce) {
  open();
  host.ui.tap("look/gather");
  EXPECT_FALSE(host.ui.has("compose/text"));
  for (const char* note : {"note/h1", "note/h2", "note/h3"}) host.ui.tap(note);
  host.ui.tap("note/h2"); // not this one after all
  EXPECT_EQ(host.view.selection.ids.size(), 2u);
  if (!host.ui.has("act/stack")) host.ui.tap("act/more");
  host.ui.tap("act/stack");
  host.look();
  ASSERT_EQ(host.sent.size(), 1u);
  EXPECT_EQ(host.meeting().item("h1")->stack, host.meeting().item("h3")->stack);
  EXPECT_TRUE(host.meeting().item("h2")->stack.empty());
  EXPECT_FALSE(host.view.control.look.gathering);
}

TEST_P(Look, GatheringIsGivenUpByYameru) {
  open();
  host.ui.tap("look/gather");
  host.ui.tap("act/cancel");
  EXPECT_FALSE(host.view.control.look.gathering);
  EXPECT_TRUE(host.sent.empty());
}

INSTANTIATE_TEST_SUITE_P(Sizes, Look,
                         testing::Values(widgets::Point{1920, 1080}, widgets::Point{1280, 800},
                                         widgets::Point{1000, 1600}),
                         [](const auto& info) { return std::to_string(static_cast<int>(info.param.x)); });

} // namespace
} // namespace yoriai::tests
