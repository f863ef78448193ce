// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The layers of a piece: one line for each, with its name and its defaults.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/units.h"
#include "compose/time/curves.h"
#include "compose/time/random_streams.h"

namespace auralis::compose {

/// In the order in which they stand in kLayerTable, and in which they play what is due together.
enum class LayerId : std::uint8_t { kDrone, kPad, kBass, kMelody, kBells, kTexture };
inline constexpr std::size_t kLayers = 6;

[[nodiscard]] constexpr std::size_t index_of(LayerId layer) noexcept {
  return static_cast<std::size_t>(layer);
}

struct LayerInfo {
  LayerId id;
  std::string_view name;  ///< in moods, forms and events
  std::string_view description;
  Stream stream;           ///< of its random numbers
  int low, high;           ///< its register where the mood names none, MIDI numbers
  int least_span;          ///< semitones that a register must span
  base::Seconds crossing;  ///< so long after a change of mood it still goes by the old one
  Ramp share;              ///< how much it plays by the form's energy, without named sections
  double least_share;      ///< there at the least: something must always sound
  double closing_share;    ///< below the last chord at the most
  bool pitched;            ///< noise has a pitch in the event and none to the ear
};

// What a register must span, in semitones.
inline constexpr int kOctave = 12;          // every pitch class
inline constexpr int kOctaveAndFifth = 19;  // every root with room to choose; open chords
inline constexpr int kTwoOctaves = 24;      // every tonic and its octave

// clang-format off
inline constexpr std::array<LayerInfo, kLayers> kLayerTable{{
    {.id = LayerId::kDrone, .name = "drone", .description = "tonic and fifth, held for long", .stream = 2, .low = 33, .high = 57,
     .least_span = kTwoOctaves, .crossing = base::Seconds(0),
     .share = {1, 0}, .least_share = 0.8, .closing_share = 1, .pitched = true},
    {.id = LayerId::kPad, .name = "pad", .description = "chords", .stream = 3, .low = 50, .high = 76,
     .least_span = kOctaveAndFifth, .crossing = base::Seconds(0),
     .share = {0.5, 0.5}, .least_share = 0.5, .closing_share = 1, .pitched = true},
    {.id = LayerId::kBass, .name = "bass", .description = "the chords' roots", .stream = 4, .low = 33, .high = 53,
     .least_span = kOctaveAndFifth, .crossing = base::Seconds(0),
     .share = {0, 1, 0.25, 0.7}, .least_share = 0, .closing_share = 0, .pitched = true},
    {.id = LayerId::kMelody, .name = "melody", .description = "phrases, or the tune of --follow", .stream = 5, .low = 62, .high = 84,
     .least_span = kOctave, .crossing = base::Seconds(12),
     .share = {0, 1, 0.1, 0.55}, .least_share = 0, .closing_share = 0.5, .pitched = true},
    {.id = LayerId::kBells, .name = "bells", .description = "single high notes", .stream = 7, .low = 76, .high = 96,
     .least_span = kOctave, .crossing = base::Seconds(8),
     .share = {0.3, 0.6}, .least_share = 0, .closing_share = 1, .pitched = true},
    {.id = LayerId::kTexture, .name = "texture", .description = "noise that swells and goes", .stream = 8, .low = 48, .high = 72,
     .least_span = kOctave, .crossing = base::Seconds(4),
     .share = {1, -0.6}, .least_share = 0, .closing_share = 1, .pitched = false},
}};
// clang-format on

static_assert(std::ranges::all_of(kLayerTable, [](const LayerInfo& layer) {
  return &layer == &kLayerTable[index_of(layer.id)];
}));

[[nodiscard]] constexpr const LayerInfo& info_of(LayerId layer) noexcept {
  return kLayerTable[index_of(layer)];
}

/// A value for each layer, in the order of the table.
template <typename Value>
struct PerLayer {
  std::array<Value, kLayers> values{};

  [[nodiscard]] Value& operator[](LayerId layer) noexcept { return values[index_of(layer)]; }
  [[nodiscard]] const Value& operator[](LayerId layer) const noexcept {
    return values[index_of(layer)];
  }
  friend bool operator==(const PerLayer&, const PerLayer&) = default;
};

}  // namespace auralis::compose
