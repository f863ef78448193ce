// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A second of music that asks all of a renderer, by every patch there is, and what it sounds like.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "synth/patch_bank.h"
#include "synth/renderer.h"

namespace auralis::render {

using synth::Period;

inline constexpr base::SampleRate kRate{44100};
inline constexpr Period kSecond = 44100 / synth::kPeriodFrames;

/// Everything that a patch of its own can ask of a voice, at once.
inline synth::Patch everything() {
  synth::Patch patch{.name = "everything"};
  patch.sine = {.level = 0.4, .tune = 0.1};
  patch.saw = {.level = 0.3, .tune = 7};
  patch.fm = {.index = 4, .envelope = 0.7};
  patch.noise = 0.1;
  patch.fold = 0.3;
  patch.filter = {
      .type = synth::FilterType::kBandPass, .cutoff = 900, .resonance = 0.4, .envelope = 3};
  patch.filter_envelope = synth::EnvelopePatch{.attack = 0.3, .decay = 0.2, .sustain = 0.2};
  patch.lfo = {.rate = 5, .pitch = 0.3, .cutoff = 0.5, .level = 0.4};
  patch.drift = 30;
  return patch;
}

inline synth::PatchBank& bank() {
  static synth::PatchBank loaded = [] {
    synth::PatchBank patches;
    patches.add_directory(AURALIS_PATCHES);
    patches.add(everything());
    return patches;
  }();
  return loaded;
}

/// Renders spans one after the other and keeps the buses.
struct Take {
  std::array<std::vector<float>, synth::kBuses> bus;

  void render(synth::Renderer& renderer, Period from, Period to, int span) {
    std::vector<float> brightness;
    pcm::Block block(synth::kBuses, static_cast<std::size_t>(span) * synth::kPeriodFrames);
    for (Period p = from; p < to; p += span) {
      const int n = static_cast<int>(std::min<Period>(span, to - p));
      brightness.resize(static_cast<std::size_t>(n) + 1);
      for (int i = 0; i <= n; ++i)  // moves all the time, as intensity may
        brightness[static_cast<std::size_t>(i)] = std::sin(static_cast<float>(p + i) * 0.001F);
      renderer.render(p, n, brightness, block);
      for (int b = 0; b < synth::kBuses; ++b) {
        const auto channel = block.channel(b);
        auto& kept = bus[static_cast<std::size_t>(b)];
        kept.insert(kept.end(), channel.begin(), channel.end());
      }
    }
  }
};

/// A small piece that uses all that a voice can do: late onsets, held and released notes, a glide,
/// a theft, neighbours in two groups of lanes.
inline void play(synth::Renderer& renderer, const synth::Patch& patch) {
  for (int i = 0; i < 20; ++i) {
    synth::Voice voice = synth::make_voice(patch,
                                           {.pitch = 36 + 2.5 * i,
                                            .velocity = 0.3 + 0.03 * i,
                                            .pan = -1 + 0.1 * i,
                                            .bend = i % 4 == 0 ? -3.0 : 0.0,
                                            .seed = static_cast<std::uint32_t>(i)},
                                           i * 37, kRate);
    if (i % 3 != 0) voice.off = voice.onset + 900 + 40 * i;
    renderer.start(i, voice);
  }
  renderer.kill(6, 1500);
  renderer.release(3, 1800);
}

inline double level(const std::vector<float>& samples) {
  double power = 0;
  for (const float x : samples) power += static_cast<double>(x) * x;
  return std::sqrt(power / static_cast<double>(samples.size()));
}

inline double largest_difference(const std::vector<float>& a, const std::vector<float>& b) {
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    largest = std::max(largest, std::abs(static_cast<double>(a[i]) - b[i]));
  return largest;
}

inline std::vector<std::string> patch_names() {
  auto names = bank().names();
  for (const char* sound : {"0", "5", "31415", "271828"})
    names.push_back(std::string("synth1b1:") + sound);
  return names;
}

/// A parameter's name as part of a test's.
inline std::string test_name(std::string name) {
  std::ranges::replace(name, ':', '_');
  return name;
}

}  // namespace auralis::render
