// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-stream over NATS: the options of an origin and of an edge, and what they make.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/tool_app.h"
#include "cli/unused_options.h"
#include "nats/edge.h"
#include "nats/origin.h"

namespace auralis {

struct RelayOptions {
  std::string publish, from, creds, ca;
};

/// `of_input` are the options that say what the input is: an edge is told by its origin.
void add_relay_options(cli::ToolApp& app, RelayOptions& options,
                       const std::vector<cli::Option>& of_input);

/// Notes what has no use without an origin or an edge.
void note_unused(const RelayOptions& options, const cli::UnusedOptions& unused);

/// Null without --from.
[[nodiscard]] std::unique_ptr<nats::Edge> make_edge(const RelayOptions& options,
                                                    base::Seconds history,
                                                    const nats::Follower::Context& context);

/// Null without --publish.
[[nodiscard]] std::unique_ptr<nats::Origin> make_origin(const RelayOptions& options,
                                                        const stream::StreamFormat& format,
                                                        const std::string& stream,
                                                        const nats::Origin::Context& context);

}  // namespace auralis
