// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A pure tone, and how pure it still is where it was heard.

/** @returns {(frame: number, rate: number) => number[]} a signal for FakeServer */
export function tone(frequency, amplitude = 0.5) {
  return (frame, rate) => {
    const sample = amplitude * Math.sin((2 * Math.PI * frequency * frame) / rate);
    return [sample, sample];
  };
}

/** Least squares: what part of the power is a sine of `w` radians a frame? @returns the residue */
function residue(samples, w) {
  let [cc, cs, ss, xc, xs, xx] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < samples.length; i++) {
    const c = Math.cos(w * i);
    const s = Math.sin(w * i);
    const x = samples[i];
    cc += c * c;
    cs += c * s;
    ss += s * s;
    xc += x * c;
    xs += x * s;
    xx += x * x;
  }
  const det = cc * ss - cs * cs;
  const a = (xc * ss - xs * cs) / det;
  const b = (xs * cc - xc * cs) / det;
  return { rest: xx - a * xc - b * xs, all: xx };
}

/**
 * Signal against noise and distortion of a sine whose frequency is near to what was sent: the rate
 * may have been corrected. @returns {number} dB
 */
export function sinad(samples, frequency, rate) {
  const nominal = (2 * Math.PI * frequency) / rate;
  let low = nominal * 0.994;
  let high = nominal * 1.006;
  // The residue has many hollows over so wide a range: first the deepest of a grid, then its bottom.
  let best = nominal;
  let least = Infinity;
  const grid = Math.ceil((high - low) * samples.length);
  for (let i = 0; i <= grid; i++) {
    const w = low + ((high - low) * i) / grid;
    const { rest } = residue(samples, w);
    if (rest < least) [best, least] = [w, rest];
  }
  low = best - 1 / samples.length;
  high = best + 1 / samples.length;
  for (let i = 0; i < 60; i++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (residue(samples, a).rest < residue(samples, b).rest) high = b;
    else low = a;
  }
  const { rest, all } = residue(samples, (low + high) / 2);
  return 10 * Math.log10((all - rest) / Math.max(rest, 1e-30));
}
