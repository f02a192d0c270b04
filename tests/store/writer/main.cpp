// store_writer FILE STATE_FOLDER: opens the session and changes it without end; every number that has become
// durable is written to standard output, one a line. Its parent kills it.
#include <unistd.h>

#include <random>
#include <string>

#include "base/files.hpp"
#include "store/store.hpp"

using namespace yoriai;

namespace {

meeting::Command next_command(const store::Store& store, std::mt19937& chance) {
  const auto items = store.meeting().items();
  const unsigned pick = chance() % 10;
  if (pick == 0 && store.can_undo()) return {"undo"};
  if (pick == 1 && store.can_redo()) return {"redo"};
  if (pick < 4 && !items.empty()) {
    const meeting::Item& item = items[chance() % items.size()];
    return {"mark", {{"id", item.id}, {"on", !item.marked}}};
  }
  return meeting::add("hypothesis", "change " + std::to_string(store.changes() + 1));
}

} // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const sheets::Library library = sheets::Library::load(base::assets_root() / "sheets");
  store::Options options;
  options.state_folder = argv[2];
  auto opened = store::Store::open(argv[1], library, store::Access::read_write, options);
  if (!opened) return 4;
  store::Store& store = **opened;
  store.on_saved([&store] {
    const std::string line = std::to_string(store.status().durable) + "\n";
    (void)!::write(1, line.data(), line.size());
  });
  std::mt19937 chance(std::random_device{}());
  for (;;) {
    const auto number = store.submit(next_command(store, chance), "writer");
    if (!number) continue;                                          // a mark of something undone
    if (chance() % 3 == 0) (void)store.wait_until_durable(*number); // bursts of a few, as in a meeting
    if (store.status().failure) return 5;
  }
}
