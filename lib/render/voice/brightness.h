// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The octaves by which all voices' cutoffs are raised, over a period.
#pragma once

#include "base/host_device.h"

namespace auralis::render {

struct Brightness {
  float from, to;  // at its begin, at its end

  [[nodiscard]] AURALIS_HOST_DEVICE bool moves() const { return from != to; }
};

}  // namespace auralis::render
