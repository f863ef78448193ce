// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The synthesizer: events in, stereo blocks out.
//
//   events -> schedule -> voice pool -> renderer -> buses -> mixer -> block
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/log.h"
#include "event/event.h"
#include "pcm/block.h"
#include "synth/control_track.h"
#include "synth/mixer.h"
#include "synth/patch_bank.h"
#include "synth/renderer.h"
#include "synth/reverb.h"
#include "synth/schedule.h"
#include "synth/stems.h"
#include "synth/voice_pool.h"

namespace auralis::synth {

using base::Frames;
using base::SampleRate;
using base::Seconds;

struct SynthOptions {
  SampleRate rate{44100};
  int polyphony = 64;
  std::size_t max_block = 44100;  ///< frames of the longest block to be rendered, at most 1 s
  MixOptions mix;

  /// Frames that are rendered at once at most: blocks end within periods.
  [[nodiscard]] std::size_t most_rendered() const noexcept { return max_block + kPeriodFrames; }
};

/// Not thread-safe. Renderer, reverb and bank outlive it. The frames that come out depend on the
/// events alone, not on the lengths of the blocks asked for. Everything is late by the limiter's
/// latency (3.1 ms at 44.1 kHz).
///
/// render() is real-time safe where renderer and reverb are, as the fused ones are: it allocates
/// nothing, frees nothing, takes no lock, reads no clock and meets no denormals. Everything else
/// may allocate: feed() what a note's patch and the schedule need, end() what it reckons with.
class Synth {
 public:
  /// With `stems`, which render by this renderer and outlive it, it renders those, too: one for
  /// each layer that notes name, or else for each patch.
  Synth(Renderer& renderer, Reverb& reverb, PatchBank& bank, const SynthOptions& options,
        const base::Log& log, Stems* stems = nullptr);

  /// Takes the next event; times do not decrease. Notes of a patch that is not known are played by
  /// the bank's fallback, told once a name.
  void feed(const event::Event& event);

  /// Frames from the start that can be rendered now: everything before them is known.
  [[nodiscard]] Frames known() const noexcept { return known_; }
  /// Frames rendered so far.
  [[nodiscard]] Frames position() const noexcept { return position_; }
  /// Where the last sound, its echoes and its reverb will have died away. Held notes are released
  /// at known(): call it when no more events come.
  [[nodiscard]] Frames end();
  /// Fades to silence over this time from position() on.
  void fade_out(Seconds duration) noexcept;

  /// Renders the next out.frames() frames, at most max_block, into channels 0 and 1. Real-time
  /// safe, see above.
  void render(pcm::Block& out);

  [[nodiscard]] int voices_sounding() const noexcept { return pool_.sounding(period_); }
  [[nodiscard]] std::int64_t voices_stolen() const noexcept { return pool_.stolen(); }
  /// Notes that came when even the spare slots were in use.
  [[nodiscard]] std::int64_t notes_lost() const noexcept { return notes_lost_; }
  [[nodiscard]] const Limiter& limiter() const noexcept { return mixer_.limiter(); }

 private:
  [[nodiscard]] Period period_of(Seconds time) const noexcept;
  void schedule_note(std::int64_t id, const std::string& patch, const std::string& layer,
                     const Strike& strike, Seconds onset, Seconds duration);
  void set_intensity(double intensity, Seconds time);
  void set_tempo(double bpm, Seconds time);
  void set_trim(double decibels, Seconds time);
  [[nodiscard]] const Patch& patch_named(const std::string& name);
  void apply(const Command& command, Period first);
  void release(std::int64_t id, Period off);
  static void follow(std::span<const float> wanted, float step, float& now,
                     std::span<float> values) noexcept;
  void shape_controls(Period first, int periods);
  void render_periods(int periods);

  Renderer& renderer_;
  Stems* stems_;  // or null
  PatchBank& bank_;
  SynthOptions options_;
  const base::Log& log_;

  VoicePool pool_;
  Mixer mixer_;
  Schedule schedule_;
  std::set<std::string> unknown_patches_;

  Frames known_, position_;
  Period period_ = 0;         // the next to be rendered
  std::size_t carried_ = 0;   // frames of `buses_` mixed but not given out yet
  std::size_t carry_at_ = 0;  // where they begin
  pcm::Block buses_;
  std::vector<float> brightness_;  // octaves, at each border of a period
  ControlTrack wanted_brightness_, bpm_;
  float brightness_now_ = 0, brightness_step_;
  std::vector<float> trims_;  // gains, one a period
  ControlTrack wanted_trim_;
  float trim_now_ = 1, trim_step_;
  double known_bpm_ = event::Settings{}.bpm;  // at known_
  bool delayed_ = false;                      // some voice sends to the delay
  std::int64_t notes_ = 0, notes_lost_ = 0;
};

}  // namespace auralis::synth
