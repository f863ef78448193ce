// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Stems add up to the mix, whatever the voices do.
#include "synth/stems.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support/fake_renderer.h"
#include "synth/synth.h"

namespace auralis::synth {
namespace {

class FakeEngine final : public Engine {
 public:
  explicit FakeEngine(int slots) : renderer_(slots) {}
  [[nodiscard]] Renderer& renderer() noexcept override { return renderer_; }
  [[nodiscard]] Reverb& reverb() noexcept override { return reverb_; }

 private:
  support::FakeRenderer renderer_;
  support::FakeReverb reverb_;
};

PatchBank shipped_patches() {
  PatchBank bank;
  bank.add_directory(AURALIS_PATCHES);
  return bank;
}

/// A synthesizer with stems, whose mix is not bent either, and all that they have rendered.
struct Rig {
  explicit Rig(int polyphony, std::size_t frames = 441)
      : block(frames),
        renderer(2 * polyphony),
        stems(
            renderer, [polyphony] { return std::make_unique<FakeEngine>(2 * polyphony); },
            options.rate, options.mix, options.most_rendered()),
        synth(renderer, reverb, bank, with(polyphony), log, &stems) {}

  [[nodiscard]] SynthOptions with(int polyphony) {
    options.polyphony = polyphony;
    options.mix = options.mix.of_a_part();
    return options;
  }

  void render(std::size_t frames) {
    for (std::size_t done = 0; done < frames; done += block) {
      pcm::Block out(2, block);
      out.resize(std::min(block, frames - done));
      synth.render(out);
      parts.resize(static_cast<std::size_t>(stems.count()), std::vector<float>(mix.size()));
      for (int c : {0, 1}) mix.insert(mix.end(), out.channel(c).begin(), out.channel(c).end());
      for (int i = 0; i < stems.count(); ++i) {
        ASSERT_EQ(stems.block(i).frames(), out.frames());
        auto& part = parts[static_cast<std::size_t>(i)];
        for (int c : {0, 1})
          part.insert(part.end(), stems.block(i).channel(c).begin(),
                      stems.block(i).channel(c).end());
      }
    }
  }

  /// The largest difference between the mix and the sum, and the largest sample.
  void expect_null(double least_peak) const {
    double difference = 0, peak = 0;
    for (std::size_t i = 0; i < mix.size(); ++i) {
      double sum = 0;
      for (const auto& part : parts) sum += part[i];
      difference = std::max(difference, std::abs(sum - mix[i]));
      peak = std::max(peak, static_cast<double>(std::abs(mix[i])));
    }
    EXPECT_GT(peak, least_peak);
    EXPECT_LT(20 * std::log10(difference / peak), -120);
  }

  std::size_t block;
  SynthOptions options;
  support::FakeRenderer renderer;
  support::FakeReverb reverb;
  PatchBank bank = shipped_patches();
  base::Log log{"test", base::Log::Level::kQuiet};
  Stems stems;
  Synth synth;
  std::vector<float> mix;
  std::vector<std::vector<float>> parts;
};

event::Event note(double t, double duration, const char* patch, const char* layer = "",
                  std::int64_t id = 1) {
  event::Note note{id, 60, 0.5, Seconds(duration), patch, 0.3, {}};
  note.layer = layer;
  return {Seconds(t), note};
}

TEST(Stems, AreOneForEachLayerOrElseForEachPatch) {
  Rig rig(8);
  rig.synth.feed(note(0, 1, "pad"));
  rig.synth.feed(note(0, 1, "glass"));
  rig.synth.feed(note(0, 1, "glass", "bells"));
  rig.synth.feed(note(0, 1, "bell", "bells"));
  rig.synth.feed({Seconds(0), event::NoteOn{7, 60, 0.5, "pad", 0}});
  ASSERT_EQ(rig.stems.count(), 3);
  EXPECT_EQ(rig.stems.name(0), "pad");
  EXPECT_EQ(rig.stems.name(1), "glass");
  EXPECT_EQ(rig.stems.name(2), "bells");
}

TEST(Stems, OfManyPartsShareTheLast) {
  Rig rig(64);
  for (int i = 0; i < 40; ++i) rig.synth.feed(note(0, 1, "pad", std::to_string(i).c_str()));
  EXPECT_EQ(rig.stems.count(), static_cast<int>(Stems::kMost));
  EXPECT_EQ(rig.stems.name(static_cast<int>(Stems::kMost) - 1), "others");
  rig.synth.feed({Seconds(1), event::Clock{}});
  rig.render(20000);
  rig.expect_null(0.1);
}

TEST(Stems, AddUpToTheMix) {
  for (const std::size_t block : {100U, 441U, 4410U}) {
    Rig rig(8, block);
    rig.synth.feed({Seconds(0), event::Control{"bpm", 90.0}});
    rig.synth.feed(note(0, 1, "pad"));
    rig.synth.feed(note(0.3, 0.5, "glass", "bells"));
    rig.synth.feed({Seconds(0.5), event::NoteOn{7, 60, 0.5, "strings", 0}});
    rig.synth.feed({Seconds(0.6), event::Control{"intensity", 0.9}});
    rig.synth.feed({Seconds(1), event::Clock{}});
    rig.render(44100);
    // A stem that begins late, behind silence and a change of tempo, and one voice let go.
    rig.synth.feed({Seconds(1.5), event::Trim{-9}});
    rig.synth.feed({Seconds(3), event::Control{"bpm", 140.0}});
    rig.synth.feed({Seconds(3.5), event::NoteOff{7}});
    rig.synth.feed(note(4, 0.5, "choir", "late"));
    rig.synth.feed({Seconds(7), event::Clock{}});
    rig.render(6 * 44100);
    ASSERT_EQ(rig.parts.size(), 4U);
    rig.expect_null(0.05);
    rig.synth.fade_out(Seconds(0.1));
    rig.render(8000);
    rig.expect_null(0.05);
    for (const auto& part : rig.parts) EXPECT_LT(std::abs(part.back()), 1e-20F) << "faded";
  }
}

TEST(Stems, LoseTheVoicesThatTheMixLoses) {
  Rig rig(3);
  for (int i = 0; i < 30; ++i)
    rig.synth.feed(note(0.05 * i, 5, i % 2 == 0 ? "pad" : "glass", "", i));
  rig.synth.feed({Seconds(2), event::Clock{}});
  rig.render(2 * 44100);
  EXPECT_GT(rig.synth.voices_stolen(), 0);
  rig.expect_null(0.1);
}

TEST(Stems, LeaveTheMixAsItIs) {
  Rig with(8);
  support::FakeRenderer renderer(16);
  Synth plain(renderer, with.reverb, with.bank, with.options, with.log);
  for (Synth* synth : {&with.synth, &plain}) {
    synth->feed(note(0, 1, "pad"));
    synth->feed(note(0.1, 0.5, "glass"));
    synth->feed({Seconds(1), event::Clock{}});
  }
  with.render(44100);
  pcm::Block out(2, 44100);
  out.resize(44100);
  plain.render(out);
  for (std::size_t i = 0; i < 44100; i += 441)
    EXPECT_EQ(out.channel(0)[i], with.mix[2 * i]) << "first of the left of each block";
}

}  // namespace
}  // namespace auralis::synth
