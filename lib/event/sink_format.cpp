// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/sink_format.h"

#include <utility>

#include "event/csv.h"
#include "event/event_writer.h"

namespace auralis::event {

std::optional<SinkFormat> sink_format(std::string_view name) noexcept {
  if (name == "ndjson") return SinkFormat::kNdjson;
  if (name == "midi") return SinkFormat::kMidi;
  if (name == "csv") return SinkFormat::kCsv;
  return std::nullopt;
}

std::unique_ptr<EventSink> make_sink(SinkFormat format, base::Output& out, MidiPrograms programs) {
  switch (format) {
    case SinkFormat::kMidi:
      return std::make_unique<MidiFileSink>(out, std::move(programs));
    case SinkFormat::kCsv:
      return std::make_unique<LineSink>(out, append_csv, csv_heading());
    case SinkFormat::kNdjson:
      break;
  }
  return std::make_unique<LineSink>(out, append_line);
}

}  // namespace auralis::event
