// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A child process: started without a shell, joined by pipes or files, reaped for sure.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.h"
#include "base/units.h"

namespace auralis::bench {

using base::Descriptor;
using base::Seconds;

/// Both ends of a pipe, closed on exec.
struct Pipe {
  Descriptor read, write;
};

[[nodiscard]] Pipe make_pipe();

/// How a child went.
struct ChildExit {
  int status = 0;  ///< exit status, or 128 + the signal that killed it
  Seconds cpu{0};  ///< user and system time of all its threads
};

/// What its three descriptors are; an empty one is /dev/null.
struct ChildStreams {
  const Descriptor* in = nullptr;
  const Descriptor* out = nullptr;
  const Descriptor* err = nullptr;
};

/// Killed and reaped by the destructor; killed by the kernel too when the parent dies (Linux).
class ChildProcess {
 public:
  /// Starts argv[0], which is a path. Throws base::Error if that cannot be run. Call from a thread
  /// that lives as long as the child is wanted.
  ChildProcess(const std::vector<std::string>& argv, const ChildStreams& streams);
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  [[nodiscard]] pid_t pid() const noexcept { return pid_; }
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] bool running();

  void signal(int number) noexcept;
  /// Waits for its end, then kills it. Throws Interrupted after a stop signal.
  ChildExit wait(Seconds patience);

 private:
  void reap(int options) noexcept;

  std::string name_;  // the last part of its path
  pid_t pid_ = -1;
  std::optional<ChildExit> exit_;
};

}  // namespace auralis::bench
