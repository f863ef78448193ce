// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Noisy readings of two clocks -> the line from one to the other: offset and drift, by Kalman.

/** How far apart two clocks run, as far as is known before: 60 ppm, as a standard deviation. */
const DRIFT = 6e-5;
/** As far as is known of two that were read for long, after the one was set. */
const DRIFT_AFTER = 2e-5;
/** How much the drift itself wanders: 0.01 ppm in a second, 0.1 in a hundred. */
const WANDER = 1e-8;
/** A reading further off than this many of its deviations is left out, ... */
const ODD = 5;
/** ... but so many in a row are a clock that was set, or a device that let go of some frames. */
const ODD_IN_A_ROW = 4;
/** Off to one side by this many deviations in the mean of about so many, the line is the one to go. */
const ASTRAY = 1.2;
const MEAN_OF = 8;

/**
 * y = x + offset + drift * (x - then). All times are in seconds. The more has been read, the less a
 * single reading moves the line. Allocates nothing after construction.
 */
export class ClockLine {
  constructor() {
    this.reset();
  }

  reset() {
    this.known = false;
    this.odd = 0;
    this.drift = 0;
    this.p11 = DRIFT * DRIFT;
    /** How often it had to begin anew. */
    this.steps = 0;
  }

  /**
   * @param {number} x a time of the one clock @param {number} y the other's at that moment
   * @param {number} sigma how far off the reading may be, as a standard deviation
   */
  observe(x, y, sigma) {
    if (!this.known) {
      this.begin(x, y, sigma);
      return;
    }
    this.advance(x);
    const off = y - x - this.offset;
    const variance = this.p00 + sigma * sigma;
    if (off * off > ODD * ODD * variance) {
      this.odd += 1;
      if (this.odd < ODD_IN_A_ROW) return;
      this.steps += 1;
      this.p11 = Math.max(this.p11, DRIFT_AFTER * DRIFT_AFTER);
      this.begin(x, y, sigma);
      return;
    }
    this.odd = 0;
    this.aside += (off / sigma - this.aside) / MEAN_OF;
    if (Math.abs(this.aside) > ASTRAY) this.loosen(off);
    const all = this.p00 + sigma * sigma;
    const gain = this.p00 / all;
    const gainOfDrift = this.p01 / all;
    this.offset += gain * off;
    this.drift += gainOfDrift * off;
    this.p11 -= gainOfDrift * this.p01;
    this.p01 *= 1 - gain;
    this.p00 *= 1 - gain;
  }

  /** What was known of the offset is worth no more than this. */
  loosen(off) {
    this.aside = 0;
    this.p00 += off * off;
  }

  /** What is known of the drift stays: no clock runs faster for having been set. */
  begin(x, y, sigma) {
    this.known = true;
    this.odd = 0;
    this.aside = 0;
    this.then = x;
    this.offset = y - x;
    this.p00 = sigma * sigma;
    this.p01 = 0;
  }

  /** To a later time; what is known grows old meanwhile. */
  advance(x) {
    const dt = Math.max(0, x - this.then);
    const q = WANDER * WANDER;
    this.offset += this.drift * dt;
    this.p00 += dt * (2 * this.p01 + dt * this.p11) + (q * dt ** 3) / 3;
    this.p01 += dt * this.p11 + (q * dt ** 2) / 2;
    this.p11 += q * dt;
    this.then = x;
  }

  /** @returns {number} y at x, later or earlier */
  at(x) {
    return x + this.offset + this.drift * (x - this.then);
  }

  /** What another thread needs to go on with it. */
  get state() {
    const { then, offset, drift, sigma } = this;
    return { then, offset, drift, sigma };
  }

  /** @returns {number} x at y */
  inverse(y) {
    return (y - this.offset + this.drift * this.then) / (1 + this.drift);
  }

  /** How far off the line may be where it was read last: a standard deviation. */
  get sigma() {
    return this.known ? Math.sqrt(this.p00) : Infinity;
  }
}
