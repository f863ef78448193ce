// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/reception.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace auralis::bench {

namespace {

constexpr std::uint64_t kBasis = 0xCBF29CE484222325ULL;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) noexcept {
  constexpr std::uint64_t kPrime = 0x100000001B3ULL;
  hash = (hash ^ word) * kPrime;
  return hash ^ hash >> 29;
}

/// Arrival against the chunk's own place in the stream: only its variation means something.
double transit(const Arrival& arrival, base::SampleRate rate) {
  return arrival.at.count() - static_cast<double>(arrival.header.first_frame) / rate.hz;
}

}  // namespace

std::uint64_t hash_bytes(std::string_view bytes) noexcept {
  // Four at once: each waits for its own product only.
  std::array<std::uint64_t, 4> words{}, hashes;
  for (std::size_t i = 0; i < hashes.size(); ++i) hashes[i] = kBasis ^ i;
  for (; bytes.size() >= sizeof words; bytes.remove_prefix(sizeof words)) {
    std::memcpy(words.data(), bytes.data(), sizeof words);
    for (std::size_t i = 0; i < hashes.size(); ++i) hashes[i] = mixed(hashes[i], words[i]);
  }
  std::uint64_t hash = kBasis ^ bytes.size();
  for (const char c : bytes) hash = mixed(hash, static_cast<unsigned char>(c));
  for (const std::uint64_t each : hashes) hash = mixed(hash, each);
  return hash;
}

std::span<const Arrival> since(const Reception& reception, Seconds from) {
  const auto first = std::find_if(reception.chunks.begin(), reception.chunks.end(),
                                  [from](const Arrival& arrival) { return arrival.at >= from; });
  return {first, reception.chunks.end()};
}

std::vector<double> interarrivals(std::span<const Arrival> chunks) {
  std::vector<double> times;
  for (std::size_t i = 1; i < chunks.size(); ++i)
    times.push_back((chunks[i].at - chunks[i - 1].at).count());
  return times;
}

std::vector<double> lateness(std::span<const Arrival> chunks, base::SampleRate rate) {
  std::vector<double> times;
  for (const Arrival& arrival : chunks) times.push_back(transit(arrival, rate));
  if (times.empty()) return times;
  const double earliest = *std::min_element(times.begin(), times.end());
  for (double& time : times) time -= earliest;
  return times;
}

Seconds interarrival_jitter(std::span<const Arrival> chunks, base::SampleRate rate) {
  double jitter = 0;
  for (std::size_t i = 1; i < chunks.size(); ++i) {
    const double difference = transit(chunks[i], rate) - transit(chunks[i - 1], rate);
    jitter += (std::abs(difference) - jitter) / 16;
  }
  return Seconds(jitter);
}

}  // namespace auralis::bench
