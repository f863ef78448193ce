// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/sink_format.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ending.h"
#include "base/error.h"
#include "event/csv.h"
#include "event/event_writer.h"

namespace auralis::event {

namespace {

struct Ending {
  std::string_view text;
  SinkFormat format;
};

constexpr std::array<Ending, 6> kEndings{{{".ndjson", SinkFormat::kNdjson},
                                          {".jsonl", SinkFormat::kNdjson},
                                          {".json", SinkFormat::kNdjson},
                                          {".mid", SinkFormat::kMidi},
                                          {".midi", SinkFormat::kMidi},
                                          {".csv", SinkFormat::kCsv}}};

}  // namespace

std::optional<SinkFormat> sink_format(std::string_view name) noexcept {
  if (name == "ndjson") return SinkFormat::kNdjson;
  if (name == "midi") return SinkFormat::kMidi;
  if (name == "csv") return SinkFormat::kCsv;
  return std::nullopt;
}

SinkFormat sink_format_of_file(const std::string& path, std::optional<SinkFormat> asked) {
  const std::string ending = base::ending_of(path);
  const auto* const known = std::ranges::find(kEndings, ending, &Ending::text);
  if (known == kEndings.end()) {
    if (asked || ending.empty()) return asked.value_or(SinkFormat::kNdjson);
    throw base::Error("--output: " + path +
                          " should end in .ndjson, .mid or .csv, or --format say what it is; "
                          "auralis-synth writes sound",
                      base::Fault::kUsage);
  }
  if (asked && *asked != known->format)
    throw base::Error(
        "--output: " + path + " is no name for what --format, --stats or --explain write",
        base::Fault::kUsage);
  return known->format;
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
