// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The 78 parameters of torchsynth's Voice: their names, ranges and curves.
// Turian, Shier, Tzanetakis, McNally, Henry, "One billion audio sounds from GPU-enabled modular
// synthesis", DAFx 2021; the values are those of torchsynth 1.0.2.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace auralis::torchsynth {

inline constexpr std::size_t kParameters = 78;

struct Parameter {
  std::string_view name;  ///< MODULE.PARAMETER
  double low, high;       ///< Hz, seconds, semitones, radians or a plain number
  double curve;           ///< 1 is linear; less gives the low end more room
  bool symmetric;         ///< the curve bends away from the middle on both sides
  std::size_t draw;       ///< which of a sound's random numbers is its own
};

// A constant, if one that is defined elsewhere. NOLINTNEXTLINE(readability-identifier-naming)
// NOLINTNEXTLINE(readability-identifier-naming): a constant
extern const std::array<Parameter, kParameters> kParameterTable;

/// Values 0..1, in the order of the table.
using ParameterVector = std::array<float, kParameters>;
/// Values in the units of the table.
using PhysicalVector = std::array<double, kParameters>;

/// low + (high - low) * normalised^(1 / curve), or that to both sides of the middle.
[[nodiscard]] double to_physical(const Parameter& parameter, double normalised) noexcept;
[[nodiscard]] PhysicalVector to_physical(const ParameterVector& normalised) noexcept;

[[nodiscard]] std::optional<std::size_t> parameter_index(std::string_view name) noexcept;

}  // namespace auralis::torchsynth
