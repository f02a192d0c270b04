// A small program with a real window, for window_smoke_test.cpp: a button, a text field, and a report of what happened.
//   window_client REPORT WxH|fullscreen [SECOND-WxH]
// Lines on standard input: wake | shot FILE | quit. The report is replaced as a whole after every frame.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>

#include "base/files.hpp"
#include "imgui.h"
#include "imgui_stdlib.h"
#include "platform/desktop.hpp"

namespace {

using namespace yoriai;

constexpr ImU32 kPaper = IM_COL32(0xF4, 0xF2, 0xEC, 255);
constexpr ImU32 kInk = IM_COL32(0x1A, 0x1F, 0x26, 255);

// What the thread that reads standard input asks for.
struct Asked {
  std::mutex mutex;
  std::string shot;
  bool quit = false;
};

class Client final : public platform::FrameClient {
public:
  Client(const widgets::Fonts& fonts, Asked& asked, std::filesystem::path report)
      : fonts_(fonts), asked_(asked), report_(std::move(report)) {}

  void frame(const platform::FrameInfo& info) override {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("screen", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground);
    ImGui::SetCursorScreenPos({100, 100});
    presses_ += ImGui::Button("button", {200, 100});
    ImGui::SetCursorScreenPos({100, 300});
    ImGui::SetNextItemWidth(600);
    submitted_ += ImGui::InputText("##field", &text_, ImGuiInputTextFlags_EnterReturnsTrue);
    field_active_ = ImGui::IsItemActive();
    ImGui::GetForegroundDrawList()->AddText(fonts_.regular, 40, {100, 400}, kInk, "見守り 髙﨑𠮷邉");
    ImGui::End();
    width_ = info.size.width_px, height_ = info.size.height_px;
  }

  void shown(const platform::FrameInfo& info) override {
    std::ofstream(report_.string() + ".new")
        << "frames " << info.number << "\npresses " << presses_ << "\nsubmitted " << submitted_ << "\nactive "
        << field_active_ << "\nsize " << width_ << "x" << height_ << "\ntext " << text_ << "\npreedit " << info.preedit
        << "\nend\n";
    std::filesystem::rename(report_.string() + ".new", report_);
    const std::lock_guard lock(asked_.mutex);
    if (asked_.shot.empty() || window == nullptr) return;
    (void)platform::write_png(asked_.shot, window->screenshot());
    asked_.shot.clear();
  }

  ImU32 ground() const override { return kPaper; }
  void close_asked() override { closed_ = true; }
  bool finished() override {
    const std::lock_guard lock(asked_.mutex);
    return closed_ || asked_.quit;
  }

  platform::Window* window = nullptr;

private:
  const widgets::Fonts& fonts_;
  Asked& asked_;
  std::filesystem::path report_;
  std::string text_;
  int presses_ = 0, submitted_ = 0, width_ = 0, height_ = 0;
  bool field_active_ = false, closed_ = false;
};

void obey(platform::Desktop& desktop, Asked& asked) {
  std::string line;
  while (std::getline(std::cin, line)) {
    {
      const std::lock_guard lock(asked.mutex);
      if (line.starts_with("shot ")) asked.shot = line.substr(5);
      if (line == "quit") asked.quit = true;
    }
    desktop.wake();
    if (line == "quit") return;
  }
}

platform::WindowOptions options_from(const std::string& word) {
  platform::WindowOptions options;
  options.scale = 1;
  int width = 0, height = 0;
  if (std::sscanf(word.c_str(), "%dx%d", &width, &height) == 2) options.size = platform::SurfaceSize{width, height, 1};
  return options;
}

int complain(const base::Error& error) {
  std::cerr << error.key << "\n";
  return 3;
}

} // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  auto fonts = platform::FontSet::load();
  if (!fonts) return complain(fonts.error());
  auto desktop = platform::Desktop::start(**fonts);
  if (!desktop) return complain(desktop.error());
  Asked asked;
  Client client((*fonts)->fonts(), asked, argv[1]);
  auto window = (*desktop)->open(options_from(argv[2]), client);
  if (!window) return complain(window.error());
  client.window = *window;
  Client second((*fonts)->fonts(), asked, std::string(argv[1]) + ".second");
  if (argc > 3) { // a second window beside the first, as the projector's is
    platform::WindowOptions options = options_from(argv[3]);
    options.text_input = false;
    options.only_shown = true;
    auto opened = (*desktop)->open(options, second);
    if (!opened) return complain(opened.error());
    second.window = *opened;
  }
  std::thread reader([&] { obey(**desktop, asked); });
  (*desktop)->run();
  if (asked.quit) reader.join();
  else reader.detach(); // still waiting for a line
  return 0;
}
