// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "monitor/metrics.h"

#include <gmock/gmock.h>

#include <set>
#include <thread>
#include <vector>

#include "monitor/heap_watch.h"
#include "monitor/process_stats.h"

namespace auralis::monitor {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(MetricList, NamesEachMetricOnceAndInItsForm) {
  std::set<std::string> names;
  for (const MetricRow& row : metric_list()) {
    const std::string name = full_name(row, row.tool.empty() ? "stream" : row.tool);
    EXPECT_TRUE(names.insert(name).second) << name << " twice";
    EXPECT_EQ(name.ends_with("_total"), row.kind == Kind::kCounter) << name;
    EXPECT_EQ(row.buckets.empty(), row.kind != Kind::kHistogram) << name;
    EXPECT_TRUE(std::is_sorted(row.buckets.begin(), row.buckets.end())) << name;
    EXPECT_TRUE(row.help.ends_with('.')) << name;
  }
}

TEST(Metrics, ShowsTheToolsOwnAndTheCommonOnes) {
  const Metrics metrics("synth");
  const std::string text = metrics.text();
  EXPECT_THAT(text, HasSubstr("auralis_synth_deadline_misses_total 0"));
  EXPECT_THAT(text, HasSubstr("auralis_synth_block_seconds_bucket"));
  EXPECT_THAT(text, HasSubstr("auralis_synth_heap_used_bytes"));
  EXPECT_THAT(text, HasSubstr("process_resident_memory_bytes"));
  EXPECT_THAT(text, Not(HasSubstr("auralis_stream_")));
}

TEST(Metrics, CarryTheNameOfTheirStation) {
  Metrics metrics("stream", R"(Night "1")");
  metrics.set(Metric::kStreamClients, 3);
  const std::string text = metrics.text();
  EXPECT_THAT(text, HasSubstr(R"(auralis_stream_clients{station="Night \"1\""} 3)"));
  EXPECT_THAT(text,
              HasSubstr(R"(auralis_stream_chunk_jitter_seconds_count{station="Night \"1\""} 0)"));
  EXPECT_THAT(text, HasSubstr(R"(process_threads{station="Night \"1\""})"));
  EXPECT_THAT(Metrics("stream").text(), Not(HasSubstr("station=")));
}

TEST(Metrics, CountsFromManyThreads) {
  Metrics metrics("stream");
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < 1000; ++n) {
        metrics.add(Metric::kStreamChunksSent);
        metrics.observe(Metric::kStreamChunkJitter, 0.001);
      }
    });
  for (auto& thread : threads) thread.join();
  metrics.set(Metric::kStreamClients, 3);
  metrics.add(Metric::kSynthVoicesStolen);  // another tool's: nothing happens
  EXPECT_EQ(metrics.value(Metric::kStreamChunksSent), 4000);
  EXPECT_EQ(metrics.value(Metric::kStreamChunkJitter), 4000);
  EXPECT_EQ(metrics.value(Metric::kStreamClients), 3);
  EXPECT_EQ(metrics.value(Metric::kSynthVoicesStolen), 0);
}

// prometheus-cpp's histogram takes a lock that a scrape may hold: the synthesizer, which observes
// every block's time, would wait for whoever scrapes.
TEST(Metrics, CountsAnObservationInItsBucketAndAllAbove) {
  Metrics metrics("synth");
  for (const double seconds : {0.25, 0.5, 0.75, 64.0})
    metrics.observe(Metric::kSynthBlockSeconds, seconds);
  const std::string text = metrics.text();
  EXPECT_THAT(text, HasSubstr("# TYPE auralis_synth_block_seconds histogram"));
  EXPECT_THAT(text, HasSubstr("auralis_synth_block_seconds_bucket{le=\"0.5\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("auralis_synth_block_seconds_bucket{le=\"1\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("auralis_synth_block_seconds_bucket{le=\"+Inf\"} 4\n"));
  EXPECT_THAT(text, HasSubstr("auralis_synth_block_seconds_count 4\n"));
  EXPECT_THAT(text, HasSubstr("auralis_synth_block_seconds_sum 65.5\n"));
}

TEST(HeapWatch, SamplesAtOnceAndStopsAtOnce) {
  if (!heap_used_bytes()) GTEST_SKIP() << "this malloc does not tell";
  Metrics metrics("stream");
  const base::SteadyClock clock;
  {
    const HeapWatch watch(metrics, clock);
    while (metrics.value(Metric::kHeapUsed) == 0) std::this_thread::yield();
  }
  EXPECT_GT(metrics.value(Metric::kHeapUsed), 1000);
}

}  // namespace
}  // namespace auralis::monitor
