// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What callbacks of the client library come through: none once it is shut.
#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace auralis::nats {

/// The library calls back on threads of its own, and may do so while the owner goes: so each
/// callback holds the gate, and not its owner.
class Gate {
 public:
  /// Calls, unless shut. One at a time. [any thread]
  template <typename Call>
  void pass(Call&& call) {
    const std::lock_guard lock(mutex_);
    if (open_) std::forward<Call>(call)();
  }
  /// No call runs once it returns, and none will. [any thread but a callback's]
  void shut() {
    const std::lock_guard lock(mutex_);
    open_ = false;
  }

 private:
  std::mutex mutex_;
  bool open_ = true;
};

}  // namespace auralis::nats
