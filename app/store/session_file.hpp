// A session file open for writing. Owned by one thread at a time; knows no meeting but to take its snapshot.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "store/rows.hpp"

namespace yoriai::store {

// Bytes that are not in the file yet.
struct NewPicture {
  PictureRow row;
  Bytes bytes;
};

// What one submit wants on disk: a change, or papers into the box of a secret ballot, or both; or a draft.
struct Task {
  EntryPtr entry;                     // may be null
  std::vector<meeting::Event> events; // those of the entry
  Box box;                            // ballots whose papers are now exactly these; none: the ballot has ended
  Desk drafts;                        // by field; "": let go
  TimeMs at = 0;
  std::vector<NewPicture> pictures{}; // that come with the entry
};

class SessionFile {
public:
  // An existing session; checks that it can be written. `vfs` and `key` as in Options.
  static base::Result<SessionFile> open(const std::filesystem::path& file, const std::string& vfs,
                                        const std::shared_ptr<const SealKey>& key);
  // A new one without a change, sealed if there is a key; refuses to overwrite. Leaves nothing behind when it fails.
  static base::Result<SessionFile> make(const std::filesystem::path& file, const std::string& vfs,
                                        const std::shared_ptr<const SealKey>& key);

  // All of it in one transaction, synced when this returns. Errors as writing_error.
  base::Result<void> append(std::span<const Task> tasks);
  // Remembers the whole meeting as it is after change `number`; only the last two are kept.
  base::Result<void> put_snapshot(std::uint64_t number, const std::string& payload);
  // Of a change that is in the file already.
  base::Result<void> put_picture(const PictureRow& row, std::string_view bytes);
  // Moves what is in the write-ahead log into the file itself. `truncate`: and empties that log.
  base::Result<void> checkpoint(bool truncate);
  // For a time between two writes: makes the log long enough ahead that the next ones need not make it grow, which costs a
  // disk as much again as the sync itself; and begins it anew when it has become long. Errors as writing_error.
  base::Result<void> keep_room();
  // Has something been written since the last checkpoint?
  bool has_log() const { return has_log_; }
  // Leaves a single file. `trusted` false: touches neither the file nor its log any more.
  void close(bool trusted);
  std::uint64_t fingerprint() const { return rows_->fingerprint(); } // of the last change written

private:
  explicit SessionFile(std::filesystem::path file) : file_(std::move(file)) {}
  int begin_writing();
  int append_all(std::span<const Task> tasks);
  int lengthen_log();
  base::Result<void> failed(int code);

  std::filesystem::path file_;
  Database db_;
  Statement begin_, commit_; // after the connection: let go before it
  std::unique_ptr<Rows> rows_;
  std::unique_ptr<int> log_pages_; // in use, as SQLite tells after each commit
  int moved_pages_ = 0, long_log_ = 0; // of these, moved into the file; as many make a long log
  bool has_log_ = false, has_room_ = false;
};

// Removes a session file together with what SQLite may have left beside it.
void remove_session(const std::filesystem::path& file);
void remove_logs(const std::filesystem::path& file); // the latter only
// SQLite's write-ahead log beside the file: there while a program has it open, and after a crash.
std::filesystem::path log_beside(const std::filesystem::path& file);

// Whether a program wrote to the file and did not end properly, provided none has it open now. An empty log may be
// left by anybody who only looked.
bool was_interrupted(const std::filesystem::path& file);

} // namespace yoriai::store
