// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// How many connections the system lets this process have.
#pragma once

namespace auralis::stream {

/// Raises the limit of open descriptors towards what so many connections need. Returns how many
/// there can be: `connections`, or fewer where the system's hard limit is lower.
[[nodiscard]] int make_room_for(int connections) noexcept;

}  // namespace auralis::stream
