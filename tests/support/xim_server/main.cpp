// An input method for tests: an XIM server that composes kana from Latin letters and converts them, as a Japanese one does.
//   xim_server REPORT callbacks|position|nothing
// What its contexts can do: the program draws what is composed | tells where the caret is | neither; what is committed
// arrives in all three. Letters compose, Space converts by the small table below, Return commits, BackSpace and Escape take
// back; while it composes no other key gets through to the program.
// Lines on standard input: commit TEXT (without any key) | let through (keys it has no use for, also while it composes).
// The report is replaced as a whole whenever it changes; one line each: style, focus, spot, committed, resets, lets, preedit.
#include <poll.h>
#include <unistd.h>
#include <X11/keysym.h>
#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <xcb-imdkit/encoding.h>
#include <xcb-imdkit/imdkit.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kWords = {
    {{"ちいきけあかいぎ", "地域ケア会議"}, {"さか", "坂"}, {"かつらぎ", "葛󠄀城"}, {"よしの", "𠮷野"}}};

// Kana of one consonant, in the order a i u e o.
constexpr std::array<std::pair<char, std::array<std::string_view, 5>>, 12> kRows = {
    {{0, {"あ", "い", "う", "え", "お"}},
     {'k', {"か", "き", "く", "け", "こ"}},
     {'s', {"さ", "し", "す", "せ", "そ"}},
     {'t', {"た", "ち", "つ", "て", "と"}},
     {'n', {"な", "に", "ぬ", "ね", "の"}},
     {'h', {"は", "ひ", "ふ", "へ", "ほ"}},
     {'m', {"ま", "み", "む", "め", "も"}},
     {'y', {"や", "い", "ゆ", "え", "よ"}},
     {'r', {"ら", "り", "る", "れ", "ろ"}},
     {'w', {"わ", "い", "う", "え", "を"}},
     {'g', {"が", "ぎ", "ぐ", "げ", "ご"}},
     {'d', {"だ", "ぢ", "づ", "で", "ど"}}}};

