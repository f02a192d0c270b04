// The projector beside a Host: a surface of its own that shows the same meeting as the host's facilitator chose.
//
//   Host host;  ProjectorRoom room(host);
//   host.apply(…);  room.look();
//   EXPECT_TRUE(room.ui.has("projector/step"));
#pragma once

#include <set>
#include <string>
#include <vector>

#include "screens/host.hpp"
#include "screens/projector.hpp"

namespace yoriai::tests {

class ProjectorRoom {
public:
  explicit ProjectorRoom(Host& host, widgets::Point size = {1920, 1080}, base::Lang lang = base::Lang::ja)
      : ui(size, 1, lang), host_(host) {
    ui.show([this](widgets::Ui& u) { draw(u); });
  }
  void look() { ui.frame(1); }
  screens::ProjectorView& view() { return host_.view.projector; }
  // Looks at every page of what is shown.
  template <typename Act> void each_page(Act act) {
    view().page = 0;
    look();
    const int pages = view().pages;
    for (int page = 0; page < pages; ++page) {
      view().page = page;
      look();
      ASSERT_EQ(view().page, page);
      act();
    }
  }
  std::vector<widgets::Target> targets() {
    std::vector<widgets::Target> all;
    for (const std::string& name : ui.names()) all.push_back(ui.target(name));
    return all;
  }
  // Every word that can be read now.
  std::string words() {
    std::string all;
    for (const auto& target : targets()) all += target.label + "\n";
    return all;
  }
  // All that the facilitator can choose to show.
  std::vector<std::string> offers() {
    std::vector<std::string> all;
    screens::Outbox out;
    screens::Context context{ui.ui(), ui.ui().words(), host_.library, out, host_.view};
    context.meeting = &host_.meeting();
    for (const auto& offer : screens::projector_offers(context)) all.push_back(offer.shows);
    return all;
  }
  std::string key() {
    screens::Outbox out;
    screens::Context context = seen(ui.ui(), out);
    return screens::projector_key(context, view());
  }

  UiDriver ui;

private:
  screens::Context seen(widgets::Ui& u, screens::Outbox& out) {
    screens::Context context{u, u.words(), host_.library, out, host_.view};
    context.now = host_.now;
    context.meeting = &host_.meeting();
    context.read_only = host_.read_only;
    return context;
  }
  void draw(widgets::Ui& u) {
    screens::Outbox out;
    screens::Context context = seen(u, out);
    screens::draw_projector(context, view());
    EXPECT_TRUE(out.entries.empty()) << "the projector asks for nothing";
  }
  Host& host_;
};

} // namespace yoriai::tests
