// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/kernel/voice_lanes.h"

#include <algorithm>

namespace auralis::render {

namespace {

/// A period relative to a span, kept where its distance fits 32 bits with room to spare.
std::int32_t relative(synth::Period period, synth::Period first) noexcept {
  constexpr synth::Period kFar = 1 << 28;
  return static_cast<std::int32_t>(std::clamp(period - first, -kFar, kFar));
}

}  // namespace

void set_lane(VoiceLanes& lanes, int lane, const synth::Voice& v) noexcept {
  lanes.sine_increment[lane] = v.sine_increment;
  lanes.saw_increment[lane] = v.saw_increment;
  lanes.lfo_increment[lane] = v.lfo_increment;
  lanes.noise_seed[lane] = v.noise_seed;
  lanes.sine_level[lane] = v.sine_level;
  lanes.saw_level[lane] = v.saw_level;
  lanes.noise_level[lane] = v.noise_level;
  lanes.shape[lane] = v.shape;
  lanes.partials[lane] = v.partials;
  lanes.attack[lane] = v.attack;
  lanes.attack_rate[lane] = 1 / v.attack;
  lanes.decay_rate[lane] = 1 / v.decay;
  lanes.release_rate[lane] = 1 / v.release;
  lanes.sustain[lane] = v.sustain;
  lanes.curve[lane] = v.curve;
  lanes.lfo_pitch[lane] = v.lfo_pitch;
  lanes.lfo_cutoff[lane] = v.lfo_cutoff;
  lanes.lfo_level[lane] = v.lfo_level;
  lanes.glide[lane] = v.glide;
  lanes.glide_rate[lane] = 1 / v.glide_periods;
  lanes.cutoff[lane] = v.cutoff;
  lanes.cutoff_envelope[lane] = v.cutoff_envelope;
  lanes.damping[lane] = v.damping;
  lanes.left[lane] = v.left;
  lanes.right[lane] = v.right;
  lanes.reverb[lane] = v.reverb;
  lanes.delay[lane] = v.delay;
  lanes.chorus[lane] = v.chorus;

  lanes.sine_phase[lane] = v.sine_phase;
  lanes.saw_phase[lane] = v.saw_phase;
  lanes.lfo_phase[lane] = v.lfo_phase;
  lanes.integrator_1[lane] = 0;
  lanes.integrator_2[lane] = 0;
  lanes.amplitude[lane] = 0;
  lanes.earlier_amplitude[lane] = 0;

  lanes.onset_at[lane] = v.onset;
  lanes.off_at[lane] = v.off;
  lanes.kill_at[lane] = v.kill;
  lanes.end_at[lane] = v.end();
}

bool prepare_span(VoiceLanes& lanes, synth::Period first, int periods) noexcept {
  bool sounds = false;
  for (int lane = 0; lane < kLanes; ++lane) {
    lanes.onset[lane] = relative(lanes.onset_at[lane], first);
    lanes.off[lane] = relative(lanes.off_at[lane], first);
    lanes.kill[lane] = relative(lanes.kill_at[lane], first);
    sounds |= lanes.onset_at[lane] < first + periods && lanes.end_at[lane] > first;
  }
  return sounds;
}

}  // namespace auralis::render
