// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/harmony/harmony_rules.h"

#include "compose/harmony/free_harmony.h"
#include "compose/harmony/tune_harmony.h"

namespace auralis::compose {

std::unique_ptr<const HarmonyRules> harmony_rules(const GivenMelody* tune) {
  if (tune == nullptr) return std::make_unique<FreeHarmony>();
  return std::make_unique<TuneHarmony>(*tune);
}

}  // namespace auralis::compose
