// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Error of the depth -> rate correction: a second-order loop without a dead band, and its lock.

/** Widest rate correction: 0.5 % is 8.6 cents, slow enough to go unheard. */
export const MAX_CORRECTION = 0.005;

/** Natural frequency of the loop: at first, and after so many ms. */
const FAST_HZ = 0.5;
const FAST_FOR_MS = 4000;
const SLOW_HZ = 0.02;
const DAMPING = Math.SQRT1_2;
/** No two clocks are further apart than this. */
const MAX_DRIFT = 0.001;

/** Clocks that seem closer than this may be equal: then the rate is left at exactly 1, ... */
const EQUAL_DRIFT = 20e-6;
/** ... from this error in ms on, until it has grown to that. */
const LOCK_MS = 2;
const UNLOCK_MS = 10;

const clamp = (value, most) => Math.max(-most, Math.min(most, value));

/** Allocates nothing after construction. */
export class RateLoop {
  constructor() {
    this.reset();
  }

  reset() {
    /** How much faster the stream's clock runs than the output's, as far as is known. */
    this.drift = 0;
    this.locked = false;
    this.fastUntilMs = -Infinity;
  }

  start(nowMs) {
    this.fastUntilMs = nowMs + FAST_FOR_MS;
    this.locked = false;
  }

  /**
   * @param {number} errorMs depth less target
   * @param {number} dtMs time that the answer holds for
   * @returns {number} share to play faster (> 0) or slower, within MAX_CORRECTION
   */
  step(nowMs, errorMs, dtMs) {
    this.lock(errorMs);
    if (this.locked) return 0;
    const fast = nowMs < this.fastUntilMs;
    const w = 2 * Math.PI * (fast ? FAST_HZ : SLOW_HZ);
    const wanted = 2 * DAMPING * w * (errorMs / 1000) + this.drift;
    const correction = clamp(wanted, MAX_CORRECTION);
    // At first, and while the correction is at its end, the error says nothing of the clocks.
    if (!fast && correction === wanted) {
      this.drift = clamp(this.drift + w * w * (errorMs / 1000) * (dtMs / 1000), MAX_DRIFT);
    }
    return correction;
  }

  lock(errorMs) {
    const off = Math.abs(errorMs);
    if (this.locked) this.locked = off <= UNLOCK_MS;
    else this.locked = off <= LOCK_MS && Math.abs(this.drift) <= EQUAL_DRIFT;
  }
}
