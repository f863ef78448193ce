// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// abc tune books -> tunes.
// "The abc music standard 2.1" (December 2011), https://abcnotation.com/wiki/abc:standard:v2.1
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "score/tune.h"

namespace auralis::score {

struct AbcBook {
  std::vector<Tune> tunes;
  std::vector<std::string> complaints;  ///< a line for each tune, or part, that was left out
};

/// The tunes of a book, one note at a time: the first voice, the top note of chords, repeats and
/// endings written out, parts in the order that the header names (P:), ties joined, grace notes
/// left out. A tune's metre is its header's (4/4 where it has none), and so is its tempo (Q:,
/// nothing where that is not understood). A first bar that is not full is its upbeat. A header
/// without X: is a tune's where it ends with K:. A malformed tune is left out with a complaint
/// ("book.abc, line 12, column 5: ... (tune 3 left out)"), and a part that is not there is passed
/// over with one. Throws base::Error for UTF-16.
[[nodiscard]] AbcBook read_abc(std::string_view text, const std::string& name);

}  // namespace auralis::score
