// Photos on notes and evidence, one alone on the screen, the choice of a file, and a wall with a map under it.
#include <gtest/gtest.h>

#include <cmath>

#include "screens/host.hpp"
#include "screens/pictures.hpp"

namespace yoriai::tests {
namespace {

constexpr const char* kH1 = R"({"do":"add","kind":"hypothesis","id":"h1","text":"坂が急で買い物に行けない"})";
constexpr const char* kH2 = R"({"do":"add","kind":"hypothesis","id":"h2","text":"冬は外へ出ない人が多い"})";

class PicturesTest : public ::testing::Test {
protected:
  PicturesTest() {
    host.apply(R"({"do":"step","to":"hakodate/1"})");
    host.apply(kH1);
    host.apply(kH2);
    host.pictures_near.folder = "/home/yui/Pictures";
    host.pictures_near.folders = {"/home/yui/Pictures/下見"};
    host.pictures_near.files = {"/home/yui/Pictures/坂.jpg", "/home/yui/Pictures/地図.png"};
    host.look();
  }
  // The last command of that name that the screens sent.
  const meeting::Command* sent(std::string_view name) const {
    for (auto it = host.sent.rbegin(); it != host.sent.rend(); ++it)
      if (it->name == name) return &*it;
    return nullptr;
  }
  // Where the pin of a note stands on the map, 0..1.
  meeting::Point at(const std::string& id) const { return host.meeting().item(id)->at.value_or(meeting::Point{-1, -1}); }
  void lay_map(int width = 1600, int height = 1000) {
    host.attach("map", "", "地図.png", width, height);
    host.apply(R"({"do":"ground","step":"hakodate/1","picture":"map"})");
    host.look();
  }
  Host host;
};

TEST_F(PicturesTest, ANoteShowsItsPhotoAndATapFillsTheScreenWithIt) {
  const float before = host.ui.target("note/h1").rect.height();
  host.attach("p1", "h1", "坂.jpg", 1200, 900);
  host.look();
  EXPECT_GT(host.ui.target("note/h1").rect.height(), before + 100);
  const widgets::Rect thumbnail = host.ui.target("picture/p1").rect;
  EXPECT_TRUE(host.ui.target("note/h1").rect.contains(thumbnail));
  EXPECT_GE(thumbnail.height(), 60);
  EXPECT_FALSE(host.pictures_asked.empty());
  host.ui.tap("picture/p1");
  EXPECT_TRUE(host.ui.has("viewer/close"));
  EXPECT_FALSE(host.ui.has("note/h1")) << "it fills the screen";
  EXPECT_FALSE(host.ui.has("viewer/after")) << "there is only one";
  host.ui.tap("viewer/close");
  EXPECT_TRUE(host.ui.has("note/h1"));
  EXPECT_FALSE(host.ui.has("viewer/close"));
}

TEST_F(PicturesTest, APhotoIsChosenForTheNoteThatWasChosen) {
  host.ui.tap("note/h1");
  if (!host.ui.has("act/pictures")) host.ui.tap("act/more");
  host.ui.tap("act/pictures");
  ASSERT_TRUE(host.ui.has("pictures/add"));
  host.ui.tap("pictures/add");
  ASSERT_NE(host.asked<screens::ListPictures>(), nullptr);
  host.ui.tap("picture_files/folder/1");
  EXPECT_EQ(host.asked<screens::ListPictures>()->folder, "/home/yui/Pictures/下見");
  host.ui.tap("picture_files/up");
  EXPECT_EQ(host.asked<screens::ListPictures>()->folder, "/home/yui");
  host.ui.tap("picture_files/file/1");
  const auto* asked = host.asked<screens::AttachPicture>();
  ASSERT_NE(asked, nullptr);
  EXPECT_EQ(asked->file, "/home/yui/Pictures/坂.jpg");
  EXPECT_EQ(asked->item, "h1");
  EXPECT_EQ(asked->ground, "");
  host.pictures_near.taking = true;
  host.look();
  EXPECT_FALSE(host.ui.enabled("pictures/add")) << "one at a time";
  host.pictures_near.taking = false;
  host.attach("p1", "h1", "坂.jpg", 1200, 900);
  host.look();
  host.ui.tap("pictures/p1");
  EXPECT_TRUE(host.ui.has("viewer/close"));
}

TEST_F(PicturesTest, TheViewerGoesThroughThemZoomsAndTakesOneAway) {
  host.attach("p1", "h1", "坂.jpg", 1200, 900);
  host.attach("p2", "h1", "坂の上.jpg", 900, 1200);
  host.attach("other", "h2", "冬.jpg", 900, 1200);
  host.look();
  host.ui.tap("picture/p1");
  EXPECT_FALSE(host.ui.enabled("viewer/before"));
  EXPECT_FALSE(host.ui.enabled("viewer/zoom_out"));
  host.pictures_asked.clear();
  host.ui.tap("viewer/zoom_in");
  host.ui.tap("viewer/zoom_in");
  const float closer = host.pictures_asked.back().second;
  EXPECT_GT(closer, host.pictures_asked.front().second * 2) << "a sharper one is asked for";
  const widgets::Point centre = host.view.pictures.zoom.centre;
  host.ui.drag("viewer", widgets::Point{700, 500});
  EXPECT_NE(host.view.pictures.zoom.centre.x, centre.x);
  host.ui.tap("viewer/fit");
  EXPECT_EQ(host.view.pictures.zoom.factor, 1);
  host.ui.tap("viewer/after");
  EXPECT_EQ(host.view.pictures.shown, "p2");
  EXPECT_FALSE(host.ui.enabled("viewer/after")) << "not those of another note";
  host.ui.tap("viewer/detach");
  ASSERT_NE(sent("detach"), nullptr);
  EXPECT_EQ(sent("detach")->args["picture"], "p2");
  EXPECT_EQ(host.meeting().attachments().size(), 2u);
  EXPECT_TRUE(host.ui.has("note/h1"));
  host.ui.tap("undo");
  EXPECT_EQ(host.meeting().attachments().size(), 3u);
}

TEST_F(PicturesTest, TwoFingersLookCloserAndWhatLiesBetweenThemStays) {
  host.attach("p1", "h1", "坂.jpg", 1600, 900);
  host.look();
  host.ui.tap("picture/p1");
  const auto pinch = [&](float factor, widgets::Point centre, widgets::Point moved = {}) {
    widgets::Hands hands;
    hands.pinching = true;
    hands.pinch = {centre, moved, factor};
    host.ui.hands(hands);
  };
  const auto under = [&](widgets::Point p) {
    const meeting::Attachment& picture = *host.meeting().attachment("p1");
    screens::PictureZoom zoom = host.view.pictures.zoom;
    const widgets::Rect whole = screens::zoomed(picture, host.ui.target("viewer").rect, zoom);
    return widgets::Point{(p.x - whole.x0) / whole.width(), (p.y - whole.y0) / whole.height()};
  };
  const widgets::Point between{1100, 420}, before = under(between);
  pinch(2, between);
  EXPECT_FLOAT_EQ(host.view.pictures.zoom.factor, 2);
  EXPECT_NEAR(under(between).x, before.x, 1e-3);
  EXPECT_NEAR(under(between).y, before.y, 1e-3);
  pinch(1, {1000, 400}, {-100, -20}); // both go to the left: what they hold comes along
  EXPECT_NEAR(under({1000, 400}).x, before.x, 1e-3);
  for (int i = 0; i < 10; ++i) pinch(2, between);
  EXPECT_FALSE(host.ui.enabled("viewer/zoom_in"));
  for (int i = 0; i < 10; ++i) pinch(0.5f, between);
  EXPECT_EQ(host.view.pictures.zoom.factor, 1);
  EXPECT_NEAR(host.view.pictures.zoom.centre.x, 0.5f, 1e-3);
}

TEST_F(PicturesTest, TheMeetingHasPicturesAndPapersOfItsOwn) {
  host.attach("doc", "", "資料.pdf", 0, 0);
  host.ui.tap("menu");
  host.ui.tap("menu/pictures");
  host.ui.tap("pictures/doc");
  EXPECT_TRUE(host.ui.has("viewer/close"));
  EXPECT_FALSE(host.ui.has("viewer/zoom_in")) << "a document is not drawn";
  EXPECT_FALSE(host.ui.has("viewer/ground"));
  host.ui.tap("viewer/close");
  host.ui.tap("pictures/back");
  host.look();
  EXPECT_TRUE(host.ui.has("note/h1"));
}

TEST_F(PicturesTest, ANoteFaceDownShowsNothingOfItsPhoto) {
  host.attach("p1", "h1", "坂.jpg", 1200, 900);
  host.apply(R"({"do":"hide","step":"hakodate/1"})");
  host.apply(R"({"do":"add","kind":"hypothesis","id":"h3","text":"見せない"})");
  host.attach("p3", "h3", "秘密.jpg", 1200, 900);
  host.look();
  EXPECT_TRUE(host.ui.has("note/h3"));
  EXPECT_FALSE(host.ui.has("picture/p3"));
}

TEST_F(PicturesTest, WhoOnlyLooksCanLookButNotChange) {
  host.attach("p1", "h1", "坂.jpg", 1200, 900);
  host.read_only = true;
  host.look();
  host.ui.tap("picture/p1");
  EXPECT_TRUE(host.ui.has("viewer/zoom_in"));
  EXPECT_FALSE(host.ui.has("viewer/detach"));
  EXPECT_FALSE(host.ui.has("viewer/ground"));
}

TEST_F(PicturesTest, EvidenceHasPhotosThroughItsForm) {
  host.apply(R"({"do":"add","kind":"problem","id":"p1","text":"外出が減る","from":["h1"]})");
  host.apply(R"({"do":"add","kind":"evidence","id":"e1","text":"聞き取り","from":["p1"],"fields":{"data":"qualitative"}})");
  host.apply(R"({"do":"step","to":"hakodate/2"})");
  host.attach("photo", "e1", "聞き取り.jpg", 1200, 900);
  host.look();
  host.ui.tap("note/e1");
  host.ui.tap("evidence/pictures");
  host.ui.tap("pictures/photo");
  EXPECT_TRUE(host.ui.has("viewer/close"));
  host.ui.tap("viewer/close");
  host.ui.tap("pictures/back");
  host.look();
  EXPECT_FALSE(host.ui.has("evidence/ok"));
  EXPECT_TRUE(host.ui.has("note/e1"));
}

TEST_F(PicturesTest, AMapIsChosenForTheWallInView) {
  host.ui.tap("menu");
  host.ui.tap("menu/map");
  ASSERT_TRUE(host.ui.has("picture_files/file/2"));
  host.ui.tap("picture_files/file/2");
  const auto* asked = host.asked<screens::AttachPicture>();
  ASSERT_NE(asked, nullptr);
  EXPECT_EQ(asked->ground, "hakodate/1");
  EXPECT_EQ(asked->item, "");
  host.apply(R"({"do":"step","to":"hakodate/4"})");
  host.look();
  host.ui.tap("menu");
  EXPECT_FALSE(host.ui.enabled("menu/map")) << "only under a wall";
}

TEST_F(PicturesTest, OnAMapANoteStaysWhereItIsPut) {
  lay_map();
  const widgets::Rect view = host.ui.target("wall/ground").rect;
  host.apply(R"({"do":"set","id":"h1","at":[0.5,0.5]})");
  host.apply(R"({"do":"set","id":"h2","at":[0.1,0.2]})");
  host.look();
  const widgets::Rect h1 = host.ui.target("note/h1").rect;
  EXPECT_NEAR(h1.centre().x, view.centre().x, 2) << "its pin stands in the middle of the map";
  EXPECT_GT(h1.y0, view.centre().y);
  // Dragged by 160 × 100 px of a map that is drawn at some scale: as far on the map, from where it was.
  const float scale = std::min(view.width() / 1600, view.height() / 1000);
  const widgets::Point from = h1.centre();
  host.ui.drag("note/h1", widgets::Point{from.x + 160 * scale, from.y - 100 * scale});
  EXPECT_NEAR(at("h1")[0], 0.6, 0.01);
  EXPECT_NEAR(at("h1")[1], 0.4, 0.01);
  EXPECT_EQ(at("h2"), (meeting::Point{0.1, 0.2})) << "the others stay";
  host.ui.tap("undo");
  EXPECT_EQ(at("h1"), (meeting::Point{0.5, 0.5}));
}

TEST_F(PicturesTest, OnAMapTapTapMovesToo) {
  lay_map();
  const widgets::Rect view = host.ui.target("wall/ground").rect;
  host.ui.tap("note/h2");
  if (!host.ui.has("act/move")) host.ui.tap("act/more");
  host.ui.tap("act/move");
  ASSERT_TRUE(host.ui.has("wall/place"));
  host.ui.tap_at({view.centre().x, view.centre().y});
  EXPECT_NEAR(at("h2")[0], 0.5, 0.01);
  EXPECT_NEAR(at("h2")[1], 0.5, 0.01);
}

TEST_F(PicturesTest, TheMapIsLookedAtCloserAndMoved) {
  lay_map();
  host.apply(R"({"do":"set","id":"h1","at":[0.5,0.5]})");
  host.apply(R"({"do":"set","id":"h2","at":[0.05,0.05]})");
  host.look();
  for (int i = 0; i < 3; ++i) host.ui.tap("wall/ground/zoom_in");
  EXPECT_TRUE(host.ui.has("note/h1"));
  EXPECT_FALSE(host.ui.has("note/h2")) << "it lies beyond the part in view";
  const widgets::Rect view = host.ui.target("wall/ground").rect;
  const float before = host.ui.target("note/h1").rect.centre().x;
  host.ui.press_at({view.x0 + 60, view.y1 - 80});
  host.ui.move_to({view.x0 + 160, view.y1 - 80});
  host.ui.move_to({view.x0 + 260, view.y1 - 80});
  host.ui.release();
  EXPECT_GT(host.ui.target("note/h1").rect.centre().x, before + 60) << "it goes with the map";
  EXPECT_EQ(at("h1"), (meeting::Point{0.5, 0.5}));
  host.ui.tap("wall/ground/fit");
  EXPECT_TRUE(host.ui.has("note/h2"));
}

TEST_F(PicturesTest, ANewNoteWaitsAtTheFootOfTheMap) {
  lay_map();
  host.ui.tap("compose/text");
  host.ui.type("ここに休む場所がほしい");
  host.ui.tap("compose/post");
  const auto id = host.of_kind("hypothesis").back();
  EXPECT_GT(at(id)[1], 0.85);
  EXPECT_TRUE(host.ui.has("note/" + id));
}

TEST_F(PicturesTest, TheMapIsTakenAwayAndTheNotesLieAsOnAnyWall) {
  lay_map();
  host.ui.tap("wall/map");
  host.ui.tap("viewer/ground");
  EXPECT_TRUE(host.meeting().course().grounds.empty());
  EXPECT_FALSE(host.ui.has("wall/ground"));
  EXPECT_TRUE(host.ui.has("note/h1"));
  EXPECT_TRUE(host.ui.has("wall/fit"));
}

// Every size a wall is looked at, in both languages: what can be touched lies on the screen and is large enough.
TEST(PicturesLayout, EverythingIsInReachOnEverySurface) {
  for (const base::Lang lang : {base::Lang::ja, base::Lang::en})
    for (const widgets::Point size : {widgets::Point{1920, 1080}, widgets::Point{1280, 800}, widgets::Point{1200, 1920}}) {
      Host host({.size = size, .scale = 1, .lang = lang});
      host.apply(R"({"do":"step","to":"hakodate/1"})");
      host.apply(kH1);
      host.attach("p1", "h1", "坂.jpg", 1200, 900);
      host.attach("p2", "h1", "坂の上.jpg", 1200, 900);
      host.look();
      const auto check = [&](std::string_view prefix) {
        for (const std::string& name : host.ui.names_beginning(prefix)) {
          const widgets::Rect r = host.ui.target(name).rect;
          EXPECT_GE(r.height(), 60) << name;
          EXPECT_GE(r.x0, -1) << name;
          EXPECT_LE(r.x1, size.x + 1) << name;
        }
      };
      host.ui.tap("picture/p1");
      check("viewer/");
      host.ui.tap("viewer/ground");
      check("wall/");
      EXPECT_TRUE(host.ui.has("note/h1"));
    }
}

} // namespace
} // namespace yoriai::tests
