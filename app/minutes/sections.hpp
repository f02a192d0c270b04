// The parts of the record: one function per kind of step and one per part of the template (minutes/template.hpp).
#pragma once

#include <initializer_list>

#include "minutes/labels.hpp"
#include "minutes/minutes.hpp"

namespace yoriai::minutes {

// What lies in a step, by its kind. Empty when the step shows together with an earlier one. A wall is told by what was
// raised there; its notes stand in notes().
std::vector<Block> step_blocks(const Labels& labels, const sheets::Step& step);

std::vector<Block> wall_blocks(const Labels& labels, const sheets::Step& step);
std::vector<Block> table_blocks(const Labels& labels, const sheets::Step& step);
std::vector<Block> factor_blocks(const Labels& labels, const sheets::Step& step);
std::vector<Block> matrix_blocks(const Labels& labels, const sheets::Step& step);
std::vector<Block> response_blocks(const Labels& labels, const sheets::Step& step);
std::vector<Block> grid_blocks(const Labels& labels, const sheets::Step& step);

// Around what lies there (course.cpp): how much was raised, in which stacks; what was put off in this step, and why.
std::vector<Block> raised_blocks(const Labels& labels, const sheets::Step& step);
std::vector<Block> put_off_blocks(const Labels& labels, const sheets::Step& step);

// How many notes lie face down in a step, and what was decided and said in it.
std::vector<Block> record_blocks(const Labels& labels, const sheets::Step& step);

// What was put to the vote in a step, and where the agreed order differs from it (ballots.cpp).
std::vector<Block> ballot_blocks(const Labels& labels, const sheets::Step& step);
std::vector<Block> meeting_ballots(const Labels& labels); // votes on a question alone

// 閉じた記録, 公開用: whom the paper is for (compose.cpp).
std::string form_of(const Labels& labels, const Options& options);

// When the meeting was held: the day, and from when to when on it as far as that is known (course.cpp).
std::string held_on(const Labels& labels);
std::vector<Block> agenda(const Labels& labels); // 議題, with the minutes planned and spent

// What is recorded around the talk (framing.cpp): secrecy and what became of earlier things; who does what by when; what
// was parked and the three questions; the checks of the plan. `open_public`: without people and notes.
std::vector<Block> opening_record(const Labels& labels, bool open_public);
std::vector<Block> tasks(const Labels& labels, bool open_public);
std::vector<Block> closing_record(const Labels& labels);
std::vector<Block> checks(const Labels& labels, bool open_public);
std::string outcome_word(const Labels& labels, std::string_view outcome);     // できた; of "" まだ話していない
std::string review_word(const Labels& labels, const meeting::Item& item);     // 次回に; "" of what nobody looked at
std::string found_word(const Labels& labels, std::optional<bool> ok);         // だいじょうぶ
std::string check_label(const Labels& labels, std::string_view id);           // the question of a check of the plan

std::vector<Block> attendance(const Labels& labels, bool names);
std::vector<Block> agreed(const Labels& labels);       // of all steps
std::vector<Block> put_off(const Labels& labels);      // of all steps, and why
std::vector<Block> carried_over(const Labels& labels); // to the next meeting: what, who, by when
std::vector<Block> lineage(const Labels& labels);      // from the first hunch to the response, a row a way
std::vector<Block> notes(const Labels& labels);        // of the walls, as they were written
std::vector<Block> set_aside(const Labels& labels);    // parked and removed
std::vector<Block> still_open(const Labels& labels);   // findings
std::vector<Block> pictures(const Labels& labels);     // what is attached, by name

// A cell that holds the text and what is drawn in it.
Cell cell_of(Noted noted);

// The table without the columns of these heads in which nothing stands.
Table without_empty(Table table, std::initializer_list<std::string> heads);

// Live things of a kind, in order of writing.
std::vector<const meeting::Item*> live_of(const Labels& labels, std::string_view kind);
// Live things derived from `id`, of a kind ("" any).
std::vector<const meeting::Item*> derived(const Labels& labels, std::string_view id, std::string_view kind);
// Issues by priority, then those without, then the deferred ones; a deferred one has a reason and no rank.
std::vector<const meeting::Item*> issues_in_order(const Labels& labels, std::string_view kind);
bool is_deferred(const meeting::Item& issue);

} // namespace yoriai::minutes
