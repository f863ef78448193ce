// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One that listens by HTTP: the stream's bytes in a coding that players know, without an end.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "stream/fifo.h"
#include "stream/icy.h"
#include "stream/listener.h"

namespace auralis::stream {

struct HttpOptions {
  Coding coding = Coding::kPcm;
  Start start{};
  std::string head;     ///< that we write ourselves; the feed's comes behind it
  bool titles = false;  ///< among the bytes
};

/// One that reads more slowly than the stream runs is hung up on: in the middle of a file nothing
/// can be left out. [io thread]
class HttpListener final : public Session, public Subscriber {
 public:
  /// Joins at once; without a row, as one of an unknown address. Throws base::Error where the
  /// stream cannot be had in that coding.
  HttpListener(Peer& peer, HttpOptions options, ListenerContext& context,
               std::unique_ptr<ListenerRow> row = nullptr);
  ~HttpListener() override;
  HttpListener(const HttpListener&) = delete;
  HttpListener& operator=(const HttpListener&) = delete;

  void on_text(std::string_view) override {}
  void on_binary() override {}
  void on_sign_of_life() override {}
  void on_written() override { pump(); }

  void offer(const PacketPtr& packet) override;
  void finish(MessagePtr end, CloseCode code, const std::string& reason) override;
  void close(CloseCode code, const std::string& reason) override;
  void look() override {}
  void drop() override { peer_.drop(); }

 private:
  void pump();
  void send(const MessagePtr& message);
  void send(std::string bytes);

  Peer& peer_;
  HttpOptions options_;
  ListenerContext& context_;
  std::unique_ptr<ListenerRow> row_;
  std::shared_ptr<Feed> feed_;
  std::optional<IcyTitles> titles_;
  Fifo<PacketPtr> queue_;
  std::size_t most_;       // that it may hold
  bool begun_ = false;     // its head is sent
  bool finished_ = false;  // nothing more will be queued
  bool closing_ = false;
};

}  // namespace auralis::stream
