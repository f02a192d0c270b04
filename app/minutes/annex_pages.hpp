// The annex on paper: each picture on a page of its own.
#pragma once

#include "minutes/flow.hpp"
#include "minutes/write.hpp"

namespace yoriai::minutes {

// A picture that cannot be read, and a document, is named; that is no failure.
void lay_out_annex(Flow& flow, const Source& source, const Options& options);

} // namespace yoriai::minutes
