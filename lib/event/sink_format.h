// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The formats that events are written in: NDJSON, MIDI, CSV.
#pragma once

#include <memory>
#include <string>

#include "event/event_sink.h"

namespace auralis::event {

enum class SinkFormat { kNdjson, kMidi, kCsv };

/// A sink for a format. `out` outlives it; `name` stands for it in errors.
[[nodiscard]] std::unique_ptr<EventSink> make_sink(SinkFormat format, const base::Descriptor& out,
                                                   const std::string& name);

}  // namespace auralis::event
