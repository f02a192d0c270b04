// What is on the screen and what carries out its wishes: the open meeting, the view state, and between two frames the
// commands and requests that the screens put into their outbox. Knows no window: the app, `render` and the demo share it.
//
// Drawing thread only.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/background.hpp"
#include "cli/draft_keeper.hpp"
#include "cli/environment.hpp"
#include "cli/leaving.hpp"
#include "cli/paper_desk.hpp"
#include "cli/settings.hpp"
#include "input/predictor.hpp"
#include "screens/context.hpp"
#include "platform/picture_shelf.hpp"
#include "screens/view_state.hpp"
#include "store/recents.hpp"
#include "store/store.hpp"
#include "widgets/ui.hpp"

namespace yoriai::cli {

class Stage {
public:
  // `environment` and the fonts outlive the stage. `on_saved` may be called on another thread.
  Stage(Environment& environment, const widgets::Fonts& fonts, Settings settings, std::function<void()> on_saved = {});
  ~Stage(); // closes the meeting

  // `salvage`: as Options::salvage.
  base::Result<void> open(const std::filesystem::path& file, store::Access access,
                          const std::shared_ptr<const store::SealKey>& key = nullptr, bool salvage = false);
  // As when somebody points at it on the start screen: asks for the passphrase of a sealed file, opens a damaged one
  // as far as it is whole, and tells what cannot be opened.
  void open_for(const std::filesystem::path& file, const std::shared_ptr<const store::SealKey>& key = nullptr);
  void close_meeting();

  // Builds one frame between ImGui::NewFrame() and ImGui::Render().
  void draw(const widgets::Frame& frame);
  // Carries out what the frame asked for. True: something changed, so another frame is wanted.
  bool carry_out();

  // What the room is shown (stage_projector.cpp), on a surface of its own: as draw(). The meeting is that of now.
  void draw_projector(const widgets::Frame& frame);
  widgets::Ui& projector_ui() { return projector_ui_; }
  ImU32 projector_ground();
  std::string projector_key(); // while it is the same the picture is
  bool projects() const { return view_.projector.on; }
  const std::string& projector_screen() const { return projector_screen_; } // by name or number; "": found by itself
  void project_on(const std::string& screen); // from the command line, for this run
  void stop_projecting() { view_.projector.on = false; }
  bool set_projector(screens::ProjectorStatus status); // true: it is another one than before
  // True once after the drawing told something new that the facilitator should see (pages).
  bool take_projector_news() { return std::exchange(projector_news_, false); }

  // Writing pads, each on a surface of its own over the board (stage_pads.cpp): those that the last frame wants, the frame of
  // one of them, and what can be touched on it.
  std::vector<screens::PadPlace> pads() const;
  void draw_pad(const screens::PadPlace& place, const widgets::Frame& frame);
  const widgets::Ui* pad_ui(int slot) const;
  // Of the board and all pads: whether something changed, whether a frame is wanted, all there is to touch.
  bool targets_changed() const;
  bool wants_frame() const;
  std::vector<widgets::Target> targets() const;
  // Of a reference px; people write on pads where the display is large.
  void set_mm_per_px(double mm) { mm_per_px_ = mm; }
  // The display that the window is on, by which its measured size is remembered.
  void set_display(std::string display) { display_ = std::move(display); }

  // When the picture changes by itself next (clock, timer, notice that has been told long enough).
  base::TimeMs next_tick(base::TimeMs now) const;

