// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Rooms made of noise: reflections and seeded noise -> high-pass -> low-pass that closes with time
// -> decay.
#pragma once

#include <string_view>

#include "base/units.h"
#include "synth/reverb.h"

namespace auralis::render {

using synth::ImpulseResponse;

/// What tells one room from another.
struct Room {
  std::string_view name;
  double decay;        ///< seconds to fall by 60 dB
  double distance;     ///< seconds before the first sound
  double onset;        ///< seconds from there to full density
  double lowest;       ///< Hz: below it the room only muddies a drone
  double begin, end;   ///< Hz: where the low-pass begins and where it has closed to
  int reflections;     ///< single ones that come before the noise is dense
  double first, last;  ///< seconds from the first sound between which they come
};

/// The room of this name: hall, plate, room or cathedral. Throws base::Error for another.
[[nodiscard]] const Room& room_named(std::string_view name);

/// Exponentially decaying noise (Moorer, "About this reverberation business", CMJ 3(2), 1979), its
/// top decaying faster than its middle, behind early reflections of either sign at random times,
/// each weaker by its way; its power falls by 60 dB in the room's decay, where the response is cut.
[[nodiscard]] ImpulseResponse make_response(const Room& room, base::SampleRate rate,
                                            std::uint64_t seed);

/// Scales both channels by one gain, to an energy of 1 in the mean, so that every response is as
/// loud as the next.
void normalise(ImpulseResponse& response);

}  // namespace auralis::render
