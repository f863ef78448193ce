// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The bass: the root of each chord, long and low, where the low register has room.
#pragma once

#include "compose/layer.h"

namespace auralis::compose {

class BassLayer final : public Layer {
 public:
  using Layer::Layer;
  [[nodiscard]] Seconds due() const override;
  void play(Seconds t) override;
  void chord_begins(Seconds t) override;

 private:
  [[nodiscard]] int choose_pitch() const;

  bool waiting_ = false;
  double beat_ = 0;
  int last_pitch_ = 40;
  std::uint64_t chords_ = 0;
};

}  // namespace auralis::compose
