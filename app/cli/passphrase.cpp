#include "cli/passphrase.hpp"

#include <fcntl.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace yoriai::cli {
namespace {

constexpr std::size_t kMost = 4096; // bytes of a passphrase and its line end

class Descriptor {
public:
  explicit Descriptor(int number, bool owned = true) : number_(number), owned_(owned) {}
  Descriptor(const Descriptor&) = delete;
  ~Descriptor() {
    if (owned_ && number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  bool ok() const { return number_ >= 0; }

private:
  int number_;
  bool owned_;
};

base::Result<store::Passphrase> made_of(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty()) return base::refused("store.passphrase_empty");
  return store::Passphrase(line);
}

volatile sig_atomic_t interrupted_by = 0;

// Nothing typed is shown while this lives, and whatever ends the program meanwhile leaves the terminal as it was.
class QuietTerminal {
public:
  explicit QuietTerminal(int terminal) : terminal_(terminal) {
    interrupted_by = 0;
    struct sigaction note {};
    note.sa_handler = [](int signal) { interrupted_by = signal; };
    for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &note, &before_[i]);
    ok_ = ::tcgetattr(terminal_, &usual_) == 0;
    termios quiet = usual_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHOE | ECHOK | ECHONL);
    ok_ = ok_ && ::tcsetattr(terminal_, TCSAFLUSH, &quiet) == 0;
  }
  QuietTerminal(const QuietTerminal&) = delete;
  ~QuietTerminal() {
    if (ok_) ::tcsetattr(terminal_, TCSANOW, &usual_);
    for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &before_[i], nullptr);
    if (interrupted_by != 0) ::raise(interrupted_by);
  }
  bool ok() const { return ok_; }

private:
  static constexpr std::array<int, 4> kSignals = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
  int terminal_;
  bool ok_ = false;
  termios usual_{};
  std::array<struct sigaction, 4> before_{};
};

// One line of the terminal, up to its line feed.
std::size_t read_line(int terminal, std::span<unsigned char> into) {
  std::size_t length = 0;
  while (length < into.size()) {
    const ssize_t n = ::read(terminal, into.data() + length, 1);
    if (n < 0 && errno == EINTR && interrupted_by == 0) continue;
    if (n <= 0 || into[length++] == '\n') break;
  }
  return length;
}

void say(int terminal, std::string_view text) { (void)!::write(terminal, text.data(), text.size()); }

} // namespace

base::Result<store::Passphrase> passphrase_from_file(const std::filesystem::path& file) {
  const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  const auto unreadable = [&] {
    return base::refused("passphrase.unreadable", {{"file", file.string()}, {"reason", std::strerror(errno)}});
  };
  if (!opened.ok()) return unreadable();
  store::Secret held(kMost + 1);
  std::size_t length = 0;
  while (length <= kMost) {
    const ssize_t n = ::read(opened.number(), held.bytes().data() + length, kMost + 1 - length);
    if (n < 0 && errno != EINTR) return unreadable();
    if (n == 0) break;
    if (n > 0) length += static_cast<std::size_t>(n);
  }
  if (length > kMost) return base::refused("passphrase.too_long", {{"file", file.string()}});
  return made_of(held.view().substr(0, length));
}

base::Result<store::Passphrase> passphrase_from_terminal(const base::Words& words, std::string_view prompt_key) {
  const int own = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  const Descriptor terminal(own >= 0 ? own : ::isatty(STDIN_FILENO) == 1 ? STDIN_FILENO : -1, own >= 0);
  if (!terminal.ok()) return base::Error{base::Code::unusable_file, "passphrase.no_terminal", {}};
  store::Secret held(kMost);
  std::size_t length = 0;
  {
    const QuietTerminal quiet(terminal.number());
    if (!quiet.ok()) return base::Error{base::Code::unusable_file, "passphrase.no_terminal", {}};
    say(terminal.number(), std::string(words(prompt_key)) + " ");
    length = read_line(terminal.number(), held.bytes());
    say(terminal.number(), "\n");
  }
  return made_of(held.view().substr(0, length));
}

base::Result<store::Passphrase> new_passphrase_from_terminal(const base::Words& words) {
  auto first = passphrase_from_terminal(words, "passphrase.ask_new");
  if (!first) return first;
  const auto again = passphrase_from_terminal(words, "passphrase.ask_again");
  if (!again) return again.error();
  if (first->view() != again->view()) return base::refused("passphrase.differ");
  return first;
}

base::Result<std::shared_ptr<const store::SealKey>> key_of(const Environment& environment,
                                                           const std::filesystem::path& session,
                                                           const std::filesystem::path& passphrase_file) {
  const auto sealed = store::is_sealed(session);
  if (!sealed) return sealed.error();
  if (!*sealed) return std::shared_ptr<const store::SealKey>();
  const auto passphrase = passphrase_file.empty() ? passphrase_from_terminal(environment.words, "passphrase.ask")
                                                  : passphrase_from_file(passphrase_file);
  if (passphrase) return store::SealKey::unlock(session, *passphrase);
  if (passphrase.error().key != "passphrase.no_terminal") return passphrase.error();
  return base::Error{base::Code::unusable_file, "store.sealed", {{"file", session.string()}}};
}

} // namespace yoriai::cli
