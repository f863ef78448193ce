// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/content_coding.h"

#include <gtest/gtest.h>

#include <string>

namespace auralis::stream {
namespace {

/// The names of what is accepted, best first.
std::string accepted(std::string_view accept_encoding) {
  std::string names;
  for (const ContentCoding coding : accepted_codings(accept_encoding))
    names += (names.empty() ? "" : " ") + std::string(name_of(coding));
  return names;
}

TEST(ContentCoding, WhatIsNotNamedIsNotTaken) {
  EXPECT_EQ(accepted(""), "identity");
  EXPECT_EQ(accepted("gzip"), "gzip identity");
  EXPECT_EQ(accepted("deflate, zstd"), "identity");
  EXPECT_EQ(accepted("brotli, gzipped"), "identity");
}

TEST(ContentCoding, BrotliComesFirstAmongEquals) {
  EXPECT_EQ(accepted("gzip, deflate, br"), "br gzip identity");
  EXPECT_EQ(accepted("*"), "br gzip identity");
  EXPECT_EQ(accepted("gzip;q=0.5, br;q=0.5"), "br gzip identity");
}

TEST(ContentCoding, WeightsDecide) {
  EXPECT_EQ(accepted("br;q=0.2, gzip;q=0.8"), "gzip br identity");
  EXPECT_EQ(accepted("gzip;q=0.001"), "gzip identity");
  EXPECT_EQ(accepted("identity, gzip;q=0.5"), "identity gzip");
  EXPECT_EQ(accepted("gzip;q=0.5, *;q=0.7"), "br identity gzip");
}

TEST(ContentCoding, ZeroRefuses) {
  EXPECT_EQ(accepted("gzip;q=0, br"), "br identity");
  EXPECT_EQ(accepted("*;q=0"), "identity");
  EXPECT_EQ(accepted("*, br;q=0.000"), "gzip identity");
  // There is always something to send: the file as it is, even where it is refused.
  EXPECT_EQ(accepted("identity;q=0"), "identity");
  EXPECT_EQ(accepted("gzip;q=0.5, identity;q=0"), "gzip identity");
}

TEST(ContentCoding, ReadsSpacesCapitalsAndOldNames) {
  EXPECT_EQ(accepted(" GZip\t; Q=0.9 ,, br ; q=0 "), "gzip identity");
  EXPECT_EQ(accepted("x-gzip"), "gzip identity");
  EXPECT_EQ(accepted("gzip;level=9;q=0.4, br;q=0.3"), "gzip br identity");
}

TEST(ContentCoding, AMalformedWeightRefuses) {
  for (const char* const weight : {"", "x", "-1", "2", "1e9", "nan"})
    EXPECT_EQ(accepted(std::string("gzip;q=") + weight), "identity") << weight;
}

}  // namespace
}  // namespace auralis::stream
