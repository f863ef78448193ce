// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/run_message.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/error.h"
#include "event/event_writer.h"
#include "json/json_reader.h"
#include "json/json_writer.h"
#include "nats/chunk_message.h"
#include "stream/wire.h"

namespace auralis::nats {

namespace {

constexpr std::array<std::string_view, 3> kStates{"playing", "ended", "stopped"};

std::int64_t integer_within(const json::JsonReader& json, std::string_view field, std::int64_t low,
                            std::int64_t high) {
  const std::int64_t value = json.integer(field);
  if (value < low || value > high)
    throw base::Error("field " + std::string(field) + ": " + std::to_string(value) +
                      " is outside " + std::to_string(low) + ".." + std::to_string(high));
  return value;
}

RunState state_of(const json::JsonReader& json) {
  const auto* const found = std::find(kStates.begin(), kStates.end(), json.text("state"));
  if (found == kStates.end()) throw base::Error("field state: should be playing, ended or stopped");
  return static_cast<RunState>(found - kStates.begin());
}

/// It becomes a part of subjects and of texts.
std::string name_of(std::string_view text) {
  const bool fine =
      !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
      });
  if (!fine) throw base::Error("field stream: should be a name of A-Z a-z 0-9 _ -");
  return std::string(text);
}

}  // namespace

std::string run_message(const StreamRun& run) {
  std::string data;
  json::JsonWriter json(data);
  const pcm::Format& pcm = run.format.pcm;
  json.begin_object().field("type", "run").field("version", 1).field("stream", run.stream);
  json.field("began", run.began).field("format", pcm::name_of(pcm.sample));
  json.field("rate", pcm.rate.hz).field("channels", pcm.channels);
  json.field("chunk_frames", run.format.chunk.count).field("steer", run.steer);
  json.field("next", static_cast<std::int64_t>(run.next));
  json.field("state", kStates[static_cast<std::size_t>(run.state)]);
  json.end_object();
  data += '\n';
  for (const event::Event& event : run.board) event::append_line(data, event);
  return data;
}

StreamRun read_run_message(const std::string& data) {
  const std::size_t end = std::min(data.find('\n'), data.size());
  json::JsonReader json;
  json.read(std::string_view(data).substr(0, end));
  if (json.text("type") != "run" || json.integer("version") != 1)
    throw base::Error("no description of a run, of version 1");
  StreamRun run;
  run.stream = name_of(json.text("stream"));
  run.began = json.number("began");
  const auto sample = pcm::parse_sample_format(std::string(json.text("format")));
  if (!sample) throw base::Error("field format: no format of samples");
  run.format.pcm = {*sample,
                    {static_cast<int>(integer_within(json, "rate", 8000, 384000))},
                    static_cast<int>(integer_within(json, "channels", 1, 8))};
  run.format.chunk = {integer_within(json, "chunk_frames", 1, stream::kMostChunkFrames.count)};
  run.steer = json.scalar("steer") == "true";
  run.next = static_cast<std::uint32_t>(
      integer_within(json, "next", 0, std::numeric_limits<std::uint32_t>::max()));
  run.state = state_of(json);
  event::EventReader reader;
  for (auto& entry : read_event_lines(std::string_view(data).substr(std::min(end + 1, data.size())),
                                      run.format.pcm.rate, reader))
    run.board.push_back(std::move(entry.event));
  return run;
}

}  // namespace auralis::nats
