// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// TLS 1.2 and 1.3 by OpenSSL, on sockets that do not block.
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/system/error_code.hpp>
#include <memory>
#include <span>
#include <string>

namespace auralis::stream {

/// The first byte of a handshake.
inline constexpr char kTlsHandshake = 0x16;

/// PEM files: the certificate with those that vouch for it, and its private key.
struct TlsFiles {
  std::string certificate, key;
};

/// The server's end of one connection. Errors are those of a socket: would_block, eof, or another.
/// [io thread]
class TlsLine {
 public:
  TlsLine(TlsLine&& other) noexcept;
  ~TlsLine();

  /// The handshake is a part of the first reads.
  [[nodiscard]] std::size_t read_some(std::span<char> room, boost::system::error_code& error);
  /// Bytes have been read from the socket that read_some has yet to give.
  [[nodiscard]] bool has_more() const;
  /// What the socket does not take now is held back, and goes out before all else; would_block says
  /// that it still waits. Without pieces that is all it does.
  [[nodiscard]] std::size_t write_some(std::span<const boost::asio::const_buffer> pieces,
                                       boost::system::error_code& error);
  /// Something of what was written waits for the socket.
  [[nodiscard]] bool holds_back() const;
  /// Says that nothing more will be written.
  void shut();

 private:
  friend class TlsKeys;
  struct Impl;
  TlsLine(int socket, void* context);
  std::unique_ptr<Impl> impl_;
};

/// A certificate and its key, which can be renewed while connections go on. [io thread]
class TlsKeys {
 public:
  /// Throws base::Error that says what is wrong with which file.
  explicit TlsKeys(TlsFiles files);
  ~TlsKeys();

  /// Reads the files again, for connections from now on. Throws as above, and keeps what it has.
  void reload();
  [[nodiscard]] TlsLine accept(int socket) const;

 private:
  TlsFiles files_;
  std::shared_ptr<void> context_;
};

}  // namespace auralis::stream
