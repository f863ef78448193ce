// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Rate limits that say how long to stay away: one, and one for each address.
#pragma once

#include <list>
#include <optional>
#include <string>
#include <unordered_map>

#include "stream/token_bucket.h"

namespace auralis::stream {

/// So many a second.
struct Rate {
  double per_second = 0;
  double burst = 0;  ///< at once, after a rest
};

/// Whoever comes too fast finds it shut for a second, so that what it was told holds until then.
/// Pure: time is passed in.
class RateGate {
 public:
  explicit RateGate(const Rate& rate) noexcept : bucket_(rate.per_second, rate.burst) {}

  /// Counts one more. Nothing if it may pass, else how long to stay away.
  [[nodiscard]] std::optional<base::Seconds> pass(base::Seconds now) noexcept {
    constexpr base::Seconds kPause{1.0};
    if (now < shut_until_) return shut_until_ - now;
    if (bucket_.take(now)) return std::nullopt;
    shut_until_ = now + kPause;
    return kPause;
  }

 private:
  TokenBucket bucket_;
  base::Seconds shut_until_{0};
};

/// A gate for each address. It keeps so many at the most: who was not seen for longest is forgotten
/// first. Pure: time is passed in.
class AddressRates {
 public:
  AddressRates(const Rate& rate, std::size_t most_addresses) : rate_(rate), most_(most_addresses) {}

  /// As RateGate has it.
  [[nodiscard]] std::optional<base::Seconds> pass(const std::string& address, base::Seconds now) {
    return gate_of(address).pass(now);
  }
  [[nodiscard]] std::size_t addresses() const noexcept { return gates_.size(); }

 private:
  struct Entry {
    std::string address;
    RateGate gate;
  };

  RateGate& gate_of(const std::string& address) {
    if (const auto found = places_.find(address); found != places_.end()) {
      gates_.splice(gates_.begin(), gates_, found->second);
      return gates_.front().gate;
    }
    if (gates_.size() >= most_) {
      places_.erase(gates_.back().address);
      gates_.pop_back();
    }
    gates_.push_front({address, RateGate(rate_)});
    places_.emplace(address, gates_.begin());
    return gates_.front().gate;
  }

  Rate rate_;
  std::size_t most_;
  std::list<Entry> gates_;  // the last seen first
  std::unordered_map<std::string, std::list<Entry>::iterator> places_;
};

}  // namespace auralis::stream
