// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// When is the next chunk due? Ring supply and time -> send, leave out, wait or finish.
#pragma once

#include "stream/backlog_watch.h"
#include "stream/chunk.h"
#include "stream/live_edge.h"
#include "stream/ring.h"

namespace auralis::stream {

/// Chunk k is due at anchor + k chunks. The anchor is the arrival of the first whole chunk plus a
/// small cushion. A chunk that is not there when due is an underrun, counted once a stall; it is
/// sent when it comes, the anchor moves there, and the cushion doubles, so that a source that
/// jitters soon has the one it needs; ten quiet minutes halve it again. Latency that stands still
/// beyond the cushion is taken off at once by moving the anchor earlier (BacklogWatch). Of a live
/// source that is far behind, what has grown old is left out (LiveEdge); of another, nothing ever
/// is. Pure: time is passed in.
class Pacing {
 public:
  struct Step {
    enum class Kind {
      kSend,        ///< take `frames` from the ring and send them now
      kLeaveOut,    ///< drop `frames` from the ring, whole chunks, and ask again at once
      kWaitUntil,   ///< ask again at `until`
      kAwaitInput,  ///< ask again when the ring has a whole chunk or the input has ended
      kFinished,    ///< the input has ended and all of it is sent
    };
    Kind kind = Kind::kAwaitInput;
    Seconds until{0};  ///< when to ask again; of kSend, when the chunk is due
    Frames frames{0};
    Seconds late{0};  ///< how late the chunk to send is against the schedule
    bool fades_out = false, fades_in = false;  ///< it is the last or first beside a gap
  };

  Pacing(Frames chunk, SampleRate rate);

  /// What to do at `now`. After kSend and kLeaveOut the caller has taken the frames.
  [[nodiscard]] Step next(Seconds now, const Ring::Supply& supply, bool live = false);

  [[nodiscard]] int underruns() const noexcept { return underruns_; }
  /// Backlogs sent ahead.
  [[nodiscard]] int releases() const noexcept { return releases_; }
  [[nodiscard]] Frames chunk() const noexcept { return chunk_; }

 private:
  enum class State { kStarting, kRunning, kStalled, kBehind };

  [[nodiscard]] Step at_pace(Seconds now, const Ring::Supply& supply);
  [[nodiscard]] Step await(const Ring::Supply& supply);
  void note_arrival(const Ring::Supply& supply) noexcept;
  void stall(Seconds now) noexcept;
  void relax(Seconds now) noexcept;
  [[nodiscard]] Step resume(Seconds now, const Ring::Supply& supply);
  [[nodiscard]] Step send(Seconds now, const Ring::Supply& supply);
  [[nodiscard]] Step leave_out(Seconds now, const Ring::Supply& supply);
  void note_behind(Seconds now, const Ring::Supply& supply, Step& step);

  Frames chunk_;
  SampleRate rate_;
  Seconds cushion_;
  Seconds least_cushion_;
  Seconds last_change_{0};  // of the cushion
  BacklogWatch backlog_;
  LiveEdge edge_;
  bool fades_in_ = false;
  State state_ = State::kStarting;
  Seconds due_{0};
  Seconds caught_up_{0};  // no chunk is late against a time before this
  Frames sent_{0};
  Frames seen_{0};  // the end of the last chunk that was seen to have come
  int underruns_ = 0;
  int releases_ = 0;
};

}  // namespace auralis::stream
