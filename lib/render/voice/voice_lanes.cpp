// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "render/voice/voice_lanes.h"

#include <algorithm>

namespace auralis::render {

namespace {

constexpr std::size_t kWord = sizeof(std::uint32_t);

/// A period relative to a span, kept where its distance fits 32 bits with room to spare.
std::int32_t relative(synth::Period period, synth::Period first) noexcept {
  constexpr synth::Period kFar = 1 << 28;
  return static_cast<std::int32_t>(std::clamp(period - first, -kFar, kFar));
}

/// Word for word: what a struct of fields is for one voice, it is for all lanes.
template <template <template <class> class> class Fields>
void transpose(const Fields<synth::Single>& one, int lane, Fields<Lanes>& lanes) noexcept {
  static_assert(sizeof(Fields<Lanes>) == kLanes * sizeof(Fields<synth::Single>));
  const auto* const source = reinterpret_cast<const char*>(&one);
  auto* const target = reinterpret_cast<char*>(&lanes) + static_cast<std::size_t>(lane) * kWord;
  for (std::size_t at = 0; at < sizeof one; at += kWord)
    std::memcpy(target + at * kLanes, source + at, kWord);
}

}  // namespace

void set_lane(VoiceLanes& lanes, int lane, const synth::Voice& voice) noexcept {
  transpose<synth::VoiceFields>(voice, lane, lanes.voice);
  transpose<synth::DerivedFields>(synth::derived_of(voice), lane, lanes.derived);
  transpose<synth::StateFields>(synth::state_at_onset(voice), lane, lanes.state);
  lanes.onset_at[lane] = voice.onset;
  set_ends(lanes, lane, voice);
}

void set_ends(VoiceLanes& lanes, int lane, const synth::Voice& voice) noexcept {
  lanes.off_at[lane] = voice.off;
  lanes.kill_at[lane] = voice.kill;
  lanes.end_at[lane] = voice.end();
}

std::uint32_t prepare_span(VoiceLanes& lanes, synth::Period first, int periods) noexcept {
  std::uint32_t sounding = 0;
  lanes.features = 0;
  for (int lane = 0; lane < kLanes; ++lane) {
    lanes.onset.at[lane] = relative(lanes.onset_at[lane], first);
    lanes.off.at[lane] = relative(lanes.off_at[lane], first);
    lanes.kill.at[lane] = relative(lanes.kill_at[lane], first);
    if (lanes.onset_at[lane] >= first + periods || lanes.end_at[lane] <= first) continue;
    sounding |= 1U << lane;
    lanes.features |= lanes.derived.features.at[lane];
  }
  return sounding;
}

}  // namespace auralis::render
