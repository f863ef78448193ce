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
  const Offer bpm = offer_of(*find_parameter("bpm"), {});
  EXPECT_EQ(std::get<Range>(bpm.values).high, 200);
  EXPECT_EQ(bpm.unit, "bpm");
  EXPECT_EQ(split_into_lines(bpm).size(), 1U);
  const auto names = [](const char* parameter, const Names& others) {
    return read_back(split_into_lines(offer_of(*find_parameter(parameter), others)));
  };
  EXPECT_EQ(names("key", {"none of these"}), key_choices());
  EXPECT_EQ(names("mode", {}).size(), theory::modes().size());
  EXPECT_EQ(names("mood", {"dusk", "tide"}), (Names{"dusk", "tide"}));
  EXPECT_TRUE(names("mood", {}).empty());
}

TEST(OfferLines, CutAListThatIsLongerThanALine) {
  Names names;
  for (int i = 0; i < 200; ++i)
    names.push_back("\"mood\" of a very long name " + std::to_string(i));
  const auto offers = split_into_lines({"mood", names});
  EXPECT_GT(offers.size(), 1U);
  EXPECT_LT(offers.size(), 4U) << "as few lines as hold them";
  EXPECT_EQ(read_back(offers), names);
}

TEST(OfferLines, KeepEachNamesDescription) {
  Offer offer{"mood", Names{}};
  for (int i = 0; i < 100; ++i)
    add_name(offer, "mood " + std::to_string(i), i % 2 == 0 ? std::string(60, 'a') : "");
  add_name(offer, "mood 0", "another one");
  Names names, descriptions;
  for (const Offer& part : split_into_lines(offer)) {
    std::string line;
    append_line(line, {Seconds(0), part});
    line.pop_back();
    const auto read = std::get<Offer>(EventReader().parse(line)->what);
    const auto& some = std::get<Names>(read.values);
    names.insert(names.end(), some.begin(), some.end());
    for (std::size_t i = 0; i < some.size(); ++i) descriptions.push_back(description_at(read, i));
  }
  EXPECT_EQ(names, std::get<Names>(offer.values));
  EXPECT_EQ(descriptions, offer.descriptions);
  const auto kept = split_into_lines({"mood", Names{"dusk"}, "", Names{std::string(5000, 'x')}});
  ASSERT_EQ(kept.size(), 1U) << "a name is worth more than its description";
  EXPECT_EQ(description_at(kept[0], 0), "");
}

TEST(OfferLines, LeaveOutWhatNoLineCanHold) {
  const Names names{"dusk", "\xfc", std::string(5000, 'x'), "tide"};
  EXPECT_EQ(read_back(split_into_lines({"mood", names})), (Names{"dusk", "tide"}));
  EXPECT_TRUE(can_be_offered("mood", "caf\u00e9, \"late\""));
  EXPECT_FALSE(can_be_offered("mood", names[1]) || can_be_offered("mood", names[2]));
}

}  // namespace
}  // namespace auralis::event
