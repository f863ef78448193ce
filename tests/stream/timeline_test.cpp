// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/timeline.h"

#include <fcntl.h>
#include <gmock/gmock.h>

#include <fstream>
#include <thread>

#include "base/error.h"
#include "base/temporary_directory.h"
#include "stream/event_source.h"

namespace auralis::stream {
namespace {

constexpr SampleRate kRate{100};

event::Event note_at(double t) { return {Seconds(t), event::Note()}; }

TEST(Timeline, GivesEventsWhenTheirFrameComes) {
  Timeline timeline(kRate);
  for (const double t : {0.0, 0.095, 0.1, 0.5}) EXPECT_TRUE(timeline.add(note_at(t)));
  EXPECT_EQ(timeline.take_before({10}).size(), 1U) << "0.095 s is frame 10";
  EXPECT_EQ(timeline.take_before({11}).size(), 2U);
  EXPECT_EQ(timeline.take_before({50}).size(), 0U);
  EXPECT_EQ(timeline.take_before({1000}).at(0).frame.count, 50);
}

TEST(Timeline, IsBounded) {
  Timeline timeline(kRate, 2);
  EXPECT_TRUE(timeline.add(note_at(0)));
  EXPECT_TRUE(timeline.add(note_at(0)));
  EXPECT_FALSE(timeline.add(note_at(0)));
  std::thread writer([&] { EXPECT_TRUE(timeline.add_waiting(note_at(1))); });
  EXPECT_EQ(timeline.take_before({1}).size(), 2U);
  writer.join();
  EXPECT_TRUE(timeline.add(note_at(2)));
  std::thread last([&] { EXPECT_FALSE(timeline.add_waiting(note_at(3))); });
  timeline.close();
  last.join();
}

class EventSourceTest : public testing::Test {
 protected:
  static std::string note_line(double t) {
    return R"({"type":"note","t":)" + std::to_string(t) +
           R"(,"id":1,"pitch":60,"vel":1,"dur":1,"patch":"x","pan":0})"
           "\n";
  }

  base::TemporaryDirectory folder;
  std::string path = folder / "events";
  Timeline timeline{kRate, 4};
  LiveSource live;
  monitor::Metrics metrics{"stream"};
  base::Log log{"test", base::Log::Level::kQuiet};
};

TEST_F(EventSourceTest, WaitsForALateWriterWithoutHoldingAnythingUp) {
  folder.make_fifo("events");
  EventSource source(path, timeline, live, metrics, log);
  source.wait_for_end(Seconds(0.05));
  EXPECT_FALSE(source.saw_end());
  std::ofstream(path) << note_line(0) << R"({"type":"clock","t":1})"
                      << "\n"
                      << R"({"type":"end","t":2,"events":2})"
                      << "\n";
  source.wait_for_end(Seconds(10));
  EXPECT_TRUE(source.saw_end());
  EXPECT_EQ(timeline.take_before({1000}).size(), 1U) << "the clock is not kept";
  EXPECT_EQ(live.lead(Seconds(0.25)), Seconds(0.75)) << "but known";
}

TEST_F(EventSourceTest, DropsFromAFifoRatherThanHoldItsWriterUp) {
  folder.make_fifo("events");
  EventSource source(path, timeline, live, metrics, log);
  {
    std::ofstream out(path);
    for (int i = 0; i < 10; ++i) out << note_line(i);
  }
  source.wait_for_end(Seconds(10));
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamEventsDropped), 6);
}

// A FIFO whose writer had gone was kept open and not read: the next writer, and with it the synth
// behind the same tee, stood still once the pipe was full.
TEST_F(EventSourceTest, LetsTheFifoGoWithItsWriter) {
  folder.make_fifo("events");
  EventSource source(path, timeline, live, metrics, log);
  std::ofstream(path) << note_line(0);
  source.wait_for_end(Seconds(10));
  EXPECT_EQ(::open(path.c_str(), O_WRONLY | O_NONBLOCK), -1);
  EXPECT_EQ(errno, ENXIO) << "nobody reads";
}

TEST_F(EventSourceTest, ReadsAFileAsRoomComes) {
  {
    std::ofstream out(path);
    for (int i = 0; i < 10; ++i) out << note_line(i);
    out << R"({"type":"end","t":10,"events":10})"
        << "\n";
  }
  EventSource source(path, timeline, live, metrics, log);
  std::size_t taken = 0;
  while (taken < 10) taken += timeline.take_before({10'000}).size();
  source.wait_for_end(Seconds(10));
  EXPECT_TRUE(source.saw_end());
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamEventsDropped), 0);
}

TEST_F(EventSourceTest, HearsNoLiveClockInAFile) {
  std::ofstream(path) << R"({"type":"clock","t":1})"
                      << "\n";
  const EventSource source(path, timeline, live, metrics, log);
  source.wait_for_end(Seconds(10));
  EXPECT_FALSE(live.lead(Seconds(0)));
}

TEST_F(EventSourceTest, StopsWhileItWaitsForRoom) {
  std::ofstream(path) << note_line(1);
  std::size_t room = 0;
  while (timeline.add(note_at(0))) ++room;
  { const EventSource source(path, timeline, live, metrics, log); }
  EXPECT_EQ(timeline.take_before({10'000}).size(), room) << "what was there, and nothing more";
}

TEST_F(EventSourceTest, SkipsAndCountsWhatIsMalformed) {
  std::ofstream(path) << "{nonsense\n" << note_line(1) << note_line(0.5) << std::string(5000, 'x');
  EventSource source(path, timeline, live, metrics, log);
  source.wait_for_end(Seconds(10));
  EXPECT_EQ(source.skipped(), 3);
  EXPECT_EQ(timeline.take_before({1000}).size(), 1U);
}

TEST_F(EventSourceTest, SaysHowToMakeAFifo) {
  try {
    const EventSource source(path, timeline, live, metrics, log);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("mkfifo " + path));
  }
}

}  // namespace
}  // namespace auralis::stream
