#include "store/store.hpp"

#include <unistd.h>

#include "store/salvage.hpp"
#include "store/whole.hpp"
#include "store/writer.hpp"

namespace yoriai::store {

using base::Code;
using base::Error;
using base::Result;
using meeting::Event;
namespace fs = std::filesystem;

namespace {

Error read_only(const fs::path& file) { return {Code::unwritable, "store.read_only", {{"file", file.string()}}}; }

// An open secret ballot's papers go to the box, not into the log.
const meeting::Ballot* secret_ballot(const meeting::Meeting& meeting, const std::string& id) {
  const meeting::Ballot* ballot = meeting.ballot(id);
  return ballot != nullptr && ballot->secret && ballot->open ? ballot : nullptr;
}

// The ballot whose box an event changes, or "".
std::string box_of(const meeting::Meeting& meeting, const Event& event) {
  if (const auto* cast = std::get_if<meeting::PaperCast>(&event))
    return secret_ballot(meeting, cast->ballot) ? cast->ballot : "";
  if (const auto* taken = std::get_if<meeting::PaperWithdrawn>(&event))
    return secret_ballot(meeting, taken->ballot) ? taken->ballot : "";
  return "";
}

// The secret ballot that ends with this event, or "".
std::string ended_by(const meeting::Meeting& meeting, const Event& event) {
  if (const auto* closed = std::get_if<meeting::BallotClosed>(&event))
    return secret_ballot(meeting, closed->ballot) ? closed->ballot : "";
  if (const auto* withdrawn = std::get_if<meeting::BallotWithdrawn>(&event))
    return withdrawn->ballot.secret ? withdrawn->ballot.id : "";
  return "";
}

// What of an event may be written down: papers of an open secret ballot may not.
Event for_the_log(Event event) {
  const auto strip = [](meeting::Ballot& ballot) {
    if (ballot.secret && ballot.open) ballot.papers.clear();
  };
  if (auto* opened = std::get_if<meeting::BallotOpened>(&event)) strip(opened->ballot);
  if (auto* withdrawn = std::get_if<meeting::BallotWithdrawn>(&event)) strip(withdrawn->ballot);
  return event;
}

Options with_defaults(Options options) {
  if (options.state_folder.empty()) options.state_folder = state_folder();
  if (!options.clock) options.clock = base::now_ms;
  return options;
}

// Of an earlier moment: what is in the box of a ballot that was open then is nobody's to see.
void hide_secret_papers(meeting::Meeting& meeting) {
  std::vector<meeting::PaperWithdrawn> papers;
  for (const meeting::Ballot& ballot : meeting.ballots())
    if (ballot.secret && ballot.open)
      for (const meeting::Paper& paper : ballot.papers) papers.push_back({ballot.id, paper});
  for (meeting::PaperWithdrawn& paper : papers) meeting::apply(meeting, std::move(paper));
}

// The event list of one change, first to last.
Result<std::vector<Event>> events_at(const std::vector<EntryPtr>& log, std::uint64_t number, const fs::path& file) {
  std::optional<std::vector<Event>> events = events_of(*log[number - 1]);
  if (!events) return damaged_at(file, number);
  return std::move(*events);
}

} // namespace

fs::path state_folder() {
  if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state == '/')
    return fs::path(state) / "yoriai";
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
    return fs::path(home) / ".local/state/yoriai";
  return fs::temp_directory_path() / ("yoriai-" + std::to_string(::getuid()));
}

struct Store::Inner {
  fs::path file;
  Access access = Access::read_only;
  const sheets::Library* library = nullptr;
  Options options;
  base::IdSource ids;
  bool recovered = false;
  bool closed = false;

  meeting::Meeting meeting;
  std::vector<EntryPtr> log;
  std::map<std::string, PictureRow> pictures;                        // by sum
  std::map<std::string, std::weak_ptr<const std::string>> fresh;     // by sum: while they are still in memory
  History history;
  Desk desk;
  std::optional<Salvage> salvaged;
  SaveStatus status_on_disk; // read only
  std::unique_ptr<Writer> writer;

  // The last earlier moment that was asked for: the next is mostly near.
  struct Moment {
    std::uint64_t number = 0;
    meeting::Meeting meeting;
  };
  mutable Moment moment;

  struct Held {
    meeting::Meeting meeting;
    std::size_t changes;
    History history;
    std::vector<Task> tasks;
  };
  std::optional<Held> held;

