// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/mood/parameter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "base/error.h"
#include "base/suggestion.h"
#include "base/temporary_directory.h"

namespace auralis::compose {
namespace {

using event::Control;
using event::Settings;

MoodLibrary library() {
  Mood own, tide;
  own.name = "own";
  tide.name = "tide";
  return MoodLibrary(std::vector<Mood>{own, tide});
}

std::string complaint_about(const Control& control) {
  Settings settings;
  settings.bpm = 61.5;
  try {
    set_parameter(settings, control, library());
  } catch (const base::Error& error) {
    EXPECT_EQ(settings.bpm, 61.5);
    return error.what();
  }
  return "";
}

TEST(Offers, HaveALineForEachParameterWithTheMoodsThereAre) {
  const auto all = offers(library());
  ASSERT_TRUE(std::ranges::equal(all, event::kParameters, {}, &event::Offer::param,
                                 &event::Parameter::name));
  const auto moods = std::ranges::find(all, "mood", &event::Offer::param);
  EXPECT_EQ(std::get<std::vector<std::string>>(moods->values),
            (std::vector<std::string>{"own", "tide"}));
}

TEST(Offers, SayWhatAMoodIsLikeWhereSomeDo) {
  const auto descriptions = [](std::vector<Mood> moods) {
    const auto all = offers(MoodLibrary(std::move(moods)));
    return std::ranges::find(all, "mood", &event::Offer::param)->descriptions;
  };
  Mood own, tide;
  own.name = "own";
  tide.name = "tide";
  EXPECT_TRUE(descriptions({own, tide}).empty());
  tide.description = "calm water";
  EXPECT_EQ(descriptions({own, tide}), (std::vector<std::string>{"", "calm water"}));
}

TEST(Offers, AreAllTaken) {
  const MoodLibrary moods = library();
  Settings settings;
  for (const event::Offer& offer : offers(moods)) {
    const auto& parameter = *event::find_parameter(offer.param);
    std::vector<event::Value> values;
    if (const auto* range = std::get_if<event::Range>(&offer.values))
      values = {range->low, range->high};
    else
      for (const auto& name : std::get<1>(offer.values)) values.emplace_back(name);
    for (const event::Value& value : values) {
      EXPECT_EQ(set_parameter(settings, {offer.param, value}, moods).value, value);
      EXPECT_EQ(value_of(settings, parameter), value) << offer.param;
    }
  }
}

TEST(SetParameter, RefusesWhatIsNotOffered) {
  EXPECT_EQ(complaint_about({"bpm", 200.5}), "bpm: 200.5 is outside 20..200");
  EXPECT_EQ(complaint_about({"bpm", "fast"}), "bpm: 'fast' is no number in 20..200");
  EXPECT_EQ(complaint_about({"mood", "rain"}), "mood: 'rain' is none of own, tide");
  EXPECT_EQ(complaint_about({"key", "H"}).substr(0, 29), "key: 'H' is none of C, C#, Db");
  EXPECT_EQ(complaint_about({"volume", 1.0}),
            "param: 'volume' is none of " + base::listed(event::parameter_names()));
}

TEST(SetParameter, SaysWhatIsWrongWithTheFileOfAMood) {
  const base::TemporaryDirectory directory;
  std::ofstream(directory / "own.toml") << "pad.patch = 'warm'\n";
  std::ofstream(directory / "tide.toml") << "pad.patch = 'warm'\nbpm = 'slow'\n";
  const MoodLibrary moods(directory.path());
  Settings settings;
  const auto complaint = [&](const std::string& mood) -> std::string {
    try {
      set_parameter(settings, {"mood", mood}, moods);
    } catch (const base::Error& error) {
      return error.what();
    }
    return "none";
  };
  EXPECT_EQ(complaint("tide"), "mood: tide.toml:2: bpm: should be a number");
  EXPECT_EQ(complaint("rain"), "mood: 'rain' is none of own");
  EXPECT_EQ(complaint("own"), "none");
}

TEST(SetParameter, RoundsToWhatEventsCarry) {
  Settings settings;
  EXPECT_EQ(std::get<double>(set_parameter(settings, {"bpm", 72.12345678}, library()).value),
            72.123457);
  EXPECT_EQ(settings.bpm, 72.123457);
}

}  // namespace
}  // namespace auralis::compose
