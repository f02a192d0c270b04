// What screens ask to be gathered from other session files: what an earlier meeting left to do, and boards of groups.
#include "cli/merge.hpp"
#include "cli/stage.hpp"
#include "meeting/carry.hpp"
#include "store/seal.hpp"

namespace yoriai::cli {
namespace fs = std::filesystem;

namespace {

// Why a file cannot be read from, as a key of its sentence; nullptr when nothing stands against it.
const char* barred(const fs::path& file, const fs::path& own) {
  std::error_code ec;
  if (fs::equivalent(file, own, ec)) return "carry.itself";
  const auto sealed = store::is_sealed(file);
  return sealed && *sealed ? "carry.sealed" : nullptr;
}

} // namespace

// One step of undo; what was carried before is left as it is.
void Stage::carry_out(const screens::CarryFrom& request) {
  if (!store_ || past_) return;
  const base::Args name{{"file", request.file.filename().string()}};
  if (const char* why = barred(request.file, store_->file())) return tell(environment_.words(why, name), false);
  const auto earlier = store::Store::open(request.file, environment_.library, store::Access::read_only);
  if (!earlier) return tell(file_sentence(earlier.error()), false);
  const auto commands = meeting::carried_over(store_->meeting(), (*earlier)->meeting());
  if (commands.empty()) return tell(environment_.words("carry.nothing", name), false);
  const std::size_t before = store_->meeting().record().follow_ups.size();
  carry_out(commands);
  const std::size_t carried = store_->meeting().record().follow_ups.size() - before;
  if (carried > 0)
    tell(environment_.words("carry.done", {{"file", name.at("file")}, {"count", std::to_string(carried)}}), true);
}

// One step of undo; the group is called by its file.
void Stage::carry_out(const screens::MergeFrom& request) {
  if (!store_ || past_) return;
  const base::Args name{{"file", request.file.filename().string()}};
  if (const char* why = barred(request.file, store_->file())) return tell(environment_.words(why, name), false);
  const auto other = store::Store::open(request.file, environment_.library, store::Access::read_only);
  if (!other) return tell(file_sentence(other.error()), false);
  const auto merged = store_->merge((*other)->meeting(), group_of_file(request.file), "screen");
  if (!merged) return tell(environment_.sentence(merged.error()), false);
  tell(said_merged(environment_.words, request.file, *merged), true);
}

} // namespace yoriai::cli
