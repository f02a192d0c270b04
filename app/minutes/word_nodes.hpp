// Elements of WordprocessingML. Inner header of the room.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace yoriai::minutes {

inline constexpr const char* kWordMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr const char* kOfficeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pugi::xml_node root_of(pugi::xml_document& document, const char* name);
std::string saved(const pugi::xml_document& document);

pugi::xml_node put(pugi::xml_node parent, const char* name);
pugi::xml_node put(pugi::xml_node parent, const char* name, const char* value); // w:val
// Lines and tabs of a text become what Word has for them.
void put_text(pugi::xml_node paragraph, std::string_view text);
pugi::xml_node put_paragraph(pugi::xml_node parent, const char* style, std::string_view text);

} // namespace yoriai::minutes
