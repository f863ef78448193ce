// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/fused_renderer.h"

#include "render/kernel/voice_kernel.h"
#include "simd/flush_denormals.h"

namespace auralis::render {

namespace {

constexpr std::size_t kTilePeriods = 8;  // whose sums fit the first-level cache with a group

}  // namespace

FusedRenderer::FusedRenderer(int slots, base::SampleRate rate)
    : rate_(rate),
      groups_(static_cast<std::size_t>((slots + kLanes - 1) / kLanes)),
      voices_(groups_.size() * kLanes),
      tile_(kTilePeriods) {
  sounding_.reserve(groups_.size());
  synth::Voice silent;  // over before it began
  silent.off = 0;
  silent.kill = 0;
  silent.onset = -1000;
  for (int slot = 0; slot < this->slots(); ++slot) start(slot, silent);
}

int FusedRenderer::slots() const noexcept { return static_cast<int>(voices_.size()); }

VoiceLanes& FusedRenderer::group_of(int slot) noexcept {
  return groups_[static_cast<std::size_t>(slot / kLanes)];
}

void FusedRenderer::start(int slot, const synth::Voice& voice) noexcept {
  voices_[static_cast<std::size_t>(slot)] = voice;
  set_lane(group_of(slot), slot % kLanes, voice);
}

void FusedRenderer::release(int slot, synth::Period off) noexcept {
  synth::Voice& voice = voices_[static_cast<std::size_t>(slot)];
  voice.off = off;
  group_of(slot).off_at[slot % kLanes] = off;
  group_of(slot).end_at[slot % kLanes] = voice.end();
}

void FusedRenderer::kill(int slot, synth::Period at) noexcept {
  synth::Voice& voice = voices_[static_cast<std::size_t>(slot)];
  voice.kill = at;
  group_of(slot).kill_at[slot % kLanes] = at;
  group_of(slot).end_at[slot % kLanes] = voice.end();
}

void FusedRenderer::render(synth::Period first, int periods, std::span<const float> brightness,
                           pcm::Block& out) {
  const simd::FlushDenormals flush;
  out.resize(static_cast<std::size_t>(periods) * synth::kPeriodFrames);
  sounding_.clear();
  for (VoiceLanes& group : groups_)
    if (prepare_span(group, first, periods)) sounding_.push_back(&group);
  BusPointers buses{};
  for (int bus = 0; bus < synth::kBuses; ++bus) buses.bus[bus] = out.channel(bus).data();
  render_voices(sounding_, brightness, static_cast<float>(rate_.hz), tile_, buses);
}

}  // namespace auralis::render
