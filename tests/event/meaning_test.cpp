// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/meaning.h"

#include <gtest/gtest.h>

#include "event/parameter.h"

namespace auralis::event {
namespace {

/// "key A, mode aeolian"
std::string meant(const Control& control) {
  std::string text;
  for (const Control& each : meaning_of(control))
    text += (text.empty() ? "" : ", ") + each.param + " " + to_text(each.value);
  return text;
}

TEST(Meaning, IsByTheNamesOfTheTables) {
  EXPECT_EQ(meant({"key", "Am"}), "key A, mode aeolian");
  EXPECT_EQ(meant({"key", "bb"}), "key Bb");
  EXPECT_EQ(meant({"mode", "Major"}), "mode ionian");
  EXPECT_EQ(meant({"key", "D"}), "key D");
}

TEST(Meaning, LeavesTheRestAsItIs) {
  EXPECT_EQ(meant({"key", "H"}), "key H");
  EXPECT_EQ(meant({"key", "own"}), "key own");
  EXPECT_EQ(meant({"key", 5.0}), "key 5");
  EXPECT_EQ(meant({"mood", "A minor"}), "mood A minor");
  EXPECT_EQ(meant({"bpm", 72.0}), "bpm 72");
}

}  // namespace
}  // namespace auralis::event
