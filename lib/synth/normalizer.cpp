// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/normalizer.h"

#include <ebur128.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <new>

#include "base/error.h"
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

namespace {

void interleave(const pcm::Block& block, int channels, std::vector<float>& out) {
  out.resize(block.frames() * static_cast<std::size_t>(channels));
  for (int c = 0; c < channels; ++c)
    for (std::size_t i = 0; i < block.frames(); ++i)
      out[i * static_cast<std::size_t>(channels) + static_cast<std::size_t>(c)] =
          block.channel(c)[i];
}

}  // namespace

Normalizer::Normalizer(base::SampleRate rate, int channels, double target,
                       const std::string& scratch)
    : rate_(rate),
      channels_(channels),
      target_(target),
      name_(scratch),
      scratch_(base::Descriptor::open(scratch, O_RDWR | O_CREAT | O_TRUNC, 0600)),
      meter_(std::make_unique<Meter>(rate, channels)) {
  ::unlink(scratch.c_str());
}

Normalizer::~Normalizer() = default;

void Normalizer::add(const pcm::Block& block) {
  interleave(block, channels_, interleaved_);
  ebur128_add_frames_float(meter_->state, interleaved_.data(), block.frames());
  base::write_all(scratch_, std::as_bytes(std::span(interleaved_)), name_);
  frames_ += {static_cast<std::int64_t>(block.frames())};
}

/// Fills a stereo block with what was added from `at` on, silence behind the end.
bool Normalizer::read_at(base::Frames at, pcm::Block& block) {
  const auto channels = static_cast<std::size_t>(channels_);
  block.resize(kBlock);
  block.clear();
  const auto left = static_cast<std::size_t>(std::max<std::int64_t>(frames_.count - at.count, 0));
  const std::size_t count = std::min(left, kBlock);
  interleaved_.resize(count * channels);
  auto bytes = std::as_writable_bytes(std::span(interleaved_));
  auto offset = static_cast<off_t>(static_cast<std::size_t>(at.count) * channels * sizeof(float));
  while (!bytes.empty()) {
    const ssize_t n = ::pread(scratch_.fd(), bytes.data(), bytes.size(), offset);
    if (n <= 0) throw base::Error("cannot read " + name_ + " again");
    bytes = bytes.subspan(static_cast<std::size_t>(n));
    offset += n;
  }
  for (int c = 0; c < 2; ++c)
    for (std::size_t i = 0; i < count; ++i)
      block.channel(c)[i] =
          interleaved_[i * channels + static_cast<std::size_t>(std::min(c, channels_ - 1))];
  return left > 0;
}

double Normalizer::pass(double gain, const Sink* sink) {
  const auto factor = static_cast<float>(std::pow(10, gain / 20));
  Limiter limiter(rate_, Limiter::kUnderMinusOne, kBlock);
  Meter meter(rate_, channels_);
  pcm::Block block(2, kBlock), out(2, kBlock);
  std::int64_t skip = Limiter::kLatency, given = 0;
  for (base::Frames at{0}; given < frames_.count; at += {static_cast<std::int64_t>(kBlock)}) {
    static_cast<void>(read_at(at, block));
    for (int c = 0; c < 2; ++c)
      for (float& sample : block.channel(c)) sample *= factor;
    limiter.process(block.channel(0), block.channel(1));
    const auto count = std::min(static_cast<std::int64_t>(kBlock) - skip, frames_.count - given);
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
