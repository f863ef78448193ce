// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/stream_service.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/decimal.h"
#include "base/error.h"
#include "event/event_reader.h"
#include "event/ramp.h"
#include "stream/descriptor_limit.h"
#include "stream/query.h"
#include "stream/status_report.h"
#include "stream/wire.h"

namespace auralis::stream {

namespace {

/// What a browser is told with everything, beside what Access says.
constexpr std::array<std::pair<const char*, const char*>, 2> kSecurityHeaders{{
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
}};

constexpr std::string_view kControl = "/control";

/// What HTTP calls a refused control.
int status_of(const Refusal& refusal) {
  if (refusal.code == "not-allowed") return 403;
  if (refusal.code == "too-fast") return 429;
  const bool unfit = refusal.code == "unknown-param" || refusal.code == "out-of-range";
  return unfit ? 400 : 409;  // no composer listens, or it does not keep up
}

/// The first that is known.
std::optional<Subprotocol> wanted_subprotocol(const Request& request) {
  for (const std::string& name : request.subprotocols)
    if (const auto known = subprotocol_of(name)) return known;
  return std::nullopt;
}

}  // namespace

Capacity plan_capacity(int listeners, const StreamFormat& format, const base::Log& log) {
  constexpr int kOthers = 128;
  constexpr std::size_t kLeastSendBuffer = 131'072;
  const std::size_t second = format.pcm.bytes({format.pcm.rate.hz});
  const int connections = make_room_for(listeners + kOthers);
  // When the last place is taken, others can still be answered.
  const int most = std::min(listeners, connections - std::min(kOthers, connections / 4));
  if (most < listeners)
    log.note("room for " + std::to_string(most) + " listeners, not " + std::to_string(listeners) +
             ": too few files may be open (ulimit -n)");
  return {most, {connections, 0, kMostMessageBytes, std::max(kLeastSendBuffer, second)}};
}

std::optional<Bookmark> bookmark_of_query(std::string_view query, bool& wrong) {
  const auto stream = query_value(query, "stream");
  const auto from = query_value(query, "from");
  wrong = stream.has_value() != from.has_value();
  if (!stream || !from) return std::nullopt;
  const auto seq = base::parse_integer(*from);
  wrong = !seq || *seq < 0 || *seq > std::numeric_limits<std::uint32_t>::max();
  if (wrong) return std::nullopt;
  return Bookmark{*stream, static_cast<std::uint32_t>(*seq)};
}

Response StreamService::answer(const Request& request) {
  Response response;
  if (request.method == "OPTIONS" && !request.origin.empty()) {
    response = access_.preflight(request);
  } else if (request.path == kControl && request.method == "POST") {
    response = control(request);
  } else if (request.path == kControl) {
    response.status = 405;
    response.body = "A control is sent by POST, as a line of JSON: see auralis-stream(7).\n";
    response.headers.emplace_back("Allow", "POST");
  } else if (request.method != "GET" && request.method != "HEAD") {
    response.status = 405;
    response.body = "Only GET and HEAD mean something here.\n";
    response.headers.emplace_back("Allow", "GET, HEAD");
  } else if (request.path == kHealth) {
    response = healthz();
  } else if (request.path == "/status.json") {
    response = status(request);
  } else if (request.path == "/stream") {
    response = no_handshake(request);
  } else if (http_streams_.has(request.path)) {
    response = listen_by_http(request);
  } else {
    response = files_.get(request);
  }
  access_.mark(request, response);
  for (const auto& [name, value] : kSecurityHeaders) response.headers.emplace_back(name, value);
  return response;
}

/// A page whose handshake failed asks here why: a browser does not let it read the refusal.
Response StreamService::no_handshake(const Request& request) {
  const Admission admission = decide(request);
  if (admission.status != 101) return response_of(admission);
  Response response;
  response.headers.emplace_back("Cache-Control", "no-store");
  response.status = 426;
  response.body =
      "This is a WebSocket, see auralis-stream(7): the request came without Upgrade. Did a proxy "
      "take it away?\n";
  response.headers.emplace_back("Upgrade", "websocket");
  return response;
}

Response StreamService::listen_by_http(const Request& request) {
  auto refused = limits_.count_handshake(request);
  if (!refused) refused = refusal(access_.rights_of(request), request);
  if (!refused) return http_streams_.answer(request);
  context_.metrics.add(monitor::Metric::kStreamClientsRefused);
  return response_of(*refused);
}

Response StreamService::healthz() const {
  Response response;
  const std::string trouble = context_.broadcaster.trouble();
  if (!trouble.empty()) response.status = 503;
  response.body = (trouble.empty() ? "ok" : trouble) + "\n";
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Response StreamService::status(const Request& request) {
  if (const auto refusal = limits_.count_handshake(request)) return response_of(*refusal);
  if (const auto refusal = access_.refuses_steering(request)) return response_of(*refusal);
  Response response;
  response.content_type = "application/json";
  response.headers.emplace_back("Cache-Control", "no-store");
  response.body = status_text(context_.broadcaster, context_.table, context_.metrics,
                              context_.clock.now() - started_);
  return response;
}

/// A control of whoever may steer: for shells, cron and home automation.
Response StreamService::control(const Request& request) {
  if (const auto refusal = limits_.count_handshake(request)) return response_of(*refusal);
  if (const auto refusal = access_.refuses_steering(request)) return response_of(*refusal);
  Response response;
  response.headers.emplace_back("Cache-Control", "no-store");
  try {
    context_.json.read(request.body);
    event::Control control = event::read_control(context_.json);
    const Seconds over = event::over_of(context_.json);
    const Steer steer = context_.steering.understand(std::move(control), over);
    if (const auto refusal = context_.steering.apply(steer, true, true)) {
      response.status = status_of(*refusal);
      response.body = steer.control.param + ": " + refusal->message + "\n";
      return response;
    }
    response.content_type = "application/json";
    for (const event::Control& passed : steer.meant)
      event::append_ramp_line(response.body, passed, over);
  } catch (const base::Error& error) {
    context_.metrics.add(monitor::Metric::kStreamMessagesRefused);
    response.status = 400;
    response.body = std::string(error.what()) + "\n";
  }
  return response;
}

Admission StreamService::admit(const Request& request) {
  Admission admission = decide(request);
  if (admission.status != 101) context_.metrics.add(monitor::Metric::kStreamClientsRefused);
  return admission;
}

Admission StreamService::decide(const Request& request) {
  if (request.path != "/stream") return {404, "the stream is at /stream", ""};
  // Before anything is looked at: it could be guessing at tokens.
  if (auto refusal = limits_.count_handshake(request)) return *std::move(refusal);
  if (!burst_of_query(request.query, Seconds(0))) return {400, std::string(kWrongBurst), ""};
  bool wrong = false;
  static_cast<void>(bookmark_of_query(request.query, wrong));
  if (wrong) return {400, "to resume it takes both: stream=NAME&from=SEQ, the last that came", ""};
  const Rights rights = access_.rights_of(request);
  if (auto refused = refusal(rights, request)) return *std::move(refused);
  Admission admission;
  admission.may_steer = rights.steer;
  if (request.subprotocols.empty()) return admission;
  const auto wanted = wanted_subprotocol(request);
  if (!wanted) return {400, "unknown subprotocol: there are " + subprotocol_names(), ""};
  if (const auto reason = why_not(coding_of(*wanted), context_.broadcaster.format().pcm);
      !reason.empty())
    return {400, reason, ""};
  admission.subprotocol = name_of(*wanted);
  return admission;
}

/// Of whoever wants to listen, in whatever way; nothing if it may.
std::optional<Admission> StreamService::refusal(const Rights& rights, const Request& request) {
  if (!rights.listen) return Admission{rights.status, rights.reason, ""};
  if (context_.broadcaster.finishing() || context_.broadcaster.awaits_run())
    return Admission{503, context_.broadcaster.trouble(), ""};
  return limits_.check_room(request, context_.table.size());
}

std::unique_ptr<Session> StreamService::open(Peer& peer, const Request& request,
                                             const Admission& admission) {
  ListenerOptions options;
  options.subprotocol = wanted_subprotocol(request).value_or(Subprotocol::kBinary);
  options.may_steer = context_.steering.offered() && admission.may_steer;
  options.start.burst = burst_of_query(request.query, Seconds(0)).value_or(Seconds(0));
  options.anchors = query_value(request.query, "anchors") == "1";
  bool wrong = false;
  const auto bookmark = bookmark_of_query(request.query, wrong);
  if (bookmark && bookmark->stream == context_.broadcaster.stream_id())
    options.start.after = bookmark->seq;
  return std::make_unique<Listener>(
      peer, options, context_,
      context_.table.join(limits_.address_of(request).name, name_of(options.subprotocol),
                          limits_.place_of(request)));
}

}  // namespace auralis::stream
