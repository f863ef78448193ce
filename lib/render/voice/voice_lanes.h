// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Sixteen voices side by side, one a lane: a voice's words, transposed.
#pragma once

#include <cstdint>
#include <cstring>

#include "base/host_device.h"
#include "synth/voice.h"

namespace auralis::render {

/// Lanes of one group, whatever the width of the machine's vectors: sums over lanes are taken in
/// one order on every machine.
inline constexpr int kLanes = 16;

/// A word of each lane.
template <class T>
struct alignas(64) Lanes {
  static_assert(sizeof(T) == sizeof(std::uint32_t));

  Lanes() = default;
  Lanes(T x) {  // NOLINT(google-explicit-constructor): how fields give their defaults
    for (T& word : at) word = x;
  }

  T at[kLanes];
};

/// All that is fixed and all that moves: a word a lane, nothing between them.
struct VoiceWords {
  synth::VoiceFields<Lanes> voice;
  synth::DerivedFields<Lanes> derived;
  synth::StateFields<Lanes> state;
};

struct VoiceLanes : VoiceWords {
  // Set before each call of the kernel: periods from the start of the span being rendered, and what
  // the lanes that sound in it make use of.
  Lanes<std::int32_t> onset, off, kill;
  std::uint32_t features;

  // Silent lanes; a group of silent lanes alone is skipped.
  synth::Period onset_at[kLanes], off_at[kLanes], kill_at[kLanes], end_at[kLanes];
};

/// Copies the words of a lane of one group to the same lane of another.
AURALIS_HOST_DEVICE void copy_lane(const VoiceWords& from, int lane, VoiceWords& to) {
  const auto* const source = reinterpret_cast<const char*>(&from);
  auto* const target = reinterpret_cast<char*>(&to);
  constexpr std::size_t kWord = sizeof(std::uint32_t);
  for (std::size_t at = lane * kWord; at < sizeof(VoiceWords); at += kLanes * kWord)
    memcpy(target + at, source + at, kWord);
}

/// Puts a voice into a lane, its state that of the moment before the onset.
void set_lane(VoiceLanes& lanes, int lane, const synth::Voice& voice) noexcept;

/// The ends of the lane's voice, where they were moved.
void set_ends(VoiceLanes& lanes, int lane, const synth::Voice& voice) noexcept;

/// Prepares the relative times for a span; the lanes that sound in it, a bit each.
[[nodiscard]] std::uint32_t prepare_span(VoiceLanes& lanes, synth::Period first,
                                         int periods) noexcept;

}  // namespace auralis::render
