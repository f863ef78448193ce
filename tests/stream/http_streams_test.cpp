// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/http_streams.h"

#include <gtest/gtest.h>

namespace auralis::stream {
namespace {

TEST(UrlBeside, IsWhatTheClientSees) {
  Request request;
  request.host = "radio.example:8080";
  EXPECT_EQ(url_beside(request, "/listen.mp3"), "http://radio.example:8080/listen.mp3");
  request.secure = true;
  request.query = "token=abc";
  EXPECT_EQ(url_beside(request, "/listen.mp3"), "https://radio.example:8080/listen.mp3?token=abc");
  request.secure = false;
  request.forwarded_proto = "https";
  request.forwarded_prefix = "/radio/";
  EXPECT_EQ(url_beside(request, "/listen.mp3"),
            "https://radio.example:8080/radio/listen.mp3?token=abc");
}

}  // namespace
}  // namespace auralis::stream
