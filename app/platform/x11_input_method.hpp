// The input method of an X11 window: an XIM and one input context with pre-edit callbacks, on a connection of ours.
// It may die and come back at any time; without one, keys still make text. Drawing thread only.
#pragma once

#include <X11/Xlib.h>

#include <string>

#include "platform/preedit.hpp"

namespace yoriai::platform {

class X11InputMethod {
public:
  // Selects the keys of the window on this connection.
  X11InputMethod(Display* display, ::Window window);
  X11InputMethod(const X11InputMethod&) = delete;
  X11InputMethod& operator=(const X11InputMethod&) = delete;
  ~X11InputMethod();

  // While a text field is being written into: composing needs that. Leaving gives up what was being composed.
  void set_writing(bool writing);
  bool writing() const { return writing_; }
  // Where candidates are to be shown: the foot of the caret, px of the window.
  void set_spot(int x, int y);
  // Before a key goes through XFilterEvent. The place of the caret is told here and not when it changes: Xlib waits for
  // the answer and puts aside what the method says meanwhile (the end of a composition, as a rule, right after a
  // commit moved the caret) until the next packet. Here the next packet is the answer to the key.
  void before_key();

  struct Typed {
    std::string text; // UTF-8, no control characters
    KeySym keysym = NoSymbol;
  };
  Typed look_up(XKeyEvent& event);

  const Preedit& preedit() const { return preedit_; }
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
  XIMStyle best_style() const;
  void tell_focus();
  void note_change();

  Display* display_;
  ::Window window_;
  XIM im_ = nullptr;
  XIC ic_ = nullptr;
  XIMStyle style_ = 0;
  XPoint spot_{0, 0};
  bool writing_ = false, changed_ = false, spot_told_ = true;
  PreeditBuilder builder_;
  Preedit preedit_;
};

} // namespace yoriai::platform
