// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Delays -> a histogram that forgets -> quantiles.

export const BIN_MS = 10;
export const BINS = 400;
/** The longest delay that has a bin of its own; longer ones count as this. */
export const LONGEST_MS = BIN_MS * BINS;
/** New entries weigh more and more instead of all others less: this is when they are scaled back. */
const HEAVY = 1e100;

/** @returns {number} the bin of a delay in ms, not negative */
export function binOf(delayMs) {
  return Math.min(BINS - 1, Math.floor(delayMs / BIN_MS));
}

/** Allocates nothing after construction. */
export class DelayHistogram {
  /** @param {number} halfLife in entries: after so many an entry counts half */
  constructor(halfLife) {
    this.growth = 2 ** (1 / halfLife);
    this.bins = new Float64Array(BINS);
    this.reset();
  }

  reset() {
    this.bins.fill(0);
    this.total = 0;
    this.weight = 1;
  }

  /** @param {number} delayMs not negative */
  add(delayMs) {
    this.weight *= this.growth;
    this.bins[binOf(delayMs)] += this.weight;
    this.total += this.weight;
    if (this.weight > HEAVY) this.scaleBack();
  }

  scaleBack() {
    for (let i = 0; i < BINS; i++) this.bins[i] /= this.weight;
    this.total /= this.weight;
    this.weight = 1;
  }

  /** @returns {number} the bin below whose upper edge this share lies; -1 while empty */
  quantileBin(share) {
    let beyond = (1 - share) * this.total;
    for (let i = BINS - 1; i >= 0; i--) {
      beyond -= this.bins[i];
      if (beyond < 0) return i;
    }
    return -1;
  }
}
