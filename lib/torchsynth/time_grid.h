// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// torchsynth's two grids of time: samples, and control frames a hundred times slower.
#pragma once

namespace auralis::torchsynth {

inline constexpr double kSampleRate = 44100;  ///< Hz
inline constexpr double kControlRate = 441;   ///< Hz
inline constexpr int kSamples = 176400;       ///< of one sound: 4 s
inline constexpr int kControlFrames = 1764;
/// Between two control frames signals are straight lines.
inline constexpr int kSegments = kControlFrames - 1;
/// Control frames a sample: the first and last of both grids coincide.
inline constexpr double kControlStep = (kControlFrames - 1.0) / (kSamples - 1.0);

/// torchsynth's pi, a float.
inline constexpr double kPi = 3.1415927410125732;

}  // namespace auralis::torchsynth
