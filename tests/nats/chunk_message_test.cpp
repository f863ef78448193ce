// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/chunk_message.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace auralis::nats {
namespace {

using base::Seconds;

const pcm::Format kFormat{pcm::SampleFormat::kS16, {100}, 1};

TEST(ChunkMessage, HoldsPcmAndEvents) {
  const stream::Chunk chunk{0xFFFFFFFF, {1LL << 40}, {3}, "abcdef"};
  const Events events{{{12}, {Seconds(0.123456), event::Control{"bpm", 72.0}}},
                      {{50}, {Seconds(0.5), event::Section{"rise"}}}};
  const std::string data = chunk_message(chunk, event_lines(events));
  event::EventReader reader;
  const auto [read, found] = read_chunk_message(data, kFormat, reader);
  EXPECT_EQ(read->seq, chunk.seq);
  EXPECT_EQ(read->first, chunk.first);
  EXPECT_EQ(read->frames, chunk.frames);
  EXPECT_EQ(read->pcm, chunk.pcm);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].frame.count, 12);
  EXPECT_EQ(std::get<event::Control>(found[0].event.what).param, "bpm");
  EXPECT_EQ(std::get<event::Section>(found[1].event.what).name, "rise");
}

TEST(ChunkMessage, LeavesOutLinesThatItDoesNotUnderstand) {
  event::EventReader reader;
  const auto events = read_event_lines(
      "{\"type\":\"new\",\"t\":0}\nnonsense\n\n{\"type\":\"section\",\"t\":1,\"name\":\"a\"}",
      {100}, reader);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].frame.count, 100);
}

TEST(ChunkMessage, RefusesWhatIsNone) {
  const std::string whole = chunk_message({1, {0}, {3}, "abcdef"}, "");
  event::EventReader reader;
  EXPECT_NO_THROW(static_cast<void>(read_chunk_message(whole, kFormat, reader)));
  for (const std::string& data : {std::string(), std::string(40, 'x'), whole.substr(0, 15),
                                  whole.substr(0, whole.size() - 1), "\x02" + whole.substr(1)})
    EXPECT_THROW(static_cast<void>(read_chunk_message(data, kFormat, reader)), base::Error)
        << data.size();
}

}  // namespace
}  // namespace auralis::nats
