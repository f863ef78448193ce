// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// All that a renderer keeps of a voice, as words of 32 bits, each written once: what a note fixes
// at its onset, what follows from that, what moves while it sounds.
#pragma once

#include <cstdint>

namespace auralis::synth {

/// The fields are for one voice, or for the voices of all lanes side by side: `Of` is Single, or an
/// array of a word a lane.
template <class T>
using Single = T;

/// Ramps raised to a power: attack up to 1, decay to the sustained gain, release to 0. Their
/// product is the envelope, so that a release during the attack goes on from where it was.
template <template <class> class Of>
struct EnvelopeFields {
  Of<float> attack = 1, decay = 1, release = 1;  ///< periods
  Of<float> sustain = 1, curve = 1;
};

/// constant + sine * (0.5 + 0.5 sin) + triangle * tri + saw * ramp + square * sqr, each shape 0..1.
template <template <class> class Of>
struct LfoFields {
  Of<std::uint32_t> increment = 0, phase = 0;  ///< 2^-32 turn a period
  Of<float> rate_depth = 0;  ///< what the top of its rate envelope adds to increment
  Of<float> amp_depth = 0;   ///< 1: multiplied by its amp envelope; 0: not
  Of<float> constant = 0, sine = 1, triangle = 0, saw = 0, square = 0;
};

inline constexpr int kLfos = 2;

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

/// The targets that are gains of a source, from kSineGain on.
inline constexpr int kSources = 3;

/// base + the sum of from[m] times modulator m.
template <template <class> class Of>
struct ModulatedFields {
  Of<float> base = 0;
  Of<float> from[kModulators] = {};
};

/// Fixed at the onset. Increments are turns a frame (oscillators) or a period (LFOs) in units of
/// 2^-32 turn, so that every renderer keeps the same phase for ever.
template <template <class> class Of>
struct VoiceFields {
  Of<std::uint32_t> sine_increment = 0, saw_increment = 0;
  Of<std::uint32_t> sine_phase = 0, saw_phase = 0;  ///< at the onset
  Of<float> shape = 1;                              ///< 0 square .. 1 sawtooth
  Of<float> partials = 1;  ///< the tanh's drive, pi / 2 times the number of partials
  Of<float> fm = 0;        ///< turns that the second oscillator's sine moves the first's phase by
  Of<float> fm_envelope = 0;   ///< share of that which follows the first envelope, 0..1
  Of<std::uint32_t> seed = 0;  ///< of noise and drift

  Of<float> fold = 0;  ///< share of the sources' sum that goes through the wavefolder, 0..1

  EnvelopeFields<Of> envelopes[kEnvelopes];
  LfoFields<Of> lfos[kLfos];
  ModulatedFields<Of> targets[kTargets];

  Of<float> glide = 0;          ///< octaves away from the pitch at the onset
  Of<float> glide_periods = 1;  ///< time to reach the pitch
  Of<float> drift = 0;          ///< octaves of slow wander of the pitch to each side
  Of<float> drift_cutoff = 0;   ///< and of the cutoff

  Of<float> cutoff_envelope = 0;  ///< octaves that the filter envelope's top adds
  Of<float> damping = 2;          ///< 1 / Q
  /// What leaves the filter: gains of its input, its band-pass and its low-pass.
  Of<float> input = 0, band = 0, low = 1;

  Of<float> gated = 1;    ///< 1: the first envelope is the amplitude; 0: the sources' gains are
  Of<float> tremolo = 0;  ///< share of the amplitude that the first LFO takes away, 0..1

  Of<float> left = 0, right = 0;                ///< gains: level, velocity and pan together
  Of<float> reverb = 0, delay = 0, chorus = 0;  ///< gains of what goes to each effect
};

/// Of one voice.
using VoiceEnvelope = EnvelopeFields<Single>;
using VoiceLfo = LfoFields<Single>;
using Modulated = ModulatedFields<Single>;

/// What a voice makes use of. Leaving out the rest changes no sample, as it would be multiplied by
/// zero.
enum Feature : std::uint32_t {
  kUsesEnvelope2 = 1U << 0,
  kUsesFilterEnvelope = 1U << 1,
  kUsesLfo1 = 1U << 2,
  kUsesLfo2 = 1U << 3,
  kUsesLfoShapes = 1U << 4,  ///< others than sines
  kUsesLfoEnvelopes = 1U << 5,
  kUsesMovingGains = 1U << 6,  ///< of the sources
  kUsesFm = 1U << 7,
  kUsesDrift = 1U << 8,
  kUsesFilterTypes = 1U << 9,  ///< others than the low-pass
  kUsesSine = 1U << 10,
  kUsesSaw = 1U << 11,
  kUsesNoise = 1U << 12,
  kUsesReverb = 1U << 13,
  kUsesDelay = 1U << 14,
  kUsesChorus = 1U << 15,
  kUsesFold = 1U << 16,
};

/// What follows from the fields, worked out once at the onset: reciprocals of times in periods, and
/// the features.
template <template <class> class Of>
struct DerivedFields {
  struct Rates {
    Of<float> attack = 1, decay = 1, release = 1;
  };
  Rates rates[kEnvelopes];
  Of<float> glide_rate = 1;
  Of<std::uint32_t> features = 0;
};

/// What moves from period to period; state_at_onset() sets all of it.
template <template <class> class Of>
struct StateFields {
  Of<std::uint32_t> sine_phase, saw_phase;
  Of<std::uint32_t> lfo_phases[kLfos];
  Of<float> gains[kSources];  ///< of sine, saw and noise at the last period's end
  Of<float> integrator_1, integrator_2;
  Of<float> amplitude, earlier_amplitude;  ///< at the ends of the last two periods
};

}  // namespace auralis::synth
