// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A TOML file -> the arc of a form.
#include "base/error.h"
#include "compose/form/arc.h"
#include "fuzz.h"

using namespace auralis;

namespace {

bool is_share(double value) { return value >= 0 && value <= 1; }

void check(const compose::Arc& arc) {
  fuzz::require(arc.length.count() > 0, "an arc takes some time");
  for (const double progress : {0.0, 0.3, 0.5, 0.999, 1.0}) {
    fuzz::require(is_share(arc.energy_at(progress, false)), "an energy is in 0..1");
    fuzz::require(is_share(arc.energy_at(progress, true)), "an energy of an arc again is in 0..1");
    if (arc.sections.empty()) continue;
    const auto place = arc.place_at(progress);
    fuzz::require(place.section < arc.sections.size(), "there is such a section");
    fuzz::require(is_share(place.end), "a section ends within the arc");
  }
  for (const auto& section : arc.sections)
    for (const double share : section.shares.values)
      fuzz::require(is_share(share), "a share is in 0..1");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    check(compose::read_arc(toml::parse(fuzz::text_of(data, size), "fuzz.toml"), "fuzz"));
  } catch (const base::Error&) {
  }
  return 0;
}
