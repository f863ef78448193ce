// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The tables of an FFT of one length.
#pragma once

#include <vector>

namespace auralis::render {

/// Three factors (re, im) for each butterfly of each stage but the first.
struct FftStages {
  int size = 0;
  std::vector<float> factors;
};

}  // namespace auralis::render
