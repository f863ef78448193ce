// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/midi_cursor.h"

#include "base/error.h"

namespace auralis::event {

void MidiCursor::refuse(std::size_t offset, const std::string& why) const {
  throw base::Error(name_ + ", byte " + std::to_string(offset) + ": " + why);
}

std::string_view MidiCursor::take(std::size_t count, const char* what) {
  if (count > end_ - at_)
    refuse(at_, std::string(what) + " should have " + std::to_string(count) + " bytes, but " +
                    std::to_string(end_ - at_) + " are left");
  const auto taken = bytes_.substr(at_, count);
  at_ += count;
  return taken;
}

std::uint32_t MidiCursor::number(int bytes, const char* what) {
  std::uint32_t value = 0;
  for (const char byte : take(static_cast<std::size_t>(bytes), what))
    value = value << 8 | static_cast<unsigned char>(byte);
  return value;
}

std::uint32_t MidiCursor::length(const char* what) {
  const std::size_t begin = at_;
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const std::uint32_t byte = number(1, what);
    value = value << 7 | (byte & 0x7F);
    if (byte < 0x80) return value;
  }
  refuse(begin, std::string(what) + " should be a number of at most 4 bytes");
}

int MidiCursor::peek(const char* what) const {
  return static_cast<int>(MidiCursor(*this).number(1, what));
}

MidiCursor MidiCursor::part(std::size_t count, const char* what) {
  MidiCursor inner = *this;
  (void)take(count, what);
  inner.end_ = at_;
  return inner;
}

}  // namespace auralis::event
