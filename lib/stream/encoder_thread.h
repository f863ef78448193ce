// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// PCM -> its coding, on a thread of its own, so that encoding holds up no listener.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "codec/encoder.h"
#include "stream/chunk.h"

namespace auralis::stream {

/// Ends when it is destroyed, whatever waits.
class EncoderThread {
 public:
  /// What became of a chunk.
  struct Coded {
    std::string bytes;
    std::string head;   ///< the encoder's, once it knows it
    bool last = false;  ///< what the encoder had left at the end, and no chunk's
    std::string error;  ///< empty unless it failed: then nothing more comes
  };
  using Done = std::function<void(Coded)>;

  /// `done` is called for each chunk in turn, on the thread.
  EncoderThread(std::unique_ptr<codec::Encoder> encoder, Done done);
  ~EncoderThread();
  EncoderThread(const EncoderThread&) = delete;
  EncoderThread& operator=(const EncoderThread&) = delete;

  /// [any thread]
  void push(std::shared_ptr<const std::string> pcm);
  /// Nothing will be pushed any more. [any thread]
  void finish() { push(nullptr); }

 private:
  void run();
  [[nodiscard]] Coded encode(const std::string* pcm);

  std::unique_ptr<codec::Encoder> encoder_;  // its thread's
  Done done_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable some_;
  std::deque<std::shared_ptr<const std::string>> waiting_;  // null: the end
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace auralis::stream
