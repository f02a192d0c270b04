// What screens ask to be gathered from other session files: what an earlier meeting left to do.
#include "cli/stage.hpp"
#include "meeting/carry.hpp"
#include "store/seal.hpp"

namespace yoriai::cli {
namespace fs = std::filesystem;

// One step of undo; what was carried before is left as it is.
void Stage::carry_out(const screens::CarryFrom& request) {
  if (!store_ || past_) return;
  const auto told = [&](const char* key, const base::Args& args = {}) { tell(environment_.words(key, args), false); };
  std::error_code ec;
  if (fs::equivalent(request.file, store_->file(), ec)) return told("carry.itself");
  const auto sealed = store::is_sealed(request.file);
  if (sealed && *sealed) return told("carry.sealed", {{"file", request.file.filename().string()}});
  const auto earlier = store::Store::open(request.file, environment_.library, store::Access::read_only);
  if (!earlier) return tell(file_sentence(earlier.error()), false);
  const auto commands = meeting::carried_over(store_->meeting(), (*earlier)->meeting());
  if (commands.empty()) return told("carry.nothing", {{"file", request.file.filename().string()}});
  const std::size_t before = store_->meeting().record().follow_ups.size();
  carry_out(commands);
  const std::size_t carried = store_->meeting().record().follow_ups.size() - before;
  if (carried > 0)
    tell(environment_.words("carry.done",
                            {{"file", request.file.filename().string()}, {"count", std::to_string(carried)}}),
         true);
}

} // namespace yoriai::cli
