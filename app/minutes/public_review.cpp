#include "minutes/public_review.hpp"

#include <algorithm>
#include <map>

#include "minutes/labels.hpp"
#include "minutes/public_texts.hpp"

namespace yoriai::minutes {
namespace {

// As a person says it: 「地域の問題 a」, 「地域の問題 a の理由」, 「STEP3 … の合意」.
std::string words_of(const Labels& labels, const PublicPlace& place) {
  using What = PublicPlace::What;
  const auto item = [&] {
    const auto* found = labels.meeting.item(place.id);
    if (found == nullptr) return place.id;
    return labels.kind(found->kind) + (found->symbol.empty() ? "" : " " + found->symbol);
  };
  switch (place.what) {
    case What::head: return labels.word("minutes.head." + place.id);
    case What::item: return item();
    case What::field: {
      const auto* found = labels.meeting.item(place.id);
      const std::string label = found != nullptr ? labels.field_label(found->kind, place.field) : place.field;
      return labels.words("minutes.place.field", {{"item", item()}, {"field", label}});
    }
    case What::stack: return labels.word("minutes.column.stack");
    case What::agreement: return labels.words("minutes.place.agreement", {{"step", labels.step(place.id)}});
    case What::ballot: return labels.word("minutes.place.ballot");
    case What::action: return labels.word("minutes.actions");
    case What::agenda: return labels.word("minutes.place.agenda");
  }
  return {};
}

// ○○ for each mark; marks of different signs may lie over each other.
std::string masked(const std::string& text, const std::vector<Mark>& marks) {
  std::string out;
  std::size_t at = 0;
  for (const Mark& mark : marks) {
    if (mark.end <= at) continue;
    if (mark.begin > at) out += text.substr(at, mark.begin - at);
    if (mark.begin >= at) out += "○○";
    at = mark.end;
  }
  return out + text.substr(at);
}

} // namespace

std::vector<Flagged> public_review(const meeting::Meeting& meeting, const sheets::Library& library,
                                   const base::Words& words, const Filing& filing) {
  const Labels labels{meeting, library, words};
  const auto people = known_people(meeting, filing);
  std::map<std::string, std::string> decided;
  for (const auto& wording : meeting.record().wordings) decided[wording.of] = wording.text;
  std::vector<Flagged> flagged;
  std::map<std::string, std::size_t> seen; // text → its place in `flagged`
  meeting::Parts parts = public_parts(meeting);
  each_public_text(parts, library, [&](const PublicPlace& place, std::string& text, const std::string& beside) {
    auto marks = marks_of(text, beside, filing, people);
    const auto wording = decided.find(text);
    if (marks.empty() && wording == decided.end()) return;
    const auto [known, is_new] = seen.emplace(text, flagged.size());
    if (is_new) {
      flagged.push_back({text, {}, {}, {}, {}, {}});
      if (wording != decided.end()) flagged.back().wording = wording->second;
      if (wording != decided.end() && wording->second != text)
        flagged.back().wording_marks = marks_of(wording->second, "", filing, people);
    }
    Flagged& entry = flagged[known->second];
    if (marks.size() > entry.marks.size()) entry.marks = std::move(marks); // beside other words more may be told
    entry.places.push_back(place);
    entry.places.back().words = words_of(labels, place);
  });
  for (Flagged& entry : flagged) entry.suggestion = masked(entry.text, entry.marks);
  return flagged;
}

int held_back(std::span<const Flagged> flagged) {
  return static_cast<int>(std::count_if(flagged.begin(), flagged.end(), [](const Flagged& f) { return !f.decided(); }));
}

std::vector<std::string> signs_of(const Flagged& flagged, const base::Words& words) {
  std::vector<std::string> signs;
  for (const Mark& mark : flagged.marks) {
    std::string sign(words("minutes.sign." + std::string(name_of(mark.sign))));
    if (std::find(signs.begin(), signs.end(), sign) == signs.end()) signs.push_back(std::move(sign));
  }
  return signs;
}

} // namespace yoriai::minutes
