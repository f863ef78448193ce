// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/encoder_thread.h"

#include <exception>
#include <utility>

namespace auralis::stream {

EncoderThread::EncoderThread(std::unique_ptr<codec::Encoder> encoder, Done done)
    : encoder_(std::move(encoder)), done_(std::move(done)), thread_([this] { run(); }) {}

EncoderThread::~EncoderThread() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  some_.notify_one();
  thread_.join();
}

void EncoderThread::push(std::shared_ptr<const std::string> pcm) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(pcm));
  }
  some_.notify_one();
}

EncoderThread::Coded EncoderThread::encode(const std::string* pcm) {
  Coded coded;
  try {
    coded.last = pcm == nullptr;
    coded.bytes = pcm == nullptr ? encoder_->finish() : encoder_->encode(*pcm);
    coded.head = encoder_->head();
  } catch (const std::exception& error) {
    coded.error = error.what();
  }
  return coded;
}

void EncoderThread::run() {
  for (;;) {
    std::shared_ptr<const std::string> next;
    {
      std::unique_lock lock(mutex_);
      some_.wait(lock, [this] { return stopped_ || !waiting_.empty(); });
      if (stopped_) return;
      next = std::move(waiting_.front());
      waiting_.pop_front();
    }
    Coded coded = encode(next.get());
    const bool over = coded.last || !coded.error.empty();
    done_(std::move(coded));
    if (over) return;
  }
}

}  // namespace auralis::stream
