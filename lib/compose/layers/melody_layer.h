// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The melody: phrases and rests; motifs that come back.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "compose/layers/layer.h"
#include "compose/melody/phrase.h"

namespace auralis::compose {

/// What there was before its first phrase.
struct MelodyPast {
  double until = 2 * kBeatsPerBar;  ///< beat of the first phrase
  Motif motif = {};                 ///< that is remembered
};

class MelodyLayer final : public Layer {
 public:
  explicit MelodyLayer(Scene& stage, const MelodyPast& past = {});
  void prepare() override;
  [[nodiscard]] Seconds due() const override;
  void play(Seconds t) override;
  void chord_begins(Seconds t) override;
  void settings_changed(Seconds t, Change change) override;

 private:
  void begin_phrase(double beat);
  [[nodiscard]] PhraseSpan span_at(double beat) const;
  void choose_motif();
  [[nodiscard]] int largest_leap() const;
  [[nodiscard]] double scale_complexity() const;
  [[nodiscard]] bool keeps_to_five() const;
  [[nodiscard]] double variety() const;
  [[nodiscard]] theory::Scale wanted_scale() const;
  void choose_scale();
  [[nodiscard]] PhraseShape shape() const;
  void draw_rest();
  [[nodiscard]] bool transpose();
  void say_farewell(Seconds t);

  PhraseWriter writer_;
  theory::Scale scale_;  // that it plays in: the scene's, or five notes of it
  double next_phrase_;
  std::uint64_t phrase_ = 0;      // since the beginning
  std::uint64_t in_section_ = 0;  // since the section began
  std::uint64_t section_ = 0;
  std::uint64_t turn_ = 0;         // re-drawings of this phrase
  PhraseSpan span_;                // of this phrase
  std::deque<PhraseNote> notes_;   // of this phrase, not sounding yet
  int step_0_ = 60;                // the pitch of step 0 of their tones
  Motif recalled_;                 // what this phrase begins with, nothing where it is new
  std::deque<Motif> motifs_;       // remembered, the newest last
  std::optional<int> last_pitch_;  // nothing before the first
  Seconds last_note_{0};
};

}  // namespace auralis::compose
