// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/midi_track.h"

#include <algorithm>
#include <optional>

#include "event/midi_format.h"

namespace auralis::event {

namespace {

/// How many bytes a meta event that is read here has.
std::optional<std::size_t> size_of(int meta) {
  switch (meta) {
    case kEndOfTrack:
      return 0;
    case kTempo:
      return 3;
    case kTimeSignature:
      return 4;
    case kKeySignature:
      return 2;
    default:
      return std::nullopt;
  }
}

int byte_at(std::string_view data, std::size_t i) { return static_cast<unsigned char>(data[i]); }

/// Refuses what no timeline or scale could be made from.
void check_meta(const MidiCursor& chunk, std::size_t offset, const MidiMessage& meta) {
  const auto wanted = size_of(meta.first);
  if (wanted && meta.data.size() != *wanted)
    chunk.refuse(offset, "this meta event should have " + std::to_string(*wanted) + " bytes, not " +
                             std::to_string(meta.data.size()));
  if (meta.first == kTempo && std::ranges::count(meta.data, '\0') == 3)
    chunk.refuse(offset, "a tempo should be above 0 microseconds a beat");
  if (meta.first == kTimeSignature && (byte_at(meta.data, 0) == 0 || byte_at(meta.data, 1) > 6))
    chunk.refuse(offset, "a time signature should have a count above 0 and a unit up to 1/64");
  if (meta.first == kKeySignature) {
    const int sharps = (byte_at(meta.data, 0) ^ 0x80) - 0x80;  // a signed byte
    if (sharps < -7 || sharps > 7 || byte_at(meta.data, 1) > 1)
      chunk.refuse(offset, "a key signature should have -7 to 7 sharps and be major or minor");
  }
}

int data_byte(MidiCursor& chunk) {
  const std::size_t offset = chunk.offset();
  const auto value = static_cast<int>(chunk.number(1, "a message"));
  if (value > 0x7F) chunk.refuse(offset, "a data byte should be below 128");
  return value;
}

}  // namespace

void read_midi_track(MidiCursor chunk, int track, std::vector<MidiMessage>& messages) {
  std::int64_t tick = 0;
  int running = 0;  // 0: none
  while (!chunk.at_end()) {
    tick += chunk.length("a delta time");
    const std::size_t offset = chunk.offset();
    int status = chunk.peek("a message");
    if (status >= 0x80)
      (void)chunk.number(1, "a message");
    else if (running == 0)
      chunk.refuse(offset, "a data byte without a status before it");
    else
      status = running;
    running = status < kSysex ? status : 0;
    MidiMessage message{tick, track, status, 0, 0, 0, {}};
    if (status == kSysex || status == kSysexRest) {
      (void)chunk.take(chunk.length("a length"), "system exclusive");
      continue;
    }
    if (status == kMeta) {
      message.first = data_byte(chunk);
      message.data = chunk.take(chunk.length("a length"), "a meta event");
      check_meta(chunk, offset, message);
    } else if (status > kSysex) {
      chunk.refuse(offset, std::string("a status of 0xF") + "0123456789ABCDEF"[status & 0x0F] +
                               ", which no file should have");
    } else {
      message.status = status & 0xF0;
      message.channel = status & 0x0F;
      message.first = data_byte(chunk);
      if (message.status != kProgram && message.status != kPressure)
        message.second = data_byte(chunk);
    }
    messages.push_back(message);
    if (message.status == kMeta && message.first == kEndOfTrack) return;
  }
  chunk.refuse(chunk.offset(), "the track should have ended with an end-of-track event");
}

}  // namespace auralis::event
