// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/http_streams.h"

#include <algorithm>
#include <array>

#include "base/decimal.h"
#include "codec/wav_head.h"
#include "stream/http_listener.h"
#include "stream/query.h"

namespace auralis::stream {

namespace {

struct Entry {
  std::string_view path, type;
  Coding coding;
};

constexpr std::array<Entry, 4> kTable{{
    {"/listen.flac", "audio/flac", Coding::kFlac},
    {"/listen.opus", "audio/ogg; codecs=opus", Coding::kOggOpus},
    {"/listen.mp3", "audio/mpeg", Coding::kMp3},
    {"/listen.wav", "audio/wav", Coding::kPcm},
}};

constexpr std::string_view kPlaylist = "/listen.m3u";
/// What a player gets at once: it begins without waiting, and has this to spare.
constexpr Seconds kUsualBurst{2};

const Entry* entry_of(std::string_view path) noexcept {
  const auto* const found = std::ranges::find(kTable, path, &Entry::path);
  return found == kTable.end() ? nullptr : found;
}

Response wrong(int status, std::string reason) {
  Response response;
  response.status = status;
  response.body = std::move(reason) + "\n";
  return response;
}

/// What a player shows of an address in a playlist.
std::string titled(const ControlBoard& board) {
  return board.station().empty() ? board.title() : board.station() + ": " + board.title();
}

}  // namespace

std::optional<Seconds> burst_of_query(std::string_view query, Seconds otherwise) {
  const auto text = query_value(query, "burst");
  if (!text) return otherwise;
  const auto ms = base::parse_integer(*text);
  if (!ms || *ms < 0 || Seconds(static_cast<double>(*ms) / 1e3) > kMostBurst) return std::nullopt;
  return Seconds(static_cast<double>(*ms) / 1e3);
}

std::string url_beside(const Request& request, std::string_view file) {
  const bool secure = request.secure || request.forwarded_proto == "https";
  std::string prefix = request.forwarded_prefix;
  while (prefix.ends_with('/')) prefix.pop_back();
  const std::string query = request.query.empty() ? "" : "?" + request.query;
  return std::string(secure ? "https" : "http") + "://" + request.host + prefix +
         std::string(file) + query;
}

bool HttpStreams::has(std::string_view path) const noexcept {
  return path == kPlaylist || entry_of(path) != nullptr;
}

Response HttpStreams::playlist(const Request& request) const {
  if (request.host.empty()) return wrong(400, "a playlist needs to know the Host that was asked");
  Response response;
  response.content_type = "audio/x-mpegurl";
  response.headers.emplace_back("Cache-Control", "no-store");
  response.body = "#EXTM3U\n";
  const pcm::Format& format = context_.broadcaster.format().pcm;
  for (const Entry& entry : kTable) {
    if (entry.coding == Coding::kPcm || !why_not(entry.coding, format).empty()) continue;
    response.body += "#EXTINF:-1," + titled(context_.broadcaster.board()) + "\n" +
                     url_beside(request, entry.path) + "\n";
  }
  return response;
}

Response HttpStreams::answer(const Request& request) const {
  const Entry* const entry = entry_of(request.path);
  if (entry == nullptr) return playlist(request);
  const pcm::Format& format = context_.broadcaster.format().pcm;
  if (const std::string reason = why_not(entry->coding, format); !reason.empty())
    return wrong(404, reason);
  const auto burst = burst_of_query(request.query, kUsualBurst);
  if (!burst) return wrong(400, std::string(kWrongBurst));
  HttpOptions options{entry->coding, {*burst, std::nullopt}, {}, request.asks_for_titles};
  if (entry->coding == Coding::kPcm) options.head = codec::wav_head(format);
  const std::string& station = context_.broadcaster.board().station();
  Response response;
  response.content_type = std::string(entry->type);
  response.headers = {{"Cache-Control", "no-store"},
                      {"Accept-Ranges", "none"},
                      {"icy-name", station.empty() ? "Auralis" : station},
                      {"icy-genre", "Ambient"}};
  if (options.titles)
    response.headers.emplace_back("icy-metaint", std::to_string(IcyTitles::kInterval));
  response.endless = [this, options, request](Peer& peer) -> std::unique_ptr<Session> {
    return std::make_unique<HttpListener>(
        peer, options, context_,
        context_.table.join(limits_.address_of(request).name, request.path,
                            limits_.place_of(request)));
  };
  return response;
}

}  // namespace auralis::stream
