// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The file that settings and controls are kept in, and how far the piece has come.
#pragma once

#include <string>

#include "base/output.h"
#include "event/event_sink.h"
#include "perform/session.h"

namespace auralis::perform {

/// Takes header, controls and end. While the piece plays, a regular file ends in a line with the
/// time reached, which is written over.
class Recording final : public event::EventSink {
 public:
  /// `stop` as in base::Output, whose errors all of this throws.
  Recording(const std::string& path, int stop);
  void write(const event::Event& event) override;
  void flush() override {}
  /// The piece has come to t. Writes it once a second.
  void reach(Seconds t);
  void close() { out_.close(); }

 private:
  void make_way();

  base::Output out_;
  base::Descriptor tail_;    // the same file, for the time reached; none where it is a pipe
  std::int64_t length_ = 0;  // of what has been written for good
  Seconds reached_{0};
};

}  // namespace auralis::perform
