#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "base/text.hpp"
#include "cli/paper_desk.hpp"

extern char** environ;

namespace yoriai::cli {
namespace {

struct Pipe {
  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) ends = {-1, -1};
  }
  ~Pipe() { close_reading(), close_writing(); }
  Pipe(const Pipe&) = delete;
  void close_reading() { close_end(0); }
  void close_writing() { close_end(1); }
  int reading() const { return ends[0]; }
  int writing() const { return ends[1]; }

private:
  void close_end(std::size_t end) {
    if (ends[end] >= 0) close(ends[end]);
    ends[end] = -1;
  }
  std::array<int, 2> ends{-1, -1};
};

// A reader that goes away early is told by the way it ends, not by a signal to us.
void feed(int to, const std::string& bytes) {
  sigset_t pipe_only, before;
  sigemptyset(&pipe_only);
  sigaddset(&pipe_only, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe_only, &before);
  bool broken = false;
  for (std::size_t at = 0; at < bytes.size() && !broken;) {
    const ssize_t written = write(to, bytes.data() + at, bytes.size() - at);
    if (written > 0) at += static_cast<std::size_t>(written);
    else broken = !(written < 0 && errno == EINTR);
  }
  const timespec no_time{0, 0};
  if (broken) sigtimedwait(&pipe_only, nullptr, &no_time); // the one that waits for this thread
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

std::string read_all(int from) {
  std::string all;
  std::array<char, 512> part;
  for (;;) {
    const ssize_t count = read(from, part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return all;
    if (all.size() < 4096) all.append(part.data(), static_cast<std::size_t>(count));
  }
}

} // namespace

base::Result<void> print_pdf(const std::string& pdf, const std::string& title) {
  const base::Error none{base::Code::unwritable, "print.none", {}};
  Pipe in, said;
  if (in.reading() < 0 || said.reading() < 0) return none;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.reading(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, said.writing(), STDERR_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  std::string lp = "lp", option = "-t", name = title;
  char* arguments[] = {lp.data(), option.data(), name.data(), nullptr};
  pid_t child = 0;
  const int failed = posix_spawnp(&child, "lp", &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return none;
  in.close_reading(), said.close_writing();
  feed(in.writing(), pdf);
  in.close_writing();
  const std::string complaint = base::clean_text(read_all(said.reading()));
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) return none;
  return base::Error{base::Code::unwritable, "print.refused", {{"reason", complaint}}};
}

} // namespace yoriai::cli
