// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A place in the bytes of a MIDI file: every read checks that it is there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace auralis::event {

class MidiCursor {
 public:
  /// `bytes` outlive the cursor; `name` stands for the file in errors.
  MidiCursor(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {}

  [[nodiscard]] std::size_t offset() const noexcept { return at_; }
  [[nodiscard]] bool at_end() const noexcept { return at_ == end_; }

  /// The next bytes as they are; Error where fewer are left. `what` names them there.
  std::string_view take(std::size_t count, const char* what);
  /// The next bytes as a number, the high one first.
  std::uint32_t number(int bytes, const char* what);
  /// A number of variable length, up to 2^28 - 1.
  std::uint32_t length(const char* what);
  /// The next byte, which stays.
  [[nodiscard]] int peek(const char* what) const;

  /// Whether these are the next bytes.
  [[nodiscard]] bool starts_with(std::string_view bytes) const noexcept {
    return bytes_.substr(at_, end_ - at_).starts_with(bytes);
  }

  /// A cursor over the next bytes alone, which this one passes.
  MidiCursor part(std::size_t count, const char* what);

  /// Error about the byte at an offset.
  [[noreturn]] void refuse(std::size_t offset, const std::string& why) const;

 private:
  std::string_view bytes_;
  const std::string& name_;
  std::size_t at_ = 0;
  std::size_t end_ = bytes_.size();
};

}  // namespace auralis::event
