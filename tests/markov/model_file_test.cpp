// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "markov/model_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "markov/reference.h"

namespace auralis::markov {
namespace {

constexpr const char* kText =
    "auralis-markov 1\n"
    "symbols 12\n"
    "order 2\n"
    "ends yes\n"
    "^ | 0 2\n"
    "0 1 | 0 1 11 1\n"
    "1 0 | $ 1\n"
    "1 11 | $ 1\n"
    "^ 0 | 1 2\n";

TEST(ModelFile, IsTheTextThatItsHeaderTells) {
  const Corpus corpus{{12, 2, true}, {{0, 1, 11}, {0, 1, 0}}};
  EXPECT_EQ(write_model(corpus.model()), kText);
}

TEST(ModelFile, ComesBackByteForByte) {
  EXPECT_EQ(write_model(read_model(kText, "m")), kText);
  base::Random random(1);
  for (int round = 0; round < 100; ++round) {
    const Corpus corpus = random_corpus({1 + static_cast<int>(random.index(12)),
                                         1 + static_cast<int>(random.index(8)), random.chance(0.5)},
                                        random);
    const std::string text = write_model(corpus.model());
    EXPECT_EQ(write_model(read_model(text, "m")), text);
  }
}

std::string complaint(std::string_view text) {
  try {
    (void)read_model(text, "m");
  } catch (const base::Error& error) {
    return error.what();
  }
  return "none";
}

/// The text with one line put otherwise.
std::string with_line(int line, const std::string& put) {
  std::string text = kText;
  std::size_t at = 0;
  for (int i = 1; i < line; ++i) at = text.find('\n', at) + 1;
  return text.replace(at, text.find('\n', at) - at, put);
}

TEST(ModelFile, NamesTheLineAndTheField) {
  EXPECT_EQ(complaint(""), "m, line 1: the file ends without a whole line");
  EXPECT_EQ(complaint(with_line(1, "auralis-markov 2")),
            "m, line 1: should be \"auralis-markov 1\": this program reads version 1");
  EXPECT_EQ(complaint(with_line(2, "symbols 0")),
            "m, line 2: should be \"symbols N\", N from 1 to 65534");
  EXPECT_EQ(complaint(with_line(3, "order 17")),
            "m, line 3: should be \"order N\", N from 1 to 16");
  EXPECT_EQ(complaint(with_line(4, "ends")), "m, line 4: should be \"ends yes\" or \"ends no\"");
  EXPECT_EQ(complaint(with_line(4, "ends no")),
            "m, line 7: field 4: should be a symbol from 0 to 11");
  EXPECT_EQ(complaint("auralis-markov 1\nsymbols 12\norder 2\nends yes\n"),
            "m, line 4: no context follows");
  EXPECT_EQ(complaint(with_line(6, "0 12 | 0 1")),
            "m, line 6: field 2: should be a symbol from 0 to 11");
  EXPECT_EQ(complaint(with_line(6, "0 01 | 0 1")),
            "m, line 6: field 2: should be a symbol from 0 to 11");
  EXPECT_EQ(complaint(with_line(6, "0 ^ | 0 1")),
            "m, line 6: field 2: should be a symbol from 0 to 11");
  EXPECT_EQ(complaint(with_line(6, "0 1 | 0 0")),
            "m, line 6: field 5: should be a count from 1 to 9007199254740992");
  EXPECT_EQ(complaint(with_line(6, "0 1 | 0")),
            "m, line 6: field 5: should be a count from 1 to 9007199254740992");
  EXPECT_EQ(complaint(with_line(6, "0 1 | 11 1 0 1")), "m, line 6: field 6: symbols should ascend");
  EXPECT_EQ(complaint(with_line(6, "0 1 |")),
            "m, line 6: field 4: should be a symbol from 0 to 11");
  EXPECT_EQ(complaint(with_line(6, "0 1")), "m, line 6: field 3: should be a symbol from 0 to 11");
  EXPECT_EQ(complaint(with_line(6, "0 1 | 0 1 ")), "m, line 6: a space stands at its end");
  EXPECT_EQ(complaint(with_line(6, "")), "m, line 6: field 1: should be a symbol from 0 to 11");
  EXPECT_EQ(complaint(with_line(6, "1 | 0 1")),
            "m, line 6: the context should have 2 symbols, or begin with ^");
  EXPECT_EQ(complaint(with_line(6, "^ 0 1 | 0 1")),
            "m, line 6: the context should have 2 symbols at the most");
  EXPECT_EQ(complaint(with_line(7, "0 1 | 0 1")),
            "m, line 7: contexts should ascend by length, then by symbols");
  EXPECT_EQ(complaint(with_line(8, "5 6 | $ 1")), "m, line 8: no other line leads to this context");
  EXPECT_EQ(complaint(with_line(6, "0 1 | 0 9007199254740992 11 1")),
            "m: a model with a count over 9007199254740992");
  EXPECT_EQ(complaint(std::string(kText) + "^ 1 | 0 1"),
            "m, line 10: the file ends without a whole line");
}

// Whatever is cut, changed or doubled in a file, it is read and written back the same, or refused
// in one line.
TEST(ModelFile, TakesNoHarmFromAnyBytes) {
  base::Random random(2);
  int taken = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text = kText;
    for (std::size_t edits = 1 + random.index(3); edits > 0; --edits) {
      const std::size_t at = random.index(text.size());
      const std::string_view bytes = "0123 ^$|\n-x";
      switch (random.index(4)) {
        case 0:
          text[at] = bytes[random.index(bytes.size())];
          break;
        case 1:
          text.erase(at, 1 + random.index(3));
          break;
        case 2:
          text.insert(at, 1, bytes[random.index(bytes.size())]);
          break;
        default:
          text.insert(at, text.substr(random.index(text.size()), random.index(12)));
          break;
      }
      if (text.empty()) text = "\n";
    }
    try {
      EXPECT_EQ(write_model(read_model(text, "m")), text);
      ++taken;
    } catch (const base::Error& error) {
      EXPECT_THAT(error.what(), ::testing::Not(::testing::HasSubstr("\n")));
    }
  }
  EXPECT_GT(taken, 0);
}

}  // namespace
}  // namespace auralis::markov
