// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/rhythm.h"

#include <array>
#include <cmath>

#include "theory/pitch.h"

namespace auralis::compose {

namespace {

struct Cell {
  std::array<double, 4> units;  // lengths; 0 ends the list
  double busyness;              // 0 for calm cells, 1 for the busiest
};

constexpr std::array<Cell, 12> kCells{{
    {{4}, 0},
    {{2, 2}, 0.2},
    {{3, 1}, 0.2},
    {{1, 3}, 0.3},
    {{2, 1, 1}, 0.4},
    {{1, 1, 2}, 0.5},
    {{1, 2, 1}, 0.5},
    {{1.5, 0.5, 2}, 0.6},
    {{1.5, 1.5, 1}, 0.7},
    {{1, 0.5, 0.5, 2}, 0.8},
    {{0.5, 1, 1.5, 1}, 0.9},
    {{0.5, 0.5, 1, 2}, 0.9},
}};

const Cell& draw_cell(double complexity, base::Random& random) {
  std::array<double, kCells.size()> weights{};
  for (std::size_t i = 0; i < kCells.size(); ++i) {
    const double off = kCells[i].busyness - (0.15 + 0.65 * complexity);
    weights[i] = std::exp(-8 * off * off);
  }
  return kCells[random.weighted(weights)];
}

}  // namespace

std::vector<Onset> draw_phrase(const PhraseRhythm& shape, base::Random& random) {
  std::vector<Onset> onsets;
  double at = 0;
  while (at < shape.units) {
    double in_cell = 0;
    for (const double length : draw_cell(shape.complexity, random).units) {
      if (length == 0) break;
      const double rank = in_cell == 0 ? random.uniform(0, 0.55) : random.uniform(0.25, 1);
      onsets.push_back({at * shape.pulse, length * shape.pulse, rank});
      at += length;
      in_cell += length;
    }
  }
  for (std::size_t i = 1; i < onsets.size(); ++i) {  // syncopation: half a unit early
    const double early = 0.5 * shape.pulse;
    if (!random.chance(0.3 * shape.complexity) || onsets[i - 1].length <= early) continue;
    onsets[i].beat -= early;
    onsets[i].length += early;
    onsets[i - 1].length -= early;
  }
  onsets.front().rank = 0;
  onsets.push_back({at * shape.pulse, 4 * shape.pulse, 0});
  return onsets;
}

std::vector<Onset> thin_out(const std::vector<Onset>& onsets, double density) {
  std::vector<Onset> kept;
  for (const Onset& onset : onsets) {
    if (onset.rank == 0 || onset.rank < density)
      kept.push_back(onset);
    else if (!kept.empty())
      kept.back().length += onset.length;
  }
  return kept;
}

bool euclid(int step, int pulses, int steps) noexcept {
  return theory::wrap(step, steps) * pulses % steps < pulses;
}

base::Seconds poisson_gap(double rate, base::Random& random) {
  return base::Seconds(-std::log1p(-random.uniform()) / rate);
}

}  // namespace auralis::compose
