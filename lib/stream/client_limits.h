// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// How many may come, in all and from each address, and how fast.
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "monitor/metrics.h"
#include "stream/address_counts.h"
#include "stream/client_address.h"
#include "stream/rate_gate.h"
#include "stream/service.h"

namespace auralis::stream {

struct LimitRules {
  ClientAddresses addresses{};
  int clients = 1000;                  ///< listeners at once, in all
  int clients_per_address = 100;       ///< and of one address
  double handshakes = 500;             ///< a second, in all
  double handshakes_per_address = 20;  ///< and of one address
};

/// Addresses whose rates are remembered.
inline constexpr std::size_t kMostAddresses = 4096;

/// [io thread]
class ClientLimits {
 public:
  /// The others must outlive it.
  ClientLimits(LimitRules rules, const base::Clock& clock, monitor::Metrics& metrics);

  /// Counts a handshake, or another request that could be guessing at tokens. A refusal if it is
  /// one too many.
  [[nodiscard]] std::optional<Admission> count_handshake(const Request& request);
  /// A refusal if one more listener would be too many, of so many in all.
  [[nodiscard]] std::optional<Admission> check_room(const Request& request, std::size_t listeners);
  /// A listener's place among those of its address, as long as it listens.
  [[nodiscard]] AddressCounts::Place place_of(const Request& request);

  [[nodiscard]] ClientAddress address_of(const Request& request) const {
    return rules_.addresses.of(request.peer, request.forwarded_for);
  }
  /// What a connection counts under; empty for one that counts under nothing.
  [[nodiscard]] std::string counted_as(const std::string& peer) const;

 private:
  LimitRules rules_;
  const base::Clock& clock_;
  monitor::Metrics& metrics_;
  RateGate all_;
  AddressRates each_;
  AddressCounts listeners_;
};

/// Connections that one address may have: a page loads its files over several beside the stream.
[[nodiscard]] int connections_per_address(const LimitRules& rules) noexcept;

}  // namespace auralis::stream
