// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/mixer.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/wide.h"
#include "synth/renderer.h"

namespace auralis::synth {

namespace {
constexpr float kEchoesInReverb = 0.35F;  // gain: they stand further back than what they echo

AURALIS_WIDE void add(std::span<const float> from, float gain, std::span<float> to) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += gain * from[i];
}

}  // namespace

MixOptions MixOptions::of_a_part() const {
  MixOptions part = *this;
  part.saturation = 0;
  part.loudness.reset();
  part.limited = false;
  return part;
}

Mixer::Mixer(Reverb& reverb, base::SampleRate rate, const MixOptions& options,
             std::size_t max_frames)
    : reverb_(reverb),
      chorus_(rate),
      delay_(rate, options.delay),
      saturation_(rate, options.saturation),
      limiter_(rate,
               options.limited ? Limiter::kUnderMinusOne : std::numeric_limits<float>::infinity(),
               max_frames),
      air_(rate, options.air),
      gain_(static_cast<float>(std::pow(10, options.level / 20))) {
  if (options.loudness) loudness_.emplace(rate, *options.loudness);
}

void Mixer::process(pcm::Block& buses, std::span<const float> bpm, std::span<const float> trims) {
  delay_.process(buses.channel(kDelayLeft), buses.channel(kDelayRight), bpm);
  for (const int side : {0, 1})
    add(buses.channel(kDelayLeft + side), kEchoesInReverb, buses.channel(kReverbLeft + side));
  reverb_.process(buses.channel(kReverbLeft), buses.channel(kReverbRight));
  chorus_.process(buses.channel(kChorusLeft), buses.channel(kChorusRight));

  sum(buses);
  const auto left = buses.channel(kDryLeft), right = buses.channel(kDryRight);
  amplify(left, right, trims);
  saturation_.process(left, right);
  air_.process(left, right);
  if (loudness_) loudness_->process(left, right);
  limiter_.process(left, right);
}

/// All buses into the first.
AURALIS_WIDE void Mixer::sum(pcm::Block& buses) noexcept {
  const std::size_t n = buses.frames();
  for (const int side : {0, 1}) {
    float* const dry = buses.channel(kDryLeft + side).data();
    const float* const reverb = buses.channel(kReverbLeft + side).data();
    const float* const delay = buses.channel(kDelayLeft + side).data();
    const float* const chorus = buses.channel(kChorusLeft + side).data();
    for (std::size_t i = 0; i < n; ++i) dry[i] = dry[i] + reverb[i] + delay[i] + chorus[i];
  }
}

/// By the mix's gain, the trim, which moves in a straight line through each period, and the fade.
AURALIS_WIDE void Mixer::amplify(std::span<float> left, std::span<float> right,
                                 std::span<const float> trims) noexcept {
  std::array<float, kPeriodFrames> gains;
  for (std::size_t p = 0; p < trims.size(); ++p) {
    const float step = (trims[p] - trim_) / kPeriodFrames;
    for (std::size_t i = 0; i < gains.size(); ++i)
      gains[i] = gain_ * (trim_ + step * static_cast<float>(i + 1));
    trim_ = trims[p];
    if (fade_step_ > 0)
      for (float& gain : gains) gain *= fade_ = std::max(0.0F, fade_ - fade_step_);
    const std::size_t at = p * kPeriodFrames;
    for (std::size_t i = 0; i < gains.size(); ++i) {
      left[at + i] *= gains[i];
      right[at + i] *= gains[i];
    }
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
