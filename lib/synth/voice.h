// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One sounding note as numbers: what a renderer needs to know for the note's whole life.
#pragma once

#include <array>
#include <cstdint>

#include "synth/patch.h"
#include "synth/period.h"

namespace auralis::synth {

/// Ramps raised to a power: attack up to 1, decay to the sustained gain, release to 0. Their
/// product is the envelope, so that a release during the attack goes on from where it was.
struct VoiceEnvelope {
  float attack = 1, decay = 1, release = 1;  ///< periods
  float sustain = 1, curve = 1;
};

/// constant + sine * (0.5 + 0.5 sin) + triangle * tri + saw * ramp + square * sqr, each shape 0..1.
struct VoiceLfo {
  std::uint32_t increment = 0, phase = 0;  ///< 2^-32 turn a period
  float rate_depth = 0;                    ///< what the top of its rate envelope adds to increment
  float amp_depth = 0;                     ///< 1: multiplied by its amp envelope; 0: not
  float constant = 0, sine = 1, triangle = 0, saw = 0, square = 0;
};

/// What moves a voice's values from period to period, each 0..1.
enum Modulator { kAdsr1, kAdsr2, kLfo1, kLfo2, kModulators };

/// Envelopes; the first two are modulators themselves.
enum Envelope {
  kEnvelope1,
  kEnvelope2,
  kFilterEnvelope,
  kLfo1Rate,
  kLfo2Rate,
  kLfo1Amp,
  kLfo2Amp,
  kEnvelopes
};

/// The values that are moved: octaves away from the pitch, gains, log2 of cutoff / sample rate.
enum Target { kSinePitch, kSawPitch, kSineGain, kSawGain, kNoiseGain, kCutoff, kTargets };

/// base + the sum of from[m] times modulator m.
struct Modulated {
  float base = 0;
  std::array<float, kModulators> from{};
};

/// Everything is fixed at the onset but the two ends. Increments are turns a frame (oscillators) or
/// a period (LFOs) in units of 2^-32 turn, so that every renderer keeps the same phase for ever.
struct Voice {
  Period onset = 0;
  Period off = kNever;   ///< the gate's end, from which releases run
  Period kill = kNever;  ///< a quick fade of kKillPeriods begins here, whatever the envelopes do

  std::uint32_t sine_increment = 0, saw_increment = 0;
  std::uint32_t sine_phase = 0, saw_phase = 0;  ///< at the onset
  float shape = 1;                              ///< 0 square .. 1 sawtooth
  float partials = 1;  ///< the tanh's drive, pi / 2 times the number of partials
  float fm = 0;        ///< turns that the second oscillator's sine moves the first one's phase by
  float fm_envelope = 0;   ///< share of that which follows the first envelope, 0..1
  std::uint32_t seed = 0;  ///< of noise and drift

  std::array<VoiceEnvelope, kEnvelopes> envelopes;
  std::array<VoiceLfo, 2> lfos;
  std::array<Modulated, kTargets> targets;

  float glide = 0;          ///< octaves away from the pitch at the onset
  float glide_periods = 1;  ///< time to reach the pitch
  float drift = 0;          ///< octaves of slow wander of the pitch to each side
  float drift_cutoff = 0;   ///< and of the cutoff

  float cutoff_envelope = 0;  ///< octaves that the filter envelope's top adds
  float damping = 2;          ///< 1 / Q
  /// What leaves the filter: gains of its input, its band-pass and its low-pass.
  float input = 0, band = 0, low = 1;

  float gated = 1;    ///< 1: the first envelope is the amplitude; 0: the sources' gains are
  float tremolo = 0;  ///< share of the amplitude that the first LFO takes away, 0..1

  float left = 0, right = 0;                ///< gains: level, velocity and pan together
  float reverb = 0, delay = 0, chorus = 0;  ///< gains of what goes to each effect

  /// The first period in which nothing sounds any more.
  [[nodiscard]] Period end() const noexcept;
};

inline constexpr int kKillPeriods = 56;  ///< 20 ms at 44.1 kHz
/// Periods of a drift's step from one random value to the next: 0.74 s at 44.1 kHz.
inline constexpr int kDriftPeriods = 2048;

/// What the caller of a note decides.
struct Strike {
  double pitch = 60;  ///< MIDI number with fractions
  double velocity = 0.5;
  double pan = 0;          ///< -1..1
  double bend = 0;         ///< semitones from the pitch at which the note begins to glide
  std::uint32_t seed = 0;  ///< of its noise, its drift and its starting phases
};

/// The voice that a patch makes of a note struck at `onset` and held until further notice.
/// Pan is of constant power. The square/saw oscillator's drive follows torchsynth's SquareSawVCO
/// (Turian et al., "One billion audio sounds from GPU-enabled modular synthesis", DAFx 2021):
/// 12000 / (F log10 F) partials for a fundamental of F Hz, fewer where they would alias.
[[nodiscard]] Voice make_voice(const Patch& patch, const Strike& strike, Period onset,
                               base::SampleRate rate);

}  // namespace auralis::synth
