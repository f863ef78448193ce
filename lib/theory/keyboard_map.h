// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A Scala keyboard mapping (.kbm) -> which degree of a scale a key plays, and from which frequency.
// Manuel Op de Coul, "Scala keyboard mappings",
// https://www.huygens-fokker.org/scala/help.htm#mappings
#pragma once

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auralis::theory {

/// Keys are MIDI numbers, 0 to 127. By default each key plays the next degree, and the first degree
/// is middle C where 12 equal steps have it.
struct KeyboardMap {
  int size = 0;  ///< keys after which the mapping repeats; 0: each key plays the next degree
  int first = 0, last = 127;                  ///< the keys that are retuned
  int middle = 60;                            ///< the key of the mapping's first entry
  int reference = 60;                         ///< the key whose frequency is given
  double frequency = 440 * std::exp2(-0.75);  ///< of the reference, in Hz
  int octave = 0;  ///< the degree by which the mapping's repetitions differ; 0: the scale's period
  std::vector<std::optional<int>>
      degrees;  ///< at most `size`; keys beyond, and nothing, are silent
};

/// Parses the text of a file; `name` stands for it in errors. Throws base::Error
/// ("a.kbm, line 5: ...").
[[nodiscard]] KeyboardMap parse_keyboard_map(std::string_view text, const std::string& name);

}  // namespace auralis::theory
