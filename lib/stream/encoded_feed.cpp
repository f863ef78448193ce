// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/encoded_feed.h"

#include <algorithm>
#include <utility>

namespace auralis::stream {

EncodedFeed::EncodedFeed(Coding coding, Broadcaster& broadcaster, const Framer& framer, Post post,
                         const base::Log& log)
    : coding_(coding),
      broadcaster_(broadcaster),
      framer_(framer),
      log_(log),
      post_(std::move(post)),
      encoder_(make_encoder(coding, broadcaster.format().pcm, broadcaster.format().chunk)),
      head_(encoder_->head()),
      history_(broadcaster.format().history, broadcaster.format().pcm.rate) {
  broadcaster_.add(*this);
}

EncodedFeed::~EncodedFeed() { broadcaster_.remove(*this); }

void EncodedFeed::begin(const Start& start) {
  thread_.emplace(std::move(encoder_),
                  [self = weak_from_this(), post = post_](EncoderThread::Coded coded) {
                    post([self, coded = std::move(coded)]() mutable {
                      if (const auto feed = self.lock()) feed->take(std::move(coded));
                    });
                  });
  for (const PacketPtr& packet : broadcaster_.past(start).packets) offer(packet);
}

Past EncodedFeed::past(const Start& start) const {
  return {history_.since(start), waiting_.size()};
}

void EncodedFeed::offer(const PacketPtr& packet) {
  if (over_) return;
  const StreamFormat& format = broadcaster_.format();
  const Frames most = to_frames(std::max(format.history, kMostBurst), format.pcm.rate);
  if (static_cast<std::int64_t>(waiting_.size()) * format.chunk.count > 2 * most.count)
    return fail("this machine is too slow for it");
  waiting_.push_back(packet);
  thread_->push({packet, &packet->chunk().pcm});
}

void EncodedFeed::take(EncoderThread::Coded coded) {
  if (over_) return;
  if (!coded.error.empty()) return fail(coded.error);
  head_ = std::move(coded.head);
  if (!coded.last) {
    const PacketPtr packet = std::move(waiting_.front());
    waiting_.pop_front();
    packet->put(coding_, std::move(coded.bytes));
    return pass_on(packet);
  }
  if (!coded.bytes.empty()) {
    Chunk rest;
    if (!history_.packets().empty()) {
      const Chunk& before = history_.packets().back()->chunk();
      rest.seq = before.seq + 1;
      rest.first = before.first + before.frames;
    }
    const auto packet =
        std::make_shared<const Packet>(std::make_shared<const Chunk>(std::move(rest)), framer_);
    packet->put(coding_, std::move(coded.bytes));
    pass_on(packet);
  }
  for (Subscriber* const each : subscribers_) each->finish(end_->message, end_->code, end_->reason);
}

void EncodedFeed::pass_on(const PacketPtr& packet) {
  history_.push(packet);
  for (Subscriber* const each : subscribers_) each->offer(packet);
}

void EncodedFeed::fail(const std::string& why) {
  over_ = true;
  log_.error("a coding of the stream ends: " + why);
  drop();
}

void EncodedFeed::finish(MessagePtr end, CloseCode code, const std::string& reason) {
  end_ = End{std::move(end), code, reason};
  thread_->finish();
}

void EncodedFeed::close(CloseCode code, const std::string& reason) {
  over_ = true;
  for (Subscriber* const each : subscribers_) each->close(code, reason);
}

void EncodedFeed::look() {
  for (Subscriber* const each : subscribers_) each->look();
}

void EncodedFeed::drop() {
  for (Subscriber* const each : subscribers_) each->drop();
}

}  // namespace auralis::stream
