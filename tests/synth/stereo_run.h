// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A stereo signal sent through an effect, in pieces of any length.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

#include "base/random.h"

namespace auralis::synth {

using Signal = std::vector<float>;
using Stereo = std::array<Signal, 2>;

/// `process` takes both channels of each piece, and the number of frames before it.
template <typename Process>
Stereo in_pieces(Stereo signal, std::size_t piece, Process process) {
  for (std::size_t at = 0; at < signal[0].size(); at += piece) {
    const auto n = std::min(piece, signal[0].size() - at);
    process(std::span(signal[0]).subspan(at, n), std::span(signal[1]).subspan(at, n), at);
  }
  return signal;
}

/// White noise, each channel its own.
inline Stereo white_noise(std::size_t frames, double level) {
  base::Random random(5);
  Stereo signal{Signal(frames), Signal(frames)};
  for (std::size_t i = 0; i < frames; ++i)
    for (Signal& channel : signal) channel[i] = static_cast<float>(random.uniform(-level, level));
  return signal;
}

/// White noise in bursts, with silences between them that are longer each time.
inline Stereo bursts(std::size_t frames) {
  Stereo signal = white_noise(frames, 0.5);
  std::size_t at = 0;
  for (std::size_t silence = 10; at < frames; silence = silence * 3 / 2) {
    at = std::min(frames, at + 777);
    const std::size_t end = std::min(frames, at + silence);
    for (Signal& channel : signal)
      std::fill(channel.begin() + static_cast<std::ptrdiff_t>(at),
                channel.begin() + static_cast<std::ptrdiff_t>(end), 0.0F);
    at = end;
  }
  return signal;
}

inline Signal sine(double hertz, double level, std::size_t frames, double rate = 44100) {
  Signal signal(frames);
  for (std::size_t i = 0; i < frames; ++i)
    signal[i] = static_cast<float>(
        level * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / rate));
  return signal;
}

inline double power(std::span<const float> samples) {
  double sum = 0;
  for (const float x : samples) sum += static_cast<double>(x) * x;
  return sum / static_cast<double>(samples.size());
}

/// The amplitude of one frequency in a span that holds whole turns of it.
inline double amplitude_of(std::span<const float> samples, double hertz, double rate = 44100) {
  double re = 0, im = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double phase = 2 * std::numbers::pi * hertz * static_cast<double>(i) / rate;
    re += samples[i] * std::cos(phase);
    im += samples[i] * std::sin(phase);
  }
  return 2 * std::hypot(re, im) / static_cast<double>(samples.size());
}

/// The largest second difference: what a click makes large.
inline double roughness(std::span<const float> x) {
  double largest = 0;
  for (std::size_t i = 2; i < x.size(); ++i)
    largest = std::max(largest, std::abs(static_cast<double>(x[i]) - 2.0 * x[i - 1] + x[i - 2]));
  return largest;
}

}  // namespace auralis::synth
