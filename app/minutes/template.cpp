#include "minutes/template.hpp"

#include <set>
#include <span>

#include "minutes/data_file.hpp"

namespace yoriai::minutes {
namespace {

std::vector<Template::Entry> all_of(std::span<const std::string_view> ids) {
  std::vector<Template::Entry> entries;
  for (const auto id : ids) entries.push_back({std::string(id), {}});
  return entries;
}

std::vector<Template::Entry> read_entries(const sheets::Node& list, std::span<const std::string_view> ids) {
  std::vector<Template::Entry> entries;
  std::set<std::string> seen;
  for (const sheets::Node& node : list.list()) {
    node.keys({"id"}, {"heading"});
    const sheets::Node id = node.at("id");
    Template::Entry entry{std::string(ids[id.one_of(ids)]), node.at("heading").text()};
    if (!seen.insert(entry.id).second) id.refuse("name_taken", {{"name", entry.id}});
    entries.push_back(std::move(entry));
  }
  return entries;
}

} // namespace

Template::Template() : head(all_of(kRecordLines)), sections(all_of(kRecordParts)) {}

base::Result<Template> Template::load(const std::filesystem::path& file) {
  Template record;
  const auto read = [&](const sheets::Node& root) {
    root.keys({"sections"}, {"head", "about"});
    if (const sheets::Node head = root.at("head")) record.head = read_entries(head, kRecordLines);
    record.sections = read_entries(root.at("sections"), kRecordParts);
  };
  if (const auto done = read_data_file(file, read); !done) return done.error();
  return record;
}

} // namespace yoriai::minutes
