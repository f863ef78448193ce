// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/format_doubt.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace auralis::stream {

namespace {

/// How samples may lie in bytes; those that --format takes first, as name_of has them.
struct Layout {
  const char* name;
  std::size_t bytes;
  double (*sample)(const std::byte*);  // in -1..1
};

std::uint32_t byte_at(const std::byte* at, int i) { return static_cast<std::uint32_t>(at[i]); }

/// Of so many low bytes, little-endian, put at the top of 32 bits.
template <int kBytes>
double integer(const std::byte* at) {
  std::uint32_t bits = 0;
  for (int i = 0; i < kBytes; ++i) bits |= byte_at(at, i) << (8 * (4 - kBytes + i));
  return static_cast<double>(static_cast<std::int32_t>(bits)) / 2147483648.0;
}

double big_endian(const std::byte* at) {
  const std::uint32_t bits = byte_at(at, 0) << 24U | byte_at(at, 1) << 16U;
  return static_cast<double>(static_cast<std::int32_t>(bits)) / 2147483648.0;
}

double floating(const std::byte* at) {
  float value = 0;
  std::memcpy(&value, at, sizeof value);
  return value;
}

constexpr std::array<Layout, 5> kLayouts{{{"s16le", 2, integer<2>},
                                          {"s24le", 3, integer<3>},
                                          {"s32le", 4, integer<4>},
                                          {"f32le", 4, floating},
                                          {"s16be, the other way round", 2, big_endian}}};

/// What the samples are like, if they lie so.
struct Look {
  double roughness =
      1;               ///< mean square of a step over twice that of the samples: 1 for white noise
  double strange = 1;  ///< the share that no audio has: no number, or far outside of -1..1
  std::size_t different = 0;  ///< values, of 256 that lie apart
  double near_zero = 1;       ///< the share within a tenth of the peak
  bool both_signs = false;
};

Look look_at(std::span<const std::byte> bytes, const Layout& layout, std::size_t channels) {
  constexpr double kLoudest = 4;
  constexpr double kSoftest =
      1e-12;  // of what is not silent: -240 dB, where integers read as floats lie
  const std::size_t n = bytes.size() / layout.bytes;
  if (n < 2 * channels) return {};
  std::size_t strange = 0;
  bool positive = false, negative = false;
  std::vector<double> samples(n);
  double peak = 0, sum = 0;
  for (std::size_t i = 0; i < n; ++i) {
    double x = layout.sample(&bytes[i * layout.bytes]);
    const double size = std::abs(x);
    if (!(size <= kLoudest) || (size > 0 && size < kSoftest)) {
      ++strange;
      x = 0;
    }
    positive = positive || x > 0;
    negative = negative || x < 0;
    peak = std::max(peak, std::abs(x));
    sum += x;
    samples[i] = x;
  }
  const double mean = sum / static_cast<double>(n);
  double power = 0, steps = 0;
  std::bitset<256> values;
  std::size_t small = 0;
  for (std::size_t i = 0; i < n; ++i) {
    power += (samples[i] - mean) * (samples[i] - mean);
    if (i >= channels) steps += std::pow(samples[i] - samples[i - channels], 2);
    if (std::abs(samples[i]) <= peak / 10) ++small;
    if (peak > 0) values.set(static_cast<std::size_t>(std::lround((samples[i] / peak + 1) * 127)));
  }
  const auto share = [n](std::size_t count) {
    return static_cast<double>(count) / static_cast<double>(n);
  };
  return {power > 0 ? steps / (2 * power) : 1.0, share(strange), values.count(), share(small),
          positive && negative};
}

/// Floats read as whole numbers leave out what is near zero.
constexpr double kHollow = 0.005;

/// Music is at all times far smoother than noise, and takes many values.
bool is_music(const Look& look) {
  constexpr double kSmooth = 0.05;
  constexpr std::size_t kVaried = 32;
  return look.roughness < kSmooth && look.strange < 1e-3 && look.different >= kVaried &&
         look.both_signs && look.near_zero > kHollow;
}

/// Whole numbers of another width are noise, in part at least; no high tone, whose steps are larger
/// yet.
bool is_nonsense(const Look& look) {
  constexpr double kRough = 0.25, kTone = 1.5, kStrange = 0.05;
  return (look.roughness > kRough && look.roughness < kTone) || look.strange > kStrange ||
         (look.near_zero < kHollow && look.both_signs);
}

}  // namespace

std::string other_format_of(std::span<const std::byte> bytes, const pcm::Format& said) {
  const auto channels = static_cast<std::size_t>(said.channels);
  const std::string_view name = pcm::name_of(said.sample);
  const auto ours = std::find_if(kLayouts.begin(), kLayouts.end(),
                                 [&](const Layout& layout) { return layout.name == name; });
  if (!is_nonsense(look_at(bytes, *ours, channels))) return "";
  // Two samples of 16 bits read as one of 32 are as smooth as the second, so the first comes first.
  for (const Layout& layout : kLayouts)
    if (&layout != ours && is_music(look_at(bytes, layout, channels))) return layout.name;
  return "";
}

std::string FormatDoubt::take(std::span<const std::byte> bytes) {
  if (done_) return "";
  // A frame of any format begins here.
  const std::size_t step = 12 * static_cast<std::size_t>(said_.channels);
  if (second_.empty()) {
    const auto sound = std::find_if(bytes.begin(), bytes.end(),
                                    [](std::byte byte) { return byte != std::byte{0}; });
    auto skipped = static_cast<std::size_t>(sound - bytes.begin());
    if (skipped < bytes.size()) {
      const std::size_t beyond = (position_ + skipped) % step;
      // The frames' beginning, or the next one where it lies in bytes that have gone by.
      skipped = beyond <= skipped ? skipped - beyond : skipped + step - beyond;
      skipped = std::min(skipped, bytes.size());
    }
    position_ += skipped;
    bytes = bytes.subspan(skipped);
  }
  position_ += bytes.size();
  const std::size_t wanted = said_.bytes({said_.rate.hz});
  bytes = bytes.first(std::min(bytes.size(), wanted - second_.size()));
  second_.insert(second_.end(), bytes.begin(), bytes.end());
  if (second_.size() < wanted) return "";
  done_ = true;
  const std::string other = other_format_of(second_, said_);
  second_ = {};
  return other;
}

}  // namespace auralis::stream
