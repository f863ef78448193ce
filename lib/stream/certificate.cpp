// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/certificate.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <set>

#include "base/error.h"

namespace auralis::stream {

namespace fs = std::filesystem;

namespace {

/// Browsers take no certificate for longer.
constexpr long kDays = 820;
constexpr long kSecondsPerDay = 86'400;

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using File = std::unique_ptr<std::FILE, decltype(&std::fclose)>;

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "localhost";
}

std::string text_of(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* const bytes =
      address.sa_family == AF_INET
          ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in&>(address).sin_addr)
          : static_cast<const void*>(&reinterpret_cast<const sockaddr_in6&>(address).sin6_addr);
  return ::inet_ntop(address.sa_family, bytes, text.data(), text.size()) != nullptr ? text.data()
                                                                                    : "";
}

std::set<std::string> own_addresses() {
  std::set<std::string> found{"127.0.0.1", "::1"};
  ifaddrs* all = nullptr;
  if (::getifaddrs(&all) != 0) return found;
  const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> owner(all, ::freeifaddrs);
  for (const ifaddrs* each = all; each != nullptr; each = each->ifa_next) {
    const sockaddr* const address = each->ifa_addr;
    if (address == nullptr) continue;
    if (address->sa_family == AF_INET || address->sa_family == AF_INET6)
      found.insert(text_of(*address));
  }
  found.erase("");
  return found;
}

/// As OpenSSL's configuration has it: "DNS:localhost,IP:127.0.0.1".
std::string subject_names() {
  std::string names = "DNS:localhost";
  const std::string host = host_name();
  if (host != "localhost") names += ",DNS:" + host;
  if (host.find('.') == std::string::npos) names += ",DNS:" + host + ".local";
  for (const std::string& address : own_addresses()) names += ",IP:" + address;
  return names;
}

void add_extension(X509& certificate, int which, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, &certificate, &certificate, nullptr, nullptr, 0);
  const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
      X509V3_EXT_conf_nid(nullptr, &context, which, value.c_str()), X509_EXTENSION_free);
  if (!extension || X509_add_ext(&certificate, extension.get(), -1) != 1)
    throw base::Error("--tls self: cannot make a certificate for " + value);
}

Certificate make_certificate(EVP_PKEY& key) {
  Certificate certificate(X509_new(), X509_free);
  X509& x = *certificate;
  X509_set_version(&x, X509_VERSION_3);
  std::uint64_t serial = 0;
  RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial);
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(&x), serial >> 1U | 1U);
  X509_gmtime_adj(X509_getm_notBefore(&x), -kSecondsPerDay);  // for clocks that are behind
  X509_gmtime_adj(X509_getm_notAfter(&x), kDays * kSecondsPerDay);
  X509_set_pubkey(&x, &key);
  X509_NAME* const name = X509_get_subject_name(&x);
  const std::string host = "auralis-stream on " + host_name();
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(host.c_str()), -1, -1, 0);
  X509_set_issuer_name(&x, name);
  add_extension(x, NID_basic_constraints, "critical,CA:FALSE");
  add_extension(x, NID_key_usage, "critical,digitalSignature");
  add_extension(x, NID_ext_key_usage, "serverAuth");
  add_extension(x, NID_subject_alt_name, subject_names());
  if (X509_sign(&x, &key, EVP_sha256()) == 0)
    throw base::Error("--tls self: cannot sign the certificate");
  return certificate;
}

/// Written beside it and then renamed: a file is there whole or not at all.
template <class Write>
void put_file(const fs::path& path, mode_t mode, const Write& write) {
  const std::string beside = path.string() + ".new";
  const mode_t before = ::umask(0777 & ~mode);
  File file(std::fopen(beside.c_str(), "w"), std::fclose);
  ::umask(before);
  const bool whole = file && write(file.get()) == 1 && std::fflush(file.get()) == 0;
  const int error = errno;
  file.reset();
  if (!whole || std::rename(beside.c_str(), path.c_str()) != 0)
    throw base::Error("--tls self: cannot write " + path.string() + ": " +
                      std::strerror(whole ? errno : error));
}

Certificate read_certificate(const std::string& path) {
  const File file(std::fopen(path.c_str(), "r"), std::fclose);
  return {file ? PEM_read_X509(file.get(), nullptr, nullptr, nullptr) : nullptr, X509_free};
}

bool lasts(const std::string& path) {
  const Certificate certificate = read_certificate(path);
  if (!certificate) return false;
  time_t tomorrow = ::time(nullptr) + kSecondsPerDay;
  return X509_cmp_time(X509_get0_notAfter(certificate.get()), &tomorrow) > 0;
}

}  // namespace

TlsFiles self_signed(const fs::path& directory) {
  const TlsFiles files{(directory / "tls-cert.pem").string(), (directory / "tls-key.pem").string()};
  if (lasts(files.certificate) && fs::exists(files.key)) return files;
  std::error_code error;
  fs::create_directories(directory, error);
  if (error)
    throw base::Error("--tls self: cannot make " + directory.string() + ": " + error.message());
  const Key key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  if (!key) throw base::Error("--tls self: cannot make a key");
  const Certificate certificate = make_certificate(*key);
  put_file(files.key, 0600, [&](std::FILE* out) {
    return PEM_write_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  });
  put_file(files.certificate, 0644,
           [&](std::FILE* out) { return PEM_write_X509(out, certificate.get()); });
  return files;
}

std::string fingerprint_of(const std::string& path) {
  const Certificate certificate = read_certificate(path);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (certificate) X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size);
  constexpr const char* kDigits = "0123456789ABCDEF";
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    if (i > 0) text += ':';
    text += kDigits[digest[i] >> 4U];
    text += kDigits[digest[i] & 15U];
  }
  return text;
}

}  // namespace auralis::stream
