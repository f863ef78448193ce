// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What the server says: auralis-stream(7), version 1, as payloads of WebSocket messages.
#pragma once

#include <string>
#include <string_view>

#include "event/event.h"
#include "json/json_writer.h"
#include "stream/chunk.h"
#include "stream/control_board.h"
#include "stream/schedule.h"
#include "stream/server_time.h"

namespace auralis::stream {

/// The most frames that the header of a chunk can tell.
inline constexpr Frames kMostChunkFrames{65535};

/// What stands before the PCM: 16 bytes, little-endian (u8 0xA7, u8 1, u16 frames, u32 seq, u64
/// first frame).
[[nodiscard]] std::string chunk_head(const Chunk& chunk);
/// {"type":"chunk","seq":…,"frame":…,"pcm":"…base64…"}
[[nodiscard]] std::string chunk_text(const Chunk& chunk);

/// What may be steered from now on, for those whom `hello` told otherwise.
[[nodiscard]] std::string offer_text(const ControlBoard& board);
[[nodiscard]] std::string note_text(Frames frame, const event::Note& note);
[[nodiscard]] std::string control_text(Frames frame, const event::Control& control);
[[nodiscard]] std::string chord_text(Frames frame, const event::Chord& chord);
[[nodiscard]] std::string section_text(Frames frame, const event::Section& section);
[[nodiscard]] std::string anchor_text(const Anchor& anchor, const ServerTime& time);
/// The same without the type: the fields of an object that has been begun.
void write_fields(json::JsonWriter& json, Frames frame, const event::Note& note);
void write_fields(json::JsonWriter& json, Frames frame, const event::Chord& chord);
void write_fields(json::JsonWriter& json, Frames frame, const event::Section& section);
void write_fields(json::JsonWriter& json, const Anchor& anchor, const ServerTime& time);
/// `frame` is the first that will not come.
[[nodiscard]] std::string end_text(Frames frame);

/// `param` is left out where empty.
[[nodiscard]] std::string error_text(std::string_view code, std::string_view message,
                                     std::string_view param = {});
/// `t` as the listener sent it; `server_time` as ServerTime has it.
[[nodiscard]] std::string pong_text(double t, double server_time);

}  // namespace auralis::stream
