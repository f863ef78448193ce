// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/block_renderer.h"

#include <vector>

#include "synth/synth.h"

namespace auralis::bench {

namespace {

class WholeSynth final : public BlockRenderer {
 public:
  WholeSynth(render::Backend& backend, Load& load, base::SampleRate rate, std::size_t max_block,
             const base::Log& log)
      : synth_(backend.renderer(), backend.reverb(), load.bank,
               {.rate = rate,
                .polyphony = static_cast<int>(load.notes.size()),
                .max_block = max_block},
               log) {
    for (const event::Note& note : load.notes) synth_.feed({Seconds(0), note});
  }

  void render(pcm::Block& block) override { synth_.render(block); }
  [[nodiscard]] int voices_sounding() const noexcept override { return synth_.voices_sounding(); }

 private:
  synth::Synth synth_;
};

class VoicesAlone final : public BlockRenderer {
 public:
  VoicesAlone(render::Backend& backend, Load& load, base::SampleRate rate, std::size_t max_block)
      : renderer_(backend.renderer()),
        buses_(synth::kBuses, max_block + synth::kPeriodFrames),
        brightness_(max_block / synth::kPeriodFrames + 2) {
    int slot = 0;
    for (const event::Note& note : load.notes) {
      const synth::Strike strike{note.pitch, note.velocity, note.pan, 0,
                                 static_cast<std::uint32_t>(note.id)};
      ends_.push_back(synth::make_voice(*load.bank.find(note.patch), strike, 0, rate));
      ends_.back().off = synth::period_at_or_after(base::to_frames(note.duration, rate));
      renderer_.start(slot++, ends_.back());
    }
  }

  void render(pcm::Block& block) override {
    const auto periods =
        static_cast<int>(synth::period_at_or_after({static_cast<std::int64_t>(block.frames())}));
    renderer_.render(period_, periods,
                     std::span(brightness_).first(static_cast<std::size_t>(periods) + 1), buses_);
    period_ += periods;
  }

  [[nodiscard]] int voices_sounding() const noexcept override {
    int sounding = 0;
    for (const synth::Voice& voice : ends_) sounding += period_ < voice.end() ? 1 : 0;
    return sounding;
  }

 private:
  synth::Renderer& renderer_;
  pcm::Block buses_;
  std::vector<float> brightness_;
  std::vector<synth::Voice> ends_;
  synth::Period period_ = 0;
};

}  // namespace

std::unique_ptr<BlockRenderer> play_whole(render::Backend& backend, Load& load,
                                          base::SampleRate rate, std::size_t max_block,
                                          const base::Log& log) {
  return std::make_unique<WholeSynth>(backend, load, rate, max_block, log);
}

std::unique_ptr<BlockRenderer> play_voices(render::Backend& backend, Load& load,
                                           base::SampleRate rate, std::size_t max_block) {
  return std::make_unique<VoicesAlone>(backend, load, rate, max_block);
}

}  // namespace auralis::bench
