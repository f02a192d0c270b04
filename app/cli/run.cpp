#include "cli/run.hpp"

#include <CLI/CLI.hpp>
#include <sys/resource.h>

#include <charconv>
#include <iostream>

#include "cli/settings.hpp"
#include "cli/verbs.hpp"

#ifndef YORIAI_VERSION
#define YORIAI_VERSION "0.1.0"
#endif

namespace yoriai::cli {
namespace {

// "1920x1080" → two numbers of px, 200 to 16384 each.
std::optional<std::pair<int, int>> parse_size(const std::string& text) {
  constexpr int kLeast = 200, kMost = 16384;
  int width = 0, height = 0;
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, width);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != 'x') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, height);
  if (second.ec != std::errc() || second.ptr != end) return std::nullopt;
  if (std::min(width, height) < kLeast || std::max(width, height) > kMost) return std::nullopt;
  return std::pair(width, height);
}

std::string valid_size(const std::string& text) {
  return parse_size(text) ? "" : "write the size as WIDTHxHEIGHT in pixels, for example 1920x1080: " + text;
}

// Everything the command line can say; CLI11 fills it.
struct Words {
  std::string locale, window, size = "1920x1080", projector, demo_out = "build/demo";
  bool json = false, render_projector = false;
  std::filesystem::path file;
  NewArgs new_args;
  ImportArgs import_args;
  ApplyArgs apply;
  MinutesArgs minutes;
  FormArgs form;
  RenderArgs render;
  SealArgs seal;
  CopyArgs copy;
  MergeArgs merge;
  CarryArgs carry;
  RestoreArgs restore;
  LeaveArgs leave;
  AppArgs app;
  std::filesystem::path passphrase_file;
};

void declare_file(CLI::App* verb, Words& words) { verb->add_option("FILE", words.file, "session file")->required(); }

void declare_passphrase(CLI::App* verb, Words& words) {
  verb->add_option("--passphrase-file", words.passphrase_file,
                   "file that holds the passphrase of a sealed meeting; else the terminal is asked");
}

void declare_new(CLI::App& app, Words& words) {
  auto* verb = app.add_subcommand("new", "make a session file; refuses to overwrite");
  declare_file(verb, words);
  verb->add_option("--passphrase-file", words.passphrase_file, "seals the new meeting with the passphrase in this file");
  verb->add_option("--sheet", words.new_args.sheets, "a sheet of the meeting; may be given again (see: yoriai sheets)");
  for (const char* key : {"title", "centre", "area", "date"})
    verb->add_option("--" + std::string(key), words.new_args.about[key],
                     std::string(key) == "date" ? "day of the meeting, YYYY-MM-DD" : key);
}

void declare_import(CLI::App& app, Words& words) {
  auto* verb = app.add_subcommand("import", "make a session file of the JSON that minutes were written to; refuses to overwrite");
  verb->add_option("FILE", words.import_args.json, "JSON file: yoriai minutes MEETING -o FILE.json")->required();
  verb->add_option("-o,--out", words.import_args.out, "session file to make; beside FILE when left out");
  verb->add_option("--passphrase-file", words.import_args.passphrase_file, "seals the new meeting with the passphrase in this file");
}

void declare_apply(CLI::App& app, Words& words) {
  auto* verb = app.add_subcommand("apply", "apply commands, one JSON object a line; all or nothing");
  declare_file(verb, words);
  declare_passphrase(verb, words);
  verb->add_option("COMMANDS", words.apply.commands, "file of commands; standard input when left out");
  verb->add_flag("--keep-going", words.apply.keep_going, "each line stands alone");
  verb->add_flag("--ack", words.apply.ack, "line by line; print the number of each change once it is on disk");
}

