// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/melody/melody_model.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.h"
#include "compose/melody/melody_model_file.h"
#include "compose/piece.h"
#include "markov/model_file.h"

namespace auralis::compose {
namespace {

score::Melody melody_of_steps(const std::vector<int>& steps) {
  score::Melody melody{.key = score::find_key("D", "dorian"), .notes = {}};
  for (const int step : steps) melody.notes.push_back({false, step, 4});
  return melody;
}

const score::Melody kRise = melody_of_steps({0, 1, 2, 4});
const score::Melody kTurn = melody_of_steps({4, 3, 4, 2, 0});

std::string text_of(const std::vector<score::Melody>& melodies) {
  return write_melody_model(MelodyModel(melodies));
}

TEST(MelodyModelFile, ComesBackByteForByte) {
  const std::string text = write_melody_model(shipped_melodies());
  EXPECT_EQ(write_melody_model(read_melody_model(text, "m")), text);
  EXPECT_TRUE(text.starts_with("auralis-melodies 1\nscale 5 chain\nauralis-markov 1\n"));
}

TEST(MelodyModelFile, KnowsNothingOfTheOrderOfMelodies) {
  EXPECT_EQ(text_of({kRise, kTurn}), text_of({kTurn, kRise}));
}

TEST(MelodyModel, IsMergedAsIfAllHadBeenTaughtThatOften) {
  const MelodyModel model = merged({{MelodyModel({kRise}), 2}, {MelodyModel({kTurn}), 3}});
  EXPECT_EQ(write_melody_model(model), text_of({kRise, kRise, kTurn, kTurn, kTurn}));
}

TEST(MelodyModel, RefusesToMergeToCountsThatAreTooLarge) {
  const MelodyModel model = merged({{MelodyModel({kRise}), std::uint64_t{1} << 48}});
  EXPECT_THROW((void)merged({{model, 1 << 10}}), base::Error);
}

TEST(MelodyModel, CanBeTaughtWhatHasNotesWithinTheAlphabetOfEveryScale) {
  EXPECT_TRUE(can_be_taught(kRise));
  EXPECT_FALSE(can_be_taught(melody_of_steps({})));
  EXPECT_TRUE(can_be_taught(melody_of_steps({-12, 19})));
  EXPECT_FALSE(can_be_taught(melody_of_steps({0, 20})));
  EXPECT_FALSE(can_be_taught(melody_of_steps({-13, 0})));
}

std::string complaint(std::string_view text) {
  try {
    (void)read_melody_model(text, "m");
  } catch (const base::Error& error) {
    return error.what();
  }
  return "none";
}

/// The text of a model with the first such line put otherwise.
std::string with(const std::string& line, const std::string& put) {
  std::string text = text_of({kRise});
  const std::size_t at = text.find(line + "\n");
  return text.replace(at, line.size() + 1, put);
}

TEST(MelodyModelFile, NamesTheLine) {
  EXPECT_EQ(complaint(""),
            "m, line 1: should be \"auralis-melodies 1\": this program reads version 1");
  EXPECT_EQ(complaint(with("auralis-melodies 1", "auralis-melodies 2\n")),
            "m, line 1: should be \"auralis-melodies 1\": this program reads version 1");
  EXPECT_EQ(complaint("auralis-melodies 1\n"), "m, line 2: should be \"scale 5 chain\"");
  EXPECT_EQ(complaint("auralis-melodies 1\nscale 5 chain"),
            "m, line 2: should be \"scale 5 chain\"");
  EXPECT_EQ(complaint("auralis-melodies 1\nscale 5 chain\n"),
            "m, line 3: the file ends without a whole line");
  EXPECT_EQ(complaint("auralis-melodies 1\nscale 5 chain\nscale 5 copies\n"),
            "m, line 3: the file ends without a whole line");
  EXPECT_EQ(complaint(with("scale 5 chain", "scale 6 chain\n")),
            "m, line 2: should be \"scale 5 chain\"");
  EXPECT_EQ(complaint(with("symbols 256", "symbols 255\n")),
            "m, line 4: should be \"symbols 256\"");
  const MelodyModel::Models models = MelodyModel({kRise}).of_size(5);
  EXPECT_EQ(complaint("auralis-melodies 1\nscale 5 chain\n" + markov::write_model(models.copies)),
            "m, line 5: should be \"order 3\"");
  EXPECT_EQ(complaint(with("ends no", "ends yes\n")), "m, line 6: should be \"ends no\"");
  EXPECT_EQ(complaint(with("ends no", "")), "m, line 6: should be \"ends yes\" or \"ends no\"");
  EXPECT_EQ(complaint(with("ends no", "ends no\n^ | 256 1\n")),
            "m, line 7: field 3: should be a symbol from 0 to 255");
  const std::string text = text_of({kRise});
  const auto lines = std::to_string(std::ranges::count(text, '\n') + 1);
  EXPECT_EQ(complaint(text + "scale 8 chain\n"),
            "m, line " + lines + ": should not be there: the last model is read");
  EXPECT_EQ(complaint(text + "0 | 1"), "m, line " + lines + ": the file ends without a whole line");
}

// A model of one note says little, and pieces are played all the same.
TEST(MelodyModel, MayBeAsPoorAsItLikes) {
  const MelodyModel model({melody_of_steps({0})});
  Composer composer(settings_of("tide", 3), shipped_moods(), model, {Seconds(120)});
  std::vector<event::Event> events;
  composer.advance(Seconds(120), events);
  EXPECT_FALSE(notes_of(events).empty());
}

}  // namespace
}  // namespace auralis::compose
