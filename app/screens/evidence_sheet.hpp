// Evidence 根拠: the cell it is shown in, the sheet in which it is written, and the list of all of it (the annex,
// 別紙「情報シート」).
//
// Targets: "note/<id>" a piece of evidence; the form "evidence/text", "evidence/data/quantitative", "evidence/source",
// "evidence/figure", "evidence/ok" …; the list "information/<id>", "information/back".
#pragma once

#include <string>

#include "screens/context.hpp"
#include "sheets/sheet.hpp"
#include "widgets/geometry.hpp"

namespace yoriai::screens {

// Of the width of a cell; at least 60.
float evidence_height(Context& ctx, const sheets::Step& step, const meeting::Item& evidence, float width);
// True when tapped.
bool draw_evidence_cell(Context& ctx, const sheets::Step& step, const std::string& target, const widgets::Rect& r,
                        const meeting::Item& evidence);

// Asks for a new piece, derived from `from` (a problem or a hypothesis), or for changes of one.
void ask_evidence(Context& ctx, const std::vector<std::string>& from);
void ask_evidence_again(Context& ctx, const meeting::Item& evidence);

void draw_information(Context& ctx, const sheets::Step& step); // nothing while it is not open

} // namespace yoriai::screens
