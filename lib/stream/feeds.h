// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The codings of the stream, each made while somebody listens to it.
#pragma once

#include <array>
#include <memory>

#include "base/clock.h"
#include "base/log.h"
#include "stream/encoded_feed.h"

namespace auralis::stream {

/// [io thread]
class Feeds {
 public:
  /// All must outlive it.
  Feeds(Broadcaster& broadcaster, const Framer& framer, Post post, const base::Clock& clock,
        const base::Log& log)
      : broadcaster_(broadcaster),
        framer_(framer),
        post_(std::move(post)),
        clock_(clock),
        log_(log) {}

  /// The stream itself, or the feed that encodes it so, which is begun at `start` if there is none
  /// yet. Hold it while it is listened to. Throws base::Error where the coding cannot hold the
  /// stream.
  [[nodiscard]] std::shared_ptr<Feed> of(Coding coding, const Start& start);

  /// Lets go of those to whom nobody has listened for as long as the history: one who comes back
  /// finds what was missed.
  void tick();

 private:
  struct Entry {
    std::shared_ptr<EncodedFeed> feed;
    Seconds heard{0};  ///< when somebody listened last
  };

  Broadcaster& broadcaster_;
  const Framer& framer_;
  Post post_;
  const base::Clock& clock_;
  const base::Log& log_;
  std::array<Entry, kCodings> entries_;  // by Coding
};

}  // namespace auralis::stream
