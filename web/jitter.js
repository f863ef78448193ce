// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Arrivals of chunks -> jitter: an exponential moving average, with its variance.

/** How far each new difference moves the average. */
const ALPHA = 0.1;

/** Estimates how unevenly chunks arrive: the mean change of transit time, in ms. */
export class JitterEstimator {
  constructor() {
    this.reset();
  }

  /** Forget the timing of the last connection, but start again from zero jitter. */
  reset() {
    this.jitterMs = 0;
    this.variance = 0;
    this.lastTransitMs = null;
  }

  /**
   * @param {number} arrivalMs when the chunk came, on any steady clock
   * @param {number} mediaMs where in the stream it begins
   * @returns {number} the average, in ms
   */
  observe(arrivalMs, mediaMs) {
    const transit = arrivalMs - mediaMs;
    if (this.lastTransitMs !== null) {
      const away = Math.abs(transit - this.lastTransitMs) - this.jitterMs;
      this.jitterMs += ALPHA * away;
      this.variance = (1 - ALPHA) * (this.variance + ALPHA * away * away);
    }
    this.lastTransitMs = transit;
    return this.jitterMs;
  }

  /** Standard deviation of the change of transit time, in ms. */
  get deviationMs() {
    return Math.sqrt(this.variance);
  }
}
