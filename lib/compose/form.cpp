// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/form.h"

#include <algorithm>
#include <array>

#include "base/random.h"
#include "compose/part.h"
#include "compose/transport.h"

namespace auralis::compose {

namespace {

constexpr std::array<Section, 6> kSections{{
    {"open", 1.0, 0.7, 0.0, 0.5, 0.5, 0.6},
    {"flow", 1.0, 0.9, 0.8, 0.9, 0.4, 0.4},
    {"bloom", 1.0, 1.0, 1.0, 1.0, 0.8, 0.5},
    {"drift", 0.8, 0.9, 0.4, 0.5, 1.0, 0.8},
    {"still", 1.0, 0.6, 0.0, 0.25, 0.6, 1.0},
    {"close", 1.0, 0.8, 0.0, 0.5, 0.4, 0.5},
}};
constexpr std::size_t kClose = 5;

constexpr Seconds kLastChord{12};  // and kFade: at most a quarter of a short piece
constexpr Seconds kFade{20};

/// Weight of each section after each; neighbours differ in few layers.
constexpr std::array<std::array<double, 5>, 5> kFollows{{
    {0, 7, 0, 3, 0},
    {0, 0, 6, 2, 2},
    {0, 2, 0, 5, 3},
    {0, 5, 2, 0, 3},
    {1, 6, 0, 3, 0},
}};

}  // namespace

std::optional<Seconds> Ending::last_chord() const noexcept {
  if (!end_) return std::nullopt;
  return to_microseconds(*end_ - std::min(kLastChord, *end_ / 4));
}

double Ending::presence(Seconds t) const noexcept {
  if (!end_) return 1;
  if (t >= *end_) return 0;
  return std::min((*end_ - t) / std::min(kFade, *end_ / 4), 1.0);
}

Form::Form(std::uint64_t seed, const Ending& ending) : seed_(seed) {
  if (const auto end = ending.end(); end && *end < Seconds(480)) {
    shortest_ = std::max(*end / 4, Seconds(15));  // a short piece has a form too
    longest_ = std::max(*end / 3, Seconds(20));
  }
  until_ = draw_length();
}

const Section& Form::section() const noexcept { return kSections[kind_]; }

Seconds Form::draw_length() const {
  auto random = random_for(seed_, Part::kForm, index_);
  return Seconds(random.uniform(shortest_.count(), longest_.count()));
}

void Form::begin_next(Seconds t) {
  if (kind_ == kClose) return;
  ++index_;
  auto random = random_for(seed_, Part::kForm, index_, 1);
  kind_ = random.weighted(kFollows[kind_]);
  until_ = t + draw_length();
}

void Form::begin_close() noexcept { kind_ = kClose; }

}  // namespace auralis::compose
