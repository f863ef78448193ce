// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Voice pool: which slot a note gets, and which voice gives way when all are taken.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "synth/voice.h"

namespace auralis::synth {

/// Names a note: its id in the events, and a number that grows with every note, as ids may come
/// again. The voices of a unison share one.
struct NoteName {
  std::int64_t id = 0, serial = 0;
  bool operator==(const NoteName&) const = default;
};

/// Keeps one entry a slot. Decisions depend on periods alone, never on block borders: a slot is
/// taken again only `cooldown` periods after its voice ended, so that no block of up to that length
/// holds two voices of one slot. No allocation after construction.
class VoicePool {
 public:
  /// Polyphony: at most this many voices sound at once, stolen ones fading. Slots: how many the
  /// renderer has, at least twice as many.
  VoicePool(int polyphony, int slots, Period cooldown);

  struct Taken {
    int slot;
    std::optional<int> stolen;  ///< a slot to kill at the new voice's onset
  };

  /// A slot for a voice that begins at its onset. Where the polyphony is reached, the voice whose
  /// release began first gives way, or else the oldest. Nothing if even the spare slots are in use.
  [[nodiscard]] std::optional<Taken> take(NoteName note, const Voice& voice) noexcept;

  /// The newest note of this id whose gate is open at `at`; nothing if none is.
  [[nodiscard]] std::optional<NoteName> newest(std::int64_t id, Period at) const noexcept;
  /// The slot of a voice of this note whose gate was to end after `off`, and now ends then; nothing
  /// once none is.
  [[nodiscard]] std::optional<int> release(NoteName note, Period off) noexcept;

  /// The same for any voice that is still held: nothing once none is.
  [[nodiscard]] std::optional<int> release_any(Period off) noexcept;

  /// Voices that sound in this period.
  [[nodiscard]] int sounding(Period now) const noexcept;
  /// The period from which on nothing sounds; kNever while a note is held.
  [[nodiscard]] Period end() const noexcept;
  [[nodiscard]] std::int64_t stolen() const noexcept { return stolen_; }

 private:
  struct Slot {
    NoteName note;
    Voice voice;
    bool used = false;
  };

  [[nodiscard]] int free_slot(Period onset) const noexcept;
  [[nodiscard]] int victim(Period onset) const noexcept;

  int polyphony_;
  Period cooldown_;
  std::vector<Slot> slots_;
  std::int64_t stolen_ = 0;
};

}  // namespace auralis::synth
