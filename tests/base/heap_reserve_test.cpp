// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/heap_reserve.h"

#include <gtest/gtest.h>

#include <vector>

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace auralis::base {
namespace {

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
long page_faults() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_minflt;
}

/// Faults that vectors cause which grow to so many bytes, one after the other.
long faults_of_growing(std::size_t bytes) {
  const long before = page_faults();
  for (int i = 0; i < 3; ++i) {
    std::vector<double> numbers;
    while (numbers.size() * sizeof(double) < bytes) numbers.push_back(1);
  }
  return page_faults() - before;
}

TEST(HeapReserve, WhatFitsIntoItCausesNoPageFaults) {
  constexpr std::size_t kMiB = std::size_t{1} << 20;
  reserve_heap(16 * kMiB);
  EXPECT_LE(faults_of_growing(2 * kMiB), 10);
  EXPECT_LE(faults_of_growing(4 * kMiB), 10);
}
#endif

}  // namespace
}  // namespace auralis::base
