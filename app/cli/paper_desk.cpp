#include "cli/paper_desk.hpp"

#include "cli/minutes_source.hpp"
#include "minutes/public_review.hpp"
#include "minutes/write.hpp"

namespace yoriai::cli {
namespace {

minutes::Options options_of(const Environment& environment, const screens::PaperChoice& choice) {
  minutes::Options options;
  options.open_public = choice.open_public;
  options.without = choice.without;
  options.pictures = choice.pictures;
  options.names = choice.names;
  options.paper = choice.a3 ? minutes::Paper::a3 : minutes::Paper::a4;
  options.landscape = choice.landscape;
  options.transposed = choice.transposed;
  options.filing = &environment.filing;
  return options;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all.append(all.empty() ? "" : "・").append(part);
  return all;
}

std::vector<screens::FlaggedText> flagged_texts(const std::vector<minutes::Flagged>& flagged, const base::Words& words) {
  std::vector<screens::FlaggedText> texts;
  for (const minutes::Flagged& one : flagged) {
    std::vector<std::string> places;
    for (const auto& place : one.places) places.push_back(place.words);
    texts.push_back({one.text, joined(places), joined(minutes::signs_of(one, words)), one.suggestion, one.wording});
  }
  return texts;
}

} // namespace

struct PaperDesk::Order {
  meeting::Meeting meeting;
  base::Words words;
  const sheets::Library& library;
  const minutes::Filing& filing;
  std::uint64_t changes = 0;
  minutes::Options options;
  std::string ending;
  std::map<std::string, std::function<base::Result<std::string>()>> pictures; // by their sums

  minutes::Source source() const {
    minutes::Source source{meeting, library, words, changes};
    source.attachment = [this](const meeting::Attachment& picture) { return pictures.at(picture.sum)(); };
    source.decode = decode_for_paper;
    return source;
  }
};

PaperDesk::PaperDesk(const Environment& environment, std::function<void()> wake)
    : environment_(environment), wake_(wake), outdated_(std::make_shared<std::atomic<bool>>(false)),
      stopped_(std::make_shared<std::atomic<bool>>(false)), written_(std::make_shared<std::atomic<float>>(0.0f)),
      laying_out_(wake), writing_(wake) {}

PaperDesk::~PaperDesk() { clear(); }

std::shared_ptr<const PaperDesk::Order> PaperDesk::order(const store::Store& store,
                                                         const screens::PaperChoice& choice) const {
  Order order{store.meeting(), environment_.words, environment_.library, environment_.filing, store.changes(),
              options_of(environment_, choice), choice.ending, {}};
  for (const auto& picture : store.meeting().attachments())
    order.pictures.emplace(picture.sum, store.picture_reader(picture.sum));
  return std::make_shared<const Order>(std::move(order));
}

void PaperDesk::show(const store::Store& store, const screens::PaperChoice& choice) {
  Shown wanted{store.meeting().head().id, store.meeting().revision(), environment_.words.lang(), choice};
  wanted.choice.ending.clear(); // the pages are the same whatever is written
  if (shown_ == wanted) return;
  if (laying_out_.running()) return void(*outdated_ = true); // asked for again when it has given up
  shown_ = std::move(wanted);
  outdated_ = std::make_shared<std::atomic<bool>>(false);
  laying_out_.start([this, order = order(store, choice), outdated = outdated_]() -> Background::Then {
    auto laid = std::make_shared<base::Result<minutes::Pages>>(
        minutes::Pages::lay_out(order->source(), order->options, [outdated] { return !*outdated; }));
    std::vector<minutes::Flagged> flagged;
    if (order->options.open_public)
      flagged = minutes::public_review(order->meeting, order->library, order->words, order->filing);
    const int held_back = minutes::held_back(flagged);
    return [this, outdated, laid, texts = flagged_texts(flagged, order->words), held_back,
            problem = *laid ? std::string() : order->words.sentence(laid->error())] {
      if (*outdated) return shown_.reset();
      papers_.flagged = texts;
      papers_.held_back = held_back;
      papers_.problem = problem;
      papers_.pages.clear();
      ++laid_out_;
      pages_ = *laid ? std::make_shared<const minutes::Pages>(std::move(**laid)) : nullptr;
      for (int i = 0; pages_ && i < pages_->count(); ++i)
        papers_.pages.push_back({static_cast<float>(pages_->width_mm(i)), static_cast<float>(pages_->height_mm(i)),
                                 pages_->title(i)});
    };
  });
}

const screens::Papers& PaperDesk::papers() {
  papers_.making = laying_out_.running();
  papers_.writing = writing_.running();
  papers_.written = *written_;
  return papers_;
}

widgets::Picture PaperDesk::page(platform::PictureShelf& shelf, int page, float longest_px) const {
  if (!pages_) return {};
  const std::string key = "page/" + std::to_string(laid_out_) + "/" + std::to_string(page);
  return shelf.make(key, longest_px, [&]() -> platform::PictureShelf::Maker {
    return [pages = pages_, page](int longest) -> std::optional<platform::Image> {
      const double width = pages->width_mm(page), height = pages->height_mm(page);
      const double share = width >= height ? 1 : width / height;
      minutes::PagePicture drawn = pages->draw(page, std::max(1, static_cast<int>(longest * share)));
      if (drawn.rgba.empty()) return std::nullopt;
      return platform::Image{drawn.width, drawn.height, std::move(drawn.rgba)};
    };
  });
}

bool PaperDesk::start_writing(std::shared_ptr<const Order> order, Work work, Then then) {
  if (writing_.running()) return false;
  stopped_ = std::make_shared<std::atomic<bool>>(false);
  written_ = std::make_shared<std::atomic<float>>(0.0f);
  const auto go_on = [stopped = stopped_, written = written_, wake = wake_](double share) {
    *written = static_cast<float>(share);
    if (wake) wake();
    return !*stopped;
  };
  return writing_.start([order = std::move(order), work = std::move(work), then = std::move(then), go_on]() -> Background::Then {
    auto done = std::make_shared<const base::Result<void>>(work(*order, go_on));
    return [then, done] { then(*done); };
  });
}

bool PaperDesk::write(const store::Store& store, const screens::PaperChoice& choice, const std::filesystem::path& out,
                      Then then) {
  return start_writing(
      order(store, choice),
      [out](const Order& order, const std::function<bool(double)>& go_on) {
        return minutes::write(order.source(), out, order.options, go_on);
      },
      std::move(then));
}

bool PaperDesk::print(const store::Store& store, const screens::PaperChoice& choice, Then then) {
  return start_writing(
      order(store, choice),
      [](const Order& order, const std::function<bool(double)>& go_on) -> base::Result<void> {
        const auto pdf = minutes::render(order.source(), "pdf", order.options, go_on);
        if (!pdf) return pdf.error();
        return print_pdf(*pdf, order.meeting.head()["title"]);
      },
      std::move(then));
}

void PaperDesk::stop() { *stopped_ = true; }

bool PaperDesk::carry_out() {
  const bool laid = laying_out_.carry_out(), written = writing_.carry_out();
  return laid || written;
}

void PaperDesk::wait() { laying_out_.wait(); }

void PaperDesk::clear() {
  *outdated_ = *stopped_ = true;
  for (Background* work : {&laying_out_, &writing_}) work->wait(), work->carry_out();
  shown_.reset();
  pages_.reset();
  papers_ = {};
}

} // namespace yoriai::cli
