// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/stream_clients.h"

#include <algorithm>
#include <thread>

#include "base/error.h"
#include "bench/interruption.h"
#include "bench/stream_client.h"

namespace auralis::bench {

namespace net = boost::asio;

struct StreamClients::Impl {
  /// A thread and what it runs.
  struct Loop {
    net::io_context io{1};
    std::thread thread{};
  };

  Impl(const Url& address, const Crowd& who, Keep keep, const base::Clock& clock,
       const Protocol& with_protocol)
      : url(address), protocol(with_protocol), shared{clock, url, protocol}, crowd(who) {
    for (int i = 0; i < std::max(crowd.threads, 1); ++i) loops.push_back(std::make_unique<Loop>());
    const auto addresses = resolve();
    const int slow_from = crowd.readers, stalled_from = slow_from + crowd.slow;
    for (int i = 0; i < stalled_from + crowd.stalled; ++i)
      listeners.push_back(made(i >= stalled_from                     ? Habit::kStalls
                               : i >= slow_from                      ? Habit::kReadsSlowly
                               : keep == Keep::kFirstWhole && i == 0 ? Habit::kKeepsAll
                                                                     : Habit::kReads));
    const Seconds step =
        crowd.ramp / static_cast<double>(std::max<std::size_t>(listeners.size(), 1));
    for (std::size_t i = 0; i < listeners.size(); ++i)
      listeners[i]->connect_after(static_cast<double>(i) * step, addresses);
    for (const auto& loop : loops) loop->thread = std::thread([&io = loop->io] { io.run(); });
  }

  std::unique_ptr<StreamClient> made(Habit habit) {
    net::io_context& io = loops[listeners.size() % loops.size()]->io;
    return url.web_socket ? make_web_socket_client(shared, habit, io, tls)
                          : make_http_client(shared, habit, io, tls);
  }

  net::ip::tcp::resolver::results_type resolve() {
    boost::system::error_code error;
    auto addresses = net::ip::tcp::resolver(loops.front()->io).resolve(url.host, url.port, error);
    if (error) throw base::Error("no host named '" + url.host + "': " + error.message());
    return addresses;
  }

  void stop() {
    if (!loops.front()->thread.joinable()) return;
    // Whatever waits: a refused handshake leaves a timer of half a minute behind.
    for (const auto& loop : loops) loop->io.stop();
    for (const auto& loop : loops) loop->thread.join();
    for (const auto& listener : listeners) {
      listener->hang_up();
      if (std::ssize(receptions) < crowd.readers) receptions.push_back(&listener->reception());
    }
  }

  Url url;
  Protocol protocol;
  SharedByClients shared;
  Crowd crowd;
  std::vector<std::unique_ptr<Loop>> loops;  // outlive what they run
  net::ssl::context tls{net::ssl::context::tls_client};
  std::vector<std::unique_ptr<StreamClient>> listeners;
  std::vector<const Reception*> receptions;
};

StreamClients::StreamClients(const Url& url, const Crowd& crowd, Keep keep,
                             const base::Clock& clock, const Protocol& protocol)
    : impl_(std::make_unique<Impl>(url, crowd, keep, clock, protocol)) {}

StreamClients::~StreamClients() { impl_->stop(); }

int StreamClients::receiving() const noexcept { return impl_->shared.receiving; }

int StreamClients::gone() const noexcept { return impl_->shared.gone; }

int StreamClients::slow_gone() const noexcept { return impl_->shared.slow_gone; }

int StreamClients::controls() const noexcept { return impl_->shared.controls; }

void StreamClients::stop() { impl_->stop(); }

const std::vector<const Reception*>& StreamClients::receptions() const noexcept {
  return impl_->receptions;
}

void wait_for_first_chunks(const StreamClients& listeners, int count, base::Clock& clock,
                           Seconds patience) {
  const Seconds deadline = clock.now() + patience;
  while (listeners.receiving() + listeners.gone() < count && clock.now() < deadline)
    wait_until(clock, clock.now() + Seconds(0.01));
}

}  // namespace auralis::bench
