// The program starts here: arguments in, exit status out. What each verb does is in cli/.
#include "cli/run.hpp"

int main(int argc, char** argv) { return yoriai::cli::run(argc, argv); }
