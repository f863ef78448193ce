// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A listener's reports and drops -> does it hear the stream badly?
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "base/units.h"
#include "stream/client_message.h"

namespace auralis::stream {

/// Trouble is two more underruns within a minute, a buffer under half of the depth it aims at
/// for ten seconds of reports, or chunks dropped for it. It is over after half a minute without any
/// of that. Pure: time is passed in.
class ListenerTrouble {
 public:
  void note(const Report& report, base::Seconds now);
  void note_drop(base::Seconds now);
  void look(base::Seconds now);

  /// Since when, while there is trouble.
  [[nodiscard]] std::optional<base::Seconds> since() const noexcept { return since_; }
  /// What it is, in words; empty where there is none.
  [[nodiscard]] const std::string& kind() const noexcept { return kind_; }

 private:
  void sign(const char* kind, base::Seconds now, base::Seconds since);

  std::optional<double> underruns_;         // as it last told them
  std::deque<base::Seconds> recent_;        // its underruns of the last minute
  std::optional<base::Seconds> low_since_;  // its buffer is low
  std::optional<base::Seconds> since_;
  base::Seconds last_sign_{0};
  std::string kind_;
};

/// The depth that a listener of the tier aims at, as web/tiers.js has it, where it does not say
/// it itself; of a deeper one the deepest that is known.
[[nodiscard]] base::Seconds depth_of_tier(double tier) noexcept;
/// Its name: minimal, normal, stable or defensive.
[[nodiscard]] const char* name_of_tier(double tier) noexcept;

}  // namespace auralis::stream
