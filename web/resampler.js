// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Ring -> windowed sinc, 32 taps and 256 phases -> output frames at another rate.

import { PHASES, REACH, TAPS, sincTable } from './sinc.js';

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
