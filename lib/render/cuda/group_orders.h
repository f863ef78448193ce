// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What the host tells the device of a group of lanes for a span.
#pragma once

#include <cstdint>

namespace auralis::render::cuda {

/// A bit a lane.
struct GroupOrders {
  std::uint32_t starting = 0;  ///< takes its voice from the host's group
  std::uint32_t sounding = 0;
};

}  // namespace auralis::render::cuda
