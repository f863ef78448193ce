// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A voice of which every word is heard, and each of its words changed in turn: a renderer that
// forgets one sounds as before.
#pragma once

#include <cstring>
#include <span>
#include <type_traits>
#include <vector>

#include "render/piece.h"

namespace auralis::render {

/// Which words of a voice are reals.
template <class T>
struct IsReal {
  IsReal() = default;
  IsReal(T) {}  // NOLINT(google-explicit-constructor): as the fields' defaults are given
  std::uint32_t value = std::is_same_v<T, float> ? 1 : 0;
};

inline constexpr std::size_t kVoiceWords = sizeof(synth::VoiceFields<synth::Single>) / 4;

/// Makes use of all there is, and is let go in the middle of kWordPeriods.
inline synth::Voice voice_of_every_word() {
  synth::Voice v;
  v.onset = 3;
  v.off = 250;
  v.sine_increment = 30000000;
  v.saw_increment = 47000000;
  v.sine_phase = 1000000000;
  v.saw_phase = 2000000000;
  v.shape = 0.6F;
  v.partials = 8;
  v.fm = 0.2F;
  v.fm_envelope = 0.5F;
  v.seed = 4711;
  v.fold = 0.5F;
  for (int e = 0; e < synth::kEnvelopes; ++e)
    v.envelopes[e] = {
        .attack = 60.0F + e, .decay = 90, .release = 400, .sustain = 0.6F, .curve = 1.7F};
  for (synth::VoiceLfo& l : v.lfos)
    l = {.increment = 30000000,
         .phase = 500000000,
         .rate_depth = 1e7F,
         .amp_depth = 0.7F,
         .constant = 0.1F,
         .sine = 0.3F,
         .triangle = 0.2F,
         .saw = 0.15F,
         .square = 0.1F};
  for (int t = 0; t < synth::kTargets; ++t) {
    v.targets[t].base = t == synth::kCutoff ? -5.0F : 0.2F;
    for (float& from : v.targets[t].from) from = 0.15F;
  }
  v.glide = -0.4F;
  v.glide_periods = 200;
  v.drift = 0.05F;
  v.drift_cutoff = 0.4F;
  v.cutoff_envelope = 1.5F;
  v.damping = 0.8F;
  v.input = 0.2F;
  v.band = 0.4F;
  v.low = 0.5F;
  v.gated = 0.7F;
  v.tremolo = 0.3F;
  v.left = 0.5F;
  v.right = 0.4F;
  v.reverb = 0.3F;
  v.delay = 0.6F;
  v.chorus = 0.2F;
  return v;
}

inline constexpr Period kWordPeriods = 500;

inline synth::Voice with_changed_word(synth::Voice voice, std::size_t word) {
  const synth::VoiceFields<IsReal> kinds;
  static_assert(sizeof kinds == 4 * kVoiceWords);
  IsReal<float> kind;
  auto* const fields = static_cast<synth::VoiceFields<synth::Single>*>(&voice);
  char* const at = reinterpret_cast<char*>(fields) + 4 * word;
  std::memcpy(&kind, reinterpret_cast<const char*>(&kinds) + 4 * word, 4);
  if (kind.value != 0) {
    float x;
    std::memcpy(&x, at, 4);
    x *= 1.2F;
    std::memcpy(at, &x, 4);
  } else {
    std::uint32_t x;
    std::memcpy(&x, at, 4);
    x += x / 7;
    std::memcpy(at, &x, 4);
  }
  return voice;
}

inline Take take_of(synth::Renderer& renderer, const synth::Voice& voice, int span = 100) {
  renderer.start(3, voice);
  Take take;
  take.render(renderer, 0, kWordPeriods, span);
  return take;
}

/// The words whose change is heard on no bus by more than `least`; none, if nothing was forgotten.
/// make() gives a renderer.
template <class Make>
std::vector<std::size_t> words_not_heard(const Make& make, double least) {
  const synth::Voice voice = voice_of_every_word();
  const auto take = [&](const synth::Voice& v) {
    auto renderer = make();
    return take_of(renderer, v);
  };
  const Take before = take(voice);
  std::vector<std::size_t> forgotten;
  for (std::size_t word = 0; word < kVoiceWords; ++word) {
    const Take after = take(with_changed_word(voice, word));
    double largest = 0;
    for (std::size_t bus = 0; bus < synth::kBuses; ++bus)
      largest = std::max(largest, largest_difference(before.bus[bus], after.bus[bus]));
    if (!(largest > least)) forgotten.push_back(word);
  }
  return forgotten;
}

}  // namespace auralis::render
