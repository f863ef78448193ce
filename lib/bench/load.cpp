// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/load.h"

#include <cmath>

#include "base/error.h"
#include "base/suggestion.h"

namespace auralis::bench {

namespace {

constexpr double kMiddleC = 60, kMiddleCHertz = 261.6255653;

double semitones(double ratio) { return 12 * std::log2(ratio); }

/// -1 .. 1 from the first note to the last.
double pan_of(int i, int count) { return count > 1 ? 2.0 * i / (count - 1) - 1 : 0; }

synth::Patch peers_patch(int i) {
  synth::Patch patch;
  patch.name = "peers-" + std::to_string(i);
  patch.sine = {.level = 0.5, .tune = 0};
  patch.saw = {.level = 0.5, .tune = semitones(1.005)};
  patch.envelope = {.attack = 0.5, .decay = 0.5, .sustain = 0.7, .release = 1, .curve = 1};
  patch.filter.cutoff = 4 * kMiddleCHertz;
  patch.filter.key_tracking = 1;
  patch.filter.resonance = std::log(4.0) / std::log(40.0);  // Q = 0.5 * 40^resonance = 2
  patch.lfo = {.rate = 0.1 + 0.05 * i, .pitch = semitones(1.003), .cutoff = std::log2(1.4)};
  patch.level = -19;
  patch.reverb = 0.5;
  patch.velocity = 0;
  return patch;
}

}  // namespace

Load patch_load(synth::PatchBank bank, const std::string& patch, int voices, Seconds held) {
  if (bank.find(patch) == nullptr)
    throw base::Error("--patch: " + base::none_of(patch, bank.names()), base::Fault::kUsage);
  Load load{std::move(bank), {}};
  for (int i = 0; i < voices; ++i)
    load.notes.push_back({i + 1, 36.0 + 7 * i % 48, 0.6, held, patch, pan_of(i, voices)});
  return load;
}

Load peers_load(int voices, Seconds held) {
  Load load;
  const double lowest = kMiddleC + semitones(55 / kMiddleCHertz);
  for (int i = 0; i < voices; ++i) {
    load.bank.add(peers_patch(i));
    load.notes.push_back(
        {i + 1, lowest + 5 * i % 37, 1, held, "peers-" + std::to_string(i), pan_of(i, voices)});
  }
  return load;
}

}  // namespace auralis::bench
