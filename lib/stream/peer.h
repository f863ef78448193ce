// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A message made once, and the far end that it goes to: what a listener needs of a connection.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace auralis::stream {

/// A message as it goes over the wire, immutable and shared by all who get it.
class Message {
 public:
  virtual ~Message() = default;
  [[nodiscard]] virtual std::size_t bytes() const noexcept = 0;  ///< of its payload
};

using MessagePtr = std::shared_ptr<const Message>;

/// Makes messages. [io thread]
class Framer {
 public:
  virtual ~Framer() = default;
  [[nodiscard]] virtual MessagePtr text(std::string payload) const = 0;
  /// The payload is the head, then the body, which is shared and not copied.
  [[nodiscard]] virtual MessagePtr binary(std::string head,
                                          std::shared_ptr<const std::string> body) const = 0;
  /// The bytes as they are, for HTTP.
  [[nodiscard]] virtual MessagePtr bare(std::shared_ptr<const std::string> bytes) const = 0;
};

/// Why a connection is closed (RFC 6455, section 7.4; 4000..4999 are an application's own).
enum class CloseCode : std::uint16_t {
  kNormal = 1000,      ///< the stream has ended
  kGoingAway = 1001,   ///< the server stops
  kAnotherRun = 1012,  ///< the stream begins anew: connect again
  kTooSlow = 4008,     ///< the listener reads more slowly than the stream runs
  kTooMany = 4009,     ///< the listener sends too many messages
};

/// One connection's far end. Calls after it is gone do nothing. [io thread]
class Peer {
 public:
  virtual ~Peer() = default;
  virtual void send(const MessagePtr& message) = 0;
  /// Bytes that wait to be written, not counting what is with the system.
  [[nodiscard]] virtual std::size_t buffered_bytes() const = 0;
  virtual void ping() = 0;
  /// Sends a close frame behind what waits, and hangs up if it is not answered.
  virtual void close(CloseCode code, const std::string& reason) = 0;
  /// Hangs up at once.
  virtual void drop() = 0;
};

}  // namespace auralis::stream
