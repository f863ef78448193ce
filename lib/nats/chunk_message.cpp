// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/chunk_message.h"

#include <algorithm>

#include "base/error.h"
#include "event/event_writer.h"
#include "stream/wire.h"

namespace auralis::nats {

namespace {

constexpr std::size_t kHeadBytes = 16;
constexpr std::uint64_t kMagicAndVersion = 0x01A7;

std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = count; i-- > 0;)
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

}  // namespace

std::string event_lines(const Events& events) {
  std::string lines;
  for (const auto& entry : events) event::append_line(lines, entry.event);
  return lines;
}

std::string chunk_message(const stream::Chunk& chunk, const std::string& event_lines) {
  std::string data = stream::chunk_head(chunk);
  data.reserve(data.size() + chunk.pcm.size() + event_lines.size());
  return data.append(chunk.pcm).append(event_lines);
}

Events read_event_lines(std::string_view lines, base::SampleRate rate, event::EventReader& reader) {
  Events events;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    try {
      if (auto event = reader.parse(lines.substr(0, end)))
        events.push_back({to_frames(event->time, rate), std::move(*event)});
    } catch (const base::Error&) {
      // Its origin is of another version: what this one understands goes on.
    }
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return events;
}

ChunkAndEvents read_chunk_message(const std::string& data, const pcm::Format& format,
                                  event::EventReader& reader) {
  if (data.size() < kHeadBytes || little_endian(data, 0, 2) != kMagicAndVersion)
    throw base::Error("no chunk of version 1");
  auto chunk = std::make_shared<stream::Chunk>();
  chunk->frames = {static_cast<std::int64_t>(little_endian(data, 2, 2))};
  chunk->seq = static_cast<std::uint32_t>(little_endian(data, 4, 4));
  chunk->first = {static_cast<std::int64_t>(little_endian(data, 8, 8))};
  const std::size_t bytes = format.bytes(chunk->frames);
  if (data.size() - kHeadBytes < bytes) throw base::Error("a chunk that lacks PCM");
  chunk->pcm = data.substr(kHeadBytes, bytes);
  const std::string_view lines = std::string_view(data).substr(kHeadBytes + bytes);
  return {std::move(chunk), read_event_lines(lines, format.rate, reader)};
}

}  // namespace auralis::nats
