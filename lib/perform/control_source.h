// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Control lines from a FIFO or a file: those that have arrived, without waiting for more.
#pragma once

#include <string>

#include "base/descriptor.h"
#include "base/line_reader.h"
#include "base/log.h"
#include "compose/composer.h"
#include "event/event_reader.h"

namespace auralis::perform {

class ControlSource {
 public:
  enum class Fifo {
    kExpect,
    kMake,  ///< where there is none: readable for its owner, and gone with this
  };
  /// Opens the path so that neither a missing writer nor one that leaves matters. Throws
  /// base::Error for a path that is missing, saying how to make it, and for a file where a FIFO is
  /// to be made.
  ControlSource(const std::string& path, const base::Log& log, Fifo fifo = Fifo::kExpect);
  ~ControlSource();
  ControlSource(const ControlSource&) = delete;
  ControlSource& operator=(const ControlSource&) = delete;

  /// Hands the composer the lines that have arrived, a few hundred at most. A line that is
  /// malformed or refused is reported with its number and counted; it changes nothing.
  void apply_to(compose::Composer& composer);

  [[nodiscard]] std::int64_t taken() const noexcept { return taken_; }
  [[nodiscard]] std::int64_t skipped() const noexcept { return skipped_; }

 private:
  void refuse(const std::string& why);

  const base::Log& log_;
  std::string path_;
  bool made_;
  base::Descriptor in_;
  base::LineReader lines_;
  event::EventReader reader_;
  std::int64_t taken_ = 0, skipped_ = 0;
};

}  // namespace auralis::perform
