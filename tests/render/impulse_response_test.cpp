// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/impulse_response.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/error.h"

namespace auralis::render {
namespace {

using Signal = std::vector<float>;

/// Seconds in which Schroeder's backward integral falls from -5 to -35 dB, doubled to 60 dB (ISO
/// 3382).
double reverberation_time(const Signal& response, double rate) {
  std::vector<double> left(response.size());
  double sum = 0;
  for (std::size_t i = response.size(); i-- > 0;) {
    sum += static_cast<double>(response[i]) * response[i];
    left[i] = sum;
  }
  const auto when = [&](double decibels) {
    const double level = left[0] * std::pow(10, decibels / 10);
    std::size_t i = 0;
    while (left[i] > level) ++i;
    return static_cast<double>(i) / rate;
  };
  return 2 * (when(-35) - when(-5));
}

double energy(const Signal& channel) {
  double sum = 0;
  for (const float x : channel) sum += static_cast<double>(x) * x;
  return sum;
}

// The decays that auralis-synth(1) names, at a low rate and at a high one.
TEST(Rooms, DecayAsTheirNamesSayAndAreOfUnitEnergy) {
  const std::initializer_list<std::pair<const char*, double>> decays{
      {"hall", 4}, {"plate", 2.5}, {"room", 0.7}, {"cathedral", 8}};
  for (const auto& [name, decay] : decays) {
    for (const int rate : {22050, 48000}) {
      auto response = make_response(room_named(name), {rate}, 1);
      normalise(response);
      for (const Signal& channel : response) {
        EXPECT_NEAR(reverberation_time(channel, rate), decay, 0.1 * decay) << name;
        EXPECT_NEAR(energy(channel), 1, 0.1) << name;
      }
      EXPECT_NEAR(energy(response[0]) + energy(response[1]), 2, 1e-4) << name;
      EXPECT_NE(response[0], response[1]);
    }
  }
  EXPECT_THROW((void)room_named("cave"), base::Error);
}

// Single reflections stand out of the noise, and come at other times on the other side; a plate has
// none. What stands out: more than five times the RMS of the 5 ms around.
TEST(Rooms, HaveEarlyReflections) {
  const auto outstanding = [](const Signal& channel) {
    int count = 0;
    const std::size_t half = 110;
    for (std::size_t i = half; i < 4410; ++i) {
      double sum = 0;
      for (std::size_t k = i - half; k < i + half; ++k) sum += std::pow(channel[k], 2);
      if (std::abs(channel[i]) > 5 * std::sqrt(sum / (2 * half))) ++count;
    }
    return count;
  };
  for (const char* const name : {"hall", "cathedral"}) {
    const auto response = make_response(room_named(name), {44100}, 1);
    EXPECT_GT(outstanding(response[0]), 4) << name;
    EXPECT_GT(outstanding(response[1]), 4) << name;
  }
  EXPECT_EQ(outstanding(make_response(room_named("plate"), {44100}, 1)[0]), 0);
}

TEST(Normalise, KeepsTheBalanceOfTheSides) {
  ImpulseResponse response{Signal{3, 0}, Signal{0, 1}};
  normalise(response);
  EXPECT_NEAR(response[0][0], 3 * response[1][1], 1e-6);
  EXPECT_NEAR(energy(response[0]) + energy(response[1]), 2, 1e-6);
}

}  // namespace
}  // namespace auralis::render
