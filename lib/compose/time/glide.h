// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A value that goes straight from where it is to where it is wanted, in a given time.
#pragma once

#include <algorithm>

#include "base/units.h"

namespace auralis::compose {

using base::Seconds;

class Glide {
 public:
  explicit Glide(double value) noexcept : from_(value), to_(value) {}

  /// At t it sets out from where it is then. Times must not decrease.
  void set(double value, Seconds t, Seconds length) noexcept {
    from_ = at(t);
    to_ = value;
    since_ = t;
    length_ = length;
  }
  /// Where it goes, or is.
  [[nodiscard]] double wanted() const noexcept { return to_; }
  [[nodiscard]] double at(Seconds t) const noexcept {
    if (t >= since_ + length_) return to_;
    return from_ + (to_ - from_) * std::max((t - since_) / length_, 0.0);
  }

 private:
  double from_, to_;
  Seconds since_{0}, length_{0};
};

}  // namespace auralis::compose
