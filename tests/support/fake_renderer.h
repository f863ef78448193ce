// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A renderer that makes no sound worth hearing but one that can be reckoned, and writes down what
// it was asked.
#pragma once

#include <array>
#include <map>
#include <vector>

#include "synth/renderer.h"
#include "synth/reverb.h"

namespace auralis::support {

/// Every voice is its left and right gain, constant from onset to the gate's end, on the dry bus
/// and, by its sends, on the others.
class FakeRenderer final : public synth::Renderer {
 public:
  explicit FakeRenderer(int slots) : voices_(static_cast<std::size_t>(slots)) {
    for (auto& voice : voices_) voice.off = voice.kill = 0;
  }

  [[nodiscard]] std::string_view name() const noexcept override { return "fake"; }
  [[nodiscard]] int slots() const noexcept override { return static_cast<int>(voices_.size()); }
  void start(int slot, const synth::Voice& voice) noexcept override {
    voices_[static_cast<std::size_t>(slot)] = voice;
    started.push_back(voice);
  }
  void release(int slot, synth::Period off) noexcept override {
    voices_[static_cast<std::size_t>(slot)].off = off;
  }
  void kill(int slot, synth::Period at) noexcept override {
    voices_[static_cast<std::size_t>(slot)].kill = at;
    killed.push_back(at);
  }
  void render(synth::Period first, int periods, std::span<const float> brightness,
              pcm::Block& out) override {
    out.resize(static_cast<std::size_t>(periods) * synth::kPeriodFrames);
    out.clear();
    for (int p = 0; p < periods; ++p) {
      bright[first + p] = brightness[static_cast<std::size_t>(p + 1)];
      for (const auto& voice : voices_) {
        const auto now = first + p;
        if (now < voice.onset || now >= voice.off || now >= voice.kill) continue;
        for (int i = 0; i < synth::kPeriodFrames; ++i) {
          const auto at = static_cast<std::size_t>(p * synth::kPeriodFrames + i);
          const std::array gains{1.0F, voice.reverb, voice.delay, voice.chorus};
          for (int bus = 0; bus < synth::kBuses; ++bus)
            out.channel(bus)[at] += (bus % 2 == 0 ? voice.left : voice.right) *
                                    gains[static_cast<std::size_t>(bus / 2)];
        }
      }
    }
  }

  std::vector<synth::Voice> started;
  std::vector<synth::Period> killed;
  std::map<synth::Period, float> bright;

 private:
  std::vector<synth::Voice> voices_;
};

/// A reverb without an answer.
class FakeReverb final : public synth::Reverb {
 public:
  [[nodiscard]] int latency() const noexcept override { return 0; }
  [[nodiscard]] int length() const noexcept override { return 2000; }
  void process(std::span<float> left, std::span<float> right) override {
    std::ranges::fill(left, 0.0F);
    std::ranges::fill(right, 0.0F);
  }
};

}  // namespace auralis::support
