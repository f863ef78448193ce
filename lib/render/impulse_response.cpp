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
    {"hall", 4, 0, 0.025, 90, 9000, 1200},
    {"plate", 2.5, 0, 0.002, 160, 12000, 3500},
    {"room", 0.7, 0.004, 0.004, 120, 8000, 3000},
    {"cathedral", 8, 0.03, 0.08, 70, 7000, 900},
}};

/// The coefficient of a one-pole low-pass.
double one_pole(double hertz, double sample_rate) {
  return 1 - std::exp(-2 * std::numbers::pi * hertz / sample_rate);
}

std::vector<float> make_channel(const Room& room, double sample_rate, base::Random random) {
  std::vector<float> samples(static_cast<std::size_t>((room.distance + room.decay) * sample_rate));
  const double low = one_pole(room.lowest, sample_rate);
  double bright = 0, rumble = 0;
  for (auto i = static_cast<std::size_t>(room.distance * sample_rate); i < samples.size(); ++i) {
    const double t = static_cast<double>(i) / sample_rate - room.distance;
    const double white = random.uniform(-1, 1) + random.uniform(-1, 1);
    const double closing =
        one_pole(room.begin * std::pow(room.end / room.begin, t / room.decay), sample_rate);
    bright += closing * (white - bright);
    rumble += low * (bright - rumble);
    // The low-pass lets through closing / (2 - closing) of white noise's power: what it takes is
    // given back, so that the whole decays as it should and not by the filter besides.
    const double even = std::sqrt((2 - closing) / closing);
    const double shape = std::min(1.0, t / room.onset) * std::pow(10, -3 * t / room.decay);
    samples[i] = static_cast<float>((bright - rumble) * even * shape);
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
