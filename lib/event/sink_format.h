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

/// What a file is to be written as: `asked` where there is one, else what its ending asks for
/// (.ndjson .jsonl .json, .mid .midi, .csv), NDJSON for a name without an ending. Throws
/// base::Error (usage) for another ending where nothing is asked for, and for one that asks for
/// another format.
[[nodiscard]] SinkFormat sink_format_of_file(const std::string& path,
                                             std::optional<SinkFormat> asked);

/// A sink for a format. `out` outlives it; a MIDI file has these programs.
[[nodiscard]] std::unique_ptr<EventSink> make_sink(SinkFormat format, base::Output& out,
                                                   MidiPrograms programs);

}  // namespace auralis::event
