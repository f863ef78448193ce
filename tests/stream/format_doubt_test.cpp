// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/format_doubt.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <functional>
#include <random>

namespace auralis::stream {
namespace {

using pcm::SampleFormat;
using Bytes = std::vector<std::byte>;
using Signal = std::function<double(int)>;  // of a sample, in -1..1

constexpr int kSamples = 44100 * 2;

void put(Bytes& out, std::int64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<std::byte>(value >> (8 * i)));
}

Bytes encoded(const Signal& signal, SampleFormat format, int samples = kSamples) {
  Bytes out;
  for (int i = 0; i < samples; ++i) {
    const double x = signal(i);
    if (format == SampleFormat::kF32) {
      const auto value = static_cast<float>(x);
      std::int32_t bits = 0;
      std::memcpy(&bits, &value, sizeof bits);
      put(out, bits, 4);
    } else {
      const int bytes = pcm::bytes_per_sample(format);
      const double full = std::ldexp(1, 8 * bytes - 1) - 1;
      put(out, std::llround(x * full), bytes);
    }
  }
  return out;
}

/// A few partials with slow beats, stereo, and dither beneath.
Signal music(unsigned seed, double level) {
  return [random = std::mt19937(seed), level, seed](int i) mutable {
    const double t = i / 2 / 44100.0;
    double x = 0;
    for (int k = 1; k <= 6; ++k)
      x += std::sin(6.2831853 * (60 + seed % 40) * k * t + k * (i % 2) + seed) / k;
    const double dither =
        (static_cast<double>(random()) - static_cast<double>(random())) / 4294967296.0;
    return level * x / 3 + dither / 32768;
  };
}

constexpr SampleFormat kAll[] = {SampleFormat::kS16, SampleFormat::kS24, SampleFormat::kS32,
                                 SampleFormat::kF32};

TEST(OtherFormat, IsToldOfMusic) {
  for (unsigned seed = 0; seed < 4; ++seed)
    for (const double level : {0.02, 0.1, 0.5})
      for (const SampleFormat is : kAll)
        for (const SampleFormat said : kAll) {
          const Bytes bytes = encoded(music(seed, level), is);
          // As 32 bits it would be the second channel's, and smooth as well.
          const bool alike = is == SampleFormat::kS16 && said == SampleFormat::kS32;
          EXPECT_EQ(other_format_of(bytes, {said, {44100}, 2}),
                    is == said || alike ? "" : pcm::name_of(is))
              << pcm::name_of(said) << " " << seed << " " << level;
        }
}

TEST(OtherFormat, IsToldOfBytesTheOtherWayRound) {
  Bytes bytes = encoded(music(1, 0.3), SampleFormat::kS16);
  for (std::size_t i = 0; i < bytes.size(); i += 2) std::swap(bytes[i], bytes[i + 1]);
  EXPECT_EQ(other_format_of(bytes, {}), "s16be, the other way round");
}

TEST(OtherFormat, IsNoneOfWhatCouldBeAny) {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> uniform(-1, 1);
  std::vector<std::pair<std::string, Signal>> signals{{"silence", [](int) { return 0.0; }},
                                                      {"a constant", [](int) { return 0.4; }}};
  for (int seed = 0; seed < 20; ++seed)
    signals.emplace_back("white noise", [&](int) { return uniform(random); });
  for (const double level : {1.0, 0.7, 0.24, 0.01})
    for (const int half : {1, 2, 3, 10, 50, 441})
      signals.emplace_back("a square",
                           [=](int i) { return i / 2 / half % 2 == 0 ? level : -level; });
  for (const double hz : {20.0, 1000.0, 10000.0, 16000.0, 21000.0, 22000.0})
    signals.emplace_back("a tone",
                         [=](int i) { return 0.8 * std::sin(6.2831853 * hz * (i / 2) / 44100.0); });
  signals.emplace_back("one side", [](int i) {
    return i % 2 == 0 ? 0.0 : 0.5 * std::sin(6.2831853 * 100 * (i / 2) / 44100.0);
  });
  signals.emplace_back("noise and a tone", [&](int i) {
    return 0.3 * uniform(random) + 0.1 * std::sin(6.2831853 * 100 * (i / 2) / 44100.0);
  });
  for (const auto& [name, signal] : signals)
    for (const SampleFormat is : kAll)
      EXPECT_EQ(other_format_of(encoded(signal, is), {is, {44100}, 2}), "")
          << name << " " << pcm::name_of(is);
}

TEST(FormatDoubt, TellsOnceOfTheFirstSecondThatIsNotSilent) {
  FormatDoubt doubt({SampleFormat::kS16, {44100}, 2});
  Bytes input(3 * 176'400, std::byte{0});
  const Bytes sound = encoded(music(3, 0.3), SampleFormat::kF32);
  input.insert(input.end(), sound.begin(), sound.end());
  int told = 0;
  std::size_t at = 0;
  for (std::size_t step = 1; at < input.size(); step = step * 5 % 4093 + 1) {
    const auto some = std::span(input).subspan(at, std::min(step, input.size() - at));
    const std::string other = doubt.take(some);
    at += some.size();
    if (other.empty()) continue;
    EXPECT_EQ(other, "f32le");
    EXPECT_GE(at, 4U * 176'400);
    ++told;
  }
  EXPECT_EQ(told, 1);
}

TEST(FormatDoubt, SaysNothingOfASecondThatIsNotWhole) {
  FormatDoubt doubt({SampleFormat::kS16, {44100}, 2});
  EXPECT_EQ(doubt.take(encoded(music(3, 0.3), SampleFormat::kF32, 20000)), "");
}

}  // namespace
}  // namespace auralis::stream
