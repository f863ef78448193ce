// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream_relay.h"

namespace auralis {

void add_relay_options(cli::ToolApp& app, RelayOptions& options,
                       const std::vector<cli::Option>& of_input) {
  auto publish =
      app.add("--publish", options.publish, "Publish the stream for edges; nats:// or tls://")
          .value_name("nats://HOST:PORT/STATION");
  auto from = app.add("--from", options.from, "Serve the stream of an origin; nats:// or tls://")
                  .value_name("nats://HOST:PORT/STATION");
  from.excludes(publish);
  for (const cli::Option& option : of_input) from.excludes(option);
  app.add("--nats-creds", options.creds, "Log in with the credentials in this file")
      .value_name("FILE");
  app.add("--nats-ca", options.ca, "Trust a NATS server by the certificates in this PEM file")
      .value_name("FILE");
}

void note_unused(const RelayOptions& options, const cli::UnusedOptions& unused) {
  const bool alone = options.publish.empty() && options.from.empty();
  for (const char* const option : {"--nats-creds", "--nats-ca"})
    unused.note(option, alone, "without --publish or --from, as nothing goes over NATS");
}

std::unique_ptr<nats::Edge> make_edge(const RelayOptions& options, base::Seconds history,
                                      const nats::Follower::Context& context) {
  if (options.from.empty()) return nullptr;
  return std::make_unique<nats::Edge>(
      nats::Connection::Settings{nats::parse_station(options.from, "--from"), options.creds,
                                 options.ca},
      history, context);
}

std::unique_ptr<nats::Origin> make_origin(const RelayOptions& options,
                                          const stream::StreamFormat& format,
                                          const std::string& stream,
                                          const nats::Origin::Context& context) {
  if (options.publish.empty()) return nullptr;
  return std::make_unique<nats::Origin>(
      nats::Connection::Settings{nats::parse_station(options.publish, "--publish"), options.creds,
                                 options.ca},
      format, stream, context);
}

}  // namespace auralis
