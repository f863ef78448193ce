// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What has begun earlier in a piece and still holds: section, chord, notes whose gates are open.
#pragma once

#include <optional>
#include <vector>

#include "event/event.h"

namespace auralis::perform {

using base::Seconds;

class CarryOver {
 public:
  /// Takes a piece's events in time order.
  void add(const event::Event& event);

  /// What holds at `t`, which is not before the last event: section, chord and open notes in their
  /// order, all at time 0. The section has the energy in force there. A note has the rest of its
  /// duration, and does not glide again.
  [[nodiscard]] std::vector<event::Event> at(Seconds t, double energy) const;

  /// The ids of the notes that are open at `t`, in their order.
  [[nodiscard]] std::vector<std::int64_t> open_at(Seconds t) const;

 private:
  std::optional<event::Event> section_, chord_;
  std::vector<event::Event> notes_;
};

}  // namespace auralis::perform
