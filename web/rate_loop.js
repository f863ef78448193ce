// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Error of the depth -> rate correction: a second-order loop without a dead band, and its lock.

/** Widest rate correction: 0.5 % is 8.6 cents, slow enough to go unheard. */
export const MAX_CORRECTION = 0.005;

/** Share of an error that is taken off in a second: at first, and after so many ms. */
const FAST_GAIN = 4;
const FAST_FOR_MS = 4000;
const GAIN = 0.18;
/** How fast an error that stays moves the estimate of the drift, in 1/s^2: the loop is overdamped. */
const DRIFT_GAIN = 0.0009;
/** A larger error, in ms, says nothing of the clocks. */
const DRIFT_WITHIN_MS = 8;
/** No two clocks are further apart than this. */
const MAX_DRIFT = 0.001;

/** Clocks that seem closer than this may be equal: then the rate is left at exactly 1, ... */
const MAYBE_EQUAL = 40e-6;
/** ... and closer than this, once a long time at that rate has shown how far apart they are. */
const EQUAL = 10e-6;
const LONG_MS = 60_000;
/** From this error in ms on the rate is left, until the error has grown to that. */
const LOCK_MS = 2;
const UNLOCK_MS = 15;

const clamp = (value, most) => Math.max(-most, Math.min(most, value));

/** Allocates nothing after construction. */
export class RateLoop {
  constructor() {
    this.reset();
  }

  reset() {
    /** How much faster the stream's clock runs than the output's, as far as is known. */
    this.drift = 0;
    this.equal = MAYBE_EQUAL;
    this.locked = false;
    this.lockedMs = 0;
    this.lockedAt = 0;
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
    if (this.locked && Math.abs(errorMs) > UNLOCK_MS) this.unlock(nowMs, errorMs);
    if (!this.locked) this.lock(nowMs, errorMs);
    if (this.locked) return 0;
    const fast = nowMs < this.fastUntilMs;
    const wanted = (fast ? FAST_GAIN : GAIN) * (errorMs / 1000) + this.drift;
    if (!fast && Math.abs(errorMs) < DRIFT_WITHIN_MS) {
      this.drift = clamp(this.drift + DRIFT_GAIN * (errorMs / 1000) * (dtMs / 1000), MAX_DRIFT);
    }
    return clamp(wanted, MAX_CORRECTION);
  }

  lock(nowMs, errorMs) {
    if (Math.abs(errorMs) > LOCK_MS || Math.abs(this.drift) > this.equal) return;
    this.locked = true;
    this.lockedMs = nowMs;
    this.lockedAt = errorMs;
  }

  /** What has come together at a rate of 1 is the drift itself, if it took long enough. */
  unlock(nowMs, errorMs) {
    this.locked = false;
    const passedMs = nowMs - this.lockedMs;
    if (passedMs < LONG_MS) return;
    this.drift = clamp((errorMs - this.lockedAt) / passedMs, MAX_DRIFT);
    this.equal = EQUAL;
  }
}
