// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What the threads of the CUDA launch do, done in loops on the CPU.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "render/cuda/span.h"
#include "simd/flush_denormals.h"

namespace auralis::render {

class MachineInLoops final : public cuda::Machine {
 public:
  /// `batch` is kept, whatever tune() is asked.
  MachineInLoops(const cuda::MachineOptions& options, int batch)
      : limits_(limits_at(options.rate)),
        host_(static_cast<std::size_t>(options.groups)),
        device_(host_.size()),
        orders_(host_.size()),
        brightness_(cuda::kMostPeriods + 1),
        buses_(synth::kBuses * kMostFrames),
        batch_(batch),
        memory_{.groups = host_,
                .orders = orders_,
                .brightness = brightness_.data(),
                .buses = buses_.data()} {}

  [[nodiscard]] const cuda::SharedMemory& memory() const noexcept override { return memory_; }

  void render(int periods) override {
    const simd::FlushDenormals flush;
    const auto slots = static_cast<int>(host_.size()) * kLanes;
    const cuda::Span span{.host = host_.data(),
                          .orders = orders_.data(),
                          .groups = device_.data(),
                          .brightness = brightness_.data(),
                          .slots = slots,
                          .periods = periods,
                          .batch = batch_,
                          .limits = limits_};
    const int blocks = (slots + batch_ - 1) / batch_;
    const int samples = synth::kBuses * periods * cuda::kFrames;
    std::vector<std::vector<float>> shares;
    for (int block = 0; block < blocks; ++block) shares.push_back(render_block(span, block));
    for (int i = 0; i < samples; ++i)
      buses_[static_cast<std::size_t>(i)] = cuda::bus_sample(blocks, batch_, [&](int block) {
        const auto& share = shares[static_cast<std::size_t>(block)];
        return share.empty() ? 0.0F : share[static_cast<std::size_t>(i)];
      });
    ++launches;
  }

  void tune(int periods) override { render(periods); }
  [[nodiscard]] std::string description() const override { return "loops"; }
  [[nodiscard]] std::size_t device_bytes() const noexcept override {
    return device_.size() * sizeof(VoiceLanes);
  }

  int launches = 0;

 private:
  static constexpr std::size_t kMostFrames = std::size_t{cuda::kMostPeriods} * cuda::kFrames;

  /// Its share of the buses; empty where no voice of it sounds.
  static std::vector<float> render_block(const cuda::Span& span, int block) {
    cuda::Mixing mixing;
    std::vector<cuda::VoiceThread> voices;
    bool sounds = false;
    for (int voice = 0; voice < span.batch; ++voice)
      sounds |= voices.emplace_back(span, block, voice, mixing).sounds();
    if (!sounds) return {};
    const int frames = span.periods * cuda::kFrames;
    std::vector<float> share(static_cast<std::size_t>(synth::kBuses * frames));
    for (int p = 0; p < span.periods; ++p) {
      for (cuda::VoiceThread& voice : voices) voice.render(p);
      for (int bus = 0; bus < synth::kBuses; ++bus)
        for (int k = 0; k < cuda::kFrames; ++k)
          share[static_cast<std::size_t>(bus * frames + p * cuda::kFrames + k)] =
              cuda::block_share(mixing, span.batch, bus, k);
    }
    for (cuda::VoiceThread& voice : voices) voice.finish();
    return share;
  }

  Limits limits_;
  std::vector<VoiceLanes> host_, device_;
  std::vector<cuda::GroupOrders> orders_;
  std::vector<float> brightness_, buses_;
  int batch_;
  cuda::SharedMemory memory_;
};

}  // namespace auralis::render
