// The stage's part for the room: a second surface over the same meeting.

#include "cli/stage.hpp"
#include "screens/projector.hpp"

namespace yoriai::cli {

// What the room sees is the meeting as it is now, even while its facilitator looks back.
screens::Context Stage::projector_context() {
  screens::Context context{projector_ui_, environment_.words, environment_.library, unheard_,
                           past_ ? past_->view : view_};
  context.now = base::now_ms();
  if (!store_) return context;
  context.meeting = &store_->meeting();
  if (shelf_) context.picture = [this](const meeting::Attachment& picture, float px) { return texture(picture, px); };
  context.read_only = store_->access() == store::Access::read_only && !looks_writable_;
  return context;
}

void Stage::draw_projector(const widgets::Frame& frame) {
  auto seen = projector_context();
  screens::ProjectorView& view = view_.projector;
  const auto before = std::tuple(view.page, view.pages, view.part, view.faint);
  projector_ui_.begin_frame(frame);
  screens::draw_projector(seen, view);
  projector_ui_.end_frame();
  projector_news_ |= before != std::tuple(view.page, view.pages, view.part, view.faint);
}

std::string Stage::projector_key() {
  return screens::projector_key(projector_context(), view_.projector) + "/" + std::to_string(pictures_made_);
}

ImU32 Stage::projector_ground() { return screens::projector_ground(projector_context(), view_.projector); }

bool Stage::set_projector(screens::ProjectorStatus status) {
  if (projector_ == status) return false;
  projector_ = std::move(status);
  return true;
}

void Stage::project_on(const std::string& screen) {
  view_.projector.on = true;
  projector_screen_ = screen;
}

void Stage::carry_out(const screens::Project& request) {
  view_.projector.on = request.on;
  if (projector_screen_ == request.screen) return;
  projector_screen_ = settings_.projector_screen = request.screen;
  save_settings(settings_);
}

void Stage::carry_out(const screens::SetRoom& request) {
  if (const auto size = screens::type_size(1080, request.room); !size)
    return tell(environment_.sentence(size.error()), false);
  view_.projector.room = settings_.room = request.room;
  save_settings(settings_);
}

} // namespace yoriai::cli
