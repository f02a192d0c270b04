// Pictures and documents of the meeting: thumbnails, the sheet that lists those of a thing, the choice of a file, and
// one alone on the whole screen. Targets: pictures.cpp, picture_viewer.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "screens/board_parts.hpp"
#include "screens/context.hpp"
#include "screens/picture_views.hpp"

namespace yoriai::screens {

using Pictures = std::vector<const meeting::Attachment*>; // valid until the next change of the meeting

// Of an item, or of the meeting (""), in the order in which they were attached; documents too.
Pictures pictures_of(const meeting::Meeting& meeting, std::string_view item);
const meeting::Attachment* photo_of(const meeting::Meeting& meeting, std::string_view item); // the first; nullptr: none
inline bool is_document(const meeting::Attachment& picture) { return picture.width == 0; }

// Draws it into `r`; nothing of it can be pressed. `factor`: how much larger than `r` it is drawn in truth.
void draw_attachment(Context& ctx, const widgets::Rect& r, const meeting::Attachment& picture,
                     widgets::Fit fit = widgets::Fit::cover, float radius = 0);
// The texture of a picture that is drawn about that large, in reference px.
widgets::Picture texture_of(const Context& ctx, const meeting::Attachment& picture, float longest);
// The same as a target "picture/<id>"; a tap shows it on the whole screen.
void draw_thumbnail(Context& ctx, const widgets::Rect& r, const meeting::Attachment& picture);

// The pictures of a thing, to look at and to add to.
void open_pictures(Context& ctx, std::string item);
void show_picture(Context& ctx, const std::string& id);
// 写真を付ける; when there are some: how many.
Act pictures_act(Context& ctx, const std::string& item);
// Asks for the file of a map that shall lie under the wall of `step`.
void ask_ground(Context& ctx, const std::string& step);
const meeting::Attachment* ground_of(const meeting::Meeting& meeting, const std::string& step); // nullptr: none

// Sheets, drawn by shell.cpp.
void draw_pictures_sheet(Context& ctx);
void draw_picture_files_sheet(Context& ctx);
void draw_picture_viewer(Context& ctx); // nothing while none is shown

// Buttons −, 全体, ＋ of something with a PictureZoom, cut off the right of `line`: "<name>/zoom_out", "<name>/fit",
// "<name>/zoom_in".
void draw_zoom_buttons(Context& ctx, const std::string& name, widgets::Rect& line, PictureZoom& zoom);
// Where a picture of that shape lies in `view` at this zoom; keeps the zoom within bounds.
widgets::Rect zoomed(const meeting::Attachment& picture, const widgets::Rect& view, PictureZoom& zoom);
// Two fingers in `view` look closer or further away; what lies between them stays there.
void pinch_picture(const Context& ctx, const meeting::Attachment& picture, const widgets::Rect& view, PictureZoom& zoom);
// Moves the part in view with the finger that drags the target `touch`, over a picture that lies at `whole`.
void pan(const widgets::Touch& touch, widgets::Point pointer, const widgets::Rect& whole, PictureZoom& zoom);

} // namespace yoriai::screens
