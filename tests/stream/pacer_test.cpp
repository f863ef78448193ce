// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/pacer.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <mutex>
#include <thread>

#include "stream/pcm_source.h"
#include "support/fake_clock.h"

namespace auralis::stream {
namespace {

constexpr pcm::Format kFormat{pcm::SampleFormat::kS16, {10'000}, 1};
constexpr Frames kChunk{100};  // ten milliseconds

/// A pipe -> source -> ring -> pacer, two bytes a frame.
class PacerTest : public testing::Test {
 protected:
  PacerTest() {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    in = base::Descriptor(ends[0]);
    out = base::Descriptor(ends[1]);
  }
  void put(const std::string& bytes) const {
    base::write_all(out, std::as_bytes(std::span(bytes)), "the pipe");
  }
  Pacer::Sink sink() {
    return [this](ChunkPtr chunk) {
      const std::lock_guard lock(mutex);
      chunks.push_back(std::move(chunk));
    };
  }
  [[nodiscard]] std::string heard() {
    const std::lock_guard lock(mutex);
    std::string all;
    for (const ChunkPtr& chunk : chunks) all += chunk->pcm;
    return all;
  }

  base::Descriptor in, out;
  base::SteadyClock clock;
  base::Log log{"test", base::Log::Level::kQuiet};
  monitor::Metrics metrics{"stream"};
  LiveSource live;
  Ring ring{Frames{300}, 2, clock};  // less than what is put in
  std::mutex mutex;
  std::vector<ChunkPtr> chunks;
};

TEST_F(PacerTest, ShipsWhatComesInChunksThatFollowOnEachOther) {
  std::string pcm;
  for (int i = 0; i < 1050 * 2; ++i) pcm += static_cast<char>(i * 7 + i / 256);
  PcmSource source(in, "the pipe", pcm::Format(), ring, log);
  const Seconds start = clock.now();
  Pacer pacer({ring, live, clock, metrics, log}, kChunk, kFormat, sink());
  put(pcm + "x");
  out.close();
  EXPECT_NE(Wake().wait(pacer.finished_descriptor(), POLLIN, 10'000), 0);
  EXPECT_GE(clock.now() - start, Seconds(0.105)) << "in real time";
  EXPECT_EQ(heard(), pcm);
  EXPECT_TRUE(pacer.played_out());
  EXPECT_TRUE(source.reached_end());
  ASSERT_EQ(chunks.size(), 11U);
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    EXPECT_EQ(chunks[i]->seq, i);
    EXPECT_EQ(chunks[i]->first.count, static_cast<std::int64_t>(i) * 100);
    EXPECT_EQ(chunks[i]->frames.count, i < 10 ? 100 : 50);
  }
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamSourceFrames), 1050);
}

TEST_F(PacerTest, StopsWithoutInputAndWithoutRoom) {
  PcmSource source(in, "the pipe", pcm::Format(), ring, log);
  put(std::string(4000, 'x'));  // more than there is room for
  Pacer pacer({ring, live, clock, metrics, log}, kChunk, kFormat, sink());
  pacer.stop();
  EXPECT_NE(Wake().wait(pacer.finished_descriptor(), POLLIN, 10'000), 0);
  EXPECT_FALSE(pacer.played_out());
}

TEST_F(PacerTest, PlaysOutAfterTheSourceWasStopped) {
  PcmSource source(in, "the pipe", pcm::Format(), ring, log);
  Pacer pacer({ring, live, clock, metrics, log}, kChunk, kFormat, sink());
  put(std::string(500, 'x'));
  while (heard().empty()) std::this_thread::yield();
  source.stop();
  EXPECT_NE(Wake().wait(pacer.finished_descriptor(), POLLIN, 10'000), 0);
  EXPECT_TRUE(pacer.played_out());
  EXPECT_FALSE(source.reached_end());
  EXPECT_EQ(heard().size(), 500U);
}

TEST_F(PacerTest, LeavesOutWhatGrewOldOfALiveSource) {
  Ring large{Frames{50'000}, 2, clock};
  const auto room = large.wait_for_room();
  for (std::size_t i = 0; i < 80'000; ++i) room[i] = std::byte{0x40};
  large.commit(80'000);  // four seconds
  LiveSource known(true);
  support::FakeClock time;  // turned by the pacer alone
  Pacer pacer({large, known, time, metrics, log}, kChunk, kFormat, sink());
  while (metrics.value(monitor::Metric::kStreamSourceFramesLeftOut) == 0) std::this_thread::yield();
  large.end();
  EXPECT_NE(Wake().wait(pacer.finished_descriptor(), POLLIN, 10'000), 0);
  const auto left_out =
      static_cast<std::int64_t>(metrics.value(monitor::Metric::kStreamSourceFramesLeftOut));
  ASSERT_GT(left_out, 20'000);
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamSourceFrames) + left_out, 40'000);
  std::size_t gap = 1;
  while (chunks[gap]->first == chunks[gap - 1]->first + kChunk) ++gap;
  EXPECT_EQ(chunks[gap]->first - chunks[gap - 1]->first, Frames{left_out} + kChunk);
  EXPECT_EQ(chunks[gap]->seq - chunks[gap - 1]->seq, left_out / 100 + 1) << "as for dropped chunks";
  EXPECT_LT(static_cast<unsigned char>(chunks[gap - 1]->pcm.back()), 2) << "faded out";
  EXPECT_LT(static_cast<unsigned char>(chunks[gap]->pcm[1]), 2) << "faded in";
  EXPECT_EQ(chunks[gap]->pcm.back(), 0x40);
  EXPECT_EQ(chunks.back()->first + kChunk, Frames{40'000}) << "to the newest";
}

}  // namespace
}  // namespace auralis::stream
