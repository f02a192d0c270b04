// What screens ask of pictures: files to choose from, one to be attached, textures to draw. A file is read and looked at
// beside the drawing thread, and so is what is drawn.
#include <algorithm>
#include <cstdlib>

#include "base/text.hpp"
#include "cli/gesture.hpp"
#include "cli/places.hpp"
#include "cli/stage.hpp"
#include "store/picture_file.hpp"

namespace yoriai::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kEndings[] = {".png", ".jpg", ".jpeg", ".pdf"};

bool may_be_picture(const fs::path& file) {
  const std::string ending = base::fold_for_search(file.extension().string());
  return std::find(std::begin(kEndings), std::end(kEndings), ending) != std::end(kEndings);
}

// Where people keep their pictures, else where the meeting lies.
fs::path first_folder(const fs::path& session) {
  std::error_code failed;
  if (const char* home = std::getenv("HOME"); home != nullptr)
    for (const char* name : {"Pictures", "画像", "ピクチャ"})
      if (const fs::path folder = fs::path(home) / name; fs::is_directory(folder, failed)) return folder;
  return fs::absolute(session).lexically_normal().parent_path();
}

std::vector<fs::path> pictures_in_folder(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed))
    if (may_be_picture(it->path()) && it->is_regular_file(failed)) files.push_back(it->path());
  std::sort(files.begin(), files.end());
  return files;
}

} // namespace

void Stage::carry_out(const screens::ListPictures& request) {
  if (!store_) return;
  screens::PictureAffairs& near = pictures_near_;
  near.folder = request.folder.empty() ? first_folder(store_->file()) : request.folder.lexically_normal();
  near.folders.clear();
  for (const fs::path& place : removable_places())
    if (place != near.folder) near.folders.push_back(place);
  for (fs::path& folder : folders_of(near.folder)) near.folders.push_back(std::move(folder));
  near.files = pictures_in_folder(near.folder);
}

void Stage::carry_out(const screens::AttachPicture& request) {
  if (!store_) return;
  if (past_) return tell(std::string(environment_.words("app.past_only_look")), false);
  picture_reading_.start([this, request, meeting = store_->meeting().head().id]() -> Background::Then {
    auto picture = std::make_shared<const base::Result<store::PictureFile>>(store::read_picture(request.file));
    return [this, request, meeting, picture] {
      if (store_ && store_->meeting().head().id == meeting) take_picture(request, *picture);
    };
  });
}

void Stage::take_picture(const screens::AttachPicture& request, const base::Result<store::PictureFile>& picture) {
  if (!picture) return tell(environment_.sentence(picture.error()), false);
  const std::string id = ids_.next("a");
  base::Json args{{"path", request.file.string()}, {"picture", id}};
  if (!request.item.empty()) args["id"] = request.item;
  std::vector<meeting::Command> gesture{{"attach", std::move(args)}};
  if (!request.ground.empty()) gesture.push_back({"ground", base::Json{{"step", request.ground}, {"picture", id}}});
  const auto refusal = carry_out_gesture(*store_, environment_.library, ids_, gesture, "screen", &*picture);
  if (refusal) return tell(environment_.sentence(*refusal), false);
  notice_ = {};
}

widgets::Picture Stage::texture(const meeting::Attachment& picture, float longest_px) {
  return shelf_->get(picture.sum, longest_px, [&] { return store_->picture_reader(picture.sum); });
}

} // namespace yoriai::cli