  bool writable() const { return access == Access::read_write && !closed; }
  std::uint64_t last() const { return log.size(); }

  Result<void> start(Loaded loaded, std::optional<FileLock> lock);
  Result<void> walk_to(std::uint64_t number) const;
  Result<std::uint64_t> record(std::vector<Event> events, Change header,
                               const std::map<std::string, Bytes>& bytes = {});
  Result<void> take_pictures(Task& task, const std::map<std::string, Bytes>& bytes);
  void find_pictures();
  Result<std::uint64_t> take_back(std::string_view actor);
  Result<std::uint64_t> do_again(std::string_view actor);
  Change header(std::string_view command, std::string_view actor) const;
};

Store::Store(std::unique_ptr<Inner> inner) : inner_(std::move(inner)) {}
Store::~Store() { (void)close(); }

Result<std::unique_ptr<Store>> Store::create(const fs::path& file, const std::vector<std::string>& sheets,
                                             const sheets::Library& library, Options options) {
  options = with_defaults(std::move(options));
  base::IdSource ids = options.seed ? base::IdSource(*options.seed) : base::IdSource();
  const TimeMs now = options.clock();
  meeting::DecideContext context{library, ids, now};
  Result<Event> opening = meeting::open_meeting(sheets, context);
  if (!opening) return opening.error();
  const fs::path path = fs::absolute(file).lexically_normal();
  Change header;
  header.number = 1;
  header.at = now;
  header.command = "new";
  header.settles = true;
  const EntryPtr first = make_entry(header, {*opening});
  if (Result<void> made = make_session(path, {{&first, 1}}, options.vfs, options.key, false); !made) return made.error();
  return open(path, library, Access::read_write, std::move(options));
}

Result<std::unique_ptr<Store>> Store::open(const fs::path& file, const sheets::Library& library, Access access,
                                           Options options) {
  auto inner = std::make_unique<Inner>();
  inner->options = with_defaults(std::move(options));
  inner->file = fs::absolute(file).lexically_normal();
  inner->access = access;
  inner->library = &library;
  if (inner->options.seed) inner->ids = base::IdSource(*inner->options.seed);
  std::optional<FileLock> lock;
  const bool salvage = inner->options.salvage && access == Access::read_write;
  if (access == Access::read_write) {
    // Whether it is a session is said before whether it can be written.
    if (Result<Source> readable = open_for_reading(inner->file, salvage); !readable) return readable.error();
    Result<FileLock> taken = FileLock::take(inner->file);
    if (!taken) return taken.error();
    lock = std::move(*taken);
    inner->recovered = was_interrupted(inner->file);
    std::error_code ignored;
    remove_unfinished(fs::weakly_canonical(inner->file, ignored));
  }
  Result<Loaded> loaded = load(inner->file, inner->options.key);
  if (!loaded && salvage && is_damage(loaded.error())) {
    Result<Salvaged> saved = store::salvage(inner->file, inner->options.key, inner->options.vfs);
    if (!saved) return saved.error();
    lock = std::move(saved->lock);
    inner->salvaged = std::move(saved->salvage);
    loaded = load(inner->file, inner->options.key);
  }
  if (!loaded) return loaded.error();
  if (Result<void> started = inner->start(std::move(*loaded), std::move(lock)); !started) return started.error();
  return std::unique_ptr<Store>(new Store(std::move(inner)));
}

// The meeting gets the papers in the box; the writer's copy does not.
Result<void> Store::Inner::start(Loaded loaded, std::optional<FileLock> lock) {
  meeting = loaded.meeting;
  for (const auto& [ballot, papers] : loaded.box)
    for (const meeting::Paper& paper : papers) meeting::apply(meeting, meeting::PaperCast{ballot, paper});
  log = loaded.log;
  find_pictures();
  desk = loaded.desk;
  history = std::move(loaded.history);
  status_on_disk.submitted = status_on_disk.durable = last();
  status_on_disk.saved_at = log.back()->change.at;
  status_on_disk.file = file;
  status_on_disk.sealed = loaded.key != nullptr;
  options.key = loaded.key;
  if (access == Access::read_only) return {};
  Result<SessionFile> session = SessionFile::open(file, options.vfs, loaded.key);
  if (!session) return session.error();
  std::error_code ignored; // a new file takes the place of the file itself, not of a link to it
  const fs::path real = fs::weakly_canonical(file, ignored);
  writer = std::make_unique<Writer>(std::move(*session),
                                    WriterStart{real, std::move(*lock), std::exchange(options.key, nullptr), std::move(loaded), options});
  return {};
}

