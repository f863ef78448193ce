// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A movement: some ten minutes of a long piece, with a home of its own in the scale, a part of the
// register for its tune, a pace of its chords, and a layer that may rest.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "compose/time/layer_table.h"
#include "theory/scale.h"

namespace auralis::compose {

struct Movement {
  std::uint64_t number = 0;  ///< 0: the first, which leaves everything as the mood has it
  std::uint64_t home = 0;    ///< of home_degree: 0 is the announced tonic
  double chord_stretch = 1;  ///< factor of the length of chords
  double tune_height = 0;    ///< where phrases tend to lie in their register, -1 low .. 1 high
  std::optional<LayerId> resting{};  ///< plays nothing
};

/// The degrees that can be home, the tonic first: of seven those whose chord has a perfect fifth,
/// of fewer all.
[[nodiscard]] std::vector<int> homes_of(const theory::Scale& scale);

/// The movement of this number, of a piece with this seed.
[[nodiscard]] Movement draw_movement(std::uint64_t seed, std::uint64_t number);

/// The degree of the scale that is the tonic of home number `home`: 0 of the first. All homes come
/// one after the other, each once, in an order drawn from the seed; then they come again in another
/// order.
[[nodiscard]] int home_degree(std::uint64_t seed, std::uint64_t home, const theory::Scale& scale);

}  // namespace auralis::compose
