// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The fused voice kernel: oscillators, noise, filter, envelope, pan and mix of many voices in one
// pass, lanes across voices. Compiled for every instruction set and dispatched at run time.
#pragma once

#include <span>
#include <string>

#include "render/voice/voice_lanes.h"
#include "synth/renderer.h"

namespace auralis::render {

/// Where the kernel adds the voices up: planar, kPeriodFrames * periods frames each.
struct BusPointers {
  float* bus[synth::kBuses];
};

inline constexpr int kBusPairs = synth::kBuses / 2;

/// One period of the buses, the lanes not yet summed; a pair is a left bus and its right one.
struct alignas(64) PeriodSums {
  float lanes[kBusPairs][synth::kPeriodFrames][2][kLanes];
};

/// How the kernel goes through voices and periods: a batch of groups through all periods of a tile,
/// then the next batch, so that a batch's state and a tile's sums stay near the processor. Neither
/// number changes a sample.
struct Workspace {
  std::span<PeriodSums> tile;
  std::size_t batch;  ///< groups
};

/// Renders the groups over `brightness.size()` - 1 periods (octaves of cutoff, at each period's
/// begin and at the end of the last) and writes their sum. prepare_span has been called on each
/// group. Real-time safe: no allocation, no lock. The state-variable filter is Zavalishin's, "The
/// art of VA filter design" (2018), section 4.
void render_voices(std::span<VoiceLanes* const> groups, std::span<const float> brightness,
                   float sample_rate, const Workspace& workspace, const BusPointers& out) noexcept;

/// The instruction set in use: "AVX3", "AVX2", "NEON", …
[[nodiscard]] std::string instruction_set();

}  // namespace auralis::render
