// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The melody where a tune is followed: its notes as they are given, then phrases that remember it.
#pragma once

#include "compose/layers/melody_layer.h"
#include "compose/tune/given_melody.h"

namespace auralis::compose {

class FollowLayer final : public Layer {
 public:
  /// The scene has a given melody.
  explicit FollowLayer(Scene& stage);
  void prepare() override { after_.prepare(); }
  [[nodiscard]] Seconds due() const override;
  void play(Seconds t) override;
  void chord_begins(Seconds t) override;
  void settings_changed(Seconds t, Change change) override;

 private:
  [[nodiscard]] bool over() const noexcept { return next_ == given_.notes().size(); }

  const GivenMelody& given_;
  std::size_t next_ = 0;  // note
  MelodyLayer after_;
};

}  // namespace auralis::compose
