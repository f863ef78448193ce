// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Ring -> windowed sinc, 32 taps and 256 phases -> output frames at another rate.

/** Frames on either side of a position. */
const REACH = 16;
const TAPS = 2 * REACH;
const PHASES = 256;
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
function sincTable(cutoff) {
  const table = new Float32Array((PHASES + 1) * TAPS);
  for (let p = 0; p <= PHASES; p++) {
    const row = Array.from({ length: TAPS }, (_, k) => tap(k - (REACH - 1) - p / PHASES, cutoff));
    const sum = cutoff === 1 && p % PHASES === 0 ? 1 : row.reduce((a, b) => a + b);
    row.forEach((value, k) => (table[p * TAPS + k] = value / sum));
  }
  return table;
}

/** Frames beyond the last one used that the interpolator looks at. */
export const LOOKAHEAD = REACH;

/**
 * Steps through a ring at about `ratio` stream frames per output frame. At a step of exactly 1 from a
 * whole position the samples come out as they went in. Real-time safe once constructed.
 */
export class Resampler {
  /** @param {number} ratio the step without a correction; above 1 it filters out what would fold */
  constructor(ratio = 1) {
    this.table = sincTable(Math.min(1, 1 / ratio));
    this.straight = ratio <= 1;
    /** Position between ring.readAt and the frame after it: 0 <= fraction < 1. */
    this.fraction = 0;
  }

  reset() {
    this.fraction = 0;
  }

  /** How many output frames the ring can still give at this step. */
  available(ring, step) {
    const last = ring.depth - LOOKAHEAD - this.fraction;
    return last <= 0 ? 0 : Math.ceil(last / step);
  }

  /**
   * The step that brings the fraction nearer to zero over so many frames, by at most `most` faster or
   * slower than 1; it gets there exactly.
   */
  settlingStep(count, most) {
    const goal = this.fraction < 0.5 ? 0 : 1;
    const off = goal - this.fraction;
    return 1 + Math.max(-most, Math.min(most, off / count));
  }

  /**
   * @param {import('./ring.js').Ring} ring
   * @param {Float32Array[]} outputs one per channel of the ring, or fewer
   * @param {number} count at most available(ring, step)
   * @param {number} step
   */
  process(ring, outputs, count, step) {
    const copies = this.straight && this.fraction === 0 && step === 1;
    for (let c = 0; c < outputs.length; c++) {
      const store = ring.channels[Math.min(c, ring.channels.length - 1)];
      if (copies) copy(store, ring.mask, ring.readAt, outputs[c], count);
      else this.interpolate(store, ring.mask, ring.readAt, step, outputs[c], count);
    }
    this.move(ring, this.fraction + count * step);
  }

  move(ring, end) {
    // Sums of steps miss a whole position by rounding alone.
    const nearest = Math.round(end);
    const exact = Math.abs(end - nearest) < 1e-9 ? nearest : end;
    const whole = Math.floor(exact);
    ring.advance(whole);
    this.fraction = exact - whole;
  }

  interpolate(store, mask, readAt, step, out, count) {
    const { table, fraction } = this;
    for (let i = 0; i < count; i++) {
      const position = fraction + i * step;
      const whole = Math.floor(position);
      const place = (position - whole) * PHASES;
      const phase = Math.floor(place);
      const between = place - phase;
      const from = readAt + whole - (REACH - 1);
      let row = phase * TAPS;
      let low = 0;
      let high = 0;
      for (let k = 0; k < TAPS; k++, row++) {
        const sample = store[(from + k) & mask];
        low += sample * table[row];
        high += sample * table[row + TAPS];
      }
      out[i] = low + between * (high - low);
    }
  }
}

function copy(store, mask, readAt, out, count) {
  for (let i = 0; i < count; i++) out[i] = store[(readAt + i) & mask];
}
