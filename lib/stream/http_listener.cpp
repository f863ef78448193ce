// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/http_listener.h"

#include <utility>

namespace auralis::stream {

using monitor::Metric;

namespace {

/// No more is handed to the connection while so much waits there.
constexpr std::size_t kMostHttpBuffered = 131'072;

}  // namespace

HttpListener::HttpListener(Peer& peer, HttpOptions options, ListenerContext& context,
                           std::unique_ptr<ListenerRow> row)
    : peer_(peer),
      options_(std::move(options)),
      context_(context),
      row_(row ? std::move(row) : context.table.join("", "http", {})),
      feed_(context.feeds.of(options_.coding, options_.start)) {
  const Past past = feed_->past(options_.start);
  most_ = queue_capacity(context, past);
  for (const PacketPtr& packet : past.packets) queue_.push(packet);
  if (options_.titles) titles_.emplace();
  pump();
  feed_->add(*this);
}

HttpListener::~HttpListener() { feed_->remove(*this); }

void HttpListener::offer(const PacketPtr& packet) {
  if (closing_) return;
  queue_.push(packet);
  pump();
  if (queue_.size() <= most_) return;
  row_->note_dropped(static_cast<std::int64_t>(queue_.size()));
  context_.metrics.add(Metric::kStreamChunksDropped, static_cast<double>(queue_.size()));
  context_.metrics.add(Metric::kStreamClientsCutSlow);
  closing_ = true;
  peer_.drop();
}

void HttpListener::send(const MessagePtr& message) {
  peer_.send(message);
  context_.metrics.add(Metric::kStreamBytesSent, static_cast<double>(message->bytes()));
}

void HttpListener::send(std::string bytes) {
  if (bytes.empty()) return;
  if (titles_) bytes = titles_->weave(bytes, context_.broadcaster.board().title());
  send(context_.framer.bare(std::make_shared<const std::string>(std::move(bytes))));
}

void HttpListener::pump() {
  while (!closing_ && !queue_.empty() && peer_.buffered_bytes() < kMostHttpBuffered) {
    const PacketPtr packet = queue_.pop();
    const MessagePtr& body = packet->body(options_.coding);
    if (body->bytes() == 0) continue;  // an encoder that is still collecting
    if (!std::exchange(begun_, true)) send(options_.head + feed_->head());
    if (titles_)
      send(std::string(packet->bytes(options_.coding)));
    else
      send(body);
    context_.metrics.add(Metric::kStreamChunksSent);
  }
  row_->note_queue(queue_.size());
  if (!finished_ || !queue_.empty() || closing_) return;
  close(CloseCode::kNormal, "");
}

void HttpListener::close(CloseCode code, const std::string& reason) {
  closing_ = true;
  peer_.close(code, reason);
}

void HttpListener::finish(MessagePtr, CloseCode, const std::string&) {
  finished_ = true;
  pump();
}

}  // namespace auralis::stream
