// Where a passphrase comes from on the command line: a file, else the terminal with echo off. Never an argument or
// the environment, which other programs of the machine can read.
#pragma once

#include <filesystem>
#include <memory>

#include "cli/environment.hpp"
#include "store/seal.hpp"

namespace yoriai::cli {

// What a file holds, without one line feed at its end (and the carriage return before it). Errors, Code::refused:
// "passphrase.unreadable" {file, reason}, "passphrase.too_long" {file}; "store.passphrase_empty".
base::Result<store::Passphrase> passphrase_from_file(const std::filesystem::path& file);

// A line typed at the terminal of this program, not shown; `prompt_key` names the words that ask. A passphrase that
// is to be made is asked for twice. Errors: "passphrase.no_terminal", "passphrase.differ"; "store.passphrase_empty".
base::Result<store::Passphrase> passphrase_from_terminal(const base::Words& words, std::string_view prompt_key);
base::Result<store::Passphrase> new_passphrase_from_terminal(const base::Words& words);

// The key of a session file: null when it is not sealed. Without a passphrase file the terminal is asked; without a
// terminal the error is "store.sealed". Else those of SealKey::unlock.
base::Result<std::shared_ptr<const store::SealKey>> key_of(const Environment& environment,
                                                           const std::filesystem::path& session,
                                                           const std::filesystem::path& passphrase_file);

} // namespace yoriai::cli