Change Store::Inner::header(std::string_view command, std::string_view actor) const {
  Change header;
  header.number = last() + 1;
  header.at = options.clock();
  header.actor = actor;
  header.command = command;
  return header;
}

void Store::Inner::find_pictures() {
  pictures.clear();
  for (PictureRow& row : pictures_in(log)) pictures.emplace(row.picture.sum, std::move(row));
}

// The bytes that go to the disk with a change.
Result<void> Store::Inner::take_pictures(Task& task, const std::map<std::string, Bytes>& bytes) {
  for (std::size_t i = 0; i < task.events.size(); ++i) {
    const auto* added = std::get_if<meeting::AttachmentAdded>(&task.events[i]);
    if (added == nullptr || pictures.contains(added->attachment.sum)) continue;
    const auto found = bytes.find(added->attachment.sum);
    if (found == bytes.end() || !found->second) return base::refused("refused.picture_missing", {{"file", added->attachment.name}});
    task.pictures.push_back({{task.entry->change.number, i, added->attachment}, found->second});
  }
  return {};
}

// One change: first all that can fail, then the memory, then the queue to the disk.
Result<std::uint64_t> Store::Inner::record(std::vector<Event> events, Change header,
                                           const std::map<std::string, Bytes>& bytes) {
  if (!writable()) return read_only(file);
  Task task;
  task.at = header.at;
  for (const Event& event : events) {
    if (const std::string ballot = box_of(meeting, event); !ballot.empty()) {
      task.box[ballot];
      continue;
    }
    if (const std::string ballot = ended_by(meeting, event); !ballot.empty()) {
      task.box[ballot];
      header.settles = true;
    }
    task.events.push_back(for_the_log(event));
  }
  if (!task.events.empty()) {
    task.entry = make_entry(std::move(header), task.events);
    for (const Payload& payload : task.entry->payloads)
      if (payload.text.size() > kLongestPayload) return base::refused("refused.too_much");
    if (Result<void> taken = take_pictures(task, bytes); !taken) return taken.error();
  }
  for (const NewPicture& picture : task.pictures) {
    pictures.emplace(picture.row.picture.sum, picture.row);
    fresh[picture.row.picture.sum] = picture.bytes;
  }
  for (const Event& event : events) meeting::apply(meeting, event);
  for (auto& [ballot, papers] : task.box)
    if (const meeting::Ballot* open = secret_ballot(meeting, ballot)) papers = open->papers;
  if (task.entry) {
    log.push_back(task.entry);
    history.take(task.entry->change);
  }
  if (held) held->tasks.push_back(std::move(task));
  else {
    std::vector<Task> tasks;
    tasks.push_back(std::move(task));
    writer->put(std::move(tasks));
  }
  return last();
}

Result<std::uint64_t> Store::Inner::take_back(std::string_view actor) {
  const std::optional<std::uint64_t> number = history.to_undo();
  if (!number) return base::refused("refused.nothing_to_undo");
  const Result<std::vector<Event>> events = events_at(log, *number, file);
  if (!events) return events.error();
  std::vector<Event> inverse;
  for (auto event = events->rbegin(); event != events->rend(); ++event) inverse.push_back(meeting::invert(*event));
  Change change = header("undo", actor);
  change.undoes = *number;
  return record(std::move(inverse), std::move(change));
}

Result<std::uint64_t> Store::Inner::do_again(std::string_view actor) {
  const std::optional<std::uint64_t> number = history.to_redo();
  if (!number) return base::refused("refused.nothing_to_redo");
  Result<std::vector<Event>> events = events_at(log, *number, file);
  if (!events) return events.error();
  Change change = header("redo", actor);
  change.redoes = *number;
  return record(std::move(*events), std::move(change));
}

const meeting::Meeting& Store::meeting() const { return inner_->meeting; }
fs::path Store::file() const { return status().file; }
Access Store::access() const { return inner_->access; }
bool Store::recovered() const { return inner_->recovered; }
bool Store::sealed() const { return status().sealed; }
const std::optional<Salvage>& Store::salvaged() const { return inner_->salvaged; }
const std::map<std::string, std::string>& Store::kept() const { return inner_->desk; }
bool Store::can_undo() const { return inner_->writable() && inner_->history.to_undo().has_value(); }
bool Store::can_redo() const { return inner_->writable() && inner_->history.to_redo().has_value(); }
std::uint64_t Store::changes() const { return inner_->last(); }

