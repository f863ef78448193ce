// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/tls.h"

#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <boost/asio/error.hpp>
#include <utility>
#include <vector>

#include "base/descriptor.h"
#include "base/error.h"

namespace auralis::stream {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

/// What OpenSSL says of its last failure.
std::string reason() {
  const char* const text = ERR_reason_error_string(ERR_peek_last_error());
  return text != nullptr ? text : "unknown reason";
}

[[noreturn]] void refuse(const std::string& file, const std::string& what) {
  throw base::Error(file + ": " + what, base::Fault::kUsage);
}

/// Answers HTTP/1.1 to a client that says which protocols it speaks, if it is one of them.
int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_length,
                    const unsigned char* in, unsigned in_length, void*) {
  static constexpr unsigned char kHttp[] = "\x08http/1.1";
  unsigned char* chosen = nullptr;
  const int found =
      SSL_select_next_proto(&chosen, out_length, kHttp, sizeof kHttp - 1, in, in_length);
  *out = chosen;
  return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

/// Nobody is there to type a password.
int no_password(char*, int, int, void*) { return -1; }

std::shared_ptr<SSL_CTX> new_context() {
  std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  // Our writes are cut at records, and come from wherever the bytes are; a line at rest holds no
  // buffer.
  SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE |
                                      SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                      SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_alpn_select_cb(context.get(), choose_protocol, nullptr);
  SSL_CTX_set_default_passwd_cb(context.get(), no_password);
  return context;
}

std::shared_ptr<SSL_CTX> read_keys(const TlsFiles& files) {
  for (const std::string& file : {files.certificate, files.key})
    static_cast<void>(base::Descriptor::open(file, O_RDONLY));
  ERR_clear_error();
  auto context = new_context();
  if (SSL_CTX_use_certificate_chain_file(context.get(), files.certificate.c_str()) != 1)
    refuse(files.certificate, "no certificate in PEM: " + reason());
  if (SSL_CTX_use_PrivateKey_file(context.get(), files.key.c_str(), SSL_FILETYPE_PEM) != 1) {
    const bool differs = ERR_GET_REASON(ERR_peek_last_error()) == X509_R_KEY_VALUES_MISMATCH;
    refuse(files.key, differs ? "the key does not belong to the certificate " + files.certificate
                              : "no private key in PEM, without a password: " + reason());
  }
  return context;
}

}  // namespace

struct TlsLine::Impl {
  /// Maps the outcome of an operation to a socket's error.
  std::size_t outcome(int done, std::size_t count, error_code& error) const {
    error.clear();
    if (done > 0) return count;
    switch (SSL_get_error(ssl.get(), done)) {
      case SSL_ERROR_WANT_READ:
      case SSL_ERROR_WANT_WRITE:
        error = asio::error::would_block;
        break;
      case SSL_ERROR_ZERO_RETURN:
        error = asio::error::eof;
        break;
      default:
        error = asio::error::connection_aborted;
    }
    return 0;
  }

  std::unique_ptr<SSL, decltype(&SSL_free)> ssl{nullptr, SSL_free};
};

TlsLine::TlsLine(int socket, void* context) : impl_(std::make_unique<Impl>()) {
  impl_->ssl.reset(SSL_new(static_cast<SSL_CTX*>(context)));
  SSL_set_fd(impl_->ssl.get(), socket);
  SSL_set_accept_state(impl_->ssl.get());
}

TlsLine::TlsLine(TlsLine&& other) noexcept = default;

TlsLine::~TlsLine() = default;

std::size_t TlsLine::read_some(std::span<char> room, error_code& error) {
  ERR_clear_error();
  std::size_t count = 0;
  const int done = SSL_read_ex(impl_->ssl.get(), room.data(), room.size(), &count);
  return impl_->outcome(done, count, error);
}

bool TlsLine::has_more() const { return SSL_pending(impl_->ssl.get()) > 0; }

std::size_t TlsLine::write_some(std::span<const asio::const_buffer> pieces, error_code& error) {
  // A record, so that small pieces share one.
  static thread_local std::vector<char> record(SSL3_RT_MAX_PLAIN_LENGTH);
  const std::size_t size = asio::buffer_copy(asio::buffer(record), pieces);
  ERR_clear_error();
  std::size_t count = 0;
  const int done = SSL_write_ex(impl_->ssl.get(), record.data(), size, &count);
  return impl_->outcome(done, count, error);
}

void TlsLine::shut() {
  ERR_clear_error();
  static_cast<void>(SSL_shutdown(impl_->ssl.get()));  // whoever does not hear it sees the end
  ERR_clear_error();
}

TlsKeys::TlsKeys(TlsFiles files) : files_(std::move(files)), context_(read_keys(files_)) {}

TlsKeys::~TlsKeys() = default;

void TlsKeys::reload() { context_ = read_keys(files_); }

TlsLine TlsKeys::accept(int socket) const { return {socket, context_.get()}; }

}  // namespace auralis::stream
