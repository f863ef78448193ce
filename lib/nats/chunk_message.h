// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A chunk with the events of its frames <-> one message.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "event/event_reader.h"
#include "pcm/format.h"
#include "stream/timeline.h"

namespace auralis::nats {

using Events = std::vector<stream::Timeline::Entry>;

/// The head of a binary chunk as auralis-stream(7) has it, its PCM, and the events as lines of
/// auralis-events(5).
[[nodiscard]] std::string chunk_message(const stream::Chunk& chunk, const std::string& event_lines);
[[nodiscard]] std::string event_lines(const Events& events);

struct ChunkAndEvents {
  std::shared_ptr<stream::Chunk> chunk;
  Events events;
};

/// Throws base::Error that says what is wrong with it. Events that are malformed are left out.
[[nodiscard]] ChunkAndEvents read_chunk_message(const std::string& data, const pcm::Format& format,
                                                event::EventReader& reader);

/// The events of lines, for the frames of that rate; malformed ones are left out.
[[nodiscard]] Events read_event_lines(std::string_view lines, base::SampleRate rate,
                                      event::EventReader& reader);

}  // namespace auralis::nats
