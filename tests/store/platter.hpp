// What a disk holds when the power goes: a model fed with the operations that WatchedDisk recorded.
//
// What was synced is there. Of what was written since, everything, nothing or any part may be; a write is done in
// sectors of 512 bytes. The same holds for names: a file made, removed or renamed since the folder was last synced may
// be there under its old name, its new one, or not.
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "store/watched_disk.hpp"

namespace yoriai::store::test {

class Platter {
public:
  using Image = std::map<std::string, std::string>; // name → bytes

  void take(const Operation& operation); // must outlive this

  Image kept() const; // everything written is there, as after `kill -9`
  Image lost() const; // nothing that was not synced
  Image torn() const; // everything but the second half of the last write
  Image some(std::mt19937& chance) const;

private:
  struct File {
    std::string now, synced;
    std::vector<const Operation*> pending; // since the last sync, in order
    bool is_new = false;                   // its first sync syncs the folder as well (SQLite's for logs)
  };
  using Names = std::map<std::string, int>;

  std::map<int, File> files_;
  Names names_;
  std::vector<Names> earlier_{Names{}};   // as the folder may be on disk: when it was last synced, and since
  const Operation* last_write_ = nullptr; // not yet synced
};

} // namespace yoriai::store::test
