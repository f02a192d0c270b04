#include "cli/environment.hpp"

#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "base/files.hpp"

namespace yoriai::cli {
namespace fs = std::filesystem;

base::Result<std::unique_ptr<Environment>> Environment::load(base::Lang lang) {
  const fs::path assets = base::assets_root();
  auto words = base::Words::load(assets / "locale", lang);
  if (!words) return words.error();
  auto environment = std::make_unique<Environment>(
      Environment{std::move(*words), sheets::Library::load(assets / "sheets"), {}, minutes::Filing::load(assets / "minutes")});
  if (auto spelling = base::Spelling::load(assets / "spelling.json")) environment->spelling = std::move(*spelling);
  else std::cerr << environment->sentence(spelling.error()) << "\n";
  for (const auto& problem : environment->library.problems())
    std::cerr << environment->sentence(problem) << "\n";
  for (const auto& problem : environment->filing.problems) std::cerr << environment->sentence(problem) << "\n";
  return environment;
}

int fail(const Environment& environment, const base::Error& error) {
  base::Error told = error;
  // On the screen a damaged meeting opens as far as it is whole; here the sentence names the verb that does it.
  if (told.key == "store.damaged" || told.key == "store.damaged_file") told.key = "repair." + told.key.substr(6);
  std::cerr << environment.sentence(told) << "\n";
  return static_cast<int>(told.code);
}

fs::path save_folder() {
  const fs::path checkout = base::assets_root().parent_path() / "sessions";
  std::error_code ec;
  if (fs::is_directory(checkout, ec) && ::access(checkout.c_str(), W_OK) == 0) return checkout;
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') return fs::current_path(ec) / "yoriai";
  const fs::path documents = fs::path(home) / "Documents";
  return (fs::is_directory(documents, ec) ? documents : fs::path(home)) / "yoriai";
}

fs::path example_file() {
  for (const char* folder : {"../sessions", "sessions"}) {
    std::error_code ec;
    const fs::path file = (base::assets_root() / folder / "example.yoriai").lexically_normal();
    if (fs::is_regular_file(file, ec)) return file;
  }
  return {};
}

} // namespace yoriai::cli
