// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Two recordings of one noise -> how far the one is behind the other, window by window.

import { correlations } from './fourier.js';

const WINDOW = 4096;
/** Lags that are tried around the last one found; at first, so many. */
const NEAR = 220;
const FAR = 22050;

function correlation(a, b, at, lag) {
  let sum = 0;
  for (let i = 0; i < WINDOW; i++) sum += a[at + i] * b[at + i + lag];
  return sum;
}

/** The lag in frames where the correlation is highest, between frames by a parabola; or null. */
function lagAt(a, b, at, around, reach) {
  const from = Math.max(0, at + around - reach);
  const to = Math.min(b.length, at + around + reach + WINDOW);
  if (to - from < WINDOW) return null;
  const sums = correlations(a.subarray(at, at + WINDOW), b.subarray(from, to));
  let best = null;
  let most = 0;
  sums.forEach((sum, i) => {
    if (sum > most) [best, most] = [from + i - at, sum];
  });
  if (best === null || at + best < 1 || at + best + 1 + WINDOW > b.length) return null;
  const power = Math.sqrt(correlation(a, a, at, 0) * correlation(b, b, at + best, 0));
  if (!(most > 0.5 * power)) return null; // silence, or another part of the noise
  const [before, after] = [correlation(a, b, at, best - 1), correlation(a, b, at, best + 1)];
  return best + (after - before) / (2 * (2 * most - before - after));
}

/**
 * @param {Float32Array} a @param {Float32Array} b @param {number} rate
 * @param {number} everyS how far apart windows are
 * @returns {{atS: number, ms: number}[]} of the windows in which both have the same noise: positive
 *   where b is behind a
 */
export function offsets(a, b, rate, everyS = 0.25) {
  const found = [];
  let around = null;
  for (let at = FAR; at + WINDOW < a.length; at += Math.round(everyS * rate)) {
    const lag = around === null ? lagAt(a, b, at, 0, FAR) : lagAt(a, b, at, around, NEAR);
    around = lag === null ? null : Math.round(lag);
    if (lag !== null) found.push({ atS: at / rate, ms: (lag / rate) * 1000 });
  }
  return found;
}
