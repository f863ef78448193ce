// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/control_relay.h"

#include <gmock/gmock.h>

#include "nats/control_message.h"
#include "support/fake_clock.h"

namespace auralis::nats {
namespace {

using base::Seconds;
using testing::ElementsAre;

class ControlRelayTest : public testing::Test {
 protected:
  void send(double bpm) {
    relay.send({"bpm", bpm}, [this](const stream::Refusal& r) { refused.push_back(r.code); });
  }

  support::FakeClock clock;
  bool connected = true;
  std::vector<Outgoing> sent;
  std::vector<std::string> refused;
  ControlRelay relay{"auralis.tide.control", "INBOX.c",
                     [this](const Outgoing& message) {
                       if (connected) sent.push_back(message);
                       return connected;
                     },
                     clock};
};

TEST_F(ControlRelayTest, AsksTheOriginAndPassesItsRefusalOn) {
  send(72);
  send(73);
  ASSERT_EQ(sent.size(), 2U);
  EXPECT_EQ(sent[0].subject, "auralis.tide.control");
  EXPECT_EQ(sent[0].data, R"({"type":"control","param":"bpm","value":72})");
  relay.take_answer({sent[1].reply, "", control_answer(stream::Refusal{"busy", ""}, "bpm")});
  relay.take_answer({sent[0].reply, "", control_answer(std::nullopt, "bpm")});
  EXPECT_THAT(refused, ElementsAre("busy"));
  clock.advance(Seconds(10));
  relay.tick();
  relay.take_answer({sent[1].reply, "", control_answer(stream::Refusal{"busy", ""}, "bpm")});
  EXPECT_THAT(refused, ElementsAre("busy")) << "each has one answer";
}

TEST_F(ControlRelayTest, SaysThatNobodyAnswers) {
  send(72);
  relay.take_answer({sent[0].reply, "", "", 503});
  EXPECT_THAT(refused, ElementsAre("nobody-composes"));
  send(73);
  clock.advance(Seconds(1.9));
  relay.tick();
  EXPECT_EQ(refused.size(), 1U);
  clock.advance(Seconds(0.2));
  relay.tick();
  EXPECT_THAT(refused, ElementsAre("nobody-composes", "busy"));
  connected = false;
  send(74);
  EXPECT_THAT(refused, ElementsAre("nobody-composes", "busy", "nobody-composes"));
}

TEST_F(ControlRelayTest, IgnoresAnswersToNothing) {
  relay.take_answer({"INBOX.c.7", "", "x"});
  relay.take_answer({"INBOX.c.x", "", "x"});
  EXPECT_TRUE(refused.empty());
}

}  // namespace
}  // namespace auralis::nats
