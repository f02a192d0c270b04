#include "support/virtual_display.hpp"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>
#include <thread>

namespace yoriai::test {
namespace {

constexpr auto kBetweenQuestions = std::chrono::milliseconds(10);

std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> all;
  for (const std::string& word : words) all.push_back(const_cast<char*>(word.c_str()));
  all.push_back(nullptr);
  return all;
}

void set_environment(const std::map<std::string, std::string>& environment) {
  for (const auto& [name, value] : environment)
    if (value.empty()) ::unsetenv(name.c_str());
    else ::setenv(name.c_str(), value.c_str(), 1);
}

// The window below `top` whose UTF-8 title that is; 0 when there is none.
Window find_window(Display* display, Window top, std::string_view title) {
  const Atom name = XInternAtom(display, "_NET_WM_NAME", False), utf8 = XInternAtom(display, "UTF8_STRING", False);
  Atom type = 0;
  int format = 0;
  unsigned long count = 0, left = 0;
  unsigned char* text = nullptr;
  XGetWindowProperty(display, top, name, 0, 256, False, utf8, &type, &format, &count, &left, &text);
  const bool found = text != nullptr && title == reinterpret_cast<const char*>(text);
  if (text != nullptr) XFree(text);
  if (found) return top;
  Window root = 0, parent = 0, *children = nullptr, inside = 0;
  unsigned int number = 0;
  if (XQueryTree(display, top, &root, &parent, &children, &number) == 0) return 0;
  for (unsigned int i = 0; i < number && inside == 0; ++i) inside = find_window(display, children[i], title);
  if (children != nullptr) XFree(children);
  return inside;
}

} // namespace

bool eventually(const std::function<bool()>& condition, std::chrono::milliseconds within) {
  const auto deadline = std::chrono::steady_clock::now() + within;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(kBetweenQuestions);
  }
  return true;
}

Process::Process(const std::vector<std::string>& argv, const std::map<std::string, std::string>& environment) {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  const auto words = pointers(argv);
  pid_ = ::fork();
  if (pid_ == 0) {
    ::dup2(ends[0], STDIN_FILENO);
    set_environment(environment);
    ::execvp(words[0], words.data());
    ::_exit(127);
  }
  ::close(ends[0]);
  input_ = ends[1];
}

Process::~Process() {
  ::close(input_);
  if (!running()) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

void Process::say(const std::string& line) {
  const std::string whole = line + "\n";
  [[maybe_unused]] const auto written = ::write(input_, whole.data(), whole.size());
}

bool Process::running() {
  if (status_ >= 0 || pid_ <= 0) return false;
  int state = 0;
  if (::waitpid(pid_, &state, WNOHANG) != pid_) return true;
  status_ = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
  return false;
}

int Process::wait(std::chrono::milliseconds within) {
  return eventually([this] { return !running(); }, within) ? status_ : -1;
}

void Process::signal(int number) {
  if (running()) ::kill(pid_, number);
}

XServer::XServer(std::vector<std::string> argv) {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  pid_ = ::fork();
  if (pid_ == 0) {
    const int numbered = ::dup(ends[1]); // without close-on-exec: the server writes its number here when it is ready
    const int nowhere = ::open("/dev/null", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nowhere, stream);
    argv.insert(argv.end(), {"-displayfd", std::to_string(numbered), "-nolisten", "tcp", "-noreset"});
    ::execvp(argv[0].c_str(), pointers(argv).data());
    ::_exit(127);
  }
  ::close(ends[1]);
  std::string number;
  char c = 0;
  while (::read(ends[0], &c, 1) == 1 && c != '\n') number += c;
  ::close(ends[0]);
  if (!number.empty()) name_ = ":" + number;
}

XServer::~XServer() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGTERM);
  ::waitpid(pid_, nullptr, 0);
}

VirtualDisplay::VirtualDisplay(int width, int height)
    : server_({"Xvfb", "-screen", "0", std::to_string(width) + "x" + std::to_string(height) + "x24", "-ac"}) {}

std::map<std::string, std::string> XServer::environment() const {
  return {{"DISPLAY", name()}, {"WAYLAND_DISPLAY", ""}, {"XMODIFIERS", ""}, {"LC_ALL", "C.UTF-8"}};
}

bool VirtualDisplay::xdotool(const std::vector<std::string>& words) const {
  std::vector<std::string> argv{"xdotool"};
  argv.insert(argv.end(), words.begin(), words.end());
  return Process(argv, environment()).wait() == 0;
}

bool VirtualDisplay::click(int x, int y) const {
  return xdotool({"mousemove", std::to_string(x), std::to_string(y), "click", "1"});
}

bool VirtualDisplay::close_window(const std::string& title) const {
  Display* display = XOpenDisplay(name().c_str());
  if (display == nullptr) return false;
  const Window window = find_window(display, DefaultRootWindow(display), title);
  if (window != 0) {
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = window;
    event.xclient.message_type = XInternAtom(display, "WM_PROTOCOLS", False);
    event.xclient.format = 32;
    event.xclient.data.l[0] = static_cast<long>(XInternAtom(display, "WM_DELETE_WINDOW", False));
    XSendEvent(display, window, False, NoEventMask, &event);
  }
  XCloseDisplay(display);
  return window != 0;
}

} // namespace yoriai::test
