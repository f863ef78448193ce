// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The melody: phrases and rests; rhythm from cells, pitches from a constrained Markov chain.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "compose/layer.h"
#include "compose/phrase.h"
#include "compose/rhythm.h"

namespace auralis::compose {

class MelodyLayer final : public Layer {
 public:
  explicit MelodyLayer(Scene& stage) noexcept : Layer(Part::kMelody, stage) {}
  [[nodiscard]] Seconds due() const override;
  void play(Seconds t) override;
  void chord_begins(Seconds t) override;
  void settings_changed(Seconds t, Change change) override;

 private:
  void begin_phrase(double beat);
  void draw_pitches(std::size_t first);
  void say_farewell(Seconds t);

  double next_phrase_ = 2 * kBeatsPerBar;
  std::uint64_t phrase_ = 0;      // since the beginning
  std::uint64_t in_section_ = 0;  // since the section began
  std::uint64_t section_ = 0;
  std::uint64_t turn_ = 0;  // re-drawings of this phrase
  double phrase_beat_ = 0;
  std::vector<Onset> rhythm_;     // of this phrase, at full density
  std::deque<PhraseNote> notes_;  // of this phrase, not sounding yet
  bool recalls_ = false;          // this phrase begins as the section's first one did
  Motif motif_;
  std::optional<int> last_pitch_;  // nothing before the first
  Seconds last_note_{0};
};

}  // namespace auralis::compose
