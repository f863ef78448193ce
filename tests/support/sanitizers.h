// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// AURALIS_SANITIZED: 1 where a sanitizer has put its own functions in front of the C library's.
#pragma once

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define AURALIS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define AURALIS_SANITIZED 1
#endif
#endif
#ifndef AURALIS_SANITIZED
#define AURALIS_SANITIZED 0
#endif
