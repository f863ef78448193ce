// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Something to look at and listen to while working on the page: slow chords, with their notes.

const CHORDS = [[38, 57, 62, 65, 72], [43, 55, 62, 70, 74], [36, 60, 64, 67, 76],
  [41, 57, 60, 69, 77]];
const PATCHES = ['glass', 'pad', 'bell', 'choir'];
const BAR_SECONDS = 6;

/** @returns {{frame: number, pitch: number, vel: number, dur: number, patch: string}[]} */
function barNotes(bar, rate) {
  const chord = CHORDS[bar % CHORDS.length];
  return chord.map((pitch, i) => ({
    type: 'note',
    frame: Math.round((bar * BAR_SECONDS + i * 0.9) * rate),
    pitch: pitch + (i > 2 && bar % 3 === 0 ? 12 : 0),
    vel: 0.35 + 0.15 * ((bar + i) % 4),
    dur: 5.5 - i * 0.6,
    patch: PATCHES[i % PATCHES.length],
    pan: ((i * 2) % 5) / 2.5 - 0.8,
  }));
}

/** The notes that begin within a chunk. */
export function ambientNotes(first, frames, rate) {
  const bar = Math.floor(first / (BAR_SECONDS * rate));
  return barNotes(bar, rate).filter(({ frame }) => frame >= first && frame < first + frames);
}

/** @returns {number[]} left and right of one frame */
export function ambientSignal(frame, rate) {
  const bar = Math.floor(frame / (BAR_SECONDS * rate));
  let left = 0;
  let right = 0;
  for (const note of [...barNotes(Math.max(0, bar - 1), rate), ...barNotes(bar, rate)]) {
    const t = (frame - note.frame) / rate;
    if (t < 0 || t > note.dur + 2) continue;
    const envelope = Math.min(1, t / 0.8) * Math.min(1, Math.max(0, (note.dur + 2 - t) / 3));
    const hz = 440 * 2 ** ((note.pitch - 69) / 12);
    const tone = 0.12 * note.vel * envelope * Math.sin(2 * Math.PI * hz * t);
    left += tone * (1 - note.pan * 0.5);
    right += tone * (1 + note.pan * 0.5);
  }
  return [left, right];
}
