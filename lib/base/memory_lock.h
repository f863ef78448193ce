// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Memory that stays in RAM, so that nothing has to be fetched when a block is due.
#pragma once

namespace auralis::base {

/// Locks what the process has taken, program and libraries included: each page that has been
/// touched stays, and the others will from their first touch on, so that what is never used (most
/// of LibTorch) takes no RAM. True if that holds for what the process takes later, too: where there
/// is a limit it does not, as allocations that reach it would fail. Throws Error, a line that says
/// what the limit is and how to raise it, and nothing has changed.
bool lock_memory();

}  // namespace auralis::base
