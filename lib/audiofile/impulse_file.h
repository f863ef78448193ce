// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// An impulse response of the user's own:  sound file -> checks -> resampling -> two channels.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/units.h"

namespace auralis::audiofile {

/// Reads a mono or stereo file of any kind that libsndfile reads, at the given rate; mono gives two
/// channels that are the same. Throws base::Error, with the file's name, where it cannot be read,
/// has more channels, lasts more than `longest`, is silent, or holds what is no number.
[[nodiscard]] std::array<std::vector<float>, 2> read_impulse(const std::string& name,
                                                             base::SampleRate rate,
                                                             base::Seconds longest);

}  // namespace auralis::audiofile
