// Bytes as text (RFC 4648, with padding). Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yoriai::base {

std::string base64(std::string_view bytes);
// nullopt for anything that base64() does not write.
std::optional<std::string> from_base64(std::string_view text);

} // namespace yoriai::base
