// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Every metric of every tool: name, kind, help and buckets, in one list.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace auralis::monitor {

/// The rows of the list, in its order.
enum class Metric {
  // auralis-compose
  kComposeEvents,
  kComposeTickLateness,
  kComposeControlsTaken,
  kComposeControlsRefused,
  // auralis-synth
  kSynthBlockSeconds,
  kSynthDeadlineMisses,
  kSynthVoicesSounding,
  kSynthVoicesStolen,
  kSynthLimitedSeconds,
  kSynthLimiterReduction,
  kSynthRenderBatchVoices,
  kSynthGpuMemory,
  kSynthEventsSkipped,
  // auralis-stream
  kStreamChunkJitter,
  kStreamClients,
  kStreamClientsInTrouble,
  kStreamClientsServed,
  kStreamChunksSent,
  kStreamBytesSent,
  kStreamChunksDropped,
  kStreamClientsCutSlow,
  kStreamClientsCutSilent,
  kStreamClientsRefused,
  kStreamAddressesFull,
  kStreamHandshakesLimited,
  kStreamConnectionsRefused,
  kStreamSourceUnderruns,
  kStreamSourceFrames,
  kStreamSourceFramesLeftOut,
  kStreamLead,
  kStreamBacklogsSent,
  kStreamRingDepth,
  kStreamClientBuffer,
  kStreamClientJitter,
  kStreamClientTier,
  kStreamClientUnderruns,
  kStreamControlsAccepted,
  kStreamControlsRefused,
  kStreamControlsLimited,
  kStreamMessagesRefused,
  kStreamEventsDropped,
  kStreamNatsConnected,
  kStreamNatsReconnects,
  kStreamPublishedChunks,
  kStreamPublishWaiting,
  kStreamPublishDropped,
  kStreamEdgeRuns,
  kStreamEdgeFetched,
  kStreamEdgeMissing,
  // every tool
  kHeapUsed,
  kHeapGrowth,
  kHeapLeakSuspected,
  kCount
};

enum class Kind { kCounter, kGauge, kHistogram };

/// One metric. Its full name is auralis_<tool>_<name>.
struct MetricRow {
  Metric metric;
  Kind kind;
  std::string_view tool;  ///< "compose", "synth", "stream", or empty for one that every tool has
  std::string_view name;  ///< <thing>_<unit>[_total], base units
  std::string_view help;
  std::span<const double> buckets = {};  ///< of a histogram: upper bounds, rising
};

/// The whole list; row i is metric i.
[[nodiscard]] std::span<const MetricRow> metric_list() noexcept;

[[nodiscard]] std::string full_name(const MetricRow& row, std::string_view tool);

}  // namespace auralis::monitor
