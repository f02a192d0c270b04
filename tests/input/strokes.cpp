#include "input/strokes.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <sstream>

#include "base/files.hpp"

namespace yoriai::test {
using input::InkPoint;
using input::InkStroke;
namespace {

// "x,y x,y / x,y x,y"
std::vector<InkStroke> strokes_of(const std::string& text) {
  std::vector<InkStroke> strokes(1);
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    if (word == "/") {
      strokes.emplace_back();
      continue;
    }
    const auto comma = word.find(',');
    strokes.back().push_back({std::stof(word), std::stof(word.substr(comma + 1))});
  }
  return strokes;
}

// "A x0 y0 x1 y1 ; B … ; x,y x,y": parts set into boxes, and strokes of its own.
std::vector<InkStroke> composed(const std::string& text, const std::map<std::string, std::vector<InkStroke>>& known) {
  std::vector<InkStroke> strokes;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, ';');) {
    std::istringstream words(part);
    std::string name;
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    words >> name;
    if (name.find(',') != name.npos) {
      for (InkStroke& stroke : strokes_of(part)) strokes.push_back(std::move(stroke));
      continue;
    }
    words >> x0 >> y0 >> x1 >> y1;
    for (InkStroke stroke : known.at(name)) {
      for (InkPoint& point : stroke) point = {x0 + point.x * (x1 - x0) / 100, y0 + point.y * (y1 - y0) / 100};
      strokes.push_back(std::move(stroke));
    }
  }
  return strokes;
}

// Points every few units along the stroke, with a soft wander of the hand.
InkStroke traced(const InkStroke& stroke, double wander, std::mt19937& random) {
  std::normal_distribution<double> normal(0, 1);
  const auto noise = [&] { return wander * normal(random); };
  InkStroke traced;
  double dx = 0, dy = 0;
  for (std::size_t i = 0; i + 1 < stroke.size(); ++i) {
    const InkPoint a = stroke[i], b = stroke[i + 1];
    const int steps = std::max(1, static_cast<int>(std::hypot(b.x - a.x, b.y - a.y) / 4));
    for (int s = i == 0 ? 0 : 1; s <= steps; ++s) {
      dx = 0.7 * dx + noise(), dy = 0.7 * dy + noise();
      const double t = static_cast<double>(s) / steps;
      traced.push_back(
          {static_cast<float>(a.x + t * (b.x - a.x) + dx), static_cast<float>(a.y + t * (b.y - a.y) + dy)});
    }
  }
  return traced;
}

} // namespace

std::vector<DrawnCharacter> read_strokes() {
  std::vector<DrawnCharacter> characters;
  std::map<std::string, std::vector<InkStroke>> known;
  const auto text = base::read_file(base::assets_root().parent_path() / "tests/input/strokes.txt");
  std::istringstream lines(text.ok() ? *text : std::string());
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto blank = line.find(' ');
    const std::string name = line.substr(0, blank);
    std::string rest = line.substr(blank + 1);
    known[name] = rest.starts_with("= ") ? composed(rest.substr(2), known) : strokes_of(rest);
    if (!name.ends_with("'")) characters.push_back({name, known[name]});
  }
  return characters;
}

std::vector<InkStroke> draw(const DrawnCharacter& character, double unrest, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> normal(0, 1);
  const double slant = 0.06 * unrest * normal(random), rise = 0.05 * unrest * normal(random);
  const double wide = 1 + 0.08 * unrest * normal(random);
  std::vector<InkStroke> strokes;
  for (const InkStroke& stroke : character.strokes) {
    const double shift_x = 1.2 * unrest * normal(random), shift_y = 1.2 * unrest * normal(random);
    InkStroke bent = stroke;
    for (InkPoint& point : bent) {
      const double x = point.x * wide + slant * point.y + shift_x, y = point.y + rise * point.x + shift_y;
      point = {static_cast<float>(x), static_cast<float>(y)};
    }
    strokes.push_back(traced(bent, 0.35 * unrest, random));
  }
  return strokes;
}

FinderScore score_finder(const input::CharacterFinder& finder, double unrest, unsigned seed) {
  FinderScore score;
  for (const DrawnCharacter& character : read_strokes()) {
    ++score.characters;
    const auto found = finder.find(draw(character, unrest, seed++));
    const auto at = std::find(found.begin(), found.end(), character.text);
    score.in_ten += at != found.end() ? 1 : 0;
    if (at == found.begin() && !found.empty()) ++score.first;
    else
      score.wrong += character.text + "→" + (found.empty() ? "" : found.front()) + (at == found.end() ? "(no) " : " ");
  }
  return score;
}

} // namespace yoriai::test
