// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/performance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "compose/piece.h"

namespace auralis::compose {
namespace {

class CollectingSink final : public event::EventSink {
 public:
  void write(const event::Event& event) override {
    event::append_line(text, event);
    ++count_;
  }
  void flush() override { ++flushes; }

  std::string text;
  int flushes = 0;
};

TEST(Performance, FlushesOnceATickAndEndsWithTheCount) {
  Composer composer(settings_of("tide", 1), shipped_moods(), std::nullopt);
  CollectingSink sink;
  Performance performance(composer, sink);
  EXPECT_EQ(sink.flushes, 1);
  EXPECT_THAT(sink.text, testing::StartsWith("{\"type\":\"header\",\"t\":0,\"format\":"));
  for (int i = 1; i <= 100; ++i) performance.tick(i * Seconds(0.01));
  EXPECT_EQ(sink.flushes, 101);
  EXPECT_THAT(sink.text, testing::EndsWith("{\"type\":\"clock\",\"t\":1}\n"));
  performance.end(Seconds(1));
  const auto lines = std::ranges::count(sink.text, '\n');
  EXPECT_THAT(sink.text, testing::EndsWith("{\"type\":\"end\",\"t\":1,\"events\":" +
                                           std::to_string(lines - 1) + "}\n"));
}

}  // namespace
}  // namespace auralis::compose
