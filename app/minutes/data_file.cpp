#include "minutes/data_file.hpp"

#include "sheets/read_file.hpp"

namespace yoriai::minutes {
namespace {

// What a sheet calls sheet.bad_value is minutes.file.bad_value here: another sentence about the same.
base::Error of_minutes(base::Error error) {
  error.key = "minutes.file." + error.key.substr(error.key.find('.') + 1);
  return error;
}

} // namespace

base::Result<void> read_data_file(const std::filesystem::path& file,
                                  const std::function<void(const sheets::Node&)>& read) {
  const auto whole = sheets::read_whole(file);
  if (!whole) return of_minutes(whole.error());
  sheets::Refusals refusals(file.string());
  if (whole->twice) refusals.add(*whole->twice, "written_twice");
  read(sheets::Node(&whole->json, "", refusals));
  if (refusals.first()) return of_minutes(*refusals.first());
  return {};
}

} // namespace yoriai::minutes
