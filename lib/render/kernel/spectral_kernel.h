// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The sums of products of spectra that a partitioned convolution is made of, for every instruction
// set.
//
// Memory is what they wait for: a long response is larger than the caches. So the spectra of all
// partitions lie side by side, a vector of bins after the other, and once they are at hand the sums
// of the next blocks are begun as well, with all inputs that are known.
#pragma once

namespace auralis::render {

/// Bins of a vector: what lies together of one spectrum.
[[nodiscard]] int spectral_lanes() noexcept;

/// Blocks whose sums are begun together.
inline constexpr int kBlocksAtOnce = 4;

/// `count` spectra: [bins / lanes][count][re of the lanes, im of the lanes], aligned to 64 bytes.
struct SpectralProduct {
  const float* inputs;    // a ring
  int newest;             // in it
  const float* response;  // of the partitions
  int count;
};

/// One spectrum, aligned to 64 bytes.
struct Spectrum {
  float* re;
  float* im;
};

/// Puts a spectrum of `size` bins in its place among `count`.
void store_spectrum(Spectrum from, int size, int place, int count, float* spectra) noexcept;

/// The sum over p of input[newest - p] * response[p] in a range of vectors of bins to sums[0], and
/// to sums[j] what is known of it j blocks later.
void begin_sums(const SpectralProduct& product, int first, int last,
                const Spectrum (&sums)[kBlocksAtOnce]) noexcept;

/// Adds to a sum that was begun `blocks` ago, 1 .. kBlocksAtOnce - 1, what was not known then.
void finish_sum(const SpectralProduct& product, int first, int last, int blocks,
                Spectrum sum) noexcept;

}  // namespace auralis::render
