// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/sounding.h"

#include <gtest/gtest.h>

namespace auralis::compose {
namespace {

TEST(Sounding, KeepsTheLowRegisterClear) {
  Sounding sounding;
  sounding.add(Part::kDrone, 36, Seconds(10));
  EXPECT_FALSE(sounding.admits(Part::kBass, 42));
  EXPECT_TRUE(sounding.admits(Part::kBass, 43));
  sounding.add(Part::kBass, 43, Seconds(5));
  EXPECT_FALSE(sounding.admits(Part::kBass, 29)) << "a third low note";
  EXPECT_FALSE(sounding.admits(Part::kPad, 49)) << "a tritone above the bass";
  EXPECT_TRUE(sounding.admits(Part::kPad, 50));
  sounding.advance(Seconds(5));
  EXPECT_TRUE(sounding.admits(Part::kBass, 29));
}

TEST(Sounding, AdmitsEightNotesApartFromTheDrone) {
  Sounding sounding;
  sounding.add(Part::kDrone, 50, Seconds(10));
  for (int i = 0; i < 8; ++i) {
    EXPECT_TRUE(sounding.admits(Part::kMelody, 60 + i));
    sounding.add(Part::kMelody, 60 + i, Seconds(10));
  }
  EXPECT_FALSE(sounding.admits(Part::kBells, 90));
  EXPECT_TRUE(sounding.admits(Part::kDrone, 57));
}

}  // namespace
}  // namespace auralis::compose
