#include "platform/x11_input_method.hpp"

#include <X11/Xutil.h>

#include <cstdlib>
#include <memory>
#include <utility>

namespace yoriai::platform {
namespace {

X11InputMethod& object(XPointer self) { return *reinterpret_cast<X11InputMethod*>(self); }

struct XFreeDeleter {
  void operator()(void* data) const { XFree(data); }
};
using NestedList = std::unique_ptr<void, XFreeDeleter>;

std::u32string characters(const XIMText& text) {
  if (!text.encoding_is_wchar)
    return text.string.multi_byte != nullptr ? from_utf8(text.string.multi_byte) : std::u32string();
  std::u32string out;
  for (const wchar_t* c = text.string.wide_char; c != nullptr && *c != 0; ++c) out.push_back(static_cast<char32_t>(*c));
  return out;
}

// After so long nothing is on its way to the method or from it.
constexpr auto kPause = std::chrono::milliseconds(150);

constexpr long kOurEvents = KeyPressMask | KeyReleaseMask | FocusChangeMask;

bool is_control(unsigned char byte) { return byte < 0x20 || byte == 0x7F; }

} // namespace

X11InputMethod::X11InputMethod(Display* display, ::Window window) : display_(display), window_(window) {
  XSelectInput(display_, window_, kOurEvents);
  XSetLocaleModifiers("");
  open();
  // One that starts, or starts again, later.
  XRegisterIMInstantiateCallback(display_, nullptr, nullptr, nullptr, im_appeared, reinterpret_cast<XPointer>(this));
}

X11InputMethod::~X11InputMethod() {
  XUnregisterIMInstantiateCallback(display_, nullptr, nullptr, nullptr, im_appeared, reinterpret_cast<XPointer>(this));
  if (ic_ != nullptr) XDestroyIC(ic_);
  if (im_ != nullptr) XCloseIM(im_);
  if (fonts_ != nullptr) XFreeFontSet(display_, fonts_);
}

void X11InputMethod::open() {
  if (im_ != nullptr) return;
  im_ = XOpenIM(display_, nullptr, nullptr, nullptr);
  if (im_ == nullptr) return;
  XIMCallback died{reinterpret_cast<XPointer>(this), im_died};
  XSetIMValues(im_, XNDestroyCallback, &died, nullptr);
  make_context();
}

std::vector<XIMStyle> X11InputMethod::usable_styles() const {
  XIMStyles* styles = nullptr;
  if (XGetIMValues(im_, XNQueryInputStyle, &styles, nullptr) != nullptr || styles == nullptr) return {};
  const std::unique_ptr<XIMStyles, XFreeDeleter> owned(styles);
  std::vector<XIMStyle> usable;
  for (const XIMStyle wanted : {XIMPreeditCallbacks | XIMStatusNothing, XIMPreeditPosition | XIMStatusNothing,
                                XIMPreeditNothing | XIMStatusNothing})
    for (int i = 0; i < styles->count_styles; ++i)
      if (styles->supported_styles[i] == wanted) usable.push_back(wanted);
  return usable;
}

void X11InputMethod::make_context() {
  for (const XIMStyle style : usable_styles())
    if (make_context(style)) break;
  long wanted = 0; // events that the input method must see besides ours
  if (ic_ != nullptr) XGetICValues(ic_, XNFilterEvents, &wanted, nullptr);
  XSelectInput(display_, window_, kOurEvents | wanted);
  tell_focus();
}

// Xlib makes no context of the style "position" without fonts, though nobody has to draw with them.
XFontSet X11InputMethod::some_fonts() {
  if (fonts_ != nullptr) return fonts_;
  char** missing = nullptr;
  int count = 0;
  char* instead = nullptr; // Xlib's own
  fonts_ = XCreateFontSet(display_, "-*-*-medium-r-normal-*-*-*-*-*-*-*-*-*,fixed,*", &missing, &count, &instead);
  if (missing != nullptr) XFreeStringList(missing);
  return fonts_;
}

bool X11InputMethod::make_context(XIMStyle style) {
  const auto self = reinterpret_cast<XPointer>(this);
  // Xlib wants one type for all; the first of them returns a number.
  XIMCallback start{self, reinterpret_cast<XIMProc>(reinterpret_cast<void (*)()>(preedit_start))},
      done{self, reinterpret_cast<XIMProc>(preedit_done)}, draw{self, reinterpret_cast<XIMProc>(preedit_draw)},
      caret{self, reinterpret_cast<XIMProc>(preedit_caret)};
  NestedList attributes;
  if ((style & XIMPreeditCallbacks) != 0)
    attributes.reset(XVaCreateNestedList(0, XNSpotLocation, &spot_, XNPreeditStartCallback, &start,
                                         XNPreeditDoneCallback, &done, XNPreeditDrawCallback, &draw,
                                         XNPreeditCaretCallback, &caret, nullptr));
  else if ((style & XIMPreeditPosition) != 0) {
    if (some_fonts() == nullptr) return false;
    attributes.reset(XVaCreateNestedList(0, XNSpotLocation, &spot_, XNFontSet, fonts_, nullptr));
  }
  // The list of attributes ends where the name is null, so a context without them is made by the same call.
  ic_ = XCreateIC(im_, XNInputStyle, style, XNClientWindow, window_, XNFocusWindow, window_,
                  attributes ? XNPreeditAttributes : nullptr, attributes.get(), nullptr);
  style_ = style;
  return ic_ != nullptr;
}

void X11InputMethod::tell_focus() {
  if (ic_ == nullptr) return;
  if (writing_) XSetICFocus(ic_);
  else XUnsetICFocus(ic_);
}

void X11InputMethod::before_key() {
  const auto now = std::chrono::steady_clock::now();
  if (now - std::exchange(last_key_, now) < kPause || spot_told_) return;
  spot_told_ = true;
  if (ic_ == nullptr || (style_ & (XIMPreeditCallbacks | XIMPreeditPosition)) == 0) return;
  const NestedList attributes(XVaCreateNestedList(0, XNSpotLocation, &spot_, nullptr));
  XSetICValues(ic_, XNPreeditAttributes, attributes.get(), nullptr);
}

void X11InputMethod::set_writing(bool writing) {
  if (writing == writing_) return;
  writing_ = writing;
  // A method without pre-edit callbacks may be composing, too.
  if (!writing && ic_ != nullptr && (composing() || (style_ & XIMPreeditCallbacks) == 0)) {
    if (char* given_up = Xutf8ResetIC(ic_)) XFree(given_up);
    builder_.clear();
    note_change();
  }
  tell_focus();
}

std::string X11InputMethod::confirm() {
  if (ic_ == nullptr || !composing()) return {};
  std::string composed = preedit_.text;
  if (char* given = Xutf8ResetIC(ic_)) { // some methods say themselves what it comes to
    if (*given != '\0') composed = given;
    XFree(given);
  }
  builder_.clear();
  note_change();
  std::erase_if(composed, [](char c) { return is_control(static_cast<unsigned char>(c)); });
  return composed;
}

void X11InputMethod::set_spot(int x, int y) {
  const XPoint spot{static_cast<short>(x), static_cast<short>(y)};
  if (spot.x == spot_.x && spot.y == spot_.y) return;
  spot_ = spot;
  spot_told_ = false;
}

X11InputMethod::Typed X11InputMethod::look_up(XKeyEvent& event) {
  Typed typed;
  std::string text(64, '\0');
  int count = 0;
  if (ic_ != nullptr && event.type == KeyPress) {
    int status = 0; // Xlib's Status, a macro that other headers take away
    const auto fetch = [&] {
      return Xutf8LookupString(ic_, &event, text.data(), static_cast<int>(text.size()), &typed.keysym, &status);
    };
    count = fetch();
    if (status == XBufferOverflow) { // a whole sentence was committed at once
      text.resize(static_cast<std::size_t>(count));
      count = fetch();
    }
    if (status != XLookupChars && status != XLookupBoth) count = 0;
    if (status != XLookupKeySym && status != XLookupBoth) typed.keysym = NoSymbol;
  } else {
    // Without an input method: Latin letters, which in UTF-8 must be spelt out.
    count = XLookupString(&event, text.data(), static_cast<int>(text.size()), &typed.keysym, nullptr);
    std::u32string wide;
    for (int i = 0; i < count; ++i) wide.push_back(static_cast<unsigned char>(text[static_cast<std::size_t>(i)]));
    text = to_utf8(wide);
    count = static_cast<int>(text.size());
  }
  text.resize(static_cast<std::size_t>(count > 0 ? count : 0));
  std::erase_if(text, [](char c) { return is_control(static_cast<unsigned char>(c)); });
  typed.text = std::move(text);
  return typed;
}

void X11InputMethod::note_change() {
  preedit_ = builder_.preedit();
  changed_ = true;
}

bool X11InputMethod::take_changed() {
  const bool was = changed_;
  changed_ = false;
  return was;
}

void X11InputMethod::im_appeared(Display*, XPointer self, XPointer) { object(self).open(); }

void X11InputMethod::im_died(XIM, XPointer self, XPointer) {
  X11InputMethod& method = object(self);
  method.im_ = nullptr; // Xlib has freed both
  method.ic_ = nullptr;
  method.builder_.clear();
  method.note_change();
}

int X11InputMethod::preedit_start(XIC, XPointer self, XPointer) {
  object(self).builder_.clear();
  object(self).note_change();
  return -1; // no limit of length
}

void X11InputMethod::preedit_done(XIC, XPointer self, XPointer) {
  object(self).builder_.clear();
  object(self).note_change();
}

void X11InputMethod::preedit_draw(XIC, XPointer self, XPointer what) {
  const auto* draw = reinterpret_cast<XIMPreeditDrawCallbackStruct*>(what);
  X11InputMethod& method = object(self);
  // A draw without a text deletes, and one whose string is null changes only how it looks.
  const bool only_look = draw->text != nullptr && draw->text->length > 0 && draw->text->string.multi_byte == nullptr;
  if (!only_look) {
    const std::u32string with = draw->text != nullptr ? characters(*draw->text) : std::u32string();
    method.builder_.replace(draw->chg_first, draw->chg_length, with, draw->caret);
  }
  method.note_change();
}

void X11InputMethod::preedit_caret(XIC, XPointer self, XPointer what) {
  auto* caret = reinterpret_cast<XIMPreeditCaretCallbackStruct*>(what);
  X11InputMethod& method = object(self);
  if (caret->direction == XIMAbsolutePosition) method.builder_.move_caret(caret->position);
  caret->position = method.builder_.preedit().caret;
  method.note_change();
}

} // namespace yoriai::platform
