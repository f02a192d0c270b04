// A field for a passphrase: one line, ● in place of letters, or the letters while they are wanted to be seen. What is
// typed lies in locked memory where the system allows it, and is wiped when it is let go, ImGui's own copies included.
// Drawing thread only.
#pragma once

#include <memory>
#include <string_view>

#include "widgets/field.hpp"

namespace yoriai::widgets {

class SecretText {
public:
  SecretText();
  SecretText(SecretText&& other) noexcept = default;
  SecretText& operator=(SecretText&& other) noexcept = default;
  static constexpr int kMost = 512; // bytes, with the end mark

  std::string_view view() const;
  bool empty() const { return view().empty(); }
  int characters() const; // code points
  void wipe();
  char* data();

private:
  struct Memory;
  struct Wiped {
    void operator()(Memory* memory) const;
  };
  std::unique_ptr<Memory, Wiped> memory_;
};

struct SecretFieldSpec {
  std::string_view label = {}; // for the UI map; never what was typed
  float size = size::kNote;
  bool shown = false; // letters instead of ●
  bool enabled = true;
};
FieldResult secret_field(Ui& ui, std::string_view name, const Rect& r, SecretText& text, const SecretFieldSpec& spec);

// Wipes what ImGui keeps of the last text that was written into any field, and of the keys just typed. For the frame in
// which a secret field has gone; no field of the present frame may be active.
void wipe_editing();

} // namespace yoriai::widgets
