// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Events -> tune: seconds to beats under the stream's own tempo.
#pragma once

#include <string>
#include <string_view>

#include "score/tune.h"

namespace auralis::score {

/// The notes of a whole event stream (the text of auralis-events(5)), in beats: of the layer
/// `track`, of the layer "melody" where none is named and it plays, else of all. The key and the
/// tempo are the header's until a control changes them; the title is `name`, which also stands for
/// the stream in errors. A note that is still on at the end ends there. Throws base::Error naming
/// the line for one that is malformed, and for a stream that begins without its header, stops
/// without its end, or lacks the layer.
[[nodiscard]] Tune read_event_tune(std::string_view text, const std::string& name,
                                   const std::string& track = {});

}  // namespace auralis::score
