// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One listener: packets -> its queue -> its socket, and what it says back.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "json/json_reader.h"
#include "monitor/metrics.h"
#include "stream/broadcaster.h"
#include "stream/client_message.h"
#include "stream/feeds.h"
#include "stream/listener_queue.h"
#include "stream/listener_table.h"
#include "stream/service.h"
#include "stream/steering.h"
#include "stream/subscriber.h"
#include "stream/token_bucket.h"

namespace auralis::stream {

/// What all listeners share; all must outlive them. [io thread]
struct ListenerContext {
  Broadcaster& broadcaster;
  Feeds& feeds;
  ListenerTable& table;
  Steering& steering;
  const Framer& framer;
  const base::Clock& clock;
  monitor::Metrics& metrics;
  /// How far a listener may fall behind before its chunks are dropped; dropped for half as long
  /// again, it is cut.
  Seconds lag{8.0};
  double controls_per_second = 50;  ///< of one listener
  json::JsonReader json{};
};

/// Of a listener's queue, in chunks: as much as it may lag, and the past on top.
[[nodiscard]] std::size_t queue_capacity(const ListenerContext& context, const Past& past);

/// What a listener asked for, and may do.
struct ListenerOptions {
  Subprotocol subprotocol = Subprotocol::kBinary;
  bool may_steer = false;
  Start start{};
  bool anchors = false;  ///< it gets each anchor, to play in step
};

/// From its handshake to its end with the broadcaster. [io thread]
class Listener final : public Session, public Subscriber {
 public:
  /// Greets, sends what it gets of the past, and joins. Throws base::Error where the stream cannot
  /// be had in its coding. Without a row it joins as one of an unknown address.
  Listener(Peer& peer, const ListenerOptions& options, ListenerContext& context,
           std::unique_ptr<ListenerRow> row = nullptr);
  ~Listener() override;
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  void on_text(std::string_view text) override;
  void on_binary() override;
  void on_sign_of_life() override;
  void on_written() override;

  /// Queues a packet and sends what the socket takes; cuts a listener that is too slow.
  void offer(const PacketPtr& packet) override;
  void finish(MessagePtr end, CloseCode code, const std::string& reason) override;
  void close(CloseCode code, const std::string& reason) override;
  /// Pings now and then, and hangs up on one that no longer answers.
  void look() override;
  void drop() override { peer_.drop(); }

 private:
  Listener(Peer& peer, const ListenerOptions& options, ListenerContext& context,
           const std::shared_ptr<Feed>& feed, std::unique_ptr<ListenerRow> row);
  Listener(Peer& peer, const ListenerOptions& options, ListenerContext& context,
           std::shared_ptr<Feed> feed, const Past& past, std::unique_ptr<ListenerRow> row);
  void pump();
  [[nodiscard]] bool hear();
  [[nodiscard]] bool has(const Chunk& chunk) const;
  void send(const MessagePtr& message);
  void reply(std::string text);
  void refuse(const std::string& param, const Refusal& refusal);
  void take(const Steer& steer);
  void take(const Report& report);
  void take(const Ping& ping);
  void take(const UnknownMessage&) {}

  Peer& peer_;
  ListenerOptions options_;
  ListenerContext& context_;
  std::unique_ptr<ListenerRow> row_;
  std::shared_ptr<Feed> feed_;
  ListenerQueue queue_;
  TokenBucket controls_, messages_;
  Seconds heard_, pinged_;
  double underruns_ = 0;  // as it last reported them
  bool closing_ = false;
  MessagePtr end_;  // set by finish
  CloseCode end_code_ = CloseCode::kNormal;
  std::string end_reason_;
  /// For answers that may come when it is gone.
  std::shared_ptr<Listener> alive_{this, [](Listener*) {}};
};

}  // namespace auralis::stream
