// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Loops that the compiler makes SIMD of, for wider vectors than every machine has.
#pragma once

/// Before a function's definition: it is compiled for AVX2, too, and the program's loader chooses.
/// For libraries that are EXACT, so that both give the same bits. Not where a sanitizer looks on:
/// its checks would run before it is ready, when the loader chooses.
#if defined(__x86_64__) && defined(__linux__) && !defined(AURALIS_SANITIZED)
#define AURALIS_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define AURALIS_WIDE
#endif
