// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One control on its way: written, composed, known to the synthesizer, received.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "bench/event_tee.h"
#include "bench/reception.h"

namespace auralis::bench {

struct SteeredControl {
  double value = 0;
  std::optional<Seconds> written;
  std::optional<std::int64_t> frame;  ///< where it takes effect, as the stream said
  std::optional<Seconds> composed;    ///< its event passed the tee
  std::optional<Seconds> known;       ///< so did the clock line that ends the frame's chunk
  std::optional<Seconds> received;    ///< the chunk with the frame has come
};

/// Fills in what became of the controls, which are told apart by their values.
void trace(std::span<SteeredControl> controls, const Reception& reception, const EventTee& tee);

/// The differences of two of its times, for the controls that have both.
[[nodiscard]] std::vector<double> between(std::span<const SteeredControl> controls,
                                          std::optional<Seconds> SteeredControl::*from,
                                          std::optional<Seconds> SteeredControl::*to);

}  // namespace auralis::bench
