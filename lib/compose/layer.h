// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One generating line of the texture.
#pragma once

#include <limits>

#include "compose/scene.h"

namespace auralis::compose {

inline constexpr Seconds kNever{std::numeric_limits<double>::infinity()};

class Layer {
 public:
  /// The scene outlives the layer.
  explicit Layer(Scene& scene) noexcept : scene_(scene) {}
  virtual ~Layer() = default;
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;

  /// When it has something to do next. Asked again after every event and control.
  [[nodiscard]] virtual Seconds due() const = 0;
  /// Does what is due at t and plans on.
  virtual void play(Seconds t) = 0;
  /// A chord has begun at t; scene().harmony.current() is it.
  virtual void chord_begins(Seconds /*t*/) {}
  /// The settings have changed at t, the tempo alone apart: what is planned may no longer fit.
  virtual void settings_changed(Seconds /*t*/) {}

 protected:
  [[nodiscard]] Scene& scene() noexcept { return scene_; }
  [[nodiscard]] const Scene& scene() const noexcept { return scene_; }

 private:
  Scene& scene_;
};

}  // namespace auralis::compose
