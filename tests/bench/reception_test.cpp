// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/reception.h"

#include <gtest/gtest.h>

#include <set>

#include "bench/reception_report.h"

namespace auralis::bench {
namespace {

/// Chunks of 100 frames at 1000 Hz, each late by so many seconds against the first one's schedule.
Reception reception(const std::vector<double>& late) {
  Reception r;
  r.format.rate = {1000};
  for (std::size_t i = 0; i < late.size(); ++i) {
    const auto sequence = static_cast<std::uint32_t>(i);
    r.chunks.push_back({{100, sequence, 100ULL * i},
                        hash_bytes("chunk " + std::to_string(i)),
                        Seconds(5 + 0.1 * static_cast<double>(i) + late[i])});
  }
  return r;
}

TEST(Reception, HashesEveryByteAtItsPlace) {
  std::string bytes(101, 'a');
  std::set<std::uint64_t> hashes{hash_bytes(bytes), hash_bytes(bytes + "a")};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string other = bytes;
    other[i] = 'b';
    hashes.insert(hash_bytes(other));
  }
  EXPECT_EQ(hashes.size(), 103U);
  EXPECT_NE(hash_bytes(std::string(32, 'a') + std::string(32, 'b')),
            hash_bytes(std::string(32, 'b') + std::string(32, 'a')));
}

TEST(Reception, TakesTheScheduleFromTheEarliestChunk) {
  const Reception r = reception({0.010, 0.030, 0, 0.002});
  const auto times = lateness(r.chunks, r.format.rate);
  ASSERT_EQ(times.size(), 4U);
  EXPECT_NEAR(times[0], 0.010, 1e-12);
  EXPECT_NEAR(times[1], 0.030, 1e-12);
  EXPECT_NEAR(times[2], 0, 1e-12);
  EXPECT_NEAR(interarrivals(r.chunks)[0], 0.12, 1e-12);
}

TEST(Reception, ReckonsJitterAsRfc3550) {
  const Reception r = reception({0, 0.016, 0.016});
  double expected = 0.016 / 16;
  expected += (0 - expected) / 16;
  EXPECT_NEAR(interarrival_jitter(r.chunks, r.format.rate).count(), expected, 1e-12);
}

TEST(Reception, LeavesOutTheWarmUp) {
  const Reception r = reception({0, 0, 0, 0});
  EXPECT_EQ(since(r, Seconds(5.15)).size(), 2U);
  EXPECT_EQ(since(r, Seconds(9)).size(), 0U);
}

TEST(ReceptionReport, FindsChunksThatDiffer) {
  Reception one = reception({0, 0, 0}), other = reception({0, 0, 0});
  other.chunks.erase(other.chunks.begin());  // it came later
  EXPECT_EQ(differing_chunks({&one, &other}), 0);
  other.chunks[0].hash ^= 1;
  other.chunks[1].header.first_frame += 1;
  EXPECT_EQ(differing_chunks({&one, &other}), 2);
}

}  // namespace
}  // namespace auralis::bench