namespace {

// The file that `attach` names; another command, or one that names none, has none.
Result<PictureFile> named_picture(const meeting::Command& command) {
  const auto path = command.args.find("path");
  if (command.name != "attach" || path == command.args.end() || !path->is_string()) return PictureFile();
  return read_picture(path->get<std::string>());
}

} // namespace

Result<std::uint64_t> Store::submit(const meeting::Command& command, std::string_view actor,
                                    const PictureFile* picture) {
  Inner& in = *inner_;
  if (!in.writable()) return read_only(in.file);
  if (command.name == "undo" || command.name == "redo") {
    if (!command.args.empty())
      return base::refused("refused.unknown_field", {{"do", command.name}, {"field", command.args.begin().key()}});
    return command.name == "undo" ? in.take_back(actor) : in.do_again(actor);
  }
  Change header = in.header(command.name, actor);
  meeting::DecideContext context{*in.library, in.ids, header.at};
  const Result<PictureFile> taken = picture != nullptr ? *picture : named_picture(command);
  if (!taken) return taken.error();
  if (taken->bytes) context.taken = &taken->about;
  Result<std::vector<Event>> events = meeting::decide(in.meeting, command, context);
  if (!events) return events.error();
  if (events->empty()) return in.last();
  return in.record(std::move(*events), std::move(header), {{taken->about.sum, taken->bytes}});
}

Result<std::uint64_t> Store::record(std::vector<Event> events, std::string_view command, std::string_view actor,
                                    const std::map<std::string, Bytes>& pictures) {
  if (events.empty()) return inner_->last();
  return inner_->record(std::move(events), inner_->header(command, actor), pictures);
}

std::function<Result<std::string>()> Store::picture_reader(std::string_view sum) const {
  const Inner& in = *inner_;
  const auto row = in.pictures.find(std::string(sum));
  if (row == in.pictures.end())
    return [name = std::string(sum)]() -> Result<std::string> {
      return base::refused("refused.picture_missing", {{"file", name}});
    };
  const auto fresh = in.fresh.find(row->first);
  if (const Bytes bytes = fresh == in.fresh.end() ? nullptr : fresh->second.lock())
    return [bytes]() -> Result<std::string> { return *bytes; };
  const auto where = in.writer ? in.writer->reading() : std::pair(in.file, in.options.key);
  return [where, row = row->second] { return read_picture_bytes(where.first, where.second, row); };
}

Result<meeting::Merged> Store::merge(const meeting::Meeting& other, std::string_view group, std::string_view actor) {
  Inner& in = *inner_;
  if (!in.writable()) return read_only(in.file);
  Change header = in.header("merge", actor);
  meeting::DecideContext context{*in.library, in.ids, header.at};
  Result<meeting::Merged> merged = meeting::merge(in.meeting, other, group, context);
  if (!merged || merged->events.empty()) return merged;
  if (Result<std::uint64_t> done = in.record(merged->events, std::move(header)); !done) return done.error();
  return merged;
}

void Store::hold() {
  Inner& in = *inner_;
  if (!in.held) in.held = Inner::Held{in.meeting, in.log.size(), in.history, {}};
}

void Store::release() {
  if (!inner_->held) return;
  inner_->writer->put(std::move(inner_->held->tasks));
  inner_->held.reset();
}

void Store::drop() {
  Inner& in = *inner_;
  if (!in.held) return;
  in.meeting = std::move(in.held->meeting);
  in.log.resize(in.held->changes);
  in.history = std::move(in.held->history);
  in.held.reset();
  in.find_pictures();
}

std::vector<Change> Store::log() const {
  std::vector<Change> changes;
  changes.reserve(inner_->log.size());
  for (const EntryPtr& entry : inner_->log) {
    Change& change = changes.emplace_back(entry->change);
    if (std::optional<std::vector<Event>> events = events_of(*entry)) change.events = std::move(*events);
  }
  return changes;
}

