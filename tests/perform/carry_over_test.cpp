// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/carry_over.h"

#include <gtest/gtest.h>

#include "compose/piece.h"

namespace auralis::perform {
namespace {

using namespace compose;

event::Event note(double t, std::int64_t id, double duration) {
  event::Note note;
  note.id = id;
  note.duration = Seconds(duration);
  note.patch = "pad";
  note.bend = -2;
  return {Seconds(t), note};
}

TEST(CarryOver, KeepsWhatHoldsAndNoMore) {
  CarryOver carry_over;
  EXPECT_TRUE(carry_over.at(Seconds(0), 0.5).empty());
  carry_over.add({Seconds(0), event::Section{"open", 0.25}});
  carry_over.add({Seconds(0), event::Chord{"Dm", {50}}});
  carry_over.add(note(0, 1, 10));
  carry_over.add(note(1, 2, 1));  // long over
  carry_over.add({Seconds(2), event::Control{"bpm", 72.0}});
  carry_over.add(note(3, 3, 1));  // ends just there
  carry_over.add({Seconds(3), event::Chord{"G", {55}}});
  carry_over.add(note(3.5, 4, 0.500001));
  carry_over.add(note(3.6, 5, 10));  // ended early
  carry_over.add({Seconds(3.8), event::NoteOff{5}});
  EXPECT_EQ(lines_of(carry_over.at(Seconds(4), 0.75)),
            "{\"type\":\"section\",\"t\":0,\"name\":\"open\",\"energy\":0.75}\n"
            "{\"type\":\"chord\",\"t\":0,\"name\":\"G\",\"pitches\":[55]}\n"
            "{\"type\":\"note\",\"t\":0,\"id\":1,\"pitch\":60,\"vel\":0,\"dur\":6,"
            "\"patch\":\"pad\",\"pan\":0}\n"
            "{\"type\":\"note\",\"t\":0,\"id\":4,\"pitch\":60,\"vel\":0,\"dur\":0.000001,"
            "\"patch\":\"pad\",\"pan\":0}\n");
}

}  // namespace
}  // namespace auralis::perform
