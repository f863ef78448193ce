// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Controls -> the composer's FIFO, without ever waiting for it.
#pragma once

#include <string>

#include "base/descriptor.h"
#include "event/event.h"
#include "stream/control_outlet.h"

namespace auralis::stream {

/// SIGPIPE must be ignored, as run_tool does. [io thread]
class ControlSink final : public ControlOutlet {
 public:
  enum class Result {
    kWritten,
    kNobodyReads,  ///< no composer has the FIFO open
    kFull,         ///< the composer does not keep up
  };

  /// A FIFO or a file that exists. Throws base::Error, a usage error, that says how to make one.
  explicit ControlSink(std::string path);

  /// Writes a line for each control, or nothing. Opens the FIFO when first needed, and anew after a
  /// composer has gone. The lines are at most PIPE_BUF bytes.
  [[nodiscard]] Result write(const std::vector<event::Control>& controls,
                             base::Seconds over = base::Seconds(0));
  /// The same, in words for the listener.
  [[nodiscard]] std::optional<Refusal> pass(const Steer& steer, Refused refused) override;

 private:
  [[nodiscard]] bool open();

  std::string path_;
  base::Descriptor out_;
};

}  // namespace auralis::stream
