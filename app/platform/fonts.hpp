// The fonts of the program in one ImGui font atlas, shared by every surface (a window, the projector, an offscreen
// picture). Glyphs are drawn into the atlas when they are first needed, at any size.
//
// Regular and bold are BIZ UDPGothic; what it lacks (𠮷) comes from Noto Sans CJK JP, and the icons (Material Icons) lie
// behind both, placed so that an icon stands optically centred on the line. `icons` alone has its square exactly
// in the line box: an icon of size s drawn at (x, y) fills x…x+s, y…y+s.
// Sizes are those of the em square, like CSS px.
//
// One FontSet serves surfaces of one OpenGL share group at a time. Drawing thread only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "platform/font_files.hpp"
#include "widgets/fonts.hpp"

namespace yoriai::platform {

// A file that will do, and the face inside it when the file is a collection ("" takes the first face).
struct FontCandidate {
  std::string_view file, face;
};

class FontSet {
public:
  // Errors: "font.no_japanese" {folders}, "font.no_icons" {folders}.
  static base::Result<std::unique_ptr<FontSet>> load(
      const std::vector<std::filesystem::path>& folders = font_folders());
  FontSet(const FontSet&) = delete;
  FontSet& operator=(const FontSet&) = delete;
  ~FontSet();

  const widgets::Fonts& fonts() const { return fonts_; }
  ImFontAtlas& atlas() { return *atlas_; }
  // What is lacking without stopping anything: "font.no_bold", "font.no_rare". One sentence each.
  const std::vector<base::Error>& lacking() const { return lacking_; }

  // Once per round of frames, before the first surface begins its frame.
  void new_frame();

  // Textures beside the letters, which go the same way: every surface hands them to its renderer. RGBA, made when the
  // next frame is drawn. Let go of, it may still be drawn with until the frame ends.
  ImTextureData* add_texture(int width, int height, const std::uint8_t* rgba);
  void drop_texture(ImTextureData* texture);
  // By a surface, at the end of its frame.
  void hand_textures_to(ImVector<ImTextureData*>& renderer);

private:
  FontSet();
  struct Source;
  std::optional<Source> find(const FontIndex& index, std::span<const FontCandidate> choice);
  bool add_text_font(const FontIndex& index, bool bold);
  bool add_icon_font(const FontIndex& index);
  bool merge(const Source& source, ImFontConfig config);
  const MappedFile* map(const std::filesystem::path& file);

  std::map<std::filesystem::path, MappedFile> files_; // outlives the atlas, which points into it
  std::unique_ptr<ImFontAtlas> atlas_;
  widgets::Fonts fonts_;
  std::vector<base::Error> lacking_;
  std::vector<std::unique_ptr<ImTextureData>> textures_;
  int frame_ = 0;
};

} // namespace yoriai::platform
