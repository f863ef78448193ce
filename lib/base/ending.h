// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a file's name ends in, which decides how it is written.
#pragma once

#include <string>

namespace auralis::base {

/// The ending with its dot, in small letters: ".wav" of "a/Song.WAV". Empty where the name has
/// none, for "-", and for a FIFO or a device, whose name decides nothing.
[[nodiscard]] std::string ending_of(const std::string& path);

}  // namespace auralis::base
