// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One sounding note as numbers: what a renderer needs to know for the note's whole life.
#pragma once

#include <cstdint>

#include "synth/patch.h"
#include "synth/period.h"
#include "synth/strike.h"
#include "synth/voice_fields.h"

namespace auralis::synth {

/// Everything is fixed at the onset but the gate's two ends.
struct Voice : VoiceFields<Single> {
  Period onset = 0;
  Period off = kNever;   ///< the gate's end, from which releases run
  Period kill = kNever;  ///< a quick fade of kKillPeriods begins here, whatever the envelopes do
  int stem = 0;          ///< that it belongs to: nothing to how it sounds

  /// The first period in which nothing sounds any more.
  [[nodiscard]] Period end() const noexcept;
};

/// A voice that is over before it began: what a slot holds before its first.
[[nodiscard]] Voice ended_voice() noexcept;

[[nodiscard]] DerivedFields<Single> derived_of(const Voice& voice) noexcept;

/// The moment before the onset.
[[nodiscard]] StateFields<Single> state_at_onset(const Voice& voice) noexcept;

inline constexpr int kKillPeriods = 56;  ///< 20 ms at 44.1 kHz
/// Periods of a drift's step from one random value to the next: 0.74 s at 44.1 kHz.
inline constexpr int kDriftPeriods = 2048;

/// The voice that a patch makes of a note struck at `onset` and held until further notice.
/// Pan is of constant power. The square/saw oscillator's drive follows torchsynth's SquareSawVCO
/// (Turian et al., "One billion audio sounds from GPU-enabled modular synthesis", DAFx 2021):
/// 12000 / (F log10 F) partials for a fundamental of F Hz, fewer where they would alias.
[[nodiscard]] Voice make_voice(const Patch& patch, const Strike& strike, Period onset,
                               base::SampleRate rate);

}  // namespace auralis::synth
