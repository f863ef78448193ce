// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A far end that keeps what it is sent, and takes only so much at a time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stream/peer.h"

namespace auralis::support {

struct FakeMessage final : stream::Message {
  FakeMessage(std::string text, bool is_binary) : payload(std::move(text)), binary(is_binary) {}
  [[nodiscard]] std::size_t bytes() const noexcept override { return payload.size(); }
  std::string payload;
  bool binary;
};

struct FakeFramer final : stream::Framer {
  [[nodiscard]] stream::MessagePtr text(std::string payload) const override {
    return std::make_shared<FakeMessage>(std::move(payload), false);
  }
  [[nodiscard]] stream::MessagePtr binary(std::string head,
                                          std::shared_ptr<const std::string> body) const override {
    ++chunks_made;
    return std::make_shared<FakeMessage>(head + *body, true);
  }
  [[nodiscard]] stream::MessagePtr bare(std::shared_ptr<const std::string> bytes) const override {
    return std::make_shared<FakeMessage>(*bytes, true);
  }
  mutable int chunks_made = 0;
};

struct FakePeer final : stream::Peer {
  void send(const stream::MessagePtr& message) override {
    sent.push_back(static_cast<const FakeMessage&>(*message));
    messages.push_back(message);
    if (stuck) buffered += message->bytes();
  }
  [[nodiscard]] std::size_t buffered_bytes() const override { return buffered; }
  void ping() override { ++pings; }
  void close(stream::CloseCode code, const std::string&) override { closed = code; }
  void drop() override { dropped = true; }

  /// Texts whose type is `type`.
  [[nodiscard]] std::vector<std::string> texts(const std::string& type) const {
    std::vector<std::string> found;
    for (const auto& message : sent)
      if (!message.binary && message.payload.starts_with(R"({"type":")" + type + '"'))
        found.push_back(message.payload);
    return found;
  }
  [[nodiscard]] std::size_t chunks() const {
    std::size_t n = 0;
    for (const auto& message : sent) n += message.binary ? 1 : 0;
    return n;
  }

  std::vector<FakeMessage> sent;
  std::vector<stream::MessagePtr> messages;
  std::size_t buffered = 0;
  bool stuck = false;
  int pings = 0;
  std::optional<stream::CloseCode> closed;
  bool dropped = false;
};

}  // namespace auralis::support
