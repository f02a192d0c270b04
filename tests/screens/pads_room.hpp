// The pads over a board of Host, each on a surface of its own, as the program has them: what each of them sends is
// applied after its frame. For tests and speed.
#pragma once

#include <array>
#include <memory>
#include <utility>

#include "screens/host.hpp"
#include "screens/pads.hpp"

namespace yoriai::tests {

class PadsRoom {
public:
  explicit PadsRoom(Host& board, Host::Options options = {}) : board_(board), options_(std::move(options)) {}

  // The pad at that place; its acts are driven on its own surface.
  UiDriver& pad(int slot) {
    auto& driver = drivers_[static_cast<std::size_t>(slot)];
    if (driver) return *driver;
    driver = std::make_unique<UiDriver>(options_.size, options_.scale, options_.lang);
    driver->after_frame([this, slot] { carry_out(slot); });
    driver->show([this, slot](widgets::Ui& ui) { draw(ui, slot); });
    return *driver;
  }
  void tap(int slot, const std::string& part) {
    pad(slot).tap("pad/" + std::to_string(slot) + "/" + part);
    board_.look();
    pad(slot).frame();
  }
  void type(int slot, const std::vector<std::string>& keys) {
    for (const auto& key : keys) tap(slot, "key/" + key);
  }
  screens::Pad& state(int slot) { return board_.view.pads.pads[static_cast<std::size_t>(slot)]; }

  bool refuse = false; // what is posted comes to nothing
  std::vector<std::pair<int, meeting::Command>> sent;

private:
  void draw(widgets::Ui& ui, int slot) {
    for (const auto& place : board_.view.pads.shown) {
      if (place.slot != slot) continue;
      screens::Context context{ui, ui.words(), board_.library, out_[static_cast<std::size_t>(slot)], board_.view};
      context.now = board_.now;
      context.meeting = &board_.meeting();
      context.read_only = board_.read_only;
      screens::draw_pad(context, slot, place.rect);
    }
  }
  void carry_out(int slot) {
    for (const auto& entry : std::exchange(out_[static_cast<std::size_t>(slot)].entries, {}))
      if (const auto* command = std::get_if<meeting::Command>(&entry)) {
        sent.emplace_back(slot, *command);
        if (!refuse) board_.apply(command->to_json().dump());
      }
  }

  Host& board_;
  Host::Options options_;
  std::array<std::unique_ptr<UiDriver>, screens::kMostPads> drivers_;
  std::array<screens::Outbox, screens::kMostPads> out_;
};

} // namespace yoriai::tests
