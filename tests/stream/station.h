// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a listener needs around it: a stream whose clock and chunks are the test's.
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "stream/broadcaster.h"
#include "stream/feeds.h"
#include "stream/listener.h"
#include "stream/steering.h"
#include "support/fake_clock.h"

namespace auralis::support {

struct Station {
  Station(
      std::unique_ptr<stream::Framer> messages, const stream::StreamFormat& of_stream,
      base::Seconds lag = base::Seconds(2), stream::Post post = [](const auto&) {})
      : framer(std::move(messages)),
        format(of_stream),
        feeds(broadcaster, *framer, std::move(post), clock, log),
        context{broadcaster, feeds, table, steering, *framer, clock, metrics, lag} {}

  FakeClock clock;
  std::unique_ptr<stream::Framer> framer;
  stream::StreamFormat format;
  monitor::Metrics metrics{"stream"};
  base::Log log{"test", base::Log::Level::kQuiet};
  stream::Timeline timeline{format.pcm.rate};
  stream::ControlBoard board{{}};
  stream::Steering steering{board, nullptr, metrics};
  stream::ListenerTable table{clock, metrics, log};
  stream::Broadcaster broadcaster{format, {*framer, timeline, board, clock, table}};
  stream::Feeds feeds;
  stream::ListenerContext context;
};

}  // namespace auralis::support
