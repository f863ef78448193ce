// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/csv.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/comma_locale.h"

namespace auralis::event {
namespace {

std::string row(const Event& event) {
  const support::CommaLocale comma;
  std::string out;
  append_csv(out, event);
  return out;
}

TEST(Csv, HasOneRowAnEvent) {
  Note note;
  note.id = 3;
  note.pitch = 60.5;
  note.velocity = 0.25;
  note.duration = Seconds(1.5);
  note.patch = "pad";
  note.pan = -0.5;
  EXPECT_EQ(row({Seconds(2.5), note}), "note,2.5,3,60.5,0.25,1.5,pad,-0.5,,,\n");
  EXPECT_EQ(row({Seconds(1), NoteOff{4}}), "off,1,4,,,,,,,,\n");
  EXPECT_EQ(row({Seconds(1), Chord{"Dm7", {50, 53.5}}}), "chord,1,,,,,,,Dm7,50 53.5,\n");
  EXPECT_EQ(row({Seconds(1), Control{"bpm", 72.0}}), "control,1,,,,,,,bpm,72,\n");
  EXPECT_EQ(row({Seconds(0), Offer{"bpm", Range{20, 200}, "bpm"}}), "offer,0,,,,,,,bpm,20..200,\n");
  EXPECT_EQ(row({Seconds(2), Trim{-2.5}}), "trim,2,,,,,,,db,-2.5,\n");
  EXPECT_EQ(row({Seconds(0), Offer{"mood", std::vector<std::string>{"late dusk", "tide"}}}),
            "offer,0,,,,,,,mood,late dusk,\noffer,0,,,,,,,mood,tide,\n");
  EXPECT_EQ(row({Seconds(9), End{12}}), "end,9,,,,,,,events,12,\n");
}

TEST(Csv, QuotesWhatNeedsIt) {
  EXPECT_EQ(row({Seconds(0), Section{"a, \"b\""}}), "section,0,,,,,,,\"a, \"\"b\"\"\",,\n");
}

TEST(Csv, NamesTheFilesThatAPieceWasMadeFrom) {
  Header header;
  header.sources = {{"model", "a, b.model", 3, "cbf29ce484222325"}, {"tuning", "c.scl"}};
  EXPECT_TRUE(row({Seconds(0), header})
                  .ends_with("header,0,,,,,,,model,\"a, b.model:3\",\n"
                             "header,0,,,,,,,tuning,c.scl,\n"));
}

TEST(Csv, HasAsManyColumnsInEveryRow) {
  Header header;
  header.settings.mood = "tide";
  header.duration = Seconds(360);
  header.at = Seconds(240);
  header.sources = {{"model", "a.model", 3}, {"tuning", "c.scl"}};
  const std::string rows = csv_heading() + row({Seconds(0), header}) + row({Seconds(0), NoteOn{}}) +
                           row({Seconds(0), Note{}}) + row({Seconds(0), Clock{}}) +
                           row({Seconds(0), Section{"open"}});
  std::size_t begin = 0;
  for (std::size_t end = rows.find('\n'); end != std::string::npos; end = rows.find('\n', begin)) {
    const std::string line = rows.substr(begin, end - begin);
    EXPECT_EQ(std::ranges::count(line, ','), 10) << line;
    begin = end + 1;
  }
}

}  // namespace
}  // namespace auralis::event
