// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/audience.h"

namespace auralis::stream {

using monitor::Metric;

void Audience::join() {
  ++size_;
  metrics_.add(Metric::kStreamClientsServed);
  count();
}

void Audience::leave() {
  --size_;
  count();
}

void Audience::close() {
  closed_ = true;
  count();
}

void Audience::count() {
  metrics_.set(Metric::kStreamClients, static_cast<double>(size_));
  if (closed_ && size_ == 0) all_gone_.set();
}

}  // namespace auralis::stream
