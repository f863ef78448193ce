// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/reception_report.h"

#include <algorithm>
#include <map>
#include <set>

namespace auralis::bench {

namespace {

struct Totals {
  std::vector<double> interarrivals, lateness, jitters;
  std::int64_t chunks = 0, bytes = 0, measured_bytes = 0, gaps = 0, missing = 0, faults = 0,
               texts = 0;
  std::string first_fault;
};

void append(std::vector<double>& to, const std::vector<double>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

Totals total(const std::vector<const Reception*>& receptions, Seconds from) {
  Totals totals;
  for (const Reception* const reception : receptions) {
    const auto chunks = since(*reception, from);
    const auto rate = reception->format.rate;
    append(totals.interarrivals, interarrivals(chunks));
    append(totals.lateness, lateness(chunks, rate));
    totals.jitters.push_back(interarrival_jitter(chunks, rate).count());
    totals.chunks += static_cast<std::int64_t>(chunks.size());
    totals.bytes += reception->bytes;
    for (const Arrival& arrival : chunks) totals.measured_bytes += arrival.bytes;
    totals.gaps += reception->continuity.gaps();
    totals.missing += reception->continuity.missing();
    totals.texts += reception->text_count;
    if (reception->fault.empty()) continue;
    ++totals.faults;
    if (totals.first_fault.empty()) totals.first_fault = reception->fault;
  }
  return totals;
}

}  // namespace

std::int64_t differing_chunks(const std::vector<const Reception*>& receptions) {
  struct Content {
    std::uint64_t hash, first_frame;
  };
  std::map<std::uint32_t, Content> contents;
  std::set<std::uint32_t> differing;
  for (const Reception* const reception : receptions)
    for (const Arrival& arrival : reception->chunks) {
      const auto& [sequence, content] =
          *contents
               .try_emplace(arrival.header.sequence,
                            Content{arrival.hash, arrival.header.first_frame})
               .first;
      if (content.hash != arrival.hash || content.first_frame != arrival.header.first_frame)
        differing.insert(sequence);
    }
  return static_cast<std::int64_t>(differing.size());
}

void add_receptions(Report& report, const std::vector<const Reception*>& receptions, Seconds from,
                    Seconds until) {
  const Totals t = total(receptions, from);
  const std::int64_t differing = differing_chunks(receptions);
  // All ask one address, so what one gets is of the kind that all get.
  const bool timed = std::ranges::any_of(receptions, &Reception::timed);
  const bool numbered = std::ranges::any_of(receptions, &Reception::numbered);
  report.times("interarrival", timed ? "between chunks" : "between reads",
               summarize(t.interarrivals));
  if (timed) {
    report.times("lateness", "lateness against the schedule", summarize(t.lateness));
    report.times("jitter", "jitter of each listener (RFC 3550)", summarize(t.jitters));
  }
  report.count(timed ? "chunks" : "reads",
               timed ? "chunks measured, all listeners" : "reads measured, all listeners",
               t.chunks);
  report.number("received_bytes", "received, all listeners", static_cast<double>(t.bytes),
                Unit::kMebibytes);
  report.number("bytes_per_second", "received by each, bytes a second",
                static_cast<double>(t.measured_bytes) /
                    static_cast<double>(std::max<std::size_t>(receptions.size(), 1)) /
                    (until - from).count());
  if (numbered) {
    report.count("texts", "text messages, all listeners", t.texts);
    report.count("gaps", "gaps in the sequence", t.gaps);
    report.count("missing_chunks", "chunks missing there", t.missing);
  }
  report.count("listeners_at_fault", "listeners refused, cut or misled", t.faults);
  if (numbered) report.flag("identical", "same bytes for all listeners", differing == 0);
  if (t.faults > 0) report.fail(std::to_string(t.faults) + " listeners: " + t.first_fault);
  if (t.gaps > 0) report.fail(std::to_string(t.missing) + " chunks were missing");
  if (differing > 0) report.fail(std::to_string(differing) + " chunks differed between listeners");
  if (t.chunks == 0) report.fail("no chunk was received");
}

}  // namespace auralis::bench
