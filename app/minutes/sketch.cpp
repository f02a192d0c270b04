#include "minutes/sketch.hpp"

#include <algorithm>

namespace yoriai::minutes {

Noted join_notes(const std::vector<Noted>& parts, std::string_view between) {
  Noted all;
  for (const Noted& part : parts) {
    if (part.empty()) continue;
    const bool below = !all.sketches.empty() && all.sketches.back().at == all.text.size();
    const bool above = !part.sketches.empty() && part.sketches.front().at == 0;
    if (!all.empty()) all.text += below || above ? "\n" : between;
    for (Sketch sketch : part.sketches) {
      sketch.at += all.text.size();
      all.sketches.push_back(std::move(sketch));
    }
    all.text += part.text;
  }
  return all;
}

Noted sketches_last(Noted noted) {
  for (Sketch& sketch : noted.sketches) sketch.at = noted.text.size();
  return noted;
}

std::string spelled(std::string_view text, const std::vector<Sketch>& sketches) {
  std::string all;
  std::size_t from = 0;
  for (const Sketch& sketch : sketches) {
    all.append(text.substr(from, sketch.at - from)).append(sketch.sign);
    from = sketch.at;
  }
  return all.append(text.substr(from));
}

std::vector<NotedPart> parts_of(std::string_view text, const std::vector<Sketch>& sketches) {
  std::vector<NotedPart> parts;
  std::size_t from = 0;
  bool below_another = false;
  const auto cut = [&](std::size_t to, const Sketch* below) {
    std::string_view part = text.substr(from, to - from);
    if (below_another && part.starts_with('\n')) part.remove_prefix(1);
    if (below != nullptr && part.ends_with('\n')) part.remove_suffix(1);
    if (!part.empty() || below != nullptr) parts.push_back({part, below});
    from = to;
    below_another = true;
  };
  for (const Sketch& sketch : sketches) cut(sketch.at, &sketch);
  cut(text.size(), nullptr);
  return parts;
}

Handwriting handwriting_of(const meeting::Meeting& meeting, const base::Words& words) {
  Handwriting all;
  for (const meeting::Item& item : meeting.items()) {
    if (item.ink.empty()) continue;
    auto strokes = meeting::parse_ink(item.ink);
    if (!strokes) continue;
    Sketch sketch;
    sketch.strokes = std::make_shared<const Strokes>(std::move(*strokes));
    sketch.label = item.text.empty() ? std::string(words("minutes.ink")) : item.text;
    sketch.sign = words(item.text.empty() ? "minutes.ink" : "minutes.ink_sign");
    sketch.at = item.text.size();
    all.emplace(item.id, Noted(item.text, {std::move(sketch)}));
  }
  return all;
}

} // namespace yoriai::minutes
