// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Mixer: the renderer's buses -> effects -> one stereo signal, loud enough and never too loud.
//
//   dry --------------------------+-> gain -> saturation -> air -> loudness -> limiter -> out
//   chorus -> chorus -------------+
//   delay --> ping-pong delay -+--+
//   reverb -------------------(+)-> reverb, into the sum
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "pcm/block.h"
#include "synth/air.h"
#include "synth/chorus.h"
#include "synth/limiter.h"
#include "synth/loudness.h"
#include "synth/ping_pong_delay.h"
#include "synth/reverb.h"
#include "synth/saturation.h"

namespace auralis::synth {

struct MixOptions {
  double level = 3;                ///< dB of the sum
  double delay = 0.75;             ///< beats from echo to echo: a dotted eighth
  double air = 10;                 ///< dB of the highest frequencies
  double saturation = 0.25;        ///< 0..1
  std::optional<double> loudness;  ///< LUFS that are held; without it the level is left alone
  bool limited = true;             ///< without it the limiter delays, and does nothing else

  /// The same without what bends the sum: parts that are mixed so add up to the mix before that.
  [[nodiscard]] MixOptions of_a_part() const;
};

/// Real-time safe after construction where the reverb is: no allocation, no lock; the result does
/// not depend on how the signal is divided into calls of whole periods. The reverb outlives it.
class Mixer {
 public:
  /// Calls of up to max_frames.
  Mixer(Reverb& reverb, base::SampleRate rate, const MixOptions& options, std::size_t max_frames);

  /// Leaves the mix in the buses' first two channels. Call it with denormals off.
  /// `bpm` holds the tempo, one value a period, and `trims` the gain that is reached at its end.
  void process(pcm::Block& buses, std::span<const float> bpm, std::span<const float> trims);

  /// Goes on as if so many frames of silence had been processed, where nothing has sounded yet,
  /// with this gain reached.
  void skip(std::int64_t frames, float trim) noexcept {
    chorus_.skip(frames);
    trim_ = trim;
    reverb_.skip(frames);
  }

  /// Fades the sum to silence over so many frames.
  void fade_out(double frames) noexcept;

  /// Frames that the mix goes on after the last voice, with echoes at this tempo or without any.
  [[nodiscard]] int tail(std::optional<double> echoes_at) const noexcept;
  [[nodiscard]] const Limiter& limiter() const noexcept { return limiter_; }

 private:
  static void sum(pcm::Block& buses) noexcept;
  void amplify(std::span<float> left, std::span<float> right,
               std::span<const float> trims) noexcept;

  Reverb& reverb_;
  Chorus chorus_;
  PingPongDelay delay_;
  Saturation saturation_;
  std::optional<Loudness> loudness_;
  Limiter limiter_;
  Air air_;
  float gain_, trim_ = 1, fade_ = 1, fade_step_ = 0;
};

}  // namespace auralis::synth
