// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What an abc tune is made of once its letters are read: notes, rests, bars, repeats.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "score/tune.h"

namespace auralis::score {

struct AbcItem {
  enum class Kind {
    kNote,         ///< or a rest
    kSection,      ///< a double bar
    kRepeatStart,  ///< |:
    kRepeatEnd,    ///< :|
    kEnding,       ///< [1
    kKey,
    kTempo,
  };
  Kind kind = Kind::kNote;
  double beats = 0;           ///< of a note, in quarters
  std::optional<int> pitch;   ///< of a note; a rest has none
  bool tied = false;          ///< to the note after it
  int times = 2;              ///< that a repeat's end has what comes before it played
  std::uint32_t endings = 0;  ///< of an ending, bit n for the nth time
  Key key;
  double bpm = 0;  ///< of a tempo, quarters a minute
};

/// How often a part can be played at most.
inline constexpr int kMostAbcTimes = 16;

/// The items in the order in which they are played, repeats and endings written out. A repeat goes
/// back to the last |:, :| or double bar, or to the beginning. Only notes, keys and tempi are left.
[[nodiscard]] std::vector<AbcItem> play_out(const std::vector<AbcItem>& items);

}  // namespace auralis::score
