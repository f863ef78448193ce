// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The fused voice kernel: oscillators, noise, filter, envelope, pan and mix of many voices in one
// pass, lanes across voices. Compiled for every instruction set and dispatched at run time.
#pragma once

#include <span>
#include <string>

#include "render/kernel/voice_lanes.h"
#include "synth/renderer.h"

namespace auralis::render {

/// Where the kernel adds the voices up: planar, kPeriodFrames * periods frames each.
struct BusPointers {
  float* bus[synth::kBuses];
};

/// Renders the groups over `brightness.size()` periods (octaves of cutoff, one a period) and writes
/// their sum. prepare_span has been called on each group. Real-time safe: no allocation, no lock.
/// The state-variable filter is Zavalishin's, "The art of VA filter design" (2018), section 4.
void render_voices(std::span<VoiceLanes* const> groups, std::span<const float> brightness,
                   float sample_rate, const BusPointers& out) noexcept;

/// The instruction set in use: "AVX3", "AVX2", "NEON", …
[[nodiscard]] std::string instruction_set();

}  // namespace auralis::render
