// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/wire.h"

#include "base/little_endian.h"
#include "stream/base64.h"

namespace auralis::stream {

namespace {

using base::append_little_endian;
using json::JsonWriter;

constexpr std::uint64_t kMagic = 0xA7;
constexpr std::uint64_t kVersion = 1;

/// {"type":TYPE, and what `fields` writes}
template <typename Fields>
std::string text_of(const char* type, Fields fields) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().field("type", type);
  fields(json);
  json.end_object();
  return text;
}

}  // namespace

std::string chunk_head(const Chunk& chunk) {
  std::string bytes;
  append_little_endian(bytes, kMagic, 1);
  append_little_endian(bytes, kVersion, 1);
  append_little_endian(bytes, static_cast<std::uint64_t>(chunk.frames.count), 2);
  append_little_endian(bytes, chunk.seq, 4);
  append_little_endian(bytes, static_cast<std::uint64_t>(chunk.first.count), 8);
  return bytes;
}

std::string chunk_text(const Chunk& chunk) {
  std::string text = R"({"type":"chunk","seq":)" + std::to_string(chunk.seq) + R"(,"frame":)" +
                     std::to_string(chunk.first.count) + R"(,"pcm":")";
  append_base64(text, chunk.pcm);
  return text += R"("})";
}

std::string offer_text(const ControlBoard& board) {
  return text_of("offer", [&](JsonWriter& json) { board.write(json); });
}

void write_fields(JsonWriter& json, Frames frame, const event::Note& note) {
  json.field("frame", frame.count);
  json.field("id", note.id).field("pitch", note.pitch, 4).field("vel", note.velocity, 4);
  json.field("dur", note.duration.count()).field("patch", note.patch);
  json.field("pan", note.pan, 4);
}

void write_fields(JsonWriter& json, Frames frame, const event::Chord& chord) {
  json.field("frame", frame.count).field("name", chord.name).begin_list("pitches");
  for (const double pitch : chord.pitches) json.item(pitch, 4);
  json.end_list();
}

void write_fields(JsonWriter& json, Frames frame, const event::Section& section) {
  json.field("frame", frame.count).field("name", section.name);
}

void write_fields(JsonWriter& json, const Anchor& anchor, const ServerTime& time) {
  json.field("frame", anchor.frame.count).field("server_time", time.at(anchor.time));
  json.field("rate", anchor.rate);
}

std::string note_text(Frames frame, const event::Note& note) {
  return text_of("note", [&](JsonWriter& json) { write_fields(json, frame, note); });
}

std::string control_text(Frames frame, const event::Control& control) {
  return text_of("control", [&](JsonWriter& json) {
    json.field("frame", frame.count).field("param", control.param);
    if (const auto* number = std::get_if<double>(&control.value))
      json.field("value", *number);
    else
      json.field("value", std::get<std::string>(control.value));
  });
}

std::string chord_text(Frames frame, const event::Chord& chord) {
  return text_of("chord", [&](JsonWriter& json) { write_fields(json, frame, chord); });
}

std::string section_text(Frames frame, const event::Section& section) {
  return text_of("section", [&](JsonWriter& json) { write_fields(json, frame, section); });
}

std::string anchor_text(const Anchor& anchor, const ServerTime& time) {
  return text_of("anchor", [&](JsonWriter& json) { write_fields(json, anchor, time); });
}

std::string end_text(Frames frame) {
  return text_of("end", [&](JsonWriter& json) { json.field("frame", frame.count); });
}

std::string error_text(std::string_view code, std::string_view message, std::string_view param) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().field("type", "error").field("code", code).field("message", message);
  if (!param.empty()) json.field("param", param);
  json.end_object();
  return text;
}

std::string pong_text(double t, double server_time) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().field("type", "pong").field("t", t, 9).field("server_time", server_time);
  json.end_object();
  return text;
}

}  // namespace auralis::stream