void declare_readers(CLI::App& app, Words& words) {
  const std::pair<const char*, const char*> readers[] = {
      {"show", "the meeting as text"}, {"log", "every change: number, time, who, what"}, {"digest", "texts of the public digest that may tell who is meant, and how they go out"},
      {"sheets", "the sheets it knows"}};
  for (const auto& [name, about] : readers) {
    auto* verb = app.add_subcommand(name, about);
    if (std::string_view(name) != "sheets") declare_file(verb, words), declare_passphrase(verb, words);
    verb->add_flag("--json", words.json, "as JSON");
  }
  auto* check = app.add_subcommand("check", "integrity of the file, then what the meeting still misses");
  declare_file(check, words);
  declare_passphrase(check, words);
}

void declare_seal(CLI::App& app, Words& words) {
  auto* seal = app.add_subcommand("seal", "seal a meeting with a passphrase, or change it; there is no other way in");
  declare_file(seal, words);
  seal->add_option("--passphrase-file", words.passphrase_file, "file that holds the new passphrase; else the terminal is asked, twice");
  seal->add_option("--old-passphrase-file", words.seal.old_passphrase_file, "of a meeting that is sealed already");
  auto* unseal = app.add_subcommand("unseal", "take the seal off: the meeting can be read by whoever has the file");
  declare_file(unseal, words);
  declare_passphrase(unseal, words);
}

void declare_keepers(CLI::App& app, Words& words) {
  auto* copy = app.add_subcommand("copy", "make a new meeting of this one, as it was after a change");
  declare_file(copy, words);
  declare_passphrase(copy, words);
  copy->add_option("NEW", words.copy.to, "file to make; refuses to overwrite")->required();
  copy->add_option("--at", words.copy.at, "number of the last change to take (see: yoriai log); all when left out");
  auto* repair = app.add_subcommand("repair", "keep what is whole of a damaged meeting; the original stays beside it");
  declare_file(repair, words);
  declare_passphrase(repair, words);
  auto* backups = app.add_subcommand("backups", "the backups of this machine, the newest first");
  backups->add_option("FILE", words.file, "only of this session file");
  backups->add_flag("--json", words.json, "as JSON");
  auto* restore = app.add_subcommand("restore", "make a session file of a backup");
  restore->add_option("BACKUP", words.restore.backup, "file named by: yoriai backups")->required();
  restore->add_option("NEW", words.restore.to, "file to make; refuses to overwrite")->required();
  auto* leave = app.add_subcommand("leave", "move a meeting to another place and remove its traces from this machine");
  declare_file(leave, words);
  declare_passphrase(leave, words);
  leave->add_option("--to", words.leave.to, "folder to move it to")->required();
}

void declare_gatherers(CLI::App& app, Words& words) {
  auto* merge = app.add_subcommand("merge", "take in the boards of groups that worked on other tablets; twice changes nothing");
  declare_file(merge, words);
  declare_passphrase(merge, words);
  merge->add_option("FROM", words.merge.files, "session files of the groups")->required();
  merge->add_option("--group", words.merge.group, "what the group is called; else by the name of its file");
  auto* carry = app.add_subcommand("carry", "bring what an earlier meeting left to do, to say what became of it");
  declare_file(carry, words);
  declare_passphrase(carry, words);
  carry->add_option("EARLIER", words.carry.earlier, "session file of the earlier meeting")->required();
}

void declare_paper(CLI::App* verb, std::string& paper, bool& landscape, bool& transposed) {
  verb->add_option("--paper", paper, "of the forms: A4 or A3")->check(CLI::IsMember({"A4", "A3"}))->capture_default_str();
  verb->add_flag("--landscape", landscape, "forms lie on their side");
  verb->add_flag("--transposed", transposed, "the grid with its rows for columns");
}