Result<Change> Store::change(std::uint64_t number) const {
  const Inner& in = *inner_;
  if (number == 0 || number > in.last()) return no_such_change(number, in.last());
  Change change = in.log[number - 1]->change;
  Result<std::vector<Event>> events = events_at(in.log, number, in.file);
  if (!events) return events.error();
  change.events = std::move(*events);
  return change;
}

// Moves `moment` step by step, forwards by what happened, backwards by its inverse.
Result<void> Store::Inner::walk_to(std::uint64_t number) const {
  Moment m = std::exchange(moment, {}); // an error on the way leaves none
  const auto distance = [&](std::uint64_t from) { return from > number ? from - number : number - from; };
  if (distance(last()) < distance(m.number)) { // from now, without the papers that are still secret
    m = {last(), meeting};
    hide_secret_papers(m.meeting);
  }
  if (number < distance(m.number)) m = {};
  for (; m.number < number; ++m.number) {
    const Result<std::vector<Event>> events = events_at(log, m.number + 1, file);
    if (!events) return events.error();
    for (const Event& event : *events) meeting::apply(m.meeting, event);
  }
  for (; m.number > number; --m.number) {
    const Result<std::vector<Event>> events = events_at(log, m.number, file);
    if (!events) return events.error();
    for (auto event = events->rbegin(); event != events->rend(); ++event) meeting::apply(m.meeting, meeting::invert(*event));
    hide_secret_papers(m.meeting); // a ballot that is open again has its papers
  }
  moment = std::move(m);
  return {};
}

Result<meeting::Meeting> Store::at(std::uint64_t number) const {
  const Inner& in = *inner_;
  if (number == 0 || number > in.last()) return no_such_change(number, in.last());
  if (Result<void> there = in.walk_to(number); !there) return there.error();
  return in.moment.meeting;
}

void Store::keep(const std::string& field, const std::string& text) {
  Inner& in = *inner_;
  const auto kept = in.desk.find(field);
  if (!in.writable() || (kept == in.desk.end() ? text.empty() : kept->second == text)) return;
  if (text.empty()) in.desk.erase(kept);
  else in.desk[field] = text;
  Task task;
  task.drafts[field] = text;
  task.at = in.options.clock();
  std::vector<Task> tasks;
  tasks.push_back(std::move(task));
  in.writer->put(std::move(tasks));
}

void Store::seal(std::shared_ptr<const SealKey> key) {
  if (inner_->writable() && key) inner_->writer->order({Errand::seal, file(), std::move(key)});
}

void Store::unseal() {
  if (inner_->writable()) inner_->writer->order({Errand::unseal, file()});
}

void Store::move_to(const fs::path& file) {
  std::error_code ignored;
  if (inner_->writable()) inner_->writer->order({Errand::move, fs::weakly_canonical(fs::absolute(file), ignored)});
}

void Store::copy_out(const fs::path& file, std::uint64_t number) {
  Inner& in = *inner_;
  const fs::path to = fs::absolute(file).lexically_normal();
  if (in.writable()) return in.writer->order({Errand::copy, to, nullptr, number});
  const auto pictures = [&](const PictureRow& row) { return read_picture_bytes(in.file, in.options.key, row); };
  const Result<void> done = copy_beginning(in.log, number, pictures, to, in.options.vfs, in.options.key);
  ErrandStatus& errand = in.status_on_disk.errand;
  errand = {Errand::copy, errand.number + 1, false, {}, to};
  if (!done) errand.failure = done.error();
}

Result<void> Store::wait_for_errand() {
  if (inner_->writer) return inner_->writer->wait_for_errand();
  const std::optional<Error>& failure = inner_->status_on_disk.errand.failure;
  return failure ? Result<void>(*failure) : Result<void>();
}

SaveStatus Store::status() const { return inner_->writer ? inner_->writer->status() : inner_->status_on_disk; }

Result<void> Store::wait_until_durable(std::uint64_t number) {
  return inner_->writer ? inner_->writer->wait(number) : Result<void>();
}

void Store::on_saved(std::function<void()> callback) {
  if (inner_->writer) inner_->writer->on_saved(std::move(callback));
}

Result<void> Store::close() {
  Inner& in = *inner_;
  if (!in.writer) return {};
  if (!in.closed) {
    drop();
    in.closed = true;
    in.writer->finish();
  }
  if (const SaveStatus status = in.writer->status(); status.failure) return *status.failure;
  return {};
}

} // namespace yoriai::store
