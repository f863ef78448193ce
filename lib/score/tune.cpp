// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/tune.h"

#include "base/error.h"
#include "theory/pitch.h"

namespace auralis::score {

Key find_key(std::string_view tonic, std::string_view mode) {
  const auto pitch_class = theory::pitch_class(tonic);
  if (!pitch_class) throw base::Error("no key '" + std::string(tonic) + "'");
  const theory::Mode* found = theory::find_mode(mode);
  if (found == nullptr) throw base::Error("no mode '" + std::string(mode) + "'");
  return {*pitch_class, found};
}

}  // namespace auralis::score
