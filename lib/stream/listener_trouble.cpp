// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/listener_trouble.h"

#include <algorithm>
#include <array>

namespace auralis::stream {

using base::Seconds;

namespace {

/// TIER_DEPTHS_MS of web/tiers.js.
constexpr std::array kTierDepthsMs{300, 600, 900, 1200};
constexpr std::array kTierNames{"minimal", "normal", "stable", "defensive"};
static_assert(kTierNames.size() == kTierDepthsMs.size());

constexpr Seconds kRecent{60.0};
constexpr std::size_t kRising = 2;  // one alone happens to a good line, too
constexpr double kLow = 0.5;        // of the depth aimed at
constexpr Seconds kLowFor{10.0};
constexpr Seconds kCalm{30.0};

std::size_t index_of(double tier) noexcept {
  return static_cast<std::size_t>(
      std::clamp(tier, 0.0, static_cast<double>(kTierDepthsMs.size() - 1)));
}

}  // namespace

Seconds depth_of_tier(double tier) noexcept { return Seconds(kTierDepthsMs[index_of(tier)] / 1e3); }

const char* name_of_tier(double tier) noexcept { return kTierNames[index_of(tier)]; }

void ListenerTrouble::note(const Report& report, Seconds now) {
  // What it had before its first report may be of another connection.
  const double before = underruns_.value_or(report.underruns);
  underruns_ = report.underruns;
  const double more = std::min(report.underruns - before, static_cast<double>(kRising));
  for (double i = 0; i < more; ++i) recent_.push_back(now);
  while (!recent_.empty() && now - recent_.front() > kRecent) recent_.pop_front();
  while (recent_.size() > kRising) recent_.pop_front();
  if (more >= 1 && recent_.size() >= kRising) sign("underruns", now, recent_.front());

  const Seconds aim =
      report.target_seconds > 0 ? Seconds(report.target_seconds) : depth_of_tier(report.tier);
  const bool low = report.buffer_seconds < kLow * aim.count();
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
