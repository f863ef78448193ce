// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The layers that a named section asks for are heard from its border on, and no others.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "compose/form/arc.h"
#include "compose/layers/layer.h"
#include "piece.h"

namespace auralis::compose {
namespace {

constexpr Seconds kLength{140}, kChorus{40}, kBridge{80};

Arc verse_and_chorus() {
  return read_arc(toml::parse("[[section]]\nname = 'verse'\nat = 0\nlayers = ['drone']\n"
                              "[[section]]\nname = 'chorus'\nat = 40\n"
                              "layers = ['pad', 'bass', 'melody', 'bells']\n"
                              "[[section]]\nname = 'bridge'\nat = 80\n"
                              "layers = ['drone', 'texture']\n",
                              "song.toml"),
                  "song");
}

std::vector<TimedNote> song(const std::string& mood, std::uint64_t seed) {
  Composer composer(settings_of(mood, seed), shipped_moods(), shipped_melodies(),
                    {kLength, verse_and_chorus()});
  std::vector<event::Event> events;
  composer.advance(kLength, events);
  return notes_of(events);
}

/// When each layer has its first onset between two times.
std::map<std::string, Seconds> first_onsets(const std::vector<TimedNote>& notes, Seconds from,
                                            Seconds to) {
  std::map<std::string, Seconds> first;
  for (const TimedNote& note : notes)
    if (note.begin >= from && note.begin < to) first.try_emplace(note.note.layer, note.begin);
  return first;
}

/// What a mood has of these layers.
std::set<std::string> had(const std::string& mood, const std::vector<LayerId>& wanted) {
  std::set<std::string> layers;
  for (const LayerId layer : wanted)
    if (shipped_moods().find(mood)->layer(layer).plays())
      layers.insert(std::string(info_of(layer).name));
  return layers;
}

/// That of all layers these alone have onsets in a section, and the first within seconds.
void expect_layers(const std::vector<TimedNote>& notes, Seconds from, Seconds to,
                   const std::set<std::string>& wanted) {
  const Seconds half_beat{0.75}, soon{3};  // of the slowest mood
  const auto at_border = first_onsets(notes, from - half_beat, from + soon);
  for (const std::string& layer : wanted) EXPECT_TRUE(at_border.contains(layer)) << layer;
  for (const auto& [layer, onset] : first_onsets(notes, from + half_beat, to - half_beat))
    EXPECT_TRUE(wanted.contains(layer)) << layer << " at " << onset.count();
}

TEST(NamedSections, BringTheirLayersInAtTheirBorder) {
  const Seconds last_chord = kLength - Seconds(12);
  for (const auto& [mood, unused] : shipped_moods().all())
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
      SCOPED_TRACE(mood + " " + std::to_string(seed));
      const auto notes = song(mood, seed);
      expect_layers(notes, kChorus, kBridge,
                    had(mood, {LayerId::kPad, LayerId::kBass, LayerId::kMelody, LayerId::kBells}));
      expect_layers(notes, kBridge, last_chord, had(mood, {LayerId::kDrone, LayerId::kTexture}));
    }
}

// Below drone, pad, bass and melody there was once no room for bells in half of the pieces, and
// over aurora's drone none for the bass.
TEST(NamedSections, LeaveRoomForBellsAndBass) {
  const Arc arc = read_arc(toml::parse("[[section]]\nname = 'calm'\nat = 0\n"
                                       "layers = ['drone', 'pad']\n"
                                       "[[section]]\nname = 'climax'\nat = 28\nenergy = 1\n"
                                       "layers = ['drone', 'pad', 'bass', 'melody', 'bells']\n",
                                       "video.toml"),
                           "video");
  for (const auto& [mood, unused] : shipped_moods().all())
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
      Composer composer(settings_of(mood, seed), shipped_moods(), shipped_melodies(),
                        {Seconds(60), arc});
      std::vector<event::Event> events;
      composer.advance(Seconds(40), events);
      const auto first = first_onsets(notes_of(events), Seconds(27), Seconds(32));
      for (const std::string& layer : had(mood, {LayerId::kBass, LayerId::kBells}))
        EXPECT_TRUE(first.contains(layer)) << mood << " " << seed << ": " << layer;
    }
}

// A melody that had not come to its first note once began it in the next section.
TEST(NamedSections, BringNothingInAfterTheirEnd) {
  const Arc arc = read_arc(toml::parse("[[section]]\nname = 'a'\nat = 0\nlayers = ['drone']\n"
                                       "[[section]]\nname = 'b'\nat = 20\n"
                                       "layers = ['drone', 'melody', 'bells', 'texture']\n"
                                       "[[section]]\nname = 'c'\nat = 21\nlayers = ['drone']\n",
                                       "short.toml"),
                           "short");
  for (const auto& [mood, unused] : shipped_moods().all())
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
      Composer composer(settings_of(mood, seed), shipped_moods(), shipped_melodies(),
                        {Seconds(90), arc});
      std::vector<event::Event> events;
      composer.advance(Seconds(70), events);
      Seconds end{0};
      for (const event::Event& event : events)
        if (std::holds_alternative<event::Section>(event.what)) end = event.time;
      ASSERT_LT(end, Seconds(30)) << mood << ": of the last section";
      for (const auto& [layer, onset] : first_onsets(notes_of(events), end, Seconds(70)))
        EXPECT_TRUE(layer == "drone" || layer == "pad") << mood << " " << seed << ": " << layer;
    }
}

// A drone of a minute, or the rest of a phrase, once sounded far into a section that has neither.
TEST(NamedSections, EndWhatOtherLayersHold) {
  const Seconds at_most{1};
  for (const auto& [mood, unused] : shipped_moods().all())
    for (const TimedNote& note : song(mood, 4)) {
      SCOPED_TRACE(mood + ", " + note.note.layer + " at " + std::to_string(note.begin.count()));
      if (note.note.layer == "drone" && note.begin < kChorus - at_most) {
        EXPECT_LT(note.end, kChorus + at_most);
      }
      if (note.note.layer == "melody") {
        EXPECT_LT(note.end, kBridge + at_most);
      }
    }
}

}  // namespace
}  // namespace auralis::compose
