// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What an abc tune is made of once its letters are read: notes, rests, bars, repeats.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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
    kPart,         ///< P:A, a section of its own
    kKey,
    kTempo,
    kChord,  ///< a chord symbol, in force from here on
  };
  Kind kind = Kind::kNote;
  double beats = 0;           ///< of a note, in quarters
  std::optional<int> pitch;   ///< of a note; a rest has none
  bool tied = false;          ///< to the note after it
  int times = 2;              ///< that a repeat's end has what comes before it played
  std::uint32_t endings = 0;  ///< of an ending, bit n for the nth time
  char part = 0;              ///< letter of a part
  Key key;
  double bpm = 0;  ///< of a tempo, quarters a minute
  /// Of a chord symbol: pitch classes, the bass first; none for "N.C.".
  std::vector<int> chord{};
};

/// How often a part can be played at most.
inline constexpr int kMostAbcTimes = 16;

/// The order of parts that a header asks for: "ABA", "A2B", "(AB)3.C". Nothing for another text, or
/// more than kMostAbcParts.
[[nodiscard]] std::optional<std::string> parse_abc_order(std::string_view text);
inline constexpr int kMostAbcParts = 256;

/// The items of the parts in this order, each as it stands where it first begins, its key and tempo
/// in force. What comes before the first part is played once, before all; parts that are not there
/// are passed over. Where none of the order is there, the items as they are.
[[nodiscard]] std::vector<std::vector<AbcItem>> in_order(const std::vector<AbcItem>& items,
                                                         std::string_view order);

/// The items in the order in which they are played, repeats and endings written out. A repeat goes
/// back to the last |:, :|, double bar or part, or to the beginning. Only notes, keys, tempi and
/// chord symbols are left.
[[nodiscard]] std::vector<AbcItem> play_out(const std::vector<AbcItem>& items);

}  // namespace auralis::score
