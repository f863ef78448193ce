// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A table of windowed sincs: what the resampler weighs neighbouring frames with.

/** Frames on either side of a position. */
export const REACH = 16;
export const TAPS = 2 * REACH;
export const PHASES = 256;
/** Kaiser's beta: side lobes 100 dB down; the pass band ends at 17.5 kHz of 44.1. */
const BETA = 10;

/** Modified Bessel function of the first kind, order 0, by its series. */
function bessel(x) {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > 1e-16 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function tap(t, cutoff) {
  const x = t / REACH;
  if (Math.abs(x) >= 1) return 0;
  const window = bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
  if (t === 0) return cutoff;
  if (cutoff === 1 && Number.isInteger(t)) return 0;
  return (window * Math.sin(Math.PI * cutoff * t)) / (Math.PI * t);
}

/**
 * @param {number} cutoff share of the input's band that is kept: 1, or less where the output's rate
 *   is lower. At 1 the first row is one frame alone, so that a whole position costs nothing.
 * @returns {Float32Array} [PHASES + 1, TAPS]: row p weighs the frames from REACH - 1 before a position
 *   to REACH after it, for a position p / PHASES beyond a frame
 */
export function sincTable(cutoff) {
  const table = new Float32Array((PHASES + 1) * TAPS);
  for (let p = 0; p <= PHASES; p++) {
    const row = Array.from({ length: TAPS }, (_, k) => tap(k - (REACH - 1) - p / PHASES, cutoff));
    const sum = cutoff === 1 && p % PHASES === 0 ? 1 : row.reduce((a, b) => a + b);
    row.forEach((value, k) => (table[p * TAPS + k] = value / sum));
  }
  return table;
}
