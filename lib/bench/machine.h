// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The machine a figure was taken on: without it no figure means anything.
#pragma once

#include <string>

namespace auralis::bench {

struct Machine {
  std::string cpu;  ///< the model as the kernel names it
  int cores = 0;    ///< that this process may run on
};

[[nodiscard]] Machine this_machine();

}  // namespace auralis::bench
