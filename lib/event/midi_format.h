// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The numbers of Standard MIDI Files that writer and reader share.
// MIDI Manufacturers Association, "Standard MIDI Files 1.0" (RP-001).
#pragma once

namespace auralis::event {

/// Status bytes; those of channels have the channel in their low four bits.
enum MidiStatus {
  kNoteOff = 0x80,
  kNoteOn = 0x90,
  kController = 0xB0,
  kProgram = 0xC0,
  kPressure = 0xD0,
  kBend = 0xE0,
  kSysex = 0xF0,
  kSysexRest = 0xF7,
  kMeta = 0xFF,
};

/// Kinds of meta events.
enum MidiMeta {
  kText = 0x01,
  kTrackName = 0x03,
  kMarker = 0x06,
  kEndOfTrack = 0x2F,
  kTempo = 0x51,
  kTimeSignature = 0x58,
  kKeySignature = 0x59,
};

inline constexpr int kPercussionChannel = 9;  ///< counted from 0
inline constexpr int kBendCentre = 0x2000;    ///< of 14 bits
inline constexpr double kBendRange = 2;       ///< semitones either way that synthesizers start with

}  // namespace auralis::event
