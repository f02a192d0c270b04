// A meeting in memory behind the real screens: what is put into the outbox is decided and applied after each frame, as
// the program does with its store; requests are remembered. For the tests of screens.
//
//   Host host;                        // 1920 × 1080, both sheets, Japanese
//   host.apply(R"({"do":"add","kind":"hypothesis","text":"坂が急","id":"h1"})");
//   host.ui.tap("note/h1");
//   EXPECT_TRUE(host.meeting().item("h1")->marked);
//
// The screens are drawn by every act of `host.ui`; look() draws again after apply().
#pragma once

#include <fstream>
#include <map>
#include <set>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "base/files.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "meeting/command.hpp"
#include "meeting/event.hpp"
#include "meeting/findings.hpp"
#include "screens/context.hpp"
#include "screens/shell.hpp"
#include "screens/view_state.hpp"
#include "sheets/library.hpp"
#include "support/ui_driver.hpp"

namespace yoriai::tests {

class Host {
public:
  struct Options {
    widgets::Point size{1920, 1080};
    float scale = 1;
    base::Lang lang = base::Lang::ja;
    std::vector<std::string> sheets = {"hakodate", "resources"}; // empty: the start screen
  };

  Host() : Host(Options{}) {}
  explicit Host(Options options)
      : ui(options.size, options.scale, options.lang), library(sheets::Library::load(base::assets_root() / "sheets")) {
    if (!options.sheets.empty()) open(options.sheets);
    ui.after_frame([this] { carry_out(); });
    ui.show([this](widgets::Ui& u) { draw(u); });
  }
  Host(const Host&) = delete;

  // Applies one command as a line of `yoriai apply`; a refusal fails the test.
  void apply(std::string_view line) {
    auto json = base::parse_json(line);
    ASSERT_TRUE(json) << line;
    auto command = meeting::Command::from_json(*json);
    ASSERT_TRUE(command) << line << ": " << ui.ui().words().sentence(command.error());
    const auto problem = submit(*command);
    ASSERT_TRUE(problem.empty()) << line << ": " << problem;
  }
  // Applies a file of commands (sessions/example.jsonl), leaving out undo and redo.
  void apply_file(const std::filesystem::path& file) {
    std::ifstream in(file);
    ASSERT_TRUE(in) << file;
    for (std::string line; std::getline(in, line);)
      if (!line.empty() && line.front() == '{') apply(line);
  }
  // A picture of that size, as if the store had read a file. Its bytes are nowhere.
  void attach(const std::string& id, const std::string& item, const std::string& name, int width, int height) {
    const char* type = width == 0 ? "application/pdf" : name.ends_with(".png") ? "image/png" : "image/jpeg";
    const meeting::Attachment taken{"", "", name, type, 1000, width, height, "sum of " + id};
    meeting::Command command{"attach", base::Json{{"path", name}, {"picture", id}}};
    if (!item.empty()) command.args["id"] = item;
    const auto problem = submit(command, &taken);
    ASSERT_TRUE(problem.empty()) << name << ": " << problem;
  }
  void look() { ui.frame(2); }

  const meeting::Meeting& meeting() const { return meeting_; }
  // Ids of the live items of a kind, in order of writing.
  std::vector<std::string> of_kind(std::string_view kind) const {
    std::vector<std::string> ids;
    for (const auto i : meeting_.of_kind(kind))
      if (!meeting_.items()[i].removed) ids.push_back(meeting_.items()[i].id);
    return ids;
  }
  // The last request of type T, or null.
  template <typename T> const T* asked() const {
    for (auto it = requests.rbegin(); it != requests.rend(); ++it)
      if (const T* found = std::get_if<T>(&*it)) return found;
    return nullptr;
  }

