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
#include "stream/feed.h"
#include "stream/listener_table.h"
#include "stream/scene.h"
#include "stream/schedule.h"
#include "stream/server_time.h"
#include "stream/timeline.h"

namespace auralis::stream {

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
class Broadcaster final : public Feed {
 public:
  /// What it works with; all must outlive it.
  struct Context {
    const Framer& framer;
    Timeline& timeline;
    ControlBoard& board;
    const base::Clock& clock;
    ListenerTable& table;
    /// Of the clock that chunks are due by.
    ServerTime time{clock};
  };

  Broadcaster(const StreamFormat& format, const Context& context);

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
  /// Reads the clock, which may be one that has to be read often, whoever listens. Called 40 times
  /// a second.
  void tick();
  /// Looks after those who have gone silent. Called 4 times a second.
  void look();

  void add(Subscriber& subscriber) override;
  void remove(Subscriber& subscriber) override;
  [[nodiscard]] Past past(const Start& start) const override;
  [[nodiscard]] const std::string& head() const override { return head_; }
  /// The text that greets a listener who begins at `start`; `codec_head` is its feed's head.
  [[nodiscard]] std::string hello(Subprotocol subprotocol, bool may_steer, const Start& start = {},
                                  std::string_view codec_head = {}) const;

  /// Why no PCM flows; empty while it does.
  [[nodiscard]] std::string trouble() const;
  [[nodiscard]] bool finishing() const noexcept { return finishing_; }

  /// The name of this run of the stream.
  [[nodiscard]] const std::string& stream_id() const noexcept { return stream_id_; }
  [[nodiscard]] const StreamFormat& format() const noexcept { return format_; }
  [[nodiscard]] const ControlBoard& board() const noexcept { return context_.board; }
  [[nodiscard]] const ServerTime& server_time() const noexcept { return context_.time; }
  /// The first frame that has yet to be sent, and the number of its chunk.
  struct Position {
    Frames frame{0};
    std::uint32_t seq = 0;
  };
  [[nodiscard]] Position position() const noexcept { return {next_frame_, next_seq_}; }

 private:
  void add_texts(Packet& packet, const std::vector<Timeline::Entry>& events);
  void schedule(Packet& packet);
  void forget_before(Frames frame);
  void write_anchor(json::JsonWriter& json, Frames at) const;
  [[nodiscard]] bool over_before(const event::Event& event, Frames first) const;

  StreamFormat format_;
  Context context_;
  std::string stream_id_;
  std::string head_;  // PCM has none
  History history_;
  Scene scene_;
  Schedule schedule_;
  std::deque<Anchor> anchors_;  // from the one that holds at the history's beginning on
  std::vector<Subscriber*> subscribers_;
  Frames next_frame_{0};
  std::uint32_t next_seq_ = 0;
  Seconds last_sent_{0};
  bool any_sent_ = false;
  bool awaits_run_ = false;
  bool finishing_ = false;
};

}  // namespace auralis::stream
