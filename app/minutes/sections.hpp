// The sections of the minutes, one function per kind of step and one per common part.
#pragma once

#include "minutes/labels.hpp"
#include "minutes/minutes.hpp"

namespace yoriai::minutes {

// What lies in a step, by its kind. Empty when the step shows together with an earlier one.
std::vector<Block> step_blocks(const Labels& labels, const sheets::Step& step);

std::vector<Block> wall_blocks(const Labels& labels, const sheets::Step& step);
std::vector<Block> table_blocks(const Labels& labels, const sheets::Step& step);
std::vector<Block> factor_blocks(const Labels& labels, const sheets::Step& step);
std::vector<Block> matrix_blocks(const Labels& labels, const sheets::Step& step);
std::vector<Block> response_blocks(const Labels& labels, const sheets::Step& step);
std::vector<Block> grid_blocks(const Labels& labels, const sheets::Step& step);

// How many notes lie face down in a step, and what was decided, said and put to the vote in it.
std::vector<Block> record_blocks(const Labels& labels, const sheets::Step& step);

// What was put to the vote in a step, and where the agreed order differs from it (ballots.cpp).
std::vector<Block> ballot_blocks(const Labels& labels, const sheets::Step& step);
Section meeting_ballots(const Labels& labels); // votes on a question alone

// What is recorded around the talk (framing.cpp): secrecy and what became of earlier things; who does what, what was
// parked, the three questions and the checks of the plan. `open_public`: without people and notes.
Section opening_record(const Labels& labels, bool open_public);
Section closing_record(const Labels& labels, bool open_public);
std::string outcome_word(const Labels& labels, std::string_view outcome);     // できた; of "" まだ話していない
std::string review_word(const Labels& labels, const meeting::Item& item);     // 次回に; "" of what nobody looked at
std::string found_word(const Labels& labels, std::optional<bool> ok);         // だいじょうぶ
std::string check_label(const Labels& labels, std::string_view id);           // the question of a check of the plan

Section attendance(const Labels& labels, bool names);
Section lineage(const Labels& labels);    // from the first hunch to the response
Section set_aside(const Labels& labels);  // parked and removed
Section still_open(const Labels& labels); // findings
Section carried_over(const Labels& labels); // who does what by when; what is put off and why

// Live things of a kind, in order of writing.
std::vector<const meeting::Item*> live_of(const Labels& labels, std::string_view kind);
// Live things derived from `id`, of a kind ("" any).
std::vector<const meeting::Item*> derived(const Labels& labels, std::string_view id, std::string_view kind);
// Issues by priority, then those without, then the deferred ones; a deferred one has a reason and no rank.
std::vector<const meeting::Item*> issues_in_order(const Labels& labels, std::string_view kind);
bool is_deferred(const meeting::Item& issue);

} // namespace yoriai::minutes