  screens::ViewState& view() { return view_; }
  widgets::Ui& ui() { return ui_; }
  const store::Store* store() const { return store_.get(); }
  const Settings& settings() const { return settings_; }
  const std::string& screen_name() const { return screen_name_; }
  ImU32 ground() const { return ui_.theme().paper; }
  bool wants_quit() const { return quit_; }
  std::optional<bool> take_fullscreen_wish() { return std::exchange(fullscreen_, std::nullopt); }
  // Whether the window fills the screen, for the switch in the settings.
  void set_fullscreen(bool on) { view_.shell.fullscreen = is_fullscreen_ = on; }
  // For pictures: everything looks as the one who leads the meeting sees it, though nothing can be changed.
  void look_writable() { looks_writable_ = true; }
  // Where pictures become textures; outlives the stage. Without one they are not shown.
  void show_pictures(platform::PictureShelf& shelf) { shelf_ = &shelf; }
  // For pictures of the screen: until the papers on it are laid out.
  void wait_for_papers() { desk_.wait(); }
  bool writes_papers() { return desk_.papers().writing; }
  // Participants' mode begins, or ends where the passcode was given or none is set; so it is after a crash.
  void share_screen(bool on);
  // Asks as a screen would.
  void ask(screens::Request request) { outbox_.ask(std::move(request)); }
  const screens::FileAffairs& files(); // as it stands now
  // Nothing of what is on the screen may be written down elsewhere (the UI map).
  bool keeps_silent() const { return store_ && store_->sealed(); }
  // Shows a sentence as the outcome of something.
  void tell(std::string sentence, bool good);

private:
  screens::Context context();
  screens::Context projector_context();
  std::optional<screens::Barred> barred_by(const base::Error& error) const;
  void refresh_start();
  void refresh_findings();
  screens::Saved saved();
  void remember();
  void carry_out(const std::vector<meeting::Command>& gesture);
  void tell_pads();
  void open_dictionary();
  void open_characters();
  void read_board_words();
  void fresh_view();
  void forget_meeting();

  // One per request (requests.cpp).
  void carry_out(const screens::NewMeeting& request);
  void carry_out(const screens::OpenMeeting& request);
  void carry_out(const screens::ListFolder& request);
  void carry_out(const screens::DismissInterrupted&);
  void carry_out(const screens::BackToStart&);
  void carry_out(const screens::Quit&) { quit_ = true; }
  void carry_out(const screens::SetLanguage& request);
  void carry_out(const screens::SetHighContrast& request);
  void carry_out(const screens::SetTextScale& request);
  void carry_out(const screens::SetPads& request);
  void carry_out(const screens::SetPlacement& request);
  void carry_out(const screens::SetRuler& request);
  void carry_out(const screens::SetFullscreen& request) { fullscreen_ = is_fullscreen_ = request.on; }
  void carry_out(const screens::WriteMinutes& request); // requests_papers.cpp
  void carry_out(const screens::PrintMinutes& request);
  void carry_out(const screens::StopWriting&) { desk_.stop(); }
  void show_papers(screens::Context& context);
  void tell_written(const std::filesystem::path& out, const base::Result<void>& written);
  void carry_out(const screens::Project& request);
  void carry_out(const screens::SetRoom& request);
  void carry_out(const screens::CarryFrom& request); // requests_gather.cpp
  void carry_out(const screens::MergeFrom& request);
  // Of the meeting's file and its past (requests_history.cpp).
  void carry_out(const screens::FindPlaces&);
  void carry_out(const screens::MoveSession& request);
  void carry_out(const screens::TryToWrite&);
  void carry_out(const screens::LookBack& request);
  void carry_out(const screens::CopyOut& request);
  // Participants' mode (requests_mode.cpp).
  void carry_out(const screens::ShareScreen& request);
  void carry_out(const screens::TryPasscode&);
  void carry_out(const screens::ChoosePasscode&);
  void carry_out(const screens::DropPasscode&);
  screens::Passcode passcode();
  bool carry_out_entries(screens::Outbox& outbox);
  void keep_drafts(bool closing = false);
  void tell_errand(const store::ErrandStatus& errand, const char* done);
  void show_past(screens::Context& context);
  std::optional<screens::PastChange> change(std::uint64_t number) const;
  void carry_out(const screens::Undo&) { carry_out(std::vector{meeting::Command{"undo"}}); }
  void carry_out(const screens::Redo&) { carry_out(std::vector{meeting::Command{"redo"}}); }

