// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/form/form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

#include "base/error.h"
#include "compose/time/transport.h"

namespace auralis::compose {
namespace {

TEST(Form, ChangesOneThingEveryFewMinutes) {
  Form form(1, Arc{}, Ending(std::nullopt));
  std::set<std::string> names;
  int heights = 0, palettes = 0;
  Seconds t{0};
  for (int i = 0; i < 200; ++i) {
    EXPECT_FALSE(form.over(t + Seconds(89.9)));
    EXPECT_TRUE(form.over(t + Seconds(240)));
    names.insert(form.name());
    const Shares before = form.shares();
    const SectionShape whole = form.shape();
    EXPECT_GT(before[LayerId::kDrone] + before[LayerId::kPad], 1) << "something must always sound";
    t += Seconds(240);
    form.begin_next(t);
    int changed = 0;
    for (const LayerInfo& layer : kLayerTable)
      changed += before[layer.id] != form.shares()[layer.id] ? 1 : 0;
    const bool other_height = whole.height != form.shape().height;
    const bool other_palette = whole.palette != form.shape().palette;
    heights += other_height ? 1 : 0;
    palettes += other_palette ? 1 : 0;
    EXPECT_LE(changed + (other_height ? 1 : 0) + (other_palette ? 1 : 0), 1);
  }
  EXPECT_GT(heights, 20);
  EXPECT_GT(palettes, 20);
  EXPECT_EQ(names, (std::set<std::string>{"open", "flow", "bloom", "drift", "still"}));
}

TEST(Form, FollowsItsArcWithoutAJump) {
  Arc arc;
  arc.energy = {0.2, 1, 0.4};
  Form form(7, arc, Ending(Seconds(1800)));
  double before = 0.2;
  for (Seconds t(0); t < Seconds(1700); t += Seconds(1)) {
    if (form.over(t)) form.begin_next(t);
    EXPECT_NEAR(form.energy(t), before, 0.003) << t.count();
    before = form.energy(t);
    EXPECT_NEAR(before, arc.energy_at(t / Seconds(1800), false), 0.25) << t.count();
  }
}

TEST(Form, AnEndlessOneBeginsItsArcAgainWithoutAJump) {
  Arc arc;
  arc.energy = {0.2, 1};
  EXPECT_DOUBLE_EQ(arc.energy_at(0.25, true), 0.6);
  EXPECT_DOUBLE_EQ(arc.energy_at(0.75, true), 0.6);
  EXPECT_DOUBLE_EQ(arc.energy_at(1, true), 0.2);
  EXPECT_DOUBLE_EQ(arc.energy_at(0.75, false), 0.8);
}

TEST(Form, PlaysNamedSectionsInTheirOrderAndProportion) {
  const auto arc = read_arc(toml::parse("[[section]]\nname = 'a'\nlength = 1\n"
                                        "energy = 0.2\nlayers = ['drone']\n"
                                        "[[section]]\nname = 'b'\nlength = 3\n"
                                        "energy = 1\nlayers = ['pad', 'melody']\n",
                                        "two.toml"),
                            "two");
  Form form(1, arc, Ending(Seconds(400)));
  EXPECT_EQ(form.name(), "a");
  EXPECT_EQ(form.shares(), (Shares{1, 0, 0, 0, 0, 0}));
  EXPECT_DOUBLE_EQ(form.energy(Seconds(50)), 0.6);
  EXPECT_FALSE(form.over(Seconds(99.9)));
  ASSERT_TRUE(form.over(Seconds(100)));
  form.begin_next(Seconds(101));
  EXPECT_EQ(form.name(), "b");
  EXPECT_EQ(form.shares(), (Shares{0, 1, 0, 1, 0, 0}));
  EXPECT_FALSE(form.over(Seconds(399)));
}

TEST(Form, ALateNamedSectionBeginsWithTheLastChord) {
  const auto arc = read_arc(toml::parse("[[section]]\nname = 'a'\n"
                                        "[[section]]\nname = 'b'\nat = 27\nlayers = ['pad']\n",
                                        "late.toml"),
                            "late");
  EXPECT_EQ(arc.last_beginning(Seconds(30)), Seconds(27));
  EXPECT_EQ(Ending(Seconds(30)).last_chord(), Seconds(22.5));
  const Ending ending(Seconds(30), arc.last_beginning(Seconds(30)));
  EXPECT_EQ(ending.last_chord(), Seconds(27));
  EXPECT_TRUE(ending.with_section());
  Form form(1, arc, ending);
  form.begin_close(Seconds(26.9), Seconds(0.5));
  EXPECT_EQ(form.name(), "b");
  EXPECT_EQ(form.shares()[LayerId::kBass], 0);
  EXPECT_EQ(form.until(), kNever);
}

TEST(Form, AnEarlierOneLeavesTheEndAsItIs) {
  const Ending ending(Seconds(30), Seconds(20));
  EXPECT_EQ(ending.last_chord(), Seconds(22.5));
  EXPECT_FALSE(ending.with_section());
}

TEST(Form, NamedSectionsOfOneNameHaveChordsAndHeightInCommon) {
  std::string toml;
  for (const char* name : {"verse", "bridge", "verse"})
    toml += std::string("[[section]]\nname = '") + name +
            "'\nlength = 1\nenergy = 0.5\nlayers = ['pad']\n";
  const auto arc = read_arc(toml::parse(toml, "three.toml"), "three");
  Form form(1, arc, Ending(Seconds(300)));
  const SectionShape verse = form.shape();
  form.begin_next(Seconds(100));
  const SectionShape bridge = form.shape();
  form.begin_next(Seconds(200));
  EXPECT_EQ(form.shape().palette, verse.palette);
  EXPECT_EQ(form.shape().height, verse.height);
  EXPECT_NE(bridge.palette, verse.palette);
  EXPECT_NE(bridge.height, verse.height);
}

std::string complaint(const std::string& toml) {
  try {
    (void)read_arc(toml::parse(toml, "f.toml"), "f");
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(Arc, RefusesWhatIsWrongByFileLineAndField) {
  EXPECT_EQ(complaint("energy = [0.5, 1.2]").substr(0, 9), "f.toml:1:");
  EXPECT_EQ(complaint("energy = []"), "f.toml:1: energy: should hold 1 to 100 numbers");
  EXPECT_EQ(complaint("lenght = 3").substr(0, 17), "f.toml:1: lenght:");
  EXPECT_THAT(complaint("[[section]]\nname = 'a'\nlayers = ['drum']"),
              testing::StartsWith("f.toml:3: section.layers: 'drum' is none of drone, pad, "));
  EXPECT_EQ(complaint("[[section]]\nname = 'a'\nlayers = ['bells']"),
            "f.toml:3: section.layers: should hold the drone or the pad: something must always "
            "sound");
  EXPECT_EQ(complaint("energy = [1]\n[[section]]\nname = 'a'\nlayers = ['pad']"),
            "f.toml:1: energy: should stand in each [[section]] where there are any");
  EXPECT_EQ(complaint("[[section]]\nlayers = ['pad']"),
            "f.toml: section.name: should name the section");
}

TEST(Arc, ASectionWithoutLayersHasAll) {
  const Arc arc = read_arc(
      toml::parse("[[section]]\nname = 'a'\n[[section]]\nname = 'b'\nlayers = ['pad']", "f.toml"),
      "f");
  EXPECT_FALSE(arc.sections[0].names_layers);
  EXPECT_TRUE(arc.sections[1].names_layers);
  for (const LayerInfo& layer : kLayerTable) {
    EXPECT_EQ(arc.sections[0].shares[layer.id], 1) << layer.name;
    EXPECT_EQ(arc.sections[1].shares[layer.id], layer.id == LayerId::kPad ? 1 : 0) << layer.name;
  }
}

TEST(Arc, TheShippedOnesAreRead) {
  int read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(AURALIS_FORMS)) {
    const Arc arc = read_arc(toml::read_file(entry.path()), entry.path().stem().string());
    EXPECT_FALSE(arc.description.empty()) << entry.path();
    ++read;
  }
  EXPECT_GE(read, 5);
}

TEST(Ending, ThinsOutOverTheLastTwentySecondsOrAQuarter) {
  const Ending never(std::nullopt);
  EXPECT_EQ(never.presence(Seconds(1e6)), 1);
  EXPECT_FALSE(never.last_chord());
  const Ending hour{Seconds(3600)};
  EXPECT_EQ(hour.presence(Seconds(3580)), 1);
  EXPECT_DOUBLE_EQ(hour.presence(Seconds(3590)), 0.5);
  EXPECT_EQ(hour.presence(Seconds(3600)), 0);
  EXPECT_EQ(hour.last_chord(), Seconds(3588));
  const Ending brief{Seconds(8)};
  EXPECT_EQ(brief.presence(Seconds(6)), 1);
  EXPECT_EQ(brief.last_chord(), Seconds(6));
}

}  // namespace
}  // namespace auralis::compose
