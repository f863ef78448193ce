// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "monitor/metric_list.h"

#include <array>

namespace auralis::monitor {

namespace {

constexpr std::array kBlockTimes{0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0};
constexpr std::array kLateness{0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0};
constexpr std::array kBufferDepths{0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8};
constexpr std::array kVoices{0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0};
constexpr std::array kTiers{0.0, 1.0, 2.0, 3.0};

using enum Kind;
using enum Metric;

constexpr std::array<MetricRow, static_cast<std::size_t>(kCount)> kList{{
    {kComposeEvents, kCounter, "compose", "events_total",
     "Events written, clock lines among them."},
    {kComposeTickLateness, kHistogram, "compose", "tick_lateness_seconds",
     "Lateness of each tick of live composing against its schedule.", kLateness},
    {kComposeControlsTaken, kCounter, "compose", "controls_accepted_total", "Controls taken."},
    {kComposeControlsRefused, kCounter, "compose", "controls_refused_total",
     "Control lines that were malformed or refused."},

    {kSynthBlockSeconds, kHistogram, "synth", "block_seconds", "Time to render one block.",
     kBlockTimes},
    {kSynthDeadlineMisses, kCounter, "synth", "deadline_misses_total",
     "Blocks that took longer to render than they last."},
    {kSynthVoicesSounding, kGauge, "synth", "voices_sounding", "Voices that sound now."},
    {kSynthVoicesStolen, kCounter, "synth", "voices_stolen_total",
     "Voices silenced early to make room for a new note."},
    {kSynthLimitedSeconds, kCounter, "synth", "limited_seconds_total",
     "Sound that the limiter lowered by more than 0.1 dB."},
    {kSynthLimiterReduction, kGauge, "synth", "limiter_reduction_decibels",
     "The most that the limiter has lowered the sound."},
    {kSynthRenderBatchVoices, kHistogram, "synth", "render_batch_voices",
     "Voices rendered together in one call.", kVoices},
    {kSynthGpuMemory, kGauge, "synth", "gpu_memory_bytes", "Memory held on the GPU."},
    {kSynthEventsSkipped, kCounter, "synth", "events_skipped_total",
     "Event lines that were malformed and left out."},

    {kStreamChunkJitter, kHistogram, "stream", "chunk_jitter_seconds",
     "Lateness of each chunk against the pacer's schedule.", kLateness},
    {kStreamClients, kGauge, "stream", "clients", "Listeners connected now."},
    {kStreamClientsInTrouble, kGauge, "stream", "clients_in_trouble",
     "Listeners with underruns, a low buffer or dropped chunks within the last half minute."},
    {kStreamClientsServed, kCounter, "stream", "clients_served_total",
     "Listeners that have connected."},
    {kStreamChunksSent, kCounter, "stream", "chunks_sent_total",
     "Chunks handed to listeners' sockets, each counted once a listener."},
    {kStreamBytesSent, kCounter, "stream", "sent_bytes_total",
     "Payload handed to listeners' sockets."},
    {kStreamChunksDropped, kCounter, "stream", "chunks_dropped_total",
     "Chunks left out for listeners whose queue was full."},
    {kStreamClientsCutSlow, kCounter, "stream", "clients_cut_slow_total",
     "Listeners disconnected because they read too slowly."},
    {kStreamClientsCutSilent, kCounter, "stream", "clients_cut_silent_total",
     "Listeners disconnected because they no longer answered."},
    {kStreamClientsRefused, kCounter, "stream", "clients_refused_total",
     "Listeners turned away at the handshake."},
    {kStreamAddressesFull, kCounter, "stream", "address_limit_refusals_total",
     "Requests to listen refused because their address has as many listeners as it may."},
    {kStreamHandshakesLimited, kCounter, "stream", "handshakes_limited_total",
     "Requests to listen refused because too many came a second, in all or of one address."},
    {kStreamConnectionsRefused, kCounter, "stream", "connections_refused_total",
     "Connections refused because their address has as many open as it may."},
    {kStreamSourceUnderruns, kCounter, "stream", "source_underruns_total",
     "Times the source had no chunk when one was due."},
    {kStreamSourceFrames, kCounter, "stream", "source_frames_total",
     "Frames of the source that were sent."},
    {kStreamSourceFramesLeftOut, kCounter, "stream", "source_frames_left_out_total",
     "Frames of a live source left out after a hold-up, to be live again."},
    {kStreamLead, kGauge, "stream", "source_lead_seconds",
     "How far the composer's clock is ahead of what is sent; 0 without clock lines."},
    {kStreamBacklogsSent, kCounter, "stream", "backlogs_sent_total",
     "Times a live source's backlog was sent ahead to take latency off."},
    {kStreamRingDepth, kGauge, "stream", "ring_depth_seconds",
     "Audio waiting between the source and the pacer."},
    {kStreamClientBuffer, kHistogram, "stream", "client_buffer_seconds",
     "Audio buffered by listeners, as they report it.", kBufferDepths},
    {kStreamClientJitter, kHistogram, "stream", "client_jitter_seconds",
     "Jitter of arrival at listeners, as they report it.", kLateness},
    {kStreamClientTier, kHistogram, "stream", "client_tier",
     "Tier of listeners' buffers, as they report it: 0 minimal, 1 normal, 2 stable, 3 defensive.",
     kTiers},
    {kStreamClientUnderruns, kCounter, "stream", "client_underruns_total",
     "Underruns of listeners, as they report them."},
    {kStreamControlsAccepted, kCounter, "stream", "controls_accepted_total",
     "Controls of listeners passed on to the composer."},
    {kStreamControlsRefused, kCounter, "stream", "controls_refused_total",
     "Controls of listeners refused."},
    {kStreamControlsLimited, kCounter, "stream", "controls_limited_total",
     "Controls of listeners refused because too many came a second."},
    {kStreamMessagesRefused, kCounter, "stream", "messages_refused_total",
     "Messages of listeners that were malformed or too many."},
    {kStreamEventsDropped, kCounter, "stream", "events_dropped_total",
     "Events left out because too many were waiting for their frame."},
    {kStreamNatsConnected, kGauge, "stream", "nats_connected",
     "1 while there is a connection to the NATS server."},
    {kStreamNatsReconnects, kCounter, "stream", "nats_reconnects_total",
     "Times a connection to a NATS server was made anew."},
    {kStreamPublishedChunks, kCounter, "stream", "published_chunks_total",
     "Chunks handed to the NATS server, those that were sent again counted again."},
    {kStreamPublishWaiting, kGauge, "stream", "publish_waiting_chunks",
     "Chunks that the NATS server has not acknowledged yet."},
    {kStreamPublishDropped, kCounter, "stream", "publish_dropped_chunks_total",
     "Chunks that could not be published within the length of the history."},
    {kStreamEdgeRuns, kCounter, "stream", "edge_runs_total",
     "Runs of the origin that were followed."},
    {kStreamEdgeFetched, kCounter, "stream", "edge_fetched_chunks_total",
     "Chunks that came from the history: when a run was joined, or to fill a gap."},
    {kStreamEdgeMissing, kCounter, "stream", "edge_missing_chunks_total",
     "Chunks of the origin that came neither by themselves nor from the history."},

    {kHeapUsed, kGauge, "", "heap_used_bytes", "Heap in use."},
    {kHeapGrowth, kGauge, "", "heap_growth_bytes_per_hour",
     "Trend of the heap in use over the last half hour, in bytes per hour."},
    {kHeapLeakSuspected, kGauge, "", "heap_leak_suspected",
     "1 while the heap keeps growing like a leak, else 0."},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kList.size(); ++i)
    if (kList[i].metric != static_cast<Metric>(i)) return false;
  return true;
}
static_assert(in_order(), "row i is metric i");

}  // namespace

std::span<const MetricRow> metric_list() noexcept { return kList; }

std::string full_name(const MetricRow& row, std::string_view tool) {
  std::string name = "auralis_";
  name += tool;
  name += '_';
  return name += row.name;
}

}  // namespace auralis::monitor
