// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/synth.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support/fake_renderer.h"

namespace auralis::synth {
namespace {

using event::Event;

/// A synthesizer around the fake renderer, and all that it has rendered.
struct Rig {
  explicit Rig(int polyphony = 8, const MixOptions& mix = {})
      : renderer(2 * polyphony),
        synth(renderer, reverb, bank, {.polyphony = polyphony, .mix = mix}, log) {}

  void render(std::size_t frames, std::size_t block) {
    for (std::size_t done = 0; done < frames; done += block) {
      pcm::Block out(2, block);
      out.resize(std::min(block, frames - done));
      synth.render(out);
      left.insert(left.end(), out.channel(0).begin(), out.channel(0).end());
    }
  }

  support::FakeRenderer renderer;
  support::FakeReverb reverb;
  PatchBank bank;
  base::Log log{"test", base::Log::Level::kQuiet};
  Synth synth;
  std::vector<float> left;
};

Event note(double t, double duration, std::int64_t id = 1) {
  return {Seconds(t), event::Note{id, 60, 0.5, Seconds(duration), "plain", 0, {}}};
}

TEST(Synth, StartsAndEndsNotesAtTheirFrames) {
  Rig rig;
  rig.synth.feed(note(0.1, 0.2));
  rig.synth.feed({Seconds(1), event::Clock{}});
  EXPECT_EQ(rig.synth.known().count, 44100);
  rig.render(44100, 4410);
  const auto sounds = [&](double t) {
    return rig.left[static_cast<std::size_t>(t * 44100) + Limiter::kLatency] > 1e-6;
  };
  EXPECT_FALSE(sounds(0.0999));
  EXPECT_TRUE(sounds(0.1004));
  EXPECT_TRUE(sounds(0.2999));
  EXPECT_FALSE(sounds(0.3004));
}

TEST(Synth, RendersTheSameForAnyBlock) {
  std::vector<std::vector<float>> runs;
  for (const std::size_t block : {441U, 4410U, 44100U, 100U}) {
    Rig rig(2);
    for (int i = 0; i < 40; ++i) {
      rig.synth.feed(note(0.05 * i, 0.3, i));
      if (i % 7 == 0) rig.synth.feed({Seconds(0.05 * i), event::Control{"intensity", 0.02 * i}});
    }
    rig.render(88200, block);
    runs.push_back(rig.left);
  }
  for (const auto& run : runs) EXPECT_EQ(run, runs[0]);
}

TEST(Synth, HoldsALiveNoteUntilItsOff) {
  Rig rig;
  rig.synth.feed({Seconds(0), event::NoteOn{5, 60, 0.5, "plain", 0}});
  rig.synth.feed({Seconds(0.5), event::NoteOff{5}});
  rig.render(44100, 4410);
  EXPECT_GT(rig.left[20000], 0);
  EXPECT_EQ(rig.left[24000], 0);
}

// The end once let go of held notes before it had looked at the releases still in the schedule:
// with blocks of a second a note was held to the end of the piece, with blocks of 10 ms it was not.
TEST(Synth, EndsTheSameWhereReleasesAreStillScheduled) {
  std::vector<std::vector<float>> runs;
  for (const std::size_t rendered_before_the_end : {0U, 4410U, 30870U}) {
    Rig rig;
    rig.synth.feed({Seconds(0), event::NoteOn{5, 60, 0.5, "plain", 0}});
    rig.synth.feed({Seconds(0.2), event::NoteOff{5}});
    rig.synth.feed({Seconds(0.3), event::NoteOn{5, 60, 0.5, "plain", 0}});
    rig.synth.feed({Seconds(0.4), event::NoteOff{5}});
    rig.synth.feed({Seconds(0.9), event::End{4}});
    rig.render(rendered_before_the_end, 4410);
    const auto end = static_cast<std::size_t>(rig.synth.end().count);
    rig.render(end - rendered_before_the_end, 4410);
    runs.push_back(rig.left);
  }
  for (const auto& run : runs) EXPECT_EQ(run, runs[0]);
  EXPECT_EQ(runs[0][11025], 0);
}

TEST(Synth, PlaysAUnisonAsVoicesThatAreLetGoTogether) {
  std::vector<std::vector<float>> runs;
  for (const std::size_t rendered_before_the_end : {4410U, 44100U}) {
    Rig rig;
    Patch wide{.name = "wide", .sine = {.level = 1}};
    wide.unison = {.voices = 3, .detune = 20, .spread = 0.5};
    rig.bank.add(wide);
    rig.synth.feed({Seconds(0), event::NoteOn{5, 60, 0.5, "wide", 0}});
    rig.synth.feed({Seconds(0.5), event::NoteOff{5}});
    rig.synth.feed({Seconds(1), event::End{2}});
    rig.render(rendered_before_the_end, 4410);
    const auto end = static_cast<std::size_t>(rig.synth.end().count);
    rig.render(end - rendered_before_the_end, 4410);
    runs.push_back(rig.left);
    ASSERT_EQ(rig.renderer.started.size(), 3U);
    const auto cents = [&](std::size_t a, std::size_t b) {
      return 1200 * std::log2(static_cast<double>(rig.renderer.started[b].sine_increment) /
                              static_cast<double>(rig.renderer.started[a].sine_increment));
    };
    EXPECT_NEAR(cents(0, 1), 10, 0.01);
    EXPECT_NEAR(cents(1, 2), 10, 0.01);
    EXPECT_LT(rig.renderer.started[2].left, rig.renderer.started[0].left);
  }
  EXPECT_EQ(runs[0], runs[1]);
  EXPECT_GT(runs[0][22000], 0);
  EXPECT_NEAR(runs[0][22300], 0, 1e-30);
}

TEST(Synth, PlaysAnySoundOfSynth1B1) {
  Rig rig;
  rig.synth.feed({Seconds(0), event::Note{1, 60, 0.5, Seconds(1), "synth1b1:31415", 0, {}}});
  rig.synth.feed({Seconds(0), event::Note{2, 60, 0.5, Seconds(1), "synth1b1:1000000000", 0, {}}});
  rig.render(4410, 4410);
  ASSERT_EQ(rig.renderer.started.size(), 2U);
  EXPECT_EQ(rig.renderer.started[0].gated, 0);
  EXPECT_EQ(rig.renderer.started[1].gated, 1);  // there are a thousand million: the fallback
}

TEST(Synth, StealsByAQuickFadeWhenThePolyphonyIsReached) {
  Rig rig(2);
  for (int i = 0; i < 3; ++i) rig.synth.feed(note(0.1 * i, 5, i));
  rig.render(44100, 4410);
  ASSERT_EQ(rig.renderer.killed.size(), 1U);
  EXPECT_EQ(rig.renderer.killed[0], period_at_or_after(Frames{8820}));
  EXPECT_EQ(rig.synth.voices_stolen(), 1);
}

TEST(Synth, BrightensFromTheFrameOfAControlOn) {
  Rig rig;
  rig.synth.feed({Seconds(0), event::Header{{.intensity = 0.5}}});
  rig.synth.feed({Seconds(0.5), event::Control{"intensity", 1.0}});
  rig.render(44100, 4410);
  const Period at = period_at_or_after(Frames{22050});
  EXPECT_EQ(rig.renderer.bright[at - 1], 0);
  EXPECT_GT(rig.renderer.bright[at], 0);
  EXPECT_NEAR(rig.renderer.bright[at + 1300], 1, 0.01);
}

/// The signal of a held note at two times, in dB from the first to the second.
double change_between(const std::vector<float>& left, double from, double to) {
  const auto at = [&](double t) { return left[static_cast<std::size_t>(t * 44100)]; };
  return 20 * std::log10(at(to) / at(from));
}

TEST(Synth, TrimsFromTheStartAndGlidesLater) {
  const auto run = [](std::vector<Event> events, std::size_t block) {
    Rig rig(8, {.air = 0, .saturation = 0});
    rig.synth.feed({Seconds(0), event::Header{}});
    for (const Event& event : events) rig.synth.feed(event);
    rig.render(20 * 44100, block);
    return rig.left;
  };
  const Event held = note(0, 30), soft{Seconds(0), event::Trim{-12}};
  const auto plain = run({held}, 4410), quiet = run({soft, held}, 4410);
  EXPECT_NEAR(20 * std::log10(quiet[4410] / plain[4410]), -12, 0.01);
  EXPECT_NEAR(change_between(quiet, 0.1, 19), 0, 0.01);

  const Event louder{Seconds(5), event::Trim{-6}};
  const auto gliding = run({soft, held, louder}, 4410);
  EXPECT_NEAR(change_between(gliding, 0.1, 4.99), 0, 0.01);
  EXPECT_LT(change_between(gliding, 5, 5.01), 0.05) << "a step";
  EXPECT_GT(change_between(gliding, 5, 8), 3);
  EXPECT_NEAR(change_between(gliding, 0.1, 19.9), 6, 0.1);
  EXPECT_EQ(run({soft, held, louder}, 441), gliding);
}

// The brightness once went on to 0 through the denormals, which are slow, because they were off in
// the mixer and the renderer alone.
TEST(Synth, MeetsNoDenormalsOnTheWayToTheMiddle) {
  Rig rig;
  rig.synth.feed({Seconds(0), event::Control{"intensity", 1.0}});
  rig.synth.feed({Seconds(0.5), event::Control{"intensity", 0.5}});
  rig.render(std::size_t{15} * 44100, 4410);
  for (const auto& [period, octaves] : rig.renderer.bright)
    ASSERT_NE(std::fpclassify(octaves), FP_SUBNORMAL) << period;
}

TEST(Synth, EndsWhenAllHasRungOut) {
  Rig rig;
  rig.synth.feed(note(0, 0.5));
  rig.synth.feed({Seconds(0.6), event::NoteOn{2, 60, 0.5, "plain", 0}});  // never released
  rig.synth.feed({Seconds(1), event::End{2}});
  rig.render(44100, 4410);
  const Frames end = rig.synth.end();
  // One second of release in the plain patch, then the reverb and the limiter's delay.
  EXPECT_NEAR(static_cast<double>(end.count), 88200 + 2000 + Limiter::kLatency, 40);
}

/// A bank whose patch "echo" sends to all effects.
Event echo_note(double t, double duration, std::int64_t id) {
  return {Seconds(t), event::Note{id, 60, 0.5, Seconds(duration), "echo", 0, {}}};
}

Patch echo_patch() {
  return {.name = "echo", .sine = {.level = 0.6}, .reverb = 0.5, .delay = 0.8, .chorus = 0.5};
}

TEST(Synth, KeepsItsEchoesInTimeFromTheFrameOfAControlOn) {
  Rig rig;
  rig.bank.add(echo_patch());
  rig.synth.feed({Seconds(0), event::Header{{.bpm = 60}}});
  rig.synth.feed(echo_note(1, 0.1, 1));
  rig.synth.feed({Seconds(2), event::Control{"bpm", 120.0}});
  rig.synth.feed(echo_note(12, 0.1, 2));
  rig.render(14 * 44100, 4410);
  const auto sounds = [&](double t) {
    return std::abs(rig.left[static_cast<std::size_t>(t * 44100) + Limiter::kLatency]) > 1e-3;
  };
  EXPECT_FALSE(sounds(1.749));
  EXPECT_TRUE(sounds(1.751));  // a dotted eighth at 60 beats a minute, its edge alone
  EXPECT_FALSE(sounds(12.374));
  EXPECT_TRUE(sounds(12.376));  // and at 120
}

TEST(Synth, RendersTheSameForAnyBlockThroughAllEffects) {
  std::vector<std::vector<float>> runs;
  for (const std::size_t block : {441U, 4410U, 44100U, 100U}) {
    Rig rig(4, {.saturation = 0.8, .loudness = -20});
    rig.bank.add(echo_patch());
    for (int i = 0; i < 20; ++i) {
      rig.synth.feed(echo_note(0.1 * i, 0.05, i));
      rig.synth.feed({Seconds(0.1 * i), event::Control{"bpm", 60.0 + i}});
    }
    rig.render(static_cast<std::size_t>(rig.synth.end().count), block);
    runs.push_back(rig.left);
  }
  for (const auto& run : runs) EXPECT_EQ(run, runs[0]);
}

TEST(Synth, EndsWhenTheEchoesHaveDiedAway) {
  Rig rig;
  rig.bank.add(echo_patch());
  rig.synth.feed(echo_note(0, 0.1, 1));
  const auto end = static_cast<std::size_t>(rig.synth.end().count);
  rig.render(end, 4410);
  const auto last = std::span(rig.left).last(44100);
  EXPECT_LT(*std::ranges::max_element(last), 1e-3);
  EXPECT_NE(*std::ranges::max_element(last), 0);
}

// What comes late by an effect still sounds when the voice has ended, though there be no reverb.
TEST(Synth, EndsAfterTheChorus) {
  support::FakeRenderer renderer(4);
  NoReverb none;
  PatchBank bank;
  bank.add({.name = "echo", .sine = {.level = 0.6}, .envelope = {.release = 0.005}, .chorus = 1});
  const base::Log log{"test", base::Log::Level::kQuiet};
  Synth synth(renderer, none, bank, {.polyphony = 2}, log);
  synth.feed(echo_note(0, 0.1, 1));
  EXPECT_GE(synth.end().count, 4410 + static_cast<std::int64_t>(0.025 * 44100));
}

TEST(Synth, LetsANoteThatHasNotBegunSoundForItsWholeLength) {
  Rig rig;
  rig.synth.feed(note(1, 30));
  EXPECT_NEAR(static_cast<double>(rig.synth.end().count), (1 + 30 + 1) * 44100 + 2000, 200);
}

TEST(Synth, PlaysAnUnknownPatchByTheFallback) {
  Rig rig;
  rig.synth.feed({Seconds(0), event::Note{1, 60, 0.5, Seconds(1), "kazoo", 0, {}}});
  rig.render(4410, 4410);
  EXPECT_EQ(rig.renderer.started.size(), 1U);
}

}  // namespace
}  // namespace auralis::synth
