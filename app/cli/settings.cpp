#include "cli/settings.hpp"

#include <algorithm>
#include <iterator>

#include "base/files.hpp"
#include "base/json.hpp"
#include "store/session.hpp"

namespace yoriai::cli {
namespace {

constexpr const char* kPads[] = {"by_size", "always", "never"}; // as PadsWanted
constexpr const char* kReaches[] = {"usual", "seated", "standing"}; // as Reach

std::filesystem::path settings_file() { return store::state_folder() / "settings.json"; }

} // namespace

Settings load_settings() {
  Settings settings;
  const auto text = base::read_file(settings_file(), 1 << 16);
  const auto json = text ? base::parse_json(*text) : base::Result<base::Json>(text.error());
  if (!json || !json->is_object()) return settings;
  const auto bool_of = [&](const char* key) { return json->contains(key) && (*json)[key].is_boolean() && (*json)[key].get<bool>(); };
  if (json->contains("language") && (*json)["language"] == "en") settings.lang = base::Lang::en;
  settings.high_contrast = bool_of("high_contrast");
  for (std::size_t i = 0; i < std::size(kPads); ++i)
    if (json->contains("pads") && (*json)["pads"] == kPads[i]) settings.pads.wanted = static_cast<screens::PadsWanted>(i);
  for (std::size_t i = 0; i < std::size(kReaches); ++i)
    if (json->contains("reach") && (*json)["reach"] == kReaches[i]) settings.placement.reach = static_cast<screens::Reach>(i);
  if (bool_of("left_handed")) settings.placement.hand = screens::Hand::left;
  settings.pads.a_at_right = bool_of("a_at_right");
  if (json->contains("text_scale") && (*json)["text_scale"].is_number())
    settings.text_scale = std::clamp((*json)["text_scale"].get<float>(), 0.8f, 1.6f);
  if (json->contains("rulers") && (*json)["rulers"].is_object())
    for (const auto& [display, mm] : (*json)["rulers"].items())
      if (mm.is_number() && mm.get<double>() >= 0.02 && mm.get<double>() <= 5) settings.rulers[display] = mm.get<double>();
  const auto number_of = [&](const char* key) {
    return json->contains(key) && (*json)[key].is_number() ? (*json)[key].get<float>() : 0;
  };
  const screens::Room room{static_cast<int>(number_of("projector_height_cm")), number_of("farthest_seat_m")};
  if (screens::type_size(1080, room)) settings.room = room;
  if (json->contains("projector_screen") && (*json)["projector_screen"].is_string())
    settings.projector_screen = (*json)["projector_screen"].get<std::string>();
  settings.participants = bool_of("participants");
  if (json->contains("passcode") && (*json)["passcode"].is_string()) settings.passcode = (*json)["passcode"];
  const auto integer_of = [&](const char* key) {
    return json->contains(key) && (*json)[key].is_number_integer() ? (*json)[key].get<std::int64_t>() : 0;
  };
  settings.wrong_tries = static_cast<int>(std::clamp<std::int64_t>(integer_of("wrong_tries"), 0, 3));
  settings.barred_until = integer_of("barred_until");
  return settings;
}

void save_settings(const Settings& settings) {
  const base::Json json = {{"language", settings.lang == base::Lang::en ? "en" : "ja"},
                           {"high_contrast", settings.high_contrast},
                           {"text_scale", settings.text_scale},
                           {"pads", kPads[static_cast<std::size_t>(settings.pads.wanted)]},
                           {"a_at_right", settings.pads.a_at_right},
                           {"reach", kReaches[static_cast<std::size_t>(settings.placement.reach)]},
                           {"left_handed", settings.placement.hand == screens::Hand::left},
                           {"rulers", settings.rulers},
                           {"projector_height_cm", settings.room.screen_cm},
                           {"farthest_seat_m", settings.room.seat_m},
                           {"projector_screen", settings.projector_screen},
                           {"participants", settings.participants},
                           {"passcode", settings.passcode},
                           {"wrong_tries", settings.wrong_tries},
                           {"barred_until", settings.barred_until}};
  std::error_code ec;
  std::filesystem::create_directories(settings_file().parent_path(), ec);
  (void)base::write_file_atomically(settings_file(), json.dump(2) + "\n").ok();
}

} // namespace yoriai::cli
