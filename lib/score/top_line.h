// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The top line of a part that plays several notes at once.
#pragma once

#include <vector>

#include "score/tune.h"

namespace auralis::score {

/// Notes by onset -> one at a time: of notes that begin together the highest; none of which more
/// than half lies below a higher one; each cut where the next begins, save for a legato's overlap.
[[nodiscard]] std::vector<TuneNote> top_line(const std::vector<TuneNote>& notes);

}  // namespace auralis::score
