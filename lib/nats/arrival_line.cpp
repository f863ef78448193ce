// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/arrival_line.h"

#include <algorithm>
#include <cmath>

namespace auralis::nats {

namespace {
constexpr base::Seconds kNone{1e18}, kToBegin{1};
}

std::optional<base::Seconds> ArrivalLine::arrived(Seconds now, Seconds media) {
  const auto second = static_cast<std::int64_t>(std::floor(now.count()));
  if (!began_ || second - second_ >= static_cast<std::int64_t>(kSeconds))
    least_.fill(kNone);
  else
    while (second_ < second) least_[static_cast<std::size_t>(++second_) % kSeconds] = kNone;
  second_ = second;
  Seconds& present = least_[static_cast<std::size_t>(second) % kSeconds];
  present = std::min(present, now - media);
  if (!began_) began_ = now;
  if (now - *began_ < kToBegin) return std::nullopt;
  return media + *std::ranges::min_element(least_);
}

}  // namespace auralis::nats
