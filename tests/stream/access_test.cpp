// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/access.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"

namespace auralis::stream {
namespace {

constexpr const char* kListenToken = "listen-0123456789";
constexpr const char* kSteerToken = "steer-0123456789~";

TEST(SameOrigin, ComparesHostsAndPorts) {
  EXPECT_TRUE(same_origin("", "localhost:8080")) << "no browser";
  EXPECT_TRUE(same_origin("http://localhost:8080", "localhost:8080"));
  EXPECT_TRUE(same_origin("http://Example.org", "example.org:80"));
  EXPECT_TRUE(same_origin("https://example.org", "example.org"));
  EXPECT_TRUE(same_origin("https://example.org:443", "example.org"));
  EXPECT_TRUE(same_origin("http://[::1]:8080", "[::1]:8080"));
  EXPECT_FALSE(same_origin("http://localhost:3000", "localhost:8080"));
  EXPECT_FALSE(same_origin("http://evil.example", "localhost:8080"));
  EXPECT_FALSE(same_origin("http://localhost:8080.evil.example", "localhost:8080"));
  EXPECT_FALSE(same_origin("null", "localhost:8080"));
}

TEST(OriginOf, TakesWhatABrowserSends) {
  EXPECT_EQ(origin_of("https://Example.org"), "https://example.org");
  EXPECT_EQ(origin_of("http://example.org:80"), "http://example.org");
  EXPECT_EQ(origin_of("https://[::1]:8443"), "https://[::1]:8443");
  for (const char* text : {"", "example.org", "https://", "https://a/", "ftp://a", "https://a b",
                           "https://a;x", "null", "*"})
    EXPECT_THROW(origin_of(text), base::Error) << text;
}

class Accesses : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(tokens_file); }

  std::string write_tokens(const std::string& text) const {
    std::ofstream(tokens_file) << text;
    return tokens_file;
  }
  Access made(SteerPolicy steer, const std::string& tokens = "",
              std::vector<std::string> origins = {}) {
    AccessRules rules{steer, std::move(origins), ""};
    if (!tokens.empty()) rules.token_file = write_tokens(tokens);
    return {std::move(rules), log};
  }
  static Request from(const std::string& origin, const std::string& token = "") {
    Request request;
    request.host = "localhost:8080";
    request.origin = origin;
    if (!token.empty()) request.authorization = "Bearer " + token;
    return request;
  }

  const std::string tokens_file =
      testing::TempDir() + testing::UnitTest::GetInstance()->current_test_info()->name();
  base::Log log{"test", base::Log::Level::kQuiet};
};

std::string header_of(const Response& response, const std::string& name) {
  for (const auto& [each, value] : response.headers)
    if (each == name) return value;
  return "";
}

TEST_F(Accesses, LetOwnPagesAndProgramsListenAndNoOtherPages) {
  Access access = made(SteerPolicy::kAll);
  for (const char* origin : {"", "http://localhost:8080"}) {
    const Rights rights = access.rights_of(from(origin));
    EXPECT_TRUE(rights.listen && rights.steer) << origin;
  }
  for (const char* origin : {"http://evil.example", "http://localhost:3000", "null"}) {
    const Rights rights = access.rights_of(from(origin));
    EXPECT_FALSE(rights.listen || rights.steer);
    EXPECT_EQ(rights.status, 403);
    EXPECT_NE(rights.reason.find(origin), std::string::npos);
  }
}

TEST_F(Accesses, LetNamedPagesListenAndEmbed) {
  Access access = made(SteerPolicy::kAll, "", {"https://blog.example"});
  const Request friendly = from("https://Blog.example:443");
  EXPECT_TRUE(access.rights_of(friendly).listen);
  EXPECT_FALSE(access.rights_of(from("https://other.example")).listen);
  Response response;
  access.mark(friendly, response);
  EXPECT_EQ(header_of(response, "Access-Control-Allow-Origin"), "https://Blog.example:443");
  EXPECT_EQ(header_of(response, "Cross-Origin-Resource-Policy"), "cross-origin");
  EXPECT_NE(
      header_of(response, "Content-Security-Policy").find("frame-ancestors https://blog.example"),
      std::string::npos);
  EXPECT_EQ(access.preflight(friendly).status, 204);
  EXPECT_EQ(access.preflight(from("https://other.example")).status, 403);

  Response other;
  made(SteerPolicy::kAll).mark(friendly, other);
  EXPECT_EQ(header_of(other, "Access-Control-Allow-Origin"), "");
  EXPECT_EQ(header_of(other, "Cross-Origin-Resource-Policy"), "same-origin");
  const std::string policy = header_of(other, "Content-Security-Policy");
  EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
  EXPECT_EQ(policy.find("default-src 'none'; "), 0U);
  EXPECT_EQ(policy.find("ws:"), std::string::npos) << "'self' holds for the WebSocket, too";
}

