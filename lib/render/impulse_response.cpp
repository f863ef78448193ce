// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/impulse_response.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include "base/error.h"
#include "base/random.h"

namespace auralis::render {

namespace {

constexpr std::array<Room, 4> kRooms{{
    {"hall", 4, 0, 0.025, 90, 9000, 1200, 18, 0.008, 0.09},
    {"plate", 2.5, 0, 0.002, 160, 12000, 3500, 0, 0, 0},
    {"room", 0.7, 0.004, 0.004, 120, 8000, 3000, 12, 0.001, 0.03},
    {"cathedral", 8, 0.03, 0.08, 70, 7000, 900, 14, 0.01, 0.16},
}};

constexpr double kReflected = 0.2;  // their energy, of the noise's

/// The coefficient of a one-pole low-pass.
double one_pole(double hertz, double sample_rate) {
  return 1 - std::exp(-2 * std::numbers::pi * hertz / sample_rate);
}

/// What is added to the noise: each reflection at a random time in its part of the span, its
/// pressure falling with the way that the sound has gone.
std::vector<float> make_reflections(const Room& room, double sample_rate, base::Random& random) {
  std::vector<float> samples(static_cast<std::size_t>(room.last * sample_rate) + 1);
  double energy = 0;
  for (int i = 0; i < room.reflections; ++i) {
    const double t =
        room.first + (room.last - room.first) * (i + random.uniform(0, 1)) / room.reflections;
    const double pressure = (random.uniform(-1, 1) < 0 ? -1 : 1) / (room.distance + 0.02 + t);
    samples[static_cast<std::size_t>(t * sample_rate)] += static_cast<float>(pressure);
    energy += pressure * pressure;
  }
  // The noise's power is 2/3 at first, and falls by e in decay / (6 ln 10).
  const double noise = 2.0 / 3 * sample_rate * room.decay / (6 * std::numbers::ln10);
  for (float& x : samples) x *= static_cast<float>(std::sqrt(kReflected * noise / energy));
  return samples;
}

std::vector<float> make_channel(const Room& room, double sample_rate, base::Random random) {
  std::vector<float> samples(static_cast<std::size_t>((room.distance + room.decay) * sample_rate));
  const double low = one_pole(room.lowest, sample_rate);
  double bright = 0, rumble = 0;
  std::vector<float> reflections;
  if (room.reflections > 0) reflections = make_reflections(room, sample_rate, random);
  const auto first = static_cast<std::size_t>(room.distance * sample_rate);
  // What falls by a power of time falls by the same factor in each frame.
  const double start = static_cast<double>(first) / sample_rate - room.distance;
  const double decay_frames = room.decay * sample_rate, darkening = room.end / room.begin;
  double cutoff = room.begin * std::pow(darkening, start / room.decay);
  double shape = std::pow(10, -3 * start / room.decay);
  const double cutoff_step = std::pow(darkening, 1 / decay_frames);
  const double shape_step = std::pow(10, -3 / decay_frames);
  for (std::size_t i = first; i < samples.size(); ++i) {
    const double t = static_cast<double>(i) / sample_rate - room.distance;
    const double dense = std::min(1.0, t / room.onset);
    double white = dense * (random.uniform(-1, 1) + random.uniform(-1, 1));
    if (i - first < reflections.size()) white += static_cast<double>(reflections[i - first]);
    const double closing = one_pole(cutoff, sample_rate);
    bright += closing * (white - bright);
    rumble += low * (bright - rumble);
    // The low-pass lets through closing / (2 - closing) of white noise's power: what it takes is
    // given back, so that the whole decays as it should and not by the filter besides.
    const double even = std::sqrt((2 - closing) / closing);
    samples[i] = static_cast<float>((bright - rumble) * even * shape);
    cutoff *= cutoff_step;
    shape *= shape_step;
  }
  return samples;
}

}  // namespace

const Room& room_named(std::string_view name) {
  const auto* const found = std::ranges::find(kRooms, name, &Room::name);
  if (found == kRooms.end())
    throw base::Error(
        "'" + std::string(name) + "' is no reverb: write hall, plate, room, cathedral or none",
        base::Fault::kUsage);
  return *found;
}

ImpulseResponse make_response(const Room& room, base::SampleRate rate, std::uint64_t seed) {
  return {make_channel(room, rate.hz, base::Random(seed, 0)),
          make_channel(room, rate.hz, base::Random(seed, 1))};
}

void normalise(ImpulseResponse& response) {
  double energy = 0;
  for (const auto& channel : response)
    for (const float sample : channel) energy += static_cast<double>(sample) * sample;
  const auto scale = static_cast<float>(std::sqrt(2 / energy));
  for (auto& channel : response)
    for (float& sample : channel) sample *= scale;
}

}  // namespace auralis::render
