// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Modes by name, and a mode on a tonic: scale steps to pitches and back.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace auralis::theory {

struct Mode {
  std::string_view name;
  std::vector<int> semitones;  ///< above the tonic, rising from 0
};

/// All modes, the seven church modes first.
[[nodiscard]] const std::vector<Mode>& modes();
/// The mode of this name, or null.
[[nodiscard]] const Mode* find_mode(std::string_view name);

/// A mode on a tonic. Steps count scale notes: step 0 is the tonic in the octave of C-1, and one
/// octave is size() steps, so that step / size() is an octave and step % size() a degree.
class Scale {
 public:
  /// `key` is one of key_names(), `mode` a name in modes(); throws base::Error otherwise.
  Scale(std::string_view key, std::string_view mode);

  /// Another mode on the same tonic.
  [[nodiscard]] Scale parallel(const Mode& mode) const { return {key_, mode.name}; }
  /// The same notes with the tonic on another degree, 0 .. size() - 1: D dorian from its fourth
  /// degree (3) is G mixolydian. The mode has no name where modes() has none like it.
  [[nodiscard]] Scale from_degree(int degree) const;

  [[nodiscard]] int tonic() const noexcept { return tonic_; }  ///< pitch class
  [[nodiscard]] const Mode& mode() const noexcept { return mode_; }
  /// Degrees in an octave.
  [[nodiscard]] int size() const noexcept { return static_cast<int>(mode_.semitones.size()); }

  [[nodiscard]] int pitch(int step) const noexcept;
  /// The degree's pitch class; degrees beyond the octave wrap.
  [[nodiscard]] int class_of(int degree) const noexcept;
  /// The degree a step falls on, 0 .. size() - 1.
  [[nodiscard]] int degree(int step) const noexcept;
  /// The step that sounds this pitch, or nothing where it is not in the scale.
  [[nodiscard]] std::optional<int> step_of(int pitch) const noexcept;
  /// The step whose pitch is nearest, the lower of two.
  [[nodiscard]] int nearest_step(double pitch) const noexcept;
  [[nodiscard]] bool contains(int pitch) const noexcept { return step_of(pitch).has_value(); }

  /// The name of a pitch class as this key spells it: F# in D, Gb in Db; scales of seven notes use
  /// each letter once.
  [[nodiscard]] const std::string& name_of(int pitch_class) const noexcept;

 private:
  void spell(std::string_view key);

  std::string key_;
  int tonic_;
  Mode mode_;
  std::array<std::string, 12> names_;
};

/// The five notes of a scale of six or seven that rest best: its major or minor pentatonic, by its
/// third. The scale itself where it has neither or fewer notes.
[[nodiscard]] Scale pentatonic_of(const Scale& scale);

}  // namespace auralis::theory
