// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The small parts: addresses, metrics pages, and the way of a control.
#include <fcntl.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/temporary_directory.h"
#include "bench/http_get.h"
#include "bench/process.h"
#include "bench/steered_control.h"
#include "bench/url.h"

namespace auralis::bench {
namespace {

TEST(Url, IsDivided) {
  const Url url = parse_url("ws://127.0.0.1:8080/stream?burst=10");
  EXPECT_EQ(url.host, "127.0.0.1");
  EXPECT_EQ(url.port, "8080");
  EXPECT_EQ(url.target, "/stream?burst=10");
  EXPECT_EQ(parse_url("ws://[::1]:9/x").host, "::1");
  EXPECT_EQ(authority(url), "127.0.0.1:8080");
  EXPECT_EQ(authority(parse_url("ws://[::1]:9/x")), "[::1]:9") << "as Host has it";
  EXPECT_EQ(parse_url("ws://example").port, "80");
  EXPECT_FALSE(parse_url("ws://example").secure);
  EXPECT_EQ(parse_url("wss://example").port, "443");
  EXPECT_TRUE(parse_url("wss://example:8443/stream").secure);
  for (const char* wrong : {"", "127.0.0.1:80", "ftp://host/", "ws://", "ws://:80/", "ws://h:/"})
    EXPECT_THROW(static_cast<void>(parse_url(wrong)), base::Error) << wrong;
}

TEST(MetricValue, IsFoundByItsWholeName) {
  const std::string page = "# HELP a_total x\na_total_more 7\na_total 3\nb{le=\"1\"} 2\nc 1e+06\n";
  EXPECT_EQ(metric_value(page, "a_total"), 3);
  EXPECT_EQ(metric_value(page, "c"), 1e6);
  EXPECT_FALSE(metric_value(page, "b"));
  EXPECT_FALSE(metric_value(page, "d"));
}

TEST(Trace, FollowsAControlToItsChunk) {
  const base::SteadyClock clock;
  const base::TemporaryDirectory directory;
  Pipe pipe = make_pipe();
  std::vector<Descriptor> outputs;
  outputs.push_back(Descriptor::open_output(directory / "copy"));
  EventTee tee(std::move(pipe.read), std::move(outputs), clock);
  const std::string events = R"({"type":"control","t":0.11,"param":"intensity","value":0.9}
{"type":"clock","t":0.19}
{"type":"clock","t":0.2}
)";
  base::write_all(pipe.write, std::as_bytes(std::span(events)), "pipe");
  pipe.write.close();
  tee.join();

  Reception reception;
  reception.format.rate = {1000};
  reception.chunks = {{{100, 0, 0}, 0, Seconds(10)}, {{100, 1, 100}, 0, Seconds(11)}};
  reception.texts = {
      {R"({"type":"hello"})", Seconds(9)},
      {R"({"type":"control","frame":110,"param":"intensity","value":0.9})", Seconds(11)}};
  std::vector<SteeredControl> controls(2);
  controls[0].value = 0.9;
  controls[1].value = 0.8;  // lost on the way
  trace(controls, reception, tee);
  EXPECT_EQ(controls[0].frame, 110);
  EXPECT_EQ(controls[0].received, Seconds(11));
  ASSERT_EQ(tee.clocks().size(), 2U);
  EXPECT_EQ(controls[0].known, tee.clocks()[1].at);
  EXPECT_EQ(controls[0].composed, tee.controls()[0].at);
  EXPECT_FALSE(controls[1].received);
  EXPECT_EQ(between(controls, &SteeredControl::composed, &SteeredControl::known).size(), 1U);
}

}  // namespace
}  // namespace auralis::bench
