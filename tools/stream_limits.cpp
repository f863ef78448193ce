// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream_limits.h"

#include <utility>

#include "base/error.h"

using namespace auralis;

void add_limits(cli::ToolApp& app, LimitOptions& o) {
  constexpr int kMost = 100000;
  app.add_integer("--clients", o.clients, "Listeners at once", 1, kMost).common();
  app.add_integer("--clients-per-address", o.clients_per_address,
                  "Listeners at once of one IP address", 1, kMost);
  app.add_integer("--handshakes", o.handshakes, "Requests to listen, a second", 1, kMost);
  app.add_integer("--handshakes-per-address", o.handshakes_per_address,
                  "Requests to listen of one IP address, a second", 1, kMost);
  app.add_integer("--controls", o.controls, "Controls of all listeners, a second", 1, kMost);
  app.add_integer("--controls-per-client", o.controls_per_client,
                  "Controls of one listener, a second", 1, kMost);
  app.add("--trusted-proxy", o.proxies, "Take addresses from X-Forwarded-For of this proxy")
      .value_name("ADDRESS[/BITS]")
      .single();
}

void note_unused(const LimitOptions& o, const cli::UnusedOptions& unused) {
  const auto of_one = [&unused](const char* option, int one, const char* limit, int all) {
    unused.note(option, one > all,
                std::string("above ") + limit + ", which is " + std::to_string(all));
  };
  of_one("--clients-per-address", o.clients_per_address, "--clients", o.clients);
  of_one("--handshakes-per-address", o.handshakes_per_address, "--handshakes", o.handshakes);
  of_one("--controls-per-client", o.controls_per_client, "--controls", o.controls);
}

stream::LimitRules limit_rules(const LimitOptions& o, int listeners) {
  std::vector<stream::AddressRange> proxies;
  for (const std::string& proxy : o.proxies) try {
      proxies.emplace_back(proxy);
    } catch (const base::Error& error) {
      throw base::Error(std::string("--trusted-proxy: ") + error.what(), base::Fault::kUsage);
    }
  return {stream::ClientAddresses(std::move(proxies)), listeners, o.clients_per_address,
          static_cast<double>(o.handshakes), static_cast<double>(o.handshakes_per_address)};
}

stream::Capacity plan_capacity(const LimitOptions& o, const stream::StreamFormat& format,
                               const base::Log& log) {
  stream::Capacity capacity = stream::plan_capacity(o.clients, format, log);
  capacity.limits.connections_per_address =
      stream::connections_per_address(limit_rules(o, capacity.listeners));
  return capacity;
}
