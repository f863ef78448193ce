// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/event_tune.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"

namespace auralis::score {
namespace {

const std::string header =
    R"({"type":"header","t":0,"format":"auralis-events","version":1,"seed":7,"key":"D","mode":"dorian","bpm":120,"intensity":0.4,"complexity":0.3,"mood":"tide"})"
    "\n";
const std::string end = R"({"type":"end","t":4,"events":9})"
                        "\n";

std::string note(const char* t, const char* pitch, const char* seconds) {
  return R"({"type":"note","t":)" + std::string(t) + R"(,"id":1,"pitch":)" + pitch +
         R"(,"vel":0.5,"dur":)" + seconds + R"(,"patch":"pad","pan":0})" + "\n";
}

std::string complaint_of(const std::string& text) {
  try {
    (void)read_event_tune(text, "a.ndjson");
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(EventTune, CountsInBeats) {
  const Tune tune =
      read_event_tune(header + note("0", "62", "0.5") + note("1", "64.5", "2") + end, "a.ndjson");
  EXPECT_EQ(tune.title, "a.ndjson");
  EXPECT_EQ(tune.notes, (std::vector<TuneNote>{{0, 1, 62, 0.5}, {2, 4, 64.5, 0.5}}));
  EXPECT_EQ(tune.tempos, (std::vector<TempoChange>{{0, 120}}));
  EXPECT_EQ(tune.beats, 8);
  ASSERT_EQ(tune.keys.size(), 1U);
  EXPECT_EQ(tune.keys[0].key, find_key("D", "dorian"));
}

TEST(EventTune, FollowsTempoAndKeyUnderANoteThatSounds) {
  const Tune tune = read_event_tune(
      header + note("0", "62", "3") + R"({"type":"control","t":1,"param":"bpm","value":60})" +
          "\n" + R"({"type":"control","t":1,"param":"mode","value":"lydian"})" + "\n" + end,
      "a.ndjson");
  EXPECT_EQ(tune.notes, (std::vector<TuneNote>{{0, 4, 62, 0.5}}))
      << "a second of two beats, two of one";
  EXPECT_EQ(tune.beats, 5);
  EXPECT_EQ(tune.tempos, (std::vector<TempoChange>{{0, 120}, {2, 60}}));
  ASSERT_EQ(tune.keys.size(), 2U);
  EXPECT_EQ(tune.keys[1].beat, 2);
  EXPECT_EQ(tune.keys[1].key, find_key("D", "lydian"));
}

TEST(EventTune, EndsLiveNotes) {
  const Tune tune = read_event_tune(
      header + R"({"type":"on","t":0,"id":3,"pitch":50,"vel":1,"patch":"bass","pan":0})" + "\n" +
          R"({"type":"on","t":0,"id":4,"pitch":57,"vel":1,"patch":"bass","pan":0})" + "\n" +
          R"({"type":"off","t":1,"id":3})" + "\n" + end,
      "a.ndjson");
  EXPECT_EQ(tune.notes, (std::vector<TuneNote>{{0, 2, 50, 1.0}, {0, 8, 57, 1.0}}));
}

TEST(EventTune, EndsAWholeNoteWhereAnOffDoes) {
  const Tune tune =
      read_event_tune(header + note("0", "62", "3") + R"({"type":"off","t":1,"id":1})" + "\n" +
                          R"({"type":"off","t":2,"id":1})" + "\n" + end,
                      "a.ndjson");
  EXPECT_EQ(tune.notes, (std::vector<TuneNote>{{0, 2, 62, 0.5}}));
}

TEST(EventTune, SaysWhichLineIsWrong) {
  EXPECT_EQ(complaint_of(note("0", "62", "1")),
            "a.ndjson, line 1: should be a header, which every stream begins with");
  EXPECT_EQ(complaint_of(header + header), "a.ndjson, line 2: a second header: a stream has one");
  EXPECT_THAT(complaint_of(header + note("0", "200", "1")),
              testing::StartsWith("a.ndjson, line 2: field pitch: 200 is outside 0..127"));
  EXPECT_THAT(complaint_of(header + note("0", "62", "1")),
              testing::StartsWith("a.ndjson: stops without its end"));
  EXPECT_EQ(complaint_of(header + R"({"type":"control","t":0,"param":"key","value":"H"})"),
            "a.ndjson, line 2: no key 'H'");
}

}  // namespace
}  // namespace auralis::score
