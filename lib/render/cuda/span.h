// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A voice's thread over a span: takes up a voice that starts, goes from period to period, puts away
// what has moved.
#pragma once

#include "render/cuda/group_orders.h"
#include "render/cuda/mix.h"

namespace auralis::render::cuda {

/// What a launch is told.
struct Span {
  const VoiceLanes* host;  ///< see SharedMemory
  const GroupOrders* orders;
  VoiceLanes* groups;       ///< of the device
  const float* brightness;  ///< [periods + 1]
  int slots, periods, batch;
  Limits limits;
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
    group_->onset.at[lane_] = host.onset.at[lane_];
    group_->off.at[lane_] = host.off.at[lane_];
    group_->kill.at[lane_] = host.kill.at[lane_];
    set_bus_gains(*group_, lane_, voice, mixing);
    state_ = load_state(group_->state, lane_);
  }

  [[nodiscard]] AURALIS_HOST_DEVICE bool sounds() const { return sounds_; }

  /// Puts period p into the mixing's frames.
  AURALIS_HOST_DEVICE void render(int p) {
    if (!sounds_ || p < group_->onset.at[lane_]) return;
    voice_period(*group_, lane_, group_->derived.features.at[lane_], p,
                 {span_.brightness[p], span_.brightness[p + 1]}, span_.limits, state_,
                 [this](int k, float y) { mixing_.frames[k][voice_] = y; });
  }

  AURALIS_HOST_DEVICE void finish() {
    if (sounds_) store_state(state_, group_->state, lane_);
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
  State state_{};
};

}  // namespace auralis::render::cuda
