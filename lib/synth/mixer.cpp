// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/mixer.h"

#include <algorithm>
#include <cmath>

#include "synth/renderer.h"

namespace auralis::synth {

namespace {
constexpr float kCeiling = 0.871F;        // -1.2 dBTP: 0.2 dB for what other interpolators find
constexpr float kEchoesInReverb = 0.35F;  // gain: they stand further back than what they echo

void add(std::span<const float> from, float gain, std::span<float> to) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += gain * from[i];
}

}  // namespace

Mixer::Mixer(Reverb& reverb, base::SampleRate rate, const MixOptions& options,
             std::size_t max_frames)
    : reverb_(reverb),
      chorus_(rate),
      delay_(rate, options.delay),
      saturation_(options.saturation),
      limiter_(rate, kCeiling, max_frames),
      gain_(static_cast<float>(std::pow(10, options.level / 20))) {
  if (options.loudness) loudness_.emplace(rate, *options.loudness);
}

void Mixer::process(pcm::Block& buses, std::span<const float> bpm) {
  delay_.process(buses.channel(kDelayLeft), buses.channel(kDelayRight), bpm);
  for (const int side : {0, 1})
    add(buses.channel(kDelayLeft + side), kEchoesInReverb, buses.channel(kReverbLeft + side));
  reverb_.process(buses.channel(kReverbLeft), buses.channel(kReverbRight));
  chorus_.process(buses.channel(kChorusLeft), buses.channel(kChorusRight));

  sum(buses);
  const auto left = buses.channel(kDryLeft), right = buses.channel(kDryRight);
  saturation_.process(left, right);
  if (loudness_) loudness_->process(left, right);
  limiter_.process(left, right);
}

/// All buses into the first, with the mix's gain and its fade.
void Mixer::sum(pcm::Block& buses) noexcept {
  const std::size_t n = buses.frames();
  const float gain = gain_ * fade_;
  for (const int side : {0, 1}) {
    float* const dry = buses.channel(kDryLeft + side).data();
    const float* const reverb = buses.channel(kReverbLeft + side).data();
    const float* const delay = buses.channel(kDelayLeft + side).data();
    const float* const chorus = buses.channel(kChorusLeft + side).data();
    if (fade_step_ == 0)
      for (std::size_t i = 0; i < n; ++i)
        dry[i] = (dry[i] + reverb[i] + delay[i] + chorus[i]) * gain;
    else
      for (std::size_t i = 0; i < n; ++i) dry[i] = dry[i] + reverb[i] + delay[i] + chorus[i];
  }
  if (fade_step_ > 0) fade(buses.channel(kDryLeft), buses.channel(kDryRight));
}

void Mixer::fade(std::span<float> left, std::span<float> right) noexcept {
  for (std::size_t i = 0; i < left.size(); ++i) {
    fade_ = std::max(0.0F, fade_ - fade_step_);
    left[i] *= gain_ * fade_;
    right[i] *= gain_ * fade_;
  }
}

void Mixer::fade_out(double frames) noexcept {
  fade_step_ = static_cast<float>(fade_ / std::max(1.0, frames));
}

int Mixer::tail(std::optional<double> echoes_at) const noexcept {
  // An echo's reverb is quieter by what the echo is: it outlasts neither the first nor the echoes.
  const int echoes = echoes_at ? delay_.length(*echoes_at) : 0;
  return std::max({reverb_.length(), echoes, chorus_.length()}) + Limiter::kLatency;
}

}  // namespace auralis::synth
