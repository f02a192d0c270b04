#include "minutes/filing.hpp"

namespace yoriai::minutes {

Filing Filing::load(const std::filesystem::path& folder) {
  Filing filing;
  if (auto record = Template::load(folder / "record.json")) filing.record = std::move(*record);
  else filing.problems.push_back(record.error());
  if (auto signs = SignWords::load(folder / "identifying.json")) filing.signs = std::move(*signs);
  else filing.problems.push_back(signs.error());
  return filing;
}

} // namespace yoriai::minutes
