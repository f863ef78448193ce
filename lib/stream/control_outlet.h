// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where checked controls go: towards the composer.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "event/event.h"
#include "stream/control_board.h"

namespace auralis::stream {

/// A control on its way.
struct Steer {
  event::Control control;  ///< as it was sent
  base::Seconds over{0};   ///< that its number takes to get to its value
  std::vector<event::Control>
      meant;  ///< the same by the composer's names: see Steering::understand
};

/// [io thread]
class ControlOutlet {
 public:
  using Refused = std::function<void(const Refusal&)>;

  virtual ~ControlOutlet() = default;
  /// Whether somebody can be steered at all.
  [[nodiscard]] virtual bool offered() const { return true; }
  /// Passes all that is meant on without waiting, or nothing of it and says why not. Where only
  /// somebody further on can say so, `refused` is called later, at most once.
  [[nodiscard]] virtual std::optional<Refusal> pass(const Steer& steer, Refused refused) = 0;
};

}  // namespace auralis::stream
