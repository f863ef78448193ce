// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// SIGUSR1 as a request to read patches, moods and the like once more.
#pragma once

namespace auralis::cli {

/// Installs the handler. Call once, at the start.
void catch_reload_signal();

/// True once for each signal, or for several that came together.
[[nodiscard]] bool take_reload_request() noexcept;

}  // namespace auralis::cli
