// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/suggestion.h"

#include <gtest/gtest.h>

namespace auralis::base {
namespace {

const std::vector<std::string> kMoods{"abyss", "attic", "ember", "rain", "tide"};

TEST(Suggestion, CountsLettersThatDiffer) {
  EXPECT_EQ(edit_distance("tide", "tide"), 0U);
  EXPECT_EQ(edit_distance("Tide", "tIDE"), 0U) << "capitals are the same";
  EXPECT_EQ(edit_distance("tyde", "tide"), 1U);
  EXPECT_EQ(edit_distance("tiide", "tide"), 1U);
  EXPECT_EQ(edit_distance("tde", "tide"), 1U);
  EXPECT_EQ(edit_distance("tdie", "tide"), 1U) << "neighbours swapped";
  EXPECT_EQ(edit_distance("", "tide"), 4U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(Suggestion, NamesTheNearestWord) {
  EXPECT_EQ(nearest_word("tyde", kMoods), "tide");
  EXPECT_EQ(nearest_word("TIDE", kMoods), "tide");
  EXPECT_EQ(nearest_word("emb", kMoods), "ember") << "what begins so";
  EXPECT_EQ(nearest_word("brian", kMoods), std::nullopt) << "more than a third differs";
  EXPECT_EQ(nearest_word("storm", kMoods), std::nullopt);
  EXPECT_EQ(nearest_word("a", kMoods), std::nullopt) << "short words are near to everything";
  EXPECT_EQ(nearest_word("", kMoods), std::nullopt);
  EXPECT_EQ(nearest_word("tide", {}), std::nullopt);
  EXPECT_EQ(nearest_word(std::string(100'000, 'x'), kMoods), std::nullopt);
}

TEST(Suggestion, SaysWhatThereIs) {
  EXPECT_EQ(none_of("rane", kMoods), "'rane' is none of abyss, attic, ember, rain, tide");
  EXPECT_EQ(none_of("raim", kMoods),
            "'raim' is none of abyss, attic, ember, rain, tide; did you mean rain?");
  EXPECT_EQ(listed({}), "");
}

}  // namespace
}  // namespace auralis::base
