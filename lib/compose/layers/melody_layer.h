// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The melody: phrases with rests between them, and motifs that come back.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "compose/layers/layer.h"
#include "compose/melody/phrase.h"

namespace auralis::compose {

/// What comes before the first phrase.
struct MelodyPast {
  double until = 2 * kBeatsPerBar;  ///< the beat where the first phrase begins
  Motif motif = {};                 ///< a motif that phrases may recall; or empty
};

class MelodyLayer final : public Layer {
 public:
  explicit MelodyLayer(Scene& stage, const MelodyPast& past = {});
  void prepare() override;
  [[nodiscard]] Seconds due() const override;
  void play(Seconds t) override;
  void chord_begins(Seconds t) override;
  void enter(Seconds t) override;
  void leave(Seconds t) override;
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
  void begin_anew(const theory::Scale& before);
  [[nodiscard]] double height() const;
  [[nodiscard]] PhraseShape shape() const;
  void draw_rest();
  [[nodiscard]] bool transpose();
  void play_last_note(Seconds t);

  PhraseWriter writer_;
  theory::Scale scale_;            // the scene's scale, or its pentatonic
  double next_phrase_;             // the beat where the next phrase may begin
  bool enters_ = false;            // does begin there
  std::uint64_t phrase_ = 0;       // phrases since the beginning, left out or played
  std::uint64_t in_section_ = 0;   // phrases played since the section began
  std::uint64_t section_ = 0;      // index of the section of the last phrase
  std::uint64_t turn_ = 0;         // how often this phrase has been drawn
  PhraseSpan span_;                // the time that this phrase fills
  std::deque<PhraseNote> notes_;   // notes of this phrase that have not begun
  int step_0_ = 60;                // the pitch of step 0 of their tones
  Motif recalled_;                 // the motif that this phrase begins with; or empty
  std::deque<Motif> motifs_;       // motifs that may be recalled, the newest last
  std::optional<int> last_pitch_;  // nothing before the first note
  Seconds last_note_{0};
};

}  // namespace auralis::compose
