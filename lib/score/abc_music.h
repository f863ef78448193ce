// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Lines of abc music code -> items: notes with their accidentals and lengths, bars, repeats.
// "The abc music standard 2.1", section 4.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "score/abc_fields.h"
#include "score/abc_item.h"

namespace auralis::score {

/// What a tune's header says.
struct AbcHeader {
  Metre metre;
  std::optional<double> unit;  ///< in quarter beats; nothing where the metre decides
  AbcKey key;
  AbcShift shift;
  std::optional<std::string> voice;  ///< the first that is declared
  AbcShift voice_shift;              ///< that voice's own
};

/// Reads one voice, the first. A chord is its top note. An accidental holds for its letter in all
/// octaves until the bar ends. Slurs, grace notes, decorations, annotations and overlays are passed
/// over, and so is a lone !, which once broke lines.
class AbcMusic {
 public:
  explicit AbcMusic(const AbcHeader& header);

  /// A line of music, without its comment. Throws base::Error ("column 5: ...").
  void read_line(std::string_view text);
  /// A field within the tune: K:, M:, L:, P:, Q: and V: are heeded. Throws base::Error.
  void read_field(char letter, std::string_view value);
  /// No line follows.
  void finish() { end_overlay(); }

  [[nodiscard]] const std::vector<AbcItem>& items() const noexcept { return items_; }
  /// Beats before the first bar line.
  [[nodiscard]] double first_bar() const noexcept { return first_bar_; }

 private:
  [[noreturn]] void refuse(const std::string& why) const;
  [[nodiscard]] char peek(std::size_t ahead = 0) const noexcept;
  /// Whether the next character is this one, which is then passed.
  bool take(char c) noexcept;
  std::optional<int> take_number();
  /// The factor that follows a note: 2, /, 3/2.
  double take_length();

  void read_element();
  void pass_to(char close, const char* what);
  void read_chord_symbol();
  void read_decoration();
  void read_overlay();
  void end_overlay();
  void begin_part(std::string_view name);
  void read_bracket();
  void read_inline_field();
  void read_bar();
  void read_endings();
  void read_tuplet();
  void read_broken_rhythm();
  void read_bar_rest();
  void read_chord();
  int read_pitch();
  void tie();
  void add(std::optional<int> pitch, double beats);
  void set_key(const AbcKey& key);
  void set_tempo(std::optional<double> bpm);

  Metre metre_;
  double unit_;
  AbcKey key_;
  AbcShift shift_;
  std::optional<std::string> voice_;  // the one that is read
  bool heard_ = true;                 // whether the present voice is that one

  std::vector<AbcItem> items_;
  double first_bar_ = 0;                       // beats before the first bar line
  std::optional<std::size_t> last_;            // the last note or rest of this bar line's music
  std::array<std::optional<int>, 7> in_bar_;   // accidentals since the bar
  std::optional<std::pair<int, int>> tied_;    // natural and pitch of the note that is tied on
  std::optional<std::pair<int, int>> latest_;  // the same of the last note
  double next_factor_ = 1;                     // that broken rhythm leaves for the next note
  double tuplet_factor_ = 1;
  int tuplet_left_ = 0;

  struct Overlay {
    std::size_t from;  // items
    std::optional<std::pair<int, int>> tied, latest;
  };
  std::optional<Overlay> overlay_;  // other notes of the bar, to be left out

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace auralis::score