  // Pictures (requests_pictures.cpp).
  void carry_out(const screens::ListPictures& request);
  void carry_out(const screens::AttachPicture& request);
  void take_picture(const screens::AttachPicture& request, const base::Result<store::PictureFile>& picture);
  widgets::Picture texture(const meeting::Attachment& picture, float longest_px);

  // Whole files (requests_files.cpp).
  void carry_out(const screens::UnlockMeeting&);
  void carry_out(const screens::SealMeeting&);
  void carry_out(const screens::UnsealMeeting&);
  void carry_out(const screens::ListBackups&);
  void carry_out(const screens::RestoreBackup& request);
  void carry_out(const screens::ListPlaces& request);
  void carry_out(const screens::LeaveMachine& request);
  void make_new(const std::vector<std::string>& sheets, const std::shared_ptr<const store::SealKey>& key);
  void make_key(std::function<void(const std::shared_ptr<const store::SealKey>&)> then);
  void after_errand(std::function<void(const store::ErrandStatus&)> then);
  void end_seal(const store::ErrandStatus& errand, const char* told);
  void end_leaving(const Leaving& leaving);
  void tell_salvage();
  void close_file_sheet();
  std::string file_sentence(const base::Error& error) const;
  bool look_after_files(); // true: something came to its end

  // An earlier moment of the meeting, and how it looked here before.
  struct Past {
    screens::LookingBack at;
    meeting::Meeting meeting;
    std::vector<meeting::Finding> findings;
    screens::ViewState view;
  };

  Environment& environment_;
  Settings settings_;
  std::function<void()> on_saved_;
  widgets::Ui ui_, projector_ui_;
  screens::ViewState view_;
  screens::Outbox outbox_, unheard_; // nothing can be asked for on the projector
  struct PadSurface {
    std::unique_ptr<widgets::Ui> ui;
    screens::Outbox outbox; // of its own: two pads are two hands
  };
  std::array<PadSurface, screens::kMostPads> pads_;
  double mm_per_px_ = 0.277;
  std::string display_;
  input::Engine engine_; // what all pads write with, once somebody does
  std::string writing_problem_, characters_problem_;
  std::shared_ptr<const input::CharacterFinder> characters_;
  bool dictionary_looked_for_ = false;
  std::optional<std::uint64_t> board_words_of_; // revision
  std::optional<screens::ProjectorStatus> projector_; // nothing: there can be no window for the room
  std::string projector_screen_;
  bool projector_news_ = false;
  screens::Notice notice_;
  store::Recents recents_;
  screens::StartInfo start_;
  bool start_is_fresh_ = false, interrupted_dismissed_ = false;
  std::unique_ptr<store::Store> store_;
  std::shared_ptr<const store::SealKey> key_; // of the open meeting
  screens::FileAffairs files_;
  std::function<void(const store::ErrandStatus&)> errand_then_;
  std::uint64_t errand_awaited_ = 0;
  Background background_; // reads and writes nothing of the stage
  platform::PictureShelf* shelf_ = nullptr;
  std::uint64_t pictures_made_ = 0; // times that something new could be drawn
  screens::PictureAffairs pictures_near_;
  Background picture_reading_; // likewise
  PaperDesk desk_;
  Background board_reading_, character_reading_; // likewise
  std::vector<meeting::Finding> findings_;
  std::optional<std::uint64_t> findings_of_; // revision
  std::optional<screens::Barred> barred_;   // why the meeting was opened only to look at
  std::vector<screens::SavePlace> places_;  // as last looked for
  base::TimeMs copy_behind_since_ = 0;      // the copy beside a file that failed lacks something; 0: it does not
  DraftKeeper drafts_;
  std::optional<Past> past_;                // while an earlier moment is looked at
  std::string screen_name_;
  base::IdSource ids_;
  std::optional<bool> fullscreen_; // wished for, not yet done
  bool is_fullscreen_ = false;
  bool quit_ = false, looks_writable_ = false;
  bool passcode_working_ = false, passcode_wrong_ = false, passcode_right_ = false;
};

} // namespace yoriai::cli
