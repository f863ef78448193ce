// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A voice's thread over a span: takes up a voice that starts, goes from period to period, puts away
// what has moved.
#pragma once

#include "render/cuda/machine.h"
#include "render/cuda/mix.h"

namespace auralis::render::cuda {

/// What a launch is told.
struct Span {
  const VoiceLanes* host;  ///< see SharedMemory
  const GroupOrders* orders;
  VoiceLanes* groups;       ///< of the device
  const float* brightness;  ///< [periods]
  int slots, periods, batch;
  Everywhere everywhere;
};

/// The thread of a voice of a thread block; idle where there is no such voice.
class VoiceThread {
 public:
  AURALIS_HOST_DEVICE VoiceThread(const Span& span, int block, int voice, Mixing& mixing)
      : span_(span), mixing_(mixing), voice_(voice) {
    if (voice >= span.batch) return;
    set_silent(voice, mixing);
    const int slot = block * span.batch + voice;
    if (slot >= span.slots) return;
    lane_ = slot % kLanes;
    const int group = slot / kLanes;
    const VoiceLanes& host = span.host[group];
    group_ = span.groups + group;
    if (bit(span.orders[group].starting)) copy_lane(host, lane_, *group_);
    sounds_ = bit(span.orders[group].sounding);
    if (!sounds_) return;
    times_ = {host.onset[lane_], host.off[lane_], host.kill[lane_]};
    set_gains(*group_, lane_, voice, mixing);
    moving_ = load_moving(*group_, lane_);
  }

  [[nodiscard]] AURALIS_HOST_DEVICE bool sounds() const { return sounds_; }

  /// Puts period p into the mixing's frames.
  AURALIS_HOST_DEVICE void render(int p) {
    if (!sounds_ || p < times_.onset) return;
    voice_period(*group_, lane_, times_, p, span_.brightness[p], span_.everywhere, moving_,
                 &mixing_.frames[0][voice_], kMostBatch);
  }

  AURALIS_HOST_DEVICE void finish() {
    if (sounds_) store_moving(moving_, *group_, lane_);
  }

 private:
  [[nodiscard]] AURALIS_HOST_DEVICE bool bit(std::uint32_t lanes) const {
    return ((lanes >> lane_) & 1U) != 0;
  }

  const Span& span_;
  Mixing& mixing_;
  VoiceLanes* group_ = nullptr;
  int voice_, lane_ = 0;
  bool sounds_ = false;
  LaneTimes times_{};
  Moving moving_{};
};

}  // namespace auralis::render::cuda
