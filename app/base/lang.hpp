// The languages of the program. Japanese is complete by definition; English falls back to it.
#pragma once

namespace yoriai::base {
enum class Lang { ja, en };
}
