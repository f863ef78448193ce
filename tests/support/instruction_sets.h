// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The same on every instruction set that this machine has.
#pragma once

#include <hwy/targets.h>

#include <cstdint>

namespace auralis::support {

/// Calls body(name) with each chosen in turn.
template <class Body>
void on_every_instruction_set(const Body& body) {
  const std::int64_t present = hwy::SupportedTargets();
  for (std::int64_t rest = present; rest != 0; rest &= rest - 1) {
    hwy::SetSupportedTargetsForTest(rest & -rest);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    body(hwy::TargetName(rest & -rest));
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

}  // namespace auralis::support
