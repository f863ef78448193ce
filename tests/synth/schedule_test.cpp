// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/schedule.h"

#include <gtest/gtest.h>

#include "support/allocation_counter.h"

namespace auralis::synth {
namespace {

using Kind = Command::Kind;

Command start(Period at, std::int64_t id, std::int64_t serial, Period off = kNever) {
  Command command{Kind::kStart, at, {id, serial}};
  command.voice.off = off;
  return command;
}

Command release(Period at, std::int64_t id) { return {Kind::kRelease, at, {id}}; }

TEST(Schedule, GivesCommandsInTheirOrderWhenTheyAreDue) {
  Schedule schedule(2);
  Period given = 0;
  for (Period fed = 0; fed < 1000; ++fed) {  // the ring wraps, and grows where it is full
    schedule.push({Kind::kTempo, fed});
    if (fed % 3 != 0) continue;
    EXPECT_EQ(schedule.due(given), nullptr);
    ASSERT_NE(schedule.due(given + 1), nullptr);
    EXPECT_EQ(schedule.due(given + 1)->period, given);
    schedule.done();
    ++given;
  }
  for (; schedule.size() > 0; schedule.done()) EXPECT_EQ(schedule.due(kNever)->period, given++);
  EXPECT_EQ(given, 1000);
  EXPECT_EQ(schedule.due(kNever), nullptr);
}

// The synthesizer's commands were once in a deque, which gave its memory back while a block was
// rendered.
TEST(Schedule, NeitherAllocatesNorFreesWhileCommandsAreTaken) {
  Schedule schedule(16);
  for (int round = 0; round < 100; ++round) {
    for (int i = 0; i < 300; ++i) schedule.push({Kind::kTempo, round});
    const auto before = support::heap_calls();
    while (schedule.due(round + 1) != nullptr) schedule.done();
    EXPECT_EQ(support::heap_calls(), before);
    EXPECT_EQ(schedule.size(), 0U);
  }
}

TEST(Schedule, SettlesReleasesAsIfTheyHadBeenPlayed) {
  Schedule schedule(4);
  schedule.push(release(0, 1));        // of a note that has begun
  schedule.push(start(1, 1, 10));      // two notes of one id, and a unison of two
  schedule.push(start(2, 1, 11));      //
  schedule.push(start(2, 1, 11));      //
  schedule.push(start(3, 2, 12, 77));  // of known length, ended earlier
  schedule.push(release(4, 2));        //
  schedule.push(release(5, 1));        // of the newest, 11
  schedule.push({Kind::kTempo, 6});    //
  schedule.push(release(7, 1));        // of 10
  schedule.push(release(8, 1));        // of one that has begun
  schedule.push(start(9, 1, 13));      // held on
  schedule.push(start(9, 3, 14, 10));  // of known length, over by then
  schedule.push(release(10, 3));       //
  const auto rest = schedule.settle_releases();
  ASSERT_EQ(rest.size(), 3U);
  EXPECT_EQ(rest[0].period, 0);
  EXPECT_EQ(rest[1].period, 8);
  EXPECT_EQ(rest[2].period, 10);
  EXPECT_EQ(rest[2].note.id, 3);
  ASSERT_EQ(schedule.size(), 7U);
  const std::vector<Period> ends{7, 5, 5, 4, kNever, kNever, 10};
  for (std::size_t i = 0; i < ends.size(); ++i) EXPECT_EQ(schedule[i].voice.off, ends[i]) << i;
  EXPECT_EQ(schedule[4].kind, Kind::kTempo);
}

// The releases of a piece fed ahead were once looked up one by one through the whole schedule, and
// erased from its middle: those of an hour would take an hour. This test then does not end.
TEST(Schedule, SettlesThoseOfALongPieceInOneGo) {
  constexpr int kNotes = 50000;
  Schedule schedule;
  for (int i = 0; i < kNotes; ++i) {
    schedule.push(start(i, i, i));
    if (i >= 100) schedule.push(release(i, i - 100));
  }
  EXPECT_TRUE(schedule.settle_releases().empty());
  ASSERT_EQ(schedule.size(), static_cast<std::size_t>(kNotes));
  EXPECT_EQ(schedule[1000].voice.off, 1100);
  EXPECT_EQ(schedule[kNotes - 1].voice.off, kNever);
}

}  // namespace
}  // namespace auralis::synth
