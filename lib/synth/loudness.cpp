// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/loudness.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <new>

namespace auralis::synth {

namespace {
constexpr double kInterval = 0.1;  // seconds from measurement to measurement
constexpr double kReach = 4;       // seconds in which a small difference is made good
constexpr double kMostCut = 40;    // dB
}  // namespace

struct Loudness::Meter {
  explicit Meter(base::SampleRate rate)
      : state(ebur128_init(2, static_cast<unsigned long>(rate.hz), EBUR128_MODE_S)) {
    if (state == nullptr) throw std::bad_alloc();
  }
  ~Meter() { ebur128_destroy(&state); }
  Meter(const Meter&) = delete;
  Meter& operator=(const Meter&) = delete;

  ebur128_state* state;
};

Loudness::Loudness(base::SampleRate rate, double target)
    : target_(target),
      meter_(std::make_unique<Meter>(rate)),
      interleaved_(2 * static_cast<std::size_t>(kInterval * rate.hz)) {}

Loudness::~Loudness() = default;

void Loudness::measure() noexcept {
  ebur128_add_frames_float(meter_->state, interleaved_.data(), interleaved_.size() / 2);
  double loudness = 0;
  if (ebur128_loudness_shortterm(meter_->state, &loudness) == EBUR128_SUCCESS &&
      loudness > kSilence) {
    const double wanted = std::clamp(target_ - loudness, -kMostCut, kMostLift);
    gain_ += kInterval * std::clamp((wanted - gain_) / kReach, -kFastest, kFastest);
  }
  const double factor = std::pow(10, gain_ / 20);
  step_ = static_cast<float>((factor - factor_) / (static_cast<double>(interleaved_.size()) / 2));
}

void Loudness::process(std::span<float> left, std::span<float> right) noexcept {
  for (std::size_t i = 0; i < left.size(); ++i) {
    interleaved_[2 * filled_] = left[i];
    interleaved_[2 * filled_ + 1] = right[i];
    left[i] *= factor_;
    right[i] *= factor_;
    factor_ += step_;
    if (2 * ++filled_ < interleaved_.size()) continue;
    measure();
    filled_ = 0;
  }
}

}  // namespace auralis::synth
