#include "support/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace yoriai::test {
namespace fs = std::filesystem;
namespace {

struct Pipe {
  int ends[2] = {-1, -1};
  Pipe() {
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  }
  ~Pipe() { shut(0), shut(1); }
  void shut(int end) {
    if (ends[end] >= 0) ::close(std::exchange(ends[end], -1));
  }
};

[[noreturn]] void become(const std::vector<std::string>& argv, int in, int out, int err) {
  ::setsid(); // no terminal: what asks for a passphrase must not ask whoever runs the tests
  ::dup2(in, 0);
  ::dup2(out, 1);
  if (err != 2) ::dup2(err, 2);
  std::vector<char*> words;
  for (const auto& word : argv) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  ::execvp(words[0], words.data());
  ::_exit(127);
}

// Feeds and reads at the same time, so that neither side waits for the other.
void converse(const std::string& input, Pipe& in, Pipe& out, Pipe& err, Outcome& outcome) {
  std::size_t written = 0;
  while (out.ends[0] >= 0 || err.ends[0] >= 0) {
    if (written == input.size()) in.shut(1);
    pollfd waiting[3] = {{in.ends[1], POLLOUT, 0}, {out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}};
    if (::poll(waiting, 3, -1) < 0) continue;
    if ((waiting[0].revents & POLLOUT) != 0) {
      const ssize_t n = ::write(in.ends[1], input.data() + written, input.size() - written);
      if (n > 0) written += static_cast<std::size_t>(n);
    }
    if ((waiting[0].revents & (POLLERR | POLLHUP)) != 0) written = input.size();
    const auto take = [](Pipe& pipe, short events, std::string& text) {
      char chunk[65536];
      if (events == 0) return;
      const ssize_t n = ::read(pipe.ends[0], chunk, sizeof chunk);
      n > 0 ? void(text.append(chunk, static_cast<std::size_t>(n))) : pipe.shut(0);
    };
    take(out, waiting[1].revents, outcome.out);
    take(err, waiting[2].revents, outcome.err);
  }
}

} // namespace

Outcome run_program(const std::vector<std::string>& argv, const std::string& input) {
  ::signal(SIGPIPE, SIG_IGN);
  Pipe in, out, err;
  Outcome outcome;
  const pid_t child = ::fork();
  if (child == 0) become(argv, in.ends[0], out.ends[1], err.ends[1]);
  in.shut(0), out.shut(1), err.shut(1);
  converse(input, in, out, err, outcome);
  int status = 0;
  ::waitpid(child, &status, 0);
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

std::string yoriai_path() {
  const char* binary = std::getenv("YORIAI_BINARY");
  return binary != nullptr ? binary : "build/yoriai";
}

Outcome yoriai(std::vector<std::string> args, const std::string& input) {
  args.insert(args.begin(), yoriai_path());
  return run_program(args, input);
}

Running::Running(const std::vector<std::string>& argv) {
  ::signal(SIGPIPE, SIG_IGN);
  Pipe in, out;
  child_ = ::fork();
  if (child_ == 0) become(argv, in.ends[0], out.ends[1], 2);
  in_ = std::exchange(in.ends[1], -1);
  out_ = std::exchange(out.ends[0], -1);
}

Running::~Running() {
  kill();
  ::close(out_);
}

void Running::write(const std::string& text) {
  if (::write(in_, text.data(), text.size()) < 0) return; // it has ended: read_line says so
}

std::optional<std::string> Running::read_line() {
  for (;;) {
    if (const std::size_t end = unread_.find('\n'); end != std::string::npos) {
      std::string line = unread_.substr(0, end);
      unread_.erase(0, end + 1);
      return line;
    }
    char chunk[4096];
    const ssize_t n = ::read(out_, chunk, sizeof chunk);
    if (n <= 0) return std::nullopt;
    unread_.append(chunk, static_cast<std::size_t>(n));
  }
}

int Running::kill() {
  if (child_ > 0) {
    int status = 0;
    ::kill(child_, SIGKILL);
    ::waitpid(std::exchange(child_, -1), &status, 0);
    ::close(in_);
    status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  return status_;
}

Sandbox::Sandbox() {
  std::string pattern = (fs::temp_directory_path() / "yoriai-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
  ::setenv("HOME", path_.c_str(), 1);
  ::setenv("XDG_STATE_HOME", (path_ / "state").c_str(), 1);
}

Sandbox::~Sandbox() {
  std::error_code ec;
  fs::remove_all(path_, ec);
}

void Sandbox::write(std::string_view name, std::string_view bytes) const {
  std::ofstream(path_ / name, std::ios::binary) << bytes;
}

std::string Sandbox::read(std::string_view name) const {
  std::ostringstream text;
  text << std::ifstream(path_ / name, std::ios::binary).rdbuf();
  return text.str();
}

} // namespace yoriai::test
