// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/impulse_response.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/random.h"

namespace auralis::render {

namespace {

constexpr double kOnset = 0.025;       // seconds to reach full density
constexpr double kLowest = 90;         // Hz: below it a hall only muddies a drone
constexpr double kBrightStart = 9000;  // Hz: where the low-pass begins
constexpr double kBrightEnd = 1200;    // Hz: where it has closed to at the end

/// The coefficient of a one-pole low-pass.
double one_pole(double hertz, double sample_rate) {
  return 1 - std::exp(-2 * std::numbers::pi * hertz / sample_rate);
}

std::vector<float> make_channel(double sample_rate, double decay, base::Random random) {
  std::vector<float> samples(static_cast<std::size_t>(decay * sample_rate));
  const double low = one_pole(kLowest, sample_rate);
  double bright = 0, rumble = 0, energy = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double t = static_cast<double>(i) / sample_rate;
    const double white = random.uniform(-1, 1) + random.uniform(-1, 1);
    const double closing = kBrightStart * std::pow(kBrightEnd / kBrightStart, t / decay);
    bright += one_pole(closing, sample_rate) * (white - bright);
    rumble += low * (bright - rumble);
    const double shape = std::min(1.0, t / kOnset) * std::pow(10, -3 * t / decay);
    const double sample = (bright - rumble) * shape;
    samples[i] = static_cast<float>(sample);
    energy += sample * sample;
  }
  const auto scale = static_cast<float>(1 / std::sqrt(energy));
  for (float& sample : samples) sample *= scale;
  return samples;
}

}  // namespace

ImpulseResponse make_hall(base::SampleRate rate, base::Seconds decay, std::uint64_t seed) {
  return {make_channel(rate.hz, decay.count(), base::Random(seed, 0)),
          make_channel(rate.hz, decay.count(), base::Random(seed, 1))};
}

}  // namespace auralis::render