  UiDriver ui;
  sheets::Library library;
  screens::ViewState view;
  screens::Notice notice;
  screens::Saved saved;
  screens::StartInfo start;
  screens::FileAffairs files;
  screens::Passcode passcode;
  base::Spelling spelling = base::Spelling::load(base::assets_root() / "spelling.json").value();
  base::TimeMs now = 1'763'614'320'000; // 2025-11-20 13:52 in Japan
  bool read_only = false;
  screens::PictureAffairs pictures_near;
  std::optional<screens::Papers> papers;
  std::vector<std::pair<std::string, float>> pictures_asked; // ids and how large
  std::optional<screens::Barred> barred;
  std::optional<screens::ProjectorStatus> projector;
  std::vector<screens::SavePlace> places;
  std::optional<screens::LookingBack> looking_back; // the meeting itself stays what it is
  std::vector<screens::PastChange> past;            // the log, 1 first; apply() and the screens add to it
  std::vector<meeting::Command> sent;        // everything the screens sent, accepted or not
  std::vector<std::string> refusals;         // sentences
  std::vector<screens::Request> requests;

private:
  void open(const std::vector<std::string>& sheets) {
    meeting::DecideContext context{library, ids_, now};
    auto event = meeting::open_meeting(sheets, context);
    ASSERT_TRUE(event);
    meeting::apply(meeting_, *event);
    is_open_ = true;
  }

  // Empty, or the sentence of the refusal.
  std::string submit(const meeting::Command& command, const meeting::Attachment* taken = nullptr) {
    meeting::DecideContext context{library, ids_, now};
    context.taken = taken;
    auto events = meeting::decide(meeting_, command, context);
    if (!events) return ui.ui().words().sentence(events.error());
    if (events->empty()) return {};
    for (const auto& event : *events) meeting::apply(meeting_, event);
    past.push_back({past.size() + 1, now, "screen", command.name, 0, 0, *events});
    done_.push_back(std::move(*events));
    undone_.clear();
    return {};
  }

  void undo() {
    if (done_.empty()) return;
    auto events = std::move(done_.back());
    done_.pop_back();
    for (auto it = events.rbegin(); it != events.rend(); ++it) meeting::apply(meeting_, meeting::invert(*it));
    undone_.push_back(std::move(events));
  }
  void redo() {
    if (undone_.empty()) return;
    auto events = std::move(undone_.back());
    undone_.pop_back();
    for (const auto& event : events) meeting::apply(meeting_, event);
    done_.push_back(std::move(events));
  }

  void carry_out() {
    const auto entries = std::move(out_.entries);
    out_.entries.clear();
    for (const auto& entry : entries) {
      if (const auto* command = std::get_if<meeting::Command>(&entry)) {
        sent.push_back(*command);
        if (const auto problem = submit(*command); !problem.empty()) {
          refusals.push_back(problem);
          notice = {problem, false, now};
        }
        continue;
      }
      const auto& request = std::get<screens::Request>(entry);
      if (std::holds_alternative<screens::Undo>(request)) undo();
      if (std::holds_alternative<screens::Redo>(request)) redo();
      requests.push_back(request);
    }
  }

  void draw(widgets::Ui& u) {
    if (is_open_ && found_at_ != meeting_.revision()) {
      findings_ = meeting::findings(meeting_, library);
      found_at_ = meeting_.revision();
    }
    screens::Context context{u, u.words(), library, out_, view};
    context.now = now;
    context.notice = notice;
    context.saved = saved;
    context.read_only = read_only;
    context.files = &files;
    context.projector = projector ? &*projector : nullptr;
    context.passcode = passcode;
    context.spelling = &spelling;
    if (is_open_) {
      context.meeting = &meeting_;
      context.findings = findings_;
      context.can_undo = !done_.empty();
      context.can_redo = !undone_.empty();
      context.barred = barred ? &*barred : nullptr;
      context.places = places;
      context.pictures_near = &pictures_near;
      context.papers = papers ? &*papers : nullptr;
      context.picture = [this, &u](const meeting::Attachment& picture, float px) { // any texture will do
        pictures_asked.emplace_back(picture.id, px);
        return widgets::Picture{widgets::Picture::State::there, u.fonts().regular->ContainerAtlas->TexRef,
                                static_cast<float>(picture.width), static_cast<float>(picture.height)};
      };
      context.changes = past.size();
      context.change = [this](std::uint64_t number) -> std::optional<screens::PastChange> {
        return number > 0 && number <= past.size() ? std::optional(past[number - 1]) : std::nullopt;
      };
      context.looking_back = looking_back ? &*looking_back : nullptr;
    }
    context.start = &start;
    screens::draw(context);
  }

  base::IdSource ids_{7};
  meeting::Meeting meeting_;
  bool is_open_ = false;
  std::vector<meeting::Finding> findings_;
  std::uint64_t found_at_ = ~0ull;
  std::vector<std::vector<meeting::Event>> done_, undone_;
  screens::Outbox out_;
};

} // namespace yoriai::tests
