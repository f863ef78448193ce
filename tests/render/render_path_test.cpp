// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The render path of the whole synthesizer, as auralis-synth wires it: no call of the heap, no
// lock.
#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <mutex>

#include "base/random.h"
#include "pcm/encode.h"
#include "render/convolution_reverb.h"
#include "render/fused_convolver.h"
#include "render/fused_renderer.h"
#include "support/allocation_counter.h"
#include "support/fake_clock.h"
#include "support/lock_counter.h"
#include "support/sanitizers.h"
#include "synth/block_loop.h"
#include "synth/synth.h"

namespace auralis::render {
namespace {

using base::Seconds;
using event::Event;

constexpr base::SampleRate kRate{44100};
constexpr std::size_t kMostFrames = 4410;
constexpr int kPolyphony = 12;

struct Calls {
  std::int64_t heap = support::heap_calls(), locks = support::locks();

  [[nodiscard]] Calls since(const Calls& before) const {
    return {heap - before.heap, locks - before.locks};
  }
};

/// Plays everything there is: all patches and one that is not known, sounds of synth1B1, notes of
/// known and of unknown length, more of them than the polyphony, controls of tempo and intensity.
class Player {
 public:
  Player() { bank_.add_directory(AURALIS_PATCHES); }

  void feed(int events) {
    for (int i = 0; i < events; ++i) synth.feed({Seconds(time_ += 0.02), next()});
    if (random_.chance(0.05)) bank_.reload();
  }

 private:
  [[nodiscard]] decltype(Event::what) next() {
    const auto id = static_cast<std::int64_t>(random_.index(40));
    const double pitch = random_.uniform(30, 90), pan = random_.uniform(-1, 1);
    switch (random_.index(8)) {
      case 0:
        return event::Control{"bpm", random_.uniform(40, 160)};
      case 1:
        return event::Control{"intensity", random_.uniform()};
      case 2:
        return event::NoteOff{id};
      case 3:
        return event::NoteOn{id, pitch, 0.9, patch(), pan};
      case 4:
        return event::Clock{};
      default:
        return event::Note{id, pitch, 0.9, Seconds(random_.uniform(0, 3)), patch(), pan, 2.0};
    }
  }

  [[nodiscard]] std::string patch() {
    if (random_.chance(0.1)) return "synth1b1:" + std::to_string(random_.index(100));
    const auto names = bank_.names();
    const auto chosen = random_.index(names.size() + 1);
    return chosen == names.size() ? "nobody" : names[chosen];
  }

  base::Random random_{1};
  double time_ = 0;
  synth::PatchBank bank_;
  base::Log log_{"test"};
  FusedRenderer renderer_{2 * kPolyphony, kRate};
  ConvolutionReverb reverb_{make_response(room_named("hall"), kRate, 1),
                            [](const ComplexResponse& response, int partition) {
                              return std::make_unique<FusedConvolver>(response, partition);
                            },
                            kRate, 3};

 public:
  synth::Synth synth{renderer_,
                     reverb_,
                     bank_,
                     {.rate = kRate,
                      .polyphony = kPolyphony,
                      .max_block = kMostFrames,
                      .mix = {.level = 12, .loudness = -16}},
                     log_};
};

// Commands were once taken from a deque, which freed memory while a block was rendered.
TEST(RenderPath, NeitherCallsTheHeapNorLocksInTheSynthesizer) {
  Player player;
  pcm::Block block(2, kMostFrames);
  const std::array<std::size_t, 6> lengths{441, 64, 1, kMostFrames, 1000, 128};
  int most_sounding = 0;
  for (std::size_t i = 0; i < 2000; ++i) {
    player.feed(3);
    block.resize(lengths[i % lengths.size()]);
    if (i == 1900) player.synth.fade_out(Seconds(2));
    const Calls before;
    player.synth.render(block);
    const Calls made = Calls{}.since(before);
    ASSERT_EQ(made.heap, 0) << "block " << i;
    ASSERT_EQ(made.locks, 0) << "block " << i;
    most_sounding = std::max(most_sounding, player.synth.voices_sounding());
  }
  // That it was the whole of the path:
  EXPECT_GE(most_sounding, kPolyphony);
  EXPECT_GT(player.synth.voices_stolen(), 100);
  EXPECT_LT(player.synth.limiter().least_gain(), 1);
}

// A block's time was once observed under a lock that a scrape of the metrics may hold.
TEST(RenderPath, NeitherCallsTheHeapNorLocksFromBlockToBytes) {
  Player player;
  support::FakeClock clock;
  monitor::Metrics metrics("synth");
  const pcm::Format format{.rate = kRate};
  std::vector<std::byte> bytes(format.bytes({441}));
  int blocks = 0;
  synth::BlockLoop loop(player.synth, kRate, {441}, clock, metrics, [&](pcm::Block& block) {
    pcm::encode(block, {441 * blocks++}, format, bytes);
  });
  for (int i = 0; i < 300; ++i) {
    player.feed(2);
    const Calls before;
    loop.render_known();
    const Calls made = Calls{}.since(before);
    ASSERT_EQ(made.heap, 0);
    ASSERT_EQ(made.locks, 0);
  }
  EXPECT_GT(blocks, 1000);
}

TEST(RenderPath, IsCountedByCountersThatCount) {
  volatile std::size_t size = 1;  // or the compiler would leave the heap alone
  const Calls before;
  std::vector<int> memory(size);
  memory.clear();
  memory.shrink_to_fit();
  std::mutex mutex;
  const std::lock_guard lock(mutex);
  const Calls made = Calls{}.since(before);
  EXPECT_EQ(made.heap, 2);
  EXPECT_EQ(made.locks, AURALIS_SANITIZED ? 0 : 1);
}

}  // namespace
}  // namespace auralis::render
