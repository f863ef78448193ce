// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/fft.h"

#include <gtest/gtest.h>
#include <hwy/aligned_allocator.h>

#include <cmath>
#include <complex>
#include <numbers>

#include "base/random.h"
#include "support/instruction_sets.h"

namespace auralis::render {
namespace {

using support::on_every_instruction_set;

struct Signal {
  explicit Signal(int n)
      : size(n), re(hwy::AllocateAligned<float>(n)), im(hwy::AllocateAligned<float>(n)) {}

  [[nodiscard]] std::complex<double> at(int i) const { return {re[i], im[i]}; }

  int size;
  hwy::AlignedFreeUniquePtr<float[]> re, im;
};

Signal noise(int size, std::uint64_t seed) {
  base::Random random(seed);
  Signal signal(size);
  for (int i = 0; i < size; ++i) {
    signal.re[i] = static_cast<float>(random.uniform(-1, 1));
    signal.im[i] = static_cast<float>(random.uniform(-1, 1));
  }
  return signal;
}

// Whatever their order: a tone of k turns has all its energy in one place, each k in its own.
TEST(Fft, PutsEveryFrequencyInAPlaceOfItsOwn) {
  on_every_instruction_set([](const char* target) {
    constexpr int kSize = 512;
    const Fft fft(kSize);
    std::vector<bool> taken(kSize);
    for (int k = 0; k < kSize; ++k) {
      Signal tone(kSize);
      for (int i = 0; i < kSize; ++i) {
        const double angle = 2 * std::numbers::pi * k * i / kSize;
        tone.re[i] = static_cast<float>(std::cos(angle));
        tone.im[i] = static_cast<float>(std::sin(angle));
      }
      fft.forward(tone.re.get(), tone.im.get(), tone.re.get(), tone.im.get());
      int places = 0, place = 0;
      for (int i = 0; i < kSize; ++i) {
        if (std::abs(tone.at(i)) > 1e-2) ++places, place = i;
      }
      ASSERT_EQ(places, 1) << target << " " << k;
      ASSERT_NEAR(std::abs(tone.at(place) - 512.0), 0, 1e-2) << target << " " << k;
      ASSERT_FALSE(taken[static_cast<std::size_t>(place)]) << target << " " << k;
      taken[static_cast<std::size_t>(place)] = true;
    }
  });
}

TEST(Fft, ReadsFromAnywhere) {
  on_every_instruction_set([](const char* target) {
    for (const int size : {256, 2048, 16384}) {
      const Fft fft(size);
      Signal in_place = noise(size, 1), out(size);
      std::vector<float> re(static_cast<std::size_t>(size) + 1), im(re.size());
      std::copy_n(in_place.re.get(), size, re.begin() + 1);
      std::copy_n(in_place.im.get(), size, im.begin() + 1);
      fft.forward(re.data() + 1, im.data() + 1, out.re.get(), out.im.get());
      fft.forward(in_place.re.get(), in_place.im.get(), in_place.re.get(), in_place.im.get());
      for (int i = 0; i < size; ++i) ASSERT_EQ(out.at(i), in_place.at(i)) << target << " " << size;
    }
  });
}

TEST(Fft, ComesBackAndKeepsTheEnergy) {
  on_every_instruction_set([](const char* target) {
    for (const int size : {256, 512, 1024, 2048, 16384}) {
      const Fft fft(size);
      const Signal before = noise(size, 1);
      Signal signal = noise(size, 1);
      fft.forward(signal.re.get(), signal.im.get(), signal.re.get(), signal.im.get());
      double energy = 0, spectrum = 0, error = 0;
      for (int i = 0; i < size; ++i) {
        energy += std::norm(before.at(i));
        spectrum += std::norm(signal.at(i)) / size;
      }
      EXPECT_NEAR(spectrum / energy, 1, 1e-5) << target << " " << size;
      fft.inverse(signal.re.get(), signal.im.get());
      for (int i = 0; i < size; ++i)
        error = std::max(error, std::abs(signal.at(i) / static_cast<double>(size) - before.at(i)));
      EXPECT_LT(error, 2e-6) << target << " " << size;
    }
  });
}

}  // namespace
}  // namespace auralis::render
