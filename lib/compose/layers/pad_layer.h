// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The pad: each chord voice-led from the one before, its notes entering one by one.
#pragma once

#include <vector>

#include "compose/layers/layer.h"

namespace auralis::compose {

class PadLayer final : public Layer {
 public:
  explicit PadLayer(Scene& stage) noexcept : Layer(LayerId::kPad, stage) {}
  [[nodiscard]] Seconds due() const override;
  void play(Seconds t) override;
  void chord_begins(Seconds t) override;
  void settings_changed(Seconds t, Change change) override;

 private:
  struct Entry {
    double beat;
    double end_beat;
    int pitch;
    double emphasis;
    double side;  // -1 .. 1
  };

  [[nodiscard]] std::vector<int> neighbours(Seconds t) const;
  void forget_entries();
  void add_given(std::vector<int>& pitches) const;

  std::vector<Entry> entries_;  // not sounding yet, the last one first
  std::vector<int> voicing_;
  double height_ = 0;  // of the section that it is from
  std::uint64_t chords_ = 0;
};

}  // namespace auralis::compose
