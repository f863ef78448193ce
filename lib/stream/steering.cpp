// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/steering.h"

namespace auralis::stream {

std::optional<Refusal> Steering::apply(const event::Control& control, bool allowed, bool in_time) {
  auto refusal = attempt(control, allowed, in_time);
  metrics_.add(refusal ? monitor::Metric::kStreamControlsRefused
                       : monitor::Metric::kStreamControlsAccepted);
  return refusal;
}

std::optional<Refusal> Steering::attempt(const event::Control& control, bool allowed,
                                         bool in_time) {
  if (!allowed || sink_ == nullptr)
    return Refusal{"not-allowed", "this stream can be heard but not steered from here"};
  if (!in_time) return Refusal{"too-fast", "too many controls a second"};
  if (auto refusal = board_.check(control)) return refusal;
  switch (sink_->write(control)) {
    case ControlSink::Result::kWritten:
      return std::nullopt;
    case ControlSink::Result::kFull:
      return Refusal{"busy", "the composer does not keep up: try again"};
    case ControlSink::Result::kNobodyReads:
      break;
  }
  return Refusal{"nobody-composes", "no composer listens: this stream cannot be steered now"};
}

}  // namespace auralis::stream
