// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The grand staff: at which height a note stands, on which staff, with which ledger lines.

/** Of the lines' tops, in spaces below the upper staff's top line. */
export const BASS_TOP = 9;
export const BOTTOM = BASS_TOP + 4;
/** Room that the outermost notes take above the top line and below the bottom one, in spaces. */
export const HEAD_ROOM = 5.2;
export const FOOT_ROOM = 5.2;

/** Steps, letters above C of octave 0: of middle C, the top lines, and the outermost notes. */
const MIDDLE = 28;
const TREBLE_TOP = 38;
const BASS_TOP_STEP = 26;
const HIGHEST = 47;
const LOWEST = 9;

/** Of the signature's signs in the treble, by letter; two octaves lower in the bass. */
const SHARP_STEPS = [35, 36, 37, 38, 39, 33, 34];
const FLAT_STEPS = [35, 36, 37, 31, 32, 33, 34];
const BASS_BELOW = 14;

/** From middle C on in the treble. @returns {number} spaces below the upper staff's top line */
const heightOf = (step) => (step >= MIDDLE ? (TREBLE_TOP - step) / 2 : BASS_TOP + (BASS_TOP_STEP - step) / 2);

/** @returns {number[]} heights of the ledger lines from the nearest staff to this height */
function ledgersAt(y) {
  const lines = y === heightOf(MIDDLE) ? [y] : [];
  for (let at = -1; at >= y; at--) lines.push(at);
  for (let at = BOTTOM + 1; at <= y; at++) lines.push(at);
  return lines;
}

/**
 * @param {number} step as spell() gives it
 * @returns {{y: number, ledgers: number[], octaves: number}} y in spaces below the upper staff's top
 *   line; octaves: by how many it sounds above what is written, where it would leave the page
 */
export function placeOf(step) {
  const above = Math.ceil(Math.max(0, step - HIGHEST) / 7);
  const below = Math.ceil(Math.max(0, LOWEST - step) / 7);
  const y = heightOf(step - 7 * above + 7 * below);
  return { y, ledgers: ledgersAt(y), octaves: above - below };
}

/** @param {{letter: number, alter: number}} sign of a signature @returns {number[]} in treble and bass */
export function signPlaces({ letter, alter }) {
  const step = (alter > 0 ? SHARP_STEPS : FLAT_STEPS)[letter];
  return [heightOf(step), BASS_TOP + (BASS_TOP_STEP - (step - BASS_BELOW)) / 2];
}
