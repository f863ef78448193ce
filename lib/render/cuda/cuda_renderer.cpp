// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/cuda/cuda_renderer.h"

#include <algorithm>

namespace auralis::render {

using synth::kPeriodFrames;
using synth::Period;
using synth::Voice;

namespace {

constexpr int kTunedPeriods = 276;  // a block of 100 ms at 44.1 kHz

/// Makes use of most of what a voice can.
Voice busy_voice() {
  Voice voice;
  voice.sine_increment = 40000000;
  voice.saw_increment = 60000000;
  voice.fm = 0.3F;
  voice.drift = 0.01F;
  voice.cutoff_envelope = 1;
  voice.tremolo = 0.2F;
  for (synth::Modulated& target : voice.targets) target.base = 0.1F;
  voice.targets[synth::kCutoff].base = -5;
  voice.reverb = voice.delay = voice.chorus = 0.5F;
  return voice;
}

}  // namespace

CudaRenderer::CudaRenderer(std::unique_ptr<cuda::Machine> machine)
    : machine_(std::move(machine)),
      memory_(machine_->memory()),
      voices_(memory_.groups.size() * kLanes) {
  start_all(busy_voice());
  if (prepare(0, kTunedPeriods)) machine_->tune(kTunedPeriods);
  start_all(synth::ended_voice());
}

void CudaRenderer::start_all(const Voice& voice) noexcept {
  for (int slot = 0; slot < slots(); ++slot) start(slot, voice);
}

void CudaRenderer::start(int slot, const Voice& voice) noexcept {
  const auto group = static_cast<std::size_t>(slot / kLanes);
  voices_[static_cast<std::size_t>(slot)] = voice;
  set_lane(memory_.groups[group], slot % kLanes, voice);
  memory_.orders[group].starting |= 1U << (slot % kLanes);
}

void CudaRenderer::release(int slot, Period off) noexcept {
  voices_[static_cast<std::size_t>(slot)].off = off;
  move_ends(slot);
}

void CudaRenderer::kill(int slot, Period at) noexcept {
  voices_[static_cast<std::size_t>(slot)].kill = at;
  move_ends(slot);
}

void CudaRenderer::move_ends(int slot) noexcept {
  const Voice& voice = voices_[static_cast<std::size_t>(slot)];
  set_ends(memory_.groups[static_cast<std::size_t>(slot / kLanes)], slot % kLanes, voice);
}

bool CudaRenderer::prepare(Period first, int periods) noexcept {
  bool sounds = false;
  for (std::size_t i = 0; i < memory_.groups.size(); ++i) {
    memory_.orders[i].sounding = prepare_span(memory_.groups[i], first, periods);
    sounds |= memory_.orders[i].sounding != 0;
  }
  return sounds;
}

void CudaRenderer::launch(Period first, std::span<const float> brightness, pcm::Block& out,
                          std::size_t frame) {
  const auto periods = static_cast<int>(brightness.size()) - 1;
  const std::size_t frames = static_cast<std::size_t>(periods) * kPeriodFrames;
  const auto begin = static_cast<std::ptrdiff_t>(frame);
  if (!prepare(first, periods)) {  // whoever starts later is told with the next launch
    for (int bus = 0; bus < synth::kBuses; ++bus)
      std::fill_n(out.channel(bus).begin() + begin, frames, 0.0F);
    return;
  }
  std::ranges::copy(brightness, memory_.brightness);
  machine_->render(periods);
  for (cuda::GroupOrders& orders : memory_.orders) orders.starting = 0;
  for (std::size_t bus = 0; bus < synth::kBuses; ++bus)
    std::copy_n(memory_.buses + bus * frames, frames,
                out.channel(static_cast<int>(bus)).begin() + begin);
}

void CudaRenderer::render(Period first, int periods, std::span<const float> brightness,
                          pcm::Block& out) {
  out.resize(static_cast<std::size_t>(periods) * kPeriodFrames);
  for (int done = 0; done < periods; done += cuda::kMostPeriods) {
    const int now = std::min(periods - done, cuda::kMostPeriods);
    launch(first + done,
           brightness.subspan(static_cast<std::size_t>(done), static_cast<std::size_t>(now) + 1),
           out, static_cast<std::size_t>(done) * kPeriodFrames);
  }
}

}  // namespace auralis::render
