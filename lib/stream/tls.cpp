// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/tls.h"

#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/error.hpp>
#include <cerrno>
#include <utility>
#include <vector>

#include "base/descriptor.h"
#include "base/error.h"

namespace auralis::stream {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

/// That are made at once.
constexpr std::size_t kMostRecords = 4;

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
  // The cheapest of the safe ciphers; one without AES instructions may have ChaCha20 first.
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                         SSL_OP_CIPHER_SERVER_PREFERENCE |
                                         SSL_OP_PRIORITIZE_CHACHA);
  SSL_CTX_set_ciphersuites(
      context.get(), "TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_256_GCM_SHA384");
  SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS);  // a line at rest holds none
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

namespace {

/// The records that OpenSSL writes in one operation: together they go to the socket in one call.
std::string& new_records() {
  static thread_local std::string records;
  return records;
}

/// An OpenSSL sink that appends to them.
const BIO_METHOD* appender() {
  static const std::unique_ptr<BIO_METHOD, decltype(&BIO_meth_free)> method = [] {
    std::unique_ptr<BIO_METHOD, decltype(&BIO_meth_free)> made(
        BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "records"), BIO_meth_free);
    BIO_meth_set_write_ex(made.get(),
                          [](BIO*, const char* bytes, std::size_t count, std::size_t* written) {
                            new_records().append(bytes, count);
                            *written = count;
                            return 1;
                          });
    BIO_meth_set_ctrl(made.get(), [](BIO*, int command, long, void*) -> long {
      return command == BIO_CTRL_FLUSH ? 1 : 0;
    });
    return made;
  }();
  return method.get();
}

}  // namespace

struct TlsLine::Impl {
  explicit Impl(int with_socket) : socket(with_socket) {}

  /// Sends as far as the socket takes it now; how many bytes.
  std::size_t send(std::string_view bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size() && !failed) {
      const ssize_t count =
          ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (count >= 0)
        sent += static_cast<std::size_t>(count);
      else if (errno == EAGAIN || errno == EWOULDBLOCK)
        break;
      else
        failed = errno != EINTR;
    }
    return sent;
  }

  /// What was held back, and then what is new.
  void send_records() {
    held.erase(0, send(held));
    std::string& fresh = new_records();
    if (held.empty()) {
      held = std::string();  // its memory, too
      const std::size_t sent = send(fresh);
      held.append(fresh, sent);
    } else {
      held += fresh;
    }
    fresh.clear();
  }

  /// Maps the outcome of an operation to a socket's error.
  std::size_t outcome(int done, std::size_t count, error_code& error) {
    error.clear();
    send_records();
    if (failed) {
      error = asio::error::connection_aborted;
      return 0;
    }
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

  int socket;
  bool failed = false;
  std::string held;  // records that the socket did not take
  std::unique_ptr<SSL, decltype(&SSL_free)> ssl{nullptr, SSL_free};
};

TlsLine::TlsLine(int socket, void* context) : impl_(std::make_unique<Impl>(socket)) {
  impl_->ssl.reset(SSL_new(static_cast<SSL_CTX*>(context)));
  BIO* const out = BIO_new(appender());
  BIO_set_init(out, 1);
  SSL_set0_wbio(impl_->ssl.get(), out);
  SSL_set0_rbio(impl_->ssl.get(), BIO_new_socket(socket, BIO_NOCLOSE));
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

bool TlsLine::holds_back() const { return !impl_->held.empty(); }

std::size_t TlsLine::write_some(std::span<const asio::const_buffer> pieces, error_code& error) {
  impl_->send_records();
  if (holds_back()) {
    error = impl_->failed ? asio::error::connection_aborted : asio::error::would_block;
    return 0;
  }
  // Some records, and small pieces share them.
  static thread_local std::vector<char> plain(kMostRecords * SSL3_RT_MAX_PLAIN_LENGTH);
  const std::size_t size = asio::buffer_copy(asio::buffer(plain), pieces);
  ERR_clear_error();
  std::size_t count = 0;
  const int done = size == 0 ? 1 : SSL_write_ex(impl_->ssl.get(), plain.data(), size, &count);
  return impl_->outcome(done, count, error);
}

void TlsLine::shut() {
  ERR_clear_error();
  static_cast<void>(SSL_shutdown(impl_->ssl.get()));  // whoever does not hear it sees the end
  impl_->send_records();
  ERR_clear_error();
}

TlsKeys::TlsKeys(TlsFiles files) : files_(std::move(files)), context_(read_keys(files_)) {}

TlsKeys::~TlsKeys() = default;

void TlsKeys::reload() { context_ = read_keys(files_); }

TlsLine TlsKeys::accept(int socket) const { return {socket, context_.get()}; }

}  // namespace auralis::stream
