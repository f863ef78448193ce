// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a chunk costs of the heap on its way to its listeners: nothing for each of them.
#include <gtest/gtest.h>

#include "stream/http_listener.h"
#include "stream/send_queue.h"
#include "stream/station.h"
#include "stream/web_socket.h"
#include "support/allocation_counter.h"
#include "support/sanitizers.h"

namespace auralis::stream {
namespace {

/// A connection whose socket takes every other chunk at once, and the next with it.
class QueueingPeer final : public Peer {
 public:
  void send(const MessagePtr& message) override {
    queue_.push(std::static_pointer_cast<const Frame>(message));
    if (++sent_ % 2 == 0) queue_.drop(queue_.bytes());
  }
  [[nodiscard]] std::size_t buffered_bytes() const override { return queue_.bytes(); }
  void ping() override {}
  void close(CloseCode, const std::string&) override {}
  void drop() override {}

 private:
  SendQueue queue_;
  int sent_ = 0;
};

class Delivery : public testing::Test, protected support::Station {
 protected:
  Delivery() : Station(make_framer(), {{}, Frames{4410}, Seconds(6)}, Seconds(8)) {}
  void SetUp() override {
    if (AURALIS_SANITIZED) GTEST_SKIP() << "a sanitizer has its own allocator";
  }
  void send(int chunks) {
    for (int i = 0; i < chunks; ++i, ++seq) {
      clock.advance(Seconds(0.1));
      broadcaster.send(std::make_shared<const Chunk>(
          Chunk{seq, Frames{4410LL * seq}, Frames{4410}, std::string(17640, 'x')}));
      broadcaster.tick();
    }
  }
  /// Calls of the heap while so many chunks go out.
  std::int64_t heap_calls(int chunks) {
    const std::int64_t before = support::heap_calls();
    send(chunks);
    return support::heap_calls() - before;
  }

  std::uint32_t seq = 0;
};

TEST_F(Delivery, CallsTheHeapForAChunkAndNotForItsListeners) {
  std::vector<QueueingPeer> peers(200);
  std::vector<std::unique_ptr<Session>> sessions;
  sessions.push_back(std::make_unique<Listener>(peers[0], ListenerOptions(), context));
  sessions.push_back(std::make_unique<HttpListener>(peers[1], HttpOptions(), context));
  send(200);
  const std::int64_t for_two = heap_calls(100);
  for (std::size_t i = sessions.size(); i < peers.size(); i += 2) {
    sessions.push_back(std::make_unique<Listener>(peers[i], ListenerOptions(), context));
    sessions.push_back(std::make_unique<HttpListener>(peers[i + 1], HttpOptions(), context));
  }
  send(100);
  EXPECT_EQ(heap_calls(100), for_two);
  EXPECT_GT(for_two, 0) << "the counter counts";
}

}  // namespace
}  // namespace auralis::stream
