// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The key one hears as the tint of the page: neighbours on the circle of fifths look alike.

const PITCH_CLASS = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };
/** Degrees of hue between the two farthest keys. */
const RANGE = 56;

/** @param {string} key 'C#', 'Db', 'D' @returns {number} degrees off the usual hue */
export function tintOfKey(key) {
  const natural = PITCH_CLASS[key.charAt(0)];
  if (natural === undefined) return 0;
  const bend = { '#': 1, b: -1 }[key.charAt(1)] ?? 0;
  const fifth = ((natural + bend + 12) * 7) % 12;
  // D, in the middle of the natural keys, is the usual hue; both ways from it end at A flat.
  const steps = ((fifth - 2 + 18) % 12) - 6;
  return Math.round((steps / 6) * (RANGE / 2));
}
