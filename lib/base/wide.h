// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Loops that the compiler makes SIMD of, for wider vectors than every machine has.
#pragma once

/// Before a function: it is compiled for AVX2, too, and the first call chooses. Put it where a
/// library is EXACT, so that both give the same bits. The sanitizers run before the choice is made,
/// so they get the usual form alone.
#if defined(__x86_64__) && defined(__linux__) && !defined(AURALIS_SANITIZED)
#define AURALIS_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define AURALIS_WIDE
#endif
