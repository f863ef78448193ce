// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Scala files -> frequencies, against values worked out from the tunings' own definitions.
#include "theory/tuning.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "support/comma_locale.h"
#include "theory/scala_file.h"

namespace auralis::theory {
namespace {

constexpr double kMiddleC = 261.6255653005986;  // Hz, 440 * 2^(-9/12)

double hertz(const Tuning& tuning, int key) { return frequency_of(tuning.tune(key).value()); }

Tuning tuning_of(const std::string& scl, const std::string& kbm = "") {
  return Tuning(parse_scala_scale(scl, "a.scl"),
                kbm.empty() ? KeyboardMap{} : parse_keyboard_map(kbm, "a.kbm"));
}

std::string complaint_of(const std::string& scl, const std::string& kbm = "") {
  try {
    (void)tuning_of(scl, kbm);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

const std::string just =
    "! just.scl\n!\nFive-limit just intonation\n 12\n!\n 16/15\n 9/8\n 6/5\n 5/4\n 4/3\n 45/32\n "
    "3/2\n"
    " 8/5\n 5/3\n 9/5\n 15/8\n 2/1\n";

std::string equal_cents(int steps) {
  std::string text = "equal\n" + std::to_string(steps) + "\n";
  for (int i = 1; i < steps; ++i) text += std::to_string(1200.0 * i / steps) + "\n";
  return text + "2/1\n";
}

TEST(Tuning, TellsScalesFromKeyboardMappings) {
  const std::string map = "! a.kbm\n12\n0\n127\n60\n69\n440.0\n12\n0\n1\n2\n3\n";
  EXPECT_EQ(read_scala_scale(just, "a.scl").size(), 12);
  EXPECT_EQ(read_scala_scale("5\n5\n2\n3\n4\n5\n6\n", "a.scl").size(), 5) << "a number for a name";
  EXPECT_EQ(
      read_keyboard_map(map.substr(0, map.size() - 8) + "0\n1\n2\nx\nx\nx\nx\nx\nx\n9\n", "a.kbm")
          .size,
      12);
  const auto complaint = [](const auto& read) -> std::string {
    try {
      (void)read();
    } catch (const base::Error& error) {
      return error.what();
    }
    return "";
  };
  const std::string linear = "0\n0\n127\n60\n69\n440.0\n0\n";
  EXPECT_EQ(complaint([&] { return read_scala_scale(linear, "a.scl"); }),
            "a.scl: this is a keyboard mapping (.kbm): should be a scale (.scl)");
  EXPECT_EQ(
      complaint([&] { return read_scala_scale("1\n0\n127\n60\n60\n440.0\n1\nx\n", "a.scl"); }),
      "a.scl: this is a keyboard mapping (.kbm): should be a scale (.scl)")
      << "a wrong one";
  EXPECT_EQ(complaint([&] { return read_keyboard_map(just, "a.kbm"); }),
            "a.kbm: this is a scale (.scl): should be a keyboard mapping (.kbm)");
  EXPECT_EQ(complaint([&] { return read_keyboard_map("!\nx\n", "a.kbm"); }).substr(0, 14),
            "a.kbm, line 2:");
}

TEST(Tuning, RefusesARatioWithBlanks) {
  for (const char* pitch : {"9 / 8", "9 /8", "9/ 8", " 9\t/ 8 "})
    EXPECT_NE(complaint_of("a\n1\n" + std::string(pitch) + "\n").find("without blanks"),
              std::string::npos)
        << pitch;
  EXPECT_EQ(complaint_of("a\n3\n9/8 / a tone\n204.0 / 8\n2 (octave 1/1)\n"), "");
}

TEST(Tuning, PassesOverByteOrderMarksAndReadsTheLineEndsOfAllSystems) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const std::string scale = "\xEF\xBB\xBF! a" + end + "name" + end + "1" + end + "2/1" + end;
    EXPECT_EQ(parse_scala_scale(scale, "a.scl").description, "name");
    EXPECT_EQ(parse_scala_scale(scale, "a.scl").size(), 1);
  }
  EXPECT_EQ(complaint_of("\xFE\xFF"), "a.scl is written in UTF-16: should be UTF-8");
}

TEST(Tuning, IsTwelveEqualStepsUntilTold) {
  const Tuning tuning;
  for (int key = 0; key < 128; ++key) EXPECT_EQ(tuning.tune(key), key);
  EXPECT_FALSE(tuning.tune(-1));
  EXPECT_FALSE(tuning.tune(128));
}

TEST(Tuning, TwelveEqualStepsInAFileAreThoseWithoutOne) {
  const support::CommaLocale comma;
  const Tuning tuning = tuning_of(
      "equal\n12\n100.\n200.\n300.\n400.\n500.\n600.\n700.\n800.\n900.\n"
      "1000.\n1100.\n2/1\n");
  for (int key = 0; key < 128; ++key) EXPECT_NEAR(*tuning.tune(key), key, 1e-9);
}

TEST(Tuning, JustIntonationHasItsRatios) {
  const Tuning tuning = tuning_of(just);
  const double ratios[] = {1,        16. / 15, 9. / 8, 6. / 5, 5. / 4, 4. / 3,
                           45. / 32, 3. / 2,   8. / 5, 5. / 3, 9. / 5, 15. / 8};
  for (int octave = -1; octave <= 1; ++octave)
    for (int degree = 0; degree < 12; ++degree)
      EXPECT_NEAR(hertz(tuning, 60 + 12 * octave + degree) /
                      (kMiddleC * std::pow(2, octave) * ratios[degree]),
                  1, 1e-9);
}

// Fifths narrowed by a quarter of the syntonic comma, so that four of them make a pure third.
TEST(Tuning, QuarterCommaMeantoneHasPureThirds) {
  const double fifth = 1200 * std::log2(std::pow(5, 0.25));
  std::string text = "quarter-comma meantone, Eb to G#\n12\n";
  std::vector<double> cents;
  for (int i = -3; i <= 8; ++i) cents.push_back(i * fifth - 1200 * std::floor(i * fifth / 1200));
  std::sort(cents.begin(), cents.end());
  for (std::size_t i = 1; i < 12; ++i) text += std::to_string(cents[i]) + "\n";
  const Tuning tuning = tuning_of(text + "2\n");
  EXPECT_NEAR(hertz(tuning, 64) / hertz(tuning, 60), 5.0 / 4, 1e-8);
  EXPECT_NEAR(hertz(tuning, 67) / hertz(tuning, 60), std::pow(5, 0.25), 1e-8);
  EXPECT_NEAR(hertz(tuning, 66) / hertz(tuning, 62), 5.0 / 4, 1e-8);
}

TEST(Tuning, NineteenEqualStepsReachTheOctaveNineteenKeysOn) {
  const Tuning tuning = tuning_of(equal_cents(19));
  EXPECT_NEAR(hertz(tuning, 79), 2 * kMiddleC, 1e-9 * kMiddleC);
  for (int key = 0; key < 128; ++key)
    EXPECT_NEAR(hertz(tuning, key) / (kMiddleC * std::pow(2, (key - 60) / 19.0)), 1, 1e-9);
}

TEST(Tuning, BohlenPierceRepeatsAtTheTwelfth) {
  const Tuning tuning = tuning_of(
      "Bohlen-Pierce, just\n13\n27/25\n25/21\n9/7\n7/5\n75/49\n5/3\n9/5\n49/25\n15/7\n7/3\n63/25\n"
      "25/9\n3/1\n");
  EXPECT_NEAR(hertz(tuning, 73), 3 * kMiddleC, 1e-9 * kMiddleC);
  EXPECT_NEAR(hertz(tuning, 79), 5 * kMiddleC, 1e-9 * kMiddleC);
  EXPECT_NEAR(hertz(tuning, 47), kMiddleC / 3, 1e-9 * kMiddleC);
  EXPECT_NEAR(hertz(tuning, 50), kMiddleC / 3 * 9 / 7, 1e-9 * kMiddleC);
}

TEST(ScalaScale, ReadsAllThatTheFormatAllows) {
  const auto scale = parse_scala_scale(
      "! a.scl\r\n\r\n! the line above is an empty description\r\n 9 notes\r\n\t81/64 E\\\r\n"
      "408.0\r\n408.\r\n5\r\n-5.0\r\n10/20\r\n100.0 cents\r\n100.0 C#\r\n!\r\n5/4   E\r\nrest",
      "a.scl");
  EXPECT_EQ(scale.description, "");
  ASSERT_EQ(scale.size(), 9);
  const double cents[] = {407.820003, 408, 408, 2786.313714, -5, -1200, 100, 100, 386.313714};
  for (std::size_t i = 0; i < 9; ++i) EXPECT_NEAR(1200 * scale.octaves[i], cents[i], 1e-6);
}

TEST(ScalaScale, MayHoldNothingButItsFirstDegree) {
  const Tuning tuning = tuning_of("nothing\n0\n");
  EXPECT_NEAR(hertz(tuning, 0), kMiddleC, 1e-6);
  EXPECT_NEAR(hertz(tuning, 127), kMiddleC, 1e-6);
}

TEST(ScalaScale, SaysWhichLineIsWrong) {
  const std::string right = "': a pitch should be a ratio like 3/2 or cents like 701.955";
  EXPECT_EQ(complaint_of("a\n2\n! here\ntwo\n2/1\n"), "a.scl, line 4: 'two" + right);
  for (const std::string wrong : {"-3/2", "3/0", "0", "3/-2", "3/2/1", "3,5", "1.2.3", ".", "/2",
                                  "3/", "99999999999999999999", "9999999.0"})
    EXPECT_EQ(complaint_of(std::string("a\n1\n").append(wrong).append(" x\n")),
              std::string("a.scl, line 3: '").append(wrong).append(right));
  EXPECT_EQ(complaint_of("a\n2\n3/2\n"), "a.scl, line 4: the file ends where a pitch should stand");
  EXPECT_EQ(complaint_of("a\n-1\n"),
            "a.scl, line 2: '-1': the number of notes should be a whole "
            "number in 0..1000000");
  EXPECT_EQ(complaint_of(""), "a.scl, line 1: the file ends where a description should stand");
}

// The white keys play seven notes, the black ones are silent.
TEST(KeyboardMap, RepeatsByItsFormalOctave) {
  const Tuning tuning = tuning_of(
      "seven equal steps\n7\n171.428571\n342.857143\n514.285714\n685.714286\n857.142857\n"
      "1028.571429\n2/1\n",
      "! white.kbm\n12\n0\n120\n60\n69\n440.0\n7\n! mapping\n0\nx\n1\nx\n2\n3\nx\n4\nx\n5\nx\n6\n");
  EXPECT_NEAR(*tuning.tune(69), 69, 1e-12);
  EXPECT_NEAR(*tuning.tune(81), 81, 1e-9);
  EXPECT_NEAR(*tuning.tune(60), 69 - 8.57142857, 1e-8);
  EXPECT_NEAR(*tuning.tune(59), 69 - 8.57142857 - 1.71428571, 1e-8);
  EXPECT_FALSE(tuning.tune(61));
  EXPECT_EQ(tuning.tune(121), 121);  // not retuned
}

TEST(KeyboardMap, MayLeaveOutSilentKeysAtItsEnd) {
  const Tuning tuning = tuning_of(just, "4\n0\n127\n60\n60\n100.5\n12\n0\n7\n");
  EXPECT_NEAR(hertz(tuning, 60), 100.5, 1e-9);
  EXPECT_NEAR(hertz(tuning, 61), 100.5 * 3 / 2, 1e-9);
  EXPECT_FALSE(tuning.tune(62));
  EXPECT_FALSE(tuning.tune(63));
  EXPECT_NEAR(hertz(tuning, 56), 50.25, 1e-9);
}

TEST(KeyboardMap, WithoutEntriesPlaysDegreeAfterDegree) {
  const Tuning tuning = tuning_of(equal_cents(19), "0\n0\n127\n62\n69\n440\n0\n");
  EXPECT_NEAR(hertz(tuning, 69), 440, 1e-9);
  EXPECT_NEAR(hertz(tuning, 69 + 19), 880, 1e-6);
}

TEST(KeyboardMap, TakesTheScalesPeriodForAnOctaveOfNothing) {
  const Tuning tuning = tuning_of("two\n2\n3/2\n3/1\n", "2\n0\n127\n60\n60\n200\n0\n0\n1\n");
  EXPECT_NEAR(hertz(tuning, 62), 600, 1e-6);
}

TEST(KeyboardMap, SaysWhichLineIsWrong) {
  EXPECT_EQ(complaint_of(just, "12\n0\n128\n"),
            "a.kbm, line 3: '128': the last key to retune should be a whole number in 0..127");
  EXPECT_EQ(complaint_of(just, "12\n5\n4\n"),
            "a.kbm, line 3: '4': the last key to retune should be a whole number in 5..127");
  EXPECT_EQ(complaint_of(just, "12\n0\n127\n60\n69\n0\n"),
            "a.kbm, line 6: '0': the reference frequency should be Hz above 0, like 440.0");
  EXPECT_EQ(complaint_of(just, "2\n0\n127\n60\n60\n440\n12\n0\ny\n"),
            "a.kbm, line 9: 'y': an entry should be a degree of the scale, or x for none");
  EXPECT_EQ(complaint_of(just, "2\n0\n127\n60\n61\n440\n12\n0\nx\n"),
            "a.kbm: the reference key 61 should play a degree, but the mapping leaves it silent");
  EXPECT_EQ(complaint_of(just, "2\n0\n"),
            "a.kbm, line 3: the file ends where the last key to retune should stand");
}

}  // namespace
}  // namespace auralis::theory
