// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The bells: sparse and high, in loops of incommensurable length, by Poisson or by Euclid.
#pragma once

#include <string_view>
#include <vector>

#include "compose/layers/layer.h"

namespace auralis::compose {

class BellLayer final : public Layer {
 public:
  explicit BellLayer(Scene& scene);
  [[nodiscard]] Seconds due() const override;
  void play(Seconds t) override;
  void enter(Seconds t) override;
  void leave(Seconds t) override;
  void settings_changed(Seconds t, Change change) override;

 private:
  struct Loop {
    Seconds due;
    Seconds length;
    double place;  // of its note in the register, 0..1
  };
  struct Echo {
    double beat;
    double place;
    double emphasis;
    std::string_view by;
  };

  [[nodiscard]] const BellMood& mood() const noexcept {
    return scene().mood(LayerId::kBells).bells;
  }
  void begin_rhythm(Seconds t);
  void play_echo(Seconds t);
  void play_stroke(Seconds t);
  void strike(Seconds t, double place);
  [[nodiscard]] double chance_of_echo() const;
  [[nodiscard]] double chance_of_one(Seconds t) const;
  /// Loops that strike, the first ones: complexity brings in the rest.
  [[nodiscard]] std::size_t loops_in_use() const;
  [[nodiscard]] int pitch_at(double place) const;
  [[nodiscard]] Seconds next_stroke() const;
  /// Index of the loop that is due first.
  [[nodiscard]] std::size_t first_loop() const;
  void plan_stroke(Seconds t);

  const BellMood* rhythm_of_ = nullptr;  // the mood that its rhythm is from
  std::vector<Loop> loops_;
  std::vector<Echo> echoes_;  // not sounding yet, the first one first
  double first_step_ = 0;     // Euclid: its beat
  std::int64_t steps_ = 0;    // Euclid: gone by since
  Seconds stroke_{0};         // Poisson
  std::uint64_t strokes_ = 0;
};

}  // namespace auralis::compose
