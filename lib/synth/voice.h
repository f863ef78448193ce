// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One sounding note as numbers: what a renderer needs to know for the note's whole life.
#pragma once

#include <cstdint>

#include "synth/patch.h"
#include "synth/period.h"

namespace auralis::synth {

/// Everything is fixed at the onset but the two ends. Increments are turns a frame (oscillators) or
/// a period (LFO) in units of 2^-32 turn, so that every renderer keeps the same phase for ever.
struct Voice {
  Period onset = 0;
  Period off = kNever;   ///< the gate's end, from which the release runs
  Period kill = kNever;  ///< a quick fade of kKillPeriods begins here, whatever the envelope does

  std::uint32_t sine_increment = 0, saw_increment = 0;
  std::uint32_t sine_phase = 0, saw_phase = 0;  ///< at the onset
  float sine_level = 0, saw_level = 0, noise_level = 0;
  float shape = 1;     ///< 0 square .. 1 sawtooth
  float partials = 1;  ///< the tanh's drive, pi / 2 times the number of partials
  std::uint32_t noise_seed = 0;

  float attack = 1, decay = 1, release = 1;  ///< periods
  float sustain = 1, curve = 1;

  std::uint32_t lfo_increment = 0, lfo_phase = 0;
  float lfo_pitch = 0, lfo_cutoff = 0;  ///< octaves
  float lfo_level = 0;                  ///< 0..1

  float glide = 0;          ///< octaves away from the pitch at the onset
  float glide_periods = 1;  ///< time to reach the pitch

  float cutoff = -4;          ///< log2 of cutoff / sample rate
  float cutoff_envelope = 0;  ///< octaves
  float damping = 2;          ///< 1 / Q

  float left = 0, right = 0;                ///< gains: level, velocity and pan together
  float reverb = 0, delay = 0, chorus = 0;  ///< gains of what goes to each effect

  /// The first period in which nothing sounds any more.
  [[nodiscard]] Period end() const noexcept;
};

inline constexpr int kKillPeriods = 56;  ///< 20 ms at 44.1 kHz

/// What the caller of a note decides.
struct Strike {
  double pitch = 60;  ///< MIDI number with fractions
  double velocity = 0.5;
  double pan = 0;          ///< -1..1
  double bend = 0;         ///< semitones from the pitch at which the note begins to glide
  std::uint32_t seed = 0;  ///< of its noise and its starting phases
};

/// The voice that a patch makes of a note struck at `onset` and held until further notice.
/// Pan is of constant power. The square/saw oscillator's drive follows torchsynth's SquareSawVCO
/// (Turian et al., "One billion audio sounds from GPU-enabled modular synthesis", DAFx 2021):
/// 12000 / (F log10 F) partials for a fundamental of F Hz.
[[nodiscard]] Voice make_voice(const Patch& patch, const Strike& strike, Period onset,
                               base::SampleRate rate);

}  // namespace auralis::synth
