// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/client_limits.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/decimal.h"

namespace auralis::stream {

using base::Seconds;
using monitor::Metric;

namespace {

/// After a restart all come back at once, and so do all of one house.
Rate rate_of(double per_second, int clients) {
  return {per_second, std::max({1.0, per_second, static_cast<double>(clients)})};
}

Admission too_fast(Seconds pause, const std::string& who, double per_second) {
  Admission refusal{429,
                    who + ": at most " + base::decimal(per_second, 3) +
                        " connections a second are taken; try again later",
                    ""};
  refusal.retry_after = static_cast<int>(std::ceil(pause.count()));
  return refusal;
}

}  // namespace

ClientLimits::ClientLimits(LimitRules rules, const base::Clock& clock, monitor::Metrics& metrics)
    : rules_(std::move(rules)),
      clock_(clock),
      metrics_(metrics),
      all_(rate_of(rules_.handshakes, rules_.clients)),
      each_(rate_of(rules_.handshakes_per_address, rules_.clients_per_address), kMostAddresses) {}

std::optional<Admission> ClientLimits::count_handshake(const Request& request) {
  const ClientAddress who = address_of(request);
  const Seconds now = clock_.now();
  std::optional<Admission> refusal;
  // Its own limit first: one that floods uses up nothing of what all share.
  if (const auto pause = who.limited ? each_.pass(who.name, now) : std::nullopt)
    refusal =
        too_fast(*pause, "too many connections from " + who.name, rules_.handshakes_per_address);
  else if (const auto pause_of_all = all_.pass(now))
    refusal = too_fast(*pause_of_all, "the server is busy", rules_.handshakes);
  if (refusal) metrics_.add(Metric::kStreamHandshakesLimited);
  return refusal;
}

std::optional<Admission> ClientLimits::check_room(const Request& request, std::size_t listeners) {
  constexpr int kLater = 10;
  std::optional<Admission> refusal;
  const ClientAddress who = address_of(request);
  if (listeners >= static_cast<std::size_t>(rules_.clients)) {
    refusal = {503, "the server is full: try again later", ""};
  } else if (who.limited && listeners_.count(who.name) >= rules_.clients_per_address) {
    refusal = {429,
               "too many listeners at " + who.name + ": at most " +
                   std::to_string(rules_.clients_per_address) + " of one address",
               ""};
    metrics_.add(Metric::kStreamAddressesFull);
  }
  if (refusal) refusal->retry_after = kLater;
  return refusal;
}

AddressCounts::Place ClientLimits::place_of(const Request& request) {
  return listeners_.add(address_of(request).name);
}

std::string ClientLimits::counted_as(const std::string& peer) const {
  const ClientAddress who = rules_.addresses.of_connection(peer);
  return who.limited ? who.name : "";
}

int connections_per_address(const LimitRules& rules) noexcept {
  constexpr int kOfAPage = 4, kLeast = 16;
  return std::max(kLeast, kOfAPage * rules.clients_per_address);
}

}  // namespace auralis::stream
