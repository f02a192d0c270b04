// The command line: reads the arguments, loads words and sheets, runs one verb.
#pragma once

namespace yoriai::cli {

// The exit status: 0 done, else base::Code. Every failure has printed one sentence to stderr.
int run(int argc, char** argv);

} // namespace yoriai::cli
