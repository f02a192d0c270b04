#include <fstream>
#include <iostream>

#include "cli/open_session.hpp"
#include "store/store.hpp"

namespace yoriai::cli {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Commands from a stream, one JSON object a line, into a Store.
class Lines {
public:
  Lines(const Environment& environment, store::Store& store, const ApplyArgs& args)
      : environment_(environment), store_(store), args_(args) {}

  // True while the next line may be taken.
  bool take(std::string_view line) {
    ++number_;
    if (number_ == 1 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    if (line.find_first_not_of(" \t\r") == line.npos) return true;
    const auto done = submit(line);
    if (!done) {
      std::cerr << "line " << number_ << ": " << environment_.sentence(done.error()) << "\n";
      ++refused_;
      return args_.keep_going || !args_.ack;
    }
    return !args_.ack || acknowledge(*done);
  }

  int refused() const { return refused_; }
  const std::optional<base::Error>& failure() const { return failure_; }

private:
  base::Result<std::uint64_t> submit(std::string_view line) {
    const auto json = base::parse_json(line);
    if (!json) return json.error();
    const auto command = meeting::Command::from_json(*json);
    if (!command) return command.error();
    return store_.submit(*command, "apply");
  }

  bool acknowledge(std::uint64_t number) {
    const auto durable = store_.wait_until_durable(number);
    if (!durable) return failure_ = durable.error(), false;
    std::cout << number << std::endl; // flushed: the reader acts on it
    return true;
  }

  const Environment& environment_;
  store::Store& store_;
  const ApplyArgs& args_;
  int number_ = 0, refused_ = 0;
  std::optional<base::Error> failure_;
};

void take_all(std::istream& in, Lines& lines) {
  std::string line;
  while (std::getline(in, line))
    if (!lines.take(line)) return;
}

} // namespace

int run_apply(const Environment& environment, const ApplyArgs& args) {
  std::ifstream file;
  const bool from_stdin = args.commands.empty() || args.commands == "-";
  if (!from_stdin) {
    std::error_code ec;
    file.open(args.commands);
    if (!file || std::filesystem::is_directory(args.commands, ec))
      return fail(environment, base::refused("apply.no_commands", {{"file", args.commands.string()}}));
  }
  auto opened = open_session(environment, args.session, store::Access::read_write);
  if (!opened) return fail(environment, opened.error());
  store::Store& store = **opened;
  const bool all_or_nothing = !args.keep_going && !args.ack;
  if (all_or_nothing) store.hold();
  Lines lines(environment, store, args);
  take_all(from_stdin ? std::cin : file, lines);
  if (all_or_nothing) lines.refused() > 0 ? store.drop() : store.release();
  if (lines.failure()) return fail(environment, *lines.failure());
  const auto closed = store.close();
  if (!closed) return fail(environment, closed.error());
  return lines.refused() > 0 ? static_cast<int>(base::Code::refused) : 0;
}

} // namespace yoriai::cli