void declare_minutes(CLI::App& app, Words& words) {
  auto* verb = app.add_subcommand("minutes", "write the minutes; the ending of OUT names the format: pdf html md docx xlsx csv json");
  declare_file(verb, words);
  declare_passphrase(verb, words);
  verb->add_option("-o,--out", words.minutes.out, "file to write")->required();
  verb->add_flag("--public", words.minutes.open_public, "the digest without names, cases and free remarks");
  verb->add_flag("--unnamed", words.minutes.unnamed, "the closed record with roles instead of names");
  verb->add_option("--sheet", words.minutes.sheet, "only this sheet");
  verb->add_option("--without", words.minutes.without, "a part to leave out; may be given again: overview, sheet/ID, ballots, next, notes, lineage")
      ->allow_extra_args(false);
  verb->add_flag("--pictures", words.minutes.pictures, "with an annex of the views and the attached pictures (pdf, docx, json)");
  declare_paper(verb, words.minutes.paper, words.minutes.landscape, words.minutes.transposed);
  verb->add_flag("--poster", words.minutes.poster, "nothing but the grid, on A3 in big type (pdf)");
}

void declare_form(CLI::App& app, Words& words) {
  auto* verb = app.add_subcommand("form", "write an empty form for work on paper, as PDF");
  verb->add_option("SHEET", words.form.sheet, "a sheet (see: yoriai sheets)")->required();
  verb->add_option("-o,--out", words.form.out, "file to write")->required();
  declare_paper(verb, words.form.paper, words.form.landscape, words.form.transposed);
}

void declare_render(CLI::App& app, Words& words) {
  auto* verb = app.add_subcommand("render", "draw one screen to a PNG without a window");
  verb->add_option("FILE", words.file, "session file (start and components need none)");
  declare_passphrase(verb, words);
  verb->add_option("--view", words.render.view, "hakodate/1 … hakodate/6, resources, minutes, start, components; with --projector also question, timer, cover, curtain, ballot/ID")->required();
  verb->add_option("-o,--out", words.render.out, "file to write")->required();
  verb->add_option("--size", words.size, "WIDTHxHEIGHT in pixels")->check(valid_size);
  verb->add_flag("--high-contrast", words.render.high_contrast, "in high contrast");
  verb->add_flag("--projector", words.render.projector, "what the room is shown");
}

void declare_app(CLI::App& app, Words& words) {
  app.add_option("FILE", words.file, "session file to open");
  declare_passphrase(&app, words);
  app.add_option("--window", words.window, "an ordinary window of WIDTHxHEIGHT instead of fullscreen")->check(valid_size);
  app.add_option("--projector", words.projector, "what the room is shown, in a second window of WIDTHxHEIGHT or on that monitor (name, or number from 1)");
  app.add_flag("--participant", words.app.participant, "begin in participants' mode: add notes, mend one's own, vote");
  app.add_option("--ui-map", words.app.ui_map, "keep a map of everything that can be touched in this file");
  app.add_option("--mm-per-px", words.app.mm_per_px, "millimetres per pixel of the display, where it reports a wrong size")
      ->check(CLI::Range(0.02, 5.0));
  auto* demo = app.add_subcommand("demo", "walk through the example meeting on a screen nobody sees");
  demo->add_option("--out", words.demo_out, "folder of the pictures and minutes");
  demo->group("");
}

std::optional<base::Lang> language(const Words& words) {
  if (words.locale == "en") return base::Lang::en;
  if (words.locale == "ja") return base::Lang::ja;
  return std::nullopt;
}

SessionArgs session(const Words& words) { return {words.file, words.passphrase_file}; }

using Runner = int (*)(Environment&, Words&);

struct Verb {
  const char* name;
  Runner run;
};

