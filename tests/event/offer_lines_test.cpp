// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/offer_lines.h"

#include <gtest/gtest.h>

#include "event/event_reader.h"
#include "event/event_writer.h"
#include "theory/scale.h"

namespace auralis::event {
namespace {

using Names = std::vector<std::string>;

const Parameter& mood() { return *find_parameter("mood"); }

/// The names that a reader of the lines is offered.
Names read_back(const std::vector<Offer>& offers) {
  Names names;
  for (const Offer& offer : offers) {
    std::string line;
    append_line(line, {Seconds(0), offer});
    line.pop_back();
    const auto event = EventReader().parse(line);
    for (const auto& name : std::get<Names>(std::get<Offer>(event->what).values))
      names.push_back(name);
  }
  return names;
}

TEST(OfferLines, SayWhatTheTableSays) {
  const auto bpm = offers_of(*find_parameter("bpm"), {});
  ASSERT_EQ(bpm.size(), 1U);
  EXPECT_EQ(std::get<Range>(bpm[0].values).high, 200);
  EXPECT_EQ(bpm[0].unit, "bpm");
  EXPECT_EQ(read_back(offers_of(*find_parameter("key"), {"none of these"})), key_choices());
  EXPECT_EQ(read_back(offers_of(*find_parameter("mode"), {})).size(), theory::modes().size());
  EXPECT_EQ(read_back(offers_of(mood(), {"dusk", "tide"})), (Names{"dusk", "tide"}));
  EXPECT_TRUE(offers_of(mood(), {}).empty());
}

TEST(OfferLines, CutAListThatIsLongerThanALine) {
  Names names;
  for (int i = 0; i < 200; ++i)
    names.push_back("\"mood\" of a very long name " + std::to_string(i));
  const auto offers = offers_of(mood(), names);
  EXPECT_GT(offers.size(), 1U);
  EXPECT_LT(offers.size(), 4U) << "as few lines as hold them";
  EXPECT_EQ(read_back(offers), names);
}

TEST(OfferLines, LeaveOutWhatNoLineCanHold) {
  const auto offers = offers_of(mood(), {"dusk", "\xfc", std::string(5000, 'x'), "tide"});
  EXPECT_EQ(read_back(offers), (Names{"dusk", "tide"}));
}

}  // namespace
}  // namespace auralis::event
