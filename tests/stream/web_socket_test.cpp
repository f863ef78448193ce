// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/web_socket.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace auralis::stream {
namespace {

constexpr std::string_view kHandshake =
    "GET /stream HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Protocol: b, a\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

struct Heard final : WebSocketUser {
  void on_open() override { said.emplace_back("open"); }
  void on_text(std::string_view text) override {
    if (text == "throw") throw std::runtime_error("thrown");
    said.emplace_back(text);
  }
  void on_binary() override { said.emplace_back("binary"); }
  bool on_sign_of_life() override {
    said.emplace_back("alive");
    return answers;
  }
  void write(std::string_view bytes) override { written += bytes; }
  void on_closed() override { said.emplace_back("closed"); }

  std::vector<std::string> said;
  std::string written;
  bool answers = true;
};

/// A frame as a client masks it, here with zeros.
std::string masked(unsigned first, std::string_view payload) {
  std::string frame{static_cast<char>(first), static_cast<char>(0x80U | payload.size())};
  return frame + std::string(4, '\0') + std::string(payload);
}
std::string text(std::string_view payload) { return masked(0x81, payload); }

class WebSockets : public testing::Test {
 protected:
  void open() {
    socket.receive(kHandshake);
    opened = heard.written;
    heard.written.clear();
  }

  Heard heard;
  WebSocket socket{heard, "a", 100};
  std::string opened;
};

using Said = std::vector<std::string>;

TEST_F(WebSockets, AnswersTheHandshakeWithTheChosenSubprotocol) {
  open();
  EXPECT_TRUE(opened.starts_with("HTTP/1.1 101 Switching Protocols\r\n")) << opened;
  EXPECT_NE(opened.find("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"),
            std::string::npos);
  EXPECT_NE(opened.find("Sec-WebSocket-Protocol: a\r\n"), std::string::npos);
  EXPECT_EQ(heard.said, (Said{"open"}));
}

TEST_F(WebSockets, TakesMessagesWhateverPiecesTheyComeIn) {
  const std::string all = std::string(kHandshake) + text("one") + masked(0x01, "tw") +
                          masked(0x80, "o") + masked(0x82, "x") + text("");
  for (const char byte : all) socket.receive({&byte, 1});
  EXPECT_EQ(heard.said, (Said{"open", "one", "two", "binary", ""}));
}

TEST_F(WebSockets, AnswersPingsWhereTheUserLetsIt) {
  open();
  socket.receive(masked(0x89, "hi"));
  EXPECT_EQ(heard.written, "\x8A\x02hi");
  heard.answers = false;
  socket.receive(masked(0x89, "hi"));
  socket.receive(masked(0x8A, ""));
  EXPECT_EQ(heard.written, "\x8A\x02hi");
  EXPECT_EQ(heard.said, (Said{"open", "alive", "alive", "alive"}));
}

TEST_F(WebSockets, ClosesFromEitherEnd) {
  open();
  socket.close(CloseCode::kTooSlow, "slow");
  EXPECT_EQ(heard.written, "\x88\x06\x0F\xA8slow");
  EXPECT_EQ(heard.said.back(), "open");
  socket.receive(masked(0x88, "\x0F\xA8"));
  EXPECT_EQ(heard.said.back(), "closed");
  socket.receive(text("late"));
  EXPECT_EQ(heard.said.back(), "closed");

  Heard another;
  WebSocket second(another, "", 100);
  second.receive(kHandshake);
  another.written.clear();
  second.receive(masked(0x88, "\x03\xE8"));
  EXPECT_EQ(another.written, "\x88\x02\x03\xE8");
  EXPECT_EQ(another.said, (Said{"open", "closed"}));
}

TEST_F(WebSockets, RefusesWhatIsTooLongOrNoText) {
  open();
  socket.receive(masked(0x01, std::string(90, 'x')) + masked(0x80, std::string(20, 'x')));
  EXPECT_EQ(heard.written.substr(2, 2), "\x03\xF1");  // 1009

  Heard another;
  WebSocket second(another, "", 100);
  second.receive(kHandshake);
  another.written.clear();
  second.receive(text("\xFF"));
  EXPECT_EQ(another.written.substr(2, 2), "\x03\xEF");  // 1007
}

TEST_F(WebSockets, PassesOnWhatItsUserThrows) {
  open();
  EXPECT_THROW(socket.receive(text("throw")), std::runtime_error);
}

TEST(Framer, MakesHeadsOfAllLengths) {
  const auto framer = make_framer();
  const auto head = [&](std::size_t bytes) {
    return std::static_pointer_cast<const Frame>(
               framer->binary("", std::make_shared<std::string>(bytes, 'x')))
        ->head();
  };
  EXPECT_EQ(head(125), "\x82\x7D");
  EXPECT_EQ(head(126), std::string("\x82\x7E\x00\x7E", 4));
  EXPECT_EQ(head(65536), std::string("\x82\x7F\x00\x00\x00\x00\x00\x01\x00\x00", 10));
  EXPECT_EQ(std::static_pointer_cast<const Frame>(framer->text("ab"))->head(), "\x81\x02");
  const auto both = std::static_pointer_cast<const Frame>(
      framer->binary("ab", std::make_shared<std::string>("cde")));
  EXPECT_EQ(both->head() + both->body(),
            "\x82\x05"
            "abcde");
  EXPECT_EQ(both->bytes(), 5U);
}

}  // namespace
}  // namespace auralis::stream
