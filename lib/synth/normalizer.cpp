// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/normalizer.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <new>

#include "synth/limiter.h"

namespace auralis::synth {

namespace {

constexpr std::size_t kBlock = 16384;
constexpr int kPasses = 4;            // until the limiter's loss is made good
constexpr double kNearEnough = 0.02;  // LU

}  // namespace

struct Normalizer::Meter {
  Meter(base::SampleRate rate, int channels)
      : state(ebur128_init(static_cast<unsigned>(channels), static_cast<unsigned long>(rate.hz),
                           EBUR128_MODE_I | EBUR128_MODE_HISTOGRAM)) {
    if (state == nullptr) throw std::bad_alloc();
  }
  ~Meter() { ebur128_destroy(&state); }
  Meter(const Meter&) = delete;
  Meter& operator=(const Meter&) = delete;

  [[nodiscard]] double loudness() const {
    double lufs = -HUGE_VAL;
    ebur128_loudness_global(state, &lufs);
    return lufs;
  }

  ebur128_state* state;
};

Normalizer::Normalizer(base::SampleRate rate, int channels, double target,
                       const std::string& output)
    : rate_(rate),
      channels_(channels),
      target_(target),
      scratch_(output, channels),
      meter_(std::make_unique<Meter>(rate, channels)) {}

Normalizer::~Normalizer() = default;

void Normalizer::add(const pcm::Block& block) {
  interleave(block, channels_, interleaved_);
  ebur128_add_frames_float(meter_->state, interleaved_.data(), block.frames());
  scratch_.add(block);
}

double Normalizer::pass(double gain, const Sink* sink) {
  const auto factor = static_cast<float>(std::pow(10, gain / 20));
  Limiter limiter(rate_, Limiter::kUnderMinusOne, kBlock);
  Meter meter(rate_, channels_);
  pcm::Block block(2, kBlock), out(2, kBlock);
  std::int64_t skip = Limiter::kLatency, given = 0;
  for (base::Frames at{0}; given < scratch_.frames().count;
       at += {static_cast<std::int64_t>(kBlock)}) {
    scratch_.read(at, block);
    for (int c = 0; c < 2; ++c)
      for (float& sample : block.channel(c)) sample *= factor;
    limiter.process(block.channel(0), block.channel(1));
    const auto count =
        std::min(static_cast<std::int64_t>(kBlock) - skip, scratch_.frames().count - given);
    out.resize(static_cast<std::size_t>(count));
    for (int c = 0; c < 2; ++c)
      std::copy_n(block.channel(c).begin() + skip, count, out.channel(c).begin());
    skip = 0;
    given += count;
    if (sink != nullptr) {
      (*sink)(out);
    } else {
      interleave(out, channels_, interleaved_);
      ebur128_add_frames_float(meter.state, interleaved_.data(), static_cast<std::size_t>(count));
    }
  }
  return meter.loudness();
}

Normalizer::Result Normalizer::finish(const Sink& sink) {
  Result result;
  result.before = result.after = meter_->loudness();
  if (std::isfinite(result.before)) {
    result.gain = std::min(target_ - result.before, kMostLift);
    for (int i = 0; i < kPasses; ++i) {
      result.after = pass(result.gain, nullptr);
      const double lacks = target_ - result.after;
      if (std::abs(lacks) < kNearEnough || result.gain + lacks > kMostLift) break;
      if (i + 1 < kPasses) result.gain += lacks;
    }
  }
  static_cast<void>(pass(result.gain, &sink));
  return result;
}

}  // namespace auralis::synth
