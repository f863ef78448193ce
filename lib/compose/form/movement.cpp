// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/form/movement.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "compose/time/curves.h"
#include "compose/time/random_streams.h"
#include "theory/chord.h"

namespace auralis::compose {

namespace {

// What is drawn for a movement: see random_for.
constexpr std::uint64_t kTraits = 8;
constexpr std::uint64_t kHome = 9;

constexpr Spread kStretch{0.8, 1.3};
constexpr Spread kTuneHeight{0.3, 0.8};  // from the middle, on the other side than before
constexpr double kRests = 0.5;           // stability of a triad that has a perfect fifth

/// In the last of so many, before homes come again or soon, it is the drone that rests.
constexpr std::uint64_t kWithoutDrone = 6;
/// Which layer rests in others: weights in the order of the layers, and that none does. Drone and
/// pad hold the piece together.
constexpr std::array<double, kLayers + 1> kResting{0, 0, 1, 0.6, 1, 0.6, 0.8};

/// How much a home is liked after another, by the degrees between them in a scale of seven: fourths
/// and fifths most, as in a round of keys.
double liking(int from, int to, int size) {
  const int steps = std::abs(to - from);
  switch (std::min(steps, size - steps)) {
    case 1:
      return 0.5;
    case 2:
      return 1;
    default:
      return 1.5;
  }
}

}  // namespace

std::vector<int> homes_of(const theory::Scale& scale) {
  std::vector<int> homes{0};
  for (int degree = 1; degree < scale.size(); ++degree)
    if (scale.size() < 7 || theory::stability(scale, degree) >= kRests) homes.push_back(degree);
  return homes;
}

Movement draw_movement(std::uint64_t seed, std::uint64_t number) {
  Movement movement;
  movement.number = movement.home = number;
  if (number == 0) return movement;
  auto random = random_for(seed, kFormStream, number, kTraits);
  movement.chord_stretch = kStretch.draw(random);
  const bool high = random_for(seed, kFormStream, 0, kTraits).chance(0.5) == (number % 2 == 0);
  movement.tune_height = kTuneHeight.draw(random) * (high ? 1 : -1);
  const std::size_t layer = random.weighted(kResting);
  if (layer < kLayers) movement.resting = kLayerTable[layer].id;
  if (number % kWithoutDrone == kWithoutDrone - 1) movement.resting = LayerId::kDrone;
  return movement;
}

int home_degree(std::uint64_t seed, std::uint64_t home, const theory::Scale& scale) {
  std::vector<int> left;
  int degree = 0;
  for (std::uint64_t i = 0; i < home; ++i) {
    if (left.empty()) {
      left = homes_of(scale);
      std::erase(left, degree);
    }
    auto random = random_for(seed, kFormStream, i, kHome);
    std::vector<double> weights;
    for (const int to : left) weights.push_back(liking(degree, to, scale.size()));
    degree = left[random.weighted(weights)];
    std::erase(left, degree);
  }
  return degree;
}

}  // namespace auralis::compose
