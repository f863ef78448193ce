// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The stream in one coding: each chunk is encoded once for all who want it so.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/log.h"
#include "stream/broadcaster.h"
#include "stream/encoder_thread.h"
#include "stream/feed.h"

namespace auralis::stream {

/// Runs a task on the io thread, soon, in order. [any thread]
using Post = std::function<void(std::function<void()>)>;

/// Subscribes to the stream while it lives, and passes each packet on once it has its coding.
/// [io thread]
class EncodedFeed final : public Feed,
                          public Subscriber,
                          public std::enable_shared_from_this<EncodedFeed> {
 public:
  /// All must outlive it; what `post` gets may stay undone. Throws base::Error where the coding
  /// cannot hold the stream. Call begin next.
  EncodedFeed(Coding coding, Broadcaster& broadcaster, const Framer& framer, Post post,
              const base::Log& log);
  ~EncodedFeed() override;
  EncodedFeed(const EncodedFeed&) = delete;
  EncodedFeed& operator=(const EncodedFeed&) = delete;

  /// Encodes what there is since then, and goes on.
  void begin(const Start& start);
  /// It has no more to give: it failed, or the stream has begun anew.
  [[nodiscard]] bool over() const noexcept { return over_; }

  void add(Subscriber& subscriber) override { subscribers_.push_back(&subscriber); }
  void remove(Subscriber& subscriber) override { std::erase(subscribers_, &subscriber); }
  [[nodiscard]] Past past(const Start& start) const override;
  [[nodiscard]] const std::string& head() const override { return head_; }

  void offer(const PacketPtr& packet) override;
  void finish(MessagePtr end, CloseCode code, const std::string& reason) override;
  void close(CloseCode code, const std::string& reason) override;
  void look() override;
  void drop() override;

 private:
  struct End {
    MessagePtr message;
    CloseCode code;
    std::string reason;
  };
  void take(EncoderThread::Coded coded);
  void pass_on(const PacketPtr& packet);
  void fail(const std::string& why);

  Coding coding_;
  Broadcaster& broadcaster_;
  const Framer& framer_;
  const base::Log& log_;
  Post post_;
  std::unique_ptr<codec::Encoder> encoder_;  // until begin
  std::string head_;
  std::deque<PacketPtr> waiting_;  // for their coding
  History history_;
  std::vector<Subscriber*> subscribers_;
  std::optional<End> end_;
  bool over_ = false;
  std::optional<EncoderThread> thread_;
};

}  // namespace auralis::stream
