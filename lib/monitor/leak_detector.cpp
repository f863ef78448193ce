// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "monitor/leak_detector.h"

#include <algorithm>
#include <vector>

namespace auralis::monitor {

namespace {
constexpr std::size_t kLeastSamples = 8;
constexpr double kSecondsPerHour = 3600;
}  // namespace

void LeakDetector::add(Seconds time, double bytes) {
  samples_.push_back({time, bytes});
  while (time - samples_.front().time > options_.window) samples_.pop_front();
  if (samples_.size() < kLeastSamples) return;

  std::vector<double> slopes;  // bytes per second
  slopes.reserve(samples_.size() * (samples_.size() - 1) / 2);
  for (auto late = samples_.begin(); late != samples_.end(); ++late)
    for (auto early = samples_.begin(); early != late; ++early)
      if (late->time > early->time)
        slopes.push_back((late->bytes - early->bytes) / (late->time - early->time).count());
  if (slopes.empty()) return;

  const auto middle = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() / 2);
  std::nth_element(slopes.begin(), middle, slopes.end());
  slope_ = *middle * kSecondsPerHour;
  const auto rising = std::count_if(slopes.begin(), slopes.end(), [](double s) { return s > 0; });
  leaking_ = time - samples_.front().time >= options_.least && slope_ > options_.bytes_per_hour &&
             static_cast<double>(rising) >= options_.rising * static_cast<double>(slopes.size());
}

}  // namespace auralis::monitor
