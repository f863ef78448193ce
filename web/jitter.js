// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Arrival jitter of chunks, smoothed as in RFC 3550, section 6.4.1.

/** How far each new difference moves the estimate (the RFC's 1/16). */
const GAIN = 1 / 16;

/** Estimates how unevenly chunks arrive: the mean change of transit time, in ms. */
export class JitterEstimator {
  constructor() {
    this.reset();
  }

  /** Forget the timing of the last connection, but start again from zero jitter. */
  reset() {
    this.jitterMs = 0;
    this.lastTransitMs = null;
  }

  /**
   * @param {number} arrivalMs when the chunk came, on any steady clock
   * @param {number} mediaMs where in the stream it begins
   * @returns {number} the estimate, in ms
   */
  observe(arrivalMs, mediaMs) {
    const transit = arrivalMs - mediaMs;
    if (this.lastTransitMs !== null) {
      const change = Math.abs(transit - this.lastTransitMs);
      this.jitterMs += (change - this.jitterMs) * GAIN;
    }
    this.lastTransitMs = transit;
    return this.jitterMs;
  }
}
