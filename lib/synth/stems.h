// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Stems: the voices of the mix rendered once more, those of each part by themselves.
//
//   voices -+-> renderer of the mix -> its buses
//           +-> renderer of a stem -> buses -> effects -> stem
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "synth/engine.h"
#include "synth/mixer.h"

namespace auralis::synth {

/// A synthesizer that renders by it gives voices to the parts that they name, and has the stems
/// mixed. What a stem sounds is decided by the mix alone: a voice that is stolen there ends here.
/// Their sum is the mix before saturation, loudness and limiter, but for rounding, and they are as
/// late as the mix. Not thread-safe. Making a stem allocates, rendering does not.
class Stems final : public Renderer {
 public:
  /// Makes what a stem renders with: as many slots as the mix has. Throws base::Error.
  using MakeEngine = std::function<std::unique_ptr<Engine>()>;

  /// Parts beyond these share the last stem.
  static constexpr std::size_t kMost = 16;

  /// `mix` renders all voices and outlives this. Blocks of up to max_frames.
  Stems(Renderer& mix, MakeEngine make, base::SampleRate rate, const MixOptions& options,
        std::size_t max_frames);

  /// The number of a part's stem, made where there is none yet.
  [[nodiscard]] int stem_of(const std::string& part);
  [[nodiscard]] int count() const noexcept { return static_cast<int>(stems_.size()); }
  /// The part, "others" where several share the stem.
  [[nodiscard]] const std::string& name(int stem) const noexcept;
  /// What render() of the synthesizer gave out last, of this stem: channels 0 and 1.
  [[nodiscard]] pcm::Block& block(int stem) noexcept;

  [[nodiscard]] std::string_view name() const noexcept override { return mix_.name(); }
  [[nodiscard]] int slots() const noexcept override { return mix_.slots(); }
  void start(int slot, const Voice& voice) noexcept override;
  void release(int slot, Period off) noexcept override;
  void kill(int slot, Period at) noexcept override;
  void render(Period first, int periods, std::span<const float> brightness,
              pcm::Block& out) override;

  /// For the synthesizer: mixes what was rendered last, copies some of it to the blocks that are
  /// given out, and fades.
  void mix(std::span<const float> bpm, std::span<const float> trims);
  void copy(std::size_t from, std::size_t frames, std::size_t to);
  void fade_out(double frames) noexcept;

 private:
  struct Stem {
    Stem(std::string part, std::unique_ptr<Engine> made, base::SampleRate rate,
         const MixOptions& options, std::size_t max_frames);

    std::string name;
    std::unique_ptr<Engine> engine;
    Mixer mixer;
    pcm::Block buses, out;
  };

  [[nodiscard]] Stem& owner_of(int slot) noexcept;

  Renderer& mix_;
  MakeEngine make_;
  base::SampleRate rate_;
  MixOptions options_;
  std::size_t max_frames_;
  std::vector<std::unique_ptr<Stem>> stems_;
  std::vector<int> owners_;    // of each slot
  std::int64_t rendered_ = 0;  // frames
  std::size_t frames_ = 0;     // rendered last
  float trim_ = 1;             // reached last
};

}  // namespace auralis::synth
