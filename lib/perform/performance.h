// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A session played by a composer into a sink, from its beginning or from later on, and recorded.
#pragma once

#include <vector>

#include "compose/composer.h"
#include "event/event_sink.h"
#include "perform/carry_over.h"
#include "perform/session.h"

namespace auralis::perform {

/// Skips what is to be skipped, begins, plays, ends. Times are those of the stream, which begins at
/// 0 wherever in the piece that is.
class Performance {
 public:
  /// `controls` reach the composer at their times in the piece. Where `record` is not null, it gets
  /// the header, the end and all controls that take effect (these or others), at once and with the
  /// times of the piece. The headers name `sources`. Composer and sinks outlive the performance.
  Performance(compose::Composer& composer, event::EventSink& sink,
              std::vector<TimedControl> controls = {}, event::EventSink* record = nullptr,
              std::vector<event::Source> sources = {});

  /// Composes on up to `t` in the piece without playing it. Only before `begin`.
  void skip_until(Seconds t);
  /// Begins the stream here: writes and flushes its header and what can be steered. The first
  /// events then bring, at time 0, the notes that sound here and the section and chord in force.
  void begin();

  /// What can be steered has changed: writes it anew, at the time of the last call.
  void offer_again();

  /// Writes and flushes all events before t.
  void play_until(Seconds t);
  /// The same, then a clock line: nothing earlier than t will follow.
  void tick(Seconds t);
  /// Writes the rest up to t, an off for each gate that is open there, then the end with its count,
  /// and ends the recording.
  void end(Seconds t);
  /// Ends the recording here, once: for a sink that takes nothing more.
  void end_recording();

  /// Where the last call went.
  [[nodiscard]] Seconds now() const noexcept;

 private:
  /// Of what the composer plays from now on.
  [[nodiscard]] event::Header header() const;
  void compose_until(Seconds t);
  void record(const event::Event& event);
  void write_carried();
  void write_until(Seconds t);

  compose::Composer& composer_;
  event::EventSink& sink_;
  std::vector<TimedControl> controls_;
  event::EventSink* record_;
  std::vector<event::Source> sources_;
  std::size_t next_control_ = 0;
  Seconds begin_{0};  // in the piece
  CarryOver carry_over_;
  std::vector<event::Event> carried_;  // not written yet
  std::vector<event::Event> events_;   // composed last, in the piece's time
};

}  // namespace auralis::perform
