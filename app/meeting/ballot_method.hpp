// The five ways of asking the room, and what a paper of each holds. None of them decides anything.
//
//   dots       each paper spreads up to `budget` dots, at most `cap` on one target
//   choice321  each paper names up to three different targets with 3, 2 and 1 points
//   yesno      1 yes or 0 no, per target or to the question itself
//   hands      one paper: how many hands staff counted per target; a later one corrects it; never secret
//   fist       0 to 5 fingers, to one target or to the question itself
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace yoriai::meeting {

enum class Method { dots, choice321, yesno, hands, fist };

// nullopt for a word that is none of them.
std::optional<Method> method_of(std::string_view word);
std::string_view word_of(Method method);

// Stands for the target in papers and results of a ballot that has none: the question itself.
inline constexpr std::string_view kQuestionItself = "";

// Points a paper of choice321 has to give: 6, and less where there are fewer than three targets.
int choice_points(std::size_t targets);

inline constexpr int kFistMost = 5;
inline constexpr int kFistLow = 3; // who shows fewer is invited to speak

// Hands are at most this many, or as many as there are participants where these are more.
inline constexpr int kMostHands = 200;

} // namespace yoriai::meeting
