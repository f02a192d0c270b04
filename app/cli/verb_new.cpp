#include "cli/passphrase.hpp"
#include "cli/verbs.hpp"
#include "store/store.hpp"

namespace yoriai::cli {
namespace {

constexpr const char* kUsualSheets[] = {"hakodate", "resources"};

base::Error removed_again(const base::Error& error, const std::filesystem::path& file) {
  std::error_code ec;
  std::filesystem::remove(file, ec); // made a moment ago by this very call
  return error;
}

} // namespace

int run_new(const Environment& environment, const NewArgs& args) {
  std::vector<std::string> sheets = args.sheets;
  if (sheets.empty()) sheets.assign(std::begin(kUsualSheets), std::end(kUsualSheets));
  store::Options options;
  if (!args.session.passphrase_file.empty()) {
    const auto passphrase = passphrase_from_file(args.session.passphrase_file);
    if (!passphrase) return fail(environment, passphrase.error());
    auto key = store::SealKey::make(*passphrase);
    if (!key) return fail(environment, key.error());
    options.key = std::move(*key);
  }
  auto store = store::Store::create(args.session.file, sheets, environment.library, std::move(options));
  if (!store) return fail(environment, store.error());
  meeting::Command about{"meeting", base::Json::object()};
  for (const auto& [key, value] : args.about)
    if (!value.empty()) about.args[key] = value;
  if (!about.args.empty()) {
    const auto done = (*store)->submit(about, "new");
    if (!done) {
      (void)(*store)->close().ok();
      return fail(environment, removed_again(done.error(), args.session.file));
    }
  }
  const auto closed = (*store)->close();
  return closed ? 0 : fail(environment, closed.error());
}

} // namespace yoriai::cli
