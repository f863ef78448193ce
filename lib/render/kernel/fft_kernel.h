// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The loops of the FFT, for every instruction set.
//
//   signal [rows, lanes] -> FFT down each lane -> turn -> transpose tiles -> FFT across lanes
//
// Down the lanes a vector is treated as one number: the same butterflies as a scalar FFT's. The
// radix-4 butterflies are decimation in frequency forward and in time backward, in place (Oppenheim
// and Schafer, "Discrete-time signal processing", chapter 9), so no reordering is needed.
#pragma once

#include "render/fft_stages.h"

namespace auralis::render {

/// Samples of a vector: what a Fft must be planned for.
[[nodiscard]] int fft_lanes() noexcept;

struct FftTables {
  const FftStages& rows;
  const FftStages& columns;
  const float* turn_re;
  const float* turn_im;
};

void fft_forward(const FftTables& tables, const float* from_re, const float* from_im, float* re,
                 float* im) noexcept;
void fft_inverse(const FftTables& tables, float* re, float* im) noexcept;

}  // namespace auralis::render
