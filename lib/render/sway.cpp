// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/sway.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

namespace auralis::render {

using synth::DelayLine;

Sway::Sway(base::SampleRate rate, int middle, double cents, double hertz)
    : middle_(middle),
      depth_((std::exp2(cents / 1200) - 1) * rate.hz / (2 * std::numbers::pi * hertz)),
      step_re_(std::cos(2 * std::numbers::pi * hertz * DelayLine::kPart / rate.hz)),
      step_im_(std::sin(2 * std::numbers::pi * hertz * DelayLine::kPart / rate.hz)),
      line_(middle + depth_ + 1) {}

/// The sine after a part.
void Sway::turn() noexcept {
  const double re = re_ * step_re_ - im_ * step_im_;
  im_ = re_ * step_im_ + im_ * step_re_;
  re_ = re;
}

/// The sine goes straight on within a part of DelayLine::kPart frames.
void Sway::add(std::span<const float> in, std::span<float> out) noexcept {
  assert(in.size() % DelayLine::kPart == 0);
  std::array<double, DelayLine::kPart> sway;
  for (std::size_t at = 0; at < in.size(); at += sway.size()) {
    const double from = im_;
    turn();
    const double slope = (im_ - from) / static_cast<double>(sway.size());
    for (std::size_t i = 0; i < sway.size(); ++i) sway[i] = from + slope * static_cast<double>(i);
    line_.push(in.subspan(at, sway.size()));
    line_.add_swaying(middle_, depth_, sway, out.subspan(at, sway.size()));
  }
}

}  // namespace auralis::render
