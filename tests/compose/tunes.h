// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Tunes to follow in tests.
#pragma once

#include <string>

#include "score/abc_reader.h"

namespace auralis::compose {

inline score::Tune tune_of(const std::string& abc) {
  return score::read_abc(abc, "tune.abc").tunes.at(0);
}

/// "Ah! vous dirai-je, maman", of 1761.
inline const score::Tune& twinkle() {
  static const score::Tune tune = tune_of(
      "X:1\nM:4/4\nL:1/4\nQ:1/4=80\nK:C\n"
      "C C G G | A A G2 | F F E E | D D C2 |\n"
      "G G F F | E E D2 | G G F F | E E D2 |\n"
      "C C G G | A A G2 | F F E E | D D C2 |\n");
  return tune;
}

}  // namespace auralis::compose
