// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A mood: named settings of all layers, read from a TOML file as auralis-mood(5) says.
#pragma once

#include <string>
#include <vector>

#include "base/units.h"
#include "compose/time/layer_table.h"
#include "event/event.h"
#include "toml/table.h"

namespace auralis::compose {

using base::Seconds;

/// What every layer has. A layer without a patch is silent.
struct LayerMood {
  LayerId id;
  std::string patch;
  double level = 0.5;  ///< velocity at full intensity, 0..1
  double density = 1;  ///< how much of what it could play it plays, 0..1
  int low;             ///< register, MIDI numbers
  int high;
  double pan = 0.2;  ///< how far from the centre its notes may lie, 0..1

  explicit LayerMood(LayerId layer)
      : id(layer), low(info_of(layer).low), high(info_of(layer).high) {}
  [[nodiscard]] bool plays() const noexcept { return !patch.empty() && density > 0; }
};

struct DroneMood : LayerMood {
  DroneMood() : LayerMood(LayerId::kDrone) {}
  Seconds length{18};  ///< of one note; two voices alternate, each beginning halfway in the other
  bool fifth = true;   ///< the upper voice plays the fifth, else the octave
};

struct PadMood : LayerMood {
  PadMood() : LayerMood(LayerId::kPad) {}
  int fewest = 3;  ///< voices at intensity 0
  int most = 5;    ///< and at 1
};

struct MelodyMood : LayerMood {
  MelodyMood() : LayerMood(LayerId::kMelody) {}
  double pulse = 1;                                    ///< beats to one unit of a rhythm cell
  double phrase = 8;                                   ///< units to a phrase
  double rest = 6;                                     ///< beats between phrases at intensity 0.5
  int leap = 4;                                        ///< largest, in scale steps
  std::vector<double> steps{0.4, 1, 0.7, 0.35, 0.25};  ///< weight of moving by 0, 1, 2 .. steps
  double deja_vu = 0.5;                                ///< how much of the past returns, 0..1
};

struct BellMood : LayerMood {
  BellMood() : LayerMood(LayerId::kBells) {}
  enum class Rhythm { kLoops, kPoisson, kEuclid };
  static constexpr std::array<std::string_view, 3> kRhythmNames{"loops", "poisson", "euclid"};
  Rhythm rhythm = Rhythm::kLoops;
  std::vector<double> loops{23.5, 25.875, 29.9375};  ///< seconds
  double rate = 6;                                   ///< Poisson: notes a minute at full density
  int pulses = 5;                                    ///< Euclid: pulses among steps
  int steps = 16;
  double step = 0.5;  ///< Euclid: beats a step
};

struct TextureMood : LayerMood {
  TextureMood() : LayerMood(LayerId::kTexture) {}
  Seconds length{18};
  Seconds every{40};  ///< mean time from one onset to the next
};

struct HarmonyMood {
  Seconds chord{16};                             ///< rounded to 1, 2, 4 .. bars
  double tonic = 2;                              ///< pull of the tonic chord
  double richness = 0.3;                         ///< 0 fifths and triads .. 1 sevenths and ninths
  std::vector<double> motion{0, 0.8, 0.9, 1.3};  ///< of the root, by 0 (unused), 1, 2, 3 degrees
};

struct Mood {
  std::string name;
  std::string description;
  double trim = 0;           ///< dB, a gain for the whole of it
  event::Settings defaults;  ///< key, mode, bpm, intensity, complexity where not chosen
  HarmonyMood harmony;
  DroneMood drone;
  PadMood pad;
  LayerMood bass{LayerId::kBass};
  MelodyMood melody;
  BellMood bells;
  TextureMood texture;

  [[nodiscard]] LayerMood& layer(LayerId id) noexcept;
  [[nodiscard]] const LayerMood& layer(LayerId id) const noexcept {
    return const_cast<Mood*>(this)->layer(id);
  }
};

/// Reads a mood's fields; throws base::Error naming file, line and field for a wrong or unknown
/// one.
[[nodiscard]] Mood read_mood(toml::Table table, const std::string& name);

}  // namespace auralis::compose
