// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/fused_renderer.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "render/kernel/voice_kernel.h"
#include "simd/flush_denormals.h"

namespace auralis::render {

FusedRenderer::FusedRenderer(int slots, base::SampleRate rate, int batch)
    : rate_(rate),
      batch_(batch),
      groups_(static_cast<std::size_t>((slots + kLanes - 1) / kLanes)),
      voices_(groups_.size() * kLanes),
      tile_(kTilePeriods) {
  sounding_.reserve(groups_.size());
  for (int slot = 0; slot < this->slots(); ++slot) start(slot, synth::ended_voice());
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
  set_ends(group_of(slot), slot % kLanes, voice);
}

void FusedRenderer::kill(int slot, synth::Period at) noexcept {
  synth::Voice& voice = voices_[static_cast<std::size_t>(slot)];
  voice.kill = at;
  set_ends(group_of(slot), slot % kLanes, voice);
}

void FusedRenderer::render(synth::Period first, int periods, std::span<const float> brightness,
                           pcm::Block& out) {
  const simd::FlushDenormals flush;
  out.resize(static_cast<std::size_t>(periods) * synth::kPeriodFrames);
  sounding_.clear();
  for (VoiceLanes& group : groups_)
    if (prepare_span(group, first, periods) != 0) sounding_.push_back(&group);
  BusPointers buses{};
  for (int bus = 0; bus < synth::kBuses; ++bus) buses.bus[bus] = out.channel(bus).data();
  render_voices(sounding_, brightness, static_cast<float>(rate_.hz),
                {tile_, static_cast<std::size_t>(batch_ / kLanes)}, buses);
}

namespace {

/// A voice that sounds for ever and uses what most do.
synth::Voice busy_voice(base::SampleRate rate) {
  synth::Patch patch;
  patch.sine.level = patch.saw.level = 0.5;
  patch.lfo = {.rate = 1, .pitch = 0.1, .cutoff = 0.5};
  return synth::make_voice(patch, {}, 0, rate);
}

}  // namespace

int FusedRenderer::choose_batch(int slots, base::SampleRate rate, const base::Clock& clock) {
  constexpr int kRounds = 3, kPeriods = 16;
  constexpr double kNoise = 1.03;  // what a smaller batch may lose by and still be the better one
  assert(slots > 0);
  FusedRenderer renderer(slots, rate);
  const synth::Voice voice = busy_voice(rate);
  for (int slot = 0; slot < renderer.slots(); ++slot) renderer.start(slot, voice);
  pcm::Block block(synth::kBuses, std::size_t{kPeriods} * synth::kPeriodFrames);
  const std::vector<float> brightness(kPeriods + 1);
  synth::Period now = 0;
  const auto time = [&](int batch) {
    renderer.batch_ = batch;
    const base::Seconds begin = clock.now();
    renderer.render(std::exchange(now, now + kPeriods), kPeriods, brightness, block);
    return clock.now() - begin;
  };
  // The least of the rounds counts: the first one fills the caches, in others something else ran.
  std::vector<base::Seconds> least;
  for (int batch = kLanes; batch <= renderer.slots(); batch *= 2) least.push_back(time(batch));
  for (int round = 1; round < kRounds; ++round)
    for (std::size_t i = 0; i < least.size(); ++i) least[i] = std::min(least[i], time(kLanes << i));
  const base::Seconds enough = *std::ranges::min_element(least) * kNoise;
  const auto chosen = std::ranges::find_if(least, [=](auto spent) { return spent <= enough; });
  return kLanes << (chosen - least.begin());
}

}  // namespace auralis::render
