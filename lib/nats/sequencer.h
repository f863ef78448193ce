// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Chunks as they come, some late, some twice, some not -> chunks in order.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/units.h"

namespace auralis::nats {

/// The order of one run. A chunk tells the sequence number of the chunk before it, so that one that
/// was left out at the origin is no gap. What lacks is to be asked for; a chunk waits for what is
/// before it until that has come, is known to be gone, or has been waited for long enough. Pure: it
/// reads no clock. One thread.
class Sequencer {
 public:
  using Seconds = base::Seconds;

  struct Ready {
    std::string data;
    std::uint32_t seq = 0;
    bool past = false;  ///< of the history that the run was joined with
  };

  /// Joins a run whose next chunk is `next`, with so many chunks of its past, which are to be asked
  /// for first.
  Sequencer(std::uint32_t next, int history, Seconds now);

  /// One has come. False if it was there already. `after`: nothing for the first of a run.
  bool put(std::uint32_t seq, std::optional<std::uint32_t> after, std::string data);
  /// The run has published all before `next`.
  void expect(std::uint32_t next);
  /// One that was asked for is not kept.
  void absent(std::uint32_t seq);

  /// What to ask for now; a few at a time, and again where no answer comes.
  [[nodiscard]] std::vector<std::uint32_t> wanted(Seconds now);
  /// What can go on, in order.
  [[nodiscard]] std::vector<Ready> ready(Seconds now);
  /// All before `expect` has gone on or is known to be gone.
  [[nodiscard]] bool complete() const noexcept { return last_ + 1 >= expected_; }
  /// What could be had of the past has been.
  [[nodiscard]] bool joined() const noexcept { return !joining_; }
  /// Chunks that were given up, those of the past that it was joined with not counted.
  [[nodiscard]] std::int64_t missing() const noexcept { return missing_; }

 private:
  using Position = std::int64_t;  // of a sequence number that does not wrap

  struct Item {
    Position after;
    std::string data;
  };
  struct Ask {
    Seconds at{-1e9};
    int refused = 0;
  };

  [[nodiscard]] Position position_of(std::uint32_t seq) const noexcept;
  [[nodiscard]] std::vector<Position> lacking() const;
  [[nodiscard]] bool gone(Position position) const;
  [[nodiscard]] bool all_gone(Position first, Position last) const;
  void release(std::vector<Ready>& out);
  void give_up_tail(Seconds now);

  int history_;
  Position expected_;  // all before it has been published
  Position last_;      // that has gone on
  bool joining_ = true;
  Seconds blocked_since_;  // or joined at
  bool blocked_ = true;
  std::int64_t missing_ = 0;
  std::map<Position, Item> waiting_;
  std::map<Position, Ask> asked_;
};

}  // namespace auralis::nats
