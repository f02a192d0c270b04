#include "platform/fonts.hpp"

#include "imgui_internal.h" // ImFontAtlasUpdateNewFrame: an atlas that no context owns is advanced by its owner

#include <algorithm>

namespace yoriai::platform {
namespace fs = std::filesystem;

// A face inside a mapped file.
struct FontSet::Source {
  const MappedFile* file;
  int face;
};

namespace {

// Merged faces are scaled against this size; any size is drawn at its own resolution.
constexpr float kReferenceSize = 32;
// Descent of BIZ UDPGothic: 246 of 2048 units (hhea table). Its ascent and descent make one em.
constexpr float kDescent = 246.0f / 2048.0f;
// Ascent and descent of Noto Sans CJK make 1.448 em (1160 and 288 of 1000 units, hhea table), and ImGui scales a face by
// them: without this factor its characters would stand smaller than their neighbours.
constexpr float kNotoEm = 1.448f;
// Icons live in the private use area, where text fonts may keep glyphs of their own.
constexpr ImWchar kPrivateUse[] = {0xE000, 0xF8FF, 0};

constexpr FontCandidate kRegular[] = {{"BIZUDPGothic-Regular.ttf", ""}};
constexpr FontCandidate kBold[] = {{"BIZUDPGothic-Bold.ttf", ""}};
constexpr FontCandidate kRare[] = {{"NotoSansCJK-Regular.ttc", "Noto Sans CJK JP Regular"},
                                   {"NotoSansCJKjp-Regular.otf", ""},
                                   {"NotoSansJP-Regular.otf", ""},
                                   {"NotoSansJP-Regular.ttf", ""}};
constexpr FontCandidate kRareBold[] = {{"NotoSansCJK-Bold.ttc", "Noto Sans CJK JP Bold"},
                                       {"NotoSansCJKjp-Bold.otf", ""},
                                       {"NotoSansJP-Bold.otf", ""},
                                       {"NotoSansJP-Bold.ttf", ""}};
constexpr FontCandidate kIcons[] = {{"MaterialIcons-Regular.ttf", ""}};

std::string listed(const std::vector<fs::path>& folders) {
  std::string all;
  for (const auto& folder : folders) {
    std::error_code ec;
    if (folders.size() > 1 && !fs::is_directory(folder, ec)) continue;
    all += (all.empty() ? "" : ", ") + folder.lexically_normal().string();
  }
  return all.empty() ? folders.back().string() : all;
}

ImFontConfig text_config() {
  ImFontConfig config;
  config.SizePixels = kReferenceSize;
  config.GlyphExcludeRanges = kPrivateUse;
  return config;
}

} // namespace

FontSet::FontSet() : atlas_(std::make_unique<ImFontAtlas>()) {
  atlas_->Flags |= ImFontAtlasFlags_NoMouseCursors; // the system draws the pointer
}

FontSet::~FontSet() = default;

const MappedFile* FontSet::map(const fs::path& file) {
  if (const auto known = files_.find(file); known != files_.end()) return &known->second;
  auto mapped = MappedFile::open(file);
  return mapped ? &files_.emplace(file, std::move(*mapped)).first->second : nullptr;
}

bool FontSet::merge(const Source& source, ImFontConfig config) {
  // An atlas copies what it does not own and frees what it owns. It shall do neither with mapped pages, so it is
  // told that it owns them while it adds the face, and then that it does not.
  config.FontNo = static_cast<ImU32>(source.face);
  config.FontDataOwnedByAtlas = true;
  ImFont* font = atlas_->AddFontFromMemoryTTF(const_cast<unsigned char*>(source.file->data()),
                                              static_cast<int>(source.file->size()), config.SizePixels, &config);
  if (font == nullptr) return false;
  atlas_->Sources.back().FontDataOwnedByAtlas = false;
  return true;
}

std::optional<FontSet::Source> FontSet::find(const FontIndex& index, std::span<const FontCandidate> choice) {
  for (const FontCandidate& candidate : choice) {
    const auto file = index.find(candidate.file);
    const MappedFile* mapped = file != index.end() ? map(file->second) : nullptr;
    if (mapped == nullptr) continue;
    if (const auto face = find_face(*mapped, candidate.face)) return Source{mapped, *face};
  }
  return std::nullopt;
}

bool FontSet::add_text_font(const FontIndex& index, bool bold) {
  const auto proper = find(index, bold ? kBold : kRegular);
  auto rare = find(index, bold ? kRareBold : kRare);
  if (!rare && bold) rare = find(index, kRare);
  if (!proper && (bold || !rare)) return false;
  if (!rare && !bold) lacking_.push_back(base::refused("font.no_rare"));
  ImFontConfig config = text_config();
  if (!merge(proper ? *proper : *rare, config)) return false;
  (bold ? fonts_.bold : fonts_.regular) = atlas_->Fonts.back();
  config.MergeMode = true;
  if (proper && rare) {
    config.SizePixels = kReferenceSize * kNotoEm;
    merge(*rare, config);
  }
  if (const auto icons = find(index, kIcons)) {
    ImFontConfig icon_config;
    icon_config.MergeMode = true;
    icon_config.SizePixels = kReferenceSize;
    icon_config.GlyphOffset.y = kReferenceSize * kDescent; // from the baseline down to the foot of the line
    merge(*icons, icon_config);
  }
  return true;
}

bool FontSet::add_icon_font(const FontIndex& index) {
  const auto icons = find(index, kIcons);
  ImFontConfig config;
  config.SizePixels = kReferenceSize;
  if (!icons || !merge(*icons, config)) return false;
  fonts_.icons = atlas_->Fonts.back();
  return true;
}

base::Result<std::unique_ptr<FontSet>> FontSet::load(const std::vector<fs::path>& folders) {
  const FontIndex index = index_fonts(folders);
  std::unique_ptr<FontSet> set(new FontSet);
  if (!set->add_text_font(index, false)) return base::refused("font.no_japanese", {{"folders", listed(folders)}});
  if (!set->add_text_font(index, true)) {
    set->lacking_.push_back(base::refused("font.no_bold"));
    set->fonts_.bold = set->fonts_.regular;
  }
  if (!set->add_icon_font(index)) return base::refused("font.no_icons", {{"folders", listed(folders)}});
  return set;
}

void FontSet::new_frame() {
  ImFontAtlasUpdateNewFrame(atlas_.get(), ++frame_, true);
  for (const auto& texture : textures_) {
    if (texture->Status == ImTextureStatus_OK) texture->DestroyPixels(); // the graphics card has them
    if (!texture->WantDestroyNextFrame) continue;
    const bool made = texture->TexID != ImTextureID_Invalid;
    texture->SetStatus(made ? ImTextureStatus_WantDestroy : ImTextureStatus_Destroyed);
    texture->UnusedFrames = 1;
  }
}

ImTextureData* FontSet::add_texture(int width, int height, const std::uint8_t* rgba) {
  // One that is gone is used again: a renderer may still know it from its last frame.
  auto free = std::find_if(textures_.begin(), textures_.end(),
                           [](const auto& texture) { return texture->Status == ImTextureStatus_Destroyed; });
  if (free == textures_.end()) free = textures_.insert(free, std::make_unique<ImTextureData>());
  ImTextureData& texture = **free;
  texture.Create(ImTextureFormat_RGBA32, width, height);
  std::copy_n(rgba, texture.GetSizeInBytes(), texture.Pixels);
  texture.SetStatus(ImTextureStatus_WantCreate);
  texture.WantDestroyNextFrame = false;
  texture.UnusedFrames = 0;
  texture.RefCount = 2; // a renderer that ends must leave it to the others
  return &texture;
}

void FontSet::drop_texture(ImTextureData* texture) { texture->WantDestroyNextFrame = true; }

void FontSet::hand_textures_to(ImVector<ImTextureData*>& renderer) {
  for (const auto& texture : textures_)
    if (texture->Status != ImTextureStatus_Destroyed) renderer.push_back(texture.get());
}

} // namespace yoriai::platform
