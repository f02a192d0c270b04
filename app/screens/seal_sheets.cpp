// Passphrases: to open a sealed meeting, to seal one, to take the seal off. Targets: "passphrase/text",
// "passphrase/show", "passphrase/ok", "passphrase/back"; "seal/text", "seal/again", "seal/show", "seal/ok",
// "seal/back"; "unseal/act", "unseal/back".
//
// What is typed stays in ViewState::files; whoever carries out the request takes it from there and wipes it.
#include <algorithm>

#include "screens/file_sheets.hpp"
#include "screens/notices.hpp"
#include "screens/shell.hpp"
#include "widgets/controls.hpp"
#include "widgets/paint.hpp"
#include "widgets/scroll.hpp"
#include "widgets/sheet.hpp"

namespace yoriai::screens {
namespace {

using namespace widgets;

constexpr float kLabel = 40, kField = 84, kGap = 16, kShow = 68;
constexpr float kFrame = 108 + 24 + 96 + 36; // title, and the foot with the gap above it
constexpr int kShortPassphrase = 12;         // characters; below it advice is given

void close_sheet(Context& ctx) {
  FileViews& files = ctx.view.files;
  files.typed.wipe(), files.again.wipe();
  files.letters_shown = files.began = false;
  files.wipe_soon = true;
  files.new_sheets.clear();
  files.sheet_scroll.to_top();
  ctx.view.shell.sheet = ShellSheet::none;
  ctx.ui.want_frame();
}

float sheet_width(const Context& ctx) { return std::min(1320.0f, ctx.ui.surface().width() - 2 * metric::kMargin); }
float body_width(const Context& ctx) {
  const float width = sheet_width(ctx);
  return width - 2 * std::min(48.0f, width * 0.05f);
}

FieldResult draw_field(Context& ctx, Rect r, const char* name, const char* key, SecretText& text) {
  const bool enabled = !ctx.files->working;
  draw_line(ctx.ui, r.cut_top(kLabel), ctx.words(key), {size::kList, Weight::bold, kLineTitle}, ctx.ui.theme().ink);
  return secret_field(ctx.ui, name, r.cut_top(kField), text,
                      {.label = ctx.words(key), .shown = ctx.view.files.letters_shown, .enabled = enabled});
}

void draw_show(Context& ctx, const Rect& r, const char* name) {
  bool& shown = ctx.view.files.letters_shown;
  if (check_box(ctx.ui, name, r, ctx.words("passphrase.show"), shown)) shown = !shown;
}

// What there is to say in place: at work, what did not work, or `otherwise`.
NoticeText state_of(Context& ctx, NoticeText otherwise) {
  const auto word = [&](const char* key) { return std::string(ctx.words(key)); };
  if (ctx.files->working)
    return {NoticeKind::info, icon::kPending, word("passphrase.trying"), word("passphrase.trying.text")};
  if (!ctx.files->problem.empty()) return {NoticeKind::warn, icon::kInfo, ctx.files->problem, {}};
  return otherwise;
}

void begin(Context& ctx, const char* field) {
  if (ctx.files->working || std::exchange(ctx.view.files.began, true)) return;
  focus_field(ctx.ui, field);
}

// What is shown below two fields of a new passphrase.
NoticeText advice(Context& ctx) {
  const FileViews& files = ctx.view.files;
  const auto word = [&](const char* key) { return std::string(ctx.words(key)); };
  if (!files.again.empty() && files.typed.view() != files.again.view() &&
      !files.typed.view().starts_with(files.again.view()))
    return {NoticeKind::warn, icon::kInfo, word("seal.differ"), {}};
  if (!files.typed.empty() && files.typed.characters() < kShortPassphrase)
    return {NoticeKind::warn, icon::kInfo, word("seal.short"), word("seal.short.text")};
  return {NoticeKind::info, icon::kInfo, word("seal.advice"), word("seal.advice.text")};
}

std::string seal_word(const Context& ctx, const char* for_new, const char* changed, const char* sealed) {
  if (!ctx.view.files.new_sheets.empty()) return std::string(ctx.words(for_new));
  return std::string(ctx.words(ctx.files->sealed ? changed : sealed));
}

} // namespace

bool stands_without_meeting(ShellSheet sheet) {
  return sheet == ShellSheet::passphrase || sheet == ShellSheet::seal || sheet == ShellSheet::backups ||
         sheet == ShellSheet::left;
}

void forget_secrets(Context& ctx) {
  FileViews& files = ctx.view.files;
  const ShellSheet sheet = ctx.view.shell.sheet;
  if (std::exchange(files.wipe_soon, false)) wipe_editing();
  if (sheet == ShellSheet::passphrase || sheet == ShellSheet::seal || !files.began) return;
  files.typed.wipe(), files.again.wipe(); // another sheet has taken the place
  files.letters_shown = files.began = false;
  wipe_editing();
}

void ask_new_passphrase(Context& ctx, std::vector<std::string> sheets) {
  ctx.view.files.new_sheets = std::move(sheets);
  ctx.view.files.began = false;
  ctx.view.files.sheet_scroll.to_top();
  ctx.view.shell.sheet = ShellSheet::seal;
}

void draw_passphrase_sheet(Context& ctx) {
  Ui& ui = ctx.ui;
  FileViews& files = ctx.view.files;
  const NoticeText state = state_of(ctx, {NoticeKind::info, icon::kInfo, std::string(ctx.words("passphrase.hint")),
                                          std::string(ctx.words("passphrase.hint.text"))});
  const float height =
      kFrame + 44 + kLabel + kField + kGap + kShow + kGap + notice_height(ctx, state, body_width(ctx)) + 16;
  SheetFrame sheet =
      begin_sheet(ui, "passphrase", {.height = height, .title = ctx.words("passphrase.title"), .icon = icon::kLock});
  Rect body = sheet.body;
  const bool ready = !files.typed.empty() && !ctx.files->working;
  const SheetTap foot = sheet_foot(ui, "passphrase", body,
                                   {.back = ctx.words("shell.back"),
                                    .ok = ctx.words("passphrase.open"),
                                    .ok_icon = icon::kLock,
                                    .ok_enabled = ready});
  ScrollArea area(ui, "passphrase", body, files.sheet_scroll, height - kFrame - 16);
  body = area.place(Rect::at(0, 0, area.visible().width(), height - kFrame));
  draw_line(ui, body.cut_top(44), ctx.files->asks_for.filename().string(), {size::kList, Weight::regular, kLineTitle},
            ui.theme().ink2);
  begin(ctx, "passphrase/text");
  const FieldResult field =
      draw_field(ctx, body.cut_top(kLabel + kField, kGap), "passphrase/text", "passphrase.label", files.typed);
  draw_show(ctx, body.cut_top(kShow, kGap), "passphrase/show");
  cut_notice(ctx, body, state);
  area.finish();
  end_sheet(ui);
  if (ready && (foot == SheetTap::ok || field.submitted)) {
    ctx.out.ask(UnlockMeeting{});
    files.wipe_soon = true;
    files.began = false; // the keyboard comes back when it did not fit
  } else if (!ctx.files->working && (foot == SheetTap::back || sheet.dismissed)) {
    close_sheet(ctx);
  }
}

void draw_seal_sheet(Context& ctx) {
  Ui& ui = ctx.ui;
  FileViews& files = ctx.view.files;
  const auto word = [&](const char* key) { return std::string(ctx.words(key)); };
  const NoticeText before{NoticeKind::warn, icon::kLock, word("seal.no_way"), word("seal.no_way.text")};
  const NoticeText state = state_of(ctx, advice(ctx));
  const bool slim = narrow(ctx);
  const float fields = slim ? 2 * (kLabel + kField + kGap) : kLabel + kField + kGap;
  const float width = body_width(ctx);
  const float height =
      kFrame + notice_height(ctx, before, width) + 16 + fields + kShow + kGap + notice_height(ctx, state, width) + 16;
  const std::string title = seal_word(ctx, "seal.title", "seal.change", "seal.title");
  SheetFrame sheet = begin_sheet(ui, "seal", {.height = height, .title = title, .icon = icon::kLock});
  Rect body = sheet.body;
  const bool ready = !files.typed.empty() && files.typed.view() == files.again.view() && !ctx.files->working;
  const std::string ok = seal_word(ctx, "seal.ok.new", "seal.ok.change", "seal.ok");
  const SheetTap foot = sheet_foot(
      ui, "seal", body, {.back = ctx.words("shell.back"), .ok = ok, .ok_icon = icon::kLock, .ok_enabled = ready});
  ScrollArea area(ui, "seal", body, files.sheet_scroll, height - kFrame - 16);
  body = area.place(Rect::at(0, 0, area.visible().width(), height - kFrame));
  cut_notice(ctx, body, before);
  begin(ctx, "seal/text");
  Rect both = body.cut_top(fields);
  const Rect first = slim ? both.cut_top(kLabel + kField, kGap) : both.columns(2, kGap)[0];
  const Rect second = slim ? both : both.columns(2, kGap)[1];
  if (draw_field(ctx, first, "seal/text", "seal.label", files.typed).submitted) focus_field(ui, "seal/again");
  const FieldResult again = draw_field(ctx, second, "seal/again", "seal.again", files.again);
  draw_show(ctx, body.cut_top(kShow, kGap), "seal/show");
  cut_notice(ctx, body, state);
  area.finish();
  end_sheet(ui);
  if (ready && (foot == SheetTap::ok || again.submitted)) {
    files.wipe_soon = true;
    if (files.new_sheets.empty()) ctx.out.ask(SealMeeting{});
    else ctx.out.ask(NewMeeting{files.new_sheets, true});
  } else if (!ctx.files->working && (foot == SheetTap::back || sheet.dismissed)) {
    close_sheet(ctx);
  }
}

void draw_unseal_sheet(Context& ctx) {
  Ui& ui = ctx.ui;
  const auto word = [&](const char* key) { return std::string(ctx.words(key)); };
  const NoticeText what =
      state_of(ctx, {NoticeKind::warn, icon::kInfo, word("unseal.readable"), word("unseal.readable.text")});
  const float height = kFrame + notice_height(ctx, what, body_width(ctx)) + 16 + 84;
  SheetFrame sheet =
      begin_sheet(ui, "unseal", {.height = height, .title = ctx.words("unseal.title"), .icon = icon::kLock});
  Rect body = sheet.body;
  const SheetTap foot = sheet_foot(ui, "unseal", body, {.back = ctx.words("shell.back")});
  cut_notice(ctx, body, what);
  const ButtonSpec act{.label = ctx.words("unseal.act"), .look = ButtonLook::neutral, .enabled = !ctx.files->working};
  Rect row = body.cut_top(metric::kTargetTall);
  if (button(ui, "unseal/act", row.cut_left(button_width(ui, act, 40)), act)) ctx.out.ask(UnsealMeeting{});
  end_sheet(ui);
  if (!ctx.files->working && (foot == SheetTap::back || sheet.dismissed)) ctx.view.shell.sheet = ShellSheet::none;
}

} // namespace yoriai::screens
