// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "monitor/exposer.h"

#include <netdb.h>
#include <prometheus/exposer.h>
#include <sys/socket.h>

#include <cerrno>
#include <chrono>
#include <future>
#include <system_error>

#include "base/descriptor.h"
#include "base/error.h"
#include "monitor/metrics_impl.h"

namespace auralis::monitor {

namespace {

[[noreturn]] void refuse(const base::Address& address, const std::string& why) {
  throw base::Error("cannot serve metrics on " + base::to_text(address) + ": " + why +
                    " (choose another with --metrics ADDR:PORT, or none)");
}

using AddressList = std::unique_ptr<addrinfo, void (*)(addrinfo*)>;

AddressList resolve(const base::Address& address) {
  addrinfo hints{};
  hints.ai_flags = AI_PASSIVE;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int error = ::getaddrinfo(address.host.empty() ? nullptr : address.host.c_str(),
                                  std::to_string(address.port).c_str(), &hints, &found);
  if (error != 0) refuse(address, ::gai_strerror(error));
  return {found, ::freeaddrinfo};
}

base::Descriptor socket_for(const addrinfo& where) {
  return base::Descriptor(::socket(where.ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
}

/// Tries the address out, because the library behind the endpoint does not say what was wrong.
void probe(const base::Address& address) {
  const AddressList where = resolve(address);
  const base::Descriptor socket = socket_for(*where);
  const int on = 1;
  ::setsockopt(socket.fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (::bind(socket.fd(), where->ai_addr, where->ai_addrlen) != 0)
    refuse(address, std::generic_category().message(errno));
}

}  // namespace

/// Four workers and short patience: a client that connects and asks nothing keeps a worker until
/// the library's patience ends (half a minute unless told otherwise), and scrapes have to wait.
struct Exposer::Impl {
  explicit Impl(const std::string& where)
      : http(std::vector<std::string>{"listening_ports", where, "num_threads", "4",
                                      "request_timeout_ms", "1000"}) {}
  prometheus::Exposer http;
};

Exposer::Exposer(const base::Address& address, const Metrics& metrics) : address_(address) {
  probe(address);
  const std::string where =
      address.host.empty() ? std::to_string(address.port) : base::to_text(address);
  try {
    impl_ = std::make_unique<Impl>(where);
  } catch (const std::exception&) {
    refuse(address, "the HTTP library behind it does not take this address; an IPv4 one works");
  }
  impl_->http.RegisterCollectable(metrics.impl_->registry);
  for (const Slot& slot : metrics.impl_->slots)
    if (slot.histogram != nullptr) impl_->http.RegisterCollectable(slot.histogram);
  impl_->http.RegisterCollectable(metrics.impl_->process);
  address_.port = static_cast<std::uint16_t>(impl_->http.GetListeningPorts().at(0));
}

/// The library looks only every two seconds whether it should stop, or when somebody connects.
Exposer::~Exposer() {
  try {
    const auto stopped = std::async(std::launch::async, [this] { impl_.reset(); });
    while (stopped.wait_for(std::chrono::milliseconds(10)) != std::future_status::ready) {
      const AddressList where = resolve(address_);
      static_cast<void>(::connect(socket_for(*where).fd(), where->ai_addr, where->ai_addrlen));
    }
  } catch (const std::exception&) {  // no thread or no name to be had: it takes its two seconds
  }
}

}  // namespace auralis::monitor
