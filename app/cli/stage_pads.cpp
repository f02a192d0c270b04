// The stage's part for those who write: a surface for each pad over the board.

#include "cli/stage.hpp"

#include <utility>

#include "base/files.hpp"
#include "input/character_finder.hpp"
#include "input/dictionary.hpp"
#include "input/field_words.hpp"
#include "screens/mode.hpp"
#include "screens/pads.hpp"

namespace yoriai::cli {

void Stage::tell_pads() {
  view_.pads.places = settings_.pads;
  view_.pads.mm_per_px = mm_per_px_;
  if (!store_) engine_.board = nullptr, board_words_of_.reset();
  board_reading_.carry_out();
  character_reading_.carry_out();
  if (!store_ || !screens::pad_closes_at(view_)) return; // nobody writes
  if (!std::exchange(dictionary_looked_for_, true)) open_dictionary(), open_characters();
  view_.pads.problem = writing_problem_;
  view_.pads.characters = characters_;
  view_.pads.characters_problem = characters_problem_;
  engine_.learned = view_.pads.learning.list();
  read_board_words();
}

// The table is mapped, not read: no time goes by. Without it kana stay kana, and the pads say so.
void Stage::open_dictionary() {
  auto field = input::load_field_words(base::assets_root() / "dictionary" / "field.tsv");
  if (field) engine_.field = *field;
  else writing_problem_ = environment_.sentence(field.error());
  auto dictionary = input::Dictionary::open(input::dictionary_file());
  if (dictionary) engine_.converter = input::Converter(*dictionary);
  else writing_problem_ = environment_.sentence(dictionary.error());
}

// What knows the shapes of kanji; its whole file is looked through.
void Stage::open_characters() {
  character_reading_.start([this] {
    auto finder = input::CharacterFinder::open(input::character_model_file());
    return [this, finder = std::move(finder)] {
      if (finder) characters_ = *finder;
      else characters_problem_ = environment_.sentence(finder.error());
    };
  });
}

// Words of this meeting, so that its places and bodies are offered: found beside the drawing thread, while somebody writes.
void Stage::read_board_words() {
  if (board_words_of_ == store_->meeting().revision() || board_reading_.running()) return;
  board_words_of_ = store_->meeting().revision();
  input::BoardTexts texts;
  for (const auto& item : store_->meeting().items())
    if (item.live()) texts.texts.push_back(item.text);
  for (const auto& person : store_->meeting().participants()) texts.texts.push_back(person.name), texts.texts.push_back(person.organisation);
  board_reading_.start([this, texts = std::move(texts), field = engine_.field, converter = engine_.converter] {
    auto words = input::board_words(texts, field.get(), converter.dictionary());
    return [this, words = std::move(words)] { engine_.board = words; };
  });
}

// Under a sheet nobody writes; what is on the pads stays there.
std::vector<screens::PadPlace> Stage::pads() const {
  return ui_.covered() || past_ ? std::vector<screens::PadPlace>() : view_.pads.shown;
}

void Stage::draw_pad(const screens::PadPlace& place, const widgets::Frame& frame) {
  PadSurface& pad = pads_[static_cast<std::size_t>(place.slot)];
  if (!pad.ui) pad.ui = std::make_unique<widgets::Ui>(ui_.fonts(), environment_.words);
  pad.ui->set_high_contrast(settings_.high_contrast);
  screens::Context seen{*pad.ui, environment_.words, environment_.library, pad.outbox, view_};
  seen.now = base::now_ms();
  seen.writing = &engine_;
  if (store_) {
    seen.meeting = &store_->meeting();
    seen.read_only = store_->access() == store::Access::read_only && !looks_writable_;
  }
  pad.ui->begin_frame(frame);
  screens::draw_pad(seen, place.slot, place.rect);
  pad.ui->end_frame();
  screens::end_mode(seen);
}

const widgets::Ui* Stage::pad_ui(int slot) const {
  return slot >= 0 && slot < static_cast<int>(pads_.size()) ? pads_[static_cast<std::size_t>(slot)].ui.get() : nullptr;
}

bool Stage::targets_changed() const {
  bool changed = ui_.targets().changed();
  for (const auto& place : pads()) changed |= pad_ui(place.slot) && pad_ui(place.slot)->targets().changed();
  return changed;
}

bool Stage::wants_frame() const {
  bool wants = ui_.wants_frame();
  for (const auto& place : pads()) wants |= pad_ui(place.slot) && pad_ui(place.slot)->wants_frame();
  return wants;
}

std::vector<widgets::Target> Stage::targets() const {
  std::vector<widgets::Target> all = ui_.targets().all();
  for (const auto& place : pads())
    if (const widgets::Ui* pad = pad_ui(place.slot))
      all.insert(all.end(), pad->targets().all().begin(), pad->targets().all().end());
  return all;
}

} // namespace yoriai::cli
