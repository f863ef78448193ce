// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/server.h"

#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <csignal>
#include <thread>
#include <utility>

#include "stream/acceptors.h"
#include "stream/connection.h"

namespace auralis::stream {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using tcp = asio::ip::tcp;

constexpr std::chrono::milliseconds kTick{25};
constexpr int kTicksPerLook = 10;  // to visit thousands of connections costs
constexpr std::chrono::seconds kHangUpLimit{2};
/// So many that are too many of one address at a time are told so; further ones are hung up on.
constexpr int kToldWhy = 16;

}  // namespace

struct Server::Impl {
  /// One of the addresses.
  struct Entrance {
    Acceptor acceptor;
    bool accepting = false;  // waits for somebody to come
  };

  Impl(const base::Address& address, const Limits& with_limits, std::unique_ptr<TlsKeys> with_keys,
       const base::Log& log, bool shares_port)
      : limits(with_limits),
        keys(std::move(with_keys)),
        connections{io, log, limits.message_bytes, keys != nullptr} {
    for (Acceptor& acceptor : listen_on(address, shares_port, io))
      entrances.push_back({std::move(acceptor), false});
  }
  ~Impl() { stop(); }

  void start(Service& service);
  void run();
  void accept(Entrance& entrance);
  void accepted(tcp::socket socket);
  void tick();
  void look();
  void close_entrances();
  void await_hangup();
  void await_question(std::function<void()> task);
  void stop();

  const Limits limits;
  const std::unique_ptr<TlsKeys> keys;  // or null
  asio::io_context io{1};
  Connections connections;
  std::vector<Entrance> entrances;
  asio::steady_timer ticker{io};
  int ticks = 0;
  asio::signal_set renewals{io}, questions{io};
  std::thread thread;
  bool stopped = false;
};

void Server::Impl::stop() {
  if (std::exchange(stopped, true)) return;
  try {
    if (thread.joinable()) {
      asio::post(io, [this] { io.stop(); });
      thread.join();
    }
    // What is left is taken down here, so that nothing of a connection outlives its server.
    close_entrances();
    ticker.cancel();
    renewals.cancel();
    questions.cancel();
    while (!connections.open.empty()) connections.open.back()->end();
    io.restart();
    io.run_for(kHangUpLimit);
  } catch (const std::exception& failure) {
    connections.log.error(failure.what());
  }
}

void Server::Impl::start(Service& service) {
  connections.service = &service;
  tick();
  thread = std::thread([this] { run(); });
}

void Server::Impl::run() {
  for (;;) {
    try {
      io.run();
      return;
    } catch (const std::exception& error) {
      connections.log.error(std::string("connection: ") + error.what());
    }
  }
}

/// Where there is no room those who come wait in the system's queue, and tick looks again.
void Server::Impl::accept(Entrance& entrance) {
  const auto most = static_cast<std::size_t>(limits.connections);
  if (entrance.accepting || !entrance.acceptor.is_open() || connections.open.size() >= most) return;
  entrance.accepting = true;
  entrance.acceptor.async_accept([this, &entrance](const error_code& error, tcp::socket socket) {
    entrance.accepting = false;
    if (error) return;  // out of descriptors, mostly: trying at once would only spin
    accepted(std::move(socket));
    accept(entrance);
  });
}

void Server::Impl::accepted(tcp::socket socket) {
  error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  const auto bytes = static_cast<int>(limits.send_buffer);
  socket.set_option(asio::socket_base::send_buffer_size(bytes), ignored);
  Channel channel(std::move(socket), keys.get());
  const std::string from = connections.service->counted_as(channel.peer());
  if (from.empty() || limits.connections_per_address == 0) {
    std::make_shared<Connection>(std::move(channel), connections, AddressCounts::Place())->begin();
    return;
  }
  const int beyond = connections.from.count(from) - limits.connections_per_address;
  if (beyond >= 0) connections.service->count_refused_connection();
  if (beyond >= kToldWhy) return;
  const auto connection =
      std::make_shared<Connection>(std::move(channel), connections, connections.from.add(from));
  if (beyond >= 0)
    connection->begin_to_refuse();
  else
    connection->begin();
}

void Server::Impl::await_hangup() {
  renewals.async_wait([this](const error_code& cancelled, int) {
    if (cancelled) return;
    await_hangup();
    try {
      if (keys) keys->reload();
      connections.service->renew();
      connections.log.note("certificate and tokens have been read again");
    } catch (const std::exception& error) {
      connections.log.error(std::string("certificate or tokens stay as they were: ") +
                            error.what());
    }
  });
}

void Server::Impl::await_question(std::function<void()> task) {
  questions.async_wait([this, task = std::move(task)](const error_code& cancelled, int) {
    if (cancelled) return;
    await_question(task);
    task();
  });
}

void Server::Impl::tick() {
  ticker.expires_after(kTick);  // first, so that it goes on whatever this tick throws
  ticker.async_wait([this](const error_code& cancelled) {
    if (!cancelled) tick();
  });
  for (Entrance& entrance : entrances) accept(entrance);
  if (++ticks % kTicksPerLook == 0) look();
  connections.service->tick();
}

void Server::Impl::look() {
  // From the back: one that is hung up on takes itself out.
  for (std::size_t i = connections.open.size(); i-- > 0;) {
    const auto connection = connections.open[i];
    connection->look();
  }
  connections.service->look();
}

void Server::Impl::close_entrances() {
  error_code ignored;
  for (Entrance& entrance : entrances) entrance.acceptor.close(ignored);
}

Server::Server(const base::Address& address, const Limits& limits, std::unique_ptr<TlsKeys> keys,
               const base::Log& log, bool shares_port)
    : impl_(std::make_unique<Impl>(address, limits, std::move(keys), log, shares_port)) {}

Server::~Server() = default;

void Server::stop() { impl_->stop(); }

std::uint16_t Server::port() const {
  return impl_->entrances.front().acceptor.local_endpoint().port();
}

bool Server::speaks_tls() const { return impl_->keys != nullptr; }

void Server::start(Service& service) { impl_->start(service); }

void Server::renew_at_hangup() {
  impl_->renewals.add(SIGHUP);
  post([impl = impl_.get()] { impl->await_hangup(); });
}

void Server::at_user_signal(std::function<void()> task) {
  impl_->questions.add(SIGUSR1);
  post([impl = impl_.get(), task = std::move(task)] { impl->await_question(task); });
}

void Server::post(std::function<void()> task) { asio::post(impl_->io, std::move(task)); }

void Server::stop_accepting() {
  post([impl = impl_.get()] { impl->close_entrances(); });
}

}  // namespace auralis::stream
