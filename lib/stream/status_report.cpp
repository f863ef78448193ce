// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/status_report.h"

#include <array>
#include <map>
#include <utility>

#include "json/json_writer.h"

namespace auralis::stream {

using monitor::Metric;

namespace {

constexpr std::array<std::pair<const char*, Metric>, 14> kTotals{{
    {"listeners", Metric::kStreamClientsServed},
    {"refused", Metric::kStreamClientsRefused},
    {"cut_slow", Metric::kStreamClientsCutSlow},
    {"cut_silent", Metric::kStreamClientsCutSilent},
    {"chunks_sent", Metric::kStreamChunksSent},
    {"chunks_dropped", Metric::kStreamChunksDropped},
    {"bytes_sent", Metric::kStreamBytesSent},
    {"listener_underruns", Metric::kStreamClientUnderruns},
    {"source_underruns", Metric::kStreamSourceUnderruns},
    {"frames", Metric::kStreamSourceFrames},
    {"frames_left_out", Metric::kStreamSourceFramesLeftOut},
    {"controls_accepted", Metric::kStreamControlsAccepted},
    {"controls_refused", Metric::kStreamControlsRefused},
    {"messages_refused", Metric::kStreamMessagesRefused},
}};

void write(json::JsonWriter& json, const ListenerRow& row, base::Seconds now) {
  json.begin_object().field("address", row.address()).field("protocol", row.protocol());
  json.field("listening_s", (now - row.since()).count(), 1);
  if (const auto& report = row.report()) {
    json.field("buffer_ms", report->buffer_seconds * 1e3, 1);
    json.field("jitter_ms", report->jitter_seconds * 1e3, 1);
    json.field("tier", report->tier, 0).field("underruns", report->underruns, 0);
  }
  json.field("queue", static_cast<std::uint64_t>(row.queue())).field("dropped", row.dropped());
  json.field("trouble", row.trouble().kind());
  json.end_object();
}

void write(json::JsonWriter& json, const ListenerTable& table) {
  std::map<std::string, int> by_protocol;
  for (const ListenerRow* const row : table.rows()) ++by_protocol[row->protocol()];
  json.begin_object("listeners");
  json.field("count", static_cast<std::uint64_t>(table.rows().size()));
  json.field("in_trouble", static_cast<std::uint64_t>(table.in_trouble()));
  json.begin_object("by_protocol");
  for (const auto& [protocol, count] : by_protocol) json.field(protocol, count);
  json.end_object().begin_list("table");
  const base::Seconds now = table.clock().now();
  for (const ListenerRow* const row : table.rows()) write(json, *row, now);
  json.end_list().end_object();
}

}  // namespace

std::string status_text(const Broadcaster& broadcaster, const ListenerTable& table,
                        const monitor::Metrics& metrics, base::Seconds uptime) {
  const StreamFormat& format = broadcaster.format();
  const auto [frame, seq] = broadcaster.position();
  std::string text;
  json::JsonWriter json(text);
  json.begin_object().field("stream", broadcaster.stream_id());
  if (!broadcaster.board().station().empty()) json.field("station", broadcaster.board().station());
  json.field("title", broadcaster.board().title()).field("uptime_s", uptime.count(), 1);
  json.field("frame", frame.count).field("seq", static_cast<std::uint64_t>(seq));
  json.field("trouble", broadcaster.trouble());
  json.begin_object("format").field("sample", pcm::name_of(format.pcm.sample));
  json.field("rate", format.pcm.rate.hz).field("channels", format.pcm.channels);
  json.field("chunk_ms", to_seconds(format.chunk, format.pcm.rate).count() * 1e3, 3);
  json.end_object();
  broadcaster.board().write_header(json);
  broadcaster.board().write(json);
  write(json, table);
  json.begin_object("totals");
  for (const auto& [name, metric] : kTotals) json.field(name, metrics.value(metric), 0);
  json.end_object().end_object();
  return text + "\n";
}

}  // namespace auralis::stream
