// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The formats that events are written in: NDJSON, MIDI, CSV.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "event/event_sink.h"
#include "event/midi_file.h"

namespace auralis::event {

enum class SinkFormat { kNdjson, kMidi, kCsv };

/// The format called "ndjson", "midi" or "csv", or nothing.
[[nodiscard]] std::optional<SinkFormat> sink_format(std::string_view name) noexcept;

/// A sink for a format. `out` outlives it; a MIDI file has these programs.
[[nodiscard]] std::unique_ptr<EventSink> make_sink(SinkFormat format, base::Output& out,
                                                   MidiPrograms programs);

}  // namespace auralis::event
