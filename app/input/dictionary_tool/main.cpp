// yoriai-dictionary SOURCE TABLE: makes the table of words from the files of the Mozc open-source dictionary, and puts the notices
// that must travel with it beside it. Runs while Yoriai is built.
#include <cstdio>
#include <filesystem>
#include <string>

#include "base/files.hpp"
#include "input/table_writer.hpp"

namespace fs = std::filesystem;
using namespace yoriai;

namespace {

int fail(const base::Error& error) {
  std::fprintf(stderr, "yoriai-dictionary: %s", error.key.c_str());
  for (const auto& [name, value] : error.args) std::fprintf(stderr, " %s=%s", name.c_str(), value.c_str());
  std::fputc('\n', stderr);
  return 1;
}

} // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: yoriai-dictionary SOURCE TABLE\n", stderr);
    return 2;
  }
  const fs::path source = argv[1], target = argv[2];
  auto words = input::read_mozc_source(source);
  if (!words) return fail(words.error());
  const auto table = input::write_table(std::move(*words));
  if (!table) return fail(table.error());

  std::string notice = "words.table was made by Yoriai from the Mozc open-source dictionary. Its notices follow.\n\n";
  for (const char* name : {"LICENSE", "README.txt"}) {
    const auto text = base::read_file(source / name);
    if (text) notice += "---- " + std::string(name) + " ----\n\n" + *text + "\n";
    else if (std::string(name) == "README.txt") return fail(text.error()); // no table without its notices
  }
  std::error_code ec;
  fs::create_directories(target.parent_path(), ec);
  if (const auto written = base::write_file_atomically(target.parent_path() / "NOTICE", notice); !written)
    return fail(written.error());
  if (const auto written = base::write_file_atomically(target, *table); !written) return fail(written.error());
  return 0;
}
