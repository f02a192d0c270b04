#include "minutes/typeset.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <unordered_map>

#include "base/files.hpp"
#include "base/text.hpp"

namespace yoriai::minutes {
namespace {

constexpr const char* kFamilies = "BIZ UDPGothic, Noto Sans CJK JP, sans-serif";
constexpr double kEm = 100;                 // units in which glyphs are measured; sizes are fractions of it
constexpr std::string_view kMissing = "〓"; // what printers set for a type they lack

template <typename T> using Object = std::unique_ptr<T, void (*)(gpointer)>;
template <typename T> Object<T> object(T* raw) { return Object<T>(raw, &g_object_unref); }

struct Glyph {
  Face face;
  unsigned long id = 0;
  double x = 0, y = 0, advance = 0; // em
};

// What cannot be taken apart: its bytes, its glyphs from left to right, and which way it is read.
struct Cluster {
  std::size_t begin = 0, end = 0; // bytes
  std::vector<Glyph> glyphs;
  double width = 0; // em
  int level = 0;    // odd: from right to left
  bool missing = false;
};

struct Shaped {
  std::string text;
  std::vector<Cluster> clusters; // in the order of reading
  std::vector<std::size_t> breaks;
};

FcConfig* look_for_fonts() {
  FcConfig* config = FcInitLoadConfigAndFonts();
  if (config == nullptr) config = FcConfigCreate();
  const auto add = [&](const std::string& folder) {
    FcConfigAppFontAddDir(config, reinterpret_cast<const FcChar8*>(folder.c_str()));
  };
  const auto own = base::assets_root() / "fonts";
  std::error_code ec;
  if (std::filesystem::is_directory(own, ec)) add(own.string());
  const char* named = std::getenv("YORIAI_FONTS");
  std::string_view rest = named == nullptr ? "" : named;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(':'), rest.size());
    if (end > 0) add(std::string(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return config;
}

// Looked for once: fonts do not come and go while the program runs, and Pango never lets go of what it was given.
FcConfig* fonts_of_this_machine() {
  static FcConfig* const kFonts = look_for_fonts();
  return kFonts;
}

bool turns_direction(gunichar c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_unprintable(gunichar c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || turns_direction(c) || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
}

class PangoTypesetter : public Typesetter {
public:
  PangoTypesetter(base::Lang lang, FcConfig* config)
      : map_(object(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT))) {
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map_.get()), config);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map_.get()), 72);
    for (const bool bold : {false, true}) contexts_.push_back(context(lang, bold));
  }

  bool knows_japanese() {
    const Shaped& shaped = shape("寄合", false);
    return std::none_of(shaped.clusters.begin(), shaped.clusters.end(), [](const Cluster& c) { return c.missing; });
  }

  std::vector<Line> set(std::string_view text, const Style& style, double width_mm) override {
    std::vector<Line> lines;
    const std::string clean = printable(text);
    for (std::size_t at = 0; at <= clean.size();) {
      const auto end = std::min(clean.find('\n', at), clean.size());
      add_lines(shape(clean.substr(at, end - at), style.bold), style, width_mm, lines);
      at = end + 1;
    }
    return lines;
  }

  double width_of(std::string_view text, const Style& style) override {
    double widest = 0;
    const std::string clean = printable(text);
    for (std::size_t at = 0; at <= clean.size();) {
      const auto end = std::min(clean.find('\n', at), clean.size());
      double width = 0;
      for (const Cluster& cluster : shape(clean.substr(at, end - at), style.bold).clusters) width += cluster.width;
      widest = std::max(widest, width);
      at = end + 1;
    }
    return widest * style.em();
  }

