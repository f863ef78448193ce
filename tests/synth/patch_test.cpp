// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/patch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "base/temporary_directory.h"
#include "synth/patch_bank.h"
#include "synth/voice.h"

namespace auralis::synth {
namespace {

std::string complaint_of(std::string_view toml) {
  try {
    auto table = toml::parse(toml, "glass.toml");
    (void)read_patch(table, "glass");
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(Patch, NamesTheFieldThatIsWrong) {
  EXPECT_EQ(complaint_of("[filter]\nresonance = 2\n"),
            "glass.toml:2: filter.resonance: 2 is outside 0..1");
  EXPECT_EQ(complaint_of("[saw]\nlevel = 0.1\nshap = 1\n"),
            "glass.toml:3: saw.shap: no such field");
  EXPECT_EQ(complaint_of("[filter]\ntype = 'band-pass'\nair = 0.1\n"),
            "glass.toml:3: filter.air: no such field");
  EXPECT_EQ(complaint_of("noise = 'loud'\n"), "glass.toml:1: noise: should be a number");
}

TEST(Patch, ReadsASoundOfTorchsynthWithParametersOfItsOwn) {
  auto table = toml::parse(
      "[torchsynth]\nsound = 7\nadsr_1.attack = 1.5\nmod_matrix.\"adsr_1->vco_1_pitch\" = 0.25\n"
      "[filter_envelope]\nattack = 2\n[fm]\nindex = 3\n",
      "x.toml");
  const Patch patch = read_patch(table, "x");
  ASSERT_TRUE(patch.modular && patch.filter_envelope);
  EXPECT_EQ(patch.modular->adsr_1.attack, 1.5);
  EXPECT_EQ(patch.modular->from_adsr_1.vco_1_pitch, 0.25);
  EXPECT_EQ(patch.modular->adsr_2.attack, synth1b1_patch(7).modular->adsr_2.attack);
  EXPECT_EQ(patch.filter.type, FilterType::kNone);
  EXPECT_EQ(patch.filter_envelope->attack, 2);
  EXPECT_EQ(patch.fm.index, 3);
  EXPECT_EQ(complaint_of("[torchsynth]\nadsr_1.atack = 1\n"),
            "glass.toml:2: torchsynth.adsr_1.atack: no such field");
  EXPECT_EQ(complaint_of("[unison]\nvoices = 2.5\n"),
            "glass.toml:2: unison.voices: should be a whole number");
}

TEST(Patch, HasAProgramOfGeneralMidi) {
  EXPECT_EQ(complaint_of("program = 128\n"), "");
  EXPECT_EQ(complaint_of("program = 0\n"), "glass.toml:1: program: 0 is outside 1..128");
}

TEST(PatchBank, ReadsItsDirectoriesAgainAndKeepsWhatItHasIfAFileIsWrong) {
  const base::TemporaryDirectory folder;
  const auto write = [&](const char* toml) { std::ofstream(folder / "mine.toml") << toml; };
  write("level = -3\n");
  PatchBank bank;
  bank.add_directory(folder.path());
  EXPECT_EQ(bank.find("mine")->level, -3);
  write("level = -6\n");
  bank.reload();
  EXPECT_EQ(bank.find("mine")->level, -6);
  EXPECT_NE(bank.find("plain"), nullptr);
  write("levle = -9\n");
  EXPECT_THROW(bank.reload(), base::Error);
  EXPECT_EQ(bank.find("mine")->level, -6);
}

TEST(PatchBank, HasEveryShippedPatchWithADescription) {
  PatchBank bank;
  bank.add_directory(AURALIS_PATCHES);
  int patches = 0;
  for (const auto& entry : std::filesystem::directory_iterator(AURALIS_PATCHES)) {
    const std::string name = entry.path().stem();
    ASSERT_NE(bank.find(name), nullptr) << name;
    EXPECT_FALSE(bank.find(name)->description.empty()) << name;
    ++patches;
  }
  EXPECT_GE(patches, 20);
  EXPECT_EQ(bank.find("kazoo"), nullptr);
  EXPECT_THROW(bank.add_directory("/nowhere"), base::Error);
}

TEST(Voice, HasThePitchOfItsNote) {
  Patch patch;
  patch.sine.tune = 12;
  const Voice voice = make_voice(patch, {.pitch = 69.5}, 3, {44100});
  const double hertz = voice.saw_increment / 4294967296.0 * 44100;
  EXPECT_NEAR(1200 * std::log2(hertz / 440), 50, 1e-3);
  EXPECT_NEAR(voice.sine_increment, 2.0 * voice.saw_increment, 2);
}

TEST(Voice, PansWithConstantPower) {
  for (const double pan : {-1.0, -0.3, 0.0, 1.0}) {
    const Voice voice = make_voice(Patch{}, {.velocity = 1, .pan = pan}, 0, {44100});
    EXPECT_NEAR(voice.left * voice.left + voice.right * voice.right, 1, 1e-6);
    EXPECT_EQ(voice.left > voice.right, pan < 0);
  }
}

TEST(Voice, EndsWithItsReleaseOrItsKill) {
  Voice voice;
  EXPECT_EQ(voice.end(), kNever);
  voice.off = 100;
  voice.envelopes[kEnvelope1].release = 50;
  EXPECT_EQ(voice.end(), 152);
  voice.kill = 90;
  EXPECT_EQ(voice.end(), 90 + kKillPeriods + 2);
}

}  // namespace
}  // namespace auralis::synth
