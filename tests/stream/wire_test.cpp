// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/wire.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "stream/base64.h"
#include "stream/client_message.h"
#include "support/comma_locale.h"

namespace auralis::stream {
namespace {

Chunk sample_chunk() { return {0x01020304, {0x0000'0005'0607'0809}, {2}, "abcdefgh"}; }

TEST(Wire, PutsTheHeaderInLittleEndianOrder) {
  const std::string bytes = chunk_head(sample_chunk()) + sample_chunk().pcm;
  EXPECT_EQ(bytes, std::string("\xA7\x01\x02\x00\x04\x03\x02\x01\x09\x08\x07\x06\x05\x00\x00\x00"
                               "abcdefgh",
                               24));
}

TEST(Wire, WritesTheJsonVariant) {
  Chunk chunk = sample_chunk();
  chunk.first = {88200};
  EXPECT_EQ(chunk_text(chunk),
            R"({"type":"chunk","seq":16909060,"frame":88200,"pcm":"YWJjZGVmZ2g="})");
}

TEST(Wire, WritesTextsWithoutTheLocale) {
  const support::CommaLocale comma;
  event::Note note{7, 60.5, 0.25, Seconds(1.5), "pad", -0.5, {}};
  EXPECT_EQ(note_text({11}, note),
            R"({"type":"note","frame":11,"id":7,"pitch":60.5,"vel":0.25,"dur":1.5,)"
            R"("patch":"pad","pan":-0.5})");
  EXPECT_EQ(control_text({3}, {"bpm", 72.5}),
            R"({"type":"control","frame":3,"param":"bpm","value":72.5})");
  EXPECT_EQ(control_text({3}, {"key", "F#"}),
            R"({"type":"control","frame":3,"param":"key","value":"F#"})");
  EXPECT_EQ(end_text({9}), R"({"type":"end","frame":9})");
  EXPECT_EQ(error_text("c", "m"), R"({"type":"error","code":"c","message":"m"})");
  EXPECT_EQ(error_text("c", "m", "p"), R"({"type":"error","code":"c","message":"m","param":"p"})");
  base::SteadyClock clock;
  const ServerTime time(clock);
  const std::string anchor = anchor_text({{44100}, clock.now(), 43968.094715}, time);
  EXPECT_THAT(anchor, testing::StartsWith(R"({"type":"anchor","frame":44100,"server_time":)"));
  EXPECT_THAT(anchor, testing::EndsWith(R"(,"rate":43968.094715})"));
  EXPECT_EQ(pong_text(1.25, 1e9), R"({"type":"pong","t":1.25,"server_time":1000000000})");
}

TEST(Base64, FollowsTheRfc) {
  const auto encoded = [](std::string_view bytes) {
    std::string text;
    append_base64(text, bytes);
    return text;
  };
  EXPECT_EQ(encoded(""), "");
  EXPECT_EQ(encoded("f"), "Zg==");
  EXPECT_EQ(encoded("fo"), "Zm8=");
  EXPECT_EQ(encoded("foo"), "Zm9v");
  EXPECT_EQ(encoded("foobar"), "Zm9vYmFy");
  EXPECT_EQ(encoded(std::string("\xff\xfe\x00", 3)), "//4A");
}

TEST(ClientMessage, ReadsWhatListenersSay) {
  json::JsonReader json;
  const auto steer = std::get<Steer>(
      parse_client_message(R"({"type":"control","param":"bpm","value":72,"over":30})", json));
  const event::Control& control = steer.control;
  EXPECT_EQ(steer.over, base::Seconds(30));
  EXPECT_EQ(control.param, "bpm");
  EXPECT_EQ(std::get<double>(control.value), 72);
  const auto report = std::get<Report>(parse_client_message(
      R"({"type":"report","buffer_ms":250,"jitter_ms":3.5,"underruns":2,"tier":1})", json));
  EXPECT_EQ(report.buffer_seconds, 0.25);
  EXPECT_EQ(report.jitter_seconds, 0.0035);
  EXPECT_EQ(report.underruns, 2);
  EXPECT_EQ(report.tier, 1);
  EXPECT_EQ(report.target_seconds, 0) << "older pages do not say it";
  EXPECT_EQ(std::get<Report>(
                parse_client_message(R"({"type":"report","buffer_ms":250,"target_ms":320})", json))
                .target_seconds,
            0.32);
  EXPECT_EQ(std::get<Ping>(parse_client_message(R"({"type":"ping","t":3})", json)).t, 3);
  EXPECT_TRUE(std::holds_alternative<UnknownMessage>(
      parse_client_message(R"({"type":"something new"})", json)));
}

TEST(ClientMessage, RefusesTheRest) {
  json::JsonReader json;
  for (const char* text :
       {"", "x", "[]", "null", R"({"type":null})", R"({"type":"control","value":1})",
        R"({"type":"control","param":1,"value":1})", R"({"type":"control","param":"x","value":[]})",
        R"({"type":"report","buffer_ms":"1"})", R"({"type":"report","buffer_ms":1e99})",
        R"({"type":"report","buffer_ms":1,"underruns":-1})", "\xff"})
    EXPECT_THROW(static_cast<void>(parse_client_message(text, json)), base::Error) << text;
}

}  // namespace
}  // namespace auralis::stream
