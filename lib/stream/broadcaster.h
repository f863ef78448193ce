// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Chunks and events -> packets -> every listener, each message made once and shared by all.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "base/clock.h"
#include "monitor/metrics.h"
#include "pcm/format.h"
#include "stream/control_board.h"
#include "stream/packet.h"
#include "stream/subscriber.h"
#include "stream/timeline.h"
#include "stream/wake.h"

namespace auralis::stream {

/// The longest burst that a listener may ask for.
inline constexpr Seconds kMostBurst{5.0};
/// A stream without a chunk for so long is not well.
inline constexpr Seconds kHealthyWithin{2.0};

/// What every listener is told of the stream.
struct StreamFormat {
  pcm::Format pcm;
  Frames chunk{4410};
  /// How much of the past is kept for those who come back; never less than the longest burst.
  Seconds history{32};
};

/// [io thread] except where said.
class Broadcaster {
 public:
  /// All must outlive it.
  Broadcaster(const StreamFormat& format, const Framer& framer, Timeline& timeline,
              ControlBoard& board, const base::Clock& clock, monitor::Metrics& metrics);

  /// Sends a chunk to all, with the events of its frames, and keeps it for the history.
  void send(ChunkPtr chunk);
  /// The same with these events, in order, instead of the timeline's.
  void send(ChunkPtr chunk, const std::vector<Timeline::Entry>& events);
  /// This run of the stream is made elsewhere, and there is none yet.
  void await_run() { awaits_run_ = true; }
  /// Another run of a stream that is made elsewhere: forgets the one before, and sends all who
  /// listen away, to come back for this one.
  void begin_run(const StreamFormat& format, const std::string& stream_id);
  [[nodiscard]] bool awaits_run() const noexcept { return awaits_run_; }
  /// Sends every listener what it has yet to get, then `end`, then closes.
  void finish(CloseCode code, const std::string& reason);
  /// Hangs up on those who are still there.
  void abandon();
  /// Sends on what waits, and looks after those who have gone silent.
  void tick();

  void add(Subscriber& listener);
  void remove(Subscriber& listener);
  [[nodiscard]] std::size_t listeners() const noexcept { return listeners_.size(); }

  /// The most recent packets, of at most that length together, oldest first.
  [[nodiscard]] std::vector<PacketPtr> recent(Seconds length) const;
  /// All packets that are kept after the one with that sequence number, oldest first.
  [[nodiscard]] std::vector<PacketPtr> after(std::uint32_t seq) const;
  /// The text that greets a listener.
  [[nodiscard]] std::string hello(Subprotocol subprotocol, bool may_steer) const;

  /// Why no PCM flows; empty while it does.
  [[nodiscard]] std::string trouble() const;
  [[nodiscard]] bool finishing() const noexcept { return finishing_; }
  /// Readable once finish() was called and the last listener has gone. [any thread]
  [[nodiscard]] const Wake& all_gone() const noexcept { return all_gone_; }

  /// The name of this run of the stream.
  [[nodiscard]] const std::string& stream_id() const noexcept { return stream_id_; }
  [[nodiscard]] const StreamFormat& format() const noexcept { return format_; }
  [[nodiscard]] const ControlBoard& board() const noexcept { return board_; }
  /// The first frame that has yet to be sent, and the number of its chunk.
  struct Position {
    Frames frame{0};
    std::uint32_t seq = 0;
  };
  [[nodiscard]] Position position() const noexcept { return {next_frame_, next_seq_}; }

 private:
  void add_texts(Packet& packet, const std::vector<Timeline::Entry>& events);
  [[nodiscard]] bool over_before(const event::Event& event, Frames first) const;

  StreamFormat format_;
  const Framer& framer_;
  Timeline& timeline_;
  ControlBoard& board_;
  const base::Clock& clock_;
  monitor::Metrics& metrics_;
  std::string stream_id_;
  std::deque<PacketPtr> history_;
  std::vector<Subscriber*> listeners_;
  Frames next_frame_{0};
  std::uint32_t next_seq_ = 0;
  Seconds last_sent_{0};
  bool any_sent_ = false;
  bool awaits_run_ = false;
  bool finishing_ = false;
  Wake all_gone_;
};

}  // namespace auralis::stream
