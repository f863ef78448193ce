// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/layers/voice_leading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"
#include "theory/pitch.h"

namespace auralis::compose {
namespace {

TEST(VoiceLeading, IsOpenAndMovesLittle) {
  base::Random random(1);
  double motion = 0;
  int moves = 0;
  for (const auto& mode : theory::modes()) {
    const theory::Scale scale("A", mode.name);
    std::vector<int> before;
    for (int i = 0; i < 100; ++i) {
      const auto chord = theory::build_chord(scale, static_cast<int>(random.index(7)),
                                             static_cast<theory::ChordKind>(random.index(6)));
      const VoicingSpace space{50, 76, 3 + static_cast<int>(random.index(3))};
      const auto voicing = lead_voices(chord, space, before);
      ASSERT_GE(voicing.size(), 3U) << chord.name;
      for (std::size_t v = 0; v < voicing.size(); ++v) {
        ASSERT_TRUE(chord.contains(voicing[v]));
        ASSERT_GE(voicing[v], 50);
        ASSERT_LE(voicing[v], 76);
        if (v > 0) {
          ASSERT_GE(voicing[v] - voicing[v - 1], 3);
          ASSERT_LE(voicing[v] - voicing[v - 1], 12);
        }
        if (before.empty()) continue;
        int nearest = 99;
        for (const int old : before) nearest = std::min(nearest, std::abs(old - voicing[v]));
        motion += nearest;
        ++moves;
      }
      before = voicing;
    }
  }
  EXPECT_LT(motion / moves, 2) << "semitones a voice";
}

TEST(VoiceLeading, KeepsCommonTones) {
  const theory::Scale scale("C", "ionian");
  const VoicingSpace space{50, 76, 4};
  const auto c = lead_voices(theory::build_chord(scale, 0, theory::ChordKind::kTriad), space, {});
  const auto chord = theory::build_chord(scale, 5, theory::ChordKind::kTriad);  // Am: C and E stay
  const auto a = lead_voices(chord, space, c);
  int kept = 0;
  for (const int pitch : a) kept += std::ranges::count(c, pitch) > 0 ? 1 : 0;
  EXPECT_GE(kept, 2);
}

TEST(VoiceLeading, KeepsCommonTonesOutsideTheRegister) {
  const theory::Scale scale("C", "ionian");
  const auto chord = theory::build_chord(scale, 5, theory::ChordKind::kTriad);  // A C E
  const std::vector<int> before{52, 60, 67};                                    // E C G
  const auto voicing = lead_voices(chord, {.low = 60, .high = 79, .voices = 4}, before);
  EXPECT_THAT(voicing, testing::IsSupersetOf({52, 60}));
  EXPECT_EQ(voicing.size(), 4U);
}

TEST(VoiceLeading, KeepsMoreCommonTonesThanVoicesWhereThereIsRoom) {
  const theory::Scale scale("C", "ionian");
  const auto chord = theory::build_chord(scale, 0, theory::ChordKind::kTriad);
  const std::vector<int> before{52, 60, 67};
  EXPECT_EQ(lead_voices(chord, {.low = 50, .high = 76, .voices = 2, .room = 5}, before), before);
  EXPECT_EQ(lead_voices(chord, {.low = 50, .high = 76, .voices = 2}, before).size(), 2U);
}

TEST(VoiceLeading, HasFewerVoicesRatherThanLoseACommonTone) {
  const theory::Scale scale("Bb", "mixolydian");
  const auto chord = theory::build_chord(scale, 3, theory::ChordKind::kAdd9);  // Eb G Bb F
  const VoicingSpace space{.low = 57, .high = 74, .voices = 4};
  EXPECT_THAT(lead_voices(chord, space, {}), testing::SizeIs(4)) << "there are four without F";
  EXPECT_EQ(lead_voices(chord, space, {56, 62, 65, 70}), (std::vector<int>{58, 65, 70}));
}

TEST(VoiceLeading, StaysClearOfTheDrone) {
  const theory::Scale scale("A", "aeolian");
  const auto chord = theory::build_chord(scale, 5, theory::ChordKind::kTriad);  // F
  const VoicingSpace space{.low = 50, .high = 72, .voices = 4, .sounding = {33, 52}};
  for (const int pitch : lead_voices(chord, space, {})) EXPECT_NE(pitch, 53);
}

}  // namespace
}  // namespace auralis::compose