private:
  Object<PangoContext> context(base::Lang lang, bool bold) {
    auto context = object(pango_font_map_create_context(map_.get()));
    pango_context_set_language(context.get(), pango_language_from_string(lang == base::Lang::ja ? "ja" : "en"));
    pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, kFamilies);
    pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, kEm * PANGO_SCALE);
    pango_context_set_font_description(context.get(), font);
    pango_font_description_free(font);
    return context;
  }

  Face face_of(PangoFont* font) {
    Face& face = faces_[font];
    if (face) return face;
    cairo_scaled_font_t* scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
    face = Face(cairo_font_face_reference(cairo_scaled_font_get_font_face(scaled)), &cairo_font_face_destroy);
    kept_.push_back(object(static_cast<PangoFont*>(g_object_ref(font)))); // so that the address is not used again
    return face;
  }

  const Shaped& shape(const std::string& text, bool bold) {
    auto& known = shaped_[bold ? 1 : 0];
    if (const auto it = known.find(text); it != known.end()) return it->second;
    Shaped shaped{text, clusters_of(text, bold), base::line_break_opportunities(text)};
    if (std::any_of(shaped.clusters.begin(), shaped.clusters.end(), [](const Cluster& c) { return c.missing; }))
      replace_missing(shaped, bold);
    return known.emplace(text, std::move(shaped)).first->second;
  }

  std::vector<Cluster> clusters_of(const std::string& text, bool bold) {
    std::vector<Cluster> clusters;
    if (text.empty()) return clusters;
    PangoAttrList* none = pango_attr_list_new();
    GList* items = pango_itemize_with_base_dir(contexts_[bold ? 1 : 0].get(), PANGO_DIRECTION_LTR, text.c_str(), 0,
                                               static_cast<int>(text.size()), none, nullptr);
    PangoGlyphString* glyphs = pango_glyph_string_new();
    for (GList* at = items; at != nullptr; at = at->next) {
      auto* item = static_cast<PangoItem*>(at->data);
      pango_shape_full(text.c_str() + item->offset, item->length, text.c_str(), static_cast<int>(text.size()),
                       &item->analysis, glyphs);
      add_clusters(*item, *glyphs, clusters);
    }
    pango_glyph_string_free(glyphs);
    g_list_free_full(items, [](gpointer item) { pango_item_free(static_cast<PangoItem*>(item)); });
    pango_attr_list_unref(none);
    return clusters;
  }

  void add_clusters(const PangoItem& item, const PangoGlyphString& glyphs, std::vector<Cluster>& all) {
    const Face face = item.analysis.font != nullptr ? face_of(item.analysis.font) : Face();
    const auto offset = static_cast<std::size_t>(item.offset);
    std::map<std::size_t, Cluster> found; // by their first byte
    for (int i = 0; i < glyphs.num_glyphs; ++i) {
      const PangoGlyphInfo& info = glyphs.glyphs[i];
      Cluster& cluster = found[offset + static_cast<std::size_t>(glyphs.log_clusters[i])];
      constexpr double kUnit = kEm * PANGO_SCALE;
      const Glyph glyph{face, info.glyph, info.geometry.x_offset / kUnit, info.geometry.y_offset / kUnit,
                        info.geometry.width / kUnit};
      if (info.glyph == PANGO_GLYPH_EMPTY) continue;
      if ((info.glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 || !face) cluster.missing = true;
      cluster.width += glyph.advance;
      cluster.glyphs.push_back(glyph);
    }
    std::size_t end = offset + static_cast<std::size_t>(item.length);
    std::vector<Cluster> in_order;
    for (auto it = found.rbegin(); it != found.rend(); ++it) {
      it->second.begin = it->first;
      it->second.end = end;
      it->second.level = item.analysis.level;
      end = it->first;
      in_order.push_back(std::move(it->second));
    }
    std::move(in_order.rbegin(), in_order.rend(), std::back_inserter(all));
  }

  // A character, with all that is joined to it, becomes one 〓 when any of it is missing.
  void replace_missing(Shaped& shaped, bool bold) {
    const auto sign = clusters_of(std::string(kMissing), bold);
    std::vector<Cluster> whole;
    std::size_t next = 0;
    for (const std::size_t end : base::character_ends(shaped.text)) {
      Cluster joined;
      const std::size_t first = next;
      for (; next < shaped.clusters.size() && shaped.clusters[next].begin < end; ++next)
        joined.missing = joined.missing || shaped.clusters[next].missing;
      if (!joined.missing) {
        for (std::size_t i = first; i < next; ++i) whole.push_back(std::move(shaped.clusters[i]));
        continue;
      }
      joined.begin = shaped.clusters[first].begin;
      joined.end = shaped.clusters[next - 1].end;
      joined.level = shaped.clusters[first].level;
      if (!sign.empty() && !sign.front().missing)
        joined.glyphs = sign.front().glyphs, joined.width = sign.front().width;
      whole.push_back(std::move(joined));
    }
    shaped.clusters = std::move(whole);
  }

  // The end of the line that begins with cluster `first`: past its last cluster.
  static std::size_t line_end(const Shaped& shaped, std::size_t first, double width) {
    const auto& clusters = shaped.clusters;
    std::size_t best = first, fits = first;
    double so_far = 0;
    auto next_break = std::upper_bound(shaped.breaks.begin(), shaped.breaks.end(), clusters[first].begin);
    for (std::size_t i = first; i < clusters.size(); ++i) {
      const bool blank = clusters[i].end - clusters[i].begin == 1 && shaped.text[clusters[i].begin] == ' ';
      so_far += clusters[i].width;
      if (so_far > width && !blank) break; // a blank may hang over the edge
      fits = i + 1;
      while (next_break != shaped.breaks.end() && *next_break < clusters[i].end) ++next_break;
      if (next_break != shaped.breaks.end() && *next_break == clusters[i].end) best = i + 1;
    }
    if (fits == clusters.size()) return fits;
    if (best > first) return best;
    return std::max(fits, first + 1);
  }

  static void add_lines(const Shaped& shaped, const Style& style, double width_mm, std::vector<Line>& lines) {
    if (shaped.clusters.empty()) return void(lines.push_back({std::make_shared<SetLine>(), style}));
    const double width = width_mm / style.em() + 1e-6;
    for (std::size_t first = 0; first < shaped.clusters.size();) {
      const std::size_t end = line_end(shaped, first, width);
      lines.push_back({std::make_shared<SetLine>(compose(shaped, first, end)), style});
      first = end;
    }
  }

  // Which clusters stand where, from left to right: UAX #9, rule L2.
  static std::vector<std::size_t> visual_order(const Shaped& shaped, std::size_t first, std::size_t end) {
    std::vector<std::size_t> order;
    int highest = 0;
    for (std::size_t i = first; i < end; ++i) {
      order.push_back(i);
      highest = std::max(highest, shaped.clusters[i].level);
    }
    for (int level = highest; level > 0; --level)
      for (std::size_t i = 0; i < order.size(); ++i) {
        std::size_t j = i;
        while (j < order.size() && shaped.clusters[order[j]].level >= level) ++j;
        if (j == i) continue;
        std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(j));
        i = j;
      }
    return order;
  }

  static SetLine compose(const Shaped& shaped, std::size_t first, std::size_t end) {
    SetLine line;
    line.text =
        shaped.text.substr(shaped.clusters[first].begin, shaped.clusters[end - 1].end - shaped.clusters[first].begin);
    double x = 0, inked = 0;
    bool joins = false; // what comes next may go on in the last run
    for (const std::size_t i : visual_order(shaped, first, end)) {
      const Cluster& cluster = shaped.clusters[i];
      if (cluster.glyphs.empty()) continue;
      const bool forward = cluster.level % 2 == 0;
      const Face& face = cluster.glyphs.front().face;
      if (!joins || !forward || line.runs.back().face != face) line.runs.push_back({face, "", {}, {}});
      joins = forward;
      Run& run = line.runs.back();
      const std::size_t bytes = cluster.end - cluster.begin;
      run.text.append(shaped.text, cluster.begin, bytes);
      run.clusters.push_back({static_cast<int>(bytes), static_cast<int>(cluster.glyphs.size())});
      double pen = x;
      for (const Glyph& glyph : cluster.glyphs) {
        run.glyphs.push_back({glyph.id, pen + glyph.x, glyph.y});
        pen += glyph.advance;
      }
      x += cluster.width;
      if (!(bytes == 1 && shaped.text[cluster.begin] == ' ')) inked = x;
    }
    line.width = inked;
    return line;
  }

  Object<PangoFontMap> map_;
  std::vector<Object<PangoContext>> contexts_; // regular, bold
  std::unordered_map<PangoFont*, Face> faces_;
  std::vector<Object<PangoFont>> kept_;
  std::unordered_map<std::string, Shaped> shaped_[2];
};

} // namespace

base::Result<std::unique_ptr<Typesetter>> Typesetter::open(base::Lang lang) {
  auto typesetter = std::make_unique<PangoTypesetter>(lang, fonts_of_this_machine());
  if (!typesetter->knows_japanese()) return base::refused("minutes.no_font");
  return std::unique_ptr<Typesetter>(std::move(typesetter));
}

std::string printable(std::string_view text) {
  gchar* valid = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
  std::string clean;
  for (const char* at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (c == '\n' || c == 0x2028 || c == 0x2029) clean += '\n';
    else if (c == '\t') clean += ' ';
    else if (!is_unprintable(c)) clean.append(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
  }
  g_free(valid);
  return clean;
}

} // namespace yoriai::minutes
