// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/listener_trouble.h"

#include <algorithm>
#include <array>

namespace auralis::stream {

using base::Seconds;

namespace {

/// TIER_TARGETS_MS of web/policy.js.
constexpr std::array kTierTargetsMs{300, 800, 2000, 5000};

constexpr Seconds kRecent{60.0};
constexpr std::size_t kRising = 2;  // one alone happens to a good line, too
constexpr double kLow = 0.5;        // of the tier's depth
constexpr Seconds kLowFor{10.0};
constexpr Seconds kCalm{30.0};

}  // namespace

Seconds depth_of_tier(double tier) noexcept {
  const auto last = static_cast<double>(kTierTargetsMs.size() - 1);
  const auto at = static_cast<std::size_t>(std::clamp(tier, 0.0, last));
  return Seconds(kTierTargetsMs[at] / 1e3);
}

void ListenerTrouble::note(const Report& report, Seconds now) {
  // What it had before its first report may be of another connection.
  const double before = underruns_.value_or(report.underruns);
  underruns_ = report.underruns;
  const double more = std::min(report.underruns - before, static_cast<double>(kRising));
  for (double i = 0; i < more; ++i) recent_.push_back(now);
  while (!recent_.empty() && now - recent_.front() > kRecent) recent_.pop_front();
  while (recent_.size() > kRising) recent_.pop_front();
  if (more >= 1 && recent_.size() >= kRising) sign("underruns", now, recent_.front());

  const bool low = report.buffer_seconds < kLow * depth_of_tier(report.tier).count();
  if (!low) low_since_.reset();
  if (low && !low_since_) low_since_ = now;
  if (low && now - *low_since_ >= kLowFor) sign("a low buffer", now, *low_since_);
  look(now);
}

void ListenerTrouble::note_drop(Seconds now) { sign("dropped chunks", now, now); }

void ListenerTrouble::sign(const char* kind, Seconds now, Seconds since) {
  last_sign_ = now;
  if (since_) return;
  since_ = since;
  kind_ = kind;
}

void ListenerTrouble::look(Seconds now) {
  if (!since_ || now - last_sign_ < kCalm) return;
  since_.reset();
  kind_.clear();
}

}  // namespace auralis::stream
