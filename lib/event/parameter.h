// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The parameters that steer a piece: one table. Whatever names them all goes by it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace auralis::event {

/// The values that a numeric parameter can have.
struct Range {
  double low, high;
  [[nodiscard]] constexpr bool contains(double x) const noexcept { return x >= low && x <= high; }
  [[nodiscard]] constexpr double nearest(double x) const noexcept {
    return x < low ? low : x > high ? high : x;
  }
};

inline constexpr Range kBpmRange{20, 200};

/// What a piece begins with; also what a composer is asked for. All but the seed can be steered:
/// kParameters has their ranges and choices.
struct Settings {
  std::uint64_t seed = 0;  ///< up to kMostCount
  std::string key = "C";
  std::string mode = "ionian";
  double bpm = 60;
  double intensity = 0.5;
  double complexity = 0.5;
  std::string mood;
};

/// A number or a name.
using Value = std::variant<double, std::string>;

/// In place of a control's value: the one that the mood in force has of its own.
inline constexpr std::string_view kOwnValue = "own";

struct Parameter {
  using Number = double Settings::*;
  using Name = std::string Settings::*;
  using Choices = std::vector<std::string> (*)();

  std::string_view name;         ///< in events, controls and options
  std::string_view description;  ///< for a person, a few words
  std::variant<Number, Name> member;
  Range range{0, 0};          ///< of a number
  std::string_view unit{};    ///< of a number; empty where it has none
  Choices choices = nullptr;  ///< of a name; null where only the composer knows them
  bool later = false;         ///< newer than version 1: a header that lacks it means the default

  [[nodiscard]] constexpr bool is_number() const noexcept { return member.index() == 0; }
};

[[nodiscard]] std::vector<std::string> key_choices();
[[nodiscard]] std::vector<std::string> mode_choices();

/// In the order in which headers, offers and pages have them.
inline constexpr std::array kParameters{
    Parameter{"key", "Tonic: C, C#, Db .. B", &Settings::key, {}, {}, key_choices},
    Parameter{"mode",
              "Mode: dorian, lydian .. (see --list-modes)",
              &Settings::mode,
              {},
              {},
              mode_choices},
    Parameter{"bpm", "Tempo, beats a minute", &Settings::bpm, kBpmRange, "bpm"},
    Parameter{"intensity", "How much plays, and how strongly", &Settings::intensity, {0, 1}},
    Parameter{"complexity", "How rich and surprising it is", &Settings::complexity, {0, 1}},
    Parameter{"mood", "Named settings of all layers", &Settings::mood},
};

/// The parameter of this name, or null.
[[nodiscard]] const Parameter* find_parameter(std::string_view name) noexcept;
/// key, mode, bpm, ...: all names.
[[nodiscard]] std::vector<std::string> parameter_names();

[[nodiscard]] Value value_of(const Settings& settings, const Parameter& parameter);
/// `value` is of the parameter's kind.
void set_value(Settings& settings, const Parameter& parameter, const Value& value);

/// The value as text, as a person would type it ("72", "dorian").
[[nodiscard]] std::string to_text(const Value& value);

}  // namespace auralis::event
