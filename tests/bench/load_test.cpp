// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/load.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/error.h"

namespace auralis::bench {
namespace {

double hertz(double pitch) { return 440 * std::exp2((pitch - 69) / 12); }

TEST(Load, PeersPlayTheScoreTheyAreComparedOn) {
  Load load = peers_load(32, Seconds(59));
  ASSERT_EQ(load.notes.size(), 32U);
  EXPECT_NEAR(hertz(load.notes[0].pitch), 55, 1e-3);
  EXPECT_NEAR(hertz(load.notes[1].pitch), 73.4162, 1e-3);
  EXPECT_NEAR(hertz(load.notes[8].pitch), 65.4064, 1e-3);  // 40 mod 37 semitones
  EXPECT_EQ(load.notes[0].pan, -1);
  EXPECT_EQ(load.notes[31].pan, 1);
  const synth::Patch* const patch = load.bank.find(load.notes[31].patch);
  ASSERT_NE(patch, nullptr);
  EXPECT_NEAR(patch->lfo.rate, 1.65, 1e-9);
  EXPECT_NEAR(std::exp2(patch->lfo.pitch / 12), 1.003, 1e-9);
  EXPECT_NEAR(std::exp2(patch->saw.tune / 12), 1.005, 1e-9);
}

TEST(Load, RefusesAPatchThatIsNotThere) {
  EXPECT_THROW(static_cast<void>(patch_load({}, "no-such", 1, Seconds(1))), base::Error);
}

}  // namespace
}  // namespace auralis::bench
