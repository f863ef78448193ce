// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/listener.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "stream/wire.h"

namespace auralis::stream {

namespace {

using monitor::Metric;

/// No more is handed to the connection while so much waits there: enough for a burst to come at
/// once.
constexpr std::size_t kMostBuffered = 131'072;
/// Replies are left out for a listener that has so much waiting.
constexpr std::size_t kReplyLimit = 65'536;
constexpr Seconds kPingEvery{10.0};
constexpr Seconds kMostSilence{30.0};
constexpr double kMessagesPerSecond = 200;

}  // namespace

std::size_t queue_capacity(const ListenerContext& context, const Past& past) {
  const StreamFormat& format = context.broadcaster.format();
  const Frames most = to_frames(context.lag, format.pcm.rate);
  return past.packets.size() + past.coming +
         static_cast<std::size_t>(std::max<std::int64_t>(2, most.count / format.chunk.count));
}

Listener::Listener(Peer& peer, const ListenerOptions& options, ListenerContext& context,
                   std::unique_ptr<ListenerRow> row)
    : Listener(peer, options, context,
               context.feeds.of(coding_of(options.subprotocol), options.start), std::move(row)) {}

Listener::Listener(Peer& peer, const ListenerOptions& options, ListenerContext& context,
                   const std::shared_ptr<Feed>& feed, std::unique_ptr<ListenerRow> row)
    : Listener(peer, options, context, feed, feed->past(options.start), std::move(row)) {}

Listener::Listener(Peer& peer, const ListenerOptions& options, ListenerContext& context,
                   std::shared_ptr<Feed> feed, const Past& past, std::unique_ptr<ListenerRow> row)
    : peer_(peer),
      options_(options),
      context_(context),
      row_(row ? std::move(row) : context.table.join("", name_of(options.subprotocol), {})),
      feed_(std::move(feed)),
      queue_(queue_capacity(context, past), context.lag / 2, options.anchors),
      controls_(context.controls_per_second, std::max(1.0, context.controls_per_second)),
      messages_(kMessagesPerSecond, 2 * kMessagesPerSecond),
      heard_(context.clock.now()),
      pinged_(heard_) {
  send(context_.framer.text(context_.broadcaster.hello(options_.subprotocol, options_.may_steer,
                                                       options_.start, feed_->head())));
  for (const PacketPtr& packet : past.packets) queue_.push(packet, heard_);
  pump();
  if (context_.broadcaster.finishing()) close(CloseCode::kGoingAway, "the stream has ended");
  feed_->add(*this);
}

Listener::~Listener() { feed_->remove(*this); }

void Listener::send(const MessagePtr& message) {
  peer_.send(message);
  context_.metrics.add(Metric::kStreamBytesSent, static_cast<double>(message->bytes()));
}

void Listener::reply(std::string text) {
  if (peer_.buffered_bytes() < kReplyLimit) send(context_.framer.text(std::move(text)));
}

void Listener::close(CloseCode code, const std::string& reason) {
  closing_ = true;
  peer_.close(code, reason);
}

/// One that came from another server of the same stream, which was ahead of this one, or that is
/// offered, while a coding catches up, what it got before.
bool Listener::has(const Chunk& chunk) const {
  constexpr std::uint32_t kMostAhead = 100;
  return options_.start.after && *options_.start.after - chunk.seq < kMostAhead;
}

void Listener::offer(const PacketPtr& packet) {
  if (closing_ || has(packet->chunk())) return;
  const Seconds now = context_.clock.now();
  const auto dropped = queue_.dropped();
  queue_.push(packet, now);
  context_.metrics.add(Metric::kStreamChunksDropped,
                       static_cast<double>(queue_.dropped() - dropped));
  row_->note_dropped(queue_.dropped() - dropped);
  pump();
  if (!queue_.too_slow(now)) return;
  context_.metrics.add(Metric::kStreamClientsCutSlow);
  close(CloseCode::kTooSlow, "too slow: the stream runs ahead of you");
}

void Listener::pump() {
  if (closing_) return;
  for (const MessagePtr& control : queue_.take_kept()) send(control);
  while (!queue_.empty() && peer_.buffered_bytes() < kMostBuffered) {
    const PacketPtr packet = queue_.pop();
    if (options_.anchors && packet->anchor) send(packet->anchor);
    for (const MessagePtr& control : packet->controls) send(control);
    for (const MessagePtr& note : packet->notes) send(note);
    send(packet->message(options_.subprotocol));
    context_.metrics.add(Metric::kStreamChunksSent);
  }
  row_->note_queue(queue_.size());
  if (!end_ || !queue_.empty()) return;
  send(end_);
  close(end_code_, end_reason_);
}

void Listener::finish(MessagePtr end, CloseCode code, const std::string& reason) {
  end_ = std::move(end);
  end_code_ = code;
  end_reason_ = reason;
  pump();
}

void Listener::on_written() {
  if (!queue_.empty() || end_) pump();
}

void Listener::look() {
  const Seconds now = context_.clock.now();
  if (now - heard_ > kMostSilence) {
    if (!std::exchange(closing_, true)) context_.metrics.add(Metric::kStreamClientsCutSilent);
    peer_.drop();
  } else if (!closing_ && now - pinged_ > kPingEvery) {
    pinged_ = now;
    peer_.ping();
  }
}

/// Whatever comes is a sign of life, and counts. False if it should not be looked at: it was one
/// too many, or the connection is being closed.
bool Listener::hear() {
  heard_ = context_.clock.now();
  if (closing_) return false;
  if (messages_.take(heard_)) return true;
  context_.metrics.add(Metric::kStreamMessagesRefused);
  close(CloseCode::kTooMany, "too many messages");
  return false;
}

void Listener::on_sign_of_life() { static_cast<void>(hear()); }

void Listener::on_binary() {
  if (!hear()) return;
  context_.metrics.add(Metric::kStreamMessagesRefused);
  reply(error_text("bad-message", "binary messages mean nothing here: send JSON text"));
}

void Listener::on_text(std::string_view text) {
  if (!hear()) return;
  try {
    std::visit([this](const auto& message) { take(message); },
               parse_client_message(text, context_.json));
  } catch (const base::Error& error) {
    context_.metrics.add(Metric::kStreamMessagesRefused);
    reply(error_text("bad-message", error.what()));
  }
}

void Listener::take(const Steer& sent) {
  const Steer steer = context_.steering.understand(sent.control, sent.over);
  const auto later = [weak = std::weak_ptr(alive_),
                      param = sent.control.param](const Refusal& refusal) {
    if (const auto listener = weak.lock()) listener->refuse(param, refusal);
  };
  const auto refusal = context_.steering.apply(steer, options_.may_steer,
                                               controls_.take(context_.clock.now()), later);
  if (refusal) refuse(sent.control.param, *refusal);
}

void Listener::refuse(const std::string& param, const Refusal& refusal) {
  reply(error_text(refusal.code, refusal.message, param));
}

void Listener::take(const Report& report) {
  row_->take(report);
  context_.metrics.observe(Metric::kStreamClientBuffer, report.buffer_seconds);
  context_.metrics.observe(Metric::kStreamClientJitter, report.jitter_seconds);
  context_.metrics.observe(Metric::kStreamClientTier, report.tier);
  context_.metrics.add(Metric::kStreamClientUnderruns,
                       std::max(0.0, report.underruns - underruns_));
  underruns_ = report.underruns;
}

void Listener::take(const Ping& ping) {
  reply(pong_text(ping.t, context_.broadcaster.server_time().now()));
}

}  // namespace auralis::stream
