// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Delays -> for each level of delay, has it stayed away longer than it ever has?

import { BINS, binOf } from './delay_histogram.js';

/** A level has a rhythm once it has returned so often. */
const RETURNS = 3;
/** It is gone when it has been away for so many times its longest absence, ... */
const TIMES = 3;
/** ... and for so long, in ms. */
const LEAST_MS = 90_000;
/** Each slot in which it is reached takes this share off the longest absence known. */
const FORGET = 0.001;

/**
 * A delay that came every few seconds and has stayed away for minutes belongs to a state of the line
 * that is over; one that comes every ten minutes has to be expected for longer. Allocates nothing
 * after construction.
 */
export class ReturnLevels {
  constructor() {
    this.lastAt = new Float64Array(BINS);
    this.absence = new Float64Array(BINS);
    this.returns = new Float64Array(BINS);
    this.reset();
  }

  reset() {
    this.lastAt.fill(-Infinity);
    this.absence.fill(0);
    this.returns.fill(-1);
  }

  /** @param {number} nowMs @param {number} delayMs of the worst chunk of a slot */
  observe(nowMs, delayMs) {
    const top = binOf(delayMs);
    for (let b = 0; b <= top; b++) {
      if (this.returns[b] >= 0) {
        this.absence[b] = Math.max(nowMs - this.lastAt[b], this.absence[b] * (1 - FORGET));
      }
      this.returns[b] += 1;
      this.lastAt[b] = nowMs;
    }
  }

  /** @returns {number} the highest bin below any that is gone: what came with it went with it */
  highest(nowMs) {
    let bin = 0;
    while (bin < BINS && !this.gone(bin, nowMs)) bin += 1;
    return bin - 1;
  }

  /** Is the level of this bin over? */
  gone(bin, nowMs) {
    const away = nowMs - this.lastAt[bin];
    return this.returns[bin] >= RETURNS && away > LEAST_MS && away > TIMES * this.absence[bin];
  }
}
