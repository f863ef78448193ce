// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/parameter.h"

#include <algorithm>
#include <cmath>

#include "torchsynth/time_grid.h"

namespace auralis::torchsynth {

const std::array<Parameter, kParameters> kParameterTable{{
    // clang-format off
    {"keyboard.midi_f0", 0, 127, 1, false, 11},
    {"keyboard.duration", 0.01, 4, 0.5, false, 10},
    {"adsr_1.attack", 0, 2, 0.5, false, 1},
    {"adsr_1.decay", 0, 2, 0.5, false, 2},
    {"adsr_1.sustain", 0, 1, 1, false, 4},
    {"adsr_1.release", 0, 5, 0.5, false, 3},
    {"adsr_1.alpha", 0.1, 6, 1, false, 0},
    {"adsr_2.attack", 0, 2, 0.5, false, 6},
    {"adsr_2.decay", 0, 2, 0.5, false, 7},
    {"adsr_2.sustain", 0, 1, 1, false, 9},
    {"adsr_2.release", 0, 5, 0.5, false, 8},
    {"adsr_2.alpha", 0.1, 6, 1, false, 5},
    {"lfo_1.frequency", 0, 20, 0.25, false, 12},
    {"lfo_1.mod_depth", -10, 20, 0.5, true, 14},
    {"lfo_1.initial_phase", -kPi, kPi, 1, false, 13},
    {"lfo_1.sin", 0, 1, 1, false, 17},
    {"lfo_1.tri", 0, 1, 1, false, 19},
    {"lfo_1.saw", 0, 1, 1, false, 16},
    {"lfo_1.rsaw", 0, 1, 1, false, 15},
    {"lfo_1.sqr", 0, 1, 1, false, 18},
    {"lfo_2.frequency", 0, 20, 0.25, false, 30},
    {"lfo_2.mod_depth", -10, 20, 0.5, true, 32},
    {"lfo_2.initial_phase", -kPi, kPi, 1, false, 31},
    {"lfo_2.sin", 0, 1, 1, false, 35},
    {"lfo_2.tri", 0, 1, 1, false, 37},
    {"lfo_2.saw", 0, 1, 1, false, 34},
    {"lfo_2.rsaw", 0, 1, 1, false, 33},
    {"lfo_2.sqr", 0, 1, 1, false, 36},
    {"lfo_1_amp_adsr.attack", 0, 2, 0.5, false, 21},
    {"lfo_1_amp_adsr.decay", 0, 2, 0.5, false, 22},
    {"lfo_1_amp_adsr.sustain", 0, 1, 1, false, 24},
    {"lfo_1_amp_adsr.release", 0, 5, 0.5, false, 23},
    {"lfo_1_amp_adsr.alpha", 0.1, 6, 1, false, 20},
    {"lfo_2_amp_adsr.attack", 0, 2, 0.5, false, 39},
    {"lfo_2_amp_adsr.decay", 0, 2, 0.5, false, 40},
    {"lfo_2_amp_adsr.sustain", 0, 1, 1, false, 42},
    {"lfo_2_amp_adsr.release", 0, 5, 0.5, false, 41},
    {"lfo_2_amp_adsr.alpha", 0.1, 6, 1, false, 38},
    {"lfo_1_rate_adsr.attack", 0, 2, 0.5, false, 26},
    {"lfo_1_rate_adsr.decay", 0, 2, 0.5, false, 27},
    {"lfo_1_rate_adsr.sustain", 0, 1, 1, false, 29},
    {"lfo_1_rate_adsr.release", 0, 5, 0.5, false, 28},
    {"lfo_1_rate_adsr.alpha", 0.1, 6, 1, false, 25},
    {"lfo_2_rate_adsr.attack", 0, 2, 0.5, false, 44},
    {"lfo_2_rate_adsr.decay", 0, 2, 0.5, false, 45},
    {"lfo_2_rate_adsr.sustain", 0, 1, 1, false, 47},
    {"lfo_2_rate_adsr.release", 0, 5, 0.5, false, 46},
    {"lfo_2_rate_adsr.alpha", 0.1, 6, 1, false, 43},
    {"mod_matrix.adsr_1->vco_1_pitch", 0, 1, 0.5, false, 53},
    {"mod_matrix.adsr_1->vco_1_amp", 0, 1, 0.5, false, 52},
    {"mod_matrix.adsr_1->vco_2_pitch", 0, 1, 0.5, false, 55},
    {"mod_matrix.adsr_1->vco_2_amp", 0, 1, 0.5, false, 54},
    {"mod_matrix.adsr_1->noise_amp", 0, 1, 0.5, false, 51},
    {"mod_matrix.adsr_2->vco_1_pitch", 0, 1, 0.5, false, 58},
    {"mod_matrix.adsr_2->vco_1_amp", 0, 1, 0.5, false, 57},
    {"mod_matrix.adsr_2->vco_2_pitch", 0, 1, 0.5, false, 60},
    {"mod_matrix.adsr_2->vco_2_amp", 0, 1, 0.5, false, 59},
    {"mod_matrix.adsr_2->noise_amp", 0, 1, 0.5, false, 56},
    {"mod_matrix.lfo_1->vco_1_pitch", 0, 1, 0.5, false, 63},
    {"mod_matrix.lfo_1->vco_1_amp", 0, 1, 0.5, false, 62},
    {"mod_matrix.lfo_1->vco_2_pitch", 0, 1, 0.5, false, 65},
    {"mod_matrix.lfo_1->vco_2_amp", 0, 1, 0.5, false, 64},
    {"mod_matrix.lfo_1->noise_amp", 0, 1, 0.5, false, 61},
    {"mod_matrix.lfo_2->vco_1_pitch", 0, 1, 0.5, false, 68},
    {"mod_matrix.lfo_2->vco_1_amp", 0, 1, 0.5, false, 67},
    {"mod_matrix.lfo_2->vco_2_pitch", 0, 1, 0.5, false, 70},
    {"mod_matrix.lfo_2->vco_2_amp", 0, 1, 0.5, false, 69},
    {"mod_matrix.lfo_2->noise_amp", 0, 1, 0.5, false, 66},
    {"vco_1.tuning", -24, 24, 1, false, 73},
    {"vco_1.mod_depth", -96, 96, 0.2, true, 72},
    {"vco_1.initial_phase", -kPi, kPi, 1, false, 71},
    {"vco_2.tuning", -24, 24, 1, false, 77},
    {"vco_2.mod_depth", -96, 96, 0.2, true, 75},
    {"vco_2.initial_phase", -kPi, kPi, 1, false, 74},
    {"vco_2.shape", 0, 1, 1, false, 76},
    {"mixer.vco_1", 0, 1, 1, false, 49},
    {"mixer.vco_2", 0, 1, 1, false, 50},
    {"mixer.noise", 0, 1, 0.025, false, 48},
    // clang-format on
}};

double to_physical(const Parameter& parameter, double normalised) noexcept {
  const double span = parameter.high - parameter.low;
  if (!parameter.symmetric)
    return parameter.low + span * std::exp2(std::log2(normalised) / parameter.curve);
  const double side = 2 * normalised - 1;
  const double bent = std::copysign(std::exp2(std::log2(std::abs(side)) / parameter.curve), side);
  return parameter.low + span / 2 * (bent + 1);
}

PhysicalVector to_physical(const ParameterVector& normalised) noexcept {
  PhysicalVector physical;
  for (std::size_t i = 0; i < kParameters; ++i)
    physical[i] = to_physical(kParameterTable[i], static_cast<double>(normalised[i]));
  return physical;
}

std::optional<std::size_t> parameter_index(std::string_view name) noexcept {
  const auto found = std::ranges::find(kParameterTable, name, &Parameter::name);
  if (found == kParameterTable.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kParameterTable.begin());
}

}  // namespace auralis::torchsynth
