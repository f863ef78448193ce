// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/parallel_render.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <mutex>

#include "base/error.h"
#include "base/temporary_directory.h"
#include "loader/module.h"
#include "torchsynth/time_grid.h"

namespace auralis::torchsynth {
namespace {

constexpr std::size_t kBatch = 5;

/// Fills a block with its sound's index.
class FakeRenderer final : public BatchRenderer {
 public:
  [[nodiscard]] std::size_t capacity() const noexcept override { return kBatch; }
  void render(std::span<const Sound> sounds, std::span<pcm::Block> out) override {
    ASSERT_EQ(sounds.size(), out.size());
    for (std::size_t i = 0; i < out.size(); ++i)
      std::ranges::fill(out[i].channel(0), static_cast<float>(sounds[i].index));
  }
};

class FakeEngine final : public Engine {
 public:
  [[nodiscard]] std::unique_ptr<BatchRenderer> make_renderer() const override {
    return std::make_unique<FakeRenderer>();
  }
  [[nodiscard]] std::string description() const override { return "fake"; }
};

/// Has every third sound already.
class FakeSink final : public SoundSink {
 public:
  [[nodiscard]] bool has(const Sound& sound) override { return sound.index % 3 == 0; }
  void take(std::int64_t turn, const Sound& sound, const pcm::Block& block) override {
    EXPECT_EQ(block.channel(0).size(), kSamples);
    EXPECT_EQ(block.channel(0).back(), static_cast<float>(sound.index));
    const std::lock_guard lock(mutex_);
    taken[turn] = sound.index;
  }
  void give_up() noexcept override {}

  std::map<std::int64_t, std::int64_t> taken;  // turn -> sound

 private:
  std::mutex mutex_;
};

bool never() { return false; }

TEST(RenderAll, GivesBatchesTurnsWithoutAGapInTheOrderOfTheSource) {
  for (const int jobs : {1, 4}) {
    Synth1B1Source source(0, 17);
    FakeSink sink;
    EXPECT_EQ(render_all(source, FakeEngine(), sink, jobs, never), 11);
    EXPECT_THAT(sink.taken, testing::ElementsAre(
                                testing::Pair(0, 1), testing::Pair(1, 2), testing::Pair(2, 4),
                                testing::Pair(3, 5), testing::Pair(4, 7), testing::Pair(5, 8),
                                testing::Pair(6, 10), testing::Pair(7, 11), testing::Pair(8, 13),
                                testing::Pair(9, 14), testing::Pair(10, 16)));
  }
}

// A binary without modules beside it: CUDA is not there, and "auto" does without.
TEST(ChooseEngine, SaysWhichDevicesThereAre) {
  const std::string nowhere = "/nowhere/bin";
  const base::Log log("test");
  EXPECT_THAT(choose_engine("auto", nowhere, log)->description(), testing::EndsWith(") on cpu"));
  EXPECT_EQ(choose_engine("auto", nowhere, log)->make_resident(), nullptr);
  const auto message = [&](const std::string& device) -> std::string {
    try {
      (void)choose_engine(device, nowhere, log);
    } catch (const base::Error& error) {
      return std::to_string(static_cast<int>(error.fault())) + " " + error.what();
    }
    return "none";
  };
  EXPECT_EQ(message("cpu"), "none");
  EXPECT_EQ(message("cuda:1"),
            "1 no device 'cuda:1' here: there is cpu (this Auralis was built without CUDA)");
  EXPECT_EQ(message("cuda:-1"),
            "1 no device 'cuda:-1' here: there is cpu (this Auralis was built without CUDA)");
  EXPECT_EQ(message("cuda:x"), "2 'cuda:x' is no device: write auto, cpu, cuda or cuda:N");
  EXPECT_EQ(message("mps"), "2 'mps' is no device: write auto, cpu, cuda or cuda:N");
}

TEST(ChooseEngine, DoesWithoutAModuleOfAnotherBuildUnlessItIsAskedFor) {
  const base::TemporaryDirectory folder;
  const auto binaries = folder.path() / "bin";
  const auto modules = loader::module_directory(binaries);
  std::filesystem::create_directories(modules);
  std::filesystem::copy_file(AURALIS_FOREIGN_MODULE, modules / "auralis-voice-cuda.so");
  const base::Log log("test");
  testing::internal::CaptureStderr();
  EXPECT_THAT(choose_engine("auto", binaries, log)->description(), testing::EndsWith(") on cpu"));
  const std::string told = testing::internal::GetCapturedStderr();
  EXPECT_THAT(told, testing::HasSubstr("auralis-voice-cuda.so is of another build"));
  EXPECT_EQ(std::ranges::count(told, '\n'), 1);
  EXPECT_THROW((void)choose_engine("cuda", binaries, log), base::Error);
}

}  // namespace
}  // namespace auralis::torchsynth
