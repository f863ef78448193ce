// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/stream_client.h"

namespace auralis::bench {

void StreamClient::connect_after(Seconds delay, const Addresses& addresses) {
  if (delay <= Seconds(0)) return connect(addresses);
  wait(delay, [this, addresses] { connect(addresses); });
}

void StreamClient::note_fault(std::string what) {
  if (reception_.fault.empty()) reception_.fault = std::move(what);
}

void StreamClient::fail(const char* doing, boost::system::error_code error) {
  note_fault(std::string(doing) + ": " + error.message());
  count_gone();
}

void StreamClient::count_gone() {
  if (habit_ != Habit::kStalls)
    ++(habit_ == Habit::kReadsSlowly ? shared_.slow_gone : shared_.gone);
}

void StreamClient::count_first_chunk() {
  if (reception_.chunks.empty() && habit_ != Habit::kReadsSlowly) ++shared_.receiving;
}

}  // namespace auralis::bench
