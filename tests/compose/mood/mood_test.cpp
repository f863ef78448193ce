// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/mood/mood.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "base/error.h"
#include "base/temporary_directory.h"
#include "compose/piece.h"

namespace auralis::compose {
namespace {

std::string complaint_of(const std::string& toml) {
  try {
    (void)read_mood(toml::parse("pad.patch = 'pad'\n" + toml, "dusk.toml"), "dusk");
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(Mood, TakesDefaultsForWhatIsNotSaid) {
  const Mood mood = read_mood(toml::parse("pad.patch = 'pad'\n", "dusk.toml"), "dusk");
  EXPECT_EQ(mood.name, "dusk");
  EXPECT_EQ(mood.pad.patch, "pad");
  EXPECT_EQ(mood.pad.low, 50);
  EXPECT_EQ(mood.defaults.bpm, 60);
  EXPECT_TRUE(mood.melody.patch.empty());
}

TEST(Mood, SaysFileLineAndField) {
  EXPECT_EQ(complaint_of("bpm = 300\n"), "dusk.toml:2: bpm: 300 is outside 20..200");
  EXPECT_EQ(complaint_of("trim = 30\n"), "dusk.toml:2: trim: 30 is outside -60..24");
  EXPECT_THAT(complaint_of("key = 'H'\n"),
              testing::StartsWith("dusk.toml:2: key: 'H' is none of C, C#, Db, D, "));
  EXPECT_THAT(complaint_of("mode = 'x'\n"),
              testing::StartsWith("dusk.toml:2: mode: 'x' is none of ionian, "));
  EXPECT_EQ(complaint_of("[melody]\nlow = 'D'\n"),
            "dusk.toml:3: melody.low: should be a note like \"D4\"");
  EXPECT_THAT(complaint_of("[melody]\nlow = 'D4'\nhigh = 'E4'\n"),
              testing::StartsWith("dusk.toml:4: melody.high: low D4 and high E4 should lie 12"));
  EXPECT_THAT(complaint_of("[melody]\nlow = 'D6'\n"),
              testing::StartsWith("dusk.toml:3: melody.low: low D6 and high C6 should lie 12"));
  EXPECT_THAT(complaint_of("[harmony]\nmotion = [0, 0, 0, 0]\n"),
              testing::StartsWith("dusk.toml:3: harmony.motion: should hold 4 weights, not all 0"));
  EXPECT_THAT(complaint_of("[harmony]\nmotion = [0, 1, 1, 1, 1]\n"),
              testing::StartsWith("dusk.toml:3: harmony.motion: should hold 4 weights"));
  EXPECT_THAT(complaint_of("key = 'X'\n"), testing::StartsWith("dusk.toml:2: key: 'X' is none of"));
  EXPECT_EQ(complaint_of("[bells]\nrhythm = 'waltz'\n"),
            "dusk.toml:3: bells.rhythm: 'waltz' is none of loops, poisson, euclid");
  EXPECT_EQ(complaint_of("[drone]\nvolume = 1\n"), "dusk.toml:3: drone.volume: no such field");
  EXPECT_THAT(complaint_of("[melody]\nsteps = [0, 0]\n"), testing::HasSubstr("not all 0"));
  EXPECT_THAT(complaint_of("pad.patch = ''\n"), testing::StartsWith("dusk.toml:"));
}

TEST(Mood, MustAlwaysSound) {
  const auto complaint = [](const std::string& toml) {
    try {
      (void)read_mood(toml::parse(toml, "dusk.toml"), "dusk");
    } catch (const base::Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_EQ(complaint("[drone]\npatch = 'd'\n"), "");
  EXPECT_THAT(complaint("[drone]\npatch = 'd'\ndensity = 0\n"),
              testing::StartsWith("dusk.toml:1: drone: the drone or the pad needs a patch"));
}

TEST(Mood, FitsTheUsualPulsesToFewerSteps) {
  const std::string toml = "pad.patch = 'pad'\n[bells]\nsteps = 4\n";
  EXPECT_EQ(read_mood(toml::parse(toml, "dusk.toml"), "dusk").bells.pulses, 4);
}

TEST(MoodLibrary, ShipsMoodsThatDifferPlainly) {
  const std::filesystem::path patches(AURALIS_PATCHES);
  std::set<std::string> modes;
  EXPECT_GE(shipped_moods().all().size(), 8U);
  ASSERT_NE(shipped_moods().find("tide"), nullptr);
  for (const auto& [name, mood] : shipped_moods().all()) {
    EXPECT_FALSE(mood.description.empty()) << name;
    modes.insert(mood.defaults.mode);
    for (const LayerInfo& layer : kLayerTable) {
      EXPECT_EQ(mood.layer(layer.id).id, layer.id);
      const std::string& patch = mood.layer(layer.id).patch;
      EXPECT_TRUE(patch.empty() || std::filesystem::exists(patches / (patch + ".toml")))
          << name << ": " << patch;
    }
  }
  EXPECT_GE(modes.size(), 7U);
  EXPECT_TRUE(shipped_moods().complaints().empty());
}

class OwnMoods : public testing::Test {
 protected:
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(directory_ / name) << text;
  }

  base::TemporaryDirectory directory_;
  MoodLibrary moods_{std::filesystem::path(AURALIS_MOODS)};
};

TEST_F(OwnMoods, StandBesideTheOthersAndReplaceThem) {
  const std::size_t shipped = moods_.all().size();
  write("dusk.toml", "description = 'mine'\npad.patch = 'warm'\n");
  write("tide.toml", "description = 'another tide'\npad.patch = 'warm'\n");
  write("README", "no mood");
  moods_.add_directory(directory_.path());
  EXPECT_EQ(moods_.all().size(), shipped + 1);
  EXPECT_EQ(moods_.find("dusk")->description, "mine");
  EXPECT_EQ(moods_.find("tide")->description, "another tide");
  EXPECT_TRUE(moods_.complaints().empty());
}

TEST_F(OwnMoods, ThatAreWrongOrHiddenAreOnlyMissing) {
  write("dusk.toml", "pad.patch = 'warm'\n");
  write("tide.toml", "pad.patch = 'warm'\nbpm = 'slow'\n");
  write("._dusk.toml", std::string("\0\5\26\7", 4));
  write("a\nb.toml", "pad.patch = 'warm'\n");
  write("\xfc.toml", "pad.patch = 'warm'\n");
  std::filesystem::create_directory(directory_ / "folder.toml");
  moods_.add_directory(directory_.path());
  EXPECT_NE(moods_.find("dusk"), nullptr);
  EXPECT_EQ(moods_.find("tide"), nullptr) << "not the shipped one in its place";
  EXPECT_EQ(moods_.find("._dusk"), nullptr);
  EXPECT_EQ(moods_.find("folder"), nullptr);
  ASSERT_EQ(moods_.complaints().size(), 5U);
  EXPECT_EQ(moods_.complaints().at("tide").what(),
            directory_ / "tide.toml" + ":2: bpm: should be a number");
  EXPECT_EQ(moods_.complaints().at("._dusk").what(),
            directory_ / "._dusk.toml" + ": the name of a mood should not begin with a dot");
  for (const char* name : {"a\nb", "\xfc"}) {
    EXPECT_EQ(moods_.find(name), nullptr);
    EXPECT_THAT(moods_.complaints().at(name).what(), testing::HasSubstr("should be UTF-8 without"));
  }
  const base::Error& folder = moods_.complaints().at("folder");
  EXPECT_THAT(folder.what(), testing::HasSubstr(directory_ / "folder.toml"));
  EXPECT_EQ(folder.fault(), base::Fault::kWork) << "it could not be read";
  EXPECT_EQ(moods_.complaints().at("tide").fault(), base::Fault::kUsage);
}

TEST_F(OwnMoods, AreRightAgainOnceAnotherDirectoryHasThemSo) {
  write("tide.toml", "bpm = 'slow'\n");
  moods_.add_directory(directory_.path());
  moods_.add_directory(AURALIS_MOODS);
  EXPECT_NE(moods_.find("tide"), nullptr);
  EXPECT_TRUE(moods_.complaints().empty());
}

TEST(MoodLibrary, RefusesADirectoryWithoutMoods) {
  EXPECT_THROW(MoodLibrary(std::filesystem::path("/nonexistent")), base::Error);
  EXPECT_THROW(MoodLibrary(std::filesystem::path(testing::TempDir()) / ".."), base::Error);
}

}  // namespace
}  // namespace auralis::compose
