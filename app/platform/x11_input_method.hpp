// The input method of an X11 window: an XIM and one input context with pre-edit callbacks, on a connection of ours.
// It may die and come back at any time; without one, keys still make text. Drawing thread only.
#pragma once

#include <X11/Xlib.h>

#include <chrono>
#include <string>
#include <vector>

#include "platform/preedit.hpp"

namespace yoriai::platform {

class X11InputMethod {
public:
  // Selects the keys of the window on this connection.
  X11InputMethod(Display* display, ::Window window);
  X11InputMethod(const X11InputMethod&) = delete;
  X11InputMethod& operator=(const X11InputMethod&) = delete;
  ~X11InputMethod();

  // While a text field is being written into: composing needs that. Leaving gives up what was being composed; see confirm().
  void set_writing(bool writing);
  bool writing() const { return writing_; }
  // Where candidates are to be shown: the foot of the caret, px of the window.
  void set_spot(int x, int y);
  // Before a key goes through XFilterEvent. The place of the caret is told here and not when it changes, and only to the
  // first key after a pause: Xlib waits for the answer, and what the method says meanwhile about keys that are still on
  // their way comes out of that in the wrong order, or is put aside until the next packet.
  void before_key();

  struct Typed {
    std::string text; // UTF-8, no control characters
    KeySym keysym = NoSymbol;
  };
  Typed look_up(XKeyEvent& event);

  // Ends the composition from our side and gives what it came to; "" when nothing is composed.
  std::string confirm();

  const Preedit& preedit() const { return preedit_; }
  bool composing() const { return !preedit_.text.empty(); }
  // The pre-edit text changed and nobody took notice yet.
  bool changed() const { return changed_; }
  bool take_changed();

private:
  // Called by Xlib; `self` is this object.
  static void im_appeared(Display*, XPointer self, XPointer);
  static void im_died(XIM, XPointer self, XPointer);
  static int preedit_start(XIC, XPointer self, XPointer);
  static void preedit_done(XIC, XPointer self, XPointer);
  static void preedit_draw(XIC, XPointer self, XPointer what);
  static void preedit_caret(XIC, XPointer self, XPointer what);

  void open();
  void make_context();
  std::vector<XIMStyle> usable_styles() const; // the best first
  bool make_context(XIMStyle style);
  XFontSet some_fonts();
  void tell_focus();
  void note_change();

  Display* display_;
  ::Window window_;
  XIM im_ = nullptr;
  XIC ic_ = nullptr;
  XIMStyle style_ = 0;
  XFontSet fonts_ = nullptr; // named to methods that draw what is composed themselves
  XPoint spot_{0, 0};
  std::chrono::steady_clock::time_point last_key_{};
  bool writing_ = false, changed_ = false, spot_told_ = true;
  PreeditBuilder builder_;
  Preedit preedit_;
};

} // namespace yoriai::platform
