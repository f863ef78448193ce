// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Schedule: what the synthesizer has been told but has not done yet, in the order of time.
#pragma once

#include <vector>

#include "synth/voice_pool.h"

namespace auralis::synth {

struct Command {
  enum class Kind { kStart, kRelease, kIntensity, kTempo, kTrim } kind;
  Period period;
  NoteName note{};  ///< of a release only the id is known
  Voice voice{};
  float value = 0;
};

/// A ring of commands, their periods never decreasing. Whoever renders calls due() and done(),
/// which neither allocate nor free nor lock; whoever feeds calls push(), which allocates where the
/// ring is full. Its room is never given back: it is that of the most that has waited.
class Schedule {
 public:
  /// Room for so many commands at first, a power of two.
  explicit Schedule(std::size_t room = 256) : ring_(room) {}

  /// Doubles the room where it is full.
  void push(const Command& command);

  /// The first command before this period; null where none is. Real-time safe.
  [[nodiscard]] const Command* due(Period before) const noexcept;
  /// The first command has been carried out. Real-time safe.
  void done() noexcept;

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// The i-th of the commands that wait.
  [[nodiscard]] Command& operator[](std::size_t i) noexcept;
  [[nodiscard]] const Command& operator[](std::size_t i) const noexcept;

  /// Takes the releases out: a note that waits here gets its end from the release that is its
  /// own, the first before its end that would find it the newest of its id; the releases left,
  /// whose notes have begun, are returned in their order. Allocates; its time grows as the commands
  /// do.
  [[nodiscard]] std::vector<Command> settle_releases();

 private:
  std::vector<Command> ring_;  // a power of two
  std::size_t first_ = 0, size_ = 0;
};

}  // namespace auralis::synth
