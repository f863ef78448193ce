// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Ring -> cubic Hermite interpolation (Catmull-Rom) -> output frames at another rate.

/** Frames beyond the last one used that the interpolator looks at. */
export const LOOKAHEAD = 2;

/**
 * Steps through a ring at `step` stream frames per output frame. At a step of exactly 1 from a
 * whole position the samples come out as they went in. It does not filter, so content above the
 * output's Nyquist frequency folds: fit for ratios near 1. Real-time safe.
 */
export class Resampler {
  constructor() {
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
   * @param {import('./ring.js').Ring} ring
   * @param {Float32Array[]} outputs one per channel of the ring, or fewer
   * @param {number} count at most available(ring, step)
   * @param {number} step
   */
  process(ring, outputs, count, step) {
    for (let c = 0; c < outputs.length; c++) {
      const store = ring.channels[Math.min(c, ring.channels.length - 1)];
      interpolate(store, ring.mask, ring.readAt, this.fraction, step, outputs[c], count);
    }
    const end = this.fraction + count * step;
    const whole = Math.floor(end);
    ring.advance(whole);
    this.fraction = end - whole;
  }
}

function interpolate(store, mask, readAt, fraction, step, out, count) {
  for (let i = 0; i < count; i++) {
    const position = fraction + i * step;
    const whole = Math.floor(position);
    const t = position - whole;
    const at = readAt + whole;
    const y1 = store[at & mask];
    if (t === 0) {
      out[i] = y1;
      continue;
    }
    const y0 = store[(at - 1) & mask];
    const y2 = store[(at + 1) & mask];
    const y3 = store[(at + 2) & mask];
    const a = 1.5 * (y1 - y2) + 0.5 * (y3 - y0);
    const b = y0 - 2.5 * y1 + 2 * y2 - 0.5 * y3;
    const c = 0.5 * (y2 - y0);
    out[i] = ((a * t + b) * t + c) * t + y1;
  }
}
