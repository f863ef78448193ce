// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What one sound needs while it is rendered: control signals -> pieces of straight pitch ->
// samples.
#pragma once

#include <array>

#include "torchsynth/time_grid.h"

namespace auralis::torchsynth {

inline constexpr int kWidest = 16;  ///< lanes of the widest vector: arrays may be overrun by these
inline constexpr int kPaddedFrames = kControlFrames + kWidest;
/// A segment is cut where a pitch meets an end of its range: each of two pitches meets at most
/// both.
inline constexpr int kPaddedPieces = 5 * kSegments + kWidest;

/// The five signals that the modulation matrix makes, at control frames. Amplitudes hold the
/// mixer's level, pitches are MIDI numbers that may lie outside 0..127.
struct ControlSignals {
  alignas(64) std::array<double, kPaddedFrames> vco_1_pitch, vco_2_pitch;
  alignas(64) std::array<float, kPaddedFrames> vco_1_amp, vco_2_amp, noise_amp;
};

/// What control signals are made of.
struct Modulators {
  alignas(64) std::array<double, kPaddedFrames> adsr_1, adsr_2;
  alignas(64) std::array<double, kPaddedFrames> lfo_1, lfo_2;
  alignas(64) std::array<double, kPaddedFrames> turns, amp;  // of the LFO at hand
};

/// One oscillator in every piece. Within a piece the pitch is a straight line, so the frequency is
/// f r^m at sample m, and the phase a geometric sum that needs no accumulation.
struct VcoPieces {
  alignas(64) std::array<double, kPaddedPieces> pitch, slope;  // at its first sample, a sample
  alignas(64) std::array<double, kPaddedPieces> turns;         // passed in it, then before it
  // For the audio kernel, whose vectors hold W samples:
  alignas(64) std::array<float, kPaddedPieces> phase;   // turns before the first sample, -0.5..0.5
  alignas(64) std::array<float, kPaddedPieces> first;   // f (ln r) / (r - 1), turns
  alignas(64) std::array<float, kPaddedPieces> log_r;   // ln r
  alignas(64) std::array<float, kPaddedPieces> step;    // f (1 + r + .. + r^(W-1)), turns
  alignas(64) std::array<float, kPaddedPieces> growth;  // r^W
};

struct Pieces {
  alignas(64) std::array<int, kPaddedPieces> start;  // start[count] is the end
  int count;
  alignas(64) std::array<int, kPaddedPieces> segment;
  VcoPieces vco_1, vco_2;
};

struct Workspace {
  Modulators modulators;
  ControlSignals control;
  Pieces pieces;
  alignas(64) std::array<float, kSamples + kWidest> samples;
};

/// The first sample of every segment; one more entry, the end.
[[nodiscard]] const std::array<int, kSegments + 1>& segment_starts() noexcept;

}  // namespace auralis::torchsynth