constexpr Verb kVerbs[] = {
    {"new", [](Environment& e, Words& w) { return w.new_args.session = session(w), run_new(e, w.new_args); }},
    {"import", [](Environment& e, Words& w) { return run_import(e, w.import_args); }},
    {"apply", [](Environment& e, Words& w) { return w.apply.session = session(w), run_apply(e, w.apply); }},
    {"show", [](Environment& e, Words& w) { return run_show(e, session(w), w.json); }},
    {"log", [](Environment& e, Words& w) { return run_log(e, session(w), w.json); }},
    {"check", [](Environment& e, Words& w) { return run_check(e, session(w)); }},
    {"sheets", [](Environment& e, Words& w) { return run_sheets(e, w.json); }},
    {"digest", [](Environment& e, Words& w) { return run_digest(e, session(w), w.json); }},
    {"minutes", [](Environment& e, Words& w) { return w.minutes.session = session(w), run_minutes(e, w.minutes); }},
    {"form", [](Environment& e, Words& w) { return run_form(e, w.form); }},
    {"render",
     [](Environment& e, Words& w) {
       w.render.session = session(w);
       std::tie(w.render.width, w.render.height) = *parse_size(w.size);
       return run_render(e, w.render);
     }},
    {"seal", [](Environment& e, Words& w) { return w.seal.session = session(w), run_seal(e, w.seal); }},
    {"unseal", [](Environment& e, Words& w) { return run_unseal(e, session(w)); }},
    {"copy", [](Environment& e, Words& w) { return w.copy.session = session(w), run_copy(e, w.copy); }},
    {"merge", [](Environment& e, Words& w) { return w.merge.session = session(w), run_merge(e, w.merge); }},
    {"carry", [](Environment& e, Words& w) { return w.carry.session = session(w), run_carry(e, w.carry); }},
    {"repair", [](Environment& e, Words& w) { return run_repair(e, session(w)); }},
    {"backups", [](Environment& e, Words& w) { return run_backups(e, w.file, w.json); }},
    {"restore", [](Environment& e, Words& w) { return run_restore(e, w.restore); }},
    {"leave", [](Environment& e, Words& w) { return w.leave.session = session(w), run_leave(e, w.leave); }},
    {"demo", [](Environment& e, Words& w) { return run_demo(e, w.demo_out); }},
};

int run_verb(const CLI::App& app, Words& words) {
  const auto lang = language(words);
  auto environment = Environment::load(lang.value_or(app.get_subcommands().empty() ? load_settings().lang : base::Lang::ja));
  if (!environment) { // no words to say it with: name the key and the file
    std::cerr << "yoriai: " << environment.error().key;
    for (const auto& [name, value] : environment.error().args) std::cerr << " " << name << "=" << value;
    std::cerr << "\n";
    return static_cast<int>(environment.error().code);
  }
  for (const Verb& verb : kVerbs)
    if (app.got_subcommand(verb.name)) return verb.run(**environment, words);
  words.app.session = session(words);
  words.app.projector_size = parse_size(words.projector);
  if (!words.app.projector_size) words.app.projector = words.projector;
  if (!words.window.empty()) words.app.window = parse_size(words.window);
  return run_app(std::move(*environment), words.app);
}

// A program that crashes must not leave what it had open in a file that anybody can read.
void leave_no_core() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
}

} // namespace

int run(int argc, char** argv) {
  leave_no_core();
  CLI::App app("Yoriai (寄合): leads a community care meeting from the first hunch to the filed sheet", "yoriai");
  Words words;
  app.set_version_flag("--version", "yoriai " YORIAI_VERSION);
  app.add_option("--locale", words.locale, "language: ja or en")->check(CLI::IsMember({"ja", "en"}));
  app.require_subcommand(0, 1);
  app.fallthrough();
  declare_new(app, words);
  declare_import(app, words);
  declare_apply(app, words);
  declare_readers(app, words);
  declare_minutes(app, words);
  declare_form(app, words);
  declare_render(app, words);
  declare_seal(app, words);
  declare_keepers(app, words);
  declare_gatherers(app, words);
  declare_app(app, words);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error); // --help, --version
    std::cerr << "yoriai: " << error.what() << " (yoriai --help)\n";
    return static_cast<int>(base::Code::usage);
  }
  return run_verb(app, words);
}

} // namespace yoriai::cli