std::size_t characters(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

// The letter goes to the end; a vowel makes a kana of what stands before it.
void add_letter(std::string& text, char letter) {
  const std::size_t vowel = std::string_view("aiueo").find(letter);
  if (vowel == std::string_view::npos) {
    text += letter;
    return;
  }
  const char before = text.empty() ? '\0' : text.back();
  for (const auto& [consonant, kana] : kRows)
    if (consonant != 0 && consonant == before) {
      text.pop_back();
      text += kana[vowel];
      return;
    }
  text += kRows[0].second[vowel];
}

void take_last(std::string& text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
  if (!text.empty()) text.pop_back();
}

struct Free {
  void operator()(void* data) const { std::free(data); }
};

struct CompoundText {
  explicit CompoundText(const std::string& utf8) : bytes(xcb_utf8_to_compound_text(utf8.data(), utf8.size(), &size)) {}
  std::size_t size = 0;
  std::unique_ptr<char, Free> bytes;
};

class Server {
public:
  Server(std::filesystem::path report, std::uint32_t style) : report_(std::move(report)), style_(style) {}

  bool start() {
    keys_ = XOpenDisplay(nullptr);
    int screen = 0;
    connection_ = xcb_connect(nullptr, &screen);
    if (keys_ == nullptr || xcb_connection_has_error(connection_) != 0) return false;
    xcb_compound_text_init();
    const xcb_screen_t* root = xcb_setup_roots_iterator(xcb_get_setup(connection_)).data;
    const xcb_window_t window = xcb_generate_id(connection_);
    xcb_create_window(connection_, XCB_COPY_FROM_PARENT, window, root->root, 0, 0, 1, 1, 0,
                      XCB_WINDOW_CLASS_INPUT_OUTPUT, root->root_visual, 0, nullptr);
    std::uint32_t offered[] = {style_, XCB_IM_PreeditNothing | XCB_IM_StatusNothing};
    const xcb_im_styles_t styles{2, offered};
    std::string encoding = "COMPOUND_TEXT";
    xcb_im_encoding_t names[] = {encoding.data()};
    const xcb_im_encodings_t encodings{1, names};
    im_ = xcb_im_create(connection_, screen, window, "yoriai_test", XCB_IM_ALL_LOCALES, &styles, nullptr, nullptr,
                        &encodings, XCB_EVENT_MASK_KEY_PRESS, heard, this);
    return xcb_im_open_im(im_);
  }

  // Until standard input ends.
  void run() {
    tell();
    for (;;) {
      while (xcb_generic_event_t* event = xcb_poll_for_event(connection_)) {
        const std::unique_ptr<xcb_generic_event_t, Free> owned(event);
        xcb_im_filter_event(im_, event);
      }
      xcb_flush(connection_);
      if (xcb_connection_has_error(connection_) != 0) return;
      pollfd wait[2] = {{xcb_get_file_descriptor(connection_), POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
      ::poll(wait, 2, -1);
      if (wait[1].revents == 0) continue;
      do {
        std::string line;
        if (!std::getline(std::cin, line)) return;
        if (line.starts_with("commit ")) commit(line.substr(7));
        if (line == "let through") lets_ = true, tell();
      } while (std::cin.rdbuf()->in_avail() > 0);
    }
  }

private:
  static void heard(xcb_im_t*, xcb_im_client_t*, xcb_im_input_context_t* context,
                    const xcb_im_packet_header_fr_t* header, void*, void* what, void* self) {
    static_cast<Server*>(self)->hear(context, header->major_opcode, what);
  }

  void hear(xcb_im_input_context_t* context, int opcode, void* what) {
    switch (opcode) {
      case XCB_XIM_CREATE_IC: context_ = context; break;
      case XCB_XIM_DESTROY_IC: context_ = nullptr; break;
      case XCB_XIM_SET_IC_FOCUS: context_ = context, focus_ = true; break;
      case XCB_XIM_UNSET_IC_FOCUS: focus_ = false; break;
      case XCB_XIM_RESET_IC: ++resets_, compose(""); break;
      case XCB_XIM_SET_IC_VALUES: break; // the report has them
      case XCB_XIM_FORWARD_EVENT: {
        auto* key = static_cast<xcb_key_press_event_t*>(what);
        context_ = context;
        if (!takes(*key)) xcb_im_forward_event(im_, context, key);
        break;
      }
      default: return;
    }
    tell();
  }

  bool takes(const xcb_key_press_event_t& key) {
    if ((key.response_type & 0x7F) != XCB_KEY_PRESS) return false;
    const KeySym symbol = XkbKeycodeToKeysym(keys_, key.detail, 0, 0);
    const bool composing = !preedit_.empty(), held = (key.state & (ControlMask | Mod1Mask)) != 0;
    if (!held && symbol >= XK_a && symbol <= XK_z) {
      std::string next = preedit_;
      add_letter(next, static_cast<char>('a' + (symbol - XK_a)));
      return compose(next), true;
    }
    if (!composing) return false;
    std::string next = preedit_;
    take_last(next);
    if (symbol == XK_Return) commit(std::string(preedit_));
    else if (symbol == XK_space) convert();
    else if (symbol == XK_BackSpace) compose(next);
    else if (symbol == XK_Escape && !lets_) compose("");
    else return !lets_;
    return true;
  }

  void convert() {
    for (const auto& [reading, word] : kWords)
      if (preedit_ == reading) return compose(std::string(word));
  }

  bool draws() const { return context_ != nullptr && (style_ & XCB_IM_PreeditCallbacks) != 0; }

  // The pre-edit text is this from now on.
  void compose(const std::string& text) {
    if (text == preedit_) return;
    if (draws()) {
      if (preedit_.empty()) xcb_im_preedit_start_callback(im_, context_);
      draw(text);
      if (text.empty()) xcb_im_preedit_done_callback(im_, context_);
    }
    preedit_ = text;
  }

  void draw(const std::string& text) {
    const CompoundText encoded(text);
    std::vector<std::uint32_t> feedback(characters(text), XCB_XIM_UNDERLINE);
    xcb_im_preedit_draw_fr_t frame{};
    frame.caret = static_cast<std::uint32_t>(feedback.size());
    frame.chg_length = static_cast<std::uint32_t>(characters(preedit_));
    frame.status = text.empty() ? 1 | 2 : 0; // no string, no look
    frame.length_of_preedit_string = static_cast<std::uint16_t>(text.empty() ? 0 : encoded.size);
    frame.preedit_string = reinterpret_cast<unsigned char*>(encoded.bytes.get());
    frame.feedback_array.size = static_cast<std::uint32_t>(feedback.size());
    frame.feedback_array.items = feedback.data();
    xcb_im_preedit_draw_callback(im_, context_, &frame);
  }

  void commit(const std::string& text) {
    if (context_ == nullptr) return;
    const CompoundText encoded(text);
    xcb_im_commit_string(im_, context_, XCB_XIM_LOOKUP_CHARS, encoded.bytes.get(),
                         static_cast<std::uint32_t>(encoded.size), 0);
    ++committed_;
    compose("");
    tell();
  }

  void tell() {
    const xcb_im_preedit_attr_t* where =
        context_ != nullptr ? xcb_im_input_context_get_preedit_attr(context_) : nullptr;
    const auto beside = report_.string() + ".new";
    {
      std::ofstream out(beside);
      out << "style " << (context_ != nullptr ? xcb_im_input_context_get_input_style(context_) : 0) << "\nfocus "
          << focus_ << "\nspot " << (where ? where->spot_location.x : 0) << ' ' << (where ? where->spot_location.y : 0)
          << "\ncommitted " << committed_ << "\nresets " << resets_ << "\nlets " << lets_ << "\npreedit " << preedit_
          << "\n";
    }
    std::filesystem::rename(beside, report_);
  }

  std::filesystem::path report_;
  std::uint32_t style_;
  Display* keys_ = nullptr; // what keys mean
  xcb_connection_t* connection_ = nullptr;
  xcb_im_t* im_ = nullptr;
  xcb_im_input_context_t* context_ = nullptr;
  bool focus_ = false, lets_ = false;
  int committed_ = 0, resets_ = 0;
  std::string preedit_;
};

} // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ios::sync_with_stdio(false); // so that it is known whether another line waits
  std::uint32_t style = XCB_IM_PreeditNothing;
  if (std::strcmp(argv[2], "callbacks") == 0) style = XCB_IM_PreeditCallbacks;
  if (std::strcmp(argv[2], "position") == 0) style = XCB_IM_PreeditPosition;
  Server server(argv[1], style | XCB_IM_StatusNothing);
  if (!server.start()) return 3;
  server.run();
  return 0;
}