TEST_F(Accesses, GoByTheTokens) {
  const std::string steer = std::string("# of the operator\n\n  steer ") + kSteerToken + " \r\n";
  Access open_ears = made(SteerPolicy::kToken, steer);
  EXPECT_TRUE(open_ears.rights_of(from("")).listen);
  EXPECT_FALSE(open_ears.rights_of(from("")).steer);
  EXPECT_TRUE(open_ears.rights_of(from("", kSteerToken)).steer);
  EXPECT_EQ(open_ears.rights_of(from("", "steer-0123456789!")).status, 401);

  Access guarded = made(SteerPolicy::kToken, steer + "listen\t" + kListenToken + "\n");
  EXPECT_EQ(guarded.rights_of(from("")).status, 401);
  EXPECT_TRUE(guarded.rights_of(from("", kListenToken)).listen);
  EXPECT_FALSE(guarded.rights_of(from("", kListenToken)).steer);
  EXPECT_TRUE(guarded.rights_of(from("", kSteerToken)).steer);
  EXPECT_EQ(guarded.rights_of(from("http://evil.example", kSteerToken)).status, 403);

  EXPECT_FALSE(made(SteerPolicy::kNone, steer).rights_of(from("", kSteerToken)).steer);
  EXPECT_TRUE(made(SteerPolicy::kAll, steer).rights_of(from("")).steer);
}

TEST_F(Accesses, FindTheTokenWhereverItMayBe) {
  Request request;
  EXPECT_EQ(token_of(request), "");
  request.subprotocols = {"auralis.pcm.v1", "auralis.token.abc"};
  EXPECT_EQ(token_of(request), "abc");
  request.query = "burst=300&token=d%7Ee";
  EXPECT_EQ(token_of(request), "d~e");
  request.authorization = "bEaReR fgh";
  EXPECT_EQ(token_of(request), "fgh");
  request.authorization = "Basic fgh";
  EXPECT_EQ(token_of(request), "d~e");
}

TEST_F(Accesses, ReadTheTokensAgainAndKeepThemWhereTheFileIsWrong) {
  Access access = made(SteerPolicy::kToken, std::string("steer ") + kSteerToken);
  write_tokens(std::string("steer ") + kListenToken);
  access.renew();
  EXPECT_EQ(access.rights_of(from("", kSteerToken)).status, 401);
  EXPECT_TRUE(access.rights_of(from("", kListenToken)).steer);
  write_tokens("nonsense");
  EXPECT_THROW(access.renew(), base::Error);
  EXPECT_TRUE(access.rights_of(from("", kListenToken)).steer);
}

TEST_F(Accesses, SayWhatIsWrongWithWhichLineAndNotTheToken) {
  const std::string good = std::string("steer ") + kSteerToken + "\n";
  for (const auto& [text, part] : {std::pair<std::string, std::string>{"", "no token"},
                                   {"# nothing\n", "no token"},
                                   {good + "steer short\n", ":2: a token should be"},
                                   {good + "both secret-0123456789\n", ":2: a line"},
                                   {"steer\n", ":1: a token"},
                                   {"steer two words-0123456789\n", ":1: a token"},
                                   {"listen secret-0123456789/\n", ":1: a token"}}) {
    try {
      static_cast<void>(Tokens::read(write_tokens(text)));
      ADD_FAILURE() << text;
    } catch (const base::Error& error) {
      EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
      EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos) << error.what();
    }
  }
  EXPECT_THROW(static_cast<void>(Tokens::read("/nowhere")), base::Error);
}

}  // namespace
}  // namespace auralis::stream
