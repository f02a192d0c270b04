#include "minutes/identifying.hpp"

#include <algorithm>

#include "minutes/signs.hpp"

namespace yoriai::minutes {
namespace {

constexpr std::size_t kLongestPerson = 8; // characters

// How a person known to the meeting may be written: the full name, the family name of two characters or more.
void spellings(std::string_view name, const SignWords& words, std::vector<std::u32string>& out) {
  const Folded folded = fold(name, words.modern);
  if (folded.size() < 2) return;
  out.push_back(folded.text);
  const auto gap = std::find(folded.gap.begin() + 1, folded.gap.end(), true);
  if (gap == folded.gap.end()) return;
  if (const auto at = static_cast<std::size_t>(gap - folded.gap.begin()); at >= 2)
    out.push_back(folded.text.substr(0, at));
}

// Marks of one sign that touch become one.
std::vector<Mark> merged(std::vector<Mark> marks) {
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return std::tuple(a.sign, a.begin, a.end) < std::tuple(b.sign, b.begin, b.end);
  });
  std::vector<Mark> out;
  for (const Mark& mark : marks) {
    if (!out.empty() && out.back().sign == mark.sign && mark.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, mark.end);
    } else {
      out.push_back(mark);
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  return out;
}

} // namespace

std::vector<bool> harmless_in(const Folded& text, const SignWords& words) {
  std::vector<bool> harmless(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = words.harmless.at(text.text, i);
    std::fill_n(harmless.begin() + static_cast<std::ptrdiff_t>(i), length, true);
    i += std::max<std::size_t>(length, 1);
  }
  return harmless;
}

std::vector<std::string> persons_of(std::string_view whos, const SignWords& words) {
  std::vector<std::string> persons;
  std::string who;
  const auto end = [&] {
    const Folded folded = fold(who, words.modern);
    const bool body = words.bodies.before(folded.text, folded.size()) > 0 || words.nobody.has(folded.text);
    if (folded.size() >= 2 && folded.size() <= kLongestPerson && !body) persons.push_back(who);
    who.clear();
  };
  for (std::size_t i = 0; i < whos.size();) {
    const bool comma =
        whos.substr(i).starts_with("、") || whos.substr(i).starts_with("・") || whos.substr(i).starts_with("／");
    if (comma || whos[i] == ',' || whos[i] == '/') {
      end();
      i += comma ? 3 : 1;
    } else {
      who += whos[i++];
    }
  }
  end();
  return persons;
}

std::vector<Mark> identifying(std::string_view text, const SignWords& words, std::span<const std::string> people,
                              std::string_view beside) {
  const Folded folded = fold(text, words.modern);
  if (folded.size() == 0) return {};
  std::vector<std::u32string> known;
  for (const std::string& name : people) spellings(name, words, known);
  Search search{folded, words, harmless_in(folded, words), {}};
  find_names(search, known);
  find_addresses(search);
  find_numbers(search);
  find_contacts(search);
  find_births(search);
  find_household(search, fold(beside, words.modern));
  return merged(std::move(search.marks));
}

} // namespace yoriai::minutes
