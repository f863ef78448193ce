// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Progress of long offline work on a terminal: how far, how fast, how long yet.
#pragma once

#include <string>

#include "base/clock.h"
#include "base/log.h"
#include "base/units.h"

namespace auralis::cli {

/// Rewrites one line of stderr a few times a second; silent where stderr is no terminal, and with
/// --quiet.
class Progress {
 public:
  /// `total` of zero means that the length is not known.
  Progress(base::Clock& clock, base::Seconds total, const base::Log& log);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Audio rendered so far.
  void update(base::Seconds done);

 private:
  base::Clock& clock_;
  base::Seconds total_;
  base::Seconds start_;
  base::Seconds shown_;
  bool shows_;
  bool dirty_ = false;
};

}  // namespace auralis::cli
