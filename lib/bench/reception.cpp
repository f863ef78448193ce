// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/reception.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace auralis::bench {

namespace {

/// Arrival against the chunk's own place in the stream: only its variation means something.
double transit(const Arrival& arrival, base::SampleRate rate) {
  return arrival.at.count() - static_cast<double>(arrival.header.first_frame) / rate.hz;
}

}  // namespace

std::uint64_t hash_bytes(std::string_view bytes) noexcept {
  constexpr std::uint64_t kPrime = 0x100000001B3ULL;
  std::uint64_t hash = 0xCBF29CE484222325ULL ^ bytes.size();
  for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    hash = (hash ^ word) * kPrime;
    hash ^= hash >> 29;
  }
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
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
